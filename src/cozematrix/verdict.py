"""The outcomes held against the plan and the ledger: what a release manager acts on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from packaging.version import Version

from cozematrix.outcome import HAS_RESULTS, Outcome, State, Status
from cozematrix.plan import Left, Suite

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from cozematrix.ledger import Deviation
    from cozematrix.plan import Cell, Plan

UNKNOWN = (Status.NOT_RUN, Status.INFRASTRUCTURE, Status.MISSING_INTERPRETER)
NEVER_RAN = (*UNKNOWN, Status.EXCLUDED)
STATUS_NAMES = frozenset(status.value for status in Status)


class Judgement(StrEnum):
    """What one fact means."""

    AS_EXPECTED = "as expected"
    REGRESSION = "regression"
    FIXED = "fixed"
    MISSING = "missing"
    UNWITNESSED = "unwitnessed"
    TAMPERED = "tampered"


WORST_FIRST = (
    Judgement.TAMPERED,
    Judgement.UNWITNESSED,
    Judgement.MISSING,
    Judgement.REGRESSION,
    Judgement.FIXED,
    Judgement.AS_EXPECTED,
)


# No entry of the ledger excuses these.
_JUDGED_BY_STATUS = {
    **dict.fromkeys(UNKNOWN, Judgement.MISSING),
    Status.UNWITNESSED: Judgement.UNWITNESSED,
    Status.TAMPERED: Judgement.TAMPERED,
}


@dataclass(frozen=True)
class Fact:
    """One thing that did not simply pass: a test, or a whole cell's status, in one cell and suite.

    `name` is the test's name, or the status where the cell has no results; `deviation` is the
    entry of the ledger that names it.
    """

    cell: Cell
    suite: Suite
    name: str
    message: str
    judgement: Judgement
    deviation: Deviation | None = None


@dataclass(frozen=True)
class Verdict:
    """Every planned cell and suite with its outcome, and every fact worth a word.

    `outcomes` has an entry for each cell of the plan and each suite, also for those that did not
    run; `facts` are known deviations and surprises; `unused` are entries of the ledger that name a
    test which no cell of the plan recorded; `changed` are files of the checkout that were changed
    while the run was at work.
    """

    plan: Plan
    suites: tuple[Suite, ...]
    outcomes: Mapping[tuple[Cell, Suite], Outcome]
    facts: tuple[Fact, ...]
    unused: tuple[str, ...]
    changed: tuple[str, ...] = ()

    @property
    def surprises(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.judgement is not Judgement.AS_EXPECTED)

    @property
    def has_run(self) -> bool:
        """Whether anything ran at all: a run without an outcome says nothing of any release."""
        return any(each.status not in NEVER_RAN for each in self.outcomes.values())

    @property
    def is_as_expected(self) -> bool:
        return self.has_run and not (self.surprises or self.unused or self.changed)

    def judgement(self, cell: Cell, suite: Suite) -> Judgement:
        """The worst that any fact says of this cell and suite."""
        found = {fact.judgement for fact in self.facts if (fact.cell, fact.suite) == (cell, suite)}
        return next((each for each in WORST_FIRST if each in found), Judgement.AS_EXPECTED)


def judge(
    plan: Plan,
    suites: Iterable[Suite],
    recorded: Iterable[Outcome],
    ledger: Iterable[Deviation],
    *,
    run: str,
    required: Collection[str],
    changed: Iterable[str] = (),
) -> Verdict:
    """Hold the outcomes of `run` against the plan and the ledger.

    `required` are Pythons whose absence is a fault. An outcome of another run counts as none.
    `changed` are files that were not the same from the run's start to its end.
    """
    suites, deviations = tuple(suites), tuple(ledger)
    by_place = {(each.cell, each.suite): each for each in recorded if each.run == run}
    outcomes = {
        (cell, suite): _outcome(plan, cell, suite, by_place, run)
        for cell in plan.cells
        for suite in suites
    }
    facts: list[Fact] = []
    for (cell, _), outcome in outcomes.items():
        facts += _facts(outcome, deviations, is_required=cell.python in required)
    facts += _unwitnessed(outcomes.values())
    dropped = list(_dropped(outcomes.values(), deviations))
    facts += dropped
    unused = _unused(deviations, outcomes.values(), {fact.name for fact in dropped})
    return Verdict(plan, suites, outcomes, tuple(facts), unused, tuple(changed))


def surprises(outcome: Outcome, ledger: Iterable[Deviation]) -> int:
    """How much of an outcome is not as expected."""
    facts = _facts(outcome, tuple(ledger), is_required=True)
    return sum(fact.judgement is not Judgement.AS_EXPECTED for fact in facts)


def _unwitnessed(outcomes: Collection[Outcome]) -> Iterator[Fact]:
    """Tests that passed without a request, although they make some where they pass elsewhere."""
    passed = [
        (outcome, result)
        for outcome in outcomes
        if outcome.status in HAS_RESULTS and outcome.suite is not Suite.TYPES
        for result in outcome.results
        if result.state is State.PASSED
    ]
    speaking = {(outcome.suite, result.name) for outcome, result in passed if result.requests}
    message = "passed without a request to the service, which it makes in other cells"
    for outcome, result in passed:
        if not result.requests and (outcome.suite, result.name) in speaking:
            yield _fact(outcome, result.name, message, Judgement.UNWITNESSED)


def _dropped(outcomes: Iterable[Outcome], deviations: Collection[Deviation]) -> Iterator[Fact]:
    """What passed in a release and is absent from the next one, or not even asked of it.

    To be absent is no failure where a method is still to come; it is one where it has gone. Told of
    the first release that lacks it.
    """
    whole = [each for each in outcomes if each.status in HAS_RESULTS and not each.is_partial]
    lines: dict[tuple[str, Suite], list[Outcome]] = {}
    for outcome in sorted(whole, key=lambda each: Version(each.cell.release)):
        if outcome.suite is not Suite.TYPES:
            lines.setdefault((outcome.cell.python, outcome.suite), []).append(outcome)
    for line in lines.values():
        last_passed: dict[str, str] = {}
        for outcome in line:
            states = {result.name: result.state for result in outcome.results}
            gone = [n for n in last_passed if states.get(n, State.ABSENT) is State.ABSENT]
            expected = _expected(outcome, deviations) if gone else {}
            for name in gone:
                message = f"it is gone; it passed in {last_passed.pop(name)}"
                yield _failure(outcome, name, message, expected)
            passed = (name for name, state in states.items() if state is State.PASSED)
            last_passed |= dict.fromkeys(passed, outcome.cell.release)


def _outcome(
    plan: Plan,
    cell: Cell,
    suite: Suite,
    recorded: Mapping[tuple[Cell, Suite], Outcome],
    run: str,
) -> Outcome:
    left = plan.left.get(cell)
    if left is Left.EXCLUDED:
        return Outcome(cell, suite, run, Status.EXCLUDED, cause="Requires-Python")
    if (cell, suite) in recorded:
        return recorded[cell, suite]
    if left is Left.MISSING_INTERPRETER:
        cause = f"no Python {cell.python} on this machine"
        return Outcome(cell, suite, run, Status.MISSING_INTERPRETER, cause=cause)
    return Outcome(cell, suite, run, Status.NOT_RUN, cause="planned, but without an outcome")


def _facts(outcome: Outcome, deviations: tuple[Deviation, ...], *, is_required: bool) -> list[Fact]:
    expected = _expected(outcome, deviations)
    if outcome.status in HAS_RESULTS:
        return [*_failures(outcome, expected), *_fixes(outcome, expected)]
    is_missing = outcome.status is Status.MISSING_INTERPRETER
    is_left_out = outcome.status is Status.EXCLUDED or (is_missing and not is_required)
    if is_left_out or outcome.is_unselected:
        return []
    if judgement := _JUDGED_BY_STATUS.get(outcome.status):
        return [_fact(outcome, outcome.status, outcome.cause, judgement)]
    return [_failure(outcome, outcome.status, outcome.cause, expected)]


def _expected(outcome: Outcome, deviations: Iterable[Deviation]) -> dict[str, Deviation]:
    """The entries of the ledger that hold for an outcome, by the names of their tests."""
    return {
        name: deviation
        for deviation in deviations
        if deviation.covers(outcome.cell, outcome.suite, outcome.dependencies)
        for name in deviation.tests
    }


def _failures(outcome: Outcome, expected: Mapping[str, Deviation]) -> list[Fact]:
    return [
        _failure(outcome, result.name, result.message, expected)
        for result in outcome.results
        if result.state is State.FAILED
    ]


def _fixes(outcome: Outcome, expected: Mapping[str, Deviation]) -> list[Fact]:
    """Known failures that passed, or, in a type check, that mypy no longer reports."""
    states = {result.name: result.state for result in outcome.results}
    gone = [name for name in expected if _is_gone(name, outcome, states)]
    return [
        _fact(outcome, name, "known to fail, but it passed", Judgement.FIXED, expected[name])
        for name in gone
    ]


def _is_gone(name: str, outcome: Outcome, states: Mapping[str, State]) -> bool:
    if name in STATUS_NAMES:
        return True
    if outcome.suite is Suite.TYPES:
        return name not in states
    return states.get(name) is State.PASSED


def _failure(outcome: Outcome, name: str, message: str, expected: Mapping[str, Deviation]) -> Fact:
    known = expected.get(name)
    judgement = Judgement.AS_EXPECTED if known else Judgement.REGRESSION
    return _fact(outcome, name, message, judgement, known)


def _fact(
    outcome: Outcome,
    name: str,
    message: str,
    judgement: Judgement,
    deviation: Deviation | None = None,
) -> Fact:
    return Fact(outcome.cell, outcome.suite, str(name), message, judgement, deviation)


def _unused(
    deviations: tuple[Deviation, ...], outcomes: Iterable[Outcome], dropped: Collection[str]
) -> tuple[str, ...]:
    """Names in the ledger that no test bears, in any cell where the entry holds.

    A misspelt or renamed test would otherwise stay in the ledger and excuse nothing for ever. One
    that a release has `dropped` need not be there any more.
    """
    complete = [
        outcome
        for outcome in outcomes
        if outcome.status in HAS_RESULTS and not outcome.is_partial
        if outcome.suite is not Suite.TYPES
    ]
    unused = []
    for deviation in deviations:
        places = [
            each for each in complete if deviation.covers(each.cell, each.suite, each.dependencies)
        ]
        known = {result.name for outcome in places for result in outcome.results} | {*dropped}
        if places:
            unused += [n for n in deviation.tests if n not in known and n not in STATUS_NAMES]
    return tuple(sorted(set(unused)))
