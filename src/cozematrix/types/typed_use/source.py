"""Python source for values and types of the SDK, as a user writes them after `import cozepy`."""

from __future__ import annotations

import collections.abc
import enum
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, ForwardRef, Literal, TypeVar, Union, get_args, get_origin

from cozematrix.types.typed_use.sdk import BaseModel, classes, cozepy

if TYPE_CHECKING:
    from collections.abc import Iterable

# What a class is called in `typing`, where its parameters can be said on every Python.
_IN_TYPING = {dict: "Dict", list: "List", set: "Set", tuple: "Tuple", type: "Type"}
# Under `--strict` nobody may leave these out.
_MISSING = {dict: "[Any, Any]", list: "[Any]", collections.abc.Callable: "[..., Any]"}
# Stands for the type of what an empty list or dictionary would hold.
UNKNOWN = "?"


# Any: values of any kind are what this is for, all through this module.
def of_value(value: Any) -> str:  # noqa: PLR0911 - one for each kind of value
    """An expression that makes an equal value."""
    if isinstance(value, enum.Enum):
        return f"{of_class(type(value))}.{value.name}"
    if isinstance(value, BaseModel):
        given = sorted(value.model_fields_set, key=list(type(value).model_fields).index)
        arguments = [f"{name}={of_value(getattr(value, name))}" for name in given]
        return f"{of_class(type(value))}({', '.join(arguments)})"
    if isinstance(value, Path):
        # Where it lies is the machine's.
        return f"Path({of_value(value.name)})"
    if isinstance(value, str):
        return '"{}"'.format(value.replace("\\", "\\\\").replace('"', '\\"'))
    if isinstance(value, list):
        return f"[{', '.join(map(of_value, value))}]"
    if isinstance(value, dict):
        pairs = [f"{of_value(key)}: {of_value(held)}" for key, held in value.items()]
        return f"{{{', '.join(pairs)}}}"
    return repr(value)


def of_class(kind: type) -> str:
    """The class as the package exports it, otherwise from the module that defines it."""
    if kind is NoneType:
        return "None"
    if kind.__module__ == "builtins":
        return kind.__qualname__
    package = kind.__module__.partition(".")[0]
    if package != "cozepy":
        return f"{package}.{kind.__qualname__}"
    exported = getattr(cozepy, kind.__qualname__.partition(".")[0], None)
    is_exported = getattr(exported, "__module__", "") == kind.__module__
    return f"{package if is_exported else kind.__module__}.{kind.__qualname__}"


def of_type(value: Any) -> str:
    """The type of a value, with that of what it holds."""
    if isinstance(value, list):
        return f"List[{union(map(of_type, value))}]"
    if isinstance(value, dict):
        return f"Dict[{union(map(of_type, value))}, {union(map(of_type, value.values()))}]"
    return of_class(type(value))


def union(types: Iterable[str]) -> str:
    """One type for values of all these types."""
    found = sorted(set(types) - {UNKNOWN})
    # A list that was once empty and once not.
    found = [each for each in found if UNKNOWN not in each or _is_alone(each, found)]
    is_optional = "None" in found
    found = [each for each in found if each != "None"]
    if not found:
        return "None" if is_optional else UNKNOWN
    one = found[0] if len(found) == 1 else f"Union[{', '.join(found)}]"
    return f"Optional[{one}]" if is_optional else one


def _is_alone(kind: str, types: list[str]) -> bool:
    begin = kind.partition("[")[0]
    return not any(each.startswith(f"{begin}[") and UNKNOWN not in each for each in types)


def of_annotation(kind: Any) -> str:
    """A type as a user of every Python writes it; a type variable is taken for `str`."""
    if isinstance(kind, TypeVar):
        return _bound(kind)
    if kind in (Any, ...) or isinstance(kind, list):
        parts = ", ".join(map(of_annotation, kind)) if isinstance(kind, list) else ""
        return f"[{parts}]" if isinstance(kind, list) else "Any" if kind is Any else "..."
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _union([of_annotation(each) for each in arguments])
    if origin is Literal:
        return f"Literal[{', '.join(map(of_value, arguments))}]"
    if not arguments:
        bare = origin or kind
        return f"{_IN_TYPING.get(bare) or _of_plain(bare)}{_MISSING.get(bare, '')}"
    name = _IN_TYPING.get(origin) or _of_plain(origin).partition("[")[0]
    return f"{name}[{', '.join(map(of_annotation, arguments))}]"


def _bound(variable: TypeVar) -> str:
    """The class that a type variable stands for; `str` where it may be any."""
    bound = variable.__bound__
    if isinstance(bound, ForwardRef):
        bound = next(each for each in classes() if each.__name__ == bound.__forward_arg__)
    return of_annotation(bound) if bound else "str"


def _of_plain(kind: Any) -> str:
    """A class without parameters; what `typing` has is written without its module."""
    is_of_typing = kind.__module__ in ("typing", "typing_extensions") or (
        kind.__module__ == "collections.abc" and hasattr(collections.abc, kind.__name__)
    )
    is_generic = bool(getattr(kind, "__parameters__", ())) and not is_of_typing
    return kind.__name__ if is_of_typing else f"{of_class(kind)}{'[str]' * is_generic}"


def _union(types: list[str]) -> str:
    """A union in the words of `typing`."""
    found = [each for each in types if each != "None"]
    one = found[0] if len(found) == 1 else f"Union[{', '.join(found)}]"
    return f"Optional[{one}]" if len(found) < len(types) else one


def default_of(value: Any) -> str:
    """A default as it is written; `...` for an object that cannot be."""
    is_plain = value is None or isinstance(value, str | int | float | enum.Enum)
    return of_value(value) if is_plain else "..."
