"""The report in the terminal: the matrix, then one line a finding; and lines of other sessions."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from cozematrix.plain import visible
from cozematrix.report import MARKS
from cozematrix.verdict import Judgement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cozematrix.finding import Finding
    from cozematrix.plan import Cell
    from cozematrix.report import Report

_COLORS = {"✓": "green", "≈": "yellow", "✗": "bold red", "!": "bold magenta", "⊘": "yellow"}
_JUDGEMENT_COLORS = {
    Judgement.TAMPERED: "bold red",
    Judgement.UNWITNESSED: "bold red",
    Judgement.MISSING: "bold red",
    Judgement.REGRESSION: "bold red",
    Judgement.FIXED: "bold magenta",
    Judgement.AS_EXPECTED: "yellow",
}
# Wide enough for nine Pythons where the output is a file, which has no width itself.
WIDTH_OF_A_FILE = 130


def show(report: Report, console: Console | None = None) -> None:
    """Print the report; what cells printed is shown as plain text, never as markup."""
    with without_commands():
        _show(report, console or _console())


def say(lines: Iterable[str]) -> None:
    """Print a session's lines."""
    with without_commands():
        for line in lines:
            print(visible(line))


@contextmanager
def without_commands() -> Iterator[None]:
    """Have GitHub's runner obey nothing that is printed here, as it offers it.

    It takes a line that begins with `::error` or holds `##[` for a command, whoever printed it, and
    a long line may be broken anywhere. A token that no cell can know ends it.
    """
    if os.environ.get("GITHUB_ACTIONS") != "true":
        yield
        return
    token = secrets.token_hex(16)
    print(f"::stop-commands::{token}", flush=True)
    try:
        yield
    finally:
        print(f"::{token}::", flush=True)


def _show(report: Report, console: Console) -> None:
    partial = f", {report.selected()}" if report.is_partial else ""
    suites = "/".join(report.verdict.suites)
    console.print(Text(f"{report.package}: {suites}{partial}", style="italic"), soft_wrap=True)
    console.print(_matrix(report))
    console.print(_legend(report))
    for finding in report.findings:
        console.print(_line(finding))
    if report.reused_from():
        console.print(Text(report.reused_from(), style="dim"))
    for note in report.notes:
        console.print(Text(note, style="cyan"))
    color = "bold green" if report.verdict.is_as_expected else "bold red"
    console.print(Text(report.summary(), style=color))


def _console() -> Console:
    width = None if "COLUMNS" in os.environ else WIDTH_OF_A_FILE
    return Console(width=width, highlight=False)


def _matrix(report: Report) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column(report.package, no_wrap=True)
    for python, version in report.versions.items():
        table.add_column(Group(python, Text(version or "missing", style="dim")), justify="center")
    table.add_column("branches", justify="right")
    cells = {(cell.release, cell.python): cell for cell in report.plan.cells}
    for release in report.plan.releases:
        coverages = report.coverages.get(release.version)
        table.add_row(
            release.version + (" (yanked)" if release.yanked is not None else ""),
            *(
                _marks(report, cells.get((release.version, python)))
                for python in report.plan.pythons
            ),
            f"{coverages.branches:.0f} %" if coverages else "",
        )
    return table


def _marks(report: Report, cell: Cell | None) -> Text:
    if cell is None:
        # A part of the matrix has holes.
        return Text("")
    marks = [report.mark(cell, suite) for suite in report.verdict.suites]
    if len(set(marks)) == 1 and marks[0] in "—·":
        return Text(marks[0], style="dim")
    return Text(" ").join(Text(mark, style=_COLORS.get(mark, "dim")) for mark in marks)


def _legend(report: Report) -> Text:
    shown = {
        report.mark(cell, suite) for cell in report.plan.cells for suite in report.verdict.suites
    }
    return Text("  ".join(f"{mark} {MARKS[mark]}" for mark in MARKS if mark in shown), "dim")


def _line(finding: Finding) -> Text:
    return Text("").join(_parts(finding))


def _parts(finding: Finding) -> Iterator[Text]:
    yield Text(finding.judgement.value.upper(), style=_JUDGEMENT_COLORS[finding.judgement])
    if finding.kind:
        yield Text(f" ({finding.kind})")
    suites = "/".join(finding.suites)
    yield Text(f"  {finding.subject}", style="bold")
    yield Text(f"  {finding.where}{f', {suites}' if suites else ''}: {finding.cause}")
