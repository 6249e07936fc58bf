"""Comparison of the SDK's results with the service's answers, field by field.

A result is a pydantic model, a list of models, or a page; an answer is JSON.
"""

from __future__ import annotations

import copy
import enum
from typing import Any, Dict, Iterator, List, Mapping, Optional, Set, Tuple

import pytest
from pydantic import BaseModel

from tests.shared.places import Places

# Marks a value to be removed, since None is a value of JSON.
REMOVED = object()
Field = Tuple[str, Any, Any, Any]


def held(result: Any) -> Any:
    """Return the items of a page or a list, and any other result unchanged."""
    for name in ("items", "data"):
        inner = getattr(result, name, None)
        if not isinstance(result, BaseModel) and isinstance(inner, list):
            return inner
    return result


def at(answer: Any, path: Optional[str]) -> Any:
    """Return the value at a dotted path of an answer."""
    for key in path.split(".") if path else ():
        answer = answer[int(key)] if isinstance(answer, list) else answer[key]
    return answer


def changed(answer: Any, changes: Mapping[str, Any]) -> Any:
    """Return a copy of an answer with new values at dotted paths; `REMOVED` deletes a value."""
    answer = copy.deepcopy(answer)
    for path, value in changes.items():
        way, _, last = path.rpartition(".")
        holder = at(answer, way)
        key = int(last) if isinstance(holder, list) else last  # type: Any
        if value is REMOVED:
            holder.pop(key, None)
        else:
            holder[key] = value
    return answer


def _models(got: Any, wire: Any, where: str = "") -> Iterator[Tuple[str, BaseModel, Any]]:
    """Yield each model of a result, outermost first: its place, the model, the answered object."""
    if isinstance(got, list) and isinstance(wire, list):
        for number, (one, other) in enumerate(zip(got, wire)):
            yield from _models(one, other, "{}{}.".format(where, number))
    elif isinstance(got, dict) and isinstance(wire, dict):
        for key in sorted(set(got) & set(wire)):
            yield from _models(got[key], wire[key], "{}{}.".format(where, key))
    elif isinstance(got, BaseModel) and isinstance(wire, dict):
        yield where, got, wire
        for key, _, value in _fields_of(got):
            yield from _models(value, wire.get(key), "{}{}.".format(where, key))


def _fields_of(model: BaseModel) -> Iterator[Tuple[str, Any, Any]]:
    """Yield each field of a model: its key on the wire, its definition, its value."""
    for name, definition in type(model).model_fields.items():
        yield definition.alias or name, definition, getattr(model, name)


def fields(got: Any, wire: Any) -> Iterator[Field]:
    """Yield each field that is in the answer: its place, definition, value, and answered value."""
    for where, model, answer in _models(got, wire):
        for key, definition, value in _fields_of(model):
            if key in answer:
                yield where + key, definition, value, answer[key]


def unanswered(got: Any, wire: Any) -> Iterator[Tuple[str, Any]]:
    """Yield the place and the value of each field that is missing from the answer."""
    for where, model, answer in _models(got, wire):
        for key, _, value in _fields_of(model):
            if key not in answer:
                yield where + key, value


def compare(places: Places, got: Any, wire: Any, least: int = 1, within: str = "") -> None:
    """Compare each answered field with the result, as a place; there must be at least `least`."""
    if isinstance(got, list) != isinstance(wire, list):
        pytest.fail("a {} for {!r}".format(type(got).__name__, wire), pytrace=False)
    if isinstance(got, list) and len(got) != len(wire):
        pytest.fail("{} items, {} were answered".format(len(got), len(wire)), pytrace=False)
    found = list(fields(got, wire))
    assert len(found) >= least, "{} fields are compared".format(len(found))
    for where, _, value, other in found:
        with places.at(within + unnumbered(where)):
            assert is_same(value, other), "{!r}, {!r} was answered".format(value, other)


def is_same(value: Any, wire: Any) -> bool:
    """Return whether a value of the SDK equals the answer's, leaving a model's fields aside."""
    if isinstance(value, enum.Enum):
        value = value.value
    if isinstance(value, BaseModel):
        return isinstance(wire, dict)
    if isinstance(value, list):
        return isinstance(wire, list) and len(value) == len(wire) and all(map(is_same, value, wire))
    if isinstance(value, dict) and isinstance(wire, dict):
        return set(value) == set(wire) and all(is_same(value[key], wire[key]) for key in value)
    # JSON cannot hold 64-bit numbers safely: they are strings on the wire, numbers in the SDK.
    if type(value) is int and isinstance(wire, str):
        return str(value) == wire
    if isinstance(value, str) and type(wire) is int:
        return value == str(wire)
    return bool(value == wire) and isinstance(value, bool) == isinstance(wire, bool)


def is_nothing(value: Any) -> bool:
    """Return whether a value means "nothing": None, zero, empty, or an enum member for it."""
    if isinstance(value, BaseModel):
        return all(is_nothing(getattr(value, name)) for name in type(value).model_fields)
    return not (value.value if isinstance(value, enum.Enum) else value)


def strange_fields(got: Any, wire: Any) -> List[str]:
    """Return the path of a made-up field in each object that the SDK reads as a model."""
    found: Set[str] = {"unheard_of"} if isinstance(got, BaseModel) else set()
    for where, _, _, _ in fields(got, wire):
        found.add(where.rpartition(".")[0] + ".unheard_of" if "." in where else "unheard_of")
    return sorted(found)


def enumerations(got: Any, wire: Any) -> Dict[str, Any]:
    """Return the fields that are enumerations in the SDK: values by place."""
    return {
        where: value
        for where, definition, _, value in fields(got, wire)
        if any(is_enumeration(each) for each in parts(definition.annotation))
        and not isinstance(value, (list, dict))
    }


def parts(annotation: Any) -> List[Any]:
    """Return an annotation and all the types nested in it."""
    inner = getattr(annotation, "__args__", ())
    return [annotation] + [part for each in inner for part in parts(each)]


def is_enumeration(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, enum.Enum)


def unnumbered(place: str) -> str:
    """Return a place without the numbers of items: "data.items.id"."""
    return ".".join(part for part in place.split(".") if not part.isdigit())
