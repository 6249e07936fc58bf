"""How long cells take: `durations.json`, measured once, from which every machine cuts alike."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from cozematrix.document import read_json, write_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from cozematrix.outcome import Outcome
    from cozematrix.plan import Cell
    from cozematrix.request import Part

SCHEMA = 1


@dataclass(frozen=True)
class Durations:
    """CPU seconds of a cell's suites, by Python and release, as one machine measured them.

    Only their proportions mean anything on another machine.
    """

    seconds: Mapping[tuple[str, str], float]

    def of(self, cell: Cell) -> float:
        """What is known of the cell, or of its Python, or of all cells."""
        if (cell.python, cell.release) in self.seconds:
            return self.seconds[cell.python, cell.release]
        alike = [each for (python, _), each in self.seconds.items() if python == cell.python]
        # A release that is not known is new, and new ones take long.
        return max(alike or list(self.seconds.values()), default=1.0)


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
        rows.setdefault(python, {})[release] = round(seconds, 1)
    write_json(path, {"schema": SCHEMA, "seconds": rows})


def measured(outcomes: Iterable[Outcome]) -> Durations:
    """The durations that outcomes tell of, both suites of a cell together."""
    seconds: dict[tuple[str, str], float] = {}
    for each in outcomes:
        if each.results:
            place = each.cell.python, each.cell.release
            seconds[place] = seconds.get(place, 0.0) + each.cpu_seconds
    return Durations(seconds)


def longest_first(cells: Iterable[Cell], durations: Durations) -> list[Cell]:
    """The cells in the order in which they end soonest, alike on every machine."""
    return sorted(cells, key=lambda cell: (-durations.of(cell), cell))


def cut(cells: Iterable[Cell], part: Part, durations: Durations) -> list[Cell]:
    """The cells of one part, when all parts are to take about as long.

    Each cell goes to the part that has least to do; every machine that is given the same cells and
    durations cuts alike, and each cell is in exactly one part.
    """
    loads = [0.0] * part.count
    chosen = []
    for cell in longest_first(cells, durations):
        lightest = min(range(part.count), key=lambda number: loads[number])
        loads[lightest] += durations.of(cell)
        if lightest == part.number - 1:
            chosen.append(cell)
    return chosen


def typical(durations: Durations) -> float:
    """The middle one, in seconds; 0 where nothing is known."""
    return median(durations.seconds.values()) if durations.seconds else 0.0
