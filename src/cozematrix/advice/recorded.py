"""The record of a full run, cell by cell, small enough to be kept: `recorded.json`.

`nox -s compatibility` writes it from the outcomes of a run of all releases.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cozematrix.cells.outcome import HAS_RESULTS, State, Status
from cozematrix.data_file import read_json
from cozematrix.planning.plan import Cell, Suite

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from cozematrix.cells.outcome import Outcome
    from cozematrix.data_file import Table

SCHEMA = 1
FILE = "data/recorded.json"


@dataclass(frozen=True)
class Row:
    """One cell."""

    status: Status
    """That of the client that fares worse."""
    passed: int
    """Contracts, over both clients, as the next one."""
    failed: int
    installed: Mapping[str, str]
    """The SDK's dependencies by name, with their versions."""

    @property
    def has_run(self) -> bool:
        """True if the release can be installed and imported there."""
        return self.status in HAS_RESULTS


@dataclass(frozen=True)
class Recorded:
    """All cells of the run, and the day for which their dependencies were the newest."""

    day: str
    rows: Mapping[Cell, Row]

    @classmethod
    def of(cls, outcomes: Iterable[Outcome], package: str, runner: Collection[str]) -> Recorded:
        """Take what is kept from outcomes; the package and `runner` are no dependencies."""
        found: dict[Cell, list[Outcome]] = {}
        for each in outcomes:
            if each.suite is not Suite.TYPES and not each.is_partial:
                found.setdefault(each.cell, []).append(each)
        rows = {cell: _row(there, {package, *runner}) for cell, there in sorted(found.items())}
        days = [each.resolved for there in found.values() for each in there if each.resolved]
        return cls(max(days, default=""), rows)

    def as_json(self) -> dict[str, Any]:
        """The contents of the file: equal sets of dependencies are told once."""
        sets: dict[str, int] = {}
        kept: list[dict[str, str]] = []
        cells = []
        for cell, row in self.rows.items():
            named = dict(sorted(row.installed.items()))
            if str(named) not in sets:
                sets[str(named)] = len(kept)
                kept.append(named)
            cells.append(
                {
                    "python": cell.python,
                    "release": cell.release,
                    "status": row.status.value,
                    "passed": row.passed,
                    "failed": row.failed,
                    "installed": sets[str(named)],
                }
            )
        return {"schema": SCHEMA, "resolved": self.day, "installed": kept, "cells": cells}


def read_recorded(path: Path) -> Recorded:
    """Read the file; a wrong value is an `InputError`."""
    table = read_json(path)
    if table.get("schema", int) != SCHEMA:
        raise table.refuse("schema", table.get("schema", int), str(SCHEMA))
    day = table.get("resolved", str)
    sets = [{name: row.get(name, str) for name in row.names} for row in table.tables("installed")]
    rows = {}
    for cell in table.tables("cells"):
        at = cell.get("installed", int)
        if not 0 <= at < len(sets):
            raise cell.refuse("installed", at, f"a number below {len(sets)}")
        row = Row(_status(cell), cell.get("passed", int), cell.get("failed", int), sets[at])
        rows[Cell(cell.get("python", str), cell.get("release", str))] = row
        cell.close()
    table.close()
    return Recorded(day, rows)


def _row(there: Iterable[Outcome], runner: Collection[str]) -> Row:
    outcomes = list(there)
    worst = next((each for each in outcomes if each.status not in HAS_RESULTS), outcomes[0])
    installed = {
        name: version
        for each in outcomes
        for name, version in each.dependencies.items()
        if name not in runner
    }
    passed = sum(each.count(State.PASSED) for each in outcomes)
    failed = sum(each.count(State.FAILED) for each in outcomes)
    return Row(worst.status, passed, failed, installed)


def _status(row: Table) -> Status:
    name = row.get("status", str)
    if name not in tuple(Status):
        raise row.refuse("status", name, ", ".join(Status))
    return Status(name)
