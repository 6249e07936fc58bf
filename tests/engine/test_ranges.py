"""Ranges for what was seen; what was seen is drawn, a row a Python and a letter a release."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packaging.specifiers import SpecifierSet

from cozematrix.verdicts.ranges import Range, Seen, ranges

RELEASES = ("0.2.0", "0.3.0", "0.9.0", "0.10.0")
PYTHONS = ("3.7", "3.8", "3.9", "3.14")
LETTERS = {"F": Seen.FAILED, ".": Seen.PASSED, "-": Seen.SILENT}


def drawn(*rows: str) -> dict[tuple[str, str], Seen]:
    """Return sightings, a row for each Python; " " was not run; one row is for all Pythons."""
    every = rows * len(PYTHONS) if len(rows) == 1 else rows
    return {
        (release, python): LETTERS[letter]
        for python, row in zip(PYTHONS, every, strict=True)
        for release, letter in zip(RELEASES, row, strict=True)
        if letter != " "
    }


def found(*rows: str) -> list[tuple[str, str]]:
    return [(each.cozepy, each.python) for each in ranges(drawn(*rows), RELEASES, PYTHONS)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param("....", [], id="none"),
        pytest.param("    ", [], id="nothing was run"),
        pytest.param("F...", ["==0.2.0"], id="the oldest alone"),
        pytest.param(".F..", ["==0.3.0"], id="one in the middle"),
        pytest.param("...F", [">=0.10.0"], id="the newest is open"),
        pytest.param(".FF.", [">=0.3.0,<0.10.0"], id="two in the middle"),
        pytest.param("..FF", [">=0.9.0"], id="two up to the newest"),
        pytest.param("FFFF", [">=0.2.0"], id="all"),
        pytest.param("F.FF", ["==0.2.0", ">=0.9.0"], id="one passes in between"),
        pytest.param("F.F.", ["==0.2.0", "==0.9.0"], id="two runs apart"),
        pytest.param("F-F.", [">=0.2.0,<0.10.0"], id="silent in between"),
        pytest.param("FF--", [">=0.2.0"], id="silent up to the newest"),
        pytest.param("F-.F", [">=0.2.0,<0.9.0", ">=0.10.0"], id="silent, then it passes"),
        pytest.param("-F-.", [">=0.3.0,<0.10.0"], id="silent on both sides"),
        pytest.param("F F.", ["==0.2.0", "==0.9.0"], id="not run in between"),
        pytest.param("FF  ", [">=0.2.0,<0.9.0"], id="not run up to the newest"),
        pytest.param("  FF", [">=0.9.0"], id="not run from the oldest"),
        pytest.param(" F  ", ["==0.3.0"], id="one release was run"),
        pytest.param("F- F", [">=0.2.0,<0.9.0", ">=0.10.0"], id="silent, then not run"),
    ],
)
def test_releases_that_fail_are_ranges(row: str, expected: list[str]) -> None:
    assert found(row) == [(each, "") for each in expected]


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        pytest.param("F...", ["<3.8"], id="the oldest"),
        pytest.param(".F..", ["==3.8"], id="one in the middle"),
        pytest.param("...F", [">=3.14"], id="the newest is open"),
        pytest.param(".FF.", [">=3.8,<3.14"], id="neighbours"),
        pytest.param("F.F.", ["<3.8", "==3.9"], id="two that are apart"),
        pytest.param("FFFF", [""], id="all"),
        pytest.param("F-F.", ["<3.14"], id="silent in between"),
        pytest.param("-F..", ["<3.9"], id="silent on the oldest"),
        pytest.param(".F--", [">=3.8"], id="silent on the newest"),
        pytest.param("-FF-", [""], id="silent at both ends"),
        pytest.param("F F ", ["<3.8", "==3.9"], id="not run in between"),
        pytest.param(" FF ", [">=3.8,<3.14"], id="not run at both ends"),
    ],
)
def test_pythons_on_which_it_fails_are_ranges(column: str, expected: list[str]) -> None:
    rows = [f".{letter}.." for letter in column]

    assert found(*rows) == [("==0.3.0", each) for each in expected]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            ("FFF.", "F...", "F...", "F..."),
            [("==0.2.0", ""), (">=0.3.0,<0.10.0", "<3.8")],
            id="fewer Pythons in newer releases",
        ),
        pytest.param(
            ("F-F.", "-F-.", "....", "...."), [(">=0.2.0,<0.10.0", "<3.9")], id="checkered"
        ),
        pytest.param(
            ("F...", "FF..", " F..", " F.."),
            [("==0.2.0", "<3.9"), ("==0.3.0", ">=3.8")],
            id="two releases were run on other Pythons",
        ),
        pytest.param(
            ("FF..", "FF..", "F-..", " F.."),
            [("==0.2.0", "<3.14"), ("==0.3.0", "")],
            id="one Python was not run in one release",
        ),
        pytest.param(
            ("F-F.", "F F.", "F F.", "F F."),
            [("==0.2.0", ""), ("==0.9.0", "")],
            id="a release that is silent where it was run",
        ),
        pytest.param(
            ("F--.", "F..F", "F...", "F..."),
            [("==0.2.0", ""), (">=0.10.0", "==3.8")],
            id="silent on one Python only",
        ),
    ],
)
def test_releases_and_pythons_together_cover_no_more_than_was_run(
    rows: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert found(*rows) == expected


def test_newest_cell_is_one_that_failed_within_the_range() -> None:
    seen = drawn("FFF-", "F.F-", "FFF.", "FF-.")

    assert list(ranges(seen, RELEASES, PYTHONS)) == [
        Range("==0.2.0", "", ("0.2.0", "3.14")),
        Range("==0.3.0", "<3.8", ("0.3.0", "3.7")),
        Range("==0.3.0", ">=3.9", ("0.3.0", "3.14")),
        Range("==0.9.0", "", ("0.9.0", "3.9")),
    ]


@settings(database=None, deadline=None, max_examples=200, derandomize=True)
@given(st.lists(st.text("F.- ", min_size=4, max_size=4), min_size=4, max_size=4))
def test_each_failed_cell_is_in_one_range_and_no_other_verdict_in_any(rows: list[str]) -> None:
    seen = drawn(*rows)
    described = list(ranges(seen, RELEASES, PYTHONS))

    for release in RELEASES:
        for python in PYTHONS:
            covering = [
                each
                for each in described
                if SpecifierSet(each.cozepy).contains(release)
                and SpecifierSet(each.python).contains(python)
            ]
            state = seen.get((release, python))
            if state is Seen.FAILED:
                assert len(covering) == 1
            elif state is not Seen.SILENT:
                assert covering == []
