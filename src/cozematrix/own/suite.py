"""A user's suite: its files, how pytest is set up for it, and the ledger that lies beside it."""

from __future__ import annotations

import ast
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cozematrix.data_file import read_toml
from cozematrix.errors import InputError
from cozematrix.planning.plan import Suite
from cozematrix.verdicts.ledger import Cause, parse_ledger

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cozematrix.inputs.releases import Release

# Where pytest looks for its settings, in its own order.
SETTINGS = ("pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg")
_NOT_OURS = frozenset({"__pycache__", "node_modules", "venv", "build", "dist"})


@dataclass(frozen=True)
class OwnSuite:
    """The folder of a suite, or its one file, below the project that sets pytest up for it."""

    path: Path
    root: Path
    """Of the project: the nearest folder with settings of pytest, else the suite's own."""
    settings: Path | None

    @property
    def name(self) -> str:
        """The suite's place in its project, "." for the whole of it."""
        return self.path.relative_to(self.root).as_posix()

    @property
    def files(self) -> set[Path]:
        """Return the files of the project that a cell sees: the suite, settings, shared files.

        The project's own modules are not among them, but in its package, which is installed.
        """
        found = set(_files(self.path)) if self.path.is_dir() else {self.path}
        shared = {self.root / "conftest.py", self.settings}
        return found | {each for each in shared if each and each.is_file()}

    def ledger(self, pythons: Collection[str], releases: Sequence[Release]) -> tuple[Cause, ...]:
        """The causes in the `*.toml` files beside the tests, checked as this project's own are.

        A file with nothing that begins like `cause` is data of the tests, and none of them.
        """
        folder = self.path if self.path.is_dir() else self.path.parent
        files = [file for file in sorted(folder.glob("*.toml")) if file.name not in SETTINGS]
        tables = {file.name: read_toml(file) for file in files}
        ledger = {
            name: table
            for name, table in tables.items()
            if any(key.lower().startswith("cause") for key in table.names)
        }
        return parse_ledger(ledger, pythons=pythons, releases=releases, suites=(Suite.OWN,))


def read_suite(path: str) -> OwnSuite:
    """Look at a suite; an `InputError` where there is none, or none of its files has a test."""
    given = Path(path).resolve()
    if not given.exists():
        raise _refuse(path, "a folder of tests that exists, or a file")
    files = [given] if given.is_file() else [each for each in _files(given) if _is_python(each)]
    if not any(_has_tests(file) for file in files):
        raise _refuse(path, "a suite with tests: no file of it defines one")
    top = given if given.is_dir() else given.parent
    for folder in (top, *top.parents):
        for name in SETTINGS:
            file = folder / name
            if file.is_file() and _sets_up_pytest(file):
                return OwnSuite(given, folder, file)
        if (folder / ".git").exists():
            break
    return OwnSuite(given, top, None)


def _refuse(path: str, allowed: str) -> InputError:
    return InputError(where="command line", key="--suite", value=path, allowed=allowed)


def _files(folder: Path) -> Iterator[Path]:
    for top, folders, names in os.walk(folder):
        here = Path(top)
        folders[:] = [
            each
            for each in folders
            if not each.startswith(".")
            and each not in _NOT_OURS
            and not (here / each / "pyvenv.cfg").exists()
        ]
        yield from (
            here / name
            for name in names
            if (here / name).is_file() and not (here / name).is_symlink()
        )


def _is_python(file: Path) -> bool:
    return file.suffix == ".py"


def _has_tests(file: Path) -> bool:
    """Return whether a file defines a test; what cannot be parsed is left to pytest to tell."""
    try:
        tree = ast.parse(file.read_bytes())
    except (SyntaxError, ValueError):
        return True
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return any(
        isinstance(node, kinds) and node.name.lower().startswith("test") for node in ast.walk(tree)
    )


def _sets_up_pytest(file: Path) -> bool:
    marks = {"pyproject.toml": "[tool.pytest", "setup.cfg": "[tool:pytest]"}
    return marks.get(file.name, "[pytest]") in file.read_text(encoding="utf-8", errors="replace")
