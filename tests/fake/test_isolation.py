"""Several tenants at once: they are isolated, connections are counted, memory is bounded."""

from __future__ import annotations

import json
import ssl
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import urlsplit

import pytest

from cozefake.answer import framed
from cozefake.client import Fake, FakeError, ask
from cozefake.journal import MOST_BYTES, MOST_EXCHANGES, Exchange, Journal
from cozefake.request import Request
from cozefake.script import Frame
from cozefake.service import Service
from cozefake.tenant import MOST_ISSUED, MOST_TENANTS, Tenants

from .conftest import Wire


def answer_of(service: Service, fake: Fake) -> str:
    """Return the bot's words in a chat that streams."""
    connection = HTTPConnection(urlsplit(service.url).netloc, timeout=30)
    body = json.dumps({"bot_id": "b", "user_id": "u", "stream": True})
    headers = {"Authorization": f"Bearer {fake.token}", "Content-Type": "application/json"}
    connection.request("POST", "/v3/chat", body, headers)
    text = connection.getresponse().read().decode()
    connection.close()
    deltas = [
        json.loads(event.partition("data:")[2])
        for event in text.split("\n\n")
        if event.startswith("event:conversation.message.delta")
    ]
    return "".join(delta["content"] for delta in deltas)


def test_fifty_tenants_stream_at_once_without_cross_talk(service: Service) -> None:
    barrier = threading.Barrier(50, timeout=60)

    def use(number: int) -> list[str]:
        fake = Fake(service.url)
        fake.add(bots=[{"bot_id": "b", "name": str(number)}])
        barrier.wait()
        said = []
        for turn in range(4):
            fake.plan_chat(answer=[f"tenant {number}, ", f"turn {turn}"])
            said.append(answer_of(service, fake))
        journal = fake.journal()
        assert len(journal) == 4
        assert {each.headers["authorization"] for each in journal} == {f"Bearer {fake.token}"}
        fake.forget()
        return said

    with ThreadPoolExecutor(50) as pool:
        heard = list(pool.map(use, range(50)))

    assert heard == [[f"tenant {n}, turn {turn}" for turn in range(4)] for n in range(50)]


def test_hundreds_of_tenants_have_their_own_state(service: Service) -> None:
    fakes = [Fake(service.url) for _ in range(300)]
    for number, fake in enumerate(fakes):
        fake.add(bots=[{"bot_id": "b", "name": str(number)}])

    names = [fake.state()["bots"][0]["name"] for fake in fakes]

    assert names == [str(number) for number in range(300)]
    for fake in fakes:
        fake.forget()


def test_clock_script_and_journal_are_the_tenants_own(wire: Wire, service: Service) -> None:
    other = Fake(service.url)
    wire.fake.advance(1000)
    wire.fake.script("GET", "/v1/users/me", status=503, text="no")

    headers = {"Authorization": f"Bearer {other.token}"}
    assert wire.ask("GET", "/v1/users/me", headers=dict(headers)).status == 200

    assert len(other.journal()) == 1
    assert wire.fake.journal() == []
    about = ask(service.url, "GET", f"/_fake/tenants/{other.token}")
    assert wire.fake.advance(0) - about["now"] >= 999
    other.forget()


def test_connections_are_counted_while_they_are_open(wire: Wire) -> None:
    connection = HTTPConnection(wire.host, wire.port)
    headers = {"Authorization": f"Bearer {wire.fake.token}"}
    for _ in range(2):
        connection.request("GET", "/v1/users/me", headers=headers)
        connection.getresponse().read()

    assert wire.fake.open_connections() == 1
    assert len({each.connection for each in wire.fake.journal()}) == 1
    connection.close()
    wait_until(lambda: wire.fake.open_connections() == 0)
    wire.ask("GET", "/v1/users/me")
    assert len({each.connection for each in wire.fake.journal()}) == 2


def wait_until(holds: object) -> None:
    """Poll until the condition holds, as the service notices a closed connection a moment later."""
    assert callable(holds)
    for _ in range(1000):
        if holds():
            return
    raise AssertionError("it does not come to hold")


def test_certificate_is_trusted_through_its_authority_only(service: Service, wire: Wire) -> None:
    parts = urlsplit(service.tls_url)
    headers = {"Authorization": f"Bearer {wire.fake.token}"}
    trusting = ssl.create_default_context(cadata=service.authority)
    connection = HTTPSConnection(parts.netloc, context=trusting)
    connection.request("GET", "/v1/users/me", headers=headers)
    assert connection.getresponse().status == 200
    connection.close()

    stranger = HTTPSConnection(parts.netloc, context=ssl.create_default_context())
    with pytest.raises(ssl.SSLCertVerificationError, match=r"local issuer|self-signed"):
        stranger.request("GET", "/v1/users/me", headers=headers)


def test_no_ticket_comes_after_the_handshake(service: Service, wire: Wire) -> None:
    parts = urlsplit(service.tls_url)
    context = ssl.create_default_context(cadata=service.authority)
    connection = HTTPSConnection(parts.netloc, context=context)
    connection.request(
        "GET", "/v1/users/me", headers={"Authorization": f"Bearer {wire.fake.token}"}
    )
    # A ticket would precede the answer, so reading the answer reads it too.
    assert connection.getresponse().read()

    assert isinstance(connection.sock, ssl.SSLSocket)
    assert connection.sock.session is not None
    assert not connection.sock.session.has_ticket
    connection.close()


def request_of(size: int) -> Request:
    return Request("GET", "/", (), {}, None, {}, False, size)


def test_journal_keeps_the_newest_within_a_number_and_a_size() -> None:
    journal = Journal()
    for number in range(MOST_EXCHANGES + 10):
        journal.append(Exchange(request_of(1), str(number), [], []))
    assert len(journal) == MOST_EXCHANGES
    assert journal[-1].route == str(MOST_EXCHANGES + 9)

    for _ in range(3):
        journal.append(Exchange(request_of(MOST_BYTES // 2), None, [], []))
    assert sum(each.size for each in journal) <= MOST_BYTES

    journal.append(Exchange(request_of(2 * MOST_BYTES), "huge", [], []))
    assert [each.route for each in journal] == ["huge"]


def test_talk_of_a_websocket_is_kept_up_to_a_size() -> None:
    exchange = Exchange(request_of(0), None, [], [], events=[])
    for _ in range(3):
        exchange.tell("client", "x" * 500_000)

    assert exchange.events is not None
    assert len(exchange.events) == 2
    assert exchange.size <= 1024 * 1024


def test_tenant_that_was_longest_unused_is_dropped() -> None:
    tenants = Tenants()
    for number in range(MOST_TENANTS):
        tenants.create(str(number))
    assert tenants.get("0") is not None

    tenants.create("one more")

    assert len(tenants) == MOST_TENANTS
    assert tenants.get("1") is None
    assert tenants.get("0") is not None


def test_tokens_that_were_issued_have_a_bound_and_go_with_their_tenant() -> None:
    tenants = Tenants()
    tenant = tenants.create("t")
    for number in range(MOST_ISSUED + 5):
        tenant.issue(f"a{number}", tenant.now() + 60)

    assert len(tenant.issued) == MOST_ISSUED
    assert tenants.get("a0") is None
    assert tenants.get(f"a{MOST_ISSUED}") is tenant
    tenants.forget("t")
    assert tenants.get(f"a{MOST_ISSUED}") is None


def test_frame_is_written_as_one_block_of_lines() -> None:
    frame = Frame("e", {"a": "é"}, "7")

    assert framed(frame, gap=" ") == 'id: 7\nevent: e\ndata: {"a":"é"}\n\n'.encode()
    assert framed(Frame(raw=": comment\n\n"), gap="") == b": comment\n\n"
    assert framed(Frame(data=uuid.UUID(int=0).hex), gap="").startswith(b"data:0000")


def test_state_of_another_tenant_is_copied_and_then_its_own(service: Service, wire: Wire) -> None:
    other = Fake(service.url)
    other.add(bots=[{"bot_id": "1", "name": "Ada"}])
    wire.fake.add(bots=[{"bot_id": "2", "name": "Eve"}])

    wire.fake.copy_state(other)
    other.add(bots=[{"bot_id": "1", "name": "Changed"}])

    assert [bot["name"] for bot in wire.fake.state()["bots"]] == ["Ada"]
    other.forget()


def test_tenant_that_is_like_another_holds_a_copy_from_its_start(service: Service) -> None:
    other = Fake(service.url)
    other.add(bots=[{"bot_id": "1", "name": "Ada"}])

    like = Fake(service.url, like=other)
    other.add(bots=[{"bot_id": "1", "name": "Changed"}])

    assert [bot["name"] for bot in like.state()["bots"]] == ["Ada"]
    other.forget()
    with pytest.raises(FakeError, match=r"like: .* is not allowed; allowed: the token of a"):
        Fake(service.url, like=other)
    like.forget()


def test_new_ids_do_not_meet_those_that_were_copied(service: Service, wire: Wire) -> None:
    other = Fake(service.url)
    copied = other.add(conversations=[{}])["conversations"][0]["id"]

    wire.fake.copy_state(other)

    assert wire.fake.add(conversations=[{}])["conversations"][0]["id"] != copied
    other.forget()


def test_state_of_nobody_cannot_be_copied(wire: Wire) -> None:
    gone = Fake(wire.fake.url)
    gone.forget()

    with pytest.raises(FakeError, match="allowed: the token of a tenant"):
        wire.fake.copy_state(gone)


def test_unknown_key_is_refused_or_only_told(service: Service) -> None:
    asked = {}
    for is_strict in (True, False):
        fake = Fake(service.url, is_strict=is_strict)
        headers = {"Authorization": f"Bearer {fake.token}"}
        connection = HTTPConnection(urlsplit(service.url).netloc, timeout=30)
        connection.request("GET", "/v1/workspaces?news=1", headers=headers)
        status = connection.getresponse().status
        connection.close()
        asked[is_strict] = (status, fake.forget())

    problem = "GET /v1/workspaces: query: news is unknown"
    assert asked == {True: (400, [problem]), False: (200, [problem])}


def test_fault_is_told_with_the_first_request_that_has_it(service: Service) -> None:
    fake = Fake(service.url, is_strict=False)
    headers = {"Authorization": f"Bearer {fake.token}"}
    paths = ["/v1/workspaces", "/v1/workspaces?news=1", "/v1/workspaces?news=1&more=1", "/v2"]

    for path in paths:
        connection = HTTPConnection(urlsplit(service.url).netloc, timeout=30)
        connection.request("GET", path, headers=headers)
        connection.getresponse().read()
        connection.close()

    *known, unknown = fake.leave()["faults"]
    assert known == [
        {
            "verb": "GET",
            "route": "workspaces.list",
            "is_first": False,
            "problems": ["query: news is unknown"],
            "differs": [],
        },
        {
            "verb": "GET",
            "route": "workspaces.list",
            "is_first": False,
            "problems": ["query: more is unknown"],
            "differs": [],
        },
    ]
    assert (unknown["route"], unknown["is_first"]) == ("/v2", True)
    assert unknown["problems"][0].startswith("path: GET /v2 is unknown")


def test_verb_that_only_others_state_is_a_fault(service: Service) -> None:
    fake = Fake(service.url)
    headers = {"Authorization": f"Bearer {fake.token}"}
    connection = HTTPConnection(urlsplit(service.url).netloc, timeout=30)
    connection.request("POST", "/v3/chat/retrieve?conversation_id=1&chat_id=1", headers=headers)
    connection.getresponse().read()
    connection.close()

    left = fake.leave()

    assert left["problems"] == []
    assert [(each["verb"], each["route"], each["is_first"]) for each in left["faults"]] == [
        ("POST", "chat.retrieve", True)
    ]
    assert left["faults"][0]["differs"][0].startswith("verb: POST, the published definition")


def test_missing_key_is_refused_by_a_lenient_service_too(service: Service) -> None:
    fake = Fake(service.url, is_strict=False)
    headers = {"Authorization": f"Bearer {fake.token}", "Content-Type": "application/json"}
    connection = HTTPConnection(urlsplit(service.url).netloc, timeout=30)
    connection.request("POST", "/v3/chat", "{}", headers)

    assert connection.getresponse().status == 400
    connection.close()
    fake.forget()
