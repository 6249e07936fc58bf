"""Shapes of JSON values, in the notation of the route table, and the check of values.

| written | means |
|---|---|
| `"string"`, `"integer"`, `"number"`, `"boolean"`, `"object"`, `"file"` | a value of that type |
| `"id"` | a string; some clients send a number, which is noted |
| `"json"` | any value: the sources disagree about its type |
| `"int64"` | a whole number, as a number or as digits in a string |
| `"like|unlike"` | one of these strings |
| `"string agent"` | this string: a choice that has one value so far |
| `"integer 0|1|9"` | one of these whole numbers |
| `"Bot"` | the table's type of that name |
| `["string"]` | a list |
| `{"*": "string"}` | an object with any keys |
| `{"id": "string", "name?": "string"}` | an object with these keys; `?` marks what may be absent |
| `{"id~coze-go": "string"}` | a key that only this source sends: noted, not refused |
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_TEXT_FORMS = {
    "integer": r"-?\d+",
    "int64": r"-?\d+",
    "number": r"-?\d+(\.\d+)?",
    "boolean": "true|false",
}


class ShapeError(Exception):
    """A shape in the table is malformed."""


@dataclass(frozen=True)
class Scalar:
    """A value of one of the types that have a name of their own."""

    kind: str


@dataclass(frozen=True)
class Choice:
    """One of some strings, or of some whole numbers."""

    allowed: tuple[str, ...] | tuple[int, ...]


@dataclass(frozen=True)
class ListOf:
    """A list."""

    item: Shape


@dataclass(frozen=True)
class MapOf:
    """An object with any keys."""

    value: Shape


@dataclass(frozen=True)
class Structure:
    """An object with known keys, of which `optional` ones may be absent or null.

    `lesser` has the keys that only one client sends: their shapes, with the client's name.
    """

    fields: Mapping[str, Shape]
    optional: frozenset[str]
    lesser: Mapping[str, tuple[Shape, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Reference:
    """A named type, resolved on use, as types may be recursive."""

    name: str
    types: Mapping[str, Shape] = field(repr=False, compare=False)


Shape = Scalar | Choice | ListOf | MapOf | Structure | Reference


# Any: a shape as JSON gives it; checked here.
def parse(written: Any, types: Mapping[str, Shape]) -> Shape:
    """Return a shape from its notation in a table with these named types; raise ShapeError."""
    match written:
        case str() if written in _IS:
            return Scalar(written)
        case str() if choice := _choice(written):
            return choice
        case str() if written[:1].isupper():
            return Reference(written, types)
        case [item]:
            return ListOf(parse(item, types))
        case {"*": value, **rest} if not rest:
            return MapOf(parse(value, types))
        case dict():
            return structure(written, types)
    allowed = f"{', '.join(_IS)}, choices, names of types, lists of one shape, objects"
    raise ShapeError(f"{written!r} is not allowed; allowed: {allowed}")


# Any: as for `parse`.
def structure(written: dict[str, Any], types: Mapping[str, Shape]) -> Structure:
    """Return the shape of an object with known keys from its notation; raise ShapeError."""
    own = {key: each for key, each in written.items() if "~" not in key}
    return Structure(
        {key.removesuffix("?"): parse(each, types) for key, each in own.items()},
        frozenset(key.removesuffix("?") for key in own if key.endswith("?")),
        {
            key.partition("~")[0]: (parse(each, types), key.partition("~")[2])
            for key, each in written.items()
            if key not in own
        },
    )


def _choice(written: str) -> Choice | None:
    kind, _, values = written.rpartition(" ")
    allowed = values.split("|")
    if kind == "integer" and all(map(_is_digits, allowed)):
        return Choice(tuple(map(int, allowed)))
    if all(allowed) and (kind == "string" or (not kind and len(allowed) > 1)):
        return Choice(tuple(allowed))
    return None


def resolved(shape: Shape) -> Shape:
    """Return a shape, or the one that it refers to by name."""
    if not isinstance(shape, Reference):
        return shape
    if shape.name not in shape.types:
        raise ShapeError(f"type {shape.name} is not in the table")
    return resolved(shape.types[shape.name])


def problems(shape: Shape, value: object, place: str) -> Iterator[str]:
    """Yield the problems of a JSON value; `place` is its name in them: `body: users`."""
    shape = resolved(shape)
    if isinstance(shape, ListOf) and isinstance(value, list):
        for number, item in enumerate(value):
            yield from problems(shape.item, item, f"{place}[{number}]")
    elif isinstance(shape, MapOf) and isinstance(value, dict):
        for key, each in value.items():
            yield from problems(shape.value, each, f"{place}.{key}")
    elif isinstance(shape, Structure) and isinstance(value, dict):
        yield from _in_structure(shape, value, place)
    elif not _fits(shape, value):
        yield f"{place} must be {named(shape)}, not {_described(shape, value)}"


# Any: JSON's own types.
def _in_structure(shape: Structure, value: dict[str, Any], place: str) -> Iterator[str]:
    for key, each in value.items():
        is_needed = key in shape.fields and key not in shape.optional
        # In the service's format, an optional key that is null counts as absent.
        if each is None and not is_needed:
            continue
        if key in shape.lesser:
            yield from problems(shape.lesser[key][0], each, f"{place}.{key}")
        elif key not in shape.fields:
            yield f"{place}.{key} is unknown"
        else:
            yield from problems(shape.fields[key], each, f"{place}.{key}")
    for key in shape.fields:
        if key not in shape.optional and key not in value:
            yield f"{place}.{key} is missing"


def differences(shape: Shape, value: object, place: str) -> Iterator[str]:
    """Yield the parts of a valid value that only some clients send."""
    shape = resolved(shape)
    if isinstance(shape, ListOf) and isinstance(value, list):
        for number, item in enumerate(value):
            yield from differences(shape.item, item, f"{place}[{number}]")
    elif isinstance(shape, MapOf) and isinstance(value, dict):
        for key, each in value.items():
            yield from differences(shape.value, each, f"{place}.{key}")
    elif isinstance(shape, Structure) and isinstance(value, dict):
        for key, each in value.items():
            if key in shape.lesser and each is not None:
                yield f"{place}.{key} is sent by {shape.lesser[key][1]} alone"
            elif key in shape.fields:
                yield from differences(shape.fields[key], each, f"{place}.{key}")
    elif shape == Scalar("id") and not isinstance(value, str) and value is not None:
        yield f"{place} is a number, the published definition has a string"


def text_problem(shape: Shape, text: str, place: str) -> str | None:
    """Return the problem of a value in a query or a form; None if it is valid.

    Items of a list are separated by commas.
    """
    shape = resolved(shape)
    if isinstance(shape, ListOf):
        found = (text_problem(shape.item, each, place) for each in text.split(","))
        return next((wrong for wrong in found if wrong), None)
    if isinstance(shape, Choice):
        fits = text in map(str, shape.allowed)
    else:
        form = _TEXT_FORMS.get(shape.kind, ".*") if isinstance(shape, Scalar) else ".*"
        fits = re.fullmatch(form, text, re.DOTALL | re.ASCII) is not None
    return None if fits else f"{place} must be {named(shape)}, not {text[:80]!r}"


def named(shape: Shape) -> str:
    """Return the shape in words: "a list of objects"."""
    shape = resolved(shape)
    match shape:
        case Scalar(kind):
            kind = _NAMES.get(kind, kind)
            return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
        case Choice([only]):
            return str(only)
        case Choice(allowed):
            return f"one of {', '.join(map(str, allowed))}"
        case ListOf(item):
            words = named(item).partition(" ")[2] or named(item)
            return f"a list of {words}s" if not isinstance(item, Choice) else "a list"
        case _:
            return "an object"


_NAMES = {"int64": "integer", "id": "string"}


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_digits(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"-?\d+", value, re.ASCII) is not None


_IS: dict[str, Callable[[object], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": _is_integer,
    "int64": lambda value: _is_integer(value) or _is_digits(value),
    "id": lambda value: isinstance(value, str) or _is_integer(value),
    "number": lambda value: _is_integer(value) or isinstance(value, float),
    "boolean": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "json": lambda _: True,
    # A file is no JSON.
    "file": lambda _: False,
}


def _fits(shape: Shape, value: object) -> bool:
    if isinstance(shape, Choice):
        # Compare types too, as True equals 1 in Python, but not in JSON.
        return any(type(value) is type(each) and value == each for each in shape.allowed)
    return isinstance(shape, Scalar) and _IS[shape.kind](value)


def _described(shape: Shape, value: object) -> str:
    return repr(value)[:80] if isinstance(shape, Choice) else type(value).__name__
