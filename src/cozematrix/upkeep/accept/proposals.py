"""The changes of the ledger that a run asks for, in known causes and new ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cozematrix.upkeep.accept.arranging import rearranged
from cozematrix.upkeep.accept.lines import (
    Change,
    Line,
    Piece,
    cells_of,
    file_of_tests,
    line_of,
    lines_of,
    ranges_of,
    without_parameters,
)
from cozematrix.upkeep.accept.new_causes import new_causes
from cozematrix.upkeep.accept.proposal import Proposal, ordered
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.reading import WORD, normal
from cozematrix.verdicts.sightings import Sightings, Spot

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from cozematrix.inputs.releases import Release
    from cozematrix.verdicts.fact import PlacedFact
    from cozematrix.verdicts.ledger import Cause, Place
    from cozematrix.verdicts.verdict import Verdict


def proposals(
    verdict: Verdict,
    ledger: Sequence[Cause],
    releases: Sequence[Release],
    *,
    pythons: Sequence[str],
    today: datetime.date,
) -> list[Proposal]:
    """Propose the changes after which the ledger expects what this run recorded.

    `releases`, oldest first, and `pythons` are all that there are, not only those of the run. What
    is missing, unwitnessed or tampered with is never proposed, and neither is a failure without a
    message, by which nobody could know it again.
    """
    run = Sightings(verdict, releases, pythons)
    added: dict[str, dict[Line, set[Spot]]] = {}
    removed: dict[str, dict[Line, set[Spot]]] = {}
    unknown: dict[Line, dict[Spot, PlacedFact]] = {}
    for fact in run.surprises:
        spot = fact.cell.release, fact.cell.python
        if fact.judgement is not Judgement.REGRESSION:
            for cause, place in _covering(run, fact, ledger):
                line = line_of(fact, place)
                removed.setdefault(cause.id, {}).setdefault(line, set()).add(spot)
        if fact.judgement is Judgement.FIXED:
            continue
        if known := _known(run, fact, ledger):
            cause, line = known
            added.setdefault(cause.id, {}).setdefault(line, set()).add(spot)
        elif is_sayable(fact.message):
            unknown.setdefault(Line(fact.name, fact.suite, normal(fact.message)), {})[spot] = fact
    changed = [
        _changed(run, cause, added.get(cause.id, {}), removed.get(cause.id, {}))
        for cause in ledger
        if cause.id in added or cause.id in removed
    ]
    new = new_causes(run, unknown, ledger, today)
    return sorted([*changed, *new], key=lambda each: (each.cause.file, each.cause.id))


def is_sayable(message: str) -> bool:
    """Return whether a failure can be known again by its message."""
    return bool(WORD.search(normal(message)))


def left_open(verdict: Verdict) -> list[str]:
    """A line for each test that fails without a message, for which nothing can be proposed."""
    unknown = (Judgement.REGRESSION, Judgement.FAILS_OTHERWISE)
    names = {
        fact.name
        for fact in verdict.surprises
        if fact.judgement in unknown and not is_sayable(fact.message)
    }
    return [f"not proposed: {name} fails without a message" for name in sorted(names)]


def _covering(
    run: Sightings, fact: PlacedFact, ledger: Iterable[Cause]
) -> Iterator[tuple[Cause, Place]]:
    """The places that expect the fact's name to fail in its cell."""
    installed = run.verdict.outcomes[fact.cell, fact.suite].dependencies
    for cause in ledger:
        for place in cause.places:
            if fact.name in place.tests and place.covers(fact.cell, fact.suite, installed):
                yield cause, place


def _known(run: Sightings, fact: PlacedFact, ledger: Iterable[Cause]) -> tuple[Cause, Line] | None:
    """The cause that a failure reads as: one that lists it, else a like test, else its file."""
    reading = [
        (cause, place)
        for cause in ledger
        for place in cause.places
        if is_sayable(fact.message) and place.reads(fact.name, fact.message)
    ]
    spot = fact.cell.release, fact.cell.python
    for likeness in (str, without_parameters, file_of_tests):
        alike = likeness(fact.name)
        fitting = [
            (cause, place)
            for cause, place in reading
            if alike and any(likeness(name) == alike for name in place.tests)
        ]
        if not fitting:
            continue
        holding = [each for each in fitting if run.holds(fact.suite, spot, each[1])]
        cause, place = (holding or fitting)[0]
        line = line_of(fact, place)
        return cause, line if holding else replace(line, dependencies=())
    return None


def _changed(
    run: Sightings,
    cause: Cause,
    added: Mapping[Line, set[Spot]],
    removed: Mapping[Line, set[Spot]],
) -> Proposal:
    lines = sorted({*added, *removed}, key=lambda line: (line.name, line.suite, line.says))
    left, pieces = _left(cause, lines)
    claimed: dict[tuple[object, ...], set[Spot]] = {}
    for place in cause.places:
        for line in set(lines_of(place)).difference(lines):
            claimed.setdefault(line.claim, set()).update(run.within(place.cozepy, place.python))
    for line in lines:
        taken = claimed.setdefault(line.claim, set())
        places = [place for place in cause.places if line in lines_of(place)]
        change = Change(line, added.get(line, set()), removed.get(line, set()), taken)
        for each in ranges_of(run, change, places):
            pieces.append(Piece(line, each.cozepy, each.python))
            taken |= cells_of(run, each)
    return rearranged(run, cause, left, pieces)


def _left(cause: Cause, lines: Collection[Line]) -> tuple[list[list[str]], list[Piece]]:
    """The names that stay in each place, and what the others have in suites that do not change."""
    left: list[list[str]] = []
    pieces: list[Piece] = []
    for place in cause.places:
        stays = []
        for name in place.tests:
            own = [line for line in lines_of(place) if line.name == name]
            if not {*own} & {*lines}:
                stays.append(name)
                continue
            pieces += [
                Piece(line, ordered(place.cozepy), ordered(place.python))
                for line in own
                if line not in lines
            ]
        left.append(stays)
    return left, pieces
