"""Descriptions of the service: the first page, the routes, the OpenAPI document."""

from __future__ import annotations

import secrets
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

import jinja2

from cozefake.faults import FAULTS
from cozefake.shape import Choice, ListOf, MapOf, Reference, Scalar, Shape, resolved
from cozefake.websockets.events import read_endpoints

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cozefake.journal import Exchange
    from cozefake.routes import Route
    from cozefake.websockets.events import Endpoint

MOST_ROWS = 200
# Any: JSON Schema.
_SCALARS: dict[str, dict[str, Any]] = {
    "id": {"type": "string"},
    "int64": {"type": ["integer", "string"]},
    "file": {"type": "string", "format": "binary"},
    "json": {},
}


def first_page(
    routes: tuple[Route, ...], journal: Iterable[Exchange]
) -> tuple[str, dict[str, str]]:
    """Return the page at `/`, and headers that keep injected scripts from running."""
    nonce = secrets.token_urlsafe(16)
    groups = [
        (name, list(of))
        for name, of in groupby(
            sorted(routes, key=lambda route: route.path), lambda route: route.path.split("/")[2]
        )
    ]
    page = (
        _environment()
        .get_template("page.html")
        .render(
            groups=groups,
            count=len(routes),
            entries=[exchange.as_json() for exchange in journal][-MOST_ROWS:],
            most=MOST_ROWS,
            disagreements=[route for route in routes if route.disagreements],
            sockets=read_endpoints().values(),
            faults=FAULTS,
            nonce=nonce,
        )
    )
    policy = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'"
    )
    return page, {"content-security-policy": policy, "x-content-type-options": "nosniff"}


# Any: JSON's own types, from here on.
def route_as_json(route: Route) -> dict[str, Any]:
    """Return a route: parameters, answer and events, its sources and their disagreements."""
    return {
        "name": route.name,
        "verb": route.verb,
        "path": route.path,
        "query": schema(route.query),
        "body": schema(route.body),
        "form": schema(route.form),
        "answer": route.answer if isinstance(route.answer, str) else schema(route.answer),
        "events": {kind: schema(data) for kind, data in route.events.items()},
        "sources": list(route.sources),
        "also": {variant.verb: list(variant.sources) for variant in route.also},
        "disagreements": [
            {"about": each.about, "statements": each.statements} for each in route.disagreements
        ],
    }


def endpoint_as_json(endpoint: Endpoint) -> dict[str, Any]:
    """Return a websocket endpoint with the data of each event, and its sources."""
    return {
        "name": endpoint.name,
        "path": endpoint.path,
        "query": schema(endpoint.query),
        "client": {name: data and schema(data) for name, data in endpoint.client.items()},
        "service": {name: data and schema(data) for name, data in endpoint.service.items()},
        "sources": list(endpoint.sources),
    }


@cache
def openapi() -> str:
    """Return the description of the control side, as the package ships it."""
    return files("cozefake").joinpath("openapi.json").read_text(encoding="utf-8")


def schema(shape: Shape, seen: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a shape as JSON Schema; a recursive type becomes any object."""
    if isinstance(shape, Scalar):
        return _SCALARS.get(shape.kind, {"type": shape.kind})
    if isinstance(shape, Choice):
        return {"enum": list(shape.allowed)}
    if isinstance(shape, ListOf):
        return {"type": "array", "items": schema(shape.item, seen)}
    if isinstance(shape, MapOf):
        return {"type": "object", "additionalProperties": schema(shape.value, seen)}
    if isinstance(shape, Reference):
        is_within_itself = shape.name in seen
        inner = (*seen, shape.name)
        return {"type": "object"} if is_within_itself else schema(resolved(shape), inner)
    return {
        "type": "object",
        "properties": {key: schema(each, seen) for key, each in shape.fields.items()},
        "required": [key for key in shape.fields if key not in shape.optional],
        "additionalProperties": False,
    }


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("cozefake", "."),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
