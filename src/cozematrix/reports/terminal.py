"""The report in the terminal: the matrix, what is new, what is known; lines of other sessions."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from cozematrix.plain import several_lines, visible
from cozematrix.reports.grid import grid, legend_grid, pairs
from cozematrix.verdicts.fact import Judgement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from cozematrix.reports.report import Report
    from cozematrix.reports.tally import Tally
    from cozematrix.verdicts.finding import Finding

# Wide enough for nine Pythons where the output is a file, which has no width itself.
WIDTH_OF_A_FILE = 130
# A person reads the worst of them; `--all` shows the others.
MOST_KNOWN = 12
MOST_DEPRECATIONS = 6
# So many are shown in full; the matrix should not scroll away.
MOST_SURPRISES = 40
MOST_TESTS = 12
MOST_OF_A_WIRE = 1200


def show(report: Report, console: Console | None = None) -> None:
    """Print the report; what cells printed is shown as plain text, never as markup."""
    with without_commands():
        _show(report, console or _console())


def say(lines: Iterable[str]) -> None:
    """Print a session's lines."""
    with without_commands():
        for line in lines:
            # Some steps tell what they do while they do it.
            print(visible(line), flush=True)


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
    if report.picking.text:
        console.print(Text(f"dependencies: {report.picking.text}", style="bold"), soft_wrap=True)
    for table in grid(report, console.width):
        console.print()
        console.print(table)
    console.print()
    console.print(legend_grid(report))
    for line in (*_answers(report), *_surprises(report)):
        console.print(line)
    for line in _known(report):
        # One that is cut is still one line.
        shortened = not report.is_all
        console.print(line, no_wrap=shortened, overflow="ellipsis" if shortened else "fold")
    for line in _deprecations(report):
        shortened = not report.is_all
        console.print(line, no_wrap=shortened, overflow="ellipsis" if shortened else "fold")
    if report.reused_from():
        console.print(Text(report.reused_from(), style="dim"))
    for note in report.notes:
        console.print(Text(note, style="cyan"))
    color = "bold green" if report.is_passed else "bold red"
    console.print(Text(report.summary(), style=color))


def _deprecations(report: Report) -> Iterator[Text]:
    """A line for each early warning, the package's own first, at most so many."""
    shown = report.deprecations if report.is_all else report.deprecations[:MOST_DEPRECATIONS]
    if shown:
        yield Text("Early warnings, of what will not work for ever:")
    yield from (Text(each.line) for each in shown)
    if left := len(report.deprecations) - len(shown):
        yield Text(f"… and {left} more: nox -s report -- --all")
    if shown:
        yield Text()


def _console() -> Console:
    width = None if "COLUMNS" in os.environ else WIDTH_OF_A_FILE
    return Console(width=width, highlight=False)


def _answers(report: Report) -> Iterator[RenderableType]:
    """Yield the recommendation, and the causes of each release."""
    if report.recommended():
        yield Text()
        yield Text(report.recommended(), style="bold")
    if report.tallies:
        yield Text()
        yield pairs(
            (Text(each.release, "bold"), Text(_counted(report, each))) for each in report.tallies
        )


def _counted(report: Report, tally: Tally) -> str:
    measured = report.coverages.get(tally.release)
    return f"{tally.text}; {measured.branches:.0f} % of branches ran" if measured else tally.text


def _surprises(report: Report) -> Iterator[RenderableType]:
    """Everything that nobody expected, in full; of very many the last ones in a line each."""
    in_full = len(report.surprises) if report.is_all else MOST_SURPRISES
    for finding in report.surprises[:in_full]:
        yield Text()
        yield from _surprise(finding, most=None if report.is_all else MOST_TESTS)
    if left := report.surprises[in_full:]:
        yield Text()
        yield Text(f"and {len(left)} more, in full with `-- --all`:")
        yield from (Text(f"{_title(each)}: {each.subject}") for each in left)


def _surprise(finding: Finding, most: int | None) -> Iterator[RenderableType]:
    style = "bold magenta" if finding.judgement is Judgement.FIXED else "bold red"
    yield Text(_title(finding), style=style)
    yield from (_indented(test, "bold") for test in finding.tests[:most])
    if left := len(finding.tests[most:]) if most else 0:
        yield _indented(f"and {left} more, which read alike")
    yield _indented(finding.reason)
    if finding.example and finding.example not in finding.reason:
        yield _indented(f"in one cell: {finding.example}")
    for line in several_lines(finding.wire, MOST_OF_A_WIRE).splitlines():
        yield _indented(f"on the wire: {line}", "dim")


def _indented(text: str, style: str = "") -> Padding:
    return Padding(Text(text, style=style), (0, 0, 0, 2))


def _title(finding: Finding) -> str:
    suites = "/".join(finding.suites)
    return f"{finding.judgement.upper()}  {finding.where}{f', {suites}' if suites else ''}"


def _known(report: Report) -> Iterator[Text]:
    """A line for each known cause, worst effect first, at most so many."""
    shown = report.known if report.is_all else report.known[:MOST_KNOWN]
    if shown:
        yield Text()
        yield Text("Known causes, the worst first:")
    for finding in shown:
        if cause := finding.cause:
            suites = "/".join(finding.suites)
            yield Text.assemble(
                (f"{cause.effect:<8}", "yellow"),
                (f" {cause.id}", "bold"),
                f"  {finding.where}, {suites}: {finding.reason}",
            )
    if left := len(report.known) - len(shown):
        yield Text(f"… and {left} more: nox -s report -- --all")
    if shown:
        yield Text()
