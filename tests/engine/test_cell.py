"""Outcomes that may stand for later ones, and outcomes that may not."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cozematrix.cells import cell, preparation
from cozematrix.cells import files as of_cell
from cozematrix.cells.outcome import FailingPlace, Outcome, Result, State, Status, in_modules
from cozematrix.cells.resolution import Resolution
from cozematrix.errors import (
    IndexUnavailableError,
    InfrastructureError,
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
    return replace(outcome("3.9", "0.2.0"), modules=in_modules((result,)))


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

    preparation._refuse_unneeded(Picking(beyond="left-pad<2"), user, release("0.2.0"))
    with pytest.raises(NotNeededError, match=r"0\.2\.0 does not need right"):
        preparation._refuse_unneeded(Picking(beyond="right<2"), user, release("0.2.0"))


@pytest.mark.parametrize(
    ("blocks", "files", "files_left", "is_full"),
    [
        pytest.param(1 << 20, 1 << 20, 1 << 19, False, id="room for both"),
        pytest.param(16, 1 << 20, 1 << 19, True, id="no room for bytes"),
        pytest.param(1 << 20, 1 << 20, 3, True, id="no room for files"),
        pytest.param(1 << 20, 0, 0, False, id="files are not counted"),
    ],
)
def test_disk_is_full_without_room_for_bytes_or_for_files(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    *,
    blocks: int,
    files: int,
    files_left: int,
    is_full: bool,
) -> None:
    about = SimpleNamespace(f_bavail=blocks, f_frsize=4096, f_files=files, f_favail=files_left)
    monkeypatch.setattr(os, "statvfs", lambda _: about)

    assert of_cell.is_full(tmp_path) is is_full


class Resolver:
    """A resolver that refuses what names one of some packages."""

    def __init__(self, *refused: str) -> None:
        self.refused = refused
        self.asked: list[tuple[str, ...]] = []

    def resolve(self, _: str, __: Path, packages: tuple[str, ...], **___: Any) -> Resolution:
        self.asked.append(packages)
        if any(each in packages for each in self.refused):
            raise NotInstallableError(f"pytest does not go with {self.refused[0]}")
        return Resolution(pins=packages, day="2026-01-01")


def runner_of(resolver: Resolver) -> Resolution:
    configuration = SimpleNamespace(runner=("pytest",), optional=("uvloop",), picking=Picking())
    context: Any = SimpleNamespace(resolver=resolver, configuration=configuration)
    subject: Any = SimpleNamespace(cell=SimpleNamespace(python="3.9"), program=Path("python"))
    return preparation._runner(
        context, subject, Resolution(pins=("httpx==0.27.0",), day="2026-01-01")
    )


def test_runner_does_without_what_is_optional() -> None:
    resolver = Resolver("uvloop")

    assert runner_of(resolver).pins == ("pytest",)
    assert resolver.asked == [("pytest", "uvloop"), ("pytest",)]


def test_release_is_not_blamed_for_a_runner_that_does_not_go_beside_it() -> None:
    with pytest.raises(InfrastructureError, match="what the suites need does not go beside it: "):
        runner_of(Resolver("pytest"))
