"""All files of the site, by their paths in it; made from the evidence alone, so always the same."""

from __future__ import annotations

import shutil
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from cozematrix.reports.site import cells, data, measured, pages
from cozematrix.reports.site.badges import badges
from cozematrix.reports.site.sights import paths_of_tests, seen
from cozematrix.reports.site.support import supports
from cozematrix.reports.site.texts import Numbered, Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cozematrix.reports.site.evidence import Evidence

# Below the folder of reports.
FOLDER = "site"


def build(evidence: Evidence) -> dict[str, str]:
    """The text of every file, by its path."""
    verdict = evidence.report.verdict
    causes = seen(verdict, paths_of_tests(verdict.outcomes.values()))
    methods = supports(verdict, causes)
    found = {f"assets/{name}": text for name, text in _assets().items()}
    found |= pages.render(evidence, causes, methods)
    found |= {
        f"badges/{badge.name}{ending}": text
        for badge in badges(evidence)
        for ending, text in pages.badge_files(badge)
    }
    wires, names = Texts(), Numbered()
    values = {
        "matrix": data.matrix(evidence),
        "causes": data.causes(evidence, causes),
        "cause-details": data.cause_details(causes),
        "methods": data.methods(methods),
        "arguments": data.arguments(evidence),
        "features": data.features(verdict.outcomes),
    }
    values |= {
        f"changes/{release}": {
            "changes": data.changes(evidence, release),
            "fields": data.fields(evidence, release),
        }
        for release in evidence.axis
    }
    for release, details in cells.as_data(evidence, wires, names).items():
        values[f"cells/{release}"] = details
    for name, other in evidence.besides.items():
        verdict = other.report.verdict
        there = seen(verdict, paths_of_tests(verdict.outcomes.values()))
        values[f"beside/{name}"] = data.beside(other, there)
        for release, details in cells.as_data(other, wires, names).items():
            values[f"cells-{name}/{release}"] = details
    if evidence.candidate:
        values["candidate"] = data.candidate(evidence.candidate.judged)
    values["names"] = names.texts
    values |= {f"wires/{number}": texts for number, texts in enumerate(wires.files)}
    for release, sources in evidence.sources.items():
        values[f"coverage/{release}"] = measured.as_data(sources)
        values |= {f"sources/{measured.digest(each)}": each.text for each in sources}
    return found | {f"data/{name}.js": data.script(name, each) for name, each in values.items()}


def write(folder: Path, found: Mapping[str, str]) -> int:
    """Write the site in the place of an earlier one, whole or not at all; its size in bytes."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        size = 0
        for name, text in found.items():
            path, content = beside / name, text.encode()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            size += len(content)
        beside.chmod(0o755)
        shutil.rmtree(folder, ignore_errors=True)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return size


def _assets() -> dict[str, str]:
    """The style sheet and the scripts, as they lie beside this module."""
    return {
        each.name: each.read_text(encoding="utf-8")
        for each in files("cozematrix.reports.site").joinpath("assets").iterdir()
        if each.name.endswith((".css", ".js", ".svg"))
    }
