"""Streams at wire level: framed as captured ones, byte for byte, and sent event by event."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from cozefake import shape
from cozefake.routes import read_routes
from cozefake.script import CHAT_STATUSES

from .conftest import Wire

CHAT = {"bot_id": "b", "user_id": "u", "stream": True}
TOOL = {"name": "weather", "arguments": {"city": "Paris"}, "response": "sunny"}
# Events of chats have no space after the colons; those of workflows have an id and spaces.
CHAT_EVENT = re.compile(rb"event:([a-z_.]+)\ndata:(.+)\n\n")
FLOW_EVENT = re.compile(rb"id: (\d+)\nevent: ([A-Za-z]+)\ndata: (.+)\n\n")


@pytest.fixture
def world(wire: Wire) -> Wire:
    wire.fake.add(
        bots=[{"bot_id": "b"}],
        workflows=[
            {"workflow_id": "f", "outputs": {"a": "ü"}, "pieces": ["one", "two"], "pings": 1},
            {"workflow_id": "e", "error": {"error_code": 4000, "error_message": "wrong"}},
            {
                "workflow_id": "i",
                "interrupt": {
                    "interrupt_data": {"event_id": "v/1", "type": 2, "data": ""},
                    "node_title": "Ask",
                },
            },
        ],
    )
    return wire


def chat_events(content: bytes) -> list[tuple[str, Any]]:
    """Return the events of a stream, and check that it has nothing else in it."""
    found = CHAT_EVENT.findall(content)
    assert b"".join(b"event:%s\ndata:%s\n\n" % each for each in found) == content
    return [(kind.decode(), json.loads(data)) for kind, data in found]


def flow_events(content: bytes) -> list[tuple[str, Any]]:
    found = FLOW_EVENT.findall(content)
    assert b"".join(b"id: %s\nevent: %s\ndata: %s\n\n" % each for each in found) == content
    assert [int(number) for number, _, _ in found] == list(range(len(found)))
    return [(kind.decode(), json.loads(data)) for _, kind, data in found]


def stream(wire: Wire, path: str, body: dict[str, Any], **query: str) -> bytes:
    answer = wire.ask("POST", path, query=query, json_body=body)
    assert answer.headers["content-type"] == "text/event-stream"
    assert answer.headers["x-tt-logid"]
    return answer.content


def test_chat_streams_every_event_and_message_type(world: Wire) -> None:
    world.fake.plan_chat(
        answer=["It is ", "sunny"],
        reasoning=["Let me ", "see"],
        audio=["AAAA"],
        tools=[TOOL],
        follow_ups=["And tomorrow?"],
    )

    events = chat_events(stream(world, "/v3/chat", CHAT))

    delta, completed = "conversation.message.delta", "conversation.message.completed"
    assert [(kind, data["type"] if "message" in kind else None) for kind, data in events] == [
        ("conversation.chat.created", None),
        ("conversation.chat.in_progress", None),
        (completed, "function_call"),
        (completed, "tool_response"),
        (delta, "answer"),
        (delta, "answer"),
        (delta, "answer"),
        (delta, "answer"),
        ("conversation.audio.delta", None),
        (completed, "answer"),
        (completed, "verbose"),
        (completed, "follow_up"),
        ("conversation.chat.completed", None),
        ("done", None),
    ]
    assert [data["reasoning_content"] for _, data in events[4:6]] == ["Let me ", "see"]
    assert [data["content"] for _, data in events[6:8]] == ["It is ", "sunny"]
    assert events[8][1]["content_type"] == "audio"
    assert events[9][1]["content"] == "It is sunny"
    assert events[9][1]["reasoning_content"] == "Let me see"
    assert json.loads(events[10][1]["content"])["msg_type"] == "generate_answer_finish"
    assert events[12][1]["usage"]["token_count"] > 0
    # The data is JSON, as the service sends "[DONE]" in quotes.
    assert events[13][1] == "[DONE]"


def assert_as_the_table_states(name: str, events: list[tuple[str, Any]]) -> None:
    """Check every event against the table; only the data at a chat's end is not an object."""
    [route] = [each for each in read_routes() if each.name == name]
    for kind, data in events:
        if kind != "done":
            assert list(shape.problems(route.events[kind], data, kind)) == []


def test_events_of_a_chat_are_those_of_the_table(world: Wire) -> None:
    call = {"id": "t", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    said: dict[str, Any] = {"audio": ["AAAA"], "tools": [TOOL], "follow_ups": ["And tomorrow?"]}
    flow = {"workflow_id": "f", "additional_messages": []}

    for path, name, body in (
        ("/v3/chat", "chat.create", CHAT),
        ("/v1/workflows/chat", "workflows.chat", flow),
    ):
        for end in ("completed", "failed", "requires_action"):
            world.fake.plan_chat(statuses=[end], tool_calls=[call], reasoning=["Let me"], **said)
            assert_as_the_table_states(name, chat_events(stream(world, path, body)))


@pytest.mark.parametrize("workflow", ["f", "e", "i"])
def test_events_of_a_workflow_are_those_of_the_table(world: Wire, workflow: str) -> None:
    content = stream(world, "/v1/workflow/stream_run", {"workflow_id": workflow})

    assert_as_the_table_states("workflows.stream_run", flow_events(content))


@pytest.mark.parametrize("status", CHAT_STATUSES[2:])
def test_chat_streams_to_every_end(world: Wire, status: str) -> None:
    world.fake.plan_chat(statuses=[status])

    events = chat_events(stream(world, "/v3/chat", CHAT))

    assert [kind for kind, _ in events[-2:]] == [f"conversation.chat.{status}", "done"]
    assert events[-2][1]["status"] == status


def test_stream_goes_on_after_tool_outputs(world: Wire) -> None:
    call = {"id": "t", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    world.fake.plan_chat(statuses=["requires_action"], tool_calls=[call], answer=["Seven"])
    chat = chat_events(stream(world, "/v3/chat", CHAT))[-2][1]
    body = {"stream": True, "tool_outputs": [{"tool_call_id": "t", "output": "7"}]}
    place = {"conversation_id": chat["conversation_id"], "chat_id": chat["id"]}

    events = chat_events(stream(world, "/v3/chat/submit_tool_outputs", body, **place))

    assert events[0][0] == "conversation.chat.in_progress"
    assert events[-2][0] == "conversation.chat.completed"
    assert events[-2][1]["id"] == chat["id"]


def test_workflow_streams_messages_pings_and_its_end(world: Wire) -> None:
    events = flow_events(stream(world, "/v1/workflow/stream_run", {"workflow_id": "f"}))

    assert [kind for kind, _ in events] == ["Message", "Message", "PING", "Message", "Done"]
    assert [data.get("content") for _, data in events[:2]] == ["one", "two"]
    assert [data["node_is_finish"] for _, data in events[:2]] == [False, True]
    assert events[3][1]["content"] == '{"a":"ü"}'
    assert events[4][1]["debug_url"].startswith("https://www.coze.com/work_flow?")


def test_workflow_streams_its_error(world: Wire) -> None:
    [event] = flow_events(stream(world, "/v1/workflow/stream_run", {"workflow_id": "e"}))

    assert event == ("Error", {"error_code": 4000, "error_message": "wrong"})


def test_interrupted_workflow_is_resumed(world: Wire) -> None:
    [event] = flow_events(stream(world, "/v1/workflow/stream_run", {"workflow_id": "i"}))
    assert event[0] == "Interrupt"
    asked = event[1]["interrupt_data"]
    body = {
        "workflow_id": "i",
        "event_id": asked["event_id"],
        "resume_data": "yes",
        "interrupt_type": asked["type"],
    }

    events = flow_events(stream(world, "/v1/workflow/stream_resume", body))

    assert [kind for kind, _ in events] == ["Message", "Done"]


def test_workflow_chat_is_framed_as_chats_are_and_ends_with_an_address(world: Wire) -> None:
    body = {
        "workflow_id": "f",
        "additional_messages": [{"role": "user", "content": "Hi", "content_type": "text"}],
    }

    events = chat_events(stream(world, "/v1/workflows/chat", body))

    assert events[0][0] == "conversation.chat.created"
    assert events[-1][0] == "done"
    assert set(events[-1][1]) == {"debug_url"}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v3/chat", {**CHAT, "bot_id": "nobody"}),
        ("/v1/workflow/stream_run", {"workflow_id": "nothing"}),
    ],
)
def test_stream_that_fails_before_it_starts_is_an_answer_in_json(
    world: Wire, path: str, body: dict[str, Any]
) -> None:
    answer = world.ask("POST", path, json_body=body)

    assert answer.headers["content-type"].startswith("application/json")
    assert (answer.status, answer.json["code"]) == (404, 4200)


@pytest.mark.parametrize(
    ("path", "body"),
    [("/v3/chat", CHAT), ("/v1/workflow/stream_run", {"workflow_id": "f"})],
)
def test_first_event_leaves_before_the_last_one_is_there(
    world: Wire, path: str, body: dict[str, Any]
) -> None:
    events = [{"event": "first", "data": 1}, {"hold": True}, {"event": "last", "data": 2}]
    world.fake.script("POST", path, events=events)
    connection, answer = world.begin("POST", path, json_body=body)
    with connection, answer:
        lines = [answer.readline() for _ in range(3)]

        assert b"first" in lines[0]
        world.fake.release()
        assert b"last" in answer.read()


def test_stream_to_a_slow_reader_waits_for_it_and_comes_whole(world: Wire) -> None:
    piece = "x" * 100_000
    events = [{"event": "e", "data": piece} for _ in range(100)]
    world.fake.script("POST", "/v3/chat", events=events)
    connection, answer = world.begin("POST", "/v3/chat", json_body=CHAT)
    # Another request is answered while this stream is not read.
    assert world.ask("GET", "/v1/users/me").status == 200
    with connection, answer:
        content = answer.read()

    assert content.count(b"event:e\n") == 100
    assert len(content) > 10_000_000
