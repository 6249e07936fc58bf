"""Sightings: single tests in single cells as a run saw them, beside the ledger's word on them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from typing import TYPE_CHECKING

from packaging.specifiers import SpecifierSet

from cozematrix.cells.outcome import HAS_RESULTS, Outcome, State, Status
from cozematrix.planning.plan import Suite
from cozematrix.verdicts.fact import STATUS_NAMES, UNKNOWN, Judgement
from cozematrix.verdicts.judge import is_gone
from cozematrix.verdicts.ledger import owning_test
from cozematrix.verdicts.ranges import Seen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cozematrix.inputs.releases import Release
    from cozematrix.planning.plan import Cell
    from cozematrix.verdicts.fact import PlacedFact
    from cozematrix.verdicts.ledger import Place
    from cozematrix.verdicts.verdict import Verdict

# A release and a Python, by version.
Spot = tuple[str, str]

_FAILED = (Judgement.AS_EXPECTED, Judgement.REGRESSION, Judgement.FAILS_OTHERWISE)
_SETTLED = (Judgement.REGRESSION, Judgement.FAILS_OTHERWISE, Judgement.FIXED)
_NOT_RUN = (*UNKNOWN, Status.UNWITNESSED, Status.TAMPERED)
# A version that every open range contains.
_LATER = "9999"


@dataclass(frozen=True)
class Sightings:
    """A verdict, read along all releases (oldest first) and Pythons that there are."""

    verdict: Verdict
    releases: Sequence[Release]
    pythons: Sequence[str]

    @cached_property
    def versions(self) -> list[str]:
        return [release.version for release in self.releases]

    @cached_property
    def excluded(self) -> frozenset[Spot]:
        """The cells that there are not, by Requires-Python."""
        return frozenset(
            (release.version, python)
            for release in self.releases
            for python in self.pythons
            if not release.admits(python)
        )

    @cached_property
    def surprises(self) -> list[PlacedFact]:
        """The facts that a change of the ledger would settle."""
        return [
            fact
            for fact in self.verdict.surprises
            if fact.judgement in _SETTLED
            and (fact.cell, fact.suite, fact.name) not in self._unwitnessed
        ]

    @cached_property
    def seen(self) -> dict[tuple[Suite, str], dict[Spot, Seen]]:
        """Of each name that is a surprise: the cells in which its suite was run."""
        names = {fact.name for fact in self.surprises}
        tests = {owning_test(name) for name in names}
        failed = {
            (fact.cell, fact.suite, fact.name)
            for fact in self.verdict.facts
            if fact.judgement in _FAILED
        }
        found: dict[tuple[Suite, str], dict[Spot, Seen]] = {}
        for (cell, suite), outcome in self.verdict.outcomes.items():
            states = {
                part.name: part.state
                for result in outcome.results
                if result.name in tests
                for part in result.parts
            }
            for name in names:
                is_failed = (cell, suite, name) in failed
                state = Seen.FAILED if is_failed else _state(outcome, name, states)
                if state and (cell, suite, name) not in self._unwitnessed:
                    found.setdefault((suite, name), {})[cell.release, cell.python] = state
        return found

    def is_missing(self, suite: Suite, spot: Spot) -> bool:
        """Return whether this machine lacks the Python of a cell that was planned."""
        outcome = self._outcomes.get((suite, spot))
        return outcome is not None and outcome.status is Status.MISSING_INTERPRETER

    def holds(self, suite: Suite, spot: Spot, place: Place) -> bool:
        """Return whether a place's dependencies are installed in a cell."""
        outcome = self._outcomes.get((suite, spot))
        return place.is_met_by(outcome.dependencies if outcome else {})

    def within(self, cozepy: SpecifierSet, python: SpecifierSet) -> set[Spot]:
        """The cells that the specifiers contain."""
        releases = _contained(str(cozepy), tuple(self.versions))
        return set(product(releases, _contained(str(python), tuple(self.pythons))))

    def meaning(self, cozepy: SpecifierSet, python: SpecifierSet) -> object:
        """Return the set that the specifiers contain, equal however they are written."""
        return (
            _contained(str(cozepy), (*self.versions, _LATER)),
            _contained(str(python), (*self.pythons, _LATER)),
        )

    @cached_property
    def _unwitnessed(self) -> set[tuple[Cell, Suite, str]]:
        return {
            (fact.cell, fact.suite, fact.name)
            for fact in self.verdict.surprises
            if fact.judgement is Judgement.UNWITNESSED
        }

    @cached_property
    def _outcomes(self) -> dict[tuple[Suite, Spot], Outcome]:
        return {
            (suite, (cell.release, cell.python)): outcome
            for (cell, suite), outcome in self.verdict.outcomes.items()
        }


def _state(outcome: Outcome, name: str, states: Mapping[str, State]) -> Seen | None:
    """Return the sighting of a name that did not fail; None where it was not run."""
    if outcome.status in _NOT_RUN:
        return None
    if outcome.status is Status.EXCLUDED:
        return Seen.SILENT
    if name in STATUS_NAMES:
        return Seen.PASSED
    if outcome.status not in HAS_RESULTS:
        return Seen.SILENT
    if outcome.is_partial and owning_test(name) not in states:
        return None
    # A type check records what is wrong, and nothing else.
    is_passed = states.get(name) is State.PASSED or outcome.suite is Suite.TYPES
    return Seen.PASSED if is_passed or is_gone(name, states) else Seen.SILENT


@cache
def _contained(specifier: str, versions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(SpecifierSet(specifier).filter(versions, prereleases=True))
