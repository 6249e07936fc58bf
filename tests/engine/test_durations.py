"""Durations of cells, and the parts that machines cut by them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cozematrix.cells.outcome import in_modules
from cozematrix.errors import InputError
from cozematrix.inputs.request import Part
from cozematrix.planning.durations import (
    Durations,
    cut,
    longest_first,
    measured,
    read_durations,
    write_durations,
)
from cozematrix.planning.plan import Cell, Suite
from tests.engine.conftest import outcome

KNOWN = Durations({("3.8", "0.1.0"): 9.0, ("3.7", "0.2.0"): 6.0, ("3.7", "0.1.0"): 4.0})
CELLS = [Cell(f"3.{minor}", f"0.{number}.0") for minor in range(7, 16) for number in range(30)]
PARTS = [1, 2, 3, 7, 40, 300]


@pytest.fixture
def uneven() -> Durations:
    """Seconds of every cell of `CELLS` but the last five, from 0.5 to 40."""
    return Durations(
        {
            (cell.python, cell.release): 0.5 + number * 53 % 80 / 2
            for number, cell in enumerate(CELLS[:-5])
        }
    )


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        pytest.param(Cell("3.7", "0.1.0"), 4.0, id="cell that is known"),
        pytest.param(Cell("3.7", "0.9.0"), 6.0, id="the longest of its Python"),
        pytest.param(Cell("3.9", "0.1.0"), 9.0, id="the longest of all"),
    ],
)
def test_cell_takes_the_longest_that_is_known_of_its_like(cell: Cell, seconds: float) -> None:
    assert KNOWN.of(cell) == seconds


def test_where_nothing_is_known_all_cells_take_the_same() -> None:
    assert {Durations({}).of(cell) for cell in CELLS} == {1.0}


@pytest.mark.parametrize("count", PARTS)
def test_each_cell_is_in_exactly_one_part(uneven: Durations, count: int) -> None:
    parts = [cut(CELLS, Part(number + 1, count), uneven) for number in range(count)]

    assert sorted(cell for part in parts for cell in part) == sorted(CELLS)


@pytest.mark.parametrize("count", PARTS)
def test_parts_differ_by_no_more_than_the_longest_cell(uneven: Durations, count: int) -> None:
    parts = [cut(CELLS, Part(number + 1, count), uneven) for number in range(count)]

    loads = [sum(uneven.of(cell) for cell in part) for part in parts]
    assert max(loads) - min(loads) <= max(uneven.of(cell) for cell in CELLS)


@pytest.mark.parametrize("durations", [KNOWN, Durations({})], ids=["a few known", "none known"])
@pytest.mark.parametrize(
    "cells",
    [CELLS[::-1], CELLS[135:] + CELLS[:135], CELLS[::2] + CELLS[1::2]],
    ids=["backwards", "halves swapped", "every second first"],
)
def test_every_machine_cuts_alike_in_whatever_order_it_has_the_cells(
    durations: Durations, cells: list[Cell]
) -> None:
    for part in (Part(1, 3), Part(2, 3), Part(3, 3)):
        assert cut(cells, part, durations) == cut(CELLS, part, durations)


@pytest.mark.parametrize("is_reversed", [False, True], ids=["forwards", "backwards"])
def test_longest_cells_come_first_and_equal_ones_in_the_order_of_their_names(
    is_reversed: bool,
) -> None:
    cells = [Cell("3.8", "0.1.0"), Cell("3.7", "0.9.0"), Cell("3.7", "0.2.0"), Cell("3.7", "0.1.0")]

    ordered = longest_first(cells[::-1] if is_reversed else cells, KNOWN)

    assert [cell.name for cell in ordered] == [
        "3.8(0.1.0)",
        "3.7(0.2.0)",
        "3.7(0.9.0)",
        "3.7(0.1.0)",
    ]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "durations.json"

    write_durations(file, KNOWN)

    assert read_durations(file) == KNOWN


def test_empty_file_knows_nothing(tmp_path: Path) -> None:
    file = tmp_path / "durations.json"
    file.write_text('{"schema": 1, "seconds": {}}')

    assert read_durations(file) == Durations({})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "(file): ", id="nothing"),
        pytest.param("[]", "(file): 'list' is not allowed; allowed: an object", id="a list"),
        pytest.param(
            '{"seconds": {}}',
            "schema: it is missing; allowed: a whole number",
            id="no schema",
        ),
        pytest.param(
            '{"schema": 2, "seconds": {}}', "schema: 2 is not allowed; allowed: 1", id="schema"
        ),
        pytest.param(
            '{"schema": 1, "seconds": {"3.7": 4}}',
            "seconds.3.7: 4 is not allowed; allowed: a table",
            id="no releases",
        ),
        pytest.param(
            '{"schema": 1, "seconds": {"3.7": {"0.1.0": "long"}}}',
            "seconds.3.7.0.1.0: 'long' is not allowed; allowed: a number",
            id="no number",
        ),
        pytest.param(
            '{"schema": 1, "minutes": {}}',
            "minutes: {} is not allowed; allowed: one of the keys schema, seconds",
            id="key",
        ),
    ],
)
def test_wrong_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "durations.json"
    file.write_text(text)

    with pytest.raises(InputError) as raised:
        read_durations(file)

    assert str(raised.value).startswith(f"durations.json: {message}")


def test_both_suites_of_a_cell_are_measured_together_where_they_ran() -> None:
    ran = outcome("3.7", "0.1.0")
    outcomes = [
        replace(ran, cpu_seconds=1.25),
        replace(ran, suite=Suite.ASYNC, cpu_seconds=2.5),
        replace(ran, cell=Cell("3.8", "0.1.0"), cpu_seconds=9.0, modules=in_modules(())),
    ]

    assert measured(outcomes) == Durations({("3.7", "0.1.0"): 3.75})
