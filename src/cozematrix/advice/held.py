"""Values held by names of a project: things of the SDK, and the project's own."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cozematrix.advice.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cozematrix.advice.project import Module

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(eq=False)
class Scope:
    """Names of a module, a class or a function, and everything that is bound to each."""

    names: dict[str, list[Held]] = field(default_factory=dict)
    above: Scope | None = None
    stars: list[Scope] = field(default_factory=list)
    is_class: bool = False
    takes_sdk_names: bool = False


@dataclass(eq=False)
class Function:
    """A function of the project."""

    node: Definition
    scope: Scope
    module: Module
    of: Klass | None = None
    returns: list[Held] = field(default_factory=list)
    yields: list[Held] = field(default_factory=list)

    @property
    def decorators(self) -> set[str]:
        """Last parts of the names of its decorators; of a lambda none."""
        if isinstance(self.node, ast.Lambda):
            return set()
        return {
            ast.unparse(each.func if isinstance(each, ast.Call) else each).rpartition(".")[2]
            for each in self.node.decorator_list
        }


@dataclass(eq=False)
class Klass:
    """A class of the project."""

    name: str
    scope: Scope
    bases: list[Held] = field(default_factory=list)

    def lineage(self, seen: tuple[Klass, ...] = ()) -> Iterator[Klass | Value]:
        """Yield the class and all that it inherits from, each base once on its way."""
        yield self
        for base in self.bases:
            if isinstance(base, Value):
                yield base
            elif isinstance(base, Klass) and base not in (*seen, self):
                yield from base.lineage((*seen, self))


@dataclass(frozen=True)
class Object:
    """An object of a class of the project."""

    of: Klass


@dataclass(frozen=True)
class Space:
    """A module of the project."""

    scope: Scope = field(compare=False)
    name: str


@dataclass(eq=False)
class Box:
    """A container, or anything else from which something is taken out again."""

    inside: list[Held] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    is_mapping: bool = False
    is_open: bool = False
    """True if keys are put into it that the source does not say."""


Held = Value | Function | Klass | Object | Space | Box
