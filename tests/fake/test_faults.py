"""Every fault, byte for byte, as a plain client receives it."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from cozefake.faults import FAULTS
from cozefake.service import Service

from .conftest import Wire

BOT = {"bot_id": "1", "name": "Wärmeś", "workspace_id": "1"}
STREAM = {"bot_id": "1", "user_id": "1", "stream": True}


def raw(wire: Wire, verb: str, path: str, body: object = None) -> tuple[bytes, str]:
    """Return the bytes received over one connection, and its end: `closed`, `reset` or `open`."""
    content = b"" if body is None else json.dumps(body).encode()
    head = [
        f"{verb} {path} HTTP/1.1",
        "Host: fake",
        f"Authorization: Bearer {wire.fake.token}",
        f"Content-Length: {len(content)}",
        *(["Content-Type: application/json"] if content else []),
    ]
    received = b""
    with socket.create_connection((wire.host, wire.port), timeout=0.15) as connection:
        connection.sendall("\r\n".join(head).encode() + b"\r\n\r\n" + content)
        try:
            while chunk := connection.recv(65536):
                received += chunk
        except ConnectionResetError:
            return received, "reset"
        except TimeoutError:
            return received, "open"
    return received, "closed"


def of_bot(wire: Wire, fault: str) -> tuple[bytes, bytes, str]:
    """Return headers, body and end of a bot's answer with the fault."""
    wire.fake.add(bots=[BOT])
    wire.fake.script(route="bots.retrieve", fault=fault)
    received, end = raw(wire, "GET", "/v1/bots/1")
    head, _, body = received.partition(b"\r\n\r\n")
    return head, body, end


def of_stream(wire: Wire, fault: str) -> bytes:
    """Return the body of a chat's stream with the fault."""
    wire.fake.add(bots=[BOT])
    wire.fake.script(route="chat.create", fault=fault)
    received, end = raw(wire, "POST", "/v3/chat", STREAM)
    assert end == "open"
    return received.partition(b"\r\n\r\n")[2]


def announced(head: bytes) -> int:
    [length] = [
        int(line.split(b":")[1]) for line in head.split(b"\r\n") if b"content-length" in line
    ]
    return length


@pytest.mark.parametrize(
    ("fault", "end"), [("close-before-headers", "closed"), ("reset-before-headers", "reset")]
)
def test_connection_ends_without_an_answer(wire: Wire, fault: str, end: str) -> None:
    assert of_bot(wire, fault) == (b"", b"", end)


@pytest.mark.parametrize(
    ("fault", "end"), [("close-in-headers", "closed"), ("reset-in-headers", "reset")]
)
def test_connection_ends_within_the_headers(wire: Wire, fault: str, end: str) -> None:
    head, body, ended = of_bot(wire, fault)

    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert (body, ended) == (b"", end)


@pytest.mark.parametrize(
    ("fault", "end"), [("close-in-body", "closed"), ("reset-in-body", "reset")]
)
def test_connection_ends_within_the_body(wire: Wire, fault: str, end: str) -> None:
    head, body, ended = of_bot(wire, fault)

    assert 0 < len(body) < announced(head)
    assert ended == end


def test_connection_ends_after_an_answer_that_promised_to_keep_it(wire: Wire) -> None:
    head, body, end = of_bot(wire, "close-after-answer")

    assert b"connection: keep-alive" in head
    assert json.loads(body)["data"]["bot_id"] == "1"
    assert end == "closed"


def test_chunk_has_no_size(wire: Wire) -> None:
    head, body, _ = of_bot(wire, "malformed-chunk")

    assert b"transfer-encoding: chunked" in head
    assert body.startswith(b"nonsense\r\n")


def test_last_chunk_is_missing(wire: Wire) -> None:
    _, body, end = of_bot(wire, "missing-last-chunk")

    size, _, rest = body.partition(b"\r\n")
    assert len(rest) == int(size, 16) + 2
    assert end == "closed"


@pytest.mark.parametrize(
    ("fault", "difference"), [("content-length-too-long", 7), ("content-length-too-short", -1)]
)
def test_length_that_is_announced_is_wrong(wire: Wire, fault: str, difference: int) -> None:
    head, body, end = of_bot(wire, fault)

    more = announced(head) - len(body)
    assert more == difference if difference > 0 else more < 0
    assert end == "closed"


def test_log_id_is_missing(wire: Wire) -> None:
    head, body, _ = of_bot(wire, "no-log-id")

    assert b"x-tt-logid" not in head.lower()
    assert json.loads(body)["code"] == 0


def test_content_type_is_missing_or_wrong(wire: Wire) -> None:
    missing, body, _ = of_bot(wire, "no-content-type")
    wrong, _, _ = of_bot(wire, "wrong-content-type")

    assert b"content-type" not in missing.lower()
    assert json.loads(body)["code"] == 0
    assert b"content-type: text/html" in wrong


@pytest.mark.parametrize(
    ("fault", "expected"),
    [("empty-body", b""), ("null-body", b"null"), ("list-body", b"[]"), ("number-body", b"42")],
)
def test_body_is_another_one(wire: Wire, fault: str, expected: bytes) -> None:
    head, body, end = of_bot(wire, fault)

    assert (body, announced(head), end) == (expected, len(expected), "open")


def test_json_is_not_whole(wire: Wire) -> None:
    _, body, _ = of_bot(wire, "invalid-json")

    json.loads(body + b"}")
    with pytest.raises(ValueError, match="Expecting"):
        json.loads(body)


def test_bytes_are_no_utf_8(wire: Wire) -> None:
    _, body, _ = of_bot(wire, "invalid-utf-8")

    with pytest.raises(UnicodeDecodeError):
        body.decode()
    json.loads(body.decode("utf-8", "ignore"))


def test_each_byte_comes_in_a_chunk_of_its_own(wire: Wire) -> None:
    _, body, end = of_bot(wire, "byte-by-byte")

    chunks = body.split(b"1\r\n")[1:]
    assert len(chunks) > 100
    assert end == "open"
    # An umlaut is two bytes, and so two chunks.
    assert b"1\r\n\xc3\r\n1\r\n\xa4\r\n" in body


def test_body_comes_slowly_and_whole(wire: Wire) -> None:
    started = time.monotonic()
    head, body, _ = of_bot(wire, "slow-body")

    assert len(body) == announced(head)
    # Only a lower bound, as a busy machine may take any time.
    assert time.monotonic() - started >= 0.1


@pytest.mark.parametrize(
    ("fault", "status"),
    [("bad-gateway", 502), ("service-unavailable", 503), ("gateway-timeout", 504)],
)
def test_gateway_answers_with_a_page(wire: Wire, fault: str, status: int) -> None:
    head, body, _ = of_bot(wire, fault)

    assert head.startswith(f"HTTP/1.1 {status} ".encode())
    assert b"content-type: text/html" in head
    assert body.startswith(b"<html>")


def test_rate_limit_says_when_to_try_again(wire: Wire) -> None:
    head, body, _ = of_bot(wire, "rate-limit")

    assert head.startswith(b"HTTP/1.1 429 Too Many Requests")
    assert b"retry-after: 1" in head
    assert json.loads(body)["code"] == 4013


def test_redirect_leads_elsewhere(wire: Wire) -> None:
    head, _, _ = of_bot(wire, "redirect")

    assert head.startswith(b"HTTP/1.1 307 ")
    assert b"location: /elsewhere" in head


def test_lines_of_a_stream_end_with_cr_and_lf(wire: Wire) -> None:
    body = of_stream(wire, "crlf-lines")

    assert body.count(b"\r\n") == body.count(b"\n") > 10


def test_comments_stand_between_events(wire: Wire) -> None:
    assert of_stream(wire, "comments").startswith(
        b": keep-alive\n\nevent:conversation.chat.created"
    )


def test_data_is_spread_over_lines(wire: Wire) -> None:
    body = of_stream(wire, "data-on-lines")

    first = body.split(b"\n\n")[0].split(b"\n")
    assert [line.partition(b":")[0] for line in first] == [b"event", b"data", b"data"]
    json.loads(b"\n".join(line[5:] for line in first[1:]))


def test_spaces_stand_behind_the_data_of_a_stream(wire: Wire) -> None:
    lines = of_stream(wire, "trailing-spaces").split(b"\n")

    data = [line for line in lines if line.startswith(b"data:")]
    assert len(data) > 3
    assert all(line.endswith(b" ") and not line.endswith(b"  ") for line in data)
    assert not any(line.endswith(b" ") for line in lines if line not in data)


def test_retry_fields_stand_in_events(wire: Wire) -> None:
    assert of_stream(wire, "retry-fields").count(b"\nretry: 1000\n\n") > 3


def test_gap_behind_colons_is_the_other_one(wire: Wire) -> None:
    assert of_stream(wire, "other-gap").startswith(b"event: conversation.chat.created\ndata: {")


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        ("unknown-events", b"event: conversation.news\n"),
        ("malformed-events", b'data: {"id":\n\n'),
    ],
)
def test_events_that_nobody_expects_stand_between_the_others(
    wire: Wire, fault: str, line: bytes
) -> None:
    body = of_stream(wire, fault)

    assert body.count(line) == body.count(b"event:conversation.") + 2 > 3


def test_every_fault_is_tested_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")

    assert [name for name in FAULTS if f'"{name}"' not in text] == []


@pytest.mark.parametrize("fault", FAULTS)
def test_service_goes_on_after_every_fault(wire: Wire, fault: str) -> None:
    of_bot(wire, fault)

    assert wire.ask("GET", "/v1/bots/1").json["data"]["bot_id"] == "1"


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_happens_over_tls_too(wire: Wire, service: Service, fault: str) -> None:
    wire.fake.add(bots=[BOT])
    wire.fake.script(route="bots.retrieve", fault=fault)
    context = ssl.create_default_context(cadata=service.authority)
    headers = {"Authorization": f"Bearer {wire.fake.token}"}

    for is_second in (False, True):
        connection = http.client.HTTPSConnection(
            urlsplit(service.tls_url).netloc, timeout=5, context=context
        )
        try:
            connection.request("GET", "/v1/bots/1", headers=headers)
            status = connection.getresponse().status
        except (http.client.HTTPException, ConnectionError, ssl.SSLError):
            status = 0
        finally:
            connection.close()
        assert status == 200 if is_second else status in (0, 200, 307, 429, 502, 503, 504)


def test_fault_is_used_up_after_its_times(wire: Wire) -> None:
    wire.fake.add(bots=[BOT])
    wire.fake.script(route="bots.retrieve", fault="bad-gateway", times=2)

    assert [wire.ask("GET", "/v1/bots/1").status for _ in range(3)] == [502, 502, 200]


def test_answer_is_changed_by_paths(wire: Wire) -> None:
    wire.fake.add(bots=[BOT])
    change = {
        "set": {"data.name": None, "data.news": {"a": 1}, "data.model_info.model_id": 7},
        "remove": ["data.description", "data.nothing.here", "detail"],
    }
    wire.fake.script(route="bots.retrieve", change=change)

    body = wire.ask("GET", "/v1/bots/1").json

    assert body["data"]["name"] is None
    assert body["data"]["news"] == {"a": 1}
    assert body["data"]["model_info"] == {"model_id": 7, "model_name": ""}
    assert "description" not in body["data"]
    assert "detail" not in body


def test_answer_is_changed_in_every_item_of_a_list(wire: Wire) -> None:
    wire.fake.add(bots=[BOT, {**BOT, "bot_id": "2"}])
    change = {"set": {"data.items.*.name": "Other"}, "remove": ["data.items.1.icon_url"]}
    wire.fake.script(route="bots.list", change=change)

    items = wire.ask("GET", "/v1/bots", query={"workspace_id": "1"}).json["data"]["items"]

    assert [item["name"] for item in items] == ["Other", "Other"]
    assert ["icon_url" in item for item in items] == [True, False]


def test_events_of_one_type_are_changed(wire: Wire) -> None:
    wire.fake.add(bots=[BOT])
    change = {"event": "conversation.message.delta", "remove": ["content"]}
    wire.fake.script(route="chat.create", change=change)

    events = wire.ask("POST", "/v3/chat", json_body=STREAM).text.split("\n\n")

    deltas = [event for event in events if event.startswith("event:conversation.message.delta")]
    assert deltas
    assert not [event for event in deltas if '"content":' in event]
    assert [event for event in events if '"content":' in event]


def test_answer_is_held_until_the_test_lets_it_go(wire: Wire) -> None:
    wire.fake.script(route="users.me", hold=True)
    wire.fake.release()

    assert wire.ask("GET", "/v1/users/me").status == 200


def test_answer_that_is_never_released_ends_the_connection(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cozefake.wire.SECONDS_TO_HOLD", 0.05)
    wire.fake.script(route="users.me", hold=True)

    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        wire.ask("GET", "/v1/users/me")


@pytest.mark.parametrize("when", ["delay", "read_delay"])
def test_answer_comes_late(wire: Wire, when: str) -> None:
    wire.fake.script(route="users.me", **{when: 0.15})
    started = time.monotonic()

    assert wire.ask("GET", "/v1/users/me").status == 200
    assert time.monotonic() - started >= 0.15


def test_nothing_listens_where_connections_are_refused(service: Service) -> None:
    parts = urlsplit(service.refused_url)

    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((parts.hostname, parts.port), timeout=5)


def test_stream_is_reset_behind_an_event(wire: Wire) -> None:
    wire.fake.script("POST", "/v3/chat", events=[{"event": "a", "data": {}}], end="reset")

    received, end = raw(wire, "POST", "/v3/chat", STREAM)

    assert received.endswith(b"event:a\ndata:{}\n\n\r\n")
    assert end == "reset"


def test_events_come_with_pauses(wire: Wire) -> None:
    events = [{"event": "a", "data": {}}, {"event": "b", "data": {}, "delay": 0.1}]
    wire.fake.script("POST", "/v3/chat", events=events)
    connection, response = wire.begin("POST", "/v3/chat", json_body=STREAM)

    with connection, response:
        assert response.read1(100) == b"event:a\ndata:{}\n\n"
        started = time.monotonic()
        assert response.read1(100) == b"event:b\ndata:{}\n\n"

    assert time.monotonic() - started >= 0.05
