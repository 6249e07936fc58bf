"""The Python files of a project, parsed and never run."""

from __future__ import annotations

import ast
import os
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cozematrix.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

# Folders that hold what others wrote, or what can be made again.
_NOT_OURS = frozenset({"node_modules", "__pycache__", "site-packages", "build", "dist", "venv"})
_MOST_OF_A_FILE = 5_000_000


@dataclass(frozen=True)
class Module:
    """One file: `name` is dotted, as it would be imported from the project's folder."""

    name: str
    file: str
    is_package: bool
    tree: ast.Module

    @property
    def package(self) -> str:
        """The package that relative imports start from."""
        return self.name if self.is_package else self.name.rpartition(".")[0]


@dataclass(frozen=True)
class Project:
    """A project's modules, and what could not be read, a line each."""

    root: Path
    modules: tuple[Module, ...]
    unread: tuple[str, ...]


def read_project(path: Path) -> Project:
    """Read a folder, or a single file; an `InputError` where there is no Python in it."""
    if not path.exists():
        raise _refuse(path, "a folder that exists, or a file")
    root = path if path.is_dir() else path.parent
    files = sorted(_python_files(path)) if path.is_dir() else [path]
    if not any(file.suffix == ".py" for file in files):
        raise _refuse(path, "a folder with Python files")
    modules, unread = [], []
    notebooks = 0
    for file in files:
        shown = file.relative_to(root).as_posix()
        if file.suffix == ".ipynb":
            notebooks += 1
            continue
        try:
            with warnings.catch_warnings():
                # The project's own, such as of an unknown escape in a string.
                warnings.simplefilter("ignore")
                tree = ast.parse(_content(file), filename=shown)
        except (SyntaxError, ValueError, OSError, RecursionError, MemoryError) as error:
            line = f":{error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
            why = error.msg if isinstance(error, SyntaxError) else str(error)
            unread.append(f"{shown}{line}: it cannot be parsed: {why}")
            continue
        parts = file.relative_to(root).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        modules.append(Module(name, shown, is_package, tree))
    if notebooks:
        unread.append(f"{notebooks} notebook{'s' if notebooks > 1 else ''} (*.ipynb): not read")
    return Project(root, tuple(modules), tuple(unread))


def _content(file: Path) -> bytes:
    if file.stat().st_size > _MOST_OF_A_FILE:
        raise ValueError(f"more than {_MOST_OF_A_FILE:,} bytes")
    return file.read_bytes()


def _python_files(folder: Path) -> Iterator[Path]:
    for top, folders, names in os.walk(folder):
        here = Path(top)
        folders[:] = sorted(
            each
            for each in folders
            if not each.startswith(".")
            and each not in _NOT_OURS
            and not each.endswith(".egg-info")
            and not (here / each / "pyvenv.cfg").exists()
        )
        for name in names:
            # A link may lead out of the project, or to a pipe.
            if name.endswith((".py", ".ipynb")) and not (here / name).is_symlink():
                yield here / name


def _refuse(path: Path, allowed: str) -> InputError:
    return InputError(where="command line", key="PATH", value=str(path), allowed=allowed)
