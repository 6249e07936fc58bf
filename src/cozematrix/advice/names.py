"""Names of a project, scope by scope, and the modules that imports lead to."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from cozematrix.advice import value as values
from cozematrix.advice.held import Box, Function, Held, Klass, Scope, Space
from cozematrix.advice.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cozematrix.advice.api import API
    from cozematrix.advice.project import Module, Project
    from cozematrix.advice.uses import Recorder

_MOST_AT_A_NAME = 12


class Names(ABC):
    """Binds and looks up names; what expressions stand for is said by those who inherit."""

    def __init__(self, project: Project, api: API) -> None:
        self.api = api
        self.project = project
        self.is_news = False
        self.recorder: Recorder | None = None
        self.spaces = {each.name: Space(Scope(), each.name) for each in project.modules}
        self.functions: dict[ast.AST, Function] = {}
        self.classes: dict[ast.AST, Klass] = {}
        self.boxes: dict[ast.AST, Box] = {}
        self.texts: dict[ast.AST, ast.expr] = {}
        # Clients that are put where the source says nothing of, such as `app.state.coze`.
        self.put_away: dict[str, list[Held]] = {}
        # Within a `try` that goes on without the import.
        self.is_guarded = False
        # Within one that goes on without an attribute.
        self.is_caught = False
        self.asked = {each.name: _asked(each.tree) for each in project.modules}
        self.fixtures: dict[str, list[Function]] = {}
        # The one that is gone over.
        self.module: Module

    @abstractmethod
    def value(self, node: ast.expr | None, scope: Scope) -> list[Held]:
        """Return the values that an expression may stand for."""

    def bind(self, held: list[Held], new: Iterable[Held]) -> None:
        """Add what is not held yet, up to a number; `is_news` tells that something was."""
        for each in new:
            if each not in held and len(held) < _MOST_AT_A_NAME:
                held.append(each)
                self.is_news = True

    def bind_name(self, scope: Scope, name: str, new: Iterable[Held]) -> None:
        """Add to the things that a name of a scope may stand for."""
        self.bind(scope.names.setdefault(name, []), new)

    def look_up(self, scope: Scope | None, name: str) -> list[Held]:
        """The things that a name may stand for, looked for from the inmost scope outwards."""
        at = scope
        while at is not None:
            if name in at.names and (not at.is_class or at is scope):
                return at.names[name]
            for star in at.stars:
                if found := star.names.get(name):
                    return found
            if at.takes_sdk_names and any(
                name in each.names(self.api.package) for each in self.api.of.values()
            ):
                return [values.imported(self.api, f"{self.api.package}.{name}")]
            at = at.above
        return []

    def space(self, path: str) -> Space | None:
        """The project's module of this name, wherever below its folder imports begin."""
        if path in self.spaces:
            return self.spaces[path]
        alike = [name for name in self.spaces if name.endswith(f".{path}")]
        # The nearest: the one that shares most of its path with the module that imports it.
        here = self.module.name.split(".")

        def shared(name: str) -> int:
            return sum(one == other for one, other in zip(name.split("."), here, strict=False))

        return self.spaces[max(alike, key=shared)] if alike else None

    def box(self, node: ast.AST, inside: Iterable[Held]) -> Box:
        """The one container that belongs to a node, with these things in it too."""
        box = self.boxes.setdefault(node, Box())
        self.bind(box.inside, inside)
        return box

    def put(self, target: ast.expr, found: list[Held]) -> None:
        """Remember a client by the name under which it is put away, whatever that belongs to."""
        name = target.attr if isinstance(target, ast.Attribute) else ""
        if isinstance(target, ast.Constant) and isinstance(target.value, str):
            name = target.value
        clients = [each for each in found if isinstance(each, Value) and each.is_client]
        if name and clients:
            self.bind(self.put_away.setdefault(name, []), clients)

    def where(self, node: ast.AST) -> tuple[str, int]:
        """File and line of a node."""
        return self.module.file, getattr(node, "lineno", 0)

    def record(self, held: Held, node: ast.AST) -> None:
        """Record a use, if it is one of the SDK and uses are recorded yet."""
        if self.recorder and isinstance(held, Value):
            self.recorder.see(held, self.where(node))

    def record_import(self, found: Value, node: ast.AST) -> None:
        """Record an import, unless the source expects it to fail."""
        if self.recorder and not self.is_guarded:
            self.recorder.bring(found, self.where(node))

    def cannot(self, node: ast.AST, why: str) -> None:
        """Record that the source could not be followed here, and why."""
        if self.recorder:
            self.recorder.cannot(self.where(node), why)


def _asked(tree: ast.Module) -> set[tuple[str, str]]:
    """Return the expressions and attributes that the program looks for before it takes them.

    Behind `isinstance` an expression is of another class than elsewhere: no name at all.
    """
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) > 1:
            subject, name = ast.unparse(node.args[0]), node.args[1]
            if node.func.id == "hasattr" and isinstance(name, ast.Constant):
                found.add((subject, str(name.value)))
            elif node.func.id == "isinstance":
                found.add((subject, ""))
    return found
