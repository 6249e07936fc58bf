"""The data that the pages load: files that a browser takes from a folder as from a server.

A page that was opened from the file system may not fetch, but it may load scripts. So each file is
a script that hands over one text of JSON: `matrixData("causes", '…')`. A text, and not a literal:
it is read faster, and no key of it means anything to JavaScript.
"""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, Any

from cozematrix.cells.outcome import State
from cozematrix.reports.legend import meaning
from cozematrix.reports.site.features import FEATURES, ORDER, features_of
from cozematrix.verdicts.ledger import BOTH, EFFECTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cozematrix.cells.outcome import Outcome
    from cozematrix.planning.plan import Cell, Suite
    from cozematrix.reports.site.evidence import Evidence
    from cozematrix.reports.site.judged import Judged
    from cozematrix.reports.site.sights import Seen, Sight
    from cozematrix.reports.site.support import Supports
    from cozematrix.reports.square import Square

_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\u2028": "\\u2028", "\u2029": "\\u2029"})


# Any: JSON's own types, here and below.
def script(name: str, value: Any) -> str:
    """The script that hands `value` over under `name`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"matrixData('{name.translate(_ESCAPES)}','{text.translate(_ESCAPES)}');\n"


def matrix(evidence: Evidence) -> dict[str, Any]:
    """The axes, the squares, and what the effects mean: what every page needs."""
    report = evidence.report
    return {
        "package": report.package,
        "run": report.run,
        "pythons": list(evidence.pythons),
        "suites": [suite.value for suite in report.verdict.suites],
        "effects": [[effect.value, meaning(effect)] for effect in EFFECTS],
        "features": [[each.id, each.title] for each in FEATURES],
        "releases": [
            {
                "version": release.version,
                "uploaded": release.uploaded[:10],
                "yanked": release.yanked,
                "prerelease": release.is_prerelease,
                "requires": release.requires_python,
            }
            for release in reversed(report.plan.releases)
        ],
        "besides": list(evidence.besides),
        "squares": squares(evidence),
    }


def beside(evidence: Evidence, seen: Sequence[Seen]) -> dict[str, Any]:
    """The squares and causes of a run beside the matrix, as the page of a cell needs them."""
    return {
        "squares": squares(evidence),
        "options": "".join(f" {each}" for each in map(shlex.quote, evidence.report.picking.words)),
        "causes": [
            {"id": each.id, "effect": each.effect.value, "reason": each.reason}
            for each in (row.cause for row in seen)
        ],
    }


def squares(evidence: Evidence) -> dict[str, Any]:
    """The squares of a matrix by release and Python, a suite each."""
    report = evidence.report
    return {
        release: {
            python: {
                "resolution": cell.resolution,
                "suites": {
                    suite.value: square(report.squares[cell, suite])
                    for suite in report.verdict.suites
                },
            }
            for python in evidence.pythons
            if (cell := report.cells.get((release, python)))
        }
        for release in evidence.axis
    }


def square(shown: Square) -> dict[str, Any]:
    """One square as programs and pages read it."""
    return {
        "status": shown.status.value,
        "verdict": shown.judgement.value,
        "effect": shown.effect.value if shown.effect else "",
        "passed": shown.passed,
        "tried": shown.tried,
        "absent": shown.absent,
        "errors": shown.errors,
        "text": shown.text,
    }


def causes(evidence: Evidence, seen: Sequence[Seen]) -> list[dict[str, Any]]:
    """Each known cause that was seen; Pythons are a bit mask along the axis of Pythons."""
    return [
        {
            "id": each.cause.id,
            "effect": each.cause.effect.value,
            "kind": each.cause.kind.value,
            "reason": each.cause.reason,
            "links": list(each.cause.links),
            "tests": len(each.tests),
            "seen": {
                release: _sight(each.sights[release], evidence.pythons)
                for release in evidence.axis
                if release in each.sights
            },
        }
        for each in seen
    ]


def _sight(sight: Sight, pythons: Sequence[str]) -> dict[str, Any]:
    masks = {
        suite.value: sum(1 << place for place, python in enumerate(pythons) if python in on)
        for suite, on in sight.pythons.items()
    }
    return {**masks, "features": sorted(ORDER[each] for each in sight.features)}


def cause_details(seen: Sequence[Seen]) -> dict[str, Any]:
    """Return the details of a cause: its tests, and what was on the wire."""
    return {
        each.cause.id: {"tests": list(each.tests), "evidence": each.cause.evidence} for each in seen
    }


def methods(supports: Supports) -> dict[str, Any]:
    """Each method by suite and release: the sign, what was kept of what was tried, its causes."""
    return {
        path: {
            suite.value: {
                release: [each.sign, each.passed, each.passed + each.failed, list(each.causes)]
                for release, each in on.items()
            }
            for suite, on in suites.items()
        }
        for path, suites in supports.items()
    }


def features(outcomes: Mapping[tuple[Cell, Suite], Outcome]) -> dict[str, Any]:
    """By release, Python, suite and feature: contracts kept, and tried, and absent."""
    found: dict[str, Any] = {}
    for (cell, suite), outcome in outcomes.items():
        if suite not in BOTH or not outcome.results:
            continue
        counts = [[0, 0, 0] for _ in FEATURES]
        for result in outcome.results:
            for feature in features_of(result.name, result.paths):
                row = counts[ORDER[feature]]
                row[0] += result.state is State.PASSED
                row[1] += result.state in (State.PASSED, State.FAILED)
                row[2] += result.state is State.ABSENT
        pythons = found.setdefault(cell.release, {}).setdefault(cell.python, {})
        pythons[suite.value] = counts
    return found


def arguments(evidence: Evidence) -> dict[str, Any]:
    """The arguments of each method by client: the releases from which each list holds."""
    found: dict[str, dict[str, list[list[Any]]]] = {}
    for release in evidence.axis:
        for path, names in evidence.signatures.get(release, {}).items():
            client, _, method = path.partition(".")
            lists = found.setdefault(method, {}).setdefault(client, [])
            if not lists or lists[-1][1] != list(names):
                lists.append([release, list(names)])
    return found


def changes(evidence: Evidence, release: str) -> list[list[str]]:
    """Return a release's changes in the API: level, kind, path, before, after."""
    return [
        [each.level.value, each.kind.value, each.path, each.before, each.after]
        for each in evidence.changes.get(release, ())
    ]


def fields(evidence: Evidence, release: str) -> list[list[str]]:
    """The fields of answers and events that a release is the first to read: call, and field."""
    return [
        [call, place]
        for calls in (evidence.since.answers, evidence.since.events)
        for call, places in calls.items()
        for place, since in places.items()
        if since == release
    ]


def candidate(judged: Judged) -> dict[str, Any]:
    """Everything that the pages of a candidate load after they are shown."""
    return {"version": judged.version, "command": judged.command}
