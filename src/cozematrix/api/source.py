"""Packages as griffe reads them from their sources; nothing is imported or executed."""

from __future__ import annotations

import ast
import logging
from typing import TYPE_CHECKING

import griffe

from cozematrix.errors import MatrixError

if TYPE_CHECKING:
    from pathlib import Path


Thing = griffe.Object | griffe.Alias


def load(folder: Path, package: str) -> griffe.Module:
    """Read a package from its source; a `MatrixError` where it is none."""
    # It tells of every base class that is not the package's own; nox would print all of it.
    logging.getLogger("griffe").setLevel(logging.ERROR)
    root = folder / package
    if not (root / "__init__.py").is_file():
        raise MatrixError(f"{folder}: there is no package {package!r} in this folder")
    for file in sorted(root.rglob("*.py")):
        # griffe passes over what it cannot parse, and all of it would then look removed
        try:
            ast.parse(file.read_bytes())
        except (SyntaxError, ValueError) as error:
            raise MatrixError(f"{file}: this is not Python: {error}") from None
    loaded = griffe.load(
        package,
        search_paths=[folder],
        try_relative_path=False,
        allow_inspection=False,
        resolve_external=False,
    )
    if not isinstance(loaded, griffe.Module):
        raise MatrixError(f"{folder}: {package!r} in this folder is not a package")
    return loaded


def resolve(thing: Thing) -> griffe.Object | None:
    """Follow an import to its end; None where that is outside the package."""
    if not isinstance(thing, griffe.Alias):
        return thing
    try:
        target = thing.final_target
    except (griffe.AliasResolutionError, griffe.CyclicAliasError):
        return None
    return target if isinstance(target, griffe.Object) else None


def find(root: griffe.Module, path: str) -> griffe.Object | None:
    """Find the object under a dotted path that begins with the root's name."""
    try:
        return resolve(root[path.removeprefix(f"{root.path}.")])
    except (KeyError, griffe.AliasResolutionError, griffe.CyclicAliasError):
        return None
