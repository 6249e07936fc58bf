"""Python source for values and types of the SDK, as a user writes them after `import cozepy`."""

from __future__ import annotations

import enum
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any

from cozematrix.typed_use.sdk import BaseModel, cozepy

if TYPE_CHECKING:
    from collections.abc import Iterable

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
