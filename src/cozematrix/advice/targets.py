"""Values that are assigned to names, attributes and items, or stated by annotations."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from cozematrix.advice import value as values
from cozematrix.advice.held import Box, Function, Held, Klass, Object, Scope, Space
from cozematrix.advice.names import Names
from cozematrix.advice.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

# Of these annotations a value is one of what stands in the brackets, or the first of it.
_ONE_OF = frozenset({"Optional", "Union", "Awaitable", "Coroutine", "Type", "type"})
_WITH_EXTRAS = frozenset({"Annotated", "ClassVar", "Final", "Required", "NotRequired", "Mapped"})
_OF_NO_VALUE = frozenset({"Literal", "Callable"})


class Targets(Names):
    """Takes assignments down, and reads annotations."""

    def assign(
        self, target: ast.expr, found: list[Held], scope: Scope, source: ast.expr | None = None
    ) -> None:
        """Bind a target; `source` is the expression where its parts may be told apart."""
        match target:
            case ast.Name():
                self.bind_name(scope, target.id, found)
            case ast.Attribute():
                self.assign_attribute(target, found, scope)
            case ast.Subscript():
                self.assign_item(target, found, scope)
            case ast.Starred():
                self.assign(target.value, [self.box(target, found)], scope)
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                self.assign_parts(parts, found, scope, source)

    def assign_item(self, target: ast.Subscript, found: list[Held], scope: Scope) -> None:
        """Put the things into a container, by a key that is known or not."""
        key = target.slice
        for held in self.value(target.value, scope):
            if isinstance(held, Box):
                self.bind(held.inside, found)
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    held.keys.add(key.value)
                else:
                    held.is_open = True
        self.put(key, found)

    def assign_parts(
        self,
        parts: list[ast.expr],
        found: list[Held],
        scope: Scope,
        source: ast.expr | None,
    ) -> None:
        """Assign to several targets: one by one if the source is as long, else all to each."""
        sources = source.elts if isinstance(source, ast.Tuple | ast.List) else []
        if len(sources) == len(parts):
            for one, part in zip(parts, sources, strict=True):
                self.assign(one, self.value(part, scope), scope)
        else:
            for one in parts:
                self.assign(one, self.items(found), scope)

    def assign_attribute(self, target: ast.Attribute, found: list[Held], scope: Scope) -> None:
        """Bind an attribute of each owner; without a known one, put clients away by its name."""
        owners = self.value(target.value, scope)
        for owner in owners:
            if isinstance(owner, Object):
                self.bind_name(owner.of.scope, target.attr, found)
            elif isinstance(owner, Klass | Space):
                self.bind_name(owner.scope, target.attr, found)
        if not owners:
            self.put(target, found)

    def annotated(self, node: ast.expr, scope: Scope) -> list[Held]:
        """Objects of what an annotation names; a container for what it holds."""
        match node:
            case ast.Constant(value=str() as text):
                inner = self.written(node, text)
                return self.annotated(inner, scope) if inner else []
            case ast.BinOp():
                return [*self.annotated(node.left, scope), *self.annotated(node.right, scope)]
            case ast.Subscript():
                return self.annotated_with_brackets(node, scope)
            case ast.Name() | ast.Attribute():
                return self.annotated_by(self.value(node, scope))
        return []

    def written(self, node: ast.Constant, text: str) -> ast.expr | None:
        """An annotation that is written as text; made once, so that it can be known again."""
        if node not in self.texts:
            try:
                inner = ast.parse(text, mode="eval").body
            except (SyntaxError, ValueError):
                return None
            for each in ast.walk(inner):
                if isinstance(each, ast.expr):
                    ast.copy_location(each, node)
            self.texts[node] = inner
        return self.texts[node]

    def annotated_with_brackets(self, node: ast.Subscript, scope: Scope) -> list[Held]:
        """The things that an annotation such as `list[Chat]` stands for."""
        name = ast.unparse(node.value).rpartition(".")[2]
        parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if name in _WITH_EXTRAS:
            extra = [each for part in parts[1:] for each in self.value(part, scope)]
            return [*self.annotated(parts[0], scope), *extra]
        if name in _OF_NO_VALUE:
            return []
        inside = [each for part in parts for each in self.annotated(part, scope)]
        if name in _ONE_OF:
            return inside
        own = self.annotated(node.value, scope)
        return own or ([self.box(node, inside)] if inside else [])

    def annotated_by(self, found: Iterable[Held]) -> list[Held]:
        """An instance of each class among the things."""
        made: list[Held] = []
        for each in found:
            if isinstance(each, Klass):
                made.append(Object(each))
            elif isinstance(each, Value) and each.is_class:
                made.append(values.instance(each))
        return made

    def items(self, found: list[Held]) -> list[Held]:
        """The things that iterating gives."""
        got: list[Held] = []
        for each in found:
            if isinstance(each, Box):
                got += each.inside
            elif isinstance(each, Value):
                inner = values.items(self.api, each)
                got += [inner] if inner else []
            elif isinstance(each, Object):
                names = each.of.scope.names
                for one in (*names.get("__iter__", ()), *names.get("__aiter__", ())):
                    got += one.yields if isinstance(one, Function) else []
        return got

    def unwrapped(self, found: list[Held]) -> list[Held]:
        """The things that awaiting or entering gives."""
        got: list[Held] = []
        for each in found:
            if isinstance(each, Value):
                inner = values.unwrapped(self.api, each)
                got += [inner] if inner else []
            else:
                got.append(each)
        return got

    def entered(self, found: list[Held]) -> list[Held]:
        """Return the value of `with`: the thing itself, or what the generator behind it yields."""
        return [
            inner for each in found for inner in (each.inside if isinstance(each, Box) else [each])
        ]
