"""Tells what a release has, read by griffe from its source; nothing of it is imported or run.

A path is dotted and begins with the package: a name, `cozepy.Bot`, what a class has,
`cozepy.AppType.NORMAL`, a method of a client, `cozepy.Coze.bots.create`, or an argument of what
can be called, `cozepy.Coze.bots.create(name)`.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

import griffe
from griffe import ParameterKind

from cozematrix.api.source import load, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class UnknownError(Exception):
    """The source does not say what a path leads to."""


@dataclass(frozen=True)
class ReleasedAPI:
    """The API of one release."""

    root: griffe.Module

    @classmethod
    def read(cls, folder: Path, *, package: str) -> ReleasedAPI:
        """Read the package in a folder; a `MatrixError` where there is none."""
        return cls(load(folder, package))

    def has(self, path: str) -> bool:
        """Return False where the release lacks something; what its source does not say, it has."""
        dotted, _, parameter = path.rstrip(")").partition("(")
        try:
            thing = self._find(dotted)
            return thing is not None and (not parameter or parameter in _arguments(thing))
        except UnknownError:
            return True

    def defined(self, path: str) -> str:
        """The path of the definition behind one: `cozepy.bots.BotsClient.create`; "" for none."""
        try:
            thing = self._find(path.partition("(")[0])
        except UnknownError:
            return ""
        return thing.canonical_path if thing else ""

    def signature(self, path: str) -> tuple[str, ...] | None:
        """The arguments of a method as its source writes them: `("bot_id: str", "*")`.

        None where the release has no such method, or its source does not say.
        """
        try:
            thing = self._find(path)
        except UnknownError:
            return None
        return tuple(_written(thing)) if isinstance(thing, griffe.Function) else None

    def _find(self, dotted: str) -> griffe.Object | None:
        thing: griffe.Object = self.root
        for name in dotted.split(".")[1:]:
            found = _members(self._held_by(thing)).get(name)
            if found is None:
                return None
            thing = _known(found)
        return thing

    def _held_by(self, thing: griffe.Object) -> griffe.Object:
        """Return the object that a user gets by a name: of an attribute, its value's class."""
        if not isinstance(thing, griffe.Attribute):
            return thing
        path = class_of(thing)
        try:
            return _known(self.root[path.removeprefix(f"{self.root.path}.")])
        except (KeyError, ValueError):
            raise UnknownError(path) from None


def _members(holder: griffe.Object) -> dict[str, griffe.Object | griffe.Alias]:
    if isinstance(holder, griffe.Class):
        return holder.all_members
    if not isinstance(holder, griffe.Module):
        raise UnknownError(holder.path)
    return holder.members


def _known(found: griffe.Object | griffe.Alias) -> griffe.Object:
    """Follow an import; an object of another package is not known."""
    thing = resolve(found)
    if thing is None:
        raise UnknownError(found.path)
    return thing


def _arguments(called: griffe.Object) -> set[str]:
    """The names that can be given, without what `**kwargs` takes; of a class, also its fields."""
    if isinstance(called, griffe.Class):
        made = called.all_members.get("__init__")
        if not isinstance(made, griffe.Function):
            return set(called.all_members)
        if any(each.kind is ParameterKind.var_keyword for each in made.parameters):
            # They are handed on, to a base that may be another package's.
            raise UnknownError(made.path)
        return _arguments(made) | set(called.all_members)
    if not isinstance(called, griffe.Function):
        raise UnknownError(called.path)
    swallow = (ParameterKind.var_keyword, ParameterKind.var_positional)
    return {each.name for each in called.parameters if each.kind not in swallow}


def _written(called: griffe.Function) -> Iterator[str]:
    """Each parameter with its annotation and default, without the instance."""
    marks = {ParameterKind.var_keyword: "**", ParameterKind.var_positional: "*"}
    parameters = [each for each in called.parameters if each.name not in {"self", "cls"}]
    is_marked = False
    for each in parameters:
        if each.kind is ParameterKind.keyword_only and not is_marked:
            yield "*"
        is_marked |= each.kind in (ParameterKind.keyword_only, ParameterKind.var_positional)
        annotation = f": {each.annotation}" if each.annotation else ""
        # `**kwargs` has `{}` as its default, which nobody wrote.
        default = f" = {each.default}" if each.default and each.kind not in marks else ""
        yield f"{marks.get(each.kind, '')}{each.name}{annotation}{default}"


def class_of(attribute: griffe.Attribute) -> str:
    """The path of an attribute's class: as annotated, or as it is made."""
    if isinstance(attribute.annotation, griffe.Expr):
        return attribute.annotation.canonical_path
    if isinstance(attribute.value, griffe.ExprCall):
        return attribute.value.canonical_path
    return _made_in(attribute)


def _made_in(attribute: griffe.Attribute) -> str:
    """The path of the class that a property makes, by a name that it imports itself."""
    if "property" not in attribute.labels:
        raise UnknownError(attribute.path)
    tree = ast.parse(dedent(attribute.source))
    imported = {
        name.name: (node.level, node.module or "")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
    module = attribute.module
    package = module.path if module.is_init_module else module.path.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            level, name = imported.get(node.func.id, (0, ""))
            parts = [package] * (level == 1) + [name] * bool(name)
            if level > 1 or not parts:
                break
            return ".".join([*parts, node.func.id])
    raise UnknownError(attribute.path)
