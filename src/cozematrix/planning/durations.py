"""Durations of cells: `durations.json`, measured once, from which every machine cuts alike."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cozematrix.data_file import read_json, write_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from cozematrix.cells.outcome import Outcome
    from cozematrix.inputs.request import Part
    from cozematrix.planning.plan import Cell

SCHEMA = 1


@dataclass(frozen=True)
class Durations:
    """CPU seconds of a cell's suites, by Python and release, as one machine measured them.

    Only their proportions mean anything on another machine.
    """

    seconds: Mapping[tuple[str, str], float]

    def of(self, cell: Cell) -> float:
        """Return the cell's seconds, or the mean of its Python, or of all cells."""
        known = self.seconds.get((cell.python, cell.release))
        if known is not None:
            return known
        return self._longest.get(cell.python, self._longest.get("", 1.0))

    @cached_property
    def _longest(self) -> dict[str, float]:
        """The longest of each Python, and of all under "": an unknown release is a new one."""
        longest: dict[str, float] = {}
        for (python, _), seconds in self.seconds.items():
            for key in (python, ""):
                longest[key] = max(longest.get(key, 0.0), seconds)
        return longest


def read_durations(path: Path) -> Durations:
    """Read the file; a wrong value is an `InputError`."""
    table = read_json(path)
    if table.get("schema", int) != SCHEMA:
        raise table.refuse("schema", table.get("schema", int), str(SCHEMA))
    rows = table.table("seconds")
    seconds: dict[tuple[str, str], float] = {}
    for python in rows.names:
        row = rows.table(python)
        seconds |= {(python, release): row.get(release, float) for release in row.names}
    table.close()
    return Durations(seconds)


def write_durations(path: Path, durations: Durations) -> None:
    """Write the file, whole or not at all."""
    rows: dict[str, dict[str, float]] = {}
    for (python, release), seconds in durations.seconds.items():
        rows.setdefault(python, {})[release] = round(seconds, 2)
    write_json(path, {"schema": SCHEMA, "seconds": rows})


def measured(outcomes: Iterable[Outcome]) -> Durations:
    """The durations that outcomes tell of, both suites of a cell together."""
    seconds: dict[tuple[str, str], float] = {}
    for each in outcomes:
        if each.results and not each.is_partial:
            place = each.cell.python, each.cell.release
            seconds[place] = seconds.get(place, 0.0) + each.cpu_seconds
    return Durations(seconds)


def longest_first(cells: Iterable[Cell], durations: Durations) -> list[Cell]:
    """The cells in the order in which they end soonest, alike on every machine."""
    return sorted(cells, key=lambda cell: (-durations.of(cell), cell))


def cut(cells: Iterable[Cell], part: Part, durations: Durations) -> list[Cell]:
    """The cells of one part of `cut_all`."""
    return cut_all(cells, part.count, durations)[part.number - 1]


def cut_all(cells: Iterable[Cell], count: int, durations: Durations) -> list[list[Cell]]:
    """The cells in so many parts that take about as long, each cell in exactly one.

    Each cell goes to the part that has least to do: every machine that is given the same cells and
    durations cuts alike.
    """
    parts: list[list[Cell]] = [[] for _ in range(count)]
    loads = [(0.0, number) for number in range(count)]
    for cell in longest_first(cells, durations):
        load, number = loads[0]
        heapq.heapreplace(loads, (load + durations.of(cell), number))
        parts[number].append(cell)
    return parts
