"""Outcomes that may stand for later ones, and outcomes that may not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cozematrix.cells import cell
from cozematrix.cells.outcome import FailingPlace, Outcome, Result, State, Status
from cozematrix.cells.resolution import Resolution
from cozematrix.errors import (
    IndexUnavailableError,
    MatrixError,
    NotInstallableError,
    NotNeededError,
)
from cozematrix.inputs.picking import Picking
from tests.engine.conftest import outcome, release

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


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotInstallableError("no such version"), Status.NOT_INSTALLABLE),
        (NotNeededError("0.2.0 does not need left"), Status.EXCLUDED),
        (IndexUnavailableError("no answer"), Status.INFRASTRUCTURE),
        (MatrixError("no disk"), Status.INFRASTRUCTURE),
    ],
    ids=lambda value: type(value).__name__,
)
def test_failed_preparation_is_the_releases_or_nobodys_or_the_machines(
    error: Exception, status: Status
) -> None:
    assert cell.status_of(error) is status


def test_release_that_does_not_need_the_dependency_is_left_out() -> None:
    user = Resolution(pins=("httpx==0.27.0", "Left_Pad==1.0"), day="2026-01-01")

    cell._refuse_unneeded(Picking(beyond="left-pad<2"), user, release("0.2.0"))
    with pytest.raises(NotNeededError, match=r"0\.2\.0 does not need right"):
        cell._refuse_unneeded(Picking(beyond="right<2"), user, release("0.2.0"))
