"""Values of the expressions of a project."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any, ClassVar

from cozematrix.advice import value as values
from cozematrix.advice.calls import Calls
from cozematrix.advice.held import Definition, Function, Held, Klass, Object, Scope
from cozematrix.advice.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable


class Expressions(Calls):
    """Evaluates expressions, without regard to what was true when."""

    def value(self, node: ast.expr | None, scope: Scope) -> list[Held]:
        """The things that an expression may stand for; empty where nothing of the SDK is in it."""
        if node is None:
            return []
        evaluate = self._EXPRESSIONS.get(type(node))
        if evaluate is not None:
            return evaluate(self, node, scope)
        for inner in ast.iter_child_nodes(node):
            if isinstance(inner, ast.expr):
                self.value(inner, scope)
        return []

    def name(self, node: ast.Name, scope: Scope) -> list[Held]:
        """The things that a name may stand for, each of them recorded as used."""
        found = self.look_up(scope, node.id)
        for each in found:
            self.record(each, node)
        return found

    def awaited(self, node: ast.Await, scope: Scope) -> list[Held]:
        """The things that `await` gives."""
        return self.unwrapped(self.value(node.value, scope))

    def named(self, node: ast.NamedExpr, scope: Scope) -> list[Held]:
        """The things that `:=` assigns, and stands for."""
        found = self.value(node.value, scope)
        self.assign(node.target, found, scope)
        return found

    def either(self, node: ast.IfExp, scope: Scope) -> list[Held]:
        """The things of both branches of a conditional expression."""
        self.value(node.test, scope)
        return [*self.value(node.body, scope), *self.value(node.orelse, scope)]

    def any_of(self, node: ast.BoolOp, scope: Scope) -> list[Held]:
        """The things of all operands of `and` or `or`."""
        return [each for part in node.values for each in self.value(part, scope)]

    def item(self, node: ast.Subscript, scope: Scope) -> list[Held]:
        """The things that brackets take out; a slice is a container again."""
        self.value(node.slice, scope)
        found = self.items(self.value(node.value, scope))
        if not found and isinstance(node.slice, ast.Constant):
            return self.put_away.get(str(node.slice.value), [])
        return [self.box(node, found)] if isinstance(node.slice, ast.Slice) else found

    def listed(self, node: ast.List | ast.Tuple | ast.Set, scope: Scope) -> list[Held]:
        """A container of all that a list, tuple or set holds."""
        return [self.box(node, [each for part in node.elts for each in self.value(part, scope)])]

    def starred(self, node: ast.Starred, scope: Scope) -> list[Held]:
        """The things that `*` unpacks."""
        return self.items(self.value(node.value, scope))

    def function_of(self, node: ast.Lambda, scope: Scope) -> list[Held]:
        """The function that a lambda is."""
        inner = self.function(node, scope, None)
        self.parameters(inner, scope)
        self.bind(inner.returns, self.value(node.body, inner.scope))
        return [inner]

    def yielded(self, node: ast.Yield | ast.YieldFrom, scope: Scope) -> list[Held]:
        """Bind what `yield` gives to its function; the expression itself stands for nothing."""
        found = self.value(node.value, scope)
        at = next((each for each in self.functions.values() if each.scope is scope), None)
        if at:
            self.bind(at.yields, self.items(found) if isinstance(node, ast.YieldFrom) else found)
        return []

    def mapping(self, node: ast.Dict, scope: Scope) -> list[Held]:
        """A container of all values of a dict, with the keys that the source says."""
        box = self.box(node, [each for part in node.values for each in self.value(part, scope)])
        box.is_mapping = True
        for key in node.keys:
            self.value(key, scope)
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                box.keys.add(key.value)
        return [box]

    def comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, scope: Scope
    ) -> list[Held]:
        """A container of the things that a comprehension makes."""
        for each in node.generators:
            self.assign(each.target, self.items(self.value(each.iter, scope)), scope)
            for condition in each.ifs:
                self.value(condition, scope)
        if isinstance(node, ast.DictComp):
            self.value(node.key, scope)
            return [self.box(node, self.value(node.value, scope))]
        return [self.box(node, self.value(node.elt, scope))]

    def function(self, node: Definition, scope: Scope, klass: Klass | None) -> Function:
        """The one function of a definition, with a scope that sees no names of a class."""
        if node not in self.functions:
            above: Scope | None = scope
            while above is not None and above.is_class:
                above = above.above
            self.functions[node] = Function(node, Scope(above=above), self.module, klass)
        return self.functions[node]

    def parameters(self, function: Function, scope: Scope) -> None:
        """Bind parameters to what annotations, defaults, fixtures and bases say of them."""
        given = function.node.args
        every = [*given.posonlyargs, *given.args, *given.kwonlyargs]
        inner = function.scope
        if function.of is not None and every and "staticmethod" not in function.decorators:
            first: Held = (
                function.of if "classmethod" in function.decorators else Object(function.of)
            )
            self.bind_name(inner, every[0].arg, [first])
            every = every[1:]
        overridden = self.overridden(function)
        for each in every:
            inner.names.setdefault(each.arg, [])
            if each.annotation is not None:
                self.bind_name(inner, each.arg, self.annotated(each.annotation, scope))
            for base in overridden:
                found = values.parameter(self.api, base, each.arg)
                self.bind_name(inner, each.arg, [found] if found else [])
            for fixture in self.fixtures.get(each.arg, ()):
                self.bind_name(inner, each.arg, [*fixture.returns, *fixture.yields])
        positional = [*given.posonlyargs, *given.args]
        pairs = [
            *zip(reversed(positional), reversed(given.defaults), strict=False),
            *zip(given.kwonlyargs, given.kw_defaults, strict=True),
        ]
        for each, default in pairs:
            if default is not None:
                self.bind_name(inner, each.arg, self.value(default, scope))

    def overridden(self, function: Function) -> list[Value]:
        """The methods of the SDK that a method of the project stands in for."""
        if function.of is None or isinstance(function.node, ast.Lambda):
            return []
        name = function.node.name
        found = []
        for base in function.of.lineage():
            if isinstance(base, Value) and not name.startswith("__"):
                known = values.member(self.api, values.instance(base), name)
                if known and known.is_routine:
                    found.append(known)
                    if self.recorder:
                        self.recorder.handle(known, self.where(function.node))
        return found

    # Any: each takes its own kind of node, by which it is found.
    _EXPRESSIONS: ClassVar[dict[type[ast.expr], Callable[[Any, Any, Scope], list[Held]]]] = {
        ast.Name: name,
        ast.Attribute: Calls.attribute,
        ast.Call: Calls.call,
        ast.Await: awaited,
        ast.NamedExpr: named,
        ast.IfExp: either,
        ast.BoolOp: any_of,
        ast.Subscript: item,
        **dict.fromkeys((ast.List, ast.Tuple, ast.Set), listed),
        ast.Starred: starred,
        ast.Dict: mapping,
        ast.Lambda: function_of,
        **dict.fromkeys((ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp), comprehension),
        **dict.fromkeys((ast.Yield, ast.YieldFrom), yielded),
    }
