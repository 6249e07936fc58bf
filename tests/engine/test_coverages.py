"""The files that coverage is merged from."""

from __future__ import annotations

from pathlib import Path

from cozematrix.cells.files import hits_file
from cozematrix.cells.outcome import Outcome, Status
from cozematrix.places import Places
from cozematrix.planning.plan import Cell, Suite
from cozematrix.sessions.coverages import measured

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
