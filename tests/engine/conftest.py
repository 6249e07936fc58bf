"""Small real parts that the engine's tests share: releases, cells, outcomes."""

from __future__ import annotations

import pytest

from cozematrix.cells.outcome import Outcome, Result, State, Status, in_modules
from cozematrix.inputs.releases import Release
from cozematrix.planning.plan import Cell, Suite

RUN = "a-run"


def release(version: str, requires_python: str = ">=3.7", yanked: str | None = None) -> Release:
    return Release(
        version=version,
        uploaded="2025-01-01T00:00:00Z",
        requires_python=requires_python,
        requires_dist=("httpx>=0.27",),
        yanked=yanked,
        filename=f"cozepy-{version}-py3-none-any.whl",
        sha256="0" * 64,
    )


def outcome(
    python: str,
    version: str,
    suite: Suite = Suite.SYNC,
    status: Status = Status.OK,
    *,
    failed: tuple[str, ...] = (),
    passed: tuple[str, ...] = ("test_bots::test_works",),
    cause: str = "",
    run: str = RUN,
) -> Outcome:
    results = [Result(name, State.PASSED) for name in passed]
    results += [Result(name, State.FAILED, message="AssertionError: no") for name in failed]
    if failed and status is Status.OK:
        status = Status.CONTRACT_FAILURES
    return Outcome(
        cell=Cell(python, version),
        suite=suite,
        run=run,
        status=status,
        cause=cause,
        interpreter=f"{python}.1",
        resolved="2026-11-23",
        dependencies={"httpx": "0.28.1", "cozepy": version},
        seconds=1.5,
        cpu_seconds=1.25,
        modules=in_modules(
            tuple(results) if status in (Status.OK, Status.CONTRACT_FAILURES) else ()
        ),
    )


@pytest.fixture
def releases() -> tuple[Release, ...]:
    return (
        release("0.1.0", ">=3.8"),
        release("0.2.0"),
        release("0.2.1"),
        release("0.3.0"),
        release("0.10.0"),
    )
