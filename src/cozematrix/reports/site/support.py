"""Support: the methods of each release, and how well it keeps what is expected of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.cells.outcome import State
from cozematrix.verdicts.ledger import BOTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cozematrix.cells.outcome import Outcome
    from cozematrix.planning.plan import Suite
    from cozematrix.reports.site.sights import Seen
    from cozematrix.verdicts.verdict import Verdict


# The share of a method's contracts from which it mostly works.
MOST = 0.75


@dataclass(frozen=True)
class Support:
    """One method in one release and suite, on the newest Python on which the release ran."""

    passed: int
    failed: int
    absent: int
    causes: tuple[str, ...] = ()
    """Ids of the known causes that concern it on any Python, the worst effect first."""

    @property
    def sign(self) -> str:
        """The sign of a square: no such method; all, most, some or nothing of it kept."""
        tried = self.passed + self.failed
        if not tried:
            return "absent"
        if not self.failed and not self.causes:
            return "kept"
        if not self.passed:
            return "broken"
        return "most" if self.passed >= MOST * tried else "some"


# By method, suite and release.
Supports = dict[str, dict["Suite", dict[str, Support]]]


def supports(verdict: Verdict, causes: Sequence[Seen]) -> Supports:
    """The support of every method that any contract calls; a release that did not run has none."""
    concerned = _causes_of(causes)
    counted: dict[tuple[str, Suite, str], dict[State, int]] = defaultdict(lambda: defaultdict(int))
    for outcome in _newest(verdict):
        for result in outcome.results:
            for path in result.paths:
                counted[path, outcome.suite, outcome.cell.release][result.state] += 1
    found: Supports = {}
    for (path, suite, release), states in sorted(counted.items()):
        found.setdefault(path, {}).setdefault(suite, {})[release] = Support(
            states[State.PASSED],
            states[State.FAILED],
            states[State.ABSENT],
            tuple(concerned.get((path, suite, release), ())),
        )
    return found


def _newest(verdict: Verdict) -> Iterable[Outcome]:
    """Of each release and suite the outcome on the newest Python that has results."""
    order = {python: place for place, python in enumerate(verdict.plan.pythons)}
    newest: dict[tuple[str, Suite], Outcome] = {}
    for (cell, suite), outcome in verdict.outcomes.items():
        if suite not in BOTH or not outcome.results:
            continue
        before = newest.get((cell.release, suite))
        if before is None or order[before.cell.python] < order[cell.python]:
            newest[cell.release, suite] = outcome
    return newest.values()


def _causes_of(causes: Iterable[Seen]) -> Mapping[tuple[str, Suite, str], list[str]]:
    found: dict[tuple[str, Suite, str], list[str]] = defaultdict(list)
    for each in causes:
        for release, sight in each.sights.items():
            for suite, methods in sight.methods.items():
                for method in methods:
                    found[method, suite, release].append(each.cause.id)
    return found
