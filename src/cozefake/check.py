"""Holds a request against the route table: everything that is wrong with it, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cozefake.request import MALFORMED, Upload

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cozefake.request import Request
    from cozefake.routes import Route

_TEXT_FORMS = {"integer": r"-?\d+", "boolean": "true|false"}
_JSON_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "object": dict,
    "objects": list,
    "list": list,
}


@dataclass(frozen=True)
class Match:
    """The route that answers, and the parameters that its path holds."""

    route: Route
    parameters: dict[str, str]


def find(routes: tuple[Route, ...], request: Request) -> Match | None:
    """The route for the request's verb and path; a literal path wins over one with parameters."""
    found = [
        Match(route, match.groupdict())
        for route in routes
        if request.verb in route.verbs and (match := route.pattern.match(request.path))
    ]
    return min(found, key=lambda match: len(match.parameters), default=None)


def near_miss(routes: tuple[Route, ...], request: Request) -> str:
    """What the closest route would have wanted, for a request that no route answers."""
    same_path = [route for route in routes if route.pattern.match(request.path)]
    if same_path:
        verbs = sorted({verb for route in same_path for verb in route.verbs})
        return f"verb: {request.verb} {request.path}: the service knows {', '.join(verbs)} here"
    closest = max(routes, key=lambda route: _likeness(route.path, request.path))
    return f"path: {request.verb} {request.path} is unknown; the closest is {closest.path}"


def problems(route: Route, request: Request) -> list[str]:
    """Everything that the service would refuse; empty where the request is right."""
    return [
        *_query(route, request),
        *(_form(route, request) if route.form else _body(route, request)),
    ]


def differences(route: Route, request: Request) -> list[str]:
    """Where the request differs from the published definition without being refused."""
    verb = route.difference(request.verb)
    empty = [
        f"query: {key} is empty"
        for key, value in request.query
        if key in route.query and not value and key not in route.required
    ]
    return [verb, *empty] if verb else empty


def _query(route: Route, request: Request) -> Iterator[str]:
    seen = [key for key, _ in request.query]
    for key, value in request.query:
        if key not in route.query:
            yield f"query: {key} is unknown{_elsewhere(key, body=route.body, form=route.form)}"
        elif not value and key in route.required:
            yield f"query: {key} is empty"
        elif value and not re.fullmatch(_TEXT_FORMS.get(route.query[key], ".*"), value, re.DOTALL):
            yield f"query: {key} must be {_named(route.query[key])}, not {value[:80]!r}"
    for key in sorted({key for key in seen if seen.count(key) > 1}):
        yield f"query: {key} is there more than once"
    for key in route.query:
        if key in route.required and key not in seen:
            yield f"query: {key} is missing"


def _body(route: Route, request: Request) -> Iterator[str]:
    body = request.body
    if request.is_multipart:
        yield "content type: multipart/form-data, the service reads application/json here"
    elif body is MALFORMED:
        yield "body: is not JSON"
    elif not isinstance(body, dict | None):
        yield f"body: must be an object, not {type(body).__name__}"
    else:
        if body and not _is_json(request):
            sent = request.headers.get("content-type", "none")
            yield f"content type: {sent}, the service reads application/json"
        yield from _fields(route, body or {})


# Any: JSON's own types.
def _fields(route: Route, body: dict[str, Any]) -> Iterator[str]:
    for key, value in body.items():
        # An optional field that is null is one that is not there, in the service's format.
        if value is None and key not in route.required:
            continue
        if key not in route.body:
            yield f"body: {key} is unknown{_elsewhere(key, query=route.query)}"
        elif not _fits(value, route.body[key]):
            yield f"body: {key} must be {_named(route.body[key])}, not {type(value).__name__}"
        elif value == "" and key in route.required:
            yield f"body: {key} is empty"
    for key in route.body:
        if key in route.required and key not in body:
            yield f"body: {key} is missing"


def _form(route: Route, request: Request) -> Iterator[str]:
    if not request.is_multipart:
        sent = request.headers.get("content-type", "none")
        yield f"content type: {sent}, the service reads multipart/form-data here"
        return
    for name, value in request.form.items():
        if name not in route.form:
            yield f"form: {name} is unknown"
        elif (route.form[name] == "file") != isinstance(value, Upload):
            yield f"form: {name} must be {_named(route.form[name])}"
    for name in route.form:
        if name in route.required and name not in request.form:
            yield f"form: {name} is missing"


def _fits(value: object, kind: str) -> bool:
    if kind == "integer" and isinstance(value, bool):
        return False
    if kind == "objects" and isinstance(value, list):
        return all(isinstance(each, dict) for each in value)
    return isinstance(value, _JSON_TYPES[kind])


def _is_json(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == "application/json"


def _named(kind: str) -> str:
    if kind == "objects":
        return "a list of objects"
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _elsewhere(key: str, **places: Mapping[str, str]) -> str:
    found = [place for place, keys in places.items() if key in keys]
    return f" there, it belongs into the {found[0]}" if found else ""


def _likeness(path: str, other: str) -> int:
    """How many segments two paths have in common, from the start."""
    count = 0
    for one, two in zip(path.split("/"), other.split("/"), strict=False):
        if one != two and not one.startswith("{"):
            break
        count += 1
    return count
