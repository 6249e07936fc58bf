"""The verdict as one value that the terminal, the Markdown page and the JSON file all show."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from cozefake.routes import read_routes
from cozematrix.finding import Finding, findings
from cozematrix.outcome import Outcome, State, Status
from cozematrix.parity import Difference, differences
from cozematrix.plain import one_line
from cozematrix.typecheck import error_count
from cozematrix.verdict import NEVER_RAN, Judgement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cozefake.routes import Disagreement, Route
    from cozematrix.interpreters import Interpreter
    from cozematrix.measurement import Coverages
    from cozematrix.plan import Cell, Plan, Suite
    from cozematrix.verdict import Verdict

SCHEMA = 1

MARKS = {
    "✓": "works",
    "≈": "works but for known deviations",
    "✗": "regression",
    "!": "known to fail, but passed",
    "⊘": "known not to work",
    "∅": "has no such client",
    "—": "excluded by Requires-Python",
    "·": "no such Python here",
    "?": "not run",
}


@dataclass(frozen=True)
class Report:
    """Everything that a person or a program is told about one run.

    `versions` maps each Python of the plan to the full version that ran, "" where it is missing;
    `coverages` has the merged figures of each release, `cell_coverages` those of each cell.
    `parity`: contracts that one client keeps and the other breaks.
    `disagreements`: where the sources of the fake service's routes say different things.
    """

    package: str
    run: str
    plan: Plan
    versions: Mapping[str, str]
    verdict: Verdict
    findings: tuple[Finding, ...]
    coverages: Mapping[str, Coverages]
    cell_coverages: Mapping[Cell, Coverages]
    disagreements: tuple[tuple[Route, Disagreement], ...]
    parity: tuple[Difference, ...]
    notes: tuple[str, ...]

    @property
    def days(self) -> list[str]:
        """The days for which dependencies were resolved, oldest first."""
        return sorted({each.resolved for each in self.verdict.outcomes.values() if each.resolved})

    def mark(self, cell: Cell, suite: Suite) -> str:
        """The one character that stands for an outcome, a key of `MARKS`."""
        return _mark(self.verdict.outcomes[cell, suite], self.verdict.judgement(cell, suite))

    @property
    def reused(self) -> list[Outcome]:
        """The outcomes that an earlier run recorded, and this one took over."""
        return [each for each in self.verdict.outcomes.values() if each.is_reused]

    def summary(self) -> str:
        """The verdict in one line; every planned cell and suite is counted once."""
        outcomes = self.verdict.outcomes
        ran = sum(each.status not in NEVER_RAN for each in outcomes.values())
        surprises = len(self.verdict.surprises) + len(self.verdict.unused)
        if not self.verdict.has_run:
            return f"nothing ran: 0 of {len(outcomes)} outcomes recorded{self._why_nothing()}"
        what = "as expected" if not surprises else f"not as expected: {surprises} surprises"
        if self.is_partial:
            what = f"{self.selected()}, {what}"
        reused = f", {len(self.reused)} of them reused" if self.reused else ""
        return f"{ran} of {len(outcomes)} outcomes recorded{reused}, {what}"

    @property
    def is_partial(self) -> bool:
        """Whether pytest was given a selection, so that nothing is said of the other tests."""
        return any(each.is_partial for each in self.verdict.outcomes.values())

    def selected(self) -> str:
        """What a partial run is partial in, in words; "" where every test was to run."""
        if not self.is_partial:
            return ""
        outcomes = self.verdict.outcomes.values()
        count = len({each.name for found in outcomes if found.is_partial for each in found.results})
        return f"partial ({count} {'test' if count == 1 else 'tests'} selected)"

    def _why_nothing(self) -> str:
        causes = sorted({each.cause for each in self.verdict.outcomes.values() if each.cause})
        return f" ({'; '.join(causes[:3])})" if causes else ""

    def reused_from(self) -> str:
        """When the reused outcomes were run, in words; "" where there are none."""
        days = sorted({each.ran[:10] for each in self.reused})
        if not days:
            return ""
        span = f"on {days[0]}" if len(days) == 1 else f"from {days[0]} to {days[-1]}"
        why = "nothing that could change them has changed"
        count = len(self.reused)
        what = "1 outcome is" if count == 1 else f"{count} outcomes are"
        return f"{what} reused, run {span}: {why}"


def make_report(
    package: str,
    verdict: Verdict,
    interpreters: Mapping[str, Interpreter],
    coverages: Mapping[str, Coverages],
    cell_coverages: Mapping[Cell, Coverages],
    *,
    run: str,
    notes: tuple[str, ...] = (),
) -> Report:
    """Put a report together from what the earlier steps found."""
    versions = {python: _version(python, verdict, interpreters) for python in verdict.plan.pythons}
    return Report(
        package=package,
        run=run,
        plan=verdict.plan,
        versions=versions,
        verdict=verdict,
        findings=findings(verdict),
        coverages=coverages,
        cell_coverages=cell_coverages,
        disagreements=tuple(
            (route, each) for route in read_routes() for each in route.disagreements
        ),
        parity=differences(
            verdict.outcomes,
            [release.version for release in reversed(verdict.plan.releases)],
            verdict.plan.pythons,
        ),
        notes=tuple(one_line(note) for note in notes),
    )


# Any: JSON's own types; the shape is fixed by `matrix.schema.json`.
def as_json(report: Report) -> dict[str, Any]:
    """The report as `reports/matrix.json` holds it; see `matrix.schema.json`."""
    return {
        "schema": SCHEMA,
        "package": report.package,
        "run": report.run,
        "resolved": report.days,
        "verdict": _verdict(report),
        "partial": report.is_partial,
        "summary": report.summary(),
        "notes": list(report.notes),
        "pythons": [
            {"python": python, "version": version or None}
            for python, version in report.versions.items()
        ],
        "releases": [
            {
                "version": release.version,
                "uploaded": release.uploaded,
                "requires_python": release.requires_python,
                "yanked": release.yanked,
                "coverage": _coverage(report.coverages.get(release.version)),
            }
            for release in report.plan.releases
        ],
        "cells": [_cell(report, cell) for cell in report.plan.cells],
        "findings": [_finding(finding) for finding in report.findings],
        "parity": [
            {"test": each.test, "fails_in": each.fails_in.value, "where": each.where}
            for each in report.parity
        ],
        "disagreements": [
            {
                "verb": route.verb,
                "path": route.path,
                "about": each.about,
                "statements": each.statements,
            }
            for route, each in report.disagreements
        ],
    }


_MARK_OF_STATUS = {
    Status.EXCLUDED: "—",
    Status.MISSING_INTERPRETER: "·",
    Status.OK: "✓",
    Status.CLEAN: "✓",
    Status.CONTRACT_FAILURES: "≈",
    Status.ERRORS: "≈",
    Status.NOT_RUN: "?",
}
_MARK_OF_SURPRISE = {
    Judgement.TAMPERED: "?",
    Judgement.UNWITNESSED: "?",
    Judgement.MISSING: "?",
    Judgement.REGRESSION: "✗",
    Judgement.FIXED: "!",
}


def _verdict(report: Report) -> str:
    if not report.verdict.has_run:
        return "nothing ran"
    what = "as expected" if report.verdict.is_as_expected else "not as expected"
    return f"partial, {what}" if report.is_partial else what


def _mark(outcome: Outcome, judgement: Judgement) -> str:
    if outcome.status in (Status.EXCLUDED, Status.MISSING_INTERPRETER):
        return _MARK_OF_STATUS[outcome.status]
    if judgement in _MARK_OF_SURPRISE:
        return _MARK_OF_SURPRISE[judgement]
    if outcome.status is Status.OK and not outcome.count(State.PASSED):
        return "∅"
    return _MARK_OF_STATUS.get(outcome.status, "⊘")


def _version(python: str, verdict: Verdict, interpreters: Mapping[str, Interpreter]) -> str:
    """The full version that ran; the machine's own where no cell got as far as to say it."""
    for (cell, _), outcome in verdict.outcomes.items():
        if cell.python == python and outcome.interpreter.count(".") == 2:
            return outcome.interpreter
    return interpreters[python].version if python in interpreters else ""


def _cell(report: Report, cell: Cell) -> dict[str, Any]:
    return {
        "python": cell.python,
        "release": cell.release,
        "resolution": cell.resolution,
        "coverage": _coverage(report.cell_coverages.get(cell)),
        "suites": {suite.value: _suite(report, cell, suite) for suite in report.verdict.suites},
    }


def _suite(report: Report, cell: Cell, suite: Suite) -> dict[str, Any]:
    outcome = report.verdict.outcomes[cell, suite]
    return {
        "status": outcome.status.value,
        "verdict": report.verdict.judgement(cell, suite).value,
        "cause": outcome.cause,
        **{state.value: outcome.count(state) for state in State},
        "errors": error_count(outcome) if outcome.status is Status.ERRORS else 0,
        "seconds": outcome.seconds,
        "cpu_seconds": outcome.cpu_seconds,
        "partial": outcome.is_partial,
        "ran": outcome.ran,
        "reused": outcome.is_reused,
        "resolved": outcome.resolved,
        "dependencies": outcome.dependencies,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "verdict": finding.judgement.value,
        "kind": finding.kind,
        "tests": list(finding.tests),
        "suites": [suite.value for suite in finding.suites],
        "where": finding.where,
        "cells": [{"python": cell.python, "release": cell.release} for cell in finding.cells],
        "cause": finding.cause,
        "example": finding.example,
    }


def _coverage(coverages: Coverages | None) -> dict[str, float] | None:
    return asdict(coverages) if coverages else None
