"""The kinds of change to a public API, and what each demands of code that was there before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Level(StrEnum):
    """The demand of a change on code that was written for the release before."""

    BREAKING = "breaking"  # some call, import or attribute that worked now fails
    RISKY = "risky"  # it still works, and may mean something else
    COMPATIBLE = "compatible"


class Kind(StrEnum):
    """The kind of change to a part of the API."""

    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"  # the root name stays, the module behind it is another
    ADDED = "added"
    OBJECT_KIND = "object-kind"  # such as a method that is now a property
    BASE_REMOVED = "base-removed"
    ASYNC_CHANGED = "async-changed"
    BINDING_CHANGED = "binding-changed"  # what could be called on the class needs an instance
    PARAMETER_REMOVED = "parameter-removed"
    PARAMETER_IGNORED = "parameter-ignored"  # removed, and **kwargs takes it without a word
    PARAMETER_RENAMED = "parameter-renamed"
    PARAMETER_ADDED_REQUIRED = "parameter-added-required"
    PARAMETER_ADDED = "parameter-added"
    PARAMETER_REQUIRED = "parameter-required"
    PARAMETER_OPTIONAL = "parameter-optional"
    PARAMETER_KIND = "parameter-kind"
    PARAMETERS_MOVED = "parameters-moved"
    DEFAULT_CHANGED = "default-changed"
    PARAMETER_TYPE = "parameter-type"
    PARAMETER_TYPE_WIDENED = "parameter-type-widened"
    RETURN_TYPE = "return-type"
    RETURN_TYPE_NARROWED = "return-type-narrowed"
    ATTRIBUTE_TYPE = "attribute-type"
    FIELD_REQUIRED = "field-required"  # a model refuses data without it
    FIELD_OPTIONAL = "field-optional"
    READ_ONLY = "read-only"  # an attribute that is now a property without a setter
    VALUE_CHANGED = "value-changed"


LEVELS: dict[Kind, Level] = {
    Kind.REMOVED: Level.BREAKING,
    Kind.RENAMED: Level.BREAKING,
    Kind.MOVED: Level.RISKY,
    Kind.ADDED: Level.COMPATIBLE,
    Kind.OBJECT_KIND: Level.BREAKING,
    Kind.BASE_REMOVED: Level.BREAKING,
    Kind.ASYNC_CHANGED: Level.BREAKING,
    Kind.BINDING_CHANGED: Level.BREAKING,
    Kind.PARAMETER_REMOVED: Level.BREAKING,
    Kind.PARAMETER_IGNORED: Level.RISKY,
    Kind.PARAMETER_RENAMED: Level.BREAKING,
    Kind.PARAMETER_ADDED_REQUIRED: Level.BREAKING,
    Kind.PARAMETER_ADDED: Level.COMPATIBLE,
    Kind.PARAMETER_REQUIRED: Level.BREAKING,
    Kind.PARAMETER_OPTIONAL: Level.COMPATIBLE,
    Kind.PARAMETER_KIND: Level.BREAKING,
    Kind.PARAMETERS_MOVED: Level.BREAKING,
    Kind.DEFAULT_CHANGED: Level.RISKY,
    Kind.PARAMETER_TYPE: Level.RISKY,
    Kind.PARAMETER_TYPE_WIDENED: Level.COMPATIBLE,
    Kind.RETURN_TYPE: Level.RISKY,
    Kind.RETURN_TYPE_NARROWED: Level.COMPATIBLE,
    Kind.ATTRIBUTE_TYPE: Level.RISKY,
    Kind.FIELD_REQUIRED: Level.RISKY,
    Kind.FIELD_OPTIONAL: Level.COMPATIBLE,
    Kind.READ_ONLY: Level.RISKY,
    Kind.VALUE_CHANGED: Level.RISKY,
}


@dataclass(frozen=True)
class Change:
    """One difference: `path` is dotted, with the parameter in brackets where it is one's.

    `before` and `after` are Python as the two releases have it, "" where there is none. `is_seen`:
    a type check of both releases shows that typed code breaks.
    """

    kind: Kind
    path: str
    before: str
    after: str
    is_seen: bool = False

    @property
    def level(self) -> Level:
        """The level of its kind, but always breaking where a call was seen to break."""
        return Level.BREAKING if self.is_seen else LEVELS[self.kind]


def breaking(found: Iterable[Change]) -> list[Change]:
    """Those that make code written for the release before fail, in the same order."""
    return [change for change in found if change.level is Level.BREAKING]
