"""Outcomes that may stand for later ones, and outcomes that may not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cozematrix.cells import cell
from cozematrix.cells.outcome import FailingPlace, Outcome, Result, State
from tests.engine.conftest import outcome

HANG = "it hangs: no end after 8 s, in `await talk()`"
NAME = "test_bots::test_works"


def hanging(message: str, place: str = "", state: State = State.FAILED) -> Outcome:
    places = (FailingPlace("body.name", place),) if place else ()
    result = Result(NAME, state, message=message, failing_places=places)
    return replace(outcome("3.9", "0.2.0"), results=(result,))


@pytest.mark.parametrize(
    ("ran", "known", "is_new"),
    [
        pytest.param(hanging(HANG), [], True, id="new"),
        pytest.param(hanging(HANG), [NAME], False, id="known"),
        pytest.param(hanging("", HANG), [], True, id="in a place"),
        pytest.param(hanging("it is late"), [], False, id="fails otherwise"),
        pytest.param(hanging(HANG, state=State.SKIPPED), [], False, id="skipped for it"),
    ],
)
def test_outcome_with_a_new_hang_is_looked_at_again(
    ran: Outcome, known: list[str], is_new: bool
) -> None:
    assert cell._hangs_newly(ran, known) is is_new
