"""The known causes of a release in one line."""

from __future__ import annotations

import pytest

from cozematrix.cells.outcome import Outcome
from cozematrix.planning.plan import Plan
from cozematrix.reports.tally import Tally, tallies
from cozematrix.verdicts.ledger import BOTH, Cause, Effect
from cozematrix.verdicts.verdict import judge
from tests.engine.conftest import RUN, outcome, release
from tests.engine.ledgers import cause

ONE, TWO, THREE = (f"test_bots::test_{number}" for number in (1, 2, 3))


def told(recorded: list[Outcome], *ledger: Cause) -> list[str]:
    cells = tuple(dict.fromkeys(each.cell for each in recorded))
    versions = sorted({cell.release for cell in cells}, reverse=True)
    pythons = tuple(sorted({cell.python for cell in cells}))
    plan = Plan(tuple(release(each) for each in versions), pythons, cells, {})
    judged = judge(plan, BOTH, recorded, ledger, run=RUN, required=())
    return [f"{each.release}: {each.text}" for each in tallies(judged)]


def test_cause_is_counted_once_whatever_the_number_of_cells_and_tests() -> None:
    recorded = [
        outcome(python, "0.2.0", suite, failed=(ONE, TWO, THREE))
        for python in ("3.8", "3.9")
        for suite in BOTH
    ]

    lines = told(recorded, cause("crashes", ONE, TWO), cause("hangs", THREE, effect=Effect.HANG))

    assert lines == ["0.2.0: 2 causes: 1 crashes, 1 hangs"]


def test_each_release_has_its_own_causes() -> None:
    recorded = [
        outcome("3.9", version, suite, failed=failed)
        for version, failed in (("0.2.0", (ONE,)), ("0.1.0", ()))
        for suite in BOTH
    ]

    assert told(recorded, cause("crashes", ONE, cozepy=">=0.2")) == [
        "0.2.0: 1 cause: 1 crashes",
        "0.1.0: no known cause",
    ]


def test_surprise_is_not_a_known_cause() -> None:
    recorded = [outcome("3.9", "0.2.0", suite, failed=(ONE,)) for suite in BOTH]

    assert told(recorded) == ["0.2.0: no known cause, and surprises"]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        pytest.param(
            1,
            "9 causes: 1 import fails, 1 call is refused, 1 crashes, 1 hangs, 1 gives a wrong "
            "value, 1 loses data, 1 leaks, 1 warns, 1 has wrong types",
            id="one",
        ),
        pytest.param(
            2,
            "18 causes: 2 imports fail, 2 calls are refused, 2 crash, 2 hang, 2 give a wrong "
            "value, 2 lose data, 2 leak, 2 warn, 2 have wrong types",
            id="several",
        ),
    ],
)
def test_effects_are_told_worst_first(count: int, words: str) -> None:
    counts = dict.fromkeys(reversed(Effect), count)

    assert Tally("0.2.0", counts).text == words
