"""The API of every release, as `api.json` holds it: read without any release at hand."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from cozematrix.advice.api_file import FILE, SCHEMA
from cozematrix.data_file import read_json
from cozematrix.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Type:
    """A class by its path or, where it is not the package's, by its last name: `List`, `str`."""

    path: str
    of: tuple[tuple[Type, ...], ...] = ()
    """Arguments in its brackets, each with its alternatives."""


@dataclass(frozen=True)
class Argument:
    """One parameter of a routine."""

    name: str
    default: str | None
    """As Python; None if it must be given."""
    is_positional: bool
    annotation: str


@dataclass(frozen=True)
class Signature:
    """A routine as it is called, without `self`."""

    arguments: tuple[Argument, ...]
    takes_any_keyword: bool
    takes_any_position: bool
    returns: tuple[Type, ...]
    text: str


@dataclass(frozen=True)
class Found:
    """A thing of one release: where it is defined, and its line."""

    path: str
    line: str

    @property
    def kind(self) -> str:
        """`module`, `class`, `routine` or `attribute`."""
        if self.line == "module":
            return "module"
        if self.line.startswith("class"):
            return "class"
        return "routine" if self.line.startswith(("def", "async")) else "attribute"

    @property
    def types(self) -> tuple[Type, ...]:
        """The types of an attribute; none where the source does not say."""
        return types(self.line.removeprefix(":").strip())


class ReleaseAPI:
    """The API of one release."""

    def __init__(self, release: str, things: dict[str, str]) -> None:
        self.release = release
        self._things = things

    def find(self, path: str) -> Found | None:
        """Return the object under a dotted path, wherever imports lead; None for none."""
        for _ in range(8):
            line = self._things.get(path)
            if line is None:
                holder, _, name = path.rpartition(".")
                there = self.find(holder) if holder else None
                if there is None or there.path == holder:
                    return None
                path = f"{there.path}.{name}"
            elif line.startswith("->"):
                path = line.removeprefix("->").strip()
            else:
                return Found(path, line)
        return None

    def has(self, path: str) -> bool:
        """Return whether there is such an object or parameter: `cozepy.Coze.__init__(auth)`."""
        holder, _, argument = path.removesuffix(")").partition("(")
        found = self.find(holder)
        if found is None or not argument:
            return found is not None
        arguments = signature(found.line).arguments if found.kind == "routine" else ()
        return argument in {each.name for each in arguments}

    def member(self, owner: str, name: str) -> Found | None:
        """Return the member of a class by its name, its own or a base's."""
        for each in self.lineage(owner):
            if found := self.find(f"{each}.{name}"):
                return found
        return None

    def lineage(self, owner: str) -> Iterator[str]:
        """The class and all its bases, nearest first; those of other packages by their names."""
        yield owner
        for base in self.bases(owner):
            yield from self.lineage(base.path)

    def bases(self, owner: str) -> tuple[Type, ...]:
        """The bases of a class, as far as they are known; empty for anything else."""
        found = self.find(owner)
        if found is None or found.kind != "class":
            return ()
        inside = found.line.removeprefix("class").strip()[1:-1]
        return types(f"Union[{inside}]") if inside else ()

    def fields(self, owner: str) -> set[str]:
        """The names of what a model holds."""
        return {
            path.rpartition(".")[2]
            for each in self.lineage(owner)
            for path, line in self._children.get(each, ())
            if line.startswith(":")
        }

    def names(self, module: str) -> list[str]:
        """Return the names that `from module import *` brings."""
        return [path.rpartition(".")[2] for path, _ in self._children.get(module, ())]

    @cached_property
    def _children(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for path, line in self._things.items():
            found.setdefault(path.rpartition(".")[0], []).append((path, line))
        return found


class API:
    """The API of all releases, oldest first."""

    def __init__(self, package: str, of: Sequence[ReleaseAPI]) -> None:
        self.package = package
        self.of = {each.release: each for each in of}

    @property
    def releases(self) -> tuple[str, ...]:
        """The versions, oldest first."""
        return tuple(self.of)

    @cached_property
    def methods(self) -> frozenset[str]:
        """Every path from a client to a method that any release has: "chat.messages.list"."""
        return frozenset(
            path
            for each in self.of.values()
            for client in ("Coze", "AsyncCoze")
            for path in _methods(each, f"{self.package}.{client}", ())
        )


def _methods(api: ReleaseAPI, owner: str, on_the_way: tuple[str, ...]) -> Iterator[str]:
    found = api.find(owner)
    if found is None or len(on_the_way) > 5:
        return
    for name in {each for base in api.lineage(found.path) for each in api.names(base)}:
        member = api.member(found.path, name)
        if member is None or name.startswith("_"):
            continue
        if member.kind == "routine":
            yield ".".join((*on_the_way, name))
        elif member.kind == "attribute":
            for each in member.types:
                if each.path.endswith("Client"):
                    yield from _methods(api, each.path, (*on_the_way, name))


def read_api(path: Path) -> API:
    """Read `api.json`; a wrong value is an `InputError`."""
    table = read_json(path)
    if table.get("schema", int) != SCHEMA:
        raise table.refuse("schema", table.get("schema", int), str(SCHEMA))
    releases = table.strings("releases")
    package = table.get("package", str)
    rows = table.table("things")
    table.close()
    found: dict[str, dict[str, str]] = {each: {} for each in releases}
    for thing in rows.names:
        row = rows.table(thing)
        for span in row.names:
            line = row.get(span, str)
            for release in _within(span, releases):
                found[release][thing] = line
    return API(package, [ReleaseAPI(release, things) for release, things in found.items()])


def check_current(api: API, releases: Sequence[str]) -> None:
    """Refuse an `api.json` that lacks a release; it is made by `nox -s api -- --write`."""
    if missing := [each for each in releases if each not in api.of]:
        allowed = f"all releases; {missing[0]} is missing: nox -s api -- --write"
        raise InputError(where=FILE, key="releases", value=len(api.of), allowed=allowed)


def _within(span: str, releases: Sequence[str]) -> Iterator[str]:
    for part in span.split():
        first, dash, last = part.partition("-")
        try:
            start = releases.index(first)
            end = releases.index(last) if last else len(releases) - 1 if dash else start
        except ValueError:
            raise InputError(
                where=FILE, key="things", value=span, allowed="ranges of its releases"
            ) from None
        yield from releases[start : end + 1]


@cache
def types(text: str) -> tuple[Type, ...]:
    """The alternatives of an annotation, without None; none where it says nothing."""
    try:
        return _types(ast.parse(text, mode="eval").body) if text else ()
    except SyntaxError:
        return ()


def _types(node: ast.expr) -> tuple[Type, ...]:
    match node:
        case ast.Constant(value=str() as text):
            return types(text)
        case ast.BinOp():
            return _types(node.left) + _types(node.right)
        case ast.Name() | ast.Attribute():
            return (Type(ast.unparse(node)),)
        case ast.Subscript():
            return _with_brackets(node)
    return ()


def _with_brackets(node: ast.Subscript) -> tuple[Type, ...]:
    name = ast.unparse(node.value)
    inside = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    if name in ("Union", "Optional"):
        return tuple(each for part in inside for each in _types(part))
    if name in ("Annotated", "ClassVar", "Final"):
        return _types(inside[0])
    return (Type(name, tuple(_types(part) for part in inside)),)


@cache
def signature(line: str) -> Signature:
    """A routine's line, `def (self, *, name: str = '') -> str`, as what can be given."""
    head, _, rest = line.partition("(")
    node = ast.parse(f"{head.replace('def ', 'def f')}({rest}: ...").body[0]
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        raise InputError(where=FILE, key="things", value=line, allowed="a routine")
    given = node.args
    positional = [*given.posonlyargs, *given.args]
    defaults = [None] * (len(positional) - len(given.defaults)) + list(given.defaults)
    rows = [*zip(positional, defaults, strict=True)]
    if rows and rows[0][0].arg in ("self", "cls"):
        rows = rows[1:]
    keywords = [*zip(given.kwonlyargs, given.kw_defaults, strict=True)]
    return Signature(
        tuple(_argument(*row, True) for row in rows)
        + tuple(_argument(*row, False) for row in keywords),
        takes_any_keyword=given.kwarg is not None,
        takes_any_position=given.vararg is not None,
        returns=() if node.returns is None else _types(node.returns),
        text=line,
    )


def _argument(node: ast.arg, default: ast.expr | None, is_positional: bool) -> Argument:
    return Argument(
        node.arg,
        None if default is None else ast.unparse(default),
        is_positional,
        ast.unparse(node.annotation) if node.annotation else "",
    )
