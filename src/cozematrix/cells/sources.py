"""The files of this checkout that a suite's outcome can depend on, found by following imports.

What is not among them cannot change the outcome: a suite imports nothing else, and its process
sees the engine only through the modules that run a cell. Names are looked for in the text, also in
strings and comments: a name too many runs a suite again for nothing, one too few would be a lie.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING

from cozematrix.planning.plan import OF_THE_MATRIX, Suite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAME = re.compile(r"\b(?:tests|cozematrix)(?:\.\w+)+")
_FROM = re.compile(
    r"^[ \t]*from\s+((?:tests|cozematrix)[\w.]*)\s+import\s+(\([^)]*\)|.+)$", re.MULTILINE
)
_ENGINE = {Suite.TYPES: "cozematrix.types.typecheck"}
# What the engine names by its path.
_NAMED = (
    *("tests/conftest.py", "tests/cell.ini"),
    *("tests/shared/import_step.py", "tests/shared/shuffle.py"),
)
# Read at the end of a run, or by each of its processes.
_DECIDING = ("matrix.toml", "noxfile.py", "data/uncovered.toml")


def digest(root: Path, suite: Suite) -> str:
    """A digest of the names and contents of these files."""
    whole = hashlib.sha256()
    for path in sorted(files(root, suite)):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return whole.hexdigest()


def judging(root: Path) -> dict[str, str]:
    """The files that decide what a verdict says, each with a digest of its content."""
    chosen = [*_below(root / "src"), *(root / name for name in _DECIDING)]
    for folder in ("shared", "sync", "async", "typing"):
        chosen += _below(root / "tests" / folder)
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(chosen)
        if path.is_file()
    }


def visible(root: Path) -> set[Path]:
    """The files that a cell reads itself: suites, typed use, what they share, the fake's client."""
    found = {path for suite in OF_THE_MATRIX for path in files(root, suite)}
    return {
        path
        for path in found
        if path.is_relative_to(root / "tests") or path.is_relative_to(root / "src/cozefake")
    }


def files(root: Path, suite: Suite) -> set[Path]:
    """Every file that an outcome of this suite can depend on."""
    found: set[Path] = set()
    left = set(_roots(root, suite))
    while left:
        path = left.pop()
        found.add(path)
        if path.suffix == ".py":
            left |= set(_imported(root, path)) - found
    return found


def _roots(root: Path, suite: Suite) -> Iterator[Path]:
    yield _module(root, _ENGINE.get(suite, "cozematrix.cells.cell"))
    if suite is Suite.TYPES:
        yield from (path for path in _below(root / "tests/typing") if path.suffix != ".toml")
        return
    # The cell's own Python runs it, by its path.
    yield _module(root, "cozematrix.coverage.instrument")
    yield from (root / name for name in _NAMED)
    yield from _below(root / "tests" / suite)
    yield from _below(root / "src/cozefake")
    # Data of the shared code: read by whom, no import tells. The ledger lies there too, for people.
    yield from (
        path for path in _below(root / "tests/shared") if path.suffix not in (".py", ".toml")
    )


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix not in (".md", ".pyc"):
            yield path


def _imported(root: Path, path: Path) -> Iterator[Path]:
    for name in _names(path.read_text(encoding="utf-8")):
        parts = name.split(".")
        # Of "tests.shared.fake.Fake" each beginning that is a module.
        for length in range(1, len(parts) + 1):
            yield from _modules(root, ".".join(parts[:length]))


@cache
def _names(text: str) -> frozenset[str]:
    """The modules that a text names; each suite's digest, and the view, look at the same files."""
    names = set(_NAME.findall(text))
    for package, imported in _FROM.findall(text):
        names |= {package, *(f"{package}.{word}" for word in re.findall(r"\w+", imported))}
    return frozenset(names)


def _modules(root: Path, name: str) -> Iterator[Path]:
    place = _place(root, name)
    yield from (
        each for each in (place.with_suffix(".py"), place / "__init__.py") if each.is_file()
    )


def _module(root: Path, name: str) -> Path:
    return _place(root, name).with_suffix(".py")


def _place(root: Path, name: str) -> Path:
    return root / ("src" if name.startswith("cozematrix") else "") / name.replace(".", "/")
