"""Renames: what has gone, and what has come in its place with all but the name equal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

import griffe
from griffe import ParameterKind

from cozematrix.api.members import has_own_value, lineage, own_members, public_bases
from cozematrix.api.spelling import spelled
from cozematrix.api.texts import (
    given_parameters,
    is_positional,
    parameter_key,
    parameter_text,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


T = TypeVar("T")


def renames(
    gone: Mapping[str, T], come: Mapping[str, T], shape: Callable[[T], object]
) -> dict[str, str]:
    """Old names to new ones where all but the name is equal, and equal in no second pair."""
    old_shapes = {name: shape(thing) for name, thing in gone.items()}
    new_shapes = {name: shape(thing) for name, thing in come.items()}
    olds, news = Counter(old_shapes.values()), Counter(new_shapes.values())
    names = {found: name for name, found in new_shapes.items()}
    return {
        name: names[found]
        for name, found in old_shapes.items()
        if found is not None and olds[found] == news[found] == 1
    }


def shape(thing: griffe.Object, holder: griffe.Object) -> object:
    """All of a thing but its name; None where that is too little to know it by."""
    if isinstance(thing, griffe.Function):
        parameters = tuple(map(parameter_text, given_parameters(thing)))
        returns = spelled(thing.returns)
        labels = tuple(sorted(thing.labels))
        is_telling = bool(parameters) or returns not in {"", "None"}
        return (labels, parameters, returns) if is_telling else None
    if isinstance(thing, griffe.Class):
        members = tuple(sorted(text(member) for member in own_members(thing).values()))
        return (tuple(public_bases(thing)), members) if members else None
    is_enumeration = isinstance(holder, griffe.Class) and "Enum" in lineage(holder)
    if isinstance(thing, griffe.Attribute) and is_enumeration and has_own_value(thing):
        return spelled(thing.value)
    return None


def parameter_shape(
    parameter: griffe.Parameter,
    before: Mapping[str, griffe.Parameter],
    after: Mapping[str, griffe.Parameter],
) -> object:
    """All of a parameter but its name: equal shapes may be a renaming; None never is."""
    if parameter.kind in {ParameterKind.var_positional, ParameterKind.var_keyword}:
        return None
    place: object = None
    if is_positional(parameter):
        siblings = before if parameter in before.values() else after
        place = list(siblings).index(parameter_key(parameter))
    default = None if parameter.required else spelled(parameter.default)
    return parameter.kind, place, spelled(parameter.annotation), default
