"""The recommended release for each Python."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cozematrix.cells.outcome import Status
from cozematrix.planning.plan import Cell, Plan, Suite
from cozematrix.reports.recommendation import recommend
from cozematrix.reports.square import Square, Squares
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.ledger import BOTH, Effect
from tests.engine.conftest import release

OLD, NEW = release("0.2.0"), release("0.10.0")
BROKEN = Square(Status.IMPORT_ERROR, Judgement.AS_EXPECTED, Effect.IMPORT)
MISSING = Square(Status.MISSING_INTERPRETER, Judgement.AS_EXPECTED, None)


def kept(passed: int, failed: int, judgement: Judgement = Judgement.AS_EXPECTED) -> Square:
    return Square(Status.CONTRACT_FAILURES, judgement, Effect.CRASH, passed, failed)


def plan(*pythons: str, releases: tuple = (NEW, OLD)) -> Plan:
    run = tuple(Cell(python, each.version) for each in releases for python in pythons)
    return Plan(releases, pythons, run, {})


def found(squares: dict[tuple[str, str], Square]) -> Squares:
    return {
        (Cell(python, version), suite): square
        for (python, version), square in squares.items()
        for suite in BOTH
    }


def test_pythons_with_the_same_answer_stand_together() -> None:
    squares = {
        ("3.7", "0.2.0"): kept(91, 9),
        ("3.7", "0.10.0"): BROKEN,
        ("3.8", "0.2.0"): kept(90, 10),
        ("3.8", "0.10.0"): kept(94, 6),
        ("3.9", "0.2.0"): BROKEN,
        ("3.9", "0.10.0"): kept(97, 3),
    }

    text = recommend(plan("3.7", "3.8", "3.9"), found(squares)).text

    assert text == "Take 0.10.0 on 3.8–3.9 (94–97 % kept); 0.2.0 on 3.7 (91 % kept)"


@pytest.mark.parametrize(
    ("old", "new", "chosen"),
    [
        pytest.param(kept(1, 99), BROKEN, "0.2.0", id="one that runs"),
        pytest.param(kept(50, 50), kept(99, 1, Judgement.REGRESSION), "0.2.0", id="no surprise"),
        pytest.param(kept(99, 1), kept(90, 10), "0.2.0", id="more contracts kept"),
        pytest.param(kept(10, 0), kept(90, 10), "0.10.0", id="a higher share of less is not more"),
        pytest.param(kept(90, 10), kept(90, 11), "0.2.0", id="fewer contracts broken"),
        pytest.param(kept(90, 10), kept(90, 10), "0.10.0", id="the newer one of equals"),
    ],
)
def test_the_best_release_is_taken(old: Square, new: Square, chosen: str) -> None:
    squares = {("3.9", "0.2.0"): old, ("3.9", "0.10.0"): new}

    for releases in ((NEW, OLD), (OLD, NEW)):
        [choice] = recommend(plan("3.9", releases=releases), found(squares)).choices
        assert choice.release == chosen


@pytest.mark.parametrize(
    "newest", [replace(NEW, yanked=""), release("0.10.0rc1")], ids=["yanked", "not final"]
)
def test_what_pip_would_not_take_is_not_taken(newest) -> None:
    squares = {("3.9", "0.2.0"): kept(90, 10), ("3.9", newest.version): kept(99, 1)}

    [choice] = recommend(plan("3.9", releases=(newest, OLD)), found(squares)).choices

    assert choice.release == "0.2.0"


def test_only_release_is_told_as_the_only_one() -> None:
    squares = {("3.8", "0.10.0"): kept(97, 3), ("3.9", "0.10.0"): BROKEN}

    text = recommend(plan("3.8", "3.9", releases=(NEW,)), found(squares)).text

    assert text == "Take 0.10.0 on 3.8 (97 % kept); none works on 3.9; no other release was run"


def test_surprise_in_the_best_release_is_told() -> None:
    squares = {
        ("3.9", "0.2.0"): BROKEN,
        ("3.9", "0.10.0"): kept(97, 3, Judgement.FAILS_OTHERWISE),
    }

    text = recommend(plan("3.9"), found(squares)).text

    assert text == "Take 0.10.0 on 3.9 (97 % kept, not as expected)"


def test_python_on_which_nothing_ran_has_no_answer() -> None:
    squares = {("3.9", "0.2.0"): MISSING, ("3.9", "0.10.0"): MISSING}

    assert recommend(plan("3.9"), found(squares)).text == ""


def test_release_whose_asynchronous_client_does_not_run_is_not_taken() -> None:
    squares = found({("3.9", "0.2.0"): kept(50, 50), ("3.9", "0.10.0"): kept(400, 1)})
    squares[Cell("3.9", "0.10.0"), Suite.ASYNC] = BROKEN

    [choice] = recommend(plan("3.9"), squares).choices

    assert choice.release == "0.2.0"
