"""Streams: events in the order of the document, and the bytes that carry them."""

from __future__ import annotations

from typing import List, Tuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model import document
from tests.shared.factories import Factory
from tests.shared.model.chat import ChatStatus, Usage
from tests.shared.model.chat_event import ChatEvent, ChatEventType, ChatState, MessageDelta
from tests.shared.model.event_stream import EVENT_STEPS, EventStream
from tests.shared.model.server_sent_event import ServerSentEvent, parse_frames
from tests.shared.model.violation import InvalidEntityError
from tests.shared.strategies import streams

CHAT_ID = "7382159487131697202"
CREATED = ChatEvent(ChatEventType.CHAT_CREATED, chat=ChatState(CHAT_ID, ChatStatus.CREATED))
RUNNING = ChatEvent(ChatEventType.CHAT_IN_PROGRESS, chat=ChatState(CHAT_ID, ChatStatus.IN_PROGRESS))
HELLO = ChatEvent(ChatEventType.MESSAGE_DELTA, message=MessageDelta("Hello"))
WORLD = ChatEvent(ChatEventType.MESSAGE_DELTA, message=MessageDelta(" World"))
COMPLETED = ChatEvent(
    ChatEventType.CHAT_COMPLETED,
    chat=ChatState(CHAT_ID, ChatStatus.COMPLETED, Usage(633, 614, 19)),
)
FAILED = ChatEvent(ChatEventType.CHAT_FAILED, chat=ChatState(CHAT_ID, ChatStatus.FAILED))
STRANGER = ChatEvent(ChatEventType.CHAT_FAILED, chat=ChatState("1", ChatStatus.FAILED))

AFTER_PROGRESS = (
    "'conversation.message.delta', 'conversation.chat.completed', 'conversation.chat.failed'"
)


def test_stream_of_the_document_is_taken() -> None:
    stream = EventStream(CHAT_ID, (CREATED, RUNNING, HELLO, WORLD, COMPLETED))

    assert stream.answer == "Hello World"
    assert stream.to_bytes().decode("utf-8") == (
        "event: conversation.chat.created\n"
        'data: {"id":"7382159487131697202","status":"created"}\n'
        "\n"
        "event: conversation.chat.in_progress\n"
        'data: {"id":"7382159487131697202","status":"in_progress"}\n'
        "\n"
        "event: conversation.message.delta\n"
        'data: {"message":{"content":"Hello"}}\n'
        "\n"
        "event: conversation.message.delta\n"
        'data: {"message":{"content":" World"}}\n'
        "\n"
        "event: conversation.chat.completed\n"
        'data: {"id":"7382159487131697202","status":"completed",'
        '"usage":{"input_count":614,"output_count":19,"token_count":633}}\n'
        "\n"
    )


@pytest.mark.parametrize(
    ("events", "problem"),
    [
        (
            (RUNNING, COMPLETED),
            (
                "EventStream.events[0].event is 'conversation.chat.in_progress'; "
                "allowed: 'conversation.chat.created' at first"
            ),
        ),
        (
            (CREATED, CREATED, RUNNING, COMPLETED),
            (
                "EventStream.events[1].event is 'conversation.chat.created'; allowed: "
                "'conversation.chat.in_progress' after 'conversation.chat.created'"
            ),
        ),
        (
            (CREATED, RUNNING, HELLO, RUNNING, FAILED),
            (
                "EventStream.events[3].event is 'conversation.chat.in_progress'; "
                "allowed: " + AFTER_PROGRESS + " after 'conversation.message.delta'"
            ),
        ),
        (
            (CREATED, RUNNING, COMPLETED, FAILED),
            (
                "EventStream.events[3].event is 'conversation.chat.failed'; "
                "allowed: nothing after 'conversation.chat.completed'"
            ),
        ),
        (
            (CREATED, RUNNING, HELLO),
            (
                "EventStream.events is 'conversation.message.delta'; allowed: "
                "'conversation.chat.completed' or 'conversation.chat.failed' at the end"
            ),
        ),
        (
            (),
            (
                "EventStream.events is None; allowed: "
                "'conversation.chat.completed' or 'conversation.chat.failed' at the end"
            ),
        ),
        (
            (CREATED, RUNNING, STRANGER),
            (
                "EventStream.events[2].chat.chat_id is '1'; "
                "allowed: '7382159487131697202', the stream's chat"
            ),
        ),
    ],
    ids=[
        "begins-late",
        "created-twice",
        "goes-back",
        "ends-twice",
        "never-ends",
        "empty",
        "stranger",
    ],
)
def test_stream_out_of_order_is_refused(events: Tuple[ChatEvent, ...], problem: str) -> None:
    with pytest.raises(InvalidEntityError) as refused:
        EventStream(CHAT_ID, events)

    assert str(refused.value) == problem


def test_stream_tells_all_its_violations_at_once() -> None:
    with pytest.raises(InvalidEntityError) as refused:
        EventStream(CHAT_ID, (HELLO, STRANGER, HELLO))

    assert [each.attribute for each in refused.value.violations] == [
        "events[0].event",
        "events[2].event",
        "events[1].chat.chat_id",
        "events",
    ]


def test_events_follow_each_other_as_in_the_document() -> None:
    drawn = [
        ChatEventType(item.text.split(" ")[0])
        for item in document.items()
        if item.label == "State Transition Events" and item.text != "OR"
    ]

    created, running, delta, completed, failed = drawn
    for before, after in [
        (None, created),
        (created, running),
        (running, delta),
        (delta, delta),
        (delta, completed),
        (delta, failed),
    ]:
        EVENT_STEPS.check(before, after)
    assert [EVENT_STEPS.is_final(event) for event in drawn] == [False, False, False, True, True]


@given(streams())
def test_stream_comes_back_from_its_bytes(stream: EventStream) -> None:
    assert EventStream.from_bytes(stream.chat_id, stream.to_bytes()) == stream


@given(streams(), st.data())
def test_stream_without_one_of_its_status_events_is_refused(
    stream: EventStream, data: st.DataObject
) -> None:
    places = [place for place, event in enumerate(stream.events) if event.chat is not None]
    place = data.draw(st.sampled_from(places))

    with pytest.raises(InvalidEntityError):
        EventStream(stream.chat_id, stream.events[:place] + stream.events[place + 1 :])


@pytest.mark.parametrize("length", [0, 1, 250])
def test_factory_makes_streams_of_any_length(factory: Factory, length: int) -> None:
    pieces = ["piece {}".format(number) for number in range(length)]

    stream = factory.stream(pieces)

    assert len(stream.events) == length + 3
    assert stream.answer == "".join(pieces)


def test_factory_makes_streams_that_fail(factory: Factory) -> None:
    stream = factory.stream(["Hello"], end=ChatStatus.FAILED)

    assert [event.event.value for event in stream.events] == [
        "conversation.chat.created",
        "conversation.chat.in_progress",
        "conversation.message.delta",
        "conversation.chat.failed",
    ]


def test_frames_of_the_document_are_read_though_they_lack_the_last_blank_line(
    mock_streaming_events: List[bytes],
) -> None:
    frames = [parse_frames(event) for event in mock_streaming_events]

    assert frames[2] == (
        ServerSentEvent("conversation.message.delta", '{"message":{"content":"Hello"}}'),
    )
    assert [frame is not None and len(frame) for frame in frames] == [1, 1, 1, 1, 1]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"data: {}\n\n",
        b"event: a\n\n",
        b"event: a\ndata: []\n\n",
        b"event: a\ndata: {\n\n",
        b"event: a\ndata: \xff{}\n\n",
        b"event: a\ndata: {}\n\nevent: b\n\n",
    ],
)
def test_bytes_that_are_no_stream_are_refused(content: bytes) -> None:
    with pytest.raises(InvalidEntityError) as refused:
        EventStream.from_bytes(CHAT_ID, content)

    assert [violation.attribute for violation in refused.value.violations] == ["(data)"]
