"""The value of a name of a project: a thing of the SDK, in each release that has it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from cozematrix.advice.api import Type, signature
from cozematrix.planning.plan import Suite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cozematrix.advice.api import API, Found, ReleaseAPI

# Of these a value is what stands in their brackets, whatever they do with it.
_AWAITED = frozenset({"Awaitable", "Coroutine"})
_MAPPINGS = frozenset({"Dict", "dict", "Mapping", "DefaultDict"})
# What every object has, and every model, enumeration and error.
_OF_ALL = frozenset(dir(object))
_OF_OTHERS: dict[str, frozenset[str]] = {
    "BaseModel": frozenset({"dict", "json", "copy", "construct", "parse_obj", "schema"}),
    "Enum": frozenset({"name", "value"}),
    "str": frozenset(dir(str)),
    "int": frozenset(dir(int)),
    "Exception": frozenset(dir(Exception)),
    "List": frozenset(dir(list)),
    "list": frozenset(dir(list)),
    "Generic": frozenset(),
    "ABC": frozenset(),
    "object": frozenset(),
    "Protocol": frozenset(),
}


class Kind(StrEnum):
    """The kind of a thing."""

    MODULE = "module"
    CLASS = "class"
    INSTANCE = "instance"
    ROUTINE = "routine"


@dataclass(frozen=True)
class Thing:
    """A value in one release."""

    kind: Kind
    type: Type
    """Its class; of a module or a routine, its path."""
    line: str = ""
    """Of a routine, how it is called."""
    bound: Type | None = None
    """Of a method, the class of what it is a method of, with what stands in its brackets."""


Things = dict[str, tuple[Thing, ...]]


@dataclass(frozen=True)
class Origin:
    """The origin of a result: the call, and the dotted place within its answer."""

    call: str = ""
    place: str = ""


@dataclass(frozen=True)
class Value:
    """A thing of the SDK; two are equal if they are written alike and come from the same call."""

    label: str
    """As a user writes it: "chat.stream" from a client, "cozepy.Message", "Chat.usage"."""
    suite: Suite | None = None
    """The client that it comes from."""
    is_client: bool = False
    """True for a client, or a part of one."""
    origin: Origin = Origin()
    things: Things = field(default_factory=dict, compare=False, hash=False)

    @property
    def is_routine(self) -> bool:
        """True if it is a function or method in any release."""
        return any(each.kind is Kind.ROUTINE for there in self.things.values() for each in there)

    @property
    def is_class(self) -> bool:
        """True if it is a class in any release."""
        return any(each.kind is Kind.CLASS for there in self.things.values() for each in there)


def imported(api: API, path: str) -> Value:
    """Return the value that an import of a dotted path brings."""
    things = {release: _as_things(each.find(path)) for release, each in api.of.items()}
    return Value(path, things=_had(things))


def member(api: API, value: Value, name: str) -> Value | None:
    """Return a value's member; None for another package's, or that of every object.

    A value without things stands for what no release has.
    """
    things: Things = {}
    is_elsewhere = name in _OF_ALL
    for release, there in value.things.items():
        found = [_member(api.of[release], each, name) for each in there]
        things[release] = tuple(thing for each in found for thing in each)
        is_elsewhere |= not things[release] and any(
            _may_be_others(api.of[release], each, name) for each in there
        )
    things = _had(things)
    if not things and (is_elsewhere or not value.things):
        return None
    return replace(value, label=_label(value, name), origin=_origin(value, name), things=things)


def instance(value: Value) -> Value:
    """An object of a class that is named by a value, as an annotation or by calling it."""
    made = {
        release: tuple(
            replace(each, kind=Kind.INSTANCE) for each in there if each.kind is Kind.CLASS
        )
        for release, there in value.things.items()
    }
    name = value.label.rpartition(".")[2]
    suite = {"Coze": Suite.SYNC, "AsyncCoze": Suite.ASYNC}.get(name, value.suite)
    return Value(name, suite, is_client=name in ("Coze", "AsyncCoze"), things=_had(made))


def result(api: API, value: Value) -> Value | None:
    """Return the value of a call; None where no release tells it."""
    if value.is_class:
        return instance(value)
    given = {
        release: tuple(thing for each in there for thing in _result(api.of[release], each))
        for release, there in value.things.items()
    }
    given = _had(given)
    if not given:
        return None
    origin = Origin(value.label) if value.is_client else value.origin
    return Value(_class_name(given), value.suite, origin=origin, things=given)


def unwrapped(api: API, value: Value) -> Value | None:
    """Return the value after an await: mostly the value itself."""
    return _changed(api, value, lambda _, thing: _awaited(thing))


def items(api: API, value: Value) -> Value | None:
    """Return the value of an item, by iteration or by an index."""
    found = _changed(api, value, _items)
    if found is None:
        return None
    return replace(found, label=_class_name(found.things))


def parameter(api: API, value: Value, name: str) -> Value | None:
    """Return what a routine of the SDK hands to an argument, as to an overridden handler."""
    things: Things = {}
    for release, there in value.things.items():
        wanted = [
            each
            for thing in there
            if thing.kind is Kind.ROUTINE
            for each in signature(thing.line).arguments
            if each.name == name
        ]
        from cozematrix.advice.api import types

        things[release] = _instances(
            api.of[release], (kind for each in wanted for kind in types(each.annotation))
        )
    things = _had(things)
    return Value(_class_name(things), value.suite, things=things) if things else None


def _changed(
    api: API, value: Value, change: Callable[[ReleaseAPI, Thing], Iterable[Thing]]
) -> Value | None:
    things = {
        release: tuple(thing for each in there for thing in change(api.of[release], each))
        for release, there in value.things.items()
    }
    things = _had(things)
    return replace(value, things=things) if things else None


def _had(things: Mapping[str, tuple[Thing, ...]]) -> Things:
    return {release: tuple(dict.fromkeys(there)) for release, there in things.items() if there}


def _class_name(things: Things) -> str:
    newest = list(things.values())[-1]
    return newest[0].type.path.rpartition(".")[2]


def _label(value: Value, name: str) -> str:
    return (
        name
        if value.label in ("Coze", "AsyncCoze") and value.is_client
        else f"{value.label}.{name}"
    )


def _origin(value: Value, name: str) -> Origin:
    place = f"{value.origin.place}.{name}" if value.origin.place else name
    return replace(value.origin, place=place) if value.origin.call else value.origin


def _as_things(found: Found | None, bound: Type | None = None) -> tuple[Thing, ...]:
    if found is None:
        return ()
    if found.kind == "attribute":
        return tuple(Thing(Kind.INSTANCE, each) for each in found.types or (Type(""),))
    if found.kind == "class":
        return (Thing(Kind.CLASS, Type(found.path)),)
    kind = Kind.MODULE if found.kind == "module" else Kind.ROUTINE
    return (Thing(kind, Type(found.path), found.line if kind is Kind.ROUTINE else "", bound),)


def _member(api: ReleaseAPI, thing: Thing, name: str) -> tuple[Thing, ...]:
    if thing.kind is Kind.MODULE:
        return _as_things(api.find(f"{thing.type.path}.{name}"))
    if thing.kind is Kind.ROUTINE:
        return ()
    found = api.member(thing.type.path, name)
    if found is None or found.kind != "attribute":
        return _as_things(found, thing.type)
    kinds = _filled(thing.type, found.types)
    return tuple(Thing(Kind.INSTANCE, each) for each in kinds or (Type(""),))


def _may_be_others(api: ReleaseAPI, thing: Thing, name: str) -> bool:
    """Return whether a class may inherit from another package what its source does not say."""
    if thing.kind in (Kind.MODULE, Kind.ROUTINE) or not thing.type.path.startswith("cozepy."):
        return thing.kind is not Kind.MODULE
    others = [each for each in api.lineage(thing.type.path) if "." not in each]
    return any(
        each not in _OF_OTHERS or name in _OF_OTHERS[each] or name.startswith(("model_", "_"))
        for each in others
    )


def _result(api: ReleaseAPI, thing: Thing) -> tuple[Thing, ...]:
    if thing.kind is not Kind.ROUTINE:
        return ()
    kinds = signature(thing.line).returns
    if thing.bound is not None:
        kinds = _filled(thing.bound, kinds)
    return _instances(api, kinds)


def _instances(api: ReleaseAPI, kinds: Iterable[Type]) -> tuple[Thing, ...]:
    return tuple(
        thing for each in kinds for thing in _awaited(Thing(Kind.INSTANCE, _known(api, each)))
    )


def _known(api: ReleaseAPI, kind: Type) -> Type:
    """A type under the path where its class is defined."""
    found = api.find(kind.path) if "." in kind.path else None
    return Type(found.path, kind.of) if found else kind


def _awaited(thing: Thing) -> tuple[Thing, ...]:
    if thing.type.path not in _AWAITED or not thing.type.of:
        return (thing,)
    return tuple(replace(thing, type=each) for each in thing.type.of[-1])


def _filled(owner: Type, kinds: Iterable[Type]) -> tuple[Type, ...]:
    """The types with what stands in the owner's brackets, in the place of its type variable."""
    kinds = tuple(kinds)
    if not owner.of:
        return kinds
    return tuple(each for kind in kinds for each in _fill(kind, owner.of[-1]))


def _fill(kind: Type, inside: tuple[Type, ...]) -> tuple[Type, ...]:
    if kind.path.rpartition(".")[2] in ("T", "S", "R"):
        return inside
    filled = tuple(tuple(part for each in of for part in _fill(each, inside)) for of in kind.of)
    return (Type(kind.path, filled),)


def _items(api: ReleaseAPI, thing: Thing) -> tuple[Thing, ...]:
    if thing.kind is not Kind.INSTANCE:
        return ()
    if thing.type.of:
        # A stream, a page or a list holds what stands in its brackets; a mapping has it last.
        at = -1 if thing.type.path in _MAPPINGS else 0
        return tuple(Thing(Kind.INSTANCE, each) for each in thing.type.of[at])
    for base in api.bases(thing.type.path):
        if base.of and "." not in base.path:
            return tuple(Thing(Kind.INSTANCE, each) for each in base.of[0])
        if base.of:
            return tuple(Thing(Kind.INSTANCE, each) for each in base.of[-1])
    for name in ("__iter__", "__aiter__"):
        found = api.member(thing.type.path, name)
        if found and found.kind == "routine":
            return tuple(
                inner
                for each in signature(found.line).returns
                for inner in _items(api, Thing(Kind.INSTANCE, each))
            )
    return ()
