"""Tells what each line of a file of use is about, and what of the SDK it needs.

Paths are those of `cozematrix.api.released_api`.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# The command that writes the files, as their first lines say.
COMMAND = "nox -s uses"
# Their first lines say this where the release's own annotations are what is expected.
AS_STATED = "as it states itself"


@dataclass(frozen=True)
class Line:
    """The needs of a line, the path that it is about first."""

    paths: tuple[str, ...]

    @property
    def subject(self) -> str:
        """The path it is about without the package and the client: "bots.create(name)"."""
        path = self.paths[0]
        called = path.partition("(")[0]
        if any(each.startswith(f"{called}(") for each in self.paths[1:]):
            # Several arguments of one call.
            path = called
        package, _, name = path.partition(".")
        first, _, rest = name.partition(".")
        return rest if first in ("Coze", "AsyncCoze") and rest else name or package


def is_written(text: str) -> bool:
    """Tell a file that was written from facts from one that was written by hand."""
    return f"written by `{COMMAND}`" in text.partition("\n")[0]


def is_as_stated(text: str) -> bool:
    """Return whether a file of use expects what only one release states of itself."""
    return AS_STATED in text.partition("\n")[0]


def read_lines(text: str) -> dict[int, Line]:
    """Each line of a file of use, by its number, that needs something of the SDK."""
    return dict(_lines(ast.parse(text).body, {"cozepy": "cozepy"}))


def _lines(
    statements: list[ast.stmt], holders: Mapping[str, str], owner: str = ""
) -> Iterator[tuple[int, Line]]:
    """The lines of statements; `holders` are the names by which the SDK is reached.

    `owner` is the class of the SDK whose methods the statements override.
    """
    for statement in statements:
        last = statement.end_lineno or statement.lineno
        inner = dict(holders)
        base = ""
        if owner and isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _overridden(statement, f"{owner}.{statement.name}")
            continue
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = [each for each in statement.args.args if each.annotation]
            inner |= {
                each.arg: path for each in arguments if (path := _held(each.annotation, holders))
            }
            last = statement.body[0].lineno - 1
            parts: list[ast.AST | None] = [statement.args, statement.returns]
        elif isinstance(statement, ast.ClassDef):
            last, parts = statement.lineno, [*statement.bases]
            base = next(filter(None, (_held(each, holders) for each in statement.bases)), "")
        elif isinstance(statement, ast.Try):
            last = statement.lineno
            parts = []
            for handler in statement.handlers:
                yield from _numbered(handler.lineno, handler.lineno, [handler.type], holders)
                yield from _lines(handler.body, inner)
        else:
            parts = [statement]
        yield from _numbered(statement.lineno, last, parts, holders)
        yield from _lines(getattr(statement, "body", []), inner, base)


def _overridden(
    method: ast.FunctionDef | ast.AsyncFunctionDef, path: str
) -> Iterator[tuple[int, Line]]:
    """The lines of a method's head: its first is about all of it, another about its argument."""
    found = [*method.args.posonlyargs, *method.args.args, *method.args.kwonlyargs]
    arguments = {each.lineno: f"{path}({each.arg})" for each in found if each.arg != "self"}
    for number in range(method.lineno, method.body[0].lineno):
        yield number, Line((arguments.get(number, path),))


def _held(annotation: ast.AST | None, holders: Mapping[str, str]) -> str:
    """The class of an argument, without its own arguments."""
    return _dotted(
        annotation.value if isinstance(annotation, ast.Subscript) else annotation, holders
    )


def _numbered(
    first: int, last: int, parts: list[ast.AST | None], holders: Mapping[str, str]
) -> Iterator[tuple[int, Line]]:
    """The lines of one statement: its first needs all of it, another one what begins there."""
    found = [each for part in parts for each in _paths(part, holders)]
    for number in range(first, last + 1):
        here = [path for path, begins in found if begins == number and number != first]
        paths = here or [path for path, _ in found]
        if paths:
            yield number, Line(tuple(dict.fromkeys(paths)))


def _paths(node: ast.AST | None, holders: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Each path with the line it begins at; an argument also belongs to the line of its call."""
    if node is None:
        return
    path = _dotted(node, holders)
    if path:
        yield path, getattr(node, "lineno", 0)
        return
    if isinstance(node, ast.alias) and node.name.partition(".")[0] in holders:
        yield node.name, node.lineno
    if isinstance(node, ast.Call) and (called := _dotted(node.func, holders)):
        yield called, node.lineno
        for each in node.keywords:
            for line in {node.lineno, each.lineno}:
                yield f"{called}({each.arg})", line
        for value in [*node.args, *(each.value for each in node.keywords)]:
            yield from _paths(value, holders)
        return
    for inner in ast.iter_child_nodes(node):
        yield from _paths(inner, holders)


def _dotted(node: ast.AST | None, holders: Mapping[str, str]) -> str:
    """The path that names of the SDK stand for; "" for anything else."""
    if isinstance(node, ast.Name):
        return holders.get(node.id, "")
    if isinstance(node, ast.Attribute) and (holder := _dotted(node.value, holders)):
        return f"{holder}.{node.attr}"
    return ""
