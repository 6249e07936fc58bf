"""The alternatives that an annotation allows, and the value behind a name."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import griffe

from cozematrix.api.source import resolve
from cozematrix.api.spelling import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


_ANY = frozenset({"Any"})


def taken(parameter: griffe.Parameter) -> frozenset[str]:
    """The alternatives of what a parameter takes: its default None is one, even where not said."""
    stated = alternatives(parameter.annotation)
    is_none = not parameter.required and spelled(parameter.default) == "None"
    return stated | {"None"} if is_none and stated != _ANY else stated


def alternatives(annotation: str | griffe.Expr | None) -> frozenset[str]:
    """The parts of a union, in no order; what is not annotated may be anything."""
    text = spelled(annotation)
    if text in {"", "Any"}:
        return _ANY
    nodes = annotation.iterate(flat=True) if isinstance(annotation, griffe.Expr) else ()
    names = {node.name: node for node in nodes if isinstance(node, griffe.ExprName)}
    return frozenset(_parts(ast.parse(text, mode="eval").body, names))


def _parts(node: ast.expr, names: Mapping[str, griffe.ExprName]) -> Iterator[str]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _parts(node.left, names)
        yield from _parts(node.right, names)
        return
    meant = _meant(names[node.id]) if isinstance(node, ast.Name) and node.id in names else None
    # FileTypes = Union[...]: a name for a type, and no TypeVar
    if isinstance(meant, (griffe.ExprSubscript, griffe.ExprBinOp)):
        yield from alternatives(meant)
    else:
        yield ast.unparse(node)


def default_value(parameter: griffe.Parameter) -> str:
    """A default's value: a constant of the package counts as what it holds."""
    default = parameter.default
    meant = _meant(default) if isinstance(default, griffe.ExprName) else None
    return spelled(meant) or spelled(default)


def _meant(name: griffe.ExprName) -> str | griffe.Expr | None:
    """Return the value that a name of the package was given; None for all other names."""
    if not isinstance(name.parent, griffe.Object):
        return None
    try:
        target = resolve(name.parent.modules_collection[name.canonical_path])
    except (KeyError, griffe.AliasResolutionError, griffe.CyclicAliasError):
        return None
    return target.value if isinstance(target, griffe.Attribute) else None


def covers(wider: frozenset[str], narrower: frozenset[str]) -> bool:
    """Return whether all that the one allows is allowed by the other."""
    return wider == _ANY or wider >= narrower
