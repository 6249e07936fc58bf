"""Tells how a release itself states its classes: bases, signatures, and fields that no answer has.

This is the one thing that is taken from the SDK's annotations: not what is right, but what another
release must not change unnoticed.
"""

from __future__ import annotations

import enum
import inspect
import keyword
import re
from typing import TYPE_CHECKING, Any, get_overloads, get_type_hints

from cozematrix.types.typed_use import sdk
from cozematrix.types.typed_use.facts import Shape
from cozematrix.types.typed_use.gather_calls import CLIENTS, method_at
from cozematrix.types.typed_use.source import default_of, of_annotation, of_class

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

# Methods that the language calls, which a user has by a loop, by `with`, or by an operator.
_SPECIAL = (
    *("__init__", "__iter__", "__next__", "__aiter__", "__anext__", "__len__", "__getitem__"),
    *("__enter__", "__exit__", "__aenter__", "__aexit__"),
)
_CLASS = re.compile(r"cozepy(?:\.\w+)+")
_CHECKS = ("field_validators", "model_validators", "field_serializers", "model_serializers")
# How the SDK sends its requests: whatever needs an object of these, no user can call.
_INTERNAL = "cozepy.request."
# By the number of their stars.
_STARS = (None, inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
# Bases that say nothing to a user.
_NO_BASES = ("ABC", "Generic", "object")


def shapes(clients: Iterable[Any], known: Mapping[str, Collection[str]]) -> list[Shape]:
    """Each exported class, each resource of a client, and each class that these name, by name.

    Any: the clients, which send nothing. `known`: by model, the fields of
    which an answer has told the type.
    """
    resources = {type(each) for coze in clients for each in _resources(coze)}
    exported = [getattr(sdk.cozepy, name) for name in sdk.cozepy.__all__]
    everything = {of_class(each): each for each in sdk.classes()}
    left = {of_class(each) for each in [*resources, *exported] if isinstance(each, type)}
    found: dict[str, Shape] = {}
    while left:
        name = left.pop()
        kind = everything[name]
        found[name] = _shape(kind, known.get(name), is_resource=kind in resources)
        # Also those of fields that an answer has told the type of.
        stated = _fields(kind).values() if issubclass(kind, sdk.BaseModel) else ()
        texts = [*found[name].members, *stated]
        named = set(_CLASS.findall(" ".join(texts)))
        left |= {each for each in named if "._" not in each} & everything.keys() - found.keys()
    return [shape for _, shape in sorted(found.items())]


# Any: the SDK's own objects, all through this module.
def _resources(coze: Any) -> Iterator[Any]:
    paths = {path.rpartition(".")[0] for path in sdk.surface.public_methods(coze)}
    yield from (method_at(coze, path) for path in paths if path)


def _shape(kind: type, known: Collection[str] | None, *, is_resource: bool) -> Shape:
    is_model = issubclass(kind, sdk.BaseModel)
    is_enumeration = issubclass(kind, enum.Enum)
    values = tuple(kind.__members__) if issubclass(kind, enum.Enum) else ()
    heads = () if is_enumeration else _members(kind, is_resource=is_resource)
    members = tuple(each for each in heads if _INTERNAL not in each)
    # Of a generic class nobody knows the argument.
    is_generic = bool(getattr(kind, "__parameters__", ()))
    # One that a call returns is not made by a user.
    if (
        is_model
        and known is None
        and not any(keyword.iskeyword(_given(*each)) for each in _model_fields(kind))
    ):
        members = (*members, _constructor(kind))
    stated = _fields(kind) if is_model else {}
    fields = {name: text for name, text in stated.items() if name not in (known or ())}
    return Shape(
        of_class(kind), is_resource, is_generic, tuple(_bases(kind)), members, values, fields
    )


def _bases(kind: type) -> Iterator[str]:
    """The nearest bases that users can name."""
    for base in kind.__bases__:
        if base.__name__.startswith("_"):
            yield from _bases(base)
        elif base.__name__ not in _NO_BASES:
            is_generic = bool(getattr(base, "__parameters__", ()))
            yield f"{of_class(base)}[str]" if is_generic else of_class(base)


def _members(kind: type, *, is_resource: bool) -> Iterator[str]:
    """The head of each public method and property that the class defines itself."""
    checks = getattr(kind, "__pydantic_decorators__", None)
    # Pydantic calls these.
    unused = {name for each in _CHECKS for name in getattr(checks, each, ())}
    for name, member in vars(kind).items():
        if name in unused:
            continue
        is_public = not name.startswith("_") or (name in _SPECIAL and not is_resource)
        if not is_public or (name == "__init__" and inspect.isabstract(kind)):
            continue
        if isinstance(member, property):
            # A client's resources are used by every call.
            # Those of a client are its resources, which the calls use.
            if kind.__name__ not in CLIENTS:
                yield f"@property\n{_head(member.fget)}"
        elif isinstance(member, staticmethod | classmethod):
            for function in get_overloads(member.__func__) or [member.__func__]:
                yield f"@{type(member).__name__}\n{_head(function)}"
        # Pydantic adds some of its own.
        elif inspect.isfunction(member) and member.__module__ == kind.__module__:
            heads = [_head(each) for each in get_overloads(member)]
            yield from (f"@overload\n{head}" for head in heads)
            if not heads:
                yield _head(member)


def _head(function: Any) -> str:
    """A function's first line in Python, its types written as a user writes them."""
    hints = _hints(function)
    signature = inspect.signature(function)
    parts: list[str] = []
    before = None
    for name, each in signature.parameters.items():
        if before is each.POSITIONAL_ONLY is not each.kind:
            parts.append("/")
        if each.kind is each.KEYWORD_ONLY and before not in (
            each.KEYWORD_ONLY,
            each.VAR_POSITIONAL,
        ):
            parts.append("*")
        before = each.kind
        star = "*" * _STARS.index(each.kind) if each.kind in _STARS else ""
        kind = of_annotation(hints[name]) if name in hints else ""
        default = "" if each.default is each.empty else f" = {default_of(each.default)}"
        parts.append(f"{star}{name}{f': {kind}' * bool(kind)}{default}")
    # What a decorator makes of a result is not written anywhere.
    is_decorated = hasattr(function, "__wrapped__")
    known = "return" in hints and not is_decorated
    result = f" -> {of_annotation(hints['return'])}" if known else ""
    define = "async def" if inspect.iscoroutinefunction(function) else "def"
    return f"{define} {function.__name__}({', '.join(parts)}){result}"


def _constructor(kind: Any) -> str:
    """Return the constructor of a model: by its fields."""
    needed: list[str] = []
    optional: list[str] = []
    for name, field in _model_fields(kind):
        text = f"{_given(name, field)}: {of_annotation(field.annotation)}"
        (needed if field.is_required() else optional).append(text)
    given = [*needed, *(f"{each} = ..." for each in optional)]
    return f"def __init__(self{', *, ' * bool(given)}{', '.join(given)}) -> None"


def _fields(kind: Any) -> dict[str, str]:
    return {name: of_annotation(field.annotation) for name, field in _model_fields(kind)}


def _model_fields(kind: Any) -> list[tuple[str, Any]]:
    # Classes that are named before they are defined are known by now.
    kind.model_rebuild(_types_namespace=_names())
    return list(kind.model_fields.items())


def _given(name: str, field: Any) -> str:
    """The keyword by which a field is given."""
    return field.alias or name


def _hints(function: Any) -> dict[str, Any]:
    """Its annotations, with names that only a type checker imports."""
    return get_type_hints(function, globalns={**_names(), **function.__globals__})


def _names() -> dict[str, Any]:
    exported = {name: getattr(sdk.cozepy, name) for name in sdk.cozepy.__all__}
    return {each.__name__: each for each in sdk.classes()} | exported
