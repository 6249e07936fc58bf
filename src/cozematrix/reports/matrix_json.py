"""The report as data for programs: `reports/matrix.json`, as `matrix.schema.json` describes it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cozematrix.types.typedness import Typedness

if TYPE_CHECKING:
    from cozematrix.coverage.figures import Coverages
    from cozematrix.planning.plan import Cell, Suite
    from cozematrix.reports.report import Report
    from cozematrix.verdicts.finding import Finding
    from cozematrix.verdicts.ledger import Cause

SCHEMA = 2


# Any: JSON's own types, here and below.
def as_json(report: Report) -> dict[str, Any]:
    """The report as `reports/matrix.json` holds it."""
    return {
        "schema": SCHEMA,
        "package": report.package,
        "run": report.run,
        "resolved": report.days,
        "picking": {
            "resolution": report.picking.mode,
            "as_of": report.picking.as_of or None,
            "with": report.picking.beyond or None,
        },
        "verdict": _verdict(report),
        "partial": report.is_partial,
        "summary": report.summary(),
        "recommendation": report.recommended(),
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
                "lacks": report.lacks.get(release.version),
                "untyped": _typedness(report, release.version).untyped,
                "types_known": _typedness(report, release.version).complete,
                "coverage": _coverage(report.coverages.get(release.version)),
            }
            for release in report.plan.releases
        ],
        "cells": [_cell(report, cell) for cell in report.plan.cells],
        "causes": _causes(report),
        "findings": [_finding(finding) for finding in report.findings],
        "deprecations": [
            {
                "category": each.category,
                "message": each.message,
                "file": each.file,
                "where": each.where,
                "cells": [{"python": cell.python, "release": cell.release} for cell in each.cells],
            }
            for each in report.deprecations
        ],
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


def _verdict(report: Report) -> str:
    if not report.verdict.has_run:
        return "nothing ran"
    what = "as expected" if report.verdict.is_as_expected else "not as expected"
    what = f"early warning, {what}" if report.is_early_warning else what
    return f"partial, {what}" if report.is_partial else what


def _cell(report: Report, cell: Cell) -> dict[str, Any]:
    return {
        "python": cell.python,
        "release": cell.release,
        "resolution": cell.resolution,
        "coverage": _coverage(report.cell_coverages.get(cell)),
        "suites": {suite.value: _suite(report, cell, suite) for suite in report.verdict.suites},
    }


def _suite(report: Report, cell: Cell, suite: Suite) -> dict[str, Any]:
    outcome, square = report.verdict.outcomes[cell, suite], report.squares[cell, suite]
    return {
        "status": outcome.status.value,
        "verdict": square.judgement.value,
        "cause": outcome.cause,
        "kept": _kept(square.passed, square.tried),
        "effect": square.effect.value if square.effect else None,
        "passed": square.passed,
        "failed": square.failed,
        "absent": square.absent,
        "skipped": square.skipped,
        "errors": square.errors,
        "seconds": outcome.seconds,
        "cpu_seconds": outcome.cpu_seconds,
        "partial": outcome.is_partial,
        "ran": outcome.ran,
        "reused": outcome.is_reused,
        "resolved": outcome.resolved,
        "checker": outcome.checker,
        "methods": outcome.methods,
        "untyped": outcome.untyped,
        "dependencies": outcome.dependencies,
    }


def _typedness(report: Report, release: str) -> Typedness:
    return report.typedness.get(release, Typedness())


def _kept(passed: int, tried: int) -> float | None:
    """The share in per cent, cut off after two digits: 100 only if nothing failed."""
    return 10_000 * passed // tried / 100 if tried else None


def _causes(report: Report) -> list[dict[str, Any]]:
    """Every known cause that a finding names, the worst effect first."""
    seen = {finding.cause.id: finding for finding in report.known if finding.cause}
    named = {finding.cause.id: finding.cause for finding in report.findings if finding.cause}
    ordered = [*seen, *(name for name in sorted(named) if name not in seen)]
    return [_cause(named[name], seen.get(name)) for name in ordered]


def _cause(cause: Cause, seen: Finding | None) -> dict[str, Any]:
    return {
        "id": cause.id,
        "effect": cause.effect.value,
        "kind": cause.kind.value,
        "reason": cause.reason,
        "entered": cause.entered.isoformat(),
        "links": list(cause.links),
        "where": seen.where if seen else "",
        "releases": list(dict.fromkeys(cell.release for cell in seen.cells)) if seen else [],
        "suites": [suite.value for suite in seen.suites] if seen else [],
        "tests": list(seen.tests) if seen else [],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "verdict": finding.judgement.value,
        "cause": finding.cause.id if finding.cause else None,
        "tests": list(finding.tests),
        "suites": [suite.value for suite in finding.suites],
        "where": finding.where,
        "cells": [{"python": cell.python, "release": cell.release} for cell in finding.cells],
        "reason": finding.reason,
        "example": finding.example,
        "wire": finding.wire,
    }


def _coverage(coverages: Coverages | None) -> dict[str, float] | None:
    return asdict(coverages) if coverages else None
