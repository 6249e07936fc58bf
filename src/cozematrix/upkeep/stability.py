"""Stability: a cell must end alike however often and in whatever order its tests run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cozematrix.cells.outcome import Outcome
    from cozematrix.planning.plan import Suite


@dataclass(frozen=True)
class Flake:
    """A test (or a suite's status, `test` "") that did not always end alike; counts by state."""

    suite: Suite
    test: str
    counts: dict[str, int]

    @property
    def line(self) -> str:
        """The states in one line, with the number of runs that had each."""
        counts = ", ".join(f"{count} {state}" for state, count in self.counts.items())
        return f"{self.suite} {self.test or 'as a whole'}: {counts}"


def flakes(rounds: Sequence[Sequence[Outcome]]) -> list[Flake]:
    """Everything that differs between rounds of one cell; a test that is missing in one differs."""
    states: dict[tuple[Suite, str], Counter[str]] = {}
    for outcomes in rounds:
        for outcome in outcomes:
            states.setdefault((outcome.suite, ""), Counter())[outcome.status.value] += 1
            for result in outcome.results:
                found = states.setdefault((outcome.suite, result.name), Counter())
                found[result.state.value] += 1
    for counts in states.values():
        missing = len(rounds) - counts.total()
        if missing:
            counts["missing"] = missing
    return [
        Flake(suite, test, dict(counts.most_common()))
        for (suite, test), counts in sorted(states.items())
        if len(counts) > 1
    ]
