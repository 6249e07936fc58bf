"""The squares of the matrix: how much of the contracts each outcome keeps, and the worst there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.cells.outcome import HAS_RESULTS, State, Status
from cozematrix.planning.plan import Suite
from cozematrix.types.typecheck import error_count
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.ledger import EFFECTS

if TYPE_CHECKING:
    from cozematrix.cells.outcome import Outcome
    from cozematrix.planning.plan import Cell, Plan
    from cozematrix.verdicts.ledger import Effect
    from cozematrix.verdicts.verdict import Verdict

Squares = dict[tuple["Cell", Suite], "Square"]
MARKS = {Status.EXCLUDED: "—", Status.MISSING_INTERPRETER: "·"}
# In capitals and instead of any share, so that nobody overlooks them.
LOUD = {
    Judgement.TAMPERED: "TAMPERED",
    Judgement.UNWITNESSED: "UNWITNESSED",
    Judgement.MISSING: "MISSING",
    Judgement.REGRESSION: "REGRESSION",
    Judgement.FAILS_OTHERWISE: "OTHERWISE",
    Judgement.FIXED: "FIXED",
}


@dataclass(frozen=True)
class Square:
    """One outcome as the matrix shows it."""

    status: Status
    """End of the suite or the type check."""
    judgement: Judgement
    """The worst that any fact says of it."""
    effect: Effect | None
    """The worst effect of the known causes that are seen there."""
    passed: int = 0
    """Number of tests that passed; all counts of tests are 0 in a type check."""
    failed: int = 0
    """Number of tests that failed, as known or not."""
    absent: int = 0
    """Number of tests whose API the release does not have."""
    skipped: int = 0
    """Number of tests that could not be tried for another reason."""
    errors: int = 0
    """Errors of the type checker."""

    @property
    def has_run(self) -> bool:
        """True if there are results."""
        return self.status in HAS_RESULTS

    @property
    def tried(self) -> int:
        """The contracts that count for the share kept: those with a verdict."""
        return self.passed + self.failed

    @property
    def text(self) -> str:
        """The square in at most eleven characters; two that differ never read alike by colour."""
        if self.judgement in LOUD:
            return LOUD[self.judgement]
        if self.status in MARKS:
            return MARKS[self.status]
        if self.status is Status.ERRORS:
            return "1 error" if self.errors == 1 else f"{self.errors} errors"
        if not self.has_run:
            return self.effect.value if self.effect else self.status.value.replace("-", " ")
        if not self.tried:
            return (
                "clean" if self.status is Status.CLEAN else "absent" if self.absent else "skipped"
            )
        share = f"{percent(self.passed, self.tried)}%"
        return f"{share} {self.effect}" if self.effect else share


def squares(verdict: Verdict) -> Squares:
    """The square of every planned cell and suite."""
    return {
        place: _square(outcome, verdict.judgement(*place), verdict.effects(*place))
        for place, outcome in verdict.outcomes.items()
    }


def lacking(plan: Plan, found: Squares) -> dict[str, int]:
    """Return how much each release lacks, in per cent: of all contracts, those without their API.

    Absent tests of all that are absent or have a verdict, over the suites of the newest Python on
    which the release ran. A release that did not run anywhere has no figure.
    """
    ran: dict[str, dict[str, list[Square]]] = {}
    for (cell, _), square in found.items():
        if square.tried + square.absent:
            ran.setdefault(cell.release, {}).setdefault(cell.python, []).append(square)
    newest = {
        release: next(on[python] for python in reversed(plan.pythons) if python in on)
        for release, on in ran.items()
    }
    return {
        release: percent(
            sum(each.absent for each in there), sum(each.absent + each.tried for each in there)
        )
        for release, there in newest.items()
    }


def percent(part: int, whole: int) -> int:
    """The nearest whole number, but 100 only for all and 0 only for none."""
    if part in (0, whole):
        return 100 if part else 0
    return min(99, max(1, round(100 * part / whole)))


def _square(outcome: Outcome, judgement: Judgement, effects: set[Effect]) -> Square:
    is_counted = outcome.status in HAS_RESULTS and outcome.suite is not Suite.TYPES
    counts = {state: outcome.count(state) if is_counted else 0 for state in State}
    return Square(
        status=outcome.status,
        judgement=judgement,
        effect=min(effects, key=EFFECTS.index, default=None),
        passed=counts[State.PASSED],
        failed=counts[State.FAILED],
        absent=counts[State.ABSENT],
        skipped=counts[State.SKIPPED],
        errors=error_count(outcome) if outcome.status is Status.ERRORS else 0,
    )
