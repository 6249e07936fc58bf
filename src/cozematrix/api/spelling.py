"""One spelling of a type or a value, however the source writes it."""

from __future__ import annotations

import ast
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import griffe


def one_spelling(annotation: str) -> str:
    """A type in one spelling: `Optional[List[str]]` is `list[str] | None`; other text stays."""
    return spelled(annotation)


def spelled(expression: str | griffe.Expr | None) -> str:
    """Python in one spelling, whatever quotes, spaces and aliases of `typing` it was written with.

    `Optional[List[str]]` and `list[str] | None` are the same; "" where there is nothing.
    """
    return "" if expression is None else _parsed(str(expression))


@cache
def _parsed(text: str) -> str:
    try:
        tree = ast.parse(text, mode="eval")
    except SyntaxError:
        return text
    return ast.unparse(_Spelling().visit(tree))


class _Spelling(ast.NodeTransformer):
    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        is_typing = isinstance(node.value, ast.Name) and node.value.id in {"t", "typing"}
        return self.visit(ast.Name(node.attr)) if is_typing else self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        builtin = {"Dict", "FrozenSet", "List", "Set", "Tuple", "Type"}
        return ast.Name(node.id.lower()) if node.id in builtin else node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        changed = self.generic_visit(node)
        if not isinstance(changed, ast.Subscript) or not isinstance(changed.value, ast.Name):
            return changed
        if changed.value.id == "Optional":
            return ast.BinOp(changed.slice, ast.BitOr(), ast.Constant(None))
        if changed.value.id == "Union":
            return _union(
                changed.slice.elts if isinstance(changed.slice, ast.Tuple) else [changed.slice]
            )
        return changed


def _union(parts: list[ast.expr]) -> ast.expr:
    union = parts[0]
    for part in parts[1:]:
        union = ast.BinOp(union, ast.BitOr(), part)
    return union
