"""The classes of a package that a typed program can meet, read from its source."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.errors import MatrixError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# How requests are sent: no user has an object of these, and nothing says how to use one.
INTERNAL = "request.py"


@dataclass(frozen=True)
class Public:
    """Names of classes and functions: those that the root exports, and all that can be met."""

    exported: frozenset[str]
    met: frozenset[str]
    internal: frozenset[str]
    """Classes of the package that nobody has an object of."""


def read_public(package: Path) -> Public:
    """Follow annotations from what the root exports; a `MatrixError` where it exports nothing."""
    trees = {
        path.relative_to(package).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(package.rglob("*.py"))
    }
    exported = {
        alias.asname or alias.name
        for node in trees.get("__init__.py", ast.Module([], [])).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    if not exported:
        raise MatrixError(f"{package.name}: its root exports nothing")
    classes: dict[str, list[ast.ClassDef]] = {}
    internal = set()
    for file, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                classes.setdefault(node.name, []).append(node)
                internal |= {node.name} if file == INTERNAL else set()
    internal -= exported
    met, left = set(exported), set(exported)
    while left:
        named = {name for each in classes.get(left.pop(), ()) for name in _named(each, internal)}
        left |= {each for each in named & classes.keys() - met if not each.startswith("_")}
        met |= left
    return Public(frozenset(exported), frozenset(met), frozenset(internal))


def names_in(annotation: ast.expr | None) -> Iterator[str]:
    """The names in an annotation, also in those that stand in quotes."""
    for node in ast.walk(annotation) if annotation else ():
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            try:
                yield from names_in(ast.parse(node.value, mode="eval").body)
            except SyntaxError:
                continue


def is_named(name: str) -> bool:
    """Return whether a user may name a method or a field."""
    return not name.startswith("_")


def annotations_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.expr | None]:
    """The annotations of a function, its result's last."""
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return [*(each.annotation for each in every), function.returns]


def _named(class_: ast.ClassDef, internal: set[str]) -> Iterator[str]:
    """The names that the annotations of a class's public members have."""
    for node in class_.body:
        if isinstance(node, ast.AnnAssign):
            yield from names_in(node.annotation)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and is_named(node.name):
            found = {name for each in annotations_of(node) for name in names_in(each)}
            yield from () if found & internal else found
