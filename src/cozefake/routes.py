"""The route table, `table/*.json`, which lists every request of the service and its sources."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from cozefake import shape
from cozefake.shape import Shape, ShapeError, Structure

if TYPE_CHECKING:
    from collections.abc import Mapping

# Answers that are not JSON, by the word for them in the table.
STREAMS = ("chat events", "workflow events")
AUDIO = "audio"
REDIRECT = "redirect"
_NO_JSON = (*STREAMS, AUDIO, REDIRECT)
_KEYS = {
    *("name", "verb", "path", "query", "body", "form", "required", "answer", "sources"),
    *("events", "also", "disagreements", "ranges"),
}


class RouteError(Exception):
    """The route table has an invalid entry."""


@dataclass(frozen=True)
class Variant:
    """Another verb for the same route, from sources other than the published definition."""

    verb: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Disagreement:
    """Contradictory statements of the sources on one subject, by source."""

    about: str
    statements: dict[str, str]


@dataclass(frozen=True)
class Route:
    """One route: the places and shapes of its parameters, and its answer."""

    name: str
    """Name that handlers and scripts have for it, such as `chat.messages.list`."""
    verb: str
    """HTTP method that the published definition states."""
    path: str
    """Path with parameters in braces: `/v1/bots/{bot_id}`."""
    query: Structure
    """Parameters of the query."""
    body: Structure
    """Keys of the JSON body; no fields if there is none."""
    form: Structure
    """Fields of the multipart body; no fields if there is none."""
    answer: Structure | str
    """Shape of the envelope without code, msg and detail; a word for an answer that is not JSON."""
    events: Mapping[str, Structure]
    """Shapes of the events' data, by type; for routes that stream, always or on request."""
    sources: tuple[str, ...]
    """Names of the sources that know the route."""
    also: tuple[Variant, ...]
    """HTTP methods that other sources state for it."""
    disagreements: tuple[Disagreement, ...]
    """Statements of the sources that do not agree, shown in the report."""
    ranges: Mapping[str, tuple[int, int]]
    """Least and greatest number that the documentation allows, by parameter."""

    @property
    def verbs(self) -> tuple[str, ...]:
        """All HTTP methods that it answers to, the published definition's first."""
        return (self.verb, *(variant.verb for variant in self.also))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Pattern of the path, with a group for each parameter."""
        return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", self.path) + "$")

    def difference(self, verb: str) -> str | None:
        """Describe the difference of `verb` from the published definition; None without one."""
        if verb == self.verb:
            return None
        others = next(variant.sources for variant in self.also if variant.verb == verb)
        return (
            f"verb: {verb}, the published definition states {self.verb} "
            f"(also sent by {', '.join(others)})"
        )


@cache
def read_routes() -> tuple[Route, ...]:
    """Return the routes of the package's table; raise RouteError, which names an invalid entry."""
    tables = sorted(files("cozefake").joinpath("table").iterdir(), key=lambda each: each.name)
    found: list[Route] = []
    for table in tables:
        found += parse_table(table.name, json.loads(table.read_text(encoding="utf-8")))
    return tuple(found)


# Any: a table and its entries as parsed JSON, which is checked only here.
def parse_table(file: str, table: dict[str, Any]) -> list[Route]:
    """Return the routes of one file, which also defines the named types that they use."""
    types: dict[str, Shape] = {}
    try:
        types |= {name: shape.parse(each, types) for name, each in table["types"].items()}
    except ShapeError as error:
        raise RouteError(f"{file}: types: {error}") from None
    return [_parse(file, row, types) for row in table["routes"]]


def _parse(file: str, row: dict[str, Any], types: dict[str, Shape]) -> Route:
    where = f"{file}: {row.get('name', '(no name)')}"
    if unknown := set(row) - _KEYS:
        raise RouteError(f"{where}: unknown keys {sorted(unknown)}")
    required = set(row.get("required", ()))
    places = {key for place in ("query", "body", "form") for key in row.get(place, {})}
    if strangers := required - places:
        raise RouteError(f"{where}: required, but no parameter: {sorted(strangers)}")

    def structure(place: str) -> Structure:
        written = row.get(place, {})
        try:
            parsed = shape.structure(written, types)
        except ShapeError as error:
            raise RouteError(f"{where}: {place}: {error}") from None
        return Structure(parsed.fields, frozenset(set(parsed.fields) - required), parsed.lesser)

    answer = _answer(where, row["answer"], types)
    is_stream = answer in STREAMS or "stream" in row.get("body", {})
    if is_stream != ("events" in row):
        raise RouteError(f"{where}: events: a stream needs them, and nothing else has them")

    return Route(
        name=row["name"],
        verb=row["verb"],
        path=row["path"],
        query=structure("query"),
        body=structure("body"),
        form=structure("form"),
        answer=answer,
        events=_events(where, row.get("events", {}), types),
        sources=tuple(row["sources"]),
        also=tuple(Variant(v["verb"], tuple(v["sources"])) for v in row.get("also", ())),
        disagreements=tuple(
            Disagreement(each["about"], each["statements"]) for each in row.get("disagreements", ())
        ),
        ranges={key: (least, most) for key, (least, most) in row.get("ranges", {}).items()},
    )


def _answer(where: str, written: Any, types: dict[str, Shape]) -> Structure | str:
    if written in _NO_JSON:
        return str(written)
    try:
        parsed = shape.parse(written, types)
    except ShapeError as error:
        raise RouteError(f"{where}: answer: {error}") from None
    if not isinstance(parsed, Structure):
        raise RouteError(f"{where}: answer: an object, or one of {', '.join(_NO_JSON)}")
    return parsed


def _events(
    where: str, written: dict[str, Any], types: dict[str, Shape]
) -> Mapping[str, Structure]:
    found: dict[str, Structure] = {}
    for kind, each in written.items():
        try:
            data = shape.resolved(shape.parse(each, types))
        except ShapeError as error:
            raise RouteError(f"{where}: events: {kind}: {error}") from None
        if not isinstance(data, Structure):
            raise RouteError(f"{where}: events: {kind}: an object is needed")
        found[kind] = data
    return found
