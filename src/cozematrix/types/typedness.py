"""Typedness: the share of a release that has types, methods by mypy, names by a second checker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.version import Version

from cozematrix.data_file import read_json
from cozematrix.planning.plan import Suite

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from cozematrix.cells.outcome import Outcome

# What `nox -s checkers` has measured, by release: no release changes.
FILE = "data/checkers.json"


@dataclass(frozen=True)
class Typedness:
    """The figures of one release; None for what nothing was measured of."""

    untyped: int | None = None
    """Per cent of the clients' methods of whose result mypy knows nothing: `Any`."""
    complete: float | None = None
    """Per cent of the public names with a type that is known, without a guess."""

    @property
    def text(self) -> str:
        """The figures in words; "" without any."""
        untyped = f"{self.untyped} % of methods give Any" if self.untyped is not None else ""
        complete = f"{self.complete:.0f} % of types known" if self.complete is not None else ""
        return ", ".join(filter(None, (untyped, complete)))


def typedness(outcomes: Iterable[Outcome], complete: Mapping[str, float]) -> dict[str, Typedness]:
    """By release, as the type check on the newest of its Pythons found it."""
    newest: dict[str, Outcome] = {}
    for each in sorted(outcomes, key=lambda outcome: Version(outcome.cell.python)):
        if each.suite is Suite.TYPES and each.methods:
            newest[each.cell.release] = each
    return {
        release: Typedness(
            round(100 * newest[release].untyped / newest[release].methods)
            if release in newest
            else None,
            complete.get(release),
        )
        for release in newest.keys() | complete.keys()
    }


def read_complete(path: Path) -> dict[str, float]:
    """By release, the per cent of types that are known; nothing where there is no file."""
    if not path.is_file():
        return {}
    table = read_json(path)
    table.get("checker", str)
    found = {}
    for row in table.tables("releases"):
        found[row.get("release", str)] = row.get("complete", float)
    return found
