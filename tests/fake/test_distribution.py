"""The fake service as a distribution of its own, `distributions/cozefake`."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "cozefake"
# Distributions whose names differ from those of their modules.
DISTRIBUTIONS = {"jwt": "pyjwt[crypto]", "cryptography": "pyjwt[crypto]"}
# Imported only in functions that most users do not call: the plugin, and updates of the definition.
OPTIONAL = {"yaml", "pytest", "pytest_asyncio", "cozepy"}


def project(folder: Path) -> dict[str, Any]:
    written: dict[str, Any] = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    return written["project"]


OWN = project(ROOT / "distributions" / "cozefake")
WHOLE = project(ROOT)


def named(requirement: str) -> str:
    return requirement.partition(">")[0]


def imported(module: Path) -> set[str]:
    """Return the top-level packages that a module imports, in functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


def test_its_dependencies_are_what_it_imports() -> None:
    import sys

    found = set[str]().union(*(imported(module) for module in PACKAGE.rglob("*.py")))
    foreign = found - set(sys.stdlib_module_names) - {"cozefake", *OPTIONAL}

    assert {DISTRIBUTIONS.get(each, each) for each in foreign} == {
        named(each) for each in OWN["dependencies"]
    }


def test_its_requirements_are_those_of_the_whole_project() -> None:
    assert set(OWN["dependencies"]) <= set(WHOLE["dependencies"])
    assert OWN["version"] == WHOLE["version"]
    assert OWN["requires-python"] == WHOLE["requires-python"]
    assert OWN["scripts"] == WHOLE["scripts"]
    assert OWN["entry-points"] == WHOLE["entry-points"]


@pytest.mark.parametrize("module", sorted(PACKAGE.rglob("*.py")), ids=lambda each: each.stem)
def test_it_knows_nothing_of_the_matrix(module: Path) -> None:
    assert "cozematrix" not in imported(module)
