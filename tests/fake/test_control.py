"""The control side, checked against its own OpenAPI description."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
from openapi_spec_validator import validate

from cozefake import pages
from cozefake.client import Fake, FakeError, ask
from cozefake.faults import FAULTS
from cozefake.live import Live
from cozefake.routes import read_routes
from cozefake.script import CHAT_STATUSES
from cozefake.service import Service, application
from cozefake.tenant import Tenants

from .conftest import Wire

DESCRIPTION = json.loads(pages.openapi())
OPERATIONS = [
    (path, verb, operation)
    for path, operations in DESCRIPTION["paths"].items()
    for verb, operation in operations.items()
    if verb != "parameters"
]

CHAT = "/v1/chat"
TENANT = "/_fake/tenants/{token}"
OF_A_TENANT = [
    (path, verb)
    for path, verb, _ in OPERATIONS
    if "{token}" in path and (path, verb) != (TENANT, "put")
]


def conforms(value: Any, schema: dict[str, Any]) -> None:
    jsonschema.validate(value, {**schema, "components": DESCRIPTION["components"]})


def test_description_is_valid_openapi() -> None:
    validate(DESCRIPTION)


def test_description_names_every_route_of_the_control_side_and_no_other() -> None:
    known = {
        (route.resource.canonical, route.method.lower())
        for route in application(Tenants(), Live()).router.routes()
        if route.resource is not None and route.method not in ("HEAD", "*")
    }

    assert {(path, verb) for path, verb, _ in OPERATIONS} == known


@pytest.mark.parametrize(
    ("path", "verb", "operation"),
    OPERATIONS,
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_example_of_an_operation_is_accepted_and_answered_as_described(
    wire: Wire, path: str, verb: str, operation: dict[str, Any]
) -> None:
    if path == "/_fake/live":
        pytest.skip("never ends; see the test of watching")
    if path.startswith("/_fake/accounts"):
        pytest.skip("only a service with a secret opens accounts; see test_accounts.py")
    request = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    if request:
        conforms(request["example"], request["schema"])

    # The examples name a tenant with this token.
    Fake(wire.fake.url, token="demo")
    named = {"token": wire.fake.token, "client_id": f"client-of-{wire.fake.token}"}
    answer = wire.ask(verb.upper(), path.format_map(named), json_body=request.get("example"))

    assert answer.status == 200, answer.text
    described = operation["responses"]["200"]["content"]
    [kind] = described
    assert answer.headers["content-type"].partition(";")[0] == kind
    if kind == "application/json":
        conforms(answer.json, described[kind]["schema"])


@pytest.mark.parametrize(
    ("path", "verb"),
    OF_A_TENANT,
)
def test_tenant_that_nobody_created_is_named(wire: Wire, path: str, verb: str) -> None:
    named = {"token": "nobody", "client_id": "1"}
    answer = wire.ask(verb.upper(), path.format_map(named), json_body={"kind": "device"})

    if verb == "delete" and path.endswith("{token}"):
        assert answer.status == 200
    else:
        assert answer.status == 404
        assert answer.json == {"error": "no tenant has the token 'nobody': create it first"}


@pytest.mark.parametrize(
    ("what", "body", "message"),
    [
        ("", {"valid": 1}, "'valid' is unknown; allowed: is_valid, is_strict"),
        ("", {"is_valid": "yes"}, "is_valid: 'yes' is not allowed; allowed: bool"),
        ("/clock", {"advance": -1}, "advance: -1 is not allowed; allowed: 0 to"),
        ("/clock", {"advance": "1"}, "advance: '1' is not allowed; allowed: int"),
        ("/clock", [], "the body must be a JSON object"),
        ("/state", {"robots": []}, "state: 'robots' is unknown; allowed: workspaces, "),
        ("/state", {"bots": {}}, "state: bots: a list of objects is needed"),
        ("/state", {"members": [{"user_id": "1"}]}, "members: workspace_id is needed, a string"),
        (
            "/sockets",
            {"path": "/v1/talk"},
            "path: '/v1/talk' is unknown; allowed: ",
        ),
        ("/sockets", {"path": CHAT, "status": 200}, "status: 200 is not allowed"),
        ("/sockets", {"path": CHAT, "steps": {}}, "steps: a list of at most 1000 steps"),
        (
            "/sockets",
            {"path": CHAT, "steps": [{"say": 1}]},
            "step: {'say': 1} is not allowed",
        ),
        (
            "/sockets",
            {"path": CHAT, "steps": [{"close": 1006}]},
            "close: 1006 is not allowed",
        ),
        ("/sockets", {"path": CHAT, "steps": [{"delay": 61}]}, "delay: 61 is not allowed"),
        ("/sockets", {"path": CHAT, "steps": [{"send_binary": "?"}]}, "'?' is not base64"),
        ("/sockets", {"path": CHAT, "headers": {"a": 1}}, "headers: an object of strings"),
        ("/sockets", {"path": CHAT, "then": 1}, "socket: 'then' is unknown; allowed: path"),
        ("/script", {}, "match: verb and path are needed, or route"),
        ("/script", {"match": {"route": "x"}}, "match: route: 'x' is unknown; see /_fake/routes"),
        ("/script", {"match": {}, "when": 1}, "script: 'when' is unknown; allowed: match"),
        ("/script", {"match": {"route": "chat.create"}, "fault": "x"}, "fault: 'x' is unknown"),
        ("/script", {"match": {"route": "chat.create"}, "delay": 61}, "delay: 61 is not allowed"),
        ("/script", {"match": {"route": "chat.create"}, "times": 0}, "times: 0 is not allowed"),
        ("/script", {"match": {"route": "chat.create"}, "change": []}, "change: an object"),
        (
            "/script",
            {"match": {"route": "chat.create"}, "change": {"remove": "data"}},
            "change: remove: a list of dotted paths",
        ),
        (
            "/script",
            {"match": {"route": "chat.create"}, "then": {"text": "", "json": 1}},
            "then: exactly one of text, json, events is needed, not ['text', 'json']",
        ),
        ("/chats", {"statuses": ["done"]}, "statuses: 'done' is not allowed; allowed: created"),
        ("/chats", {"statuses": []}, "statuses: at least one is needed"),
        ("/chats", {"answer": "Hello"}, "answer: a list of strings is needed"),
        ("/chats", {"tools": [{}]}, "tools: each needs a name, a string"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    wire: Wire, what: str, body: Any, message: str
) -> None:
    verb = "PUT" if not what else "POST"

    answer = wire.ask(verb, f"/_fake/tenants/{wire.fake.token}{what}", json_body=body)

    assert answer.status == 400
    assert message in answer.json["error"]


def test_description_allows_what_the_code_allows() -> None:
    schemas = DESCRIPTION["components"]["schemas"]

    assert schemas["Script"]["properties"]["fault"]["enum"] == list(FAULTS)
    assert schemas["Chat"]["properties"]["first"]["enum"] == list(CHAT_STATUSES)


def test_refused_state_adds_nothing(wire: Wire) -> None:
    with pytest.raises(FakeError, match="robots"):
        wire.fake.add(bots=[{"bot_id": "1"}], robots=[])

    assert wire.fake.state() == {}


def test_state_is_read_as_it_was_added(wire: Wire) -> None:
    added = wire.fake.add(bots=[{"bot_id": "1", "name": "Weather"}], users=[{"user_id": "2"}])

    assert wire.fake.state() == added
    assert added["bots"][0]["name"] == "Weather"
    assert added["bots"][0]["onboarding_info"] == {"prologue": "", "suggested_questions": []}


def test_clock_of_a_tenant_is_its_own(service: Service, wire: Wire) -> None:
    other = Fake(service.url)
    before = other.add(conversations=[{"id": "1"}])["conversations"][0]["created_at"]

    now = wire.fake.advance(86_400)

    later = wire.fake.add(conversations=[{"id": "1"}])["conversations"][0]["created_at"]
    assert later >= before + 86_400
    assert now >= before + 86_400
    assert other.add(conversations=[{"id": "2"}])["conversations"][0]["created_at"] < now
    other.forget()


def test_journal_can_be_emptied(wire: Wire) -> None:
    wire.ask("GET", "/v1/users/me")
    wire.ask("DELETE", f"/_fake/tenants/{wire.fake.token}/journal")

    assert wire.fake.journal() == []


def test_request_without_a_token_is_in_the_whole_journal_only(service: Service, wire: Wire) -> None:
    path = f"/v1/bots/{wire.fake.token}"

    wire.ask("GET", path, headers={"Authorization": None})

    assert wire.fake.journal() == []
    entries = ask(service.url, "GET", "/_fake/journal")["entries"]
    [entry] = [each for each in entries if each["path"] == path]
    assert entry["problems"] == ["token: there is no Authorization header"]


def test_who_watches_is_told_of_each_exchange(wire: Wire) -> None:
    connection, watched = wire.begin("GET", "/_fake/live")
    path = f"/v1/bots/{wire.fake.token}"

    with connection, watched:
        wire.ask("GET", path)
        while True:
            line = watched.readline()
            # The stream also has the exchanges of other tests.
            if line.startswith(b"data:") and json.loads(line[5:])["path"] == path:
                break

    assert json.loads(line[5:])["status"] == 404


def test_first_page_shows_routes_and_journal_as_text_only(wire: Wire) -> None:
    wire.ask("GET", "/v1/<script>alert(1)</script>")

    wire.ask("GET", "/v1/bots/<b>2")

    answer = wire.ask("GET", "/")

    assert "script-src 'nonce-" in answer.headers["content-security-policy"]
    assert "<script>alert(1)" not in answer.text
    assert "/v1/\\u003cscript\\u003ealert(1)" in answer.text
    assert "bot_id=\\u003cb\\u003e2" in answer.text
    assert answer.text.index('id="routes"') < answer.text.index('id="journal"')
    for route in read_routes():
        assert route.path in answer.text
        for each in route.disagreements:
            assert re.search(re.escape(each.about).replace("'", "(&#39;|')"), answer.text)


def test_routes_are_told_with_sources_and_disagreements(service: Service) -> None:
    routes = {each["name"]: each for each in ask(service.url, "GET", "/_fake/routes")["routes"]}

    assert set(routes) == {route.name for route in read_routes()}
    assert routes["chat.retrieve"]["disagreements"][0]["statements"]["definition"] == "GET"
    assert routes["files.upload"]["form"]["required"] == ["file"]
    for each in routes.values():
        jsonschema.Draft202012Validator.check_schema(each["body"])


def test_routes_are_told_with_their_events_and_enumerations(service: Service) -> None:
    routes = {each["name"]: each for each in ask(service.url, "GET", "/_fake/routes")["routes"]}

    assert {name for name, each in routes.items() if each["events"]} == {
        *("chat.create", "chat.submit_tool_outputs"),
        *("workflows.chat", "workflows.stream_run", "workflows.stream_resume"),
    }
    assert routes["users.me"]["events"] == {}
    events = routes["workflows.chat"]["events"]
    assert events == routes["chat.create"]["events"]
    assert (
        events["conversation.chat.created"]
        == routes["chat.retrieve"]["answer"]["properties"]["data"]
    )
    message = events["conversation.message.delta"]
    assert message["properties"]["role"] == {"enum": ["user", "assistant"]}
    assert {"id", "role", "type"} < set(message["required"])
    assert routes["workflows.stream_run"]["events"]["PING"]["properties"] == {}
    documents = routes["documents.list"]["answer"]["properties"]["document_infos"]["items"]
    assert documents["properties"]["status"] == {"enum": [0, 1, 2, 3, 4, 5, 9, 1000]}
    for each in routes.values():
        for data in each["events"].values():
            jsonschema.Draft202012Validator.check_schema(data)
