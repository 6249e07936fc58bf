"""The route table, checked against the service's published definitions."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cozefake.errors import CODES
from cozefake.published import Operation, lacking, news, read_published, row_of, unnamed
from cozefake.resources import HANDLERS
from cozefake.routes import Route, RouteError, parse_table, read_routes

DEFINITION = Path(__file__).parent / "data" / "service-routes.json"
DEFINED = json.loads(DEFINITION.read_text(encoding="utf-8"))["routes"]
PUBLISHED = read_published(Path(__file__).parent / "data" / "published.json")
DOCUMENTED = {each.key: each for each in PUBLISHED}
ROUTES = read_routes()
# Pages of the documentation that contradict their own examples.
MISTAKEN = re.compile(
    # A form's parts, described as if they were one.
    r"audio\.transcriptions: body\.body .*|files\.upload: body\.Data .*"
    r"|audio\.voices\.clone: form\.audio .*"
    # The example has a list of plugins in `items`.
    r"|plugins\.mget: answer\.data\.(?!items).*"
    # A second table, about the envelope, is read as further keys of a tool.
    r"|plugins\.retrieve: answer\.data\.tools\[\]\.(code|msg|detail|[^a-z]+) .*"
)
# Sources, the most authoritative first.
SOURCES = ("documentation", "definition", "coze-studio server", "coze-js", "coze-go", "cozepy")
# Keys of the definition that stand for a whole body, without its content.
OPAQUE = {"body", "Data"}
# Routes that the definition has and the fake lacks, as no release of cozepy can call them.
LEFT_OUT = re.compile(
    r"/open_api/v\d/.*|.*/s2s_chat|/v1/bot/get_voice_list"
    r"|.*/ui_builder_snapshots|.*/documents_v2|/v1/files/content/retrieve"
)
# Websockets are in a table of their own.
WEBSOCKETS = {
    *("/v1/chat", "/v1/audio/speech", "/v1/audio/transcriptions"),
    "/v1/audio/simult_interpretation",
}
stated = pytest.mark.parametrize(
    "route",
    [route for route in ROUTES if "definition" in route.sources],
    ids=lambda route: route.name,
)


def defined(route: Route) -> dict[str, Any]:
    """Return the definition's entry for a route."""
    wanted = (route.verb, unnamed(route.path))
    [entry] = [each for each in DEFINED if (each["verb"], unnamed(each["path"])) == wanted]
    return entry


def documented(route: Route, place: str) -> set[str]:
    """Return the keys that the newer documentation has at a place of a route."""
    operation = DOCUMENTED.get((route.verb, unnamed(route.path)))
    return {key.removesuffix("?") for key in getattr(operation, place, ())}


def said(route: Route) -> str:
    return " ".join(
        f"{each.about} {' '.join(each.statements.values())}" for each in route.disagreements
    )


@stated
def test_route_has_the_verb_path_and_query_of_the_definition(route: Route) -> None:
    older = set(defined(route)["query"])
    assert older - set(route.query.fields) == set()
    assert set(route.query.fields) - older - documented(route, "query") == set()


@stated
def test_body_of_a_route_is_the_definition_or_a_listed_disagreement(route: Route) -> None:
    body = set(defined(route)["body"]) - OPAQUE

    if route.form.fields:
        # A form has names which the definition does not give.
        assert route.disagreements
        return
    assert body - set(route.body.fields) == set()
    more = set(route.body.fields) - body - documented(route, "body")
    assert {key for key in more if key not in said(route)} == set()


def test_table_lacks_nothing_of_the_newest_definition() -> None:
    assert [each for each in lacking(PUBLISHED, ROUTES) if not MISTAKEN.fullmatch(each)] == []


def test_what_the_table_would_lack_is_named() -> None:
    known = [each for each in PUBLISHED if each.path == "/v1/bots"]
    more = {"page_num?": "integer", "colour": "string"}
    wanted = [
        Operation(**{**vars(known[0]), "query": more, "answer": {"data?": {"size?": "integer"}}}),
        Operation("POST", "/v1/dreams/:dream_id", body={"depth": "integer", "lucid?": "boolean"}),
        Operation("GET", "/v1/dreams/live", is_socket=True),
    ]

    assert lacking(wanted, ROUTES) == [
        (
            'POST /v1/dreams/:dream_id is missing: {"name": "", "verb": "POST", '
            '"path": "/v1/dreams/{dream_id}", "body": {"depth": "integer", "lucid": "boolean"}, '
            '"required": ["depth"], "answer": {}, "sources": ["documentation"]}'
        ),
        'bots.list: answer.data.size is missing: "integer"',
        'bots.list: query.colour is missing: "string"',
        "websocket /v1/dreams/live is missing",
    ]


def test_row_that_is_proposed_is_one_of_the_table() -> None:
    row = row_of(Operation("POST", "/v1/dreams/:dream_id", body={"depth": "integer"}))

    [parsed] = parse_table("t.json", {"types": {}, "routes": [{**row, "name": "dreams.create"}]})

    assert (parsed.path, parsed.body.optional) == ("/v1/dreams/{dream_id}", frozenset())


def test_what_is_new_in_a_definition_is_named() -> None:
    before = [Operation("GET", "/a", query={"x?": "string"}, codes=(4000,)), Operation("GET", "/b")]
    now = [Operation("GET", "/a", query={"x": "string"}), Operation("GET", "/c")]

    assert news(before, now) == [
        "changed: GET /a: codes: ()",
        "changed: GET /a: query: x is new",
        "changed: GET /a: query: x? is gone",
        "gone: GET /b",
        "new: GET /c",
    ]


def test_every_documented_code_is_one_that_the_service_answers() -> None:
    codes = {code for each in PUBLISHED for code in each.codes}

    assert codes - set(CODES) == set()


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

    assert alone == ["audio.translations"]


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
