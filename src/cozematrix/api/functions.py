"""Differences between two functions: how they are called, and what they return."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import griffe
from griffe import BreakageKind

from cozematrix.api.annotations import alternatives, covers, default_value, taken
from cozematrix.api.change import Change, Kind
from cozematrix.api.renames import parameter_shape, renames
from cozematrix.api.spelling import spelled
from cozematrix.api.texts import (
    given_parameters,
    is_positional,
    parameter_key,
    parameter_text,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def function_changes(path: str, old: griffe.Function, new: griffe.Function) -> Iterator[Change]:
    """Compare a function that both releases have: its kind, its result, its parameters."""
    if (_manner(old) == "async def") != (_manner(new) == "async def"):
        yield Change(Kind.ASYNC_CHANGED, path, _manner(old), _manner(new))
    if _needs_instance(new) and not _needs_instance(old):
        yield Change(Kind.BINDING_CHANGED, path, text(old), text(new))
    if old.name != "__init__":
        yield from return_changes(path, old.returns, new.returns)
    yield from _parameter_changes(path, old, new)


def _manner(function: griffe.Function) -> str:
    """Say how a result is obtained: a plain function and an async generator need no await."""
    if "async" not in function.labels:
        return "def"
    return "async generator" if any(map(_is_yield, _body(function))) else "async def"


def _is_yield(node: ast.AST) -> bool:
    return isinstance(node, ast.Yield)


def _body(function: griffe.Function) -> Iterator[ast.AST]:
    """The nodes of a function without those of functions inside it."""
    indented = function.source[:1].isspace()
    tree = ast.parse(f"if True:\n{function.source}" if indented else function.source)
    found = next(node for node in ast.walk(tree) if isinstance(node, _FUNCTIONS))
    nodes: list[ast.AST] = list(found.body)
    while nodes:
        node = nodes.pop()
        yield node
        if not isinstance(node, (*_FUNCTIONS, ast.Lambda)):
            nodes += ast.iter_child_nodes(node)


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _needs_instance(function: griffe.Function) -> bool:
    is_method = function.parent is not None and function.parent.is_class
    return is_method and not {"staticmethod", "classmethod"} & function.labels


def return_changes(
    path: str, old: str | griffe.Expr | None, new: str | griffe.Expr | None
) -> Iterator[Change]:
    """Compare two annotations of a result; one that allows less is no harm."""
    before, after = alternatives(old), alternatives(new)
    if before != after:
        kind = Kind.RETURN_TYPE_NARROWED if covers(before, after) else Kind.RETURN_TYPE
        yield Change(kind, path, spelled(old), spelled(new))


def _parameter_changes(path: str, old: griffe.Function, new: griffe.Function) -> Iterator[Change]:
    before = {parameter_key(parameter): parameter for parameter in given_parameters(old)}
    after = {parameter_key(parameter): parameter for parameter in given_parameters(new)}
    gone = {key: before[key] for key in before.keys() - after.keys()}
    come = {key: after[key] for key in after.keys() - before.keys()}
    renamed = renames(gone, come, lambda parameter: parameter_shape(parameter, before, after))
    for key, new_key in renamed.items():
        name, new_name = gone[key].name, come[new_key].name
        yield Change(Kind.PARAMETER_RENAMED, f"{path}({name})", name, new_name)
    for key in come.keys() - set(renamed.values()):
        added = come[key]
        yield Change(added_kind(added), f"{path}({added.name})", "", parameter_text(added))
    kept = {key: (before[key], after[key]) for key in before.keys() & after.keys()}
    removed = {key: gone[key] for key in gone.keys() - renamed.keys()}
    yield from _breakages(path, old, new, kept)
    yield from _removals(path, old, new, removed)
    for old_parameter, new_parameter in kept.values():
        yield from _one_parameter(f"{path}({new_parameter.name})", old_parameter, new_parameter)
    yield from _order_changes(path, before, after, renamed)


def _breakages(
    path: str,
    old: griffe.Function,
    new: griffe.Function,
    kept: Mapping[str, tuple[griffe.Parameter, griffe.Parameter]],
) -> Iterator[Change]:
    """Yield the changes that griffe itself finds in the parameters that both have."""
    for breakage in griffe.find_breaking_changes(_holding(old), _holding(new)):
        pair = kept.get(breakage.old_value.name) if breakage.old_value else None
        if pair and breakage.kind is BreakageKind.PARAMETER_CHANGED_KIND:
            was, now = (parameter.kind.value if parameter.kind else "" for parameter in pair)
            yield Change(Kind.PARAMETER_KIND, f"{path}({pair[0].name})", was, now)
        if pair and breakage.kind is BreakageKind.PARAMETER_CHANGED_REQUIRED:
            was, now = map(parameter_text, pair)
            yield Change(Kind.PARAMETER_REQUIRED, f"{path}({pair[0].name})", was, now)


def _removals(
    path: str,
    old: griffe.Function,
    new: griffe.Function,
    removed: Mapping[str, griffe.Parameter],
) -> Iterator[Change]:
    refused = {
        breakage.old_value.name
        for breakage in griffe.find_breaking_changes(_holding(old), _holding(new))
        if breakage.kind is BreakageKind.PARAMETER_REMOVED
    }
    for parameter in removed.values():
        if parameter.name in refused:
            kind = Kind.PARAMETER_REMOVED
        elif any(_is_text(node, parameter.name) for node in _body(new)):
            continue  # kwargs.get("headers"): taken and used as before
        else:
            kind = Kind.PARAMETER_IGNORED
        yield Change(kind, f"{path}({parameter.name})", parameter_text(parameter), "")


def _is_text(node: ast.AST, text: str) -> bool:
    return isinstance(node, ast.Constant) and node.value == text


def _holding(function: griffe.Function) -> griffe.Module:
    """A module that has nothing but this function, since griffe compares modules only."""
    holder = griffe.Module("holder")
    holder.set_member("it", griffe.Alias("it", function))
    return holder


def _one_parameter(path: str, old: griffe.Parameter, new: griffe.Parameter) -> Iterator[Change]:
    if old.required and not new.required:
        yield Change(Kind.PARAMETER_OPTIONAL, path, parameter_text(old), parameter_text(new))
    before, after = default_value(old), default_value(new)
    if not old.required and not new.required and before != after:
        yield Change(Kind.DEFAULT_CHANGED, path, before, after)
    if taken(old) != taken(new):
        is_widened = covers(taken(new), taken(old))
        kind = Kind.PARAMETER_TYPE_WIDENED if is_widened else Kind.PARAMETER_TYPE
        yield Change(kind, path, spelled(old.annotation), spelled(new.annotation))


def _order_changes(
    path: str,
    before: Mapping[str, griffe.Parameter],
    after: Mapping[str, griffe.Parameter],
    renamed: Mapping[str, str],
) -> Iterator[Change]:
    old_order = [key for key, parameter in before.items() if is_positional(parameter)]
    new_order = [key for key, parameter in after.items() if is_positional(parameter)]
    old_names = [renamed.get(key, key) for key in old_order]
    staying = [key for key in old_names if key in new_order]
    # one that is removed moves those behind it too, but is told itself
    if any(
        new_order.index(key) not in {place, old_names.index(key)}
        for place, key in enumerate(staying)
    ):
        yield Change(Kind.PARAMETERS_MOVED, path, ", ".join(old_order), ", ".join(new_order))


def added_kind(parameter: griffe.Parameter) -> Kind:
    """The kind of change that a new parameter is: calls may go on without it, or not."""
    return Kind.PARAMETER_ADDED_REQUIRED if parameter.required else Kind.PARAMETER_ADDED
