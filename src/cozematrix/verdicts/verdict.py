"""The outcomes held against the plan and the ledger: what a release manager acts on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from packaging.version import Version

from cozematrix.cells.outcome import HAS_RESULTS, Outcome, Part, State, Status
from cozematrix.collector import uncollected
from cozematrix.planning.plan import LeftOut, Suite
from cozematrix.verdicts.fact import (
    NEVER_RAN,
    STATUS_NAMES,
    WORST_FIRST,
    Judgement,
    Ruling,
    as_fact,
    placed,
)
from cozematrix.verdicts.judge import Judge
from cozematrix.verdicts.ledger import EVERY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from cozematrix.planning.plan import Cell, Plan
    from cozematrix.verdicts.fact import Fact, PlacedFact
    from cozematrix.verdicts.ledger import Cause, Effect, Place

_PRESENT = (State.PASSED, State.FAILED, State.SKIPPED)
_AS_EXPECTED = frozenset({Judgement.AS_EXPECTED})


@dataclass(frozen=True)
class Verdict:
    """Every planned cell and suite with its outcome, and every fact worth a word."""

    plan: Plan
    """Cells that the run was to have."""
    suites: tuple[Suite, ...]
    """Suites that are judged."""
    outcomes: Mapping[tuple[Cell, Suite], Outcome]
    """One for each cell of the plan and each suite, also for those that did not run."""
    rulings: Mapping[tuple[Cell, Suite], Sequence[Ruling]]
    """Facts of each cell and suite of them, those of a module together."""
    unused: tuple[str, ...] = ()
    """Names in the ledger that no cell of the plan recorded."""
    unread: tuple[tuple[Cause, Place], ...] = ()
    """Places whose message no recorded failure has."""
    changed: tuple[str, ...] = ()
    """Files of the checkout that were changed while the run was at work."""

    @property
    def facts(self) -> Iterator[PlacedFact]:
        """Known failures and surprises, each in every cell: nearly a million in a full run."""
        for place, rulings in self.rulings.items():
            for fact in chain.from_iterable(ruling.facts for ruling in rulings):
                yield placed(fact, *place)

    @cached_property
    def surprises(self) -> tuple[PlacedFact, ...]:
        """The facts that are not as expected."""
        return tuple(
            placed(fact, *place)
            for place, rulings in self.rulings.items()
            for ruling in rulings
            if ruling.judgements != _AS_EXPECTED
            for fact in ruling.facts
            if fact.judgement is not Judgement.AS_EXPECTED
        )

    def narrowed(self, facts: Iterable[PlacedFact]) -> Verdict:
        """The verdict with these facts in the place of its own, and nothing amiss elsewhere."""
        rulings: dict[tuple[Cell, Suite], list[Ruling]] = {}
        for fact in facts:
            rulings.setdefault((fact.cell, fact.suite), []).append(Ruling((fact,)))
        return replace(self, rulings=rulings, unused=(), unread=(), changed=())

    @property
    def has_run(self) -> bool:
        """True if anything ran at all: a run without an outcome says nothing of any release."""
        return any(each.status not in NEVER_RAN for each in self.outcomes.values())

    @cached_property
    def ran(self) -> frozenset[str]:
        """The releases of which any cell ran."""
        return frozenset(
            cell.release
            for (cell, _), outcome in self.outcomes.items()
            if outcome.status not in NEVER_RAN
        )

    @property
    def is_as_expected(self) -> bool:
        """True if something ran, and neither outcomes nor ledger nor checkout is amiss."""
        is_wrong = self.surprises or self.unused or self.unread or self.changed
        return self.has_run and not is_wrong

    def judgement(self, cell: Cell, suite: Suite) -> Judgement:
        """The worst that any fact says of this cell and suite."""
        rulings = self.rulings.get((cell, suite), ())
        found = set().union(*(ruling.judgements for ruling in rulings))
        return next((each for each in WORST_FIRST if each in found), Judgement.AS_EXPECTED)

    def causes(self, cell: Cell, suite: Suite) -> list[Cause]:
        """The known causes that were seen in this cell and suite, each once."""
        rulings = self.rulings.get((cell, suite), ())
        return list({each.id: each for ruling in rulings for each in ruling.causes}.values())

    def effects(self, cell: Cell, suite: Suite) -> set[Effect]:
        """The effects of the known causes that were seen in this cell and suite."""
        return {cause.effect for cause in self.causes(cell, suite)}


@uncollected()
def judge(
    plan: Plan,
    suites: Iterable[Suite],
    recorded: Iterable[Outcome],
    ledger: Iterable[Cause],
    *,
    run: str,
    required: Collection[str],
    changed: Iterable[str] = (),
) -> Verdict:
    """Hold the outcomes of `run` against the plan and the ledger.

    `required` are Pythons whose absence is a fault. An outcome of another run counts as none.
    `changed` are files that were not the same from the run's start to its end.
    """
    suites, causes = tuple(suites), tuple(ledger)
    by_place = {(each.cell, each.suite): each for each in recorded if each.run == run}
    outcomes = {
        (cell, suite): _outcome(plan, cell, suite, by_place, run)
        for cell in plan.cells
        for suite in suites
    }
    bench = Judge(causes)
    rulings = {
        place: bench.rulings(outcome, is_required=outcome.cell.python in required)
        for place, outcome in outcomes.items()
    }
    dropped = list(_dropped(outcomes.values(), bench))
    for outcome, fact in (*_unwitnessed(outcomes.values()), *dropped):
        rulings[outcome.cell, outcome.suite].append(Ruling((fact,)))
    whole = [
        outcome
        for outcome in outcomes.values()
        if outcome.status in HAS_RESULTS and not outcome.is_partial
    ]
    return Verdict(
        plan,
        suites,
        outcomes,
        rulings,
        unused=_unused(bench, whole, {fact.name for _, fact in dropped}),
        unread=_unread(causes, rulings.values()),
        changed=tuple(changed),
    )


def _unwitnessed(outcomes: Collection[Outcome]) -> Iterator[tuple[Outcome, Fact]]:
    """Tests that passed without a request, although they make some where they pass elsewhere."""
    message = "passed without a request to the service, which it makes in other cells"
    ran = [each for each in outcomes if each.status in HAS_RESULTS]
    for suite in dict.fromkeys(each.suite for each in ran if each.suite is not Suite.TYPES):
        of_suite = [each for each in ran if each.suite is suite]
        modules = {id(module): module for each in of_suite for module in each.modules}
        passed = {
            number: [each for each in module.results if each.state is State.PASSED]
            for number, module in modules.items()
        }
        speaking = {each.name for found in passed.values() for each in found if each.requests}
        silent = {
            number: [each.name for each in found if not each.requests and each.name in speaking]
            for number, found in passed.items()
        }
        for outcome in of_suite:
            for name in chain.from_iterable(silent[id(module)] for module in outcome.modules):
                part = Part(name, State.PASSED, message)
                yield outcome, as_fact(part, Judgement.UNWITNESSED)


def _dropped(outcomes: Iterable[Outcome], bench: Judge) -> Iterator[tuple[Outcome, Fact]]:
    """Yield what passed in a release and is absent from the next one, or not even asked of it.

    To be absent is no failure where a method is still to come; it is one where it has gone. Told of
    the first release that lacks it.
    """
    whole = [each for each in outcomes if each.status in HAS_RESULTS and not each.is_partial]
    lines: dict[tuple[str, Suite], list[Outcome]] = {}
    for outcome in sorted(whole, key=lambda each: Version(each.cell.release)):
        if outcome.suite is not Suite.TYPES:
            lines.setdefault((outcome.cell.python, outcome.suite), []).append(outcome)
    for line in lines.values():
        # The tests that passed and are not gone since; by release, those that passed in it.
        there: set[str] = set()
        passed: dict[str, frozenset[str]] = {}
        for outcome in line:
            gone = there.difference(*map(outcome.names, _PRESENT))
            for name in sorted(gone):
                last = next(release for release in reversed(passed) if name in passed[release])
                part = Part(name, State.FAILED, f"it is gone; it passed in {last}")
                yield outcome, bench.failure(outcome, part)
            passed[outcome.cell.release] = outcome.names(State.PASSED)
            there = (there - gone) | passed[outcome.cell.release]


def _outcome(
    plan: Plan,
    cell: Cell,
    suite: Suite,
    recorded: Mapping[tuple[Cell, Suite], Outcome],
    run: str,
) -> Outcome:
    left = plan.left.get(cell)
    if left is LeftOut.EXCLUDED:
        return Outcome(cell, suite, run, Status.EXCLUDED, cause="Requires-Python")
    if (cell, suite) in recorded:
        return recorded[cell, suite]
    if left is LeftOut.MISSING_INTERPRETER:
        cause = f"no Python {cell.python} on this machine"
        return Outcome(cell, suite, run, Status.MISSING_INTERPRETER, cause=cause)
    return Outcome(cell, suite, run, Status.NOT_RUN, cause="planned, but without an outcome")


def _unused(bench: Judge, whole: Iterable[Outcome], dropped: Collection[str]) -> tuple[str, ...]:
    """Names in the ledger whose test was not collected in any cell that their place covers.

    A misspelt or renamed test would otherwise stay in the ledger and excuse nothing for ever. One
    that a release has `dropped` need not be there any more.
    """
    covered: dict[int, tuple[Place, list[Outcome]]] = {}
    for outcome in whole:
        if outcome.suite is not Suite.TYPES:
            for _, place in bench.expected(outcome).places:
                covered.setdefault(id(place), (place, []))[1].append(outcome)
    unused = {
        name
        for place, ran in covered.values()
        for test, names in place.by_test.items()
        if not any(outcome.has(test) for outcome in ran)
        for name in names
    }
    return tuple(sorted(unused - STATUS_NAMES - {EVERY} - set(dropped)))


def _unread(
    causes: Iterable[Cause], rulings: Iterable[Iterable[Ruling]]
) -> tuple[tuple[Cause, Place], ...]:
    """Places that cover failures of their tests, but whose message none of these has."""
    read, covering = set(), set()
    for ruling in set(chain.from_iterable(rulings)):
        for fact in ruling.facts:
            if fact.place and fact.judgement is Judgement.AS_EXPECTED:
                read.add(id(fact.place))
            elif fact.place and fact.judgement is Judgement.FAILS_OTHERWISE:
                covering.add(id(fact.place))
    return tuple(
        (cause, place) for cause in causes for place in cause.places if id(place) in covering - read
    )
