"""Tells what each name that the package exports is."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any

from cozematrix.types.typed_use.facts import Name
from cozematrix.types.typed_use.sdk import cozepy
from cozematrix.types.typed_use.source import of_class

if TYPE_CHECKING:
    from collections.abc import Iterator


def names() -> Iterator[Name]:
    """Each exported name, sorted."""
    for name in sorted(cozepy.__all__):
        yield _name(name, getattr(cozepy, name))


# Any: whatever is exported.
def _name(name: str, thing: Any) -> Name:
    if not isinstance(thing, type):
        return Name(name, "function" if callable(thing) else of_class(type(thing)))
    if issubclass(thing, enum.Enum):
        return Name(name, "enumeration", tuple(thing.__members__))
    if issubclass(thing, BaseException):
        return Name(name, "exception")
    return Name(name, "generic" if getattr(thing, "__parameters__", ()) else "class")
