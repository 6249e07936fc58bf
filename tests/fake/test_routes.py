"""The route table, held against the service's published definition."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cozefake.resources import HANDLERS
from cozefake.routes import Route, RouteError, parse, read_routes

DEFINITION = Path(__file__).parent / "data" / "service-routes.json"
ROUTES = read_routes()


def defined(route: Route) -> dict[str, Any]:
    """The definition's entry of a route; parameters of paths may have other names there."""
    listed = json.loads(DEFINITION.read_text(encoding="utf-8"))["routes"]
    path = re.sub(r"\{\w+\}", "{}", route.path)
    [entry] = [
        each
        for each in listed
        if (each["verb"], re.sub(r"\{\w+\}", "{}", each["path"])) == (route.verb, path)
    ]
    return entry


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_route_has_the_verb_path_and_query_of_the_definition(route: Route) -> None:
    assert "definition" in route.sources
    assert set(defined(route)["query"]) == set(route.query)


@pytest.mark.parametrize(
    "route", [route for route in ROUTES if route.body], ids=lambda route: route.name
)
def test_body_of_a_route_is_the_definition_or_a_listed_disagreement(route: Route) -> None:
    more = set(route.body) - set(defined(route)["body"])
    fewer = set(defined(route)["body"]) - set(route.body)

    said = " ".join(
        f"{each.about} {' '.join(each.statements.values())}" for each in route.disagreements
    )
    assert fewer == set()
    assert {key for key in more if key not in said} == set()


def test_every_route_has_a_handler_and_every_handler_a_route() -> None:
    assert sorted(HANDLERS) == sorted(route.name for route in ROUTES)


def test_a_lesser_sources_verb_is_listed_as_a_disagreement() -> None:
    tolerant = [route for route in ROUTES if route.also]

    assert [route.name for route in tolerant] == ["chat.retrieve"]
    assert tolerant[0].disagreements[0].statements == {
        "definition": "GET",
        "coze-go": "GET",
        "coze-js": "POST",
        "cozepy": "POST",
    }


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"verbs": []}, r"unknown keys \['verbs'\]", id="unknown key"),
        pytest.param({"query": {"a": "text"}}, "allowed types: string", id="unknown type"),
        pytest.param({"required": ["a"]}, "required, but no parameter", id="required stranger"),
    ],
)
def test_a_wrong_entry_is_named(change: dict[str, Any], message: str) -> None:
    good: dict[str, Any] = {
        "name": "x",
        "verb": "GET",
        "path": "/x",
        "query": {},
        "body": {},
        "form": {},
        "required": [],
        "sources": ["definition"],
    }
    assert parse(good).name == "x"

    with pytest.raises(RouteError, match=f"^routes.json: x: .*{message}"):
        parse({**good, **change})
