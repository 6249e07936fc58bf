"""The events of each websocket endpoint, from `table.json`, and the check of events."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from cozefake import base64_text, shape
from cozefake.shape import Shape, Structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Keys with base64, by event type; not in the table, as shapes cannot express base64.
_AUDIO = {"input_audio_buffer.append": "delta"}


@dataclass(frozen=True)
class Endpoint:
    """One endpoint: the query of its handshake, and the shape of each event's data, by type.

    The shape is None for an event without data.
    """

    name: str
    path: str
    query: Structure
    client: Mapping[str, Shape | None]
    service: Mapping[str, Shape | None]
    sources: tuple[str, ...]


@cache
def read_endpoints() -> dict[str, Endpoint]:
    """Return the endpoints of the package's table, by path."""
    table = files("cozefake.websockets").joinpath("table.json").read_text(encoding="utf-8")
    written = json.loads(table)
    types: dict[str, Shape] = {}
    types |= {name: shape.parse(each, types) for name, each in written["types"].items()}

    # Any: JSON's own types.
    def shapes_of(row: dict[str, Any]) -> dict[str, Shape | None]:
        return {name: data and shape.parse(data, types) for name, data in row.items()}

    endpoints = {}
    for row in written["endpoints"]:
        query = shape.parse(row["query"], types)
        assert isinstance(query, Structure)  # noqa: S101 - the table is the package's own
        client, service = shapes_of(row["client"]), shapes_of(row["service"])
        endpoints[row["path"]] = Endpoint(
            row["name"], row["path"], query, client, service, tuple(row["sources"])
        )
    return endpoints


def query_problems(endpoint: Endpoint, query: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Yield the problems of a handshake's query."""
    known = endpoint.query
    for key, value in query:
        if key not in known.fields:
            yield f"query: {key} is unknown"
        elif wrong := shape.text_problem(known.fields[key], value, f"query: {key}"):
            yield wrong
        elif not value:
            yield f"query: {key} is empty"
    for key in known.fields:
        if key not in known.optional and key not in dict(query):
            yield f"query: {key} is missing"


# Any: unchecked input of a client.
def problems(endpoint: Endpoint, event: Any) -> Iterator[str]:
    """Yield the problems of a client's event."""
    if not isinstance(event, dict):
        yield f"event: must be an object, not {type(event).__name__}"
        return
    kind = event.get("event_type")
    if not isinstance(kind, str) or kind not in endpoint.client:
        yield f"event: event_type {kind!r} is unknown; known: {', '.join(endpoint.client)}"
        return
    for key in sorted(set(event) - {"id", "event_type", "data"}):
        if event[key] is not None:
            yield f"{kind}: {key} is unknown"
    if not isinstance(event.get("id", ""), str | None):
        yield f"{kind}: id must be a string"
    yield from _data_problems(kind, endpoint.client[kind], event.get("data"))


def _data_problems(kind: str, expected: Shape | None, data: Any) -> Iterator[str]:
    if expected is None:
        if data:
            yield f"{kind}: data is unknown"
        return
    found = list(shape.problems(expected, {} if data is None else data, f"{kind}: data"))
    yield from found
    if not found and kind in _AUDIO and base64_text.decoded(data[_AUDIO[kind]]) is None:
        yield f"{kind}: data.{_AUDIO[kind]} must be base64"
