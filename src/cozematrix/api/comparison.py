"""Differences between two modules or two classes, member by member."""

from __future__ import annotations

from typing import TYPE_CHECKING

import griffe

from cozematrix.api.annotations import alternatives
from cozematrix.api.change import Change, Kind
from cozematrix.api.functions import added_kind, function_changes, return_changes
from cozematrix.api.members import (
    has_own_value,
    is_required_field,
    lineage,
    own_members,
    public_bases,
    reachable,
)
from cozematrix.api.renames import renames, shape
from cozematrix.api.source import resolve
from cozematrix.api.spelling import spelled
from cozematrix.api.texts import given_parameters, parameter_text, text

if TYPE_CHECKING:
    from collections.abc import Iterator


def member_changes(path: str, old: griffe.Object, new: griffe.Object) -> Iterator[Change]:
    """Compare what two modules or classes define, and what is behind the names of both."""
    old_own, new_own = own_members(old), own_members(new)
    gone = {name: own for name, own in old_own.items() if name not in reachable(new)}
    come = {name: own for name, own in new_own.items() if name not in reachable(old)}
    renamed = renames(gone, come, lambda thing: shape(thing, old))
    for name in gone.keys() - renamed.keys():
        yield Change(Kind.REMOVED, f"{path}.{name}", text(gone[name]), "")
    for name, new_name in renamed.items():
        yield Change(Kind.RENAMED, f"{path}.{name}", name, new_name)
    for name in come.keys() - set(renamed.values()):
        yield from _addition(f"{path}.{name}", come[name], new)
    for name in (old_own.keys() | new_own.keys()) - gone.keys() - come.keys():
        there = reachable(new)[name]
        target = resolve(there)
        is_imported = isinstance(there, griffe.Alias) and new.is_module
        canonical = target.canonical_path if target and is_imported else f"{path}.{name}"
        yield from thing_changes(canonical, resolve(reachable(old)[name]), target)


def _addition(path: str, added: griffe.Object, holder: griffe.Object) -> Iterator[Change]:
    if added.name == "__init__" and isinstance(added, griffe.Function):
        # the class could be made before as well, without arguments as far as is known
        yield from (
            Change(
                added_kind(parameter), f"{path}({parameter.name})", "", parameter_text(parameter)
            )
            for parameter in given_parameters(added)
        )
    elif is_required_field(added, holder):
        yield Change(Kind.FIELD_REQUIRED, path, "", text(added))
    else:
        yield Change(Kind.ADDED, path, "", text(added))


def thing_changes(
    path: str, old: griffe.Object | None, new: griffe.Object | None
) -> Iterator[Change]:
    """Compare one object that both releases have; nothing where one is not known."""
    if isinstance(old, griffe.Module) and isinstance(new, griffe.Module):
        yield from member_changes(path, old, new)
    elif isinstance(old, griffe.Class) and isinstance(new, griffe.Class):
        yield from _base_changes(path, old, new)
        yield from member_changes(path, old, new)
    elif isinstance(old, griffe.Function) and isinstance(new, griffe.Function):
        yield from function_changes(path, old, new)
    elif isinstance(old, griffe.Attribute) and isinstance(new, griffe.Attribute):
        yield from _attribute_changes(path, old, new)
    elif old and new:
        yield Change(Kind.OBJECT_KIND, path, text(old), text(new))


def _base_changes(path: str, old: griffe.Class, new: griffe.Class) -> Iterator[Change]:
    inherited = lineage(new)
    for base in public_bases(old):
        if base not in inherited:
            yield Change(Kind.BASE_REMOVED, path, base, ", ".join(public_bases(new)))


def _attribute_changes(path: str, old: griffe.Attribute, new: griffe.Attribute) -> Iterator[Change]:
    is_property = "property" in new.labels
    if is_property and "writable" not in new.labels:
        if "property" not in old.labels or "writable" in old.labels:
            yield Change(Kind.READ_ONLY, path, text(old), text(new))
        if "property" in old.labels:
            yield from return_changes(path, old.annotation, new.annotation)
            return
    old_type, new_type = spelled(old.annotation), spelled(new.annotation)
    is_typed = bool(old_type and new_type)
    if is_typed and alternatives(old.annotation) != alternatives(new.annotation):
        yield Change(Kind.ATTRIBUTE_TYPE, path, old_type, new_type)
    if is_required_field(new, new.parent) and not is_required_field(old, old.parent):
        yield Change(Kind.FIELD_REQUIRED, path, text(old), text(new))
    elif is_required_field(old, old.parent) and not is_required_field(new, new.parent):
        # pydantic's Field may hold another name for the data, or no default
        is_call = spelled(new.value).startswith("Field(")
        kind = Kind.VALUE_CHANGED if is_call else Kind.FIELD_OPTIONAL
        yield Change(kind, path, text(old), text(new))
    elif has_own_value(old) and has_own_value(new) and spelled(old.value) != spelled(new.value):
        yield Change(Kind.VALUE_CHANGED, path, spelled(old.value), spelled(new.value))
