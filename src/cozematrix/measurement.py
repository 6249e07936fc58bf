"""Coverage: what the suites executed, merged per cell and per release, never across releases.

Line numbers of two releases have nothing to do with each other, so a release is the widest thing
that is merged: its two suites on all its Pythons.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coverage import Coverage
from coverage.exceptions import CoverageException

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

DATA, JSON, HTML = "coverage.data", "coverage.json", "html"


@dataclass(frozen=True)
class Coverages:
    """Shares of the package's code that were executed, in per cent, one decimal.

    `branches` is the figure to quote: importing the package alone executes half of its lines.
    """

    lines: float
    branches: float


def merge(parts: Iterable[Path], source: Path, into: Path, *, has_html: bool) -> Coverages | None:
    """Merge `parts` (data files) and write data and JSON into the folder `into`, HTML if wanted.

    `source` is the folder of the package's source; the parts may have seen it at other places.
    None where there is nothing to merge. HTML takes two thirds of the time, some two seconds.
    """
    parts = [part for part in parts if part.is_file()]
    if not parts:
        shutil.rmtree(into, ignore_errors=True)
        return None
    into.mkdir(parents=True, exist_ok=True)
    # Pages of an earlier run would tell of other data than what stands beside them.
    shutil.rmtree(into / HTML, ignore_errors=True)
    coverage = Coverage(data_file=into / DATA, config_file=False, branch=True, messages=False)
    coverage.set_option("paths", {"package": [str(source), f"*/{source.name}"]})
    try:
        if parts != [into / DATA]:
            (into / DATA).unlink(missing_ok=True)
            coverage.combine([str(part) for part in parts], keep=True)
            coverage.save()
        else:
            coverage.load()
        coverage.json_report(outfile=str(into / JSON))
        if has_html:
            coverage.html_report(directory=str(into / HTML), title=f"{into.name}: {source.name}")
    except CoverageException:
        # A suite that crashed before it imported anything leaves data without a measured line.
        shutil.rmtree(into, ignore_errors=True)
        return None
    return read_coverages(into)


def read_coverages(folder: Path) -> Coverages | None:
    """The figures that `merge` wrote into `folder`; None where there are none."""
    try:
        totals = json.loads((folder / JSON).read_text(encoding="utf-8"))["totals"]
    except (OSError, ValueError, KeyError):
        return None
    return Coverages(
        lines=_share(totals["covered_lines"], totals["num_statements"]),
        branches=_share(totals["covered_branches"], totals["num_branches"]),
    )


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
