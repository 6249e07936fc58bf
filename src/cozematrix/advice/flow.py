"""Follows clients of the SDK, and all that comes from it, through the source of a project.

The source is gone over several times, without regard to order: a name stands for everything that
is ever bound to it in its scope, an attribute for everything that any method binds to it, a
parameter for its annotation and what any call in the project gives it. When nothing new is
learned, a last time over it records the uses. griffe reads interfaces and not bodies, so this
walks `ast` itself.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any, ClassVar

from cozematrix.advice import value as values
from cozematrix.advice.expressions import Expressions
from cozematrix.advice.held import Function, Klass, Scope
from cozematrix.advice.uses import Recorder
from cozematrix.advice.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cozematrix.advice.api import API
    from cozematrix.advice.project import Project
    from cozematrix.advice.uses import Uses

_ROUNDS = 12


def follow(project: Project, api: API) -> Uses:
    """Return the uses of the SDK in a project, and what could not be followed."""
    walk = _Walk(project, api)
    for _ in range(_ROUNDS):
        walk.is_news = False
        walk.go()
        if not walk.is_news:
            break
    walk.recorder = Recorder(api)
    walk.go()
    return walk.recorder.uses()


class _Walk(Expressions):
    """Goes over statements."""

    def go(self) -> None:
        for module in self.project.modules:
            self.module = module
            self.block(module.tree.body, self.spaces[module.name].scope, None)

    def block(self, body: Sequence[ast.stmt], scope: Scope, function: Function | None) -> None:
        for statement in body:
            self.statement(statement, scope, function)

    def statement(self, node: ast.stmt, scope: Scope, function: Function | None) -> None:
        take = self._STATEMENTS.get(type(node), _Walk.inside)
        take(self, node, scope, function)

    def inside(self, node: ast.AST, scope: Scope, function: Function | None) -> None:
        """Go over what a statement is made of, in its order."""
        for inner in ast.iter_child_nodes(node):
            if isinstance(inner, ast.stmt):
                self.statement(inner, scope, function)
            elif isinstance(inner, ast.expr):
                self.value(inner, scope)
            elif isinstance(inner, ast.match_case | ast.pattern):
                self.inside(inner, scope, function)

    def assigns(self, node: ast.Assign, scope: Scope, _: Function | None) -> None:
        found = self.value(node.value, scope)
        for target in node.targets:
            self.assign(target, found, scope, node.value)

    def declares(self, node: ast.AnnAssign, scope: Scope, _: Function | None) -> None:
        found = [*self.annotated(node.annotation, scope), *self.value(node.value, scope)]
        self.assign(node.target, found, scope)

    def adds(self, node: ast.AugAssign, scope: Scope, _: Function | None) -> None:
        self.assign(node.target, self.value(node.value, scope), scope)

    def loops(self, node: ast.For | ast.AsyncFor, scope: Scope, function: Function | None) -> None:
        self.assign(node.target, self.items(self.value(node.iter, scope)), scope)
        self.block([*node.body, *node.orelse], scope, function)

    def enters(
        self, node: ast.With | ast.AsyncWith, scope: Scope, function: Function | None
    ) -> None:
        for item in node.items:
            found = self.entered(self.value(item.context_expr, scope))
            if item.optional_vars is not None:
                self.assign(item.optional_vars, found, scope)
        self.block(node.body, scope, function)

    def returns(self, node: ast.Return, scope: Scope, function: Function | None) -> None:
        found = self.value(node.value, scope)
        if function:
            self.bind(function.returns, found)

    def shares(self, node: ast.Global | ast.Nonlocal, scope: Scope, _: Function | None) -> None:
        """Let a name of a scope be the same as that of another one."""
        for name in node.names:
            at = scope.above
            while isinstance(node, ast.Nonlocal) and at is not None and name not in at.names:
                at = at.above
            if isinstance(node, ast.Global) or at is None:
                at = self.spaces[self.module.name].scope
            scope.names[name] = at.names.setdefault(name, [])

    def tries(self, node: ast.Try | ast.TryStar, scope: Scope, function: Function | None) -> None:
        caught = " ".join(ast.unparse(each.type) if each.type else "" for each in node.handlers)
        before = self.is_guarded, self.is_caught
        self.is_guarded |= "Import" in caught
        self.is_caught |= "AttributeError" in caught
        self.block(node.body, scope, function)
        self.is_guarded, self.is_caught = before
        for handler in node.handlers:
            if handler.type is not None:
                found = self.annotated_by(self.value(handler.type, scope))
                if isinstance(handler.type, ast.Tuple):
                    found = [
                        each
                        for part in handler.type.elts
                        for each in self.annotated_by(self.value(part, scope))
                    ]
                if handler.name:
                    self.bind_name(scope, handler.name, found)
            self.block(handler.body, scope, function)
        self.block([*node.orelse, *node.finalbody], scope, function)

    def imports(self, node: ast.Import, scope: Scope, _: Function | None) -> None:
        for each in node.names:
            top = each.name.partition(".")[0]
            if top == self.api.package:
                found = values.imported(self.api, each.name if each.asname else top)
                self.record_import(values.imported(self.api, each.name), node)
                self.bind_name(scope, each.asname or top, [found])
            elif space := self.space(each.name if each.asname else top):
                self.bind_name(scope, each.asname or top, [space])

    def imports_from(self, node: ast.ImportFrom, scope: Scope, _: Function | None) -> None:
        path = node.module or ""
        if node.level:
            above = self.module.package.split(".") if self.module.package else []
            above = above[: len(above) - node.level + 1]
            path = ".".join([*above, *([path] if path else [])])
        is_of_the_sdk = not node.level and path.partition(".")[0] == self.api.package
        for each in node.names:
            name = each.asname or each.name
            if is_of_the_sdk:
                self.imports_of_the_sdk(node, path, each.name, name, scope)
            elif each.name == "*":
                self.imports_all(path, scope)
            elif found := self.space(f"{path}.{each.name}" if path else each.name):
                self.bind_name(scope, name, [found])
            elif there := self.space(path):
                self.imports_name(there.scope, each.name, name, scope)

    def imports_of_the_sdk(
        self, node: ast.ImportFrom, path: str, name: str, known_as: str, scope: Scope
    ) -> None:
        if name == "*":
            scope.takes_sdk_names = True
            self.cannot(node, f"from {path} import *: what nothing else defines is taken as its")
            return
        found = values.imported(self.api, f"{path}.{name}")
        self.record_import(found, node)
        self.bind_name(scope, known_as, [found])

    def imports_all(self, path: str, scope: Scope) -> None:
        there = self.space(path)
        if there and there.scope is not scope and there.scope not in scope.stars:
            scope.stars.append(there.scope)
            self.is_news = True

    def imports_name(self, there: Scope, name: str, known_as: str, scope: Scope) -> None:
        held = there.names.setdefault(name, [])
        # The same list: what is bound there later is bound here too.
        if scope.names.setdefault(known_as, held) is not held:
            self.bind_name(scope, known_as, self.look_up(there, name))

    def defines(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope, _: Function | None
    ) -> None:
        klass = next((each for each in self.classes.values() if each.scope is scope), None)
        function = self.function(node, scope, klass)
        for each in node.decorator_list:
            self.value(each, scope)
        self.parameters(function, scope)
        self.block(node.body, function.scope, function)
        if node.returns is not None:
            declared = self.annotated(node.returns, scope)
            self.bind(
                function.yields if self.is_generator(function) else function.returns, declared
            )
        if function.decorators & {"fixture"}:
            known = self.fixtures.setdefault(node.name, [])
            if function not in known:
                known.append(function)
                self.is_news = True
        self.bind_name(scope, node.name, [function])

    def defines_class(self, node: ast.ClassDef, scope: Scope, _: Function | None) -> None:
        if node not in self.classes:
            self.classes[node] = Klass(node.name, Scope(above=scope, is_class=True))
        klass = self.classes[node]
        for base in node.bases:
            self.bind(
                klass.bases,
                [each for each in self.value(base, scope) if isinstance(each, Klass | Value)],
            )
        for each in [*node.decorator_list, *(keyword.value for keyword in node.keywords)]:
            self.value(each, scope)
        self.bind_name(scope, node.name, [klass])
        self.block(node.body, klass.scope, None)

    # Any: each takes its own kind of node, by which it is found.
    _STATEMENTS: ClassVar[
        dict[type[ast.stmt], Callable[[Any, Any, Scope, Function | None], None]]
    ] = {
        ast.Import: imports,
        ast.ImportFrom: imports_from,
        **dict.fromkeys((ast.FunctionDef, ast.AsyncFunctionDef), defines),
        ast.ClassDef: defines_class,
        ast.Assign: assigns,
        ast.AnnAssign: declares,
        ast.AugAssign: adds,
        **dict.fromkeys((ast.For, ast.AsyncFor), loops),
        **dict.fromkeys((ast.With, ast.AsyncWith), enters),
        **dict.fromkeys((ast.Try, ast.TryStar), tries),
        ast.Return: returns,
        **dict.fromkeys((ast.Global, ast.Nonlocal), shares),
    }
