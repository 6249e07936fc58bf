"""The details of cells: a file a release, in which everything that cells share stands once.

A full run has a million results. Of a release nearly all of its cells say the same, so what is
worth a line is a *record*, kept once, and each cell has the numbers of its records as runs:
`[first, count, first, count, …]`. The state of each test is one sign in a text.
"""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from cozematrix.cells.outcome import HAS_RESULTS, State
from cozematrix.planning.plan import Suite
from cozematrix.reports.site.texts import Numbered, Texts
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.ledger import owning_test

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cozematrix.cells.outcome import Outcome
    from cozematrix.planning.plan import Cell
    from cozematrix.reports.site.evidence import Evidence
    from cozematrix.verdicts.fact import Ruling
    from cozematrix.verdicts.verdict import Verdict

# The sign of a state in the text of a cell; a dot stands for a test that a cell does not have.
SIGNS = {State.PASSED: "p", State.FAILED: "f", State.ABSENT: "a", State.SKIPPED: "s"}
NO_TEST = "."
# So many of the slowest tests of a suite are told.
SLOWEST = 10
# Tests that take less are not worth a line, in seconds.
SLOW = 0.5


class _Record(NamedTuple):
    """One thing that did not simply pass, as some cells of a release have it."""

    test: str
    place: str
    """The thing that failed within the test, "" for all of it."""
    state: str
    """`failed`, `absent` or `skipped`."""
    message: str
    cause: str
    """The id of the known cause, "" without one."""
    judgement: str
    """Of a failure; "" for the rest."""


# Any: JSON's own types, here and below.
def as_data(evidence: Evidence, wires: Texts, names: Numbered) -> dict[str, dict[str, Any]]:
    """The details of each release, by its version; `wires` and `names` are added to."""
    verdict = evidence.report.verdict
    by_release: dict[str, list[Outcome]] = {}
    for (cell, _), outcome in verdict.outcomes.items():
        by_release.setdefault(cell.release, []).append(outcome)
    return {
        release: _release(verdict, outcomes, wires, names)
        for release, outcomes in by_release.items()
    }


def _release(
    verdict: Verdict,
    outcomes: Sequence[Outcome],
    wires: Texts,
    names: Numbered,
) -> dict[str, Any]:
    records: dict[_Record, str] = {}
    found: dict[tuple[Cell, Suite], list[_Record]] = {}
    for outcome in outcomes:
        place = outcome.cell, outcome.suite
        with_wire = _records(outcome, verdict.rulings.get(place, ()))
        found[place] = [record for record, _ in with_wire]
        for record, wire in with_wire:
            # Of one that reads alike in many cells, the first that has something on the wire.
            records[record] = records.get(record) or wire
    # Those that the same cells have stand together, so that a cell has few runs.
    holders: dict[_Record, list[int]] = {}
    for number, in_one_cell in enumerate(found.values()):
        for record in in_one_cell:
            holders.setdefault(record, []).append(number)
    ordered = sorted(records, key=lambda each: (holders[each], each))
    number_of = {record: number for number, record in enumerate(ordered)}
    messages, causes, states = Numbered(), Numbered(), Numbered()
    tests = list(dict.fromkeys(result.name for each in outcomes for result in each.results))
    cells: dict[str, dict[str, Any]] = {}
    for outcome in outcomes:
        numbers = sorted(number_of[each] for each in set(found[outcome.cell, outcome.suite]))
        about = _about(outcome, tests, states)
        about["records"] = _runs(numbers)
        about["slow"] = [[names.add(name), seconds] for name, seconds in _slow(outcome)]
        cells.setdefault(outcome.cell.python, {})[outcome.suite.value] = about
    rows = [
        [
            names.add(each.test),
            each.place,
            each.state,
            messages.add(each.message),
            causes.add(each.cause),
            each.judgement,
            wires.add(records[each]),
        ]
        for each in ordered
    ]
    return {
        "tests": [names.add(test) for test in tests],
        "records": rows,
        "messages": messages.texts,
        "causes": causes.texts,
        "states": states.texts,
        "cells": cells,
    }


def _records(outcome: Outcome, rulings: Iterable[Ruling]) -> list[tuple[_Record, str]]:
    """Return the records of an outcome, with what was on the wire of each."""
    records = []
    for fact in chain.from_iterable(ruling.facts for ruling in rulings):
        test = owning_test(fact.name)
        is_known = fact.judgement is Judgement.AS_EXPECTED
        record = _Record(
            test,
            fact.name[len(test) + 1 :],
            State.FAILED.value,
            fact.message,
            fact.cause.id if fact.cause else "",
            "" if is_known else fact.judgement.value,
        )
        records.append((record, fact.wire))
    for result in outcome.results:
        if result.state in (State.ABSENT, State.SKIPPED):
            record = _Record(result.name, "", result.state.value, result.message, "", "")
            records.append((record, ""))
    return records


def _about(outcome: Outcome, tests: Sequence[str], states: Numbered) -> dict[str, Any]:
    about = {
        "status": outcome.status.value,
        "cause": outcome.cause,
        "interpreter": outcome.interpreter,
        "resolved": outcome.resolved,
        "dependencies": outcome.dependencies,
        "seconds": round(outcome.seconds, 1),
        "cpu": round(outcome.cpu_seconds, 1),
        "ran": outcome.ran,
        "reused": outcome.is_reused,
        "fence": outcome.fence,
    }
    if outcome.status in HAS_RESULTS and outcome.suite is not Suite.TYPES:
        by_name = {result.name: SIGNS[result.state] for result in outcome.results}
        about["states"] = states.add("".join(by_name.get(test, NO_TEST) for test in tests))
        about["places"] = sum(
            len(result.passed_places) + len(result.failing_places) for result in outcome.results
        )
    return about


def _slow(outcome: Outcome) -> list[tuple[str, float]]:
    # Without durations, no test is known to be slow.
    timed = zip(outcome.results, outcome.durations, strict=False)
    slow = [(result.name, round(seconds, 2)) for result, seconds in timed if seconds >= SLOW]
    return sorted(slow, key=lambda each: (-each[1], each[0]))[:SLOWEST]


def _runs(numbers: Iterable[int]) -> list[int]:
    """Ascending numbers as runs: the first of each, and how many there are."""
    runs = []
    for _, group in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        members = [number for _, number in group]
        runs += [members[0], len(members)]
    return runs
