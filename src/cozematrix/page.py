"""The report as a Markdown page: for a job's summary, and to be read on its own."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from cozematrix.report import MARKS

if TYPE_CHECKING:
    from cozematrix.report import Report


def markdown(report: Report) -> str:
    """The whole page; nothing that a cell printed can leave its place in a table."""
    environment = Environment(
        loader=PackageLoader("cozematrix"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Markdown, not HTML: `escaped` below does what both need.
        autoescape=False,  # noqa: S701
    )
    environment.filters["cell"] = escaped
    cells = {(cell.release, cell.python): cell for cell in report.plan.cells}

    def marks(release: str, python: str) -> str:
        cell = cells.get((release, python))
        if cell is None:
            # A part of the matrix has holes.
            return ""
        found = [report.mark(cell, suite) for suite in report.verdict.suites]
        return found[0] if set(found) <= {"—"} or set(found) <= {"·"} else " ".join(found)

    shown = {report.mark(cell, suite) for cell in cells.values() for suite in report.verdict.suites}
    legend = {mark: meaning for mark, meaning in MARKS.items() if mark in shown}
    template = environment.get_template("matrix.md.jinja")
    return template.render(report=report, marks=marks, legend=legend)


def escaped(text: str) -> str:
    """`text` on one line, in which neither HTML nor Markdown nor a forge means anything."""
    line = html.escape(" ".join(str(text).split()), quote=False)
    for sign in "\\`*_[]|~$#":
        line = line.replace(sign, f"\\{sign}")
    # An address would be a link by itself.
    line = line.replace("://", ":\\//").replace("www.", "www\\.")
    # A name with an at sign would call somebody on the pages of a forge.
    return line.replace("@", "@\N{ZERO WIDTH SPACE}")
