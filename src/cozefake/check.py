"""Checks of a request against the route table, which return its problems in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cozefake import shape
from cozefake.request import MALFORMED, Upload
from cozefake.shape import ListOf, Scalar
from cozefake.strictness import Strictness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cozefake.request import Request
    from cozefake.routes import Route
    from cozefake.shape import Structure

_UNKNOWN = " is unknown"


@dataclass(frozen=True)
class Match:
    """The route for a request, and the path's parameters."""

    route: Route
    parameters: dict[str, str]


class Finder:
    """Index of the routes by verb and path; a literal path wins over one with parameters."""

    def __init__(self, routes: tuple[Route, ...]) -> None:
        self._literal = {
            (verb, route.path): route
            for route in routes
            if "{" not in route.path
            for verb in route.verbs
        }
        self._patterns: dict[tuple[str, int], list[Route]] = {}
        for route in routes:
            for verb in route.verbs if "{" in route.path else ():
                self._patterns.setdefault((verb, route.path.count("/")), []).append(route)

    def find(self, verb: str, path: str) -> Match | None:
        """Return the route and the path's parameters; None if there is no such route."""
        if literal := self._literal.get((verb, path)):
            return Match(literal, {})
        found = [
            Match(route, match.groupdict())
            for route in self._patterns.get((verb, path.count("/")), ())
            if (match := route.pattern.match(path))
        ]
        return min(found, key=lambda match: len(match.parameters), default=None)


def problems(route: Route, request: Request) -> list[str]:
    """Return everything that the service would refuse; empty if the request is valid."""
    return [
        *_query(route, request),
        *(_form(route, request) if route.form.fields else _body(route, request)),
    ]


def differences(route: Route, request: Request) -> list[str]:
    """List where the request differs from the published definition without being refused."""
    verb = route.difference(request.verb)
    empty = [
        f"query: {key} is empty"
        for key, value in request.query
        if key in route.query.optional and not value
    ]
    noted = [*_lesser("query", route.query, dict(request.query))] if route.query.lesser else []
    if route.form.lesser:
        noted += _lesser("form", route.form, request.form)
    if isinstance(request.body, dict) and request.body:
        noted += _lesser("body", route.body, request.body)
        for key, value in request.body.items():
            # A string has no keys, so nothing in it could be particular to one client.
            if type(value) is not str and key in route.body.fields:
                noted += shape.differences(route.body.fields[key], value, f"body: {key}")
    return [*([verb] if verb else ()), *empty, *noted]


# Any: unchecked input of a client.
def _lesser(place: str, known: Structure, sent: Mapping[str, Any]) -> Iterator[str]:
    for key, (_, source) in known.lesser.items():
        if sent.get(key) is not None:
            yield f"{place}: {key} is sent by {source} alone"


def out_of_range(route: Route, request: Request) -> list[str]:
    """Return the numbers outside their documented ranges, as problems."""
    wrong = []
    for key, (least, most) in route.ranges.items():
        in_query = key in route.query.fields
        value = request.asked(key) if in_query else request.sent(key)
        if value is not None and not least <= int(value) <= most:
            place = "query" if in_query else "body"
            wrong.append(f"{place}: {key} must be {least} to {most}, not {value}")
    return wrong


def refusals(problems: list[str], strictness: Strictness) -> list[str]:
    """Return the problems that refuse a request; the level lenient ignores unknown keys."""
    if strictness > Strictness.LENIENT:
        return problems
    return [each for each in problems if _UNKNOWN not in each]


def _query(route: Route, request: Request) -> Iterator[str]:
    known = route.query
    seen = [key for key, _ in request.query]
    for key, value in request.query:
        if key in known.lesser:
            continue
        if key not in known.fields:
            yield f"query: {key}{_UNKNOWN}{_elsewhere(key, body=route.body, form=route.form)}"
        elif not value and key not in known.optional:
            yield f"query: {key} is empty"
        elif value and (wrong := shape.text_problem(known.fields[key], value, f"query: {key}")):
            yield wrong
    lists = {key for key, of in known.fields.items() if isinstance(shape.resolved(of), ListOf)}
    for key in sorted({key for key in seen if seen.count(key) > 1} - lists):
        yield f"query: {key} is there more than once"
    yield from _missing("query", known, seen)


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
    known = route.body
    for key, value in body.items():
        is_needed = key in known.fields and key not in known.optional
        # In the service's format, an optional field that is null counts as absent.
        if value is None and not is_needed:
            continue
        if key in known.lesser:
            yield from shape.problems(known.lesser[key][0], value, f"body: {key}")
        elif key not in known.fields:
            yield f"body: {key}{_UNKNOWN}{_elsewhere(key, query=route.query)}"
        elif value == "" and is_needed:
            yield f"body: {key} is empty"
        else:
            yield from shape.problems(known.fields[key], value, f"body: {key}")
    yield from _missing("body", known, body)


def _form(route: Route, request: Request) -> Iterator[str]:
    if not request.is_multipart:
        sent = request.headers.get("content-type", "none")
        yield f"content type: {sent}, the service reads multipart/form-data here"
        return
    known = route.form
    for name, value in request.form.items():
        expected = known.fields.get(name)
        if name in known.lesser:
            continue
        if expected is None:
            yield f"form: {name}{_UNKNOWN}"
        elif (expected == Scalar("file")) != isinstance(value, Upload):
            yield f"form: {name} must be {shape.named(expected)}"
        elif isinstance(value, str) and (
            wrong := shape.text_problem(expected, value, f"form: {name}")
        ):
            yield wrong
    yield from _missing("form", known, request.form)


def _missing(place: str, known: Structure, seen: Iterable[str]) -> Iterator[str]:
    there = set(seen)
    for key in known.fields:
        if key not in known.optional and key not in there:
            yield f"{place}: {key} is missing"


def _is_json(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == "application/json"


def _elsewhere(key: str, **places: Structure) -> str:
    found = [place for place, keys in places.items() if key in keys.fields]
    return f" there, it belongs into the {found[0]}" if found else ""
