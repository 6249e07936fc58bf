"""Coverage: what the suites executed, for a cell and for a release, never across releases.

Line numbers of two releases have nothing to do with each other, so a release is the widest thing
that is merged: its two suites on all its Pythons. A suite leaves a byte for each probe that
`instrument` has put into the release; what can be executed at all, and every page, is coverage's.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from functools import reduce
from importlib.metadata import version
from typing import TYPE_CHECKING

from coverage import Coverage

from cozematrix.data_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cozematrix.coverage.probes import Probes

DATA, JSON, HTML = "coverage.data", "coverage.json", "html"
# Whatever is not 0 is a hit.
_IS_HIT = bytes([0] + [1] * 255)


@dataclass(frozen=True)
class Coverages:
    """Shares of the package's code that were executed, in per cent, one decimal.

    `branches` is the figure to quote: importing the package alone executes half of its lines.
    """

    lines: float
    branches: float


def coverages(probes: Probes, hits: bytes) -> Coverages:
    """The figures for what was hit, as coverage's own report gives them.

    It counts lines with `pragma: no branch` differently: here they have no branches.
    """
    lines = sum(len(file.lines(hits)) for file in probes.files)
    branches = sum(len(file.taken(hits)) for file in probes.files)
    return Coverages(
        lines=_share(lines, sum(len(file.statements) for file in probes.files)),
        branches=_share(branches, sum(len(file.branches) for file in probes.files)),
    )


def read_hits(paths: Iterable[Path], count: int) -> bytes:
    """All that any of these files says was hit; a file of another size says nothing."""
    parts = [path.read_bytes() for path in paths if path.is_file()]
    whole = [int.from_bytes(part.translate(_IS_HIT), "big") for part in parts if len(part) == count]
    return reduce(int.__or__, whole, 0).to_bytes(count, "big")


def write_pages(probes: Probes, hits: bytes, source: Path, into: Path) -> None:
    """Write coverage's data, JSON and HTML for what was hit into the folder `into`.

    `source` is the folder of the package's source. It takes two seconds and more, so pages of the
    same stay as they are.
    """
    arcs = _arcs(probes, hits, source.parent)
    told = f"{version('coverage')} {sorted((name, sorted(pairs)) for name, pairs in arcs.items())}"
    digest = hashlib.sha256(told.encode()).hexdigest()
    written = into / "digest.txt"
    if written.is_file() and written.read_text(encoding="utf-8") == digest:
        return
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    coverage = Coverage(data_file=into / DATA, config_file=False, branch=True, messages=False)
    measured = coverage.get_data()
    measured.add_arcs(arcs)
    # A file without an arc counts as measured only so.
    measured.touch_files(list(arcs))
    coverage.save()
    coverage.json_report(outfile=str(into / JSON), ignore_errors=True)
    coverage.html_report(
        directory=str(into / HTML), ignore_errors=True, title=f"{into.name}: {source.name}"
    )
    write_whole(written, digest)


def _arcs(probes: Probes, hits: bytes, root: Path) -> dict[str, set[tuple[int, int]]]:
    """Convert hits to coverage's arcs; a line that was hit was reached from anywhere."""
    return {
        str(root / file.path): {(-1, line) for line in file.lines(hits)} | file.taken(hits)
        for file in probes.files
    }


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
