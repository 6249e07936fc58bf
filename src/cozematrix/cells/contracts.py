"""The tests of a suite by its source, which a release cannot take out of the collection."""

from __future__ import annotations

import ast
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from cozematrix.cells.recording import Recording
    from cozematrix.planning.plan import Suite


def lacking(root: Path, suite: Suite, recording: Recording) -> str:
    """Say which tests of the source were not collected, in one line; "" where all were.

    A test with parameters counts as collected with any of them: they can depend on the release.
    """
    collected = {name.partition("[")[0] for name in recording.collected}
    missing = sorted(written(root, suite) - collected)
    if not missing:
        return ""
    more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
    return f"not collected, though it is written: {missing[0]}{more}"


@cache
def written(root: Path, suite: Suite) -> frozenset[str]:
    """The tests that the suite's files define or import, `test_bots::test_x`."""
    return frozenset(
        f"{path.stem}::{name}"
        for path in (root / "tests" / suite).glob("test_*.py")
        for name in _tests(root, path)
    )


def _tests(root: Path, path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tests."):
            imported = {each.name for each in node.names}
            if "*" in imported:
                place = root / (node.module or "").replace(".", "/")
                imported = _tests(root, place.with_suffix(".py"))
            names |= imported
    return {name for name in names if name.startswith("test_")}
