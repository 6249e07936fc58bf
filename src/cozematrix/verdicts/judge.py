"""One outcome held against the ledger: a ruling for each test that did not simply pass."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from cozematrix.cells.outcome import HAS_RESULTS, Outcome, Part, Result, State, Status
from cozematrix.planning.plan import Suite
from cozematrix.verdicts.fact import STATUS_NAMES, UNKNOWN, Fact, Judgement, Ruling, as_fact
from cozematrix.verdicts.ledger import EVERY, owning_test

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, KeysView, Mapping

    from cozematrix.planning.plan import Cell
    from cozematrix.verdicts.ledger import Cause, Place

# Causes of the ledger, each with the place that covers an outcome.
Known = list[tuple["Cause", "Place"]]
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


class Expected:
    """The places of the ledger that cover an outcome."""

    def __init__(self, known: Known) -> None:
        self._by_test: dict[str, Known] = {}
        for cause, place in known:
            for test in place.by_test:
                self._by_test.setdefault(test, []).append((cause, place))
        self.everywhere: Known = self._by_test.get(EVERY, [])
        self.known = known
        self._everywhere = tuple(id(place) for _, place in self.everywhere)
        self._excuses = {
            test: (*[id(place) for _, place in listed], *self._everywhere)
            for test, listed in self._by_test.items()
        }

    def of_test(self, test: str) -> Known:
        """The places that list the test, or places within it."""
        return self._by_test.get(test, [])

    def excuses(self, test: str) -> tuple[int, ...]:
        """Stands for the places that may excuse the test."""
        return self._excuses.get(test, self._everywhere)

    def of_name(self, name: str) -> Known:
        """The places that list this name, of a test, of a place within one or of a status."""
        test = owning_test(name)
        return [each for each in self.of_test(test) if name in each[1].by_test[test]]

    @property
    def statuses(self) -> list[str]:
        """The statuses of cells that are listed."""
        return sorted(self._by_test.keys() & STATUS_NAMES)

    @property
    def tests(self) -> KeysView[str]:
        """The tests that are listed, or of which places are."""
        return self._by_test.keys()


class Judge:
    """Holds outcomes against the causes of a ledger, and remembers its rulings.

    Most tests end alike in most cells, so that most need not be judged again. It is for one run, in
    which a cell and suite have one outcome.
    """

    def __init__(self, causes: Iterable[Cause]) -> None:
        self.causes = tuple(causes)
        # Numbered in the ledger's order; those that cover the same cells are looked up once.
        self._by_extent: dict[object, list[tuple[int, Cause, Place]]] = {}
        places = [(cause, place) for cause in self.causes for place in cause.places]
        for number, (cause, place) in enumerate(places):
            self._by_extent.setdefault(place.extent, []).append((number, cause, place))
        self._expected: dict[tuple[Cell, Suite], Expected] = {}
        # By the result, which is kept so that no other can have its identity, and by the places
        # that may excuse it.
        self._ruled: dict[tuple[int, tuple[int, ...]], tuple[Result, Ruling]] = {}

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
        known = expected.of_name(part.name)
        return _failure(part, known, expected.everywhere, self.causes)

    def expected(self, outcome: Outcome) -> Expected:
        """The places of the ledger that cover an outcome."""
        cell, suite = outcome.cell, outcome.suite
        if (cell, suite) not in self._expected:
            covering = [
                each
                for alike in self._by_extent.values()
                if alike[0][-1].covers(cell, suite, outcome.dependencies)
                for each in alike
            ]
            known = [(cause, place) for _, cause, place in sorted(covering, key=itemgetter(0))]
            self._expected[cell, suite] = Expected(known)
        return self._expected[cell, suite]

    def _held(self, outcome: Outcome) -> list[Ruling]:
        """Everything that failed, and everything that is known to fail and did not."""
        expected = self.expected(outcome)
        alone: list[Fact] = []
        for name in expected.statuses:
            alone += _fixed(name, expected.of_test(name), "known not to run, but it ran")
        found = self._of_results(outcome, expected)
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

    def _of_results(self, outcome: Outcome, expected: Expected) -> list[Ruling]:
        found, listed = [], expected.tests
        for result in outcome.results:
            if result.state is not State.FAILED and result.name not in listed:
                continue
            key = id(result), expected.excuses(result.name)
            if key not in self._ruled:
                facts = tuple(self._of_result(outcome.suite, result, expected))
                self._ruled[key] = result, Ruling(facts)
            ruling = self._ruled[key][1]
            if ruling.facts:
                found.append(ruling)
        return found

    def _of_result(self, suite: Suite, result: Result, expected: Expected) -> Iterator[Fact]:
        parts = {part.name: part for part in result.parts}
        by_name: dict[str, Known] = {}
        for cause, place in expected.of_test(result.name):
            for name in place.by_test[result.name]:
                by_name.setdefault(name, []).append((cause, place))
        for part in parts.values():
            if part.state is State.FAILED:
                listed = by_name.get(part.name, [])
                yield _failure(part, listed, expected.everywhere, self.causes)
        # A type check records what is wrong, and nothing else.
        if suite is not Suite.TYPES:
            yield from _fixed_parts(parts, by_name)


def _unreported(found: Iterable[Ruling], expected: Expected) -> Iterator[Fact]:
    """Errors that a type checker is known to report, and did not."""
    failed = {fact.name for ruling in found for fact in ruling.facts}
    names = {name for _, place in expected.known for name in place.tests}
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


def _failure(part: Part, known: Known, everywhere: Known, causes: Iterable[Cause]) -> Fact:
    """Judge a failure: known is one that the ledger lists for this cell, and that reads so."""
    for cause, place in (*known, *everywhere):
        if place.reads(part.name, part.message):
            return as_fact(part, Judgement.AS_EXPECTED, cause, place)
    if known:
        return as_fact(part, Judgement.FAILS_OTHERWISE, *known[0])
    like = next((cause for cause in causes if _is_listed_elsewhere(cause, part)), None)
    return as_fact(part, Judgement.REGRESSION, like)


def _is_listed_elsewhere(cause: Cause, part: Part) -> bool:
    """Return whether a cause lists this name with this reading, for other cells."""
    return any(
        (part.name in place.tests or EVERY in place.tests) and place.reads(part.name, part.message)
        for place in cause.places
    )
