"""The answer as data for programs: `reports/candidate.json`, as `candidate.schema.json` has it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from packaging.version import Version

from cozematrix.candidate.api import describe

if TYPE_CHECKING:
    from cozematrix.api.change import Change
    from cozematrix.candidate.answer import Answer, Fixed, Seen

SCHEMA = 1


# Any: JSON's own types, here and below.
def as_json(answer: Answer, *, judged: str, command: str) -> dict[str, Any]:
    """The answer as the file holds it: `judged` on that day (ISO, UTC), by that command."""
    candidate = answer.candidate
    return {
        "schema": SCHEMA,
        "package": answer.package,
        "answer": answer.reply.value,
        "sentence": answer.sentence,
        "judged": judged,
        "command": command,
        "reasons": answer.reasons,
        "partial": list(answer.partial),
        "candidate": {
            "version": candidate.version if candidate else None,
            "own_version": candidate.own_version if candidate else None,
            "filename": candidate.filename if candidate else None,
            "sha256": candidate.sha256 if candidate else None,
            "made_from": answer.made_from,
        },
        "before": answer.before.version,
        "suites": [suite.value for suite in answer.suites],
        "pythons": list(answer.pythons),
        "missing": list(answer.missing),
        "new": [_seen(each) for each in answer.new],
        "otherwise": [_seen(each) for each in answer.otherwise],
        "unseen": [_seen(each) for each in answer.unseen],
        "shared": [_seen(each) for each in answer.shared],
        "fixed": [_fixed(each) for each in answer.fixed],
        "api": None if answer.changes is None else [_change(each) for each in answer.api],
        "types": None if answer.changes is None else [_change(each) for each in answer.types],
        "objections": list(answer.objections),
        "allowed": list(answer.allowed),
        "dependencies": list(answer.dependencies),
        "notes": list(answer.notes),
        "coverage": {version: asdict(each) for version, each in answer.coverages.items()},
    }


def _seen(seen: Seen) -> dict[str, Any]:
    finding = seen.finding
    return {
        "verdict": finding.judgement.value,
        "methods": list(seen.methods),
        "tests": list(finding.tests),
        "suites": [suite.value for suite in finding.suites],
        "pythons": sorted({cell.python for cell in finding.cells}, key=Version),
        "cause": finding.cause.id if finding.cause else None,
        "reason": finding.reason,
        "example": finding.example,
        "wire": finding.wire,
    }


def _fixed(fixed: Fixed) -> dict[str, Any]:
    return {
        "cause": fixed.cause.id,
        "tests": list(fixed.tests),
        "remains": fixed.remains,
        "where": fixed.where,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "level": change.level.value,
        "change": describe(change),
        "before": change.before,
        "after": change.after,
    }
