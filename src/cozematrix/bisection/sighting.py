"""The sighting of one test in an outcome: it failed and by which cause, passed, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.bisection.named import STATUSES
from cozematrix.bisection.search import View
from cozematrix.cells.outcome import HAS_RESULTS, State, Status, is_hang
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.judge import facts_of, is_gone
from cozematrix.verdicts.ledger import owning_test
from cozematrix.verdicts.ranges import Seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cozematrix.cells.outcome import Outcome, Result
    from cozematrix.verdicts.fact import Fact
    from cozematrix.verdicts.ledger import Cause

NO_TEST = "there is no such test"


@dataclass(frozen=True)
class Sighting:
    """One test in one cell and suite."""

    state: Seen
    message: str = ""
    """Text of the failure, or the reason why nothing is known."""
    causes: tuple[str, ...] = ()
    """The known causes that its failure reads as."""
    surprise: str = ""
    """Judgement that is not as the ledger expects; empty if there is none."""

    @property
    def view(self) -> View:
        """The sighting as a search looks at it: two are alike by state and causes."""
        return View(self.state, "/".join(self.causes))

    @property
    def may_be_the_machines(self) -> bool:
        """True if it ran out of time where the ledger does not know it to."""
        is_late = is_hang(self.message) or self.message.startswith(Status.TIMEOUT)
        return is_late and not self.causes


def sighting(name: str, outcome: Outcome, ledger: Sequence[Cause]) -> Sighting:
    """Return the sighting of the test, of the place within one, or of the status of this name."""
    state, message = _seen(name, outcome)
    facts = [fact for fact in facts_of(outcome, ledger, is_required=True) if _is_of(fact, name)]
    known = {fact.cause.id for fact in facts if fact.cause and _is_known(fact)}
    other = [fact.judgement.value for fact in facts if not _is_known(fact)]
    return Sighting(
        state,
        message,
        causes=tuple(sorted(known)) if state is Seen.FAILED else (),
        surprise=other[0] if other and state is not Seen.SILENT else "",
    )


def _is_known(fact: Fact) -> bool:
    return fact.judgement is Judgement.AS_EXPECTED


def _is_of(fact: Fact, name: str) -> bool:
    """Return whether a fact is of the named test, or of a place within it."""
    return name in (fact.name, owning_test(fact.name))


def _seen(name: str, outcome: Outcome) -> tuple[Seen, str]:
    if name in STATUSES:
        return _of_status(Status(name), outcome)
    if outcome.is_unselected:
        return Seen.SILENT, NO_TEST
    if outcome.status not in HAS_RESULTS:
        return Seen.SILENT, _why_silent(outcome)
    results = [each for each in outcome.results if each.name == owning_test(name)]
    return of_result(name, results[-1]) if results else (Seen.SILENT, NO_TEST)


def _of_status(status: Status, outcome: Outcome) -> tuple[Seen, str]:
    if outcome.status is status:
        return Seen.FAILED, outcome.cause
    # One in which no test was selected got as far as to look for one.
    has_run = outcome.status in HAS_RESULTS or outcome.is_unselected
    if has_run or (status is Status.NOT_INSTALLABLE and outcome.status is Status.IMPORT_ERROR):
        return Seen.PASSED, ""
    return Seen.SILENT, _why_silent(outcome)


def _why_silent(outcome: Outcome) -> str:
    return f"{outcome.status}: {outcome.cause}" if outcome.cause else str(outcome.status)


def of_result(name: str, result: Result) -> tuple[Seen, str]:
    """Return the sighting of a test, or of a place within it, in its result; and why."""
    if result.state in (State.ABSENT, State.SKIPPED):
        return Seen.SILENT, result.message or result.state.value
    if name == result.name:
        if result.state is State.PASSED:
            return Seen.PASSED, ""
        first = next((f"{at.name}: {at.message}" for at in result.failing_places), "")
        return Seen.FAILED, result.message or first
    parts = {part.name: part for part in result.parts}
    if name in parts:
        failed = parts[name].state is State.FAILED
        return (Seen.FAILED, parts[name].message) if failed else (Seen.PASSED, "")
    states = {each: part.state for each, part in parts.items()}
    if is_gone(name, states):
        return Seen.PASSED, ""
    return Seen.SILENT, f"the test did not get there: {result.message}"
