from __future__ import annotations

from dataclasses import replace

from cozematrix.cells.outcome import Outcome, Result, State, in_modules
from cozematrix.planning.plan import Cell, Suite
from cozematrix.verdicts.parity import Difference, differences
from tests.engine.conftest import outcome

RELEASES = ["0.1.0", "0.2.0"]


def recorded(cell: Cell, suite: Suite, **states: State) -> tuple[tuple[Cell, Suite], Outcome]:
    results = tuple(Result(name, state) for name, state in states.items())
    made = outcome(cell.python, cell.release, suite)
    return (cell, suite), replace(made, modules=in_modules(results))


def test_contract_that_one_client_breaks_is_told_with_its_range() -> None:
    outcomes = dict(
        recorded(Cell("3.9", release), suite, a=state, b=State.PASSED)
        for release in RELEASES
        for suite, state in ((Suite.SYNC, State.PASSED), (Suite.ASYNC, State.FAILED))
    )

    assert differences(outcomes, RELEASES, ["3.9"]) == (
        Difference("a", Suite.ASYNC, "0.1.0\N{EN DASH}0.2.0 on 3.9"),
    )


def test_what_is_absent_or_fails_for_both_is_no_difference() -> None:
    cell = Cell("3.9", "0.1.0")
    outcomes = dict(
        [
            recorded(cell, Suite.SYNC, a=State.ABSENT, b=State.FAILED, c=State.PASSED),
            recorded(cell, Suite.ASYNC, a=State.PASSED, b=State.FAILED, d=State.FAILED),
        ]
    )

    assert differences(outcomes, RELEASES, ["3.9"]) == ()


def test_cell_with_one_suite_is_no_difference() -> None:
    outcomes = dict([recorded(Cell("3.9", "0.1.0"), Suite.SYNC, a=State.FAILED)])

    assert differences(outcomes, RELEASES, ["3.9"]) == ()
