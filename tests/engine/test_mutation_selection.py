from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from coverage import CoverageData

from cozematrix.upkeep.mutation.faults import Fault, find_faults
from cozematrix.upkeep.mutation.selection import MOST_TESTS, Lines, read_lines

FILE = "sdk/bots.py"
LINES = Lines(
    tests={
        FILE: {
            1: frozenset({""}),
            3: frozenset({"sync/test_x::fast", "sync/test_x::slow", "sync/test_x::broken"}),
            4: frozenset({"sync/test_x::slow"}),
            5: frozenset({"sync/test_x::broken"}),
            6: frozenset({"", "sync/test_x::fast"}),
            7: frozenset(),
        },
        "sdk/chats.py": {3: frozenset({"async/test_y::other"})},
    },
    seconds={
        "sync/test_x::slow": 2.0,
        "sync/test_x::fast": 0.1,
        "async/test_y::other": 0.2,
        "async/test_y::another": 0.2,
    },
)


def fault(*lines: int, file: str = FILE, is_import: bool = False) -> Fault:
    return Fault(file, 0, lines[0], lines, is_import, "one", "string", "'a'", "'aXX'")


@pytest.mark.parametrize(
    ("broken", "tests"),
    [
        pytest.param(
            fault(3), ["sync/test_x::fast", "sync/test_x::slow"], id="the fastest stands first"
        ),
        pytest.param(fault(4), ["sync/test_x::slow"], id="no other test"),
        pytest.param(
            fault(4, 3), ["sync/test_x::fast", "sync/test_x::slow"], id="any of several lines"
        ),
        pytest.param(fault(5), [], id="a test that fails without it does not count"),
        pytest.param(fault(7), [], id="a line without tests"),
        pytest.param(fault(8), [], id="a line that nothing runs"),
        pytest.param(fault(3, file="sdk/none.py"), [], id="a file that nothing runs"),
        pytest.param(fault(8, is_import=True), [], id="nor is it imported"),
        pytest.param(
            fault(3, file="sdk/chats.py"), ["async/test_y::other"], id="the same line elsewhere"
        ),
    ],
)
def test_tests_that_run_the_line_are_selected(broken: Fault, tests: list[str]) -> None:
    assert LINES.select(broken) == tuple(tests)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(fault(1), id="run outside of any test"),
        pytest.param(fault(6), id="run in a test as well"),
        pytest.param(fault(4, is_import=True), id="imported in a test, which came first"),
    ],
)
def test_line_that_an_import_runs_belongs_to_everybody(broken: Fault) -> None:
    assert LINES.select(broken) == (
        # Two lines of the file each, the faster one before the slower one; then none of it.
        "sync/test_x::fast",
        "sync/test_x::slow",
        "async/test_y::another",
        "async/test_y::other",
    )


def test_for_an_import_the_tests_that_run_most_of_the_file_stand_first() -> None:
    lines = Lines(
        {FILE: {1: frozenset({""}), 2: frozenset({"a", "b"}), 3: frozenset({"b"})}},
        {"c": 0.1, "a": 0.2, "b": 0.3},
    )

    assert lines.select(fault(1)) == ("b", "a", "c")


def test_tests_that_fail_anyhow_stand_last() -> None:
    lines = replace(LINES, known=frozenset({"sync/test_x::fast"}))

    assert lines.select(fault(3)) == ("sync/test_x::slow", "sync/test_x::fast")


def test_one_case_of_each_test_stands_before_another_one() -> None:
    names = ("sync/test_x::a[1]", "sync/test_x::a[2]", "sync/test_x::b[1]", "sync/test_x::c")
    lines = Lines(
        {FILE: {1: frozenset(names)}}, dict(zip(names, (0.1, 0.2, 0.3, 0.4), strict=True))
    )

    assert lines.select(fault(1)) == (names[0], names[2], names[3], names[1])


def test_of_given_tests_those_that_run_the_line_stand_first() -> None:
    tests = ["async/test_y::other", "async/test_y::unmeasured", "sync/test_x::slow"]

    assert LINES.likeliest(fault(3), tests) == (
        "sync/test_x::slow",
        "async/test_y::unmeasured",
        "async/test_y::other",
    )
    assert LINES.likeliest(fault(3), tests, most=1) == ("sync/test_x::slow",)


def test_no_more_tests_are_selected_than_asked_for() -> None:
    assert LINES.select(fault(1), most=3) == (
        "sync/test_x::fast",
        "sync/test_x::slow",
        "async/test_y::another",
    )
    assert LINES.select(fault(3), most=1) == ("sync/test_x::fast",)


def test_forty_tests_are_the_most() -> None:
    names = [f"sync/test_x::test_{number:02}" for number in range(50)]
    lines = Lines({FILE: {1: frozenset(names)}}, dict.fromkeys(names, 0.1))

    assert lines.select(fault(1)) == tuple(names[:40])
    assert MOST_TESTS == 40


def measured(file: Path, contexts: dict[str, dict[Path, list[int]]]) -> Path:
    data = CoverageData(basename=str(file))
    for context, lines in contexts.items():
        data.set_context(context)
        data.add_lines({str(path): numbers for path, numbers in lines.items()})
    data.write()
    return file


def test_measured_lines_are_read_by_file_with_their_tests(tmp_path: Path) -> None:
    sdk = tmp_path / "whole" / "sdk"
    parts = [
        measured(
            tmp_path / "sync.coverage",
            {
                "": {sdk / "__init__.py": [1, 2], sdk / "auth" / "token.py": [1]},
                "tests/sync/test_x.py::test_a": {sdk / "__init__.py": [2, 3]},
                "tests/sync/test_x.py::test_b[tests/x.py::1]": {sdk / "__init__.py": [3]},
            },
        ),
        measured(
            tmp_path / "async.coverage",
            {"tests/async/test_x.py::test_a": {sdk / "__init__.py": [3, 9]}},
        ),
    ]
    seconds = {"sync/test_x::test_a": 0.5}

    assert read_lines(parts, sdk, seconds) == Lines(
        {
            "sdk/__init__.py": {
                1: frozenset({""}),
                2: frozenset({"", "sync/test_x::test_a"}),
                3: frozenset(
                    {
                        "sync/test_x::test_a",
                        "sync/test_x::test_b[tests/x.py::1]",
                        "async/test_x::test_a",
                    }
                ),
                9: frozenset({"async/test_x::test_a"}),
            },
            "sdk/auth/token.py": {1: frozenset({""})},
        },
        seconds,
    )


def test_nothing_measured_is_no_lines(tmp_path: Path) -> None:
    part = measured(tmp_path / "sync.coverage", {})

    assert read_lines([part], tmp_path / "sdk", {}) == Lines({}, {})


@pytest.mark.parametrize(
    ("found", "is_import", "expected"),
    [
        pytest.param({"a", "b", "c"}, False, True, id="some tests"),
        pytest.param({"a", "b", "c", "d"}, False, False, id="more than are selected"),
        pytest.param({"a", "b"}, False, False, id="a result that may be kept"),
        pytest.param({"a", "b", "c"}, True, False, id="an import"),
        pytest.param({"a", "b", "c", ""}, False, False, id="outside of any test"),
        pytest.param({"a", "b", "c", "gone"}, False, True, id="one that does not count"),
    ],
)
def test_selection_is_exhausted_where_it_holds_every_test_that_can_notice(
    found: set[str], is_import: bool, expected: bool
) -> None:
    lines = Lines({"sdk/a.py": {1: frozenset(found)}}, dict.fromkeys("abcd", 1.0))
    [fault, *_] = find_faults("sdk/a.py", "x = 1")

    assert lines.is_exhausted(replace(fault, is_import=is_import), most=3) is expected


def test_every_test_can_notice_what_an_import_runs_or_few_tests() -> None:
    lines = Lines(
        {"sdk/a.py": {1: frozenset("abcx"), 2: frozenset({"a", "b"})}}, dict.fromkeys("abcd", 1.0)
    )

    def fault(line: int, *, is_import: bool = False) -> Fault:
        return Fault("sdk/a.py", 0, line, (line,), is_import, "", "string", "'a'", "'aXX'")

    # A test that does not count is none of them.
    assert lines.possible(fault(1)) == {"a", "b", "c"}
    assert lines.possible(fault(1, is_import=True)) == {"a", "b", "c", "d"}
    assert lines.possible(fault(2)) == {"a", "b", "c", "d"}
