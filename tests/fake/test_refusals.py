"""The reason of each refusal, in the answer's header, in the journal and in the log."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from aiohttp import ClientSession, WSServerHandshakeError
from rich.console import Console

from cozefake.__main__ import line_of
from cozefake.client import Fake
from cozefake.journal import Exchange
from cozefake.request import Request
from cozefake.service import Service, neighbours

from .conftest import Wire

HEADER = "x-fake-refused"


@pytest.mark.parametrize(
    ("verb", "path", "message"),
    [
        pytest.param(
            *("GET", "/v1/botz/1"),
            "path: GET /v1/botz/1 is unknown; the closest is /v1/bots/{bot_id}",
            id="misspelt",
        ),
        pytest.param(
            *("GET", "//v1/bots"),
            "path: GET //v1/bots is unknown; the closest is /v1/bots",
            id="a slash too many",
        ),
        pytest.param(
            *("GET", "/api/v1/bots"),
            "path: GET /api/v1/bots is unknown; the closest is /v1/bots",
            id="a base address with a path",
        ),
        pytest.param(
            *("GET", "/v2/bots"),
            "path: GET /v2/bots is unknown; the closest is /v1/bots",
            id="another version",
        ),
        pytest.param(
            *("POST", "/v3/chat/message/list"),
            "verb: POST /v3/chat/message/list: the service knows GET here",
            id="another verb",
        ),
        pytest.param(
            *("POST", "/v1/bots/publish"),
            "verb: POST /v1/bots/publish: the service knows GET here; "
            "for POST the closest is /v1/bot/publish",
            id="a word that a parameter takes",
        ),
        pytest.param(
            *("POST", "/v1/chat"),
            "path: POST /v1/chat is a websocket: it needs an upgrade, by ws:// or wss://; "
            "the closest route is /v3/chat",
            id="a websocket",
        ),
        pytest.param(
            *("GET", "/v1/audio/speeches"),
            "path: GET /v1/audio/speeches is unknown; the closest is /v1/audio/speech",
            id="a path of a route and of a websocket",
        ),
        pytest.param(
            *("GET", "/fake/health"),
            "path: GET /fake/health is unknown; the closest is /_fake/health",
            id="the control side",
        ),
        pytest.param(
            *("PUT", "/_fake/tenant/x"),
            "path: PUT /_fake/tenant/x is unknown; the closest is /_fake/tenants/{token}",
            id="a tenant",
        ),
        pytest.param(
            "GET", "/favicon.ico", "path: GET /favicon.ico is unknown", id="nothing like it"
        ),
        pytest.param(
            *("GET", "/v1/weather/here"),
            "path: GET /v1/weather/here is unknown",
            id="only the version is alike",
        ),
        pytest.param(
            *("POST", "/v1/chat/completions"),
            "path: POST /v1/chat/completions is unknown",
            id="a whole word too many",
        ),
    ],
)
def test_near_miss_names_the_closest_place_or_none(verb: str, path: str, message: str) -> None:
    assert neighbours().near_miss(verb, path) == message


def test_every_place_is_the_closest_to_itself_with_a_letter_too_many() -> None:
    known = neighbours()
    for place in known.places:
        if place.path == "/" or place.path.endswith("}") or place.is_socket:
            continue

        message = known.near_miss("QUERY", place.path + "s")

        exact = [each for each in known.places if each.pattern.match(place.path + "s")]
        assert exact or f"the closest is {place.path}" in message, message


def test_path_that_no_route_has_is_told_in_a_header(wire: Wire) -> None:
    answer = wire.ask("GET", "/v1/botz/1")

    why = "path: GET /v1/botz/1 is unknown; the closest is /v1/bots/{bot_id}"
    assert (answer.status, answer.text) == (404, "404 page not found")
    assert answer.headers[HEADER] == why
    assert wire.fake.only().refused == [why]


def test_wrong_parameters_are_told_in_a_header(wire: Wire) -> None:
    answer = wire.ask("GET", "/v1/bots", query={"page_num": "x"})

    wrong = [
        "query: page_num must be an integer, not 'x'",
        "query: workspace_id is missing",
    ]
    assert answer.headers[HEADER] == "; ".join(wrong)
    assert wire.fake.only().refused == wire.fake.only().problems == wrong


def test_what_a_handler_refuses_is_told_in_a_header_and_in_the_journal(wire: Wire) -> None:
    answer = wire.ask("GET", "/v1/bots/5")

    exchange = wire.fake.only()
    assert answer.headers[HEADER] == answer.json["msg"]
    assert (exchange.problems, exchange.refused) == ([], [answer.json["msg"]])


def test_answered_request_has_no_such_header(wire: Wire) -> None:
    answer = wire.ask("GET", "/v1/users/me")

    assert HEADER not in answer.headers
    assert wire.fake.only().refused == []


def test_lenient_tenant_is_told_only_what_was_refused(service: Service, wire: Wire) -> None:
    lenient = Fake(service.url, is_strict=False)
    headers = {"Authorization": f"Bearer {lenient.token}"}

    answer = wire.ask("GET", "/v1/bots/5", query={"unheard_of": "1"}, headers=headers)

    exchange = lenient.only()
    lenient.forget()
    assert answer.headers[HEADER] == answer.json["msg"]
    assert exchange.problems == ["query: unheard_of is unknown"]
    assert exchange.refused == [answer.json["msg"]]


def test_scripted_answer_refuses_nothing(wire: Wire) -> None:
    wire.fake.script("GET", "/v1/bots", status=500, text="down")

    answer = wire.ask("GET", "/v1/bots")

    assert answer.status == 500
    assert HEADER not in answer.headers
    assert wire.fake.only().refused == []


@pytest.mark.parametrize(
    ("authorization", "why"),
    [
        pytest.param(None, "token: there is no Authorization header", id="missing"),
        pytest.param(
            "Token x",
            "token: the Authorization header must be Bearer, a space, and a token",
            id="other scheme",
        ),
        pytest.param(
            "Bearer stranger",
            "token: it is unknown or expired; "
            "PUT /_fake/tenants/{token} makes a tenant of any token",
            id="stranger",
        ),
    ],
)
def test_request_without_a_tenant_is_told_why(
    wire: Wire, authorization: str | None, why: str
) -> None:
    answer = wire.ask("GET", "/v1/users/me", headers={"Authorization": authorization})

    assert (answer.status, answer.headers[HEADER]) == (401, why)


def test_tenant_whose_token_is_not_valid_is_told_so(service: Service, wire: Wire) -> None:
    invalid = Fake(service.url, is_valid=False)

    answer = wire.ask("GET", "/v1/users/me", headers={"Authorization": f"Bearer {invalid.token}"})

    assert answer.headers[HEADER].endswith("as the test has asked for (is_valid)")
    invalid.forget()


def test_application_of_oauth_that_nobody_has_is_named(wire: Wire) -> None:
    body = {"grant_type": "refresh_token", "client_id": "7", "refresh_token": "r"}

    answer = wire.ask("POST", "/api/permission/oauth2/token", json_body=body)

    assert answer.headers[HEADER] == "client_id: '7' is not registered"


def test_reason_is_one_line_of_ascii_whatever_was_asked(wire: Wire) -> None:
    answer = wire.ask("GET", "/v1/bots/" + quote("a\r\nset-cookie: é\x1b[2J"))

    assert answer.headers[HEADER] == (
        r"Requested resource bot_id=a\r\nset-cookie: \xe9\x1b[2J does not exist."
    )
    assert "set-cookie" not in answer.headers


def test_unknown_path_of_the_control_side_is_told_as_that_side_does(wire: Wire) -> None:
    answer = wire.ask("GET", f"/_fake/tenants/{wire.fake.token}/journals")

    assert answer.status == 404
    assert answer.json["error"].endswith("the closest is /_fake/tenants/{token}/journal")
    assert wire.fake.journal() == []


async def test_refused_handshake_says_why_in_a_header(service: Service, wire: Wire) -> None:
    async with ClientSession() as session:
        with pytest.raises(WSServerHandshakeError) as refused:
            await session.ws_connect(f"{service.url}/v1/chat?bot_id=5", headers=_bearer(wire))

    assert refused.value.headers is not None
    assert "bot_id=5 does not exist" in refused.value.headers[HEADER]
    assert "bot_id=5 does not exist" in wire.fake.only().refused[0]


async def test_refused_event_of_a_websocket_is_in_the_journal(service: Service, wire: Wire) -> None:
    wire.fake.add(bots=[{"bot_id": "1"}])
    async with (
        ClientSession() as session,
        session.ws_connect(f"{service.url}/v1/chat?bot_id=1", headers=_bearer(wire)) as socket,
    ):
        await socket.receive()
        submitted = {"chat_id": "9", "tool_outputs": []}
        await socket.send_json(
            {"event_type": "conversation.chat.submit_tool_outputs", "data": submitted}
        )
        error = json.loads((await socket.receive()).data)

    assert error["event_type"] == "error"
    assert wire.fake.only().refused == [error["data"]["msg"]]


async def test_lenient_tenant_may_send_unknown_keys_on_a_websocket(service: Service) -> None:
    lenient = Fake(service.url, is_strict=False)
    lenient.add(bots=[{"bot_id": "1"}])
    address = f"{service.url}/v1/chat?bot_id=1&unheard_of=1"
    headers = {"Authorization": f"Bearer {lenient.token}"}
    async with (
        ClientSession() as session,
        session.ws_connect(address, headers=headers) as socket,
    ):
        await socket.receive()
        await socket.send_json({"event_type": "conversation.clear", "unheard_of": 1})
        cleared = json.loads((await socket.receive()).data)

    exchange = lenient.only()
    lenient.forget()
    assert cleared["event_type"] == "conversation.cleared"
    assert exchange.refused == []
    assert exchange.problems == [
        "query: unheard_of is unknown",
        "conversation.clear: unheard_of is unknown",
    ]


def test_log_shows_a_refusal_in_another_colour_than_a_difference() -> None:
    request = Request("GET", "/v1/bots", (), {}, None, {}, False)
    exchange = Exchange(request, "bots.list", ["wrong", "passed"], ["differs"], ["wrong"], 400)

    line = line_of(exchange)

    colours = {line.plain[span.start : span.end].strip(): span.style for span in line.spans}
    assert (colours["wrong"], colours["passed"], colours["differs"]) == ("red", "yellow", "yellow")
    assert line.plain.count("wrong") == 1
    Console(quiet=True).print(line)


def _bearer(wire: Wire) -> dict[str, str]:
    return {"Authorization": f"Bearer {wire.fake.token}"}
