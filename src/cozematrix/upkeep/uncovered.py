"""Lines of a release that no suite executes, held against the reasons in `uncovered.toml`.

Named are functions and not lines, since lines move; "" is a module's own body.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.data_file import read_json, read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cozematrix.data_file import Table


@dataclass(frozen=True)
class Gap:
    """A function with lines or branches that nothing executes; `file` begins with the package."""

    file: str
    function: str
    lines: int
    branches: int

    @property
    def name(self) -> str:
        """File and function, as `uncovered.toml` names them."""
        return f"{self.file} {self.function or '(module)'}"


@dataclass(frozen=True)
class Measured:
    """The shares that were executed, in per cent, and where something was not."""

    lines: float
    branches: float
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class Allowance:
    """`uncovered.toml`: how much at least, and why what is missing is missing.

    `reasons` are by file and function; a function that ends with `*` stands for all that begin so.
    `chances` are those of them that a run may execute or not.
    """

    lines: float
    branches: float
    reasons: dict[tuple[str, str], str]
    chances: frozenset[tuple[str, str]] = frozenset()

    def reason(self, gap: Gap) -> str:
        """The reason for the gap; "" where nothing states it."""
        for (file, function), reason in self.reasons.items():
            if file == gap.file and _is_meant(function, gap.function):
                return reason
        return ""


def read_allowance(path: Path) -> Allowance:
    """Read and check the file; a wrong value is an `InputError`."""
    table = read_toml(path)
    reasons, chances = _reasons(table.tables("uncovered"))
    allowance = Allowance(
        lines=table.get("lines", float),
        branches=table.get("branches", float),
        reasons=reasons,
        chances=chances,
    )
    table.close()
    return allowance


def read_measured(path: Path, package: str) -> Measured:
    """Read a JSON report of coverage's, with its regions of functions."""
    table = read_json(path)
    totals = table.table("totals")
    gaps = []
    files = table.table("files")
    for name in files.names:
        # Wherever the package was installed: the last folder of its name is where it begins.
        file = f"{package}/{f'/{name}'.rpartition(f'/{package}/')[2]}"
        functions = files.table(name).table("functions")
        for function in functions.names:
            region = functions.table(function)
            missing = (
                len(region.get("missing_lines", list)),
                len(region.get("missing_branches", list)),
            )
            if any(missing):
                # A second function of the same name is told by its line, which moves.
                gaps.append(Gap(file, function.partition("@")[0], *missing))
    return Measured(
        lines=_share(totals, "covered_lines", "num_statements"),
        branches=_share(totals, "covered_branches", "num_branches"),
        gaps=tuple(sorted(gaps, key=lambda gap: (gap.file, gap.function))),
    )


def complaints(measured: Measured, allowance: Allowance) -> list[str]:
    """Everything that is not as `uncovered.toml` allows; empty where all is."""
    found = []
    for what in ("lines", "branches"):
        share, least = getattr(measured, what), getattr(allowance, what)
        if share < least:
            found.append(f"{share:.1f} % of {what}, {least:.1f} % are wanted")
    found += [
        f"not executed, and nothing says why: {gap.name}, "
        f"{gap.lines} lines and {gap.branches} branches"
        for gap in measured.gaps
        if not allowance.reason(gap)
    ]
    return found + [
        f"said to be not executed, but it is: {file} {function}"
        for file, function in _stale(measured.gaps, allowance.reasons.keys() - allowance.chances)
    ]


def _stale(gaps: Iterable[Gap], reasons: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    there = list(gaps)
    return [
        (file, function)
        for file, function in sorted(reasons)
        if not any(gap.file == file and _is_meant(function, gap.function) for gap in there)
    ]


def _is_meant(pattern: str, function: str) -> bool:
    if pattern.endswith("*"):
        return function.startswith(pattern[:-1])
    return pattern == function


def _reasons(
    rows: Iterable[Table],
) -> tuple[dict[tuple[str, str], str], frozenset[tuple[str, str]]]:
    reasons: dict[tuple[str, str], str] = {}
    chances = set()
    for row in rows:
        if row.get("by_chance", bool, default=False):
            chances.add((row.get("file", str), row.get("function", str)))
        place, reason = _reason(row)
        if place in reasons:
            raise row.refuse("function", place[1], "a function that no other entry names")
        reasons[place] = reason
    return reasons, frozenset(chances)


def _reason(row: Table) -> tuple[tuple[str, str], str]:
    file, function = row.get("file", str), row.get("function", str)
    reason = row.get("reason", str)
    row.close()
    if not reason.strip():
        raise row.refuse("reason", reason, "a reason in words")
    return (file, function), reason


def _share(totals: Table, part: str, whole: str) -> float:
    count = totals.get(whole, int)
    return round(100 * totals.get(part, int) / count, 1) if count else 100.0
