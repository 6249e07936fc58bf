"""The benchmark's own reckoning: its cells, the tests that ran, the table and the record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.comparison import (
    Comparison,
    Measured,
    SuiteRun,
    as_json,
    choose_cells,
    choose_pythons,
    read_junit,
    rows,
)
from bench.variants import CannotRunError, Matrix
from cozematrix.cells.outcome import Result, State, Status, in_modules
from cozematrix.cells.outcome_file import write_outcome
from cozematrix.places import Places
from cozematrix.planning.plan import Cell, Suite
from tests.engine.conftest import outcome, release

CELL = Cell("3.9", "0.20.0")
JUNIT = """<?xml version="1.0" encoding="utf-8"?>
<testsuites name="pytest tests"><testsuite name="pytest" tests="5" time="2.5">
<testcase classname="tests.sync.test_bots" name="test_works[a]" time="0.1" />
<testcase classname="tests.sync.test_bots" name="test_lacks"><skipped message="no" /></testcase>
<testcase classname="tests.sync.test_bots" name="test_fails"><failure message="no" /></testcase>
<testcase classname="tests.sync.test_bots" name="test_ends"><failure message="no" /></testcase>
<testcase classname="tests.sync.test_bots" name="test_ends"><error message="refused" /></testcase>
</testsuite></testsuites>
"""


def measured(letter: str, seconds: float, *tests: str, again: float | None = None) -> Measured:
    run = SuiteRun(dict.fromkeys(tests, State.PASSED), 1.0)
    suites = {(CELL, Suite.SYNC): run}
    return Measured(letter, "one way", seconds, 3.0, 4.0, suites, seconds_again=again)


@pytest.mark.parametrize(
    ("found", "chosen"),
    [
        pytest.param(
            ["3.7", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15"],
            ("3.9", "3.12", "3.14"),
            id="spread over those that every variant can use",
        ),
        pytest.param(["3.15", "3.12", "3.10"], ("3.10", "3.12"), id="fewer are taken as they are"),
        pytest.param(["3.8"], (), id="none"),
    ],
)
def test_pythons_are_spread(found: list[str], chosen: tuple[str, ...]) -> None:
    assert choose_pythons(found) == chosen


def test_cells_are_the_newest_and_an_old_release_where_the_python_is_admitted() -> None:
    releases = (release("0.9.0", "<3.14"), release("0.19.0"), release("0.20.0"))

    cells = choose_cells(("3.9", "3.14"), releases)

    assert cells == (Cell("3.9", "0.20.0"), Cell("3.14", "0.20.0"), Cell("3.9", "0.9.0"))


def test_yanked_release_is_not_the_newest() -> None:
    releases = (release("0.9.0"), release("0.20.0"), release("0.20.1", yanked="broken"))

    assert choose_cells(("3.9",), releases) == (CELL, Cell("3.9", "0.9.0"))


def test_test_that_fails_twice_counts_once() -> None:
    run = read_junit(JUNIT)

    assert run.seconds == 2.5
    assert run.states == {
        "test_bots::test_works[a]": State.PASSED,
        "test_bots::test_lacks": State.SKIPPED,
        "test_bots::test_fails": State.FAILED,
        "test_bots::test_ends": State.FAILED,
    }
    assert len(run.executed) == 3


def test_matrix_is_measured_by_what_it_recorded(tmp_path: Path) -> None:
    ended = outcome("3.9", "0.20.0", failed=("test_bots::test_fails",))
    absent = Result("test_bots::test_lacks", State.ABSENT)
    write_outcome(
        Places(tmp_path).outcomes, replace(ended, modules=in_modules((*ended.results, absent)))
    )

    run = Matrix().suite_run(tmp_path, CELL, Suite.SYNC)

    assert run.states == {
        "test_bots::test_works": State.PASSED,
        "test_bots::test_fails": State.FAILED,
        "test_bots::test_lacks": State.SKIPPED,
    }


@pytest.mark.parametrize("status", [None, Status.CRASHED])
def test_matrix_that_did_not_run_has_no_figures(tmp_path: Path, status: Status | None) -> None:
    if status:
        write_outcome(Places(tmp_path).outcomes, outcome("3.9", "0.20.0", status=status))

    with pytest.raises(CannotRunError, match="a suite did not run"):
        Matrix().suite_run(tmp_path, CELL, Suite.SYNC)


def test_variant_that_ran_other_tests_is_told() -> None:
    other = measured("b", 20.0, "x::one", "x::three")
    compared = Comparison((CELL,), (measured("a", 10.0, "x::one", "x::two"), other))

    assert compared.differences(other) == [
        "b: 3.9(0.20.0) sync: 1 tests not run: x::two …",
        "b: 3.9(0.20.0) sync: 1 tests run besides: x::three …",
    ]


def test_row_shows_the_ratio_and_the_tests() -> None:
    ours = measured("a", 10.0, "x::one", again=2.0)
    compared = Comparison((CELL,), (ours, measured("b", 25.0, "x::one"), measured("c", 5.0)))

    assert rows(compared) == [
        ("a", "one way", "10.0", "1.00", "3.0", "4.0", "1, the same"),
        ("", "once more, nothing changed", "2.0", "0.20", "", "", ""),
        ("b", "one way", "25.0", "2.50", "3.0", "4.0", "1, the same"),
        ("c", "one way", "5.0", "0.50", "3.0", "4.0", "0, other"),
    ]


def test_without_the_matrix_there_is_no_ratio() -> None:
    compared = Comparison((CELL,), (measured("b", 25.0, "x::one"),))

    assert rows(compared) == [("b", "one way", "25.0", "", "3.0", "4.0", "1")]


def test_record_holds_every_figure() -> None:
    ours = measured("a", 10.0, "x::one", again=2.0)
    compared = Comparison((CELL,), (ours,), {"d": "exit code 1: no tox"})

    assert as_json(compared, {"date": "2026-11-23"}) == {
        "schema": 1,
        "date": "2026-11-23",
        "cells": ["3.9(0.20.0)"],
        "variants": [
            {
                "variant": "a",
                "description": "one way",
                "seconds": 10.0,
                "ratio": 1.0,
                "cpu_seconds": 3.0,
                "differences": [],
                "machine_seconds": 4.0,
                "seconds_again": 2.0,
                "ratio_again": 0.2,
            }
        ],
        "left_out": {"d": "exit code 1: no tox"},
        "counts": {"a": {"3.9(0.20.0)": {"sync": {"passed": 1, "failed": 0, "skipped": 0}}}},
    }
