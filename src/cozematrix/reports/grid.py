"""The matrix as tables for the terminal: a line a suite, side by side as many Pythons as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from cozematrix.reports.legend import LACKS, legend
from cozematrix.reports.square import LOUD, MARKS
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.ledger import Effect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cozematrix.inputs.releases import Release
    from cozematrix.reports.report import Report
    from cozematrix.reports.square import Square

# The widest square, and the space behind it.
_WIDTH_OF_A_SQUARE = 12
_WIDTH_OF_A_NAME = 9
_WIDTH_OF_A_SUITE = 5
_SEVERE = (Effect.IMPORT, Effect.REFUSED, Effect.CRASH, Effect.HANG)


def grid(report: Report, width: int) -> Iterator[Table]:
    """The matrix in one table, or in several below each other where it is too wide for that."""
    fitting = max(1, (width - _WIDTH_OF_A_NAME - _WIDTH_OF_A_SUITE - 2) // _WIDTH_OF_A_SQUARE)
    pythons = report.plan.pythons
    for first in range(0, len(pythons), fitting):
        yield _table(report, pythons[first : first + fitting])


def legend_grid(report: Report) -> Table:
    """The legend, a row a term."""
    rows = legend(report.squares.values(), has_lacks=any(report.lacks.values()))
    return pairs((Text(term, "dim"), Text(meaning, "dim")) for term, meaning in rows)


def pairs(rows: Iterable[tuple[Text, Text]]) -> Table:
    """Terms and what is said of each, which keeps to the right of them where it is long."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    for row in rows:
        table.add_row(*row)
    return table


def lacks(share: int | None) -> str:
    """The figure that stands beside a release; "" where it lacks nothing."""
    return LACKS.replace("N", str(share)) if share else ""


def _table(report: Report, pythons: Sequence[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=0, show_edge=False)
    table.add_column(report.package, no_wrap=True, min_width=_WIDTH_OF_A_NAME)
    table.add_column("", no_wrap=True, min_width=_WIDTH_OF_A_SUITE)
    for python in pythons:
        version = report.versions[python] or "missing"
        heading = Text.assemble((python, "bold"), "\n", (version, "dim"))
        table.add_column(heading, no_wrap=True, min_width=_WIDTH_OF_A_SQUARE - 1)
    for release in report.plan.releases:
        squares = [report.row(release.version, python) for python in pythons]
        table.add_row(
            _name(release, report.lacks.get(release.version)),
            Text("\n").join(Text(suite, "dim") for suite in report.verdict.suites),
            *(Text("\n").join(_text(each) for each in of_cell) for of_cell in squares),
        )
    return table


def _name(release: Release, share: int | None) -> Text:
    lines = [Text(release.version, "bold")]
    lines += [Text("yanked", "bold")] if release.yanked is not None else []
    lines += [Text(lacks(share), "dim")] if share else []
    return Text("\n").join(lines)


def _text(square: Square) -> Text:
    return Text(square.text, style=_style(square))


def _style(square: Square) -> str:
    if square.judgement in LOUD:
        return "bold magenta" if square.judgement is Judgement.FIXED else "bold red"
    if square.status in MARKS or not square.text:
        return "dim"
    if square.effect in _SEVERE:
        return "yellow"
    return "green" if not square.effect else ""
