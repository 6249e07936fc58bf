"""The time that a test may take, by what else the machine has to do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.shared import bound

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _unknown_load() -> Iterator[None]:
    bound.forget_load()
    yield
    bound.forget_load()


@pytest.mark.parametrize(
    ("load", "times"),
    [
        pytest.param(0.0, 1.0, id="idle"),
        pytest.param(2.0, 1.0, id="as a matrix alone"),
        pytest.param(5.0, 2.5, id="busy"),
        pytest.param(100.0, 4.0, id="overloaded"),
    ],
)
def test_test_on_a_busy_machine_has_more_time(
    monkeypatch: pytest.MonkeyPatch, load: float, times: float
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    monkeypatch.setattr(os, "getloadavg", lambda: (4 * load, 0.0, 0.0))

    assert bound.times() == times


def test_machine_that_does_not_tell_its_load_is_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> None:
        raise OSError("the load is not known")

    monkeypatch.setattr(os, "getloadavg", refused)

    assert bound.times() == 1.0


def test_bound_of_a_test_follows_the_load(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(bound, "times", lambda: 3.0)

    assert bound.seconds(request.node) == 3 * bound.SECONDS
    monkeypatch.setattr(bound, "_KNOWN_HANGS", {f"test_bound::{request.node.name}"})
    assert bound.seconds(request.node) == bound.KNOWN_HANG_SECONDS
