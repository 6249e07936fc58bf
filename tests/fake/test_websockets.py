"""The websocket endpoints at wire level, with a client that is not cozepy's."""

from __future__ import annotations

import base64
import json
import ssl
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from cozefake import shape
from cozefake.client import Fake
from cozefake.service import Service
from cozefake.shape import Structure, resolved
from cozefake.websockets.events import read_endpoints

from .conftest import Wire

ENDPOINTS = read_endpoints()
QUERY = {"/v1/chat": "?bot_id=1"}
SOUND = base64.b64encode(b"\1\2\3\4").decode()
every_endpoint = pytest.mark.parametrize("path", list(ENDPOINTS))


class Talk:
    """An open connection, with methods to send and receive events."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    def say(self, kind: str, data: Any = None, **more: Any) -> None:
        content = {} if data is None else {"data": data}
        self.socket.send(json.dumps({"event_type": kind, **content, **more}))

    def hear(self) -> dict[str, Any]:
        event = json.loads(self.socket.recv(timeout=10))
        assert isinstance(event, dict)
        return event

    def until(self, kind: str) -> list[dict[str, Any]]:
        """Return the events received up to one of this type."""
        heard = [self.hear()]
        while heard[-1]["event_type"] != kind:
            heard.append(self.hear())
        return heard


def kinds(events: list[dict[str, Any]]) -> list[str]:
    return [event["event_type"] for event in events]


@pytest.fixture
def open_talk(wire: Wire) -> Iterator[Any]:
    """A function that opens connections with the test's token; they are closed in the end."""
    wire.fake.add(bots=[{"bot_id": "1"}])

    def talk(path: str, query: str | None = None, token: str | None = None) -> Talk:
        url = f"ws://{wire.host}:{wire.port}{path}{QUERY.get(path, '') if query is None else query}"
        bearer = f"Bearer {wire.fake.token if token is None else token}"
        headers = {"Authorization": bearer}
        return Talk(opened.enter_context(connect(url, additional_headers=headers)))

    with ExitStack() as opened:
        yield talk


def assert_known(path: str, events: list[dict[str, Any]]) -> None:
    """Check that every event is in the table and that its data has the table's shape."""
    for event in events:
        kind = event["event_type"]
        assert set(event) <= {"id", "event_type", "data", "detail"}
        assert event["id"]
        assert event["detail"]["logid"]
        assert int(event["detail"]["respond_at"]) > 1_700_000_000_000
        expected = ENDPOINTS[path].service[kind]
        if expected is None:
            assert "data" not in event
            continue
        found = resolved(expected)
        assert isinstance(found, Structure)
        assert list(shape.problems(found, event["data"], kind)) == []


@every_endpoint
def test_handshake_is_answered_with_a_first_event_and_a_log_id(open_talk: Any, path: str) -> None:
    talk = open_talk(path)

    first = talk.hear()

    assert first["event_type"].endswith(".created")
    assert_known(path, [first])
    assert talk.socket.response.headers["x-tt-logid"] == first["detail"]["logid"]


@every_endpoint
@pytest.mark.parametrize(
    ("query", "token", "status", "code"),
    [("", "nobody", 401, 4100), ("?who=me", None, 400, 4000)],
)
def test_handshake_that_is_wrong_is_refused_and_recorded(
    open_talk: Any, wire: Wire, path: str, query: str, token: str | None, status: int, code: int
) -> None:
    with pytest.raises(InvalidStatus) as refusal:
        open_talk(path, query=query, token=token)

    response = refusal.value.response
    assert response.status_code == status
    assert json.loads(response.body)["code"] == code
    assert response.headers["x-tt-logid"]
    assert response.headers["connection"] == "close"
    if token is None:
        assert "query: who is unknown" in wire.fake.problems()[0]


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("", "query: bot_id is missing"),
        ("?bot_id=", "query: bot_id is empty"),
        ("?bot_id=1&device_id=x", "query: device_id must be an integer, not 'x'"),
    ],
)
def test_query_of_a_chat_is_checked(open_talk: Any, wire: Wire, query: str, problem: str) -> None:
    with pytest.raises(InvalidStatus):
        open_talk("/v1/chat", query=query)

    assert problem in wire.fake.problems()[0]


def test_chat_with_a_bot_that_is_not_there_is_refused(open_talk: Any) -> None:
    with pytest.raises(InvalidStatus) as refusal:
        open_talk("/v1/chat", query="?bot_id=2")

    assert json.loads(refusal.value.response.body)["code"] == 4200


def test_token_may_stand_in_the_query(wire: Wire) -> None:
    # As the published client does in browsers, which cannot set the header.
    url = f"ws://{wire.host}:{wire.port}/v1/audio/speech?authorization=Bearer%20{wire.fake.token}"

    with connect(url) as socket:
        assert json.loads(socket.recv(timeout=10))["event_type"] == "speech.created"
    assert dict(wire.fake.only().query) == {}


def test_same_endpoints_are_on_the_tls_port(wire: Wire, service: Service) -> None:
    context = ssl.create_default_context(cadata=service.authority)
    url = service.tls_url.replace("https://", "wss://") + "/v1/audio/speech"
    headers = {"Authorization": f"Bearer {wire.fake.token}"}

    with connect(url, ssl=context, additional_headers=headers) as socket:
        assert json.loads(socket.recv(timeout=10))["event_type"] == "speech.created"


def test_speech_comes_as_captured(open_talk: Any) -> None:
    talk = open_talk("/v1/audio/speech")
    talk.say("speech.update", {"output_audio": {"codec": "pcm", "speech_rate": 50}})
    talk.say("input_text_buffer.append", {"delta": "Good "}, id="1")
    talk.say("input_text_buffer.append", {"delta": "day"})
    talk.say("input_text_buffer.complete")

    heard = talk.until("speech.audio.completed")

    assert kinds(heard) == [
        "speech.created",
        "speech.updated",
        "input_text_buffer.completed",
        "conversation.audio.sentence_start",
        "speech.audio.update",
        "speech.audio.completed",
    ]
    assert_known("/v1/audio/speech", heard)
    assert heard[1]["data"]["output_audio"]["speech_rate"] == 50
    assert heard[3]["data"] == {"text": "Good day"}
    assert base64.b64decode(heard[4]["data"]["delta"])


def test_longer_speech_comes_in_several_frames(open_talk: Any) -> None:
    talk = open_talk("/v1/audio/speech")
    talk.say("input_text_buffer.append", {"delta": "x" * 100})
    talk.say("input_text_buffer.complete")

    assert kinds(talk.until("speech.audio.completed")).count("speech.audio.update") > 2


def test_interpretation_answers_with_text_its_translation_and_sound(open_talk: Any) -> None:
    talk = open_talk("/v1/audio/simult_interpretation")
    update = {"translate_config": {"from": "en", "to": "zh", "hot_words": ["Coze"]}}
    talk.say("simult_interpretation.update", update)
    talk.say("input_audio_buffer.append", {"delta": SOUND})
    talk.say("input_audio_buffer.clear")
    talk.say("input_audio_buffer.append", {"delta": SOUND})
    talk.say("input_audio_buffer.complete")

    heard = talk.until("simult_interpretation.message.completed")

    assert kinds(heard) == [
        "simult_interpretation.created",
        "simult_interpretation.updated",
        "input_audio_buffer.cleared",
        "input_audio_buffer.completed",
        "simult_interpretation.transcription.delta",
        "simult_interpretation.translation.delta",
        "simult_interpretation.audio.delta",
        "simult_interpretation.message.completed",
    ]
    assert_known("/v1/audio/simult_interpretation", heard)
    assert heard[1]["data"]["translate_config"] == update["translate_config"]
    assert heard[4]["data"] == {"delta": "4 bytes"}


def test_transcription_comes_as_captured(open_talk: Any) -> None:
    talk = open_talk("/v1/audio/transcriptions")
    talk.say("transcriptions.update", {"input_audio": {"sample_rate": 16000}})
    talk.say("input_audio_buffer.append", {"delta": SOUND})
    talk.say("input_audio_buffer.clear")
    talk.say("input_audio_buffer.append", {"delta": SOUND})
    talk.say("input_audio_buffer.complete")

    heard = talk.until("transcriptions.message.completed")

    assert kinds(heard) == [
        "transcriptions.created",
        "transcriptions.updated",
        "input_audio_buffer.cleared",
        "input_audio_buffer.completed",
        "transcriptions.message.update",
        "transcriptions.message.completed",
    ]
    assert_known("/v1/audio/transcriptions", heard)
    assert heard[1]["data"]["input_audio"]["sample_rate"] == 16000
    assert heard[4]["data"] == {"content": "4 bytes"}


def say_hello(talk: Talk) -> None:
    talk.say(
        "conversation.message.create",
        {"role": "user", "content_type": "text", "content": "Hello?"},
    )


def test_chat_by_text_comes_as_captured(open_talk: Any, wire: Wire) -> None:
    wire.fake.plan_chat(answer=["Good", " day"], audio=[SOUND])
    talk = open_talk("/v1/chat")
    say_hello(talk)

    heard = talk.until("conversation.chat.completed")

    assert kinds(heard) == [
        "chat.created",
        "conversation.message.completed",
        "conversation.chat.created",
        "conversation.chat.in_progress",
        "conversation.message.delta",
        "conversation.message.delta",
        "conversation.audio.sentence_start",
        "conversation.audio.delta",
        "conversation.message.completed",
        "conversation.audio.completed",
        "conversation.message.completed",
        "conversation.chat.completed",
    ]
    assert_known("/v1/chat", heard)
    assert heard[1]["data"]["content"] == "Hello?"
    assert heard[8]["data"]["content"] == "Good day"
    assert heard[7]["data"]["content"] == SOUND


def test_chat_on_a_websocket_is_a_chat_like_any_other(open_talk: Any, wire: Wire) -> None:
    talk = open_talk("/v1/chat")
    say_hello(talk)
    chat = talk.until("conversation.chat.completed")[-1]["data"]

    query = {"conversation_id": chat["conversation_id"], "chat_id": chat["id"]}

    assert wire.ask("GET", "/v3/chat/retrieve", query=query).json["data"]["status"] == "completed"


def test_chat_by_voice_says_what_was_heard(open_talk: Any) -> None:
    talk = open_talk("/v1/chat")
    talk.say("chat.update", {"turn_detection": {"type": "server_vad"}})
    talk.say("input_audio_buffer.append", {"delta": SOUND})
    talk.say("input_audio_buffer.append", {"delta": SOUND})
    talk.say("input_audio_buffer.complete")

    heard = talk.until("conversation.chat.completed")

    assert kinds(heard)[:8] == [
        "chat.created",
        "chat.updated",
        "input_audio_buffer.speech_started",
        "input_audio_buffer.speech_stopped",
        "input_audio_buffer.completed",
        "conversation.audio_transcript.update",
        "conversation.audio_transcript.completed",
        "conversation.message.completed",
    ]
    assert_known("/v1/chat", heard)
    assert heard[7]["data"]["content"] == "8 bytes"


def test_audio_that_is_cleared_is_not_heard(open_talk: Any) -> None:
    talk = open_talk("/v1/chat")
    talk.say("input_audio_buffer.append", {"delta": SOUND})
    talk.say("input_audio_buffer.clear")
    talk.say("input_audio_buffer.complete")

    heard = talk.until("conversation.audio_transcript.completed")

    assert heard[-1]["data"] == {"content": "0 bytes"}


def test_configuration_that_is_in_force_is_told(open_talk: Any, wire: Wire) -> None:
    wire.fake.add(conversations=[{"id": "7", "bot_id": "1"}])
    talk = open_talk("/v1/chat")
    talk.say(
        "chat.update",
        {
            "chat_config": {"conversation_id": "7", "meta_data": {"a": "b"}},
            "input_audio": {"codec": "opus"},
            "need_play_prologue": True,
            "prologue_content": "Welcome",
        },
    )

    heard = talk.until("conversation.audio.completed")

    assert_known("/v1/chat", heard)
    told = heard[1]["data"]
    assert told["chat_config"]["conversation_id"] == "7"
    assert told["input_audio"]["codec"] == "opus"
    assert told["output_audio"]["codec"] == "pcm"
    assert heard[2]["data"] == {"text": "Welcome"}


def test_only_what_is_subscribed_to_comes(open_talk: Any) -> None:
    talk = open_talk("/v1/chat")
    talk.say("chat.update", {"event_subscriptions": ["conversation.chat.completed"]})
    say_hello(talk)

    assert kinds(talk.until("conversation.chat.completed")) == [
        "chat.created",
        "chat.updated",
        "conversation.chat.completed",
    ]


def test_tool_outputs_let_a_chat_go_on(open_talk: Any, wire: Wire) -> None:
    call = {"id": "c", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    wire.fake.plan_chat(statuses=["requires_action"], tool_calls=[call])
    talk = open_talk("/v1/chat")
    say_hello(talk)
    chat = talk.until("conversation.chat.requires_action")[-1]["data"]
    assert chat["required_action"]["submit_tool_outputs"]["tool_calls"] == [call]

    outputs = [{"tool_call_id": "c", "output": "7"}]
    talk.say(
        "conversation.chat.submit_tool_outputs", {"chat_id": chat["id"], "tool_outputs": outputs}
    )

    heard = talk.until("conversation.chat.completed")
    assert_known("/v1/chat", heard)
    assert heard[-1]["data"]["id"] == chat["id"]


def test_tool_outputs_for_another_chat_are_an_error(open_talk: Any) -> None:
    talk = open_talk("/v1/chat")
    outputs = [{"tool_call_id": "c", "output": "7"}]
    talk.say("conversation.chat.submit_tool_outputs", {"chat_id": "9", "tool_outputs": outputs})

    assert talk.until("error")[-1]["data"]["code"] == 4001


def test_chat_can_be_canceled(open_talk: Any, wire: Wire) -> None:
    wire.fake.plan_chat(statuses=["requires_action"], tool_calls=[{"id": "c"}])
    talk = open_talk("/v1/chat")
    say_hello(talk)
    chat = talk.until("conversation.chat.requires_action")[-1]["data"]

    talk.say("conversation.chat.cancel")

    assert kinds(talk.until("conversation.chat.canceled"))
    [held] = wire.fake.state()["chats"]
    assert (held["id"], held["status"]) == (chat["id"], "canceled")


def test_chat_that_fails_says_why(open_talk: Any, wire: Wire) -> None:
    error = {"code": 5000, "msg": "no model"}
    wire.fake.plan_chat(statuses=["failed"], error=error)
    talk = open_talk("/v1/chat")
    say_hello(talk)

    assert talk.until("conversation.chat.failed")[-1]["data"]["last_error"] == error


def test_context_can_be_cleared(open_talk: Any, wire: Wire) -> None:
    talk = open_talk("/v1/chat")
    say_hello(talk)
    chat = talk.until("conversation.chat.completed")[-1]["data"]

    talk.say("conversation.clear")
    talk.until("conversation.cleared")
    say_hello(talk)

    later = talk.until("conversation.chat.completed")[-1]["data"]
    assert later["conversation_id"] == chat["conversation_id"]
    assert later["section_id"] != chat["section_id"]


def test_bots_own_words_join_the_conversation_without_an_answer(open_talk: Any, wire: Wire) -> None:
    talk = open_talk("/v1/chat")
    talk.say(
        "conversation.message.create",
        {"role": "assistant", "content_type": "text", "content": "I am here."},
    )
    talk.say("conversation.clear")

    assert kinds(talk.until("conversation.cleared")) == ["chat.created", "conversation.cleared"]
    [message] = wire.fake.state()["messages"]
    assert message["content"] == "I am here."


def test_text_can_be_spoken_outside_of_a_chat(open_talk: Any) -> None:
    talk = open_talk("/v1/chat")
    talk.say("input_text.generate_audio", {"mode": "text", "text": "Still there?"})

    heard = talk.until("conversation.audio.completed")

    assert_known("/v1/chat", heard)
    assert heard[-1]["data"]["chat_id"] == "0"


@pytest.mark.parametrize(
    ("path", "frame", "problem"),
    [
        ("/v1/chat", "{", "text frames with JSON are understood, nothing else"),
        ("/v1/chat", b"\0\1", "text frames with JSON are understood, nothing else"),
        ("/v1/chat", "[]", "event: must be an object, not list"),
        ("/v1/chat", {}, "event: event_type None is unknown; known: chat.update"),
        ("/v1/chat", {"event_type": "speech.update"}, "event_type 'speech.update' is unknown"),
        ("/v1/chat", {"event_type": "conversation.clear", "data": {"a": 1}}, "data is unknown"),
        ("/v1/chat", {"event_type": "conversation.clear", "id": 7}, "id must be a string"),
        (
            "/v1/chat",
            {"event_type": "conversation.clear", "x": 7},
            "clear: x is unknown",
        ),
        (
            "/v1/chat",
            {"event_type": "conversation.message.create", "data": {"role": "user"}},
            "data.content_type is missing",
        ),
        (
            "/v1/audio/transcriptions",
            {"event_type": "input_audio_buffer.append", "data": {"delta": "?"}},
            "data.delta must be base64",
        ),
        (
            "/v1/audio/speech",
            {"event_type": "speech.update", "data": {"output_audio": {"codec": "mp3"}}},
            "data.output_audio.codec must be one of pcm, opus",
        ),
    ],
    ids=str,
)
def test_event_that_is_wrong_is_answered_with_an_error_and_recorded(
    open_talk: Any, wire: Wire, path: str, frame: Any, problem: str
) -> None:
    talk = open_talk(path)
    talk.socket.send(json.dumps(frame) if isinstance(frame, dict) else frame)

    error = talk.until("error")[-1]

    assert error["data"]["code"] == 4000
    assert problem in error["data"]["msg"]
    assert any(problem in each for each in wire.fake.problems())
    # The connection can still be used.
    if path == "/v1/chat":
        talk.say("conversation.clear")
        talk.until("conversation.cleared")


def test_journal_holds_both_sides(open_talk: Any, wire: Wire) -> None:
    talk = open_talk("/v1/audio/speech")
    talk.say("input_text_buffer.append", {"delta": "Hi"})
    talk.say("input_text_buffer.complete")
    talk.until("speech.audio.completed")
    talk.socket.close(1000)

    exchange = wire.fake.only()

    assert (exchange.route, exchange.status) == ("websockets.speech", 101)
    assert [(each["by"], each["event"]["event_type"]) for each in exchange.events] == [
        ("service", "speech.created"),
        ("client", "input_text_buffer.append"),
        ("client", "input_text_buffer.complete"),
        ("service", "input_text_buffer.completed"),
        ("service", "conversation.audio.sentence_start"),
        ("service", "speech.audio.update"),
        ("service", "speech.audio.completed"),
    ]
    assert wire.fake.said("websockets.speech")[0]["data"] == {"delta": "Hi"}


def test_plan_sends_what_it_says_and_checks_what_comes(open_talk: Any, wire: Wire) -> None:
    wire.fake.plan_socket(
        "/v1/chat",
        {"send": {"event_type": "new.event", "data": {"a": 1}, "id": "mine"}},
        {"send_raw": "{not json"},
        {"send_binary": "AAE="},
        {"expect": "conversation.clear"},
        {"expect": "conversation.chat.cancel"},
        {"close": 4000, "reason": "enough"},
    )
    talk = open_talk("/v1/chat")

    assert talk.hear()["id"] == "mine"
    assert talk.socket.recv(timeout=10) == "{not json"
    assert talk.socket.recv(timeout=10) == b"\0\1"
    talk.say("conversation.clear")
    talk.say("input_audio_buffer.clear")
    with pytest.raises(ConnectionClosed) as closed:
        talk.socket.recv(timeout=10)

    assert closed.value.rcvd is not None
    assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (4000, "enough")
    exchange = wire.fake.only()
    assert exchange.closed == {"by": "service", "code": 4000}
    assert exchange.problems == [
        "conversation.chat.cancel was expected, input_audio_buffer.clear came"
    ]


@pytest.mark.parametrize("how", ["cut", "reset"])
def test_connection_breaks_off_without_a_close(open_talk: Any, wire: Wire, how: str) -> None:
    wire.fake.plan_socket("/v1/chat", {"abort": how})
    talk = open_talk("/v1/chat")

    with pytest.raises(ConnectionClosed) as closed:
        talk.socket.recv(timeout=10)

    # Code 1006 means that there was no closing frame.
    assert closed.value.rcvd is None
    assert wire.fake.only().closed == {"by": "service", "code": None}


def test_plan_refuses_a_handshake(open_talk: Any, wire: Wire) -> None:
    wire.fake.plan_socket("/v1/chat", status=503, json={"code": 5000}, headers={"retry-after": "7"})

    with pytest.raises(InvalidStatus) as refusal:
        open_talk("/v1/chat")

    response = refusal.value.response
    assert (response.status_code, response.headers["retry-after"]) == (503, "7")
    assert json.loads(response.body) == {"code": 5000}
    # The plan was for only one connection.
    open_talk("/v1/chat").hear()


def test_plan_may_end_in_the_usual_course(open_talk: Any, wire: Wire) -> None:
    first = {"send": {"event_type": "first"}}
    wire.fake.plan_socket("/v1/audio/speech", first, {"delay": 0.01}, goes_on=True)
    talk = open_talk("/v1/audio/speech")
    talk.say("input_text_buffer.complete")

    assert kinds(talk.until("speech.audio.completed"))[:2] == ["first", "speech.created"]


def test_plan_waits_for_the_test(open_talk: Any, wire: Wire) -> None:
    wire.fake.plan_socket("/v1/chat", {"hold": True}, {"send": {"event_type": "late"}})
    talk = open_talk("/v1/chat")
    with pytest.raises(TimeoutError):
        talk.socket.recv(timeout=0.05)

    wire.fake.release()

    assert talk.hear()["event_type"] == "late"


def test_plain_request_at_a_websocket_only_path_is_not_found(wire: Wire) -> None:
    assert wire.ask("GET", "/v1/chat").status == 404
    assert "GET /v1/chat is a websocket" in wire.fake.problems()[0]


def test_fifty_connections_do_not_hear_each_other(service: Service) -> None:
    barrier = threading.Barrier(50, timeout=30)

    def talk(number: int) -> tuple[int, str]:
        fake = Fake(service.url)
        fake.add(bots=[{"bot_id": "1"}])
        fake.plan_chat(answer=[f"answer {number}"])
        url = service.url.replace("http://", "ws://") + "/v1/chat?bot_id=1"
        headers = {"Authorization": f"Bearer {fake.token}"}
        with connect(url, additional_headers=headers) as socket:
            barrier.wait()
            one = Talk(socket)
            say_hello(one)
            heard = one.until("conversation.chat.completed")
        fake.forget()
        answers = [e["data"] for e in heard if e["event_type"] == "conversation.message.completed"]
        return number, next(each["content"] for each in answers if each["type"] == "answer")

    with ThreadPoolExecutor(50) as pool:
        assert all(text == f"answer {number}" for number, text in pool.map(talk, range(50)))


def test_every_event_of_the_table_is_tested_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")

    events = {kind for each in ENDPOINTS.values() for kind in (*each.client, *each.service)}

    assert sorted(kind for kind in events if f'"{kind}"' not in text) == []
