"""Tells what of the SDK each line of a program needs, also through the names that it uses.

A program written by hand imports names of the SDK, and keeps what it gets in names of its own: what
`bots = coze.bots.list(…)` needs is needed by each later line that uses `bots`. Paths are those of
`cozematrix.api.released_api`. Types are followed only as far as the program itself says them, by
annotations, constructors, `isinstance`, `except` and `assert_type`.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NOTHING: frozenset[str] = frozenset()
# Annotations that stand for what they hold.
_TRANSPARENT = ("Optional", "Union", "Type")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass
class _Scope:
    """The names at one point of a program."""

    kinds: dict[str, str] = field(default_factory=dict)
    """The path of what a name, also a dotted one, is or is an instance of; "" where the program
    does not say."""
    needs: dict[str, frozenset[str]] = field(default_factory=dict)
    """The paths by which a name came to be."""
    around: frozenset[str] = _NOTHING
    """Paths that the class around all of this needs."""

    def copy(self, around: frozenset[str] = _NOTHING) -> _Scope:
        return _Scope(dict(self.kinds), dict(self.needs), self.around | around)

    def bind(self, target: ast.AST | None, needs: frozenset[str], kind: str = "") -> None:
        """Give the names of an assignment their value; where they are several, of unknown kind."""
        if isinstance(target, ast.Name):
            self.needs[target.id], self.kinds[target.id] = needs, kind
            for name in [each for each in self.kinds if each.startswith(f"{target.id}.")]:
                del self.kinds[name]
        elif isinstance(target, ast.Tuple | ast.List | ast.Starred):
            for part in ast.iter_child_nodes(target):
                self.bind(part, needs)


def read_needs(text: str, package: str = "cozepy") -> dict[int, frozenset[str]]:
    """The paths that the lines of a program need, by the number of the line.

    What is no program needs nothing: mypy says what is wrong with it.
    """
    try:
        program = ast.parse(text)
    except SyntaxError:
        return {}
    return dict(_Reader(package).lines(program.body, _Scope()))


@dataclass(frozen=True)
class _Reader:
    package: str

    def lines(
        self, statements: Iterable[ast.stmt | ast.ExceptHandler], scope: _Scope
    ) -> Iterator[tuple[int, frozenset[str]]]:
        """The lines of statements; each needs what its whole statement needs."""
        for statement in statements:
            needs = self._enter(statement, scope) | scope.around
            blocks = list(self._blocks(statement, scope))
            begins = [block[0].lineno for block, _ in blocks if block]
            last = min(begins) - 1 if begins else statement.end_lineno or statement.lineno
            yield from dict.fromkeys(range(statement.lineno, last + 1), needs).items()
            for block, inner in blocks:
                yield from self.lines(block, inner)

    def _enter(self, statement: ast.stmt | ast.ExceptHandler, scope: _Scope) -> frozenset[str]:
        """Return the needs of a statement without those inside it; its names enter the scope."""
        if isinstance(statement, ast.Import | ast.ImportFrom):
            return self._imported(statement, scope)
        parts = [
            self._paths(part, scope)
            for part in ast.iter_child_nodes(statement)
            if not isinstance(part, ast.stmt | ast.ExceptHandler)
        ]
        needs = _NOTHING.union(*parts)
        self._bind_names(statement, needs, scope)
        return needs

    def _bind_names(
        self, statement: ast.stmt | ast.ExceptHandler, needs: frozenset[str], scope: _Scope
    ) -> None:
        match statement:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    scope.bind(target, needs, self._made(value, scope))
            case ast.AnnAssign(target=target, annotation=annotation):
                scope.bind(target, needs, self._kind(annotation, scope))
            case ast.For(target=target) | ast.AsyncFor(target=target):
                scope.bind(target, needs)
            case ast.With(items=items) | ast.AsyncWith(items=items):
                for item in items:
                    scope.bind(item.optional_vars, needs, self._made(item.context_expr, scope))
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name):
                scope.bind(ast.Name(name), needs)
            case ast.ExceptHandler(name=str(name), type=kind):
                scope.bind(ast.Name(name), needs, self._kind(kind, scope))
            case ast.Expr(value=ast.Call(func=ast.Name("assert_type"), args=[held, kind])):
                self._known(held, kind, scope)

    def _imported(self, statement: ast.Import | ast.ImportFrom, scope: _Scope) -> frozenset[str]:
        module = f"{statement.module}." if isinstance(statement, ast.ImportFrom) else ""
        paths = {alias: f"{module}{alias.name}" for alias in statement.names}
        ours = {
            alias: path for alias, path in paths.items() if path.partition(".")[0] == self.package
        }
        for alias, path in ours.items():
            if module or alias.asname:
                scope.bind(ast.Name(alias.asname or alias.name), _NOTHING, path)
            else:
                scope.bind(ast.Name(self.package), _NOTHING, self.package)
        return frozenset(ours.values())

    def _blocks(
        self, statement: ast.stmt | ast.ExceptHandler, scope: _Scope
    ) -> Iterator[tuple[list[ast.stmt] | list[ast.ExceptHandler], _Scope]]:
        """The statements inside one, with the names that they see."""
        inner = scope
        match statement:
            case ast.FunctionDef(args=given) | ast.AsyncFunctionDef(args=given):
                inner = scope.copy()
                for each in (*given.args, *given.kwonlyargs, given.vararg, given.kwarg):
                    if each:
                        needs = self._paths(each.annotation, scope)
                        inner.bind(ast.Name(each.arg), needs, self._kind(each.annotation, scope))
            case ast.ClassDef(bases=bases):
                needs = _NOTHING.union(*(self._paths(base, scope) for base in bases))
                inner = scope.copy(needs)
            case ast.If(test=ast.Call(func=ast.Name("isinstance"), args=[held, kind])):
                inner = scope.copy()
                self._known(held, kind, inner)
        yield getattr(statement, "body", []), inner
        for name in ("handlers", "orelse", "finalbody"):
            yield getattr(statement, name, []), scope

    def _known(self, held: ast.expr, kind: ast.expr, scope: _Scope) -> None:
        """Know from what is asked or asserted of a name of which class its fields are."""
        path = self._kind(kind, scope)
        if path and isinstance(held, ast.Name | ast.Attribute):
            scope.kinds[ast.unparse(held)] = path

    def _paths(self, node: ast.AST | None, scope: _Scope) -> frozenset[str]:
        """Everything that an expression needs."""
        if node is None or (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)):
            return _NOTHING
        path = self._path(node, scope)
        if path:
            return self._root(node, scope) | {path}
        if isinstance(node, ast.Name):
            return scope.needs.get(node.id, _NOTHING)
        if isinstance(node, _COMPREHENSIONS):
            scope = scope.copy()
            for part in node.generators:
                scope.bind(part.target, self._paths(part.iter, scope))
        named = _NOTHING
        if isinstance(node, ast.Call) and (called := self._path(node.func, scope)):
            named = frozenset(f"{called}({each.arg})" for each in node.keywords if each.arg)
        return named.union(*(self._paths(part, scope) for part in ast.iter_child_nodes(node)))

    def _path(self, node: ast.AST | None, scope: _Scope) -> str:
        """The path that a dotted name leads to; "" where it is not known to be the SDK's."""
        if not isinstance(node, ast.Name | ast.Attribute):
            return ""
        if (kind := scope.kinds.get(ast.unparse(node), "")) or isinstance(node, ast.Name):
            return kind
        made = self._made(node.value, scope)
        holder = made or self._path(node.value, scope)
        return f"{holder}.{node.attr}" if holder else ""

    def _root(self, node: ast.AST, scope: _Scope) -> frozenset[str]:
        """Return the needs of the first name of a dotted one, or of the call that stands there."""
        while isinstance(node, ast.Attribute):
            node = node.value
        if isinstance(node, ast.Call):
            return self._paths(node, scope)
        return scope.needs.get(node.id, _NOTHING) if isinstance(node, ast.Name) else _NOTHING

    def _made(self, value: ast.expr, scope: _Scope) -> str:
        """The class that is called; "" for anything else."""
        called = self._path(value.func, scope) if isinstance(value, ast.Call) else ""
        return called if called.rpartition(".")[2][:1].isupper() else ""

    def _kind(self, annotation: ast.AST | None, scope: _Scope) -> str:
        """The class of the SDK that an annotation is for, be it generic or optional."""
        if isinstance(annotation, ast.Subscript):
            outer = annotation.value
            is_transparent = isinstance(outer, ast.Name) and outer.id in _TRANSPARENT
            return self._kind(annotation.slice if is_transparent else outer, scope)
        return self._path(annotation, scope)
