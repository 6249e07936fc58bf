"""The cells as jobs of a GitHub Actions matrix, made from what `nox -l --json` lists.

`nox -l --json -s cell -- full | python -m cozematrix.shard` prints `{"include": [...]}`. A job
takes several releases of one Python, so that any number of cells stays below GitHub's limit.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from cozematrix.errors import MatrixError

if TYPE_CHECKING:
    from collections.abc import Iterable

# GitHub refuses a job matrix with more.
MOST_JOBS = 256
# Enough for a job to be worth its start, few enough that the jobs of a full run share the work.
RELEASES_IN_A_JOB = 10
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
def shards(listed: Iterable[dict[str, Any]], most: int = MOST_JOBS) -> list[Shard]:
    """The jobs for the listed `cell` sessions, each cell in exactly one of them.

    An empty listing is an error: no cells would look like no failures.
    """
    releases: dict[str, list[str]] = {}
    for row in listed:
        if row["name"] == "cell":
            releases.setdefault(row["python"], []).append(row["call_spec"]["release"])
    if not releases:
        raise MatrixError("nox listed no cells: nothing to run is not a pass")
    size = RELEASES_IN_A_JOB
    while sum(-(-len(each) // size) for each in releases.values()) > most:
        size += 1
    return [
        _shard(python, each[start : start + size])
        for python, each in releases.items()
        for start in range(0, len(each), size)
    ]


def _shard(python: str, releases: list[str]) -> Shard:
    return Shard(
        name=f"{python}: {releases[0]} to {releases[-1]}",
        python=python,
        selectors=" ".join((python, *releases)),
        container=CONTAINERS.get(python, ""),
    )


def main() -> int:
    """Read nox's listing from standard input, print the job matrix; the exit code."""
    try:
        found = shards(json.load(sys.stdin))
    except (MatrixError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps({"include": [asdict(shard) for shard in found]}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
