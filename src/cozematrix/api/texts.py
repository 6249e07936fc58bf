"""A thing of a release in one line, without a body, and the parameters that a caller gives."""

from __future__ import annotations

import griffe
from griffe import ParameterKind

from cozematrix.api.members import has_own_value
from cozematrix.api.spelling import spelled


def text(thing: griffe.Object | None) -> str:
    """A thing as its release has it, in one line, without a body."""
    if thing is None:
        return ""
    if isinstance(thing, griffe.Function):
        parameters = ", ".join(map(parameter_text, given_parameters(thing)))
        returns = f" -> {spelled(thing.returns)}" if thing.returns else ""
        return (
            f"{'async ' if 'async' in thing.labels else ''}def {thing.name}({parameters}){returns}"
        )
    if isinstance(thing, griffe.Class):
        bases = ", ".join(map(str, thing.bases))
        return f"class {thing.name}({bases})" if bases else f"class {thing.name}"
    if isinstance(thing, griffe.Attribute):
        kind = f": {spelled(thing.annotation)}" if thing.annotation else ""
        value = f" = {spelled(thing.value)}" if has_own_value(thing) and thing.value else ""
        return f"{thing.name}{kind}{value}"
    return f"{thing.kind.value} {thing.name}"


def parameter_text(parameter: griffe.Parameter) -> str:
    """A parameter as a signature writes it: `name: str = "x"`, `*args`, `**kwargs`."""
    annotation = f": {spelled(parameter.annotation)}" if parameter.annotation else ""
    if parameter.kind is ParameterKind.var_positional:
        return f"*{parameter.name}{annotation}"
    if parameter.kind is ParameterKind.var_keyword:
        return f"**{parameter.name}{annotation}"
    default = "" if parameter.required else f" = {spelled(parameter.default)}"
    return f"{parameter.name}{annotation}{default}"


def given_parameters(function: griffe.Function) -> list[griffe.Parameter]:
    """Those that a caller gives: without `self` and `cls`."""
    is_method = function.parent is not None and function.parent.is_class
    is_bound = is_method and "staticmethod" not in function.labels
    return list(function.parameters)[1 if is_bound else 0 :]


def parameter_key(parameter: griffe.Parameter) -> str:
    """The name that callers know a parameter by; stars alone where it gathers arguments."""
    # how a function calls what it gathers is its own affair
    stars = {ParameterKind.var_positional: "*", ParameterKind.var_keyword: "**"}
    return stars.get(parameter.kind, parameter.name) if parameter.kind else parameter.name


def is_positional(parameter: griffe.Parameter) -> bool:
    """True if an argument can be given to it by its place."""
    return parameter.kind in {
        ParameterKind.positional_only,
        ParameterKind.positional_or_keyword,
    }
