"""The public members and bases of modules and classes.

Public is what has no leading underscore, and is not imported from elsewhere; methods that the
language calls (`__init__`, `__iter__`) are public with their class.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import griffe

from cozematrix.api.spelling import spelled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cozematrix.api.source import Thing


def own_members(holder: griffe.Object) -> dict[str, griffe.Object]:
    """Return the members that a module or class itself defines for its users."""
    return {
        name: member
        for name, member in holder.members.items()
        if isinstance(member, griffe.Object) and _is_public(name, member)
    }


def _is_public(name: str, member: griffe.Object) -> bool:
    if member.is_function and member.is_special:
        # every class has those of `object` anyway; of these only construction takes arguments
        return name in {"__init__", "__new__"} or not hasattr(object, name)
    if name.startswith("_"):
        return False
    if isinstance(member, griffe.Attribute):
        # a type variable has no use outside its module; the version differs in every release
        is_type_variable = spelled(member.value).startswith(("TypeVar(", "ParamSpec("))
        return not is_type_variable and name not in {"VERSION", "version"}
    return True


# Of a class it looks through all bases, each time; the sources do not change meanwhile.
@cache
def reachable(holder: griffe.Object) -> Mapping[str, Thing]:
    """Everything that `holder.name` finds: inherited in a class, imported in a module."""
    return holder.all_members if holder.is_class else holder.members


def public_bases(heir: griffe.Class) -> list[str]:
    """The names of the nearest bases that users can name, in the order of the class statement."""
    private = {base.name: base for base in heir.resolved_bases if base.name.startswith("_")}
    names: list[str] = []
    for name in map(_base_name, heir.bases):
        base = private.get(name)
        if isinstance(base, griffe.Class):
            names += public_bases(base)
        elif name not in {"object", "ABC"}:
            names.append(name)
    return names


def lineage(heir: griffe.Class) -> set[str]:
    """The names of all bases, near and far."""
    names = {_base_name(base) for base in heir.bases}
    for base in heir.resolved_bases:
        names |= lineage(base) if isinstance(base, griffe.Class) else set()
    names |= {"int", "Enum"} if "IntEnum" in names else set()
    names |= {"str", "Enum"} if "StrEnum" in names else set()
    return names


def _base_name(base: str | griffe.Expr) -> str:
    # without the module: a base that moved with its heirs is the same base
    path = base if isinstance(base, str) else base.canonical_path
    return path.partition("[")[0].rpartition(".")[2]


def is_required_field(thing: griffe.Object, holder: Thing | None) -> bool:
    """Tell a field without which a model refuses data."""
    return (
        isinstance(thing, griffe.Attribute)
        and isinstance(holder, griffe.Class)
        and "BaseModel" in lineage(holder)
        and "property" not in thing.labels
        and thing.annotation is not None
        and thing.value is None
    )


def has_own_value(attribute: griffe.Attribute) -> bool:
    """Tell a value that is part of the API from one that a method happens to assign."""
    return bool({"class-attribute", "module-attribute"} & attribute.labels)
