"""Runs that asked for something that none of their releases has."""

from __future__ import annotations

import pytest

from cozematrix.cells.cell import NOT_BROUGHT
from cozematrix.cells.outcome import Outcome, Status
from cozematrix.planning.plan import Cell, Suite
from cozematrix.sessions.judging import brought_along_nowhere


def outcome(status: Status, cause: str = "") -> Outcome:
    return Outcome(Cell("3.12", "0.20.0"), Suite.SYNC, "r", status, cause=cause)


LEFT = outcome(Status.INFRASTRUCTURE, f"0.20.0 brings no left{NOT_BROUGHT}")


@pytest.mark.parametrize(
    ("outcomes", "told"),
    [
        ([LEFT, LEFT], "0.20.0 brings no left along, which --with names"),
        ([LEFT, outcome(Status.OK)], ""),
        ([outcome(Status.INFRASTRUCTURE, "the index does not answer")], ""),
        ([], ""),
    ],
    ids=["of no release", "of one release", "another cause", "nothing ran"],
)
def test_dependency_that_no_release_has_is_told(outcomes: list[Outcome], told: str) -> None:
    assert brought_along_nowhere(outcomes) == told
