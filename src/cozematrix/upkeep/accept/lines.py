"""Lines: what has ranges of its own in a cause, and the cells in which it fails."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from packaging.specifiers import SpecifierSet

from cozematrix.verdicts.fact import STATUS_NAMES
from cozematrix.verdicts.ranges import Range, Seen, ranges

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cozematrix.planning.plan import Suite
    from cozematrix.verdicts.fact import PlacedFact
    from cozematrix.verdicts.ledger import Place
    from cozematrix.verdicts.sightings import Sightings, Spot


@dataclass(frozen=True)
class Line:
    """One name in one suite with one reading: what has ranges of its own."""

    name: str
    suite: Suite
    says: str
    dependencies: tuple[tuple[str, str], ...] = ()

    @property
    def claim(self) -> tuple[object, ...]:
        """Return the claim of a line; two lines of one cause must not share it in one cell."""
        return self.name, self.suite, self.dependencies


@dataclass(frozen=True)
class Change:
    """The cells that a line is to cover from now on, those no longer, and those it must not."""

    line: Line
    added: Collection[Spot]
    removed: Collection[Spot] = ()
    taken: Collection[Spot] = ()


@dataclass(frozen=True)
class Piece:
    """A range of one line."""

    line: Line
    cozepy: str
    python: str


def line_of(fact: PlacedFact, place: Place) -> Line:
    return Line(fact.name, fact.suite, place.says, frozen(place.dependencies))


def lines_of(place: Place) -> list[Line]:
    dependencies = frozen(place.dependencies)
    return [
        Line(name, suite, place.says, dependencies)
        for name, suite in product(place.tests, place.suites)
    ]


def frozen(dependencies: Mapping[str, SpecifierSet]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, str(each)) for name, each in dependencies.items()))


def ranges_of(run: Sightings, change: Change, places: Sequence[Place]) -> list[Range]:
    """The ranges in which a line fails: its places' cells and more, without those seen otherwise.

    What no run has contradicted stays: a cell of a place that was not run counts as failed.
    """
    suite, name = change.line.suite, change.line.name
    known = {spot for place in places for spot in run.within(place.cozepy, place.python)}
    recorded = run.seen.get((suite, name), {})
    seen = dict.fromkeys(known, Seen.FAILED) | dict.fromkeys(run.excluded, Seen.SILENT)
    for spot, state in recorded.items():
        if places and not run.holds(suite, spot, places[0]):
            seen[spot] = Seen.SILENT
        elif state is Seen.FAILED and spot not in known:
            # It reads otherwise here.
            seen[spot] = Seen.PASSED
        else:
            seen[spot] = state
    seen |= dict.fromkeys(change.removed, Seen.PASSED) | dict.fromkeys(change.added, Seen.FAILED)
    # No other line may cover what one covers already.
    seen = {spot: state for spot, state in seen.items() if spot not in change.taken}
    found = list(ranges(seen, run.versions, run.pythons))
    if not change.removed:
        return found
    # Where nothing but what this machine cannot run is left of it, it counts as fixed there too.
    certain = {
        spot
        for spot, state in seen.items()
        if state is Seen.FAILED and not run.is_missing(suite, spot)
    }
    return [each for each in found if cells_of(run, each) & certain]


def cells_of(run: Sightings, found: Range) -> set[Spot]:
    return run.within(SpecifierSet(found.cozepy), SpecifierSet(found.python))


def without_parameters(name: str) -> str:
    return "" if name in STATUS_NAMES else name.partition("[")[0].partition(" ")[0]


def file_of_tests(name: str) -> str:
    """The part of a name that says in which file it stands; "" for a status."""
    return without_parameters(name).partition("::")[0]
