"""Repeated rounds of a cell: what did not always end alike, and the order of the tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cozematrix.cells.outcome import Outcome, Result, State, Status, in_modules
from cozematrix.planning.plan import Cell, Suite
from cozematrix.upkeep.stability import Flake, flakes

ROOT = Path(__file__).parents[2]


def round_of(status: Status = Status.OK, suite: Suite = Suite.SYNC, **states: State) -> Outcome:
    results = tuple(Result(name, state) for name, state in states.items())
    return Outcome(
        Cell("3.12", "0.20.0", "latest"), suite, "run", status, modules=in_modules(results)
    )


def test_rounds_that_end_alike_have_no_flake() -> None:
    always = round_of(a=State.PASSED, b=State.FAILED, c=State.ABSENT)

    assert flakes([[always]] * 3) == []


def test_test_that_changes_is_told_with_how_often_it_ended_how() -> None:
    good, bad = round_of(a=State.PASSED), round_of(a=State.FAILED)

    assert flakes([[good], [bad], [good]]) == [Flake(Suite.SYNC, "a", {"passed": 2, "failed": 1})]


def test_test_that_is_missing_in_a_round_has_changed() -> None:
    both, one = round_of(a=State.PASSED, b=State.PASSED), round_of(a=State.PASSED)

    assert flakes([[both], [one]]) == [Flake(Suite.SYNC, "b", {"passed": 1, "missing": 1})]


def test_suite_that_once_crashed_has_changed_as_a_whole() -> None:
    found = flakes([[round_of(a=State.PASSED)], [round_of(Status.CRASHED, a=State.PASSED)]])

    assert [flake.line for flake in found] == ["sync as a whole: 1 ok, 1 crashed"]


def test_suites_do_not_mix() -> None:
    rounds = [[round_of(a=State.PASSED), round_of(suite=Suite.ASYNC, a=State.FAILED)]] * 2

    assert flakes(rounds) == []


def collected(folder: Path, *arguments: str) -> list[str]:
    asked = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"),
            *("-p", "tests.shared.shuffle", "-c", "pytest.ini", *arguments),
        ],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return [line for line in asked.stdout.splitlines() if "::" in line]


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "test_order.py").write_text(
        "".join(f"def test_{letter}(): pass\n" for letter in "abcdefghij")
    )
    return tmp_path


def test_order_is_that_of_the_file_without_a_seed(suite: Path) -> None:
    names = [name.rpartition("_")[2] for name in collected(suite)]

    assert names == list("abcdefghij")


def test_order_follows_from_the_seed_alone(suite: Path) -> None:
    one, again, other = (collected(suite, "--shuffle", seed) for seed in ("1", "1", "2"))

    assert one == again
    assert one != other
    assert sorted(one) == sorted(other)
