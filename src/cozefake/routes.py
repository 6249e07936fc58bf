"""The route table, `routes.json`: what the service answers to, each entry with its sources."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

TYPES = ("string", "integer", "boolean", "object", "objects", "list", "file")
_KEYS = {
    *("name", "verb", "path", "query", "body", "form", "required", "sources"),
    *("also", "disagreements"),
}


class RouteError(Exception):
    """The route table says something that is not allowed."""


@dataclass(frozen=True)
class Variant:
    """Another verb for the same route, which lesser sources state."""

    verb: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Disagreement:
    """What the sources say differently of one thing, by source."""

    about: str
    statements: dict[str, str]


@dataclass(frozen=True)
class Route:
    """One route: where each parameter belongs, with its type, and which must be there.

    `verb` is the published definition's; `also` lists verbs that other sources state.
    """

    name: str
    verb: str
    path: str
    query: dict[str, str]
    body: dict[str, str]
    form: dict[str, str]
    required: tuple[str, ...]
    sources: tuple[str, ...]
    also: tuple[Variant, ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def verbs(self) -> tuple[str, ...]:
        return (self.verb, *(variant.verb for variant in self.also))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches a path; its groups are the path's parameters."""
        return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", self.path) + "$")

    def difference(self, verb: str) -> str | None:
        """How a request with `verb` differs from the published definition; None: not at all."""
        if verb == self.verb:
            return None
        others = next(variant.sources for variant in self.also if variant.verb == verb)
        return (
            f"verb: {verb}, the published definition states {self.verb} "
            f"(also sent by {', '.join(others)})"
        )


def read_routes() -> tuple[Route, ...]:
    """The table that the package ships; a wrong entry is a RouteError that names it."""
    text = files("cozefake").joinpath("routes.json").read_text(encoding="utf-8")
    return tuple(parse(row) for row in json.loads(text))


# Any: one entry as JSON gives it; checked here and nowhere else.
def parse(row: dict[str, Any]) -> Route:
    """One entry of the table."""
    name = row.get("name", "(no name)")
    if unknown := set(row) - _KEYS:
        raise RouteError(f"routes.json: {name}: unknown keys {sorted(unknown)}")
    places = {**row["query"], **row["body"], **row["form"]}
    if wrong := {key: kind for key, kind in places.items() if kind not in TYPES}:
        raise RouteError(f"routes.json: {name}: {wrong}: allowed types: {', '.join(TYPES)}")
    if strangers := set(row["required"]) - set(places):
        raise RouteError(f"routes.json: {name}: required, but no parameter: {sorted(strangers)}")
    return Route(
        name=name,
        verb=row["verb"],
        path=row["path"],
        query=row["query"],
        body=row["body"],
        form=row["form"],
        required=tuple(row["required"]),
        sources=tuple(row["sources"]),
        also=tuple(Variant(v["verb"], tuple(v["sources"])) for v in row.get("also", ())),
        disagreements=tuple(
            Disagreement(each["about"], each["statements"]) for each in row.get("disagreements", ())
        ),
    )
