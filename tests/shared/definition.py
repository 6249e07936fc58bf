"""Schemas of the service's requests and answers, as the fake states them, independent of any SDK.

They come from `GET /_fake/routes`: JSON Schema with `properties`, `required`, `items`,
`additionalProperties` and `enum`. A place is a dotted path, `data.items.0.name`.
"""

from __future__ import annotations

import functools
import os
import re
from typing import Any, Dict, Iterator, List, Optional, Set, Tuple

from cozefake.client import ask
from tests.shared.fake import ADDRESS

# Any: JSON's own types, throughout this module.
Schema = Dict[str, Any]
# Sample of a string that the definition does not describe: digits, as an SDK may expect a number.
_TEXT = "1"
_SAMPLES = {"string": _TEXT, "integer": 1, "number": 0.5, "boolean": True}


def answer_of(verb: str, path: str) -> Schema:
    """Return the schema of a route's answer without `code`, `msg` and `detail`; {} for a stream."""
    answer = _route(verb, path)["answer"]
    return answer if isinstance(answer, dict) else {}


def request_of(verb: str, path: str) -> Schema:
    """Return the schema of the JSON that a route takes."""
    body = _route(verb, path)["body"]  # type: Schema
    return body


def parameters_of(verb: str, path: str) -> Dict[str, str]:
    """Return the values that a path has in the places of its route's parameters."""
    pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", _route(verb, path)["path"])
    match = re.match(pattern + "$", path)
    return match.groupdict() if match else {}


def events_of(verb: str, path: str) -> Dict[str, Schema]:
    """Return the schemas of the data that a route streams, by type of event."""
    events = _route(verb, path)["events"]  # type: Dict[str, Schema]
    return events


def event_of(path: str, kind: str) -> Schema:
    """Return the schema of the data of an event that a client sends on a websocket."""
    [endpoint] = [each for each in _table()["websockets"] if each["path"] == path]
    data = endpoint["client"][kind]  # type: Schema
    return data


def within(schema: Schema, place: Optional[str]) -> Schema:
    """Return the schema at a place; {} if the definition has none."""
    for key in place.split(".") if place else ():
        schema = _inner(schema, key)
    return schema


def fields(schema: Schema, value: Any, where: str = "") -> Iterator[Tuple[str, Schema, bool]]:
    """Yield each defined field of a value: its place, its schema, and True if it is optional.

    An optional field may be absent or null; the service treats both alike.
    """
    if isinstance(value, list):
        for number, item in enumerate(value):
            for each in fields(schema.get("items", {}), item, "{}{}.".format(where, number)):
                yield each
    elif isinstance(value, dict):
        known = schema.get("properties", {})
        for key, held in value.items():
            if key in known:
                yield where + key, known[key], key not in schema.get("required", ())
            for each in fields(_inner(schema, key), held, "{}{}.".format(where, key)):
                yield each


def additions(schema: Schema, value: Any, where: str = "") -> Iterator[Tuple[str, Any]]:
    """Yield each defined field that a value lacks: its place, and a sample value for it.

    The sample has every field of the schema, so nested fields are not yielded by themselves.
    """
    if isinstance(value, list):
        for number, item in enumerate(value):
            for each in additions(schema.get("items", {}), item, "{}{}.".format(where, number)):
                yield each
    elif isinstance(value, dict):
        for key in schema.get("properties", {}):
            inner = _inner(schema, key)
            if value.get(key) in (None, [], {}):
                made = sample(inner)
                if made is not None:
                    yield where + key, made
            else:
                for each in additions(inner, value[key], "{}{}.".format(where, key)):
                    yield each


def sample(schema: Schema) -> Any:
    """Return a value with every field of a schema; None if the schema states no type."""
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = kind[0]
    if kind == "array":
        item = sample(schema.get("items", {}))
        return None if item is None else [item]
    if kind == "object":
        made = {key: sample(inner) for key, inner in schema.get("properties", {}).items()}
        if isinstance(schema.get("additionalProperties"), dict):
            made["key"] = sample(schema["additionalProperties"])
        return {key: inner for key, inner in made.items() if inner is not None} or None
    return _SAMPLES.get(str(kind))


def optional(schema: Schema, value: Any) -> Set[str]:
    """Return the places of a value that may be absent or null."""
    return {place for place, _, may_be_absent in fields(schema, value) if may_be_absent}


def enumerations(schema: Schema, value: Any) -> Dict[str, List[Any]]:
    """Return the allowed values of each enumeration in a value, by place."""
    return {place: known["enum"] for place, known, _ in fields(schema, value) if "enum" in known}


def wide(schema: Schema, value: Any) -> Set[str]:
    """Return the places of 64-bit numbers in a value, which the service may write as strings."""
    return {
        place
        for place, known, _ in fields(schema, value)
        if known.get("type") == ["integer", "string"]
    }


def _inner(schema: Schema, key: str) -> Schema:
    """Return the schema of a key of an object, or of an item of a list."""
    if key.isdigit() and "items" in schema:
        return schema["items"]  # type: ignore[no-any-return]
    if key in schema.get("properties", {}):
        return schema["properties"][key]  # type: ignore[no-any-return]
    more = schema.get("additionalProperties")
    return more if isinstance(more, dict) else {}


@functools.lru_cache(maxsize=None)
def _route(verb: str, path: str) -> Dict[str, Any]:
    """Return the matching route; of several, the one with the fewest path parameters."""
    found = [
        route
        for route in _routes()
        if verb in [route["verb"]] + list(route["also"])
        and re.match(re.sub(r"\{\w+\}", "[^/]+", route["path"]) + "$", path)
    ]
    if not found:
        raise LookupError("no route of the service answers {} {}".format(verb, path))
    return min(found, key=lambda route: route["path"].count("{"))


def _routes() -> List[Dict[str, Any]]:
    routes = _table()["routes"]  # type: List[Dict[str, Any]]
    return routes


@functools.lru_cache(maxsize=None)
def _table() -> Dict[str, Any]:
    """Return all routes and websockets of the service."""
    table = ask(os.environ[ADDRESS], "GET", "/_fake/routes")  # type: Dict[str, Any]
    return table
