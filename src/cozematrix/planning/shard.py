"""The cells as jobs of a GitHub Actions matrix, made from what `nox -l --json` lists.

`nox -l --json -s cell -- full | python -m cozematrix.planning.shard` prints `{"include": [...]}`. A
job takes several releases of one Python. They are cut by how long cells take, so that the jobs end
at about the same time, and those that take longest are first.
"""

from __future__ import annotations

import json
import math
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from packaging.version import Version

from cozematrix.errors import MatrixError
from cozematrix.places import Places
from cozematrix.planning.durations import Durations, cut_all, read_durations
from cozematrix.planning.plan import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable

# GitHub refuses a job matrix with more.
MOST_JOBS = 256
# CPU seconds: enough for a job to be worth its start, few enough that jobs share the work.
SECONDS_IN_A_JOB = 240.0
# Where neither uv nor the newest runner images have a Python any more.
CONTAINERS = {"3.7": "python:3.7.17-bookworm"}


@dataclass(frozen=True)
class Shard:
    """One job: its title, its Python, the selectors of its cells, its container ("" for none)."""

    name: str
    python: str
    selectors: str
    container: str


# Any: one row of nox's listing, whose keys are read here and nowhere else.
def shards(
    listed: Iterable[dict[str, Any]], durations: Durations, most: int = MOST_JOBS
) -> list[Shard]:
    """The jobs for the listed `cell` sessions, each cell in exactly one of them.

    An empty listing is an error: no cells would look like no failures.
    """
    cells: dict[str, list[Cell]] = {}
    for row in listed:
        if row["name"] == "cell":
            cell = Cell(row["python"], row["call_spec"]["release"])
            cells.setdefault(cell.python, []).append(cell)
    if not cells:
        raise MatrixError("nox listed no cells: nothing to run is not a pass")
    seconds = SECONDS_IN_A_JOB
    while sum(_jobs(each, seconds, durations) for each in cells.values()) > most:
        seconds *= 1.1
    parts = [
        part
        for each in cells.values()
        for part in cut_all(each, _jobs(each, seconds, durations), durations)
    ]
    parts.sort(key=lambda part: -_load(part, durations))
    return [_shard(part) for part in parts if part]


def _jobs(cells: list[Cell], seconds: float, durations: Durations) -> int:
    """Return the number of jobs of about so many seconds for these cells; at most one a cell."""
    return min(len(cells), max(1, math.ceil(_load(cells, durations) / seconds)))


def _load(cells: Iterable[Cell], durations: Durations) -> float:
    return sum(durations.of(cell) for cell in cells)


def _shard(cells: list[Cell]) -> Shard:
    python = cells[0].python
    releases = sorted((cell.release for cell in cells), key=Version)
    more = f" and {len(releases) - 1} more" if len(releases) > 1 else ""
    return Shard(
        name=f"{python}: {releases[-1]}{more}",
        python=python,
        selectors=" ".join((python, *releases)),
        container=CONTAINERS.get(python, ""),
    )


def main() -> int:
    """Read nox's listing from standard input, print the job matrix; the exit code."""
    try:
        found = shards(json.load(sys.stdin), read_durations(Places.of_checkout().durations))
    except (MatrixError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps({"include": [asdict(shard) for shard in found]}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
