"""One outcome held against the ledger: a fact for each thing that did not simply pass."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cozematrix.cells.outcome import HAS_RESULTS, Outcome, Part, State, Status
from cozematrix.planning.plan import Suite
from cozematrix.verdicts.ledger import EVERY, owning_test

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from cozematrix.planning.plan import Cell
    from cozematrix.verdicts.ledger import Cause, Place

UNKNOWN = (Status.NOT_RUN, Status.INFRASTRUCTURE, Status.MISSING_INTERPRETER)
NEVER_RAN = (*UNKNOWN, Status.EXCLUDED)
STATUS_NAMES = frozenset(status.value for status in Status)


class Judgement(StrEnum):
    """The meaning of one fact."""

    AS_EXPECTED = "as expected"
    REGRESSION = "regression"
    FAILS_OTHERWISE = "fails otherwise"
    FIXED = "fixed"
    MISSING = "missing"
    UNWITNESSED = "unwitnessed"
    TAMPERED = "tampered"


WORST_FIRST = (
    Judgement.TAMPERED,
    Judgement.UNWITNESSED,
    Judgement.MISSING,
    Judgement.REGRESSION,
    Judgement.FAILS_OTHERWISE,
    Judgement.FIXED,
    Judgement.AS_EXPECTED,
)


# By name: the causes that are expected in one outcome, with the place that covers it.
Expected = dict[str, list[tuple["Cause", "Place"]]]
# No entry of the ledger excuses these.
_JUDGED_BY_STATUS = {
    **dict.fromkeys(UNKNOWN, Judgement.MISSING),
    Status.UNWITNESSED: Judgement.UNWITNESSED,
    Status.TAMPERED: Judgement.TAMPERED,
}


@dataclass(frozen=True)
class Fact:
    """One thing that did not simply pass: a test, a place in it, or a whole cell's status."""

    cell: Cell
    """The Python, the release and the resolution."""
    suite: Suite
    """TYPES for a type check."""
    name: str
    """The name of a test, of a place within a test, or the status of a cell without results."""
    message: str
    """Message of the failure as it was recorded; of what passed, the reason why it is told."""
    judgement: Judgement
    """Its meaning beside the ledger."""
    cause: Cause | None = None
    """The known cause; of a surprise the one that the ledger lists for this name."""
    place: Place | None = None
    """The place of the cause that covers the cell."""
    wire: str = ""
    """Requests and answers of a test that failed; "" for none."""


def surprises(outcome: Outcome, ledger: Iterable[Cause]) -> int:
    """Count the facts of an outcome that are not as expected."""
    facts = facts_of(outcome, tuple(ledger), is_required=True)
    return sum(fact.judgement is not Judgement.AS_EXPECTED for fact in facts)


def facts_of(outcome: Outcome, causes: Sequence[Cause], *, is_required: bool) -> list[Fact]:
    """The facts of one outcome; `is_required` says whether its Python may not be missing."""
    expected = expected_in(outcome, causes)
    if outcome.status in HAS_RESULTS:
        return list(_held(outcome, expected, causes))
    is_missing = outcome.status is Status.MISSING_INTERPRETER
    is_left_out = outcome.status is Status.EXCLUDED or (is_missing and not is_required)
    if is_left_out or outcome.is_unselected:
        return []
    failed = Part(outcome.status.value, State.FAILED, outcome.cause)
    if judgement := _JUDGED_BY_STATUS.get(outcome.status):
        return [as_fact(outcome, failed, judgement)]
    return [failure(outcome, failed, expected, causes)]


def expected_in(outcome: Outcome, causes: Iterable[Cause]) -> Expected:
    """The places of the ledger that cover an outcome, by the names that they list."""
    found: Expected = {}
    for cause in causes:
        for place in cause.places:
            if place.covers(outcome.cell, outcome.suite, outcome.dependencies):
                for name in place.tests:
                    found.setdefault(name, []).append((cause, place))
    return found


def _held(outcome: Outcome, expected: Expected, causes: Sequence[Cause]) -> Iterator[Fact]:
    """Everything that failed, and everything that is known to fail and did not."""
    listed: dict[str, list[str]] = {}
    for name in expected:
        listed.setdefault(owning_test(name), []).append(name)
    for name in sorted(listed.keys() & STATUS_NAMES):
        yield from _fixed(outcome, name, expected[name], "known not to run, but it ran")
    failed, seen = set(), set()
    for result in outcome.results:
        if result.state is not State.FAILED and result.name not in listed:
            continue
        parts = {part.name: part for part in result.parts}
        for part in parts.values():
            if part.state is State.FAILED:
                failed.add(part.name)
                fact = failure(outcome, part, expected, causes)
                seen.add(id(fact.place))
                yield fact
        if outcome.suite is not Suite.TYPES:
            yield from _fixed_parts(outcome, parts, listed.get(result.name, ()), expected)
    if outcome.suite is Suite.TYPES:
        # It records what is wrong, and nothing else.
        for name in sorted(expected.keys() - failed - STATUS_NAMES - {EVERY}):
            passed = "known to fail, but nothing is reported"
            yield from _fixed(outcome, name, expected[name], passed)
    yield from _idle(outcome, expected.get(EVERY, ()), seen)


def _idle(
    outcome: Outcome, everywhere: Iterable[tuple[Cause, Place]], seen: Container[int]
) -> Iterator[Fact]:
    """Known to make everything fail, but nothing failed so."""
    if not outcome.is_partial:
        idle = [known for known in everywhere if id(known[1]) not in seen]
        yield from _fixed(outcome, EVERY, idle, "known to fail everywhere, but nothing fails so")


def _fixed_parts(
    outcome: Outcome, parts: Mapping[str, Part], listed: Iterable[str], expected: Expected
) -> Iterator[Fact]:
    """Known failures of a test and its places that did not fail."""
    states = {name: part.state for name, part in parts.items()}
    for name in listed:
        if states.get(name) is State.PASSED:
            yield from _fixed(outcome, name, expected[name], "known to fail, but it passed")
        elif is_gone(name, states):
            gone = "known to fail, but there is no such place any more"
            yield from _fixed(outcome, name, expected[name], gone)


def is_gone(name: str, states: Mapping[str, State]) -> bool:
    """Return whether a place is not there any more; `states` are those of its test's parts.

    A test that came to its end has looked at all the places that there are.
    """
    return name not in states and states.get(owning_test(name)) is State.PASSED


def _fixed(
    outcome: Outcome, name: str, known: Iterable[tuple[Cause, Place]], message: str
) -> Iterator[Fact]:
    for cause, place in known:
        yield as_fact(outcome, Part(name, State.PASSED, message), Judgement.FIXED, cause, place)


def failure(outcome: Outcome, part: Part, expected: Expected, causes: Sequence[Cause]) -> Fact:
    """Judge a failure: known is one that the ledger lists for this cell, and that reads so."""
    known = expected.get(part.name, [])
    for cause, place in (*known, *expected.get(EVERY, ())):
        if place.reads(part.name, part.message):
            return as_fact(outcome, part, Judgement.AS_EXPECTED, cause, place)
    if known:
        return as_fact(outcome, part, Judgement.FAILS_OTHERWISE, *known[0])
    like = next((cause for cause in causes if _is_listed_elsewhere(cause, part)), None)
    return as_fact(outcome, part, Judgement.REGRESSION, like)


def _is_listed_elsewhere(cause: Cause, part: Part) -> bool:
    """Return whether a cause lists this name with this reading, for other cells."""
    return any(
        (part.name in place.tests or EVERY in place.tests) and place.reads(part.name, part.message)
        for place in cause.places
    )


def as_fact(
    outcome: Outcome,
    part: Part,
    judgement: Judgement,
    cause: Cause | None = None,
    place: Place | None = None,
) -> Fact:
    """Make a fact of a part of an outcome."""
    return Fact(
        outcome.cell,
        outcome.suite,
        part.name,
        part.message,
        judgement,
        cause=cause,
        place=place,
        wire=part.wire,
    )
