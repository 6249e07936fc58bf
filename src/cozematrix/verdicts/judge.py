"""One outcome held against the ledger: a ruling for each module that did not simply pass."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from cozematrix.cells.outcome import (
    HAS_RESULTS,
    Module,
    Outcome,
    Part,
    Result,
    State,
    Status,
)
from cozematrix.planning.plan import Suite
from cozematrix.verdicts.expected import Expected, Index, Known
from cozematrix.verdicts.fact import STATUS_NAMES, UNKNOWN, Fact, Judgement, Ruling, as_fact
from cozematrix.verdicts.ledger import EVERY, owning_test

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cozematrix.planning.plan import Cell
    from cozematrix.verdicts.ledger import Cause

# No entry of the ledger excuses these.
_JUDGED_BY_STATUS = {
    **dict.fromkeys(UNKNOWN, Judgement.MISSING),
    Status.UNWITNESSED: Judgement.UNWITNESSED,
    Status.TAMPERED: Judgement.TAMPERED,
}


def surprises(outcome: Outcome, ledger: Iterable[Cause]) -> int:
    """Count the facts of an outcome that are not as expected."""
    facts = facts_of(outcome, ledger, is_required=True)
    return sum(fact.judgement is not Judgement.AS_EXPECTED for fact in facts)


def facts_of(outcome: Outcome, causes: Iterable[Cause], *, is_required: bool) -> list[Fact]:
    """The facts of one outcome; `is_required` says whether its Python may not be missing."""
    rulings = Judge(causes).rulings(outcome, is_required=is_required)
    return [fact for ruling in rulings for fact in ruling.facts]


class Judge:
    """Holds outcomes against the causes of a ledger, and remembers its rulings.

    Most modules end alike in most cells, so that most need not be judged again. It is for one run,
    in which a cell and suite have one outcome.
    """

    def __init__(self, causes: Iterable[Cause]) -> None:
        self._index = Index(causes)
        self._expected: dict[tuple[Cell, Suite], Expected] = {}
        # By the module or result, which is kept so that no other can have its identity, and by the
        # places that may excuse it.
        self._ruled: dict[tuple[int, tuple[int, ...]], tuple[Module, Ruling]] = {}
        self._facts: dict[tuple[int, tuple[int, ...]], tuple[Fact, ...]] = {}

    def rulings(self, outcome: Outcome, *, is_required: bool) -> list[Ruling]:
        """Judge one outcome; `is_required` says whether its Python may not be missing."""
        if outcome.status in HAS_RESULTS:
            return self._held(outcome)
        is_missing = outcome.status is Status.MISSING_INTERPRETER
        is_left_out = outcome.status is Status.EXCLUDED or (is_missing and not is_required)
        if is_left_out or outcome.is_unselected:
            return []
        failed = Part(outcome.status.value, State.FAILED, outcome.cause)
        if judgement := _JUDGED_BY_STATUS.get(outcome.status):
            return [Ruling((as_fact(failed, judgement),))]
        return [Ruling((self.failure(outcome, failed),))]

    def failure(self, outcome: Outcome, part: Part) -> Fact:
        """Judge one failure of an outcome by itself."""
        expected = self.expected(outcome)
        return self._failure(part, expected.of_name(part.name), expected.everywhere)

    def expected(self, outcome: Outcome) -> Expected:
        """The places of the ledger that cover an outcome."""
        where = outcome.cell, outcome.suite
        if where not in self._expected:
            self._expected[where] = self._index.expected(*where, outcome.dependencies)
        return self._expected[where]

    def _held(self, outcome: Outcome) -> list[Ruling]:
        """Everything that failed, and everything that is known to fail and did not."""
        expected = self.expected(outcome)
        alone: list[Fact] = []
        for name in expected.statuses:
            alone += _fixed(name, expected.of_test(name), "known not to run, but it ran")
        found = [
            ruling
            for module in outcome.modules
            if (ruling := self._of_module(outcome.suite, module, expected)).facts
        ]
        if outcome.suite is Suite.TYPES:
            alone += _unreported(found, expected)
        if expected.everywhere and not outcome.is_partial:
            seen = {
                id(each.place)
                for ruling in found
                for each in ruling.facts
                if each.judgement is not Judgement.FIXED
            }
            idle = [known for known in expected.everywhere if id(known[1]) not in seen]
            alone += _fixed(EVERY, idle, "known to fail everywhere, but nothing fails so")
        return [*found, Ruling(tuple(alone))] if alone else found

    def _of_module(self, suite: Suite, module: Module, expected: Expected) -> Ruling:
        key = id(module), expected.excuses(module.name)
        if key not in self._ruled:
            facts = chain.from_iterable(
                self._of_result(suite, result, expected)
                for result in module.results
                if result.state is State.FAILED or expected.of_test(result.name)
            )
            self._ruled[key] = module, Ruling(tuple(facts))
        return self._ruled[key][1]

    def _of_result(self, suite: Suite, result: Result, expected: Expected) -> tuple[Fact, ...]:
        listed = expected.of_test(result.name)
        key = id(result), tuple(id(place) for _, place in (*listed, *expected.everywhere))
        if key not in self._facts:
            self._facts[key] = tuple(self._judged(suite, result, listed, expected.everywhere))
        return self._facts[key]

    def _judged(
        self, suite: Suite, result: Result, listed: Known, everywhere: Known
    ) -> Iterator[Fact]:
        parts = {part.name: part for part in result.parts}
        by_name: dict[str, Known] = {}
        for cause, place in listed:
            for name in place.by_test[result.name]:
                by_name.setdefault(name, []).append((cause, place))
        for part in parts.values():
            if part.state is State.FAILED:
                yield self._failure(part, by_name.get(part.name, []), everywhere)
        # A type check records what is wrong, and nothing else.
        if suite is not Suite.TYPES:
            yield from _fixed_parts(parts, by_name)

    def _failure(self, part: Part, known: Known, everywhere: Known) -> Fact:
        """Judge a failure: known is one that the ledger lists for this cell, and that reads so."""
        for cause, place in (*known, *everywhere):
            if place.reads(part.name, part.message):
                return as_fact(part, Judgement.AS_EXPECTED, cause, place)
        if known:
            return as_fact(part, Judgement.FAILS_OTHERWISE, *known[0])
        elsewhere = (*self._index.of_name(part.name), *self._index.everywhere)
        alike = (cause for cause, place in elsewhere if place.reads(part.name, part.message))
        return as_fact(part, Judgement.REGRESSION, next(alike, None))


def _unreported(found: Iterable[Ruling], expected: Expected) -> Iterator[Fact]:
    """Errors that a type checker is known to report, and did not."""
    failed = {fact.name for ruling in found for fact in ruling.facts}
    names = {name for _, place in expected.places for name in place.tests}
    for name in sorted(names - failed - STATUS_NAMES - {EVERY}):
        passed = "known to fail, but nothing is reported"
        yield from _fixed(name, expected.of_name(name), passed)


def _fixed_parts(parts: Mapping[str, Part], by_name: Mapping[str, Known]) -> Iterator[Fact]:
    """Known failures of a test and its places that did not fail."""
    states = {name: part.state for name, part in parts.items()}
    for name, known in by_name.items():
        if states.get(name) is State.PASSED:
            yield from _fixed(name, known, "known to fail, but it passed")
        elif is_gone(name, states):
            gone = "known to fail, but there is no such place any more"
            yield from _fixed(name, known, gone)


def is_gone(name: str, states: Mapping[str, State]) -> bool:
    """Return whether a place is not there any more; `states` are those of its test's parts.

    A test that came to its end has looked at all the places that there are.
    """
    return name not in states and states.get(owning_test(name)) is State.PASSED


def _fixed(name: str, known: Known, message: str) -> Iterator[Fact]:
    for cause, place in known:
        yield as_fact(Part(name, State.PASSED, message), Judgement.FIXED, cause, place)
