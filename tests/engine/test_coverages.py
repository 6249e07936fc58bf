"""The files that coverage is merged from."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self

import pytest

from cozematrix.cells.files import hits_file
from cozematrix.cells.outcome import Outcome, Status
from cozematrix.places import Places
from cozematrix.planning.plan import Cell, Suite
from cozematrix.sessions import coverages
from cozematrix.sessions.coverages import measured, merging

ONE, OTHER = Cell("3.9", "0.20.0"), Cell("3.12", "0.20.0")


def outcome(cell: Cell, suite: Suite, status: Status = Status.OK) -> Outcome:
    return Outcome(cell, suite, "run", status)


def test_only_suites_of_the_run_are_measured(tmp_path: Path) -> None:
    places = Places(tmp_path)
    outcomes = [
        outcome(ONE, Suite.SYNC),
        outcome(ONE, Suite.ASYNC, Status.CONTRACT_FAILURES),
        # An earlier run may have left the hits of its asynchronous suite.
        outcome(OTHER, Suite.SYNC),
        outcome(OTHER, Suite.TYPES),
        outcome(Cell("3.12", "0.1.0"), Suite.SYNC, Status.IMPORT_ERROR),
    ]

    assert measured(places, outcomes) == {
        "0.20.0": {
            ONE: (hits_file(places, ONE, Suite.SYNC), hits_file(places, ONE, Suite.ASYNC)),
            OTHER: (hits_file(places, OTHER, Suite.SYNC),),
        }
    }


class Pool:
    """Keeps what would be handed to another process."""

    def __init__(self) -> None:
        self.handed: list[Any] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def submit(self, _: object, *arguments: Any) -> Future[Any]:
        self.handed.extend(arguments)
        done: Future[Any] = Future()
        done.set_result((None, {}))
        return done


def test_no_other_process_is_handed_what_grows_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = Pool()
    monkeypatch.setattr(coverages, "ProcessPoolExecutor", lambda: pool)
    checkout: Any = SimpleNamespace(
        places=Places(tmp_path),
        layers="layers",
        configuration=SimpleNamespace(package="cozepy"),
        release=lambda version: version,
    )

    with merging(checkout) as begin:
        assert begin([outcome(ONE, Suite.SYNC)])() == ({}, {})

    assert "layers" in pool.handed
    assert not any(each is checkout for each in pool.handed)
