"""The route table, held against the service's published definition."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cozefake.resources import HANDLERS
from cozefake.routes import Route, RouteError, parse_table, read_routes

DEFINITION = Path(__file__).parent / "data" / "service-routes.json"
DEFINED = json.loads(DEFINITION.read_text(encoding="utf-8"))["routes"]
ROUTES = read_routes()
# Sources in their order of weight.
SOURCES = ("definition", "coze-studio server", "coze-js", "coze-go", "cozepy")
# Bodies that the definition gives as a whole, without saying what is in them.
OPAQUE = {"body", "Data"}
# Known to the definition and not imitated: no release of cozepy can call them.
LEFT_OUT = re.compile(
    r"/open_api/v\d/.*|.*/(s2s_chat|simult_interpretation)|/v1/bot/get_voice_list"
    r"|.*/ui_builder_snapshots|.*/documents_v2|/v1/files/content/retrieve"
)
# Websockets, which have a table of their own.
WEBSOCKETS = {"/v1/chat", "/v1/audio/speech", "/v1/audio/transcriptions"}
stated = pytest.mark.parametrize(
    "route",
    [route for route in ROUTES if "definition" in route.sources],
    ids=lambda route: route.name,
)


def unnamed(path: str) -> str:
    """A path whose parameters have no names: the definition calls some otherwise."""
    return re.sub(r"\{\w+\}|:\w+", "{}", path)


def defined(route: Route) -> dict[str, Any]:
    """The definition's entry of a route."""
    wanted = (route.verb, unnamed(route.path))
    [entry] = [each for each in DEFINED if (each["verb"], unnamed(each["path"])) == wanted]
    return entry


def said(route: Route) -> str:
    return " ".join(
        f"{each.about} {' '.join(each.statements.values())}" for each in route.disagreements
    )


@stated
def test_route_has_the_verb_path_and_query_of_the_definition(route: Route) -> None:
    assert set(defined(route)["query"]) == set(route.query.fields)


@stated
def test_body_of_a_route_is_the_definition_or_a_listed_disagreement(route: Route) -> None:
    body = set(defined(route)["body"]) - OPAQUE

    if route.form.fields:
        # A form has names which the definition does not give.
        assert route.disagreements
        return
    assert body - set(route.body.fields) == set()
    assert {key for key in set(route.body.fields) - body if key not in said(route)} == set()


def test_every_route_of_the_definition_is_imitated_or_left_out_for_a_reason() -> None:
    known = {(verb, unnamed(route.path)) for route in ROUTES for verb in route.verbs}
    missing = [
        f"{each['verb']} {each['path']}"
        for each in DEFINED
        if (each["verb"], unnamed(each["path"])) not in known
        and not LEFT_OUT.fullmatch(each["path"])
        and not (each["verb"] == "GET" and each["path"] in WEBSOCKETS)
    ]

    assert missing == []


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_route_names_its_sources_in_their_order_of_weight(route: Route) -> None:
    assert route.sources
    assert list(route.sources) == sorted(route.sources, key=SOURCES.index)
    if not any(source != "cozepy" for source in route.sources):
        assert route.sources == ("cozepy",)


def test_what_cozepy_alone_states_is_known() -> None:
    alone = [route.name for route in ROUTES if route.sources == ("cozepy",)]

    assert alone == ["audio.translations", "bots.unpublish", "connectors.bots.update"]


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
        pytest.param({"query": {"a": "text"}}, "query: 'text' is not allowed", id="unknown type"),
        pytest.param({"body": {"a": [1, 2]}}, r"body: \[1, 2\] is not allowed", id="no shape"),
        pytest.param({"required": ["a"]}, "required, but no parameter", id="required stranger"),
        pytest.param({"answer": "video"}, "answer: 'video' is not allowed", id="unknown answer"),
        pytest.param({"answer": "string"}, "answer: an object, or one of", id="scalar answer"),
        pytest.param({"events": {}}, "events: a stream needs them", id="events of no stream"),
        pytest.param(
            {"answer": "chat events"}, "events: a stream needs them", id="stream without events"
        ),
        pytest.param(
            {"body": {"stream": "boolean"}}, "events: a stream needs", id="asked without events"
        ),
        pytest.param(
            {"answer": "chat events", "events": {"a": "text"}},
            "events: a: 'text' is not allowed",
            id="unknown type of an event",
        ),
        pytest.param(
            {"answer": "chat events", "events": {"a": "Chat"}},
            "events: a: type Chat is not in the table",
            id="type of an event that is not there",
        ),
        pytest.param(
            {"answer": "chat events", "events": {"a": "string"}},
            "events: a: an object is needed",
            id="scalar event",
        ),
    ],
)
def test_a_wrong_entry_is_named(change: dict[str, Any], message: str) -> None:
    good: dict[str, Any] = {
        "name": "x",
        "verb": "GET",
        "path": "/x",
        "answer": {},
        "sources": ["definition"],
    }
    [parsed] = parse_table("t.json", {"types": {}, "routes": [good]})
    assert parsed.name == "x"

    with pytest.raises(RouteError, match=f"^t.json: x: .*{message}"):
        parse_table("t.json", {"types": {}, "routes": [{**good, **change}]})


@pytest.mark.parametrize(
    "stream",
    [{"answer": "workflow events"}, {"body": {"stream": "boolean"}}],
    ids=["always", "when asked"],
)
def test_stream_has_the_data_of_each_event(stream: dict[str, Any]) -> None:
    types = {"Chat": {"id": "string"}}
    row = {"name": "x", "verb": "POST", "path": "/x", "answer": {}, "sources": [], **stream}

    [parsed] = parse_table(
        "t.json", {"types": types, "routes": [{**row, "events": {"a": "Chat", "b": {}}}]}
    )

    assert {kind: set(data.fields) for kind, data in parsed.events.items()} == {
        "a": {"id"},
        "b": set(),
    }


def test_a_wrong_type_is_named() -> None:
    with pytest.raises(RouteError, match=r"^t\.json: types: 'text' is not allowed"):
        parse_table("t.json", {"types": {"A": {"b": "text"}}, "routes": []})
