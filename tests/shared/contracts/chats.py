"""Chats: created, retrieved, cancelled, continued with tool outputs, and streamed."""

from __future__ import annotations

import inspect
from typing import Any, Dict

import cozepy
import pytest

from tests.shared.calls.making import signature_of
from tests.shared.calls.sent import cleaned, not_swallowed
from tests.shared.calls.table import CALLS
from tests.shared.calls.vocabulary import SDKCall
from tests.shared.calls.world import furnish
from tests.shared.client import Client
from tests.shared.contract import contract
from tests.shared.fake import Fake

USER = "user-1"


@contract("chat.create")
async def test_chat_is_created_in_a_conversation_of_its_own(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])

    chat = await coze.chat.create(bot_id=mock_bot_id, user_id=USER)

    assert (chat.bot_id, chat.status) == (mock_bot_id, "created")
    assert chat.conversation_id
    asked = fake.only()
    assert (asked.verb, asked.path) == ("POST", "/v3/chat")
    assert asked.headers["content-type"] == "application/json"
    assert asked.sent["bot_id"] == mock_bot_id
    assert asked.sent["user_id"] == USER
    assert asked.sent["stream"] is False


@contract("chat.create")
async def test_conversation_that_is_not_given_is_not_sent(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])

    await coze.chat.create(bot_id=mock_bot_id, user_id=USER)

    asked = fake.only()
    assert asked.query == {}
    assert "conversation_id" not in asked.sent


@contract("chat.create")
async def test_chat_asks_in_the_given_conversation(
    coze: Client, fake: Fake, mock_bot_id: str, mock_conversation_id: str
) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}], conversations=[{"id": mock_conversation_id}])

    chat = await coze.chat.create(
        bot_id=mock_bot_id, user_id=USER, conversation_id=mock_conversation_id
    )

    assert chat.conversation_id == mock_conversation_id
    assert fake.only().query == {"conversation_id": mock_conversation_id}


@contract("chat.create")
async def test_question_goes_out_as_it_was_put(
    coze: Client, fake: Fake, mock_bot_id: str, sample_user_message: Dict[str, Any]
) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])
    question = cozepy.Message(**dict(sample_user_message, type="question"))

    await coze.chat.create(
        bot_id=mock_bot_id,
        user_id=USER,
        additional_messages=[question],
        custom_variables={"city": "Paris"},
        meta_data={"topic": "weather"},
        auto_save_history=True,
    )

    sent = fake.only().sent
    [message] = sent["additional_messages"]
    told = {key: value for key, value in message.items() if value is not None}
    assert told == dict(sample_user_message, type="question")
    assert sent["custom_variables"] == {"city": "Paris"}
    assert sent["meta_data"] == {"topic": "weather"}
    assert sent["auto_save_history"] is True


@contract("chat.create", "chat.retrieve")
async def test_chat_goes_through_its_states(coze: Client, fake: Fake, mock_bot_id: str) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])

    chat = await coze.chat.create(bot_id=mock_bot_id, user_id=USER)
    place = {"conversation_id": chat.conversation_id, "chat_id": chat.id}
    first = await coze.chat.retrieve(**place)
    second = await coze.chat.retrieve(**place)

    assert [chat.status, first.status, second.status] == ["created", "in_progress", "completed"]
    usage = second.usage
    assert (usage.token_count, usage.output_count, usage.input_count) == (633, 19, 614)
    assert second.completed_at >= second.created_at
    asked = fake.journal()[1]
    assert (asked.path, asked.query) == ("/v3/chat/retrieve", place)


@contract("chat.create", "chat.retrieve")
async def test_failed_chat_says_why(coze: Client, fake: Fake, mock_bot_id: str) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])
    fake.plan_chat(statuses=["failed"], error={"code": 5000, "msg": "event interval error"})

    chat = await coze.chat.create(bot_id=mock_bot_id, user_id=USER)
    failed = await coze.chat.retrieve(conversation_id=chat.conversation_id, chat_id=chat.id)

    assert failed.status == "failed"
    assert (failed.last_error.code, failed.last_error.msg) == (5000, "event interval error")


@pytest.mark.furnished
@pytest.mark.lenient
@contract("chat.retrieve")
@pytest.mark.parametrize(
    "change",
    [{"remove": ["data.bot_id"]}, {"remove": ["data.status"]}, {"set": {"data.last_error": {}}}],
    ids=["bot_id", "status", "what is wrong"],
)
async def test_chat_may_lack_what_the_service_has_left_out(
    coze: Client, fake: Fake, change: Dict[str, Any]
) -> None:
    """The definition requires all three, but fixes in the SDK show that the service omits them."""
    fake.script(route="chat.retrieve", change=change)

    chat = await coze.chat.retrieve(conversation_id="1", chat_id="1")

    assert chat.id == "1"
    # No code is the code of success.
    wrong = getattr(chat, "last_error", None)
    assert not wrong or wrong.code == 0


@contract("chat.create_and_poll")
async def test_create_and_poll_returns_the_finished_chat_and_its_answer(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])
    fake.plan_chat(first="in_progress", statuses=["completed"], answer=["Sunny", " all day"])

    poll = await coze.chat.create_and_poll(bot_id=mock_bot_id, user_id=USER)

    assert poll.chat.status == "completed"
    assert [(each.type, each.content) for each in poll.messages] == [("answer", "Sunny all day")]


@contract("chat.create_and_poll")
async def test_create_and_poll_waits_for_a_chat_that_has_not_begun(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])
    fake.plan_chat(first="created", statuses=["completed"])

    poll = await coze.chat.create_and_poll(bot_id=mock_bot_id, user_id=USER)

    assert poll.chat.status == "completed"


@contract("chat.create_and_poll")
async def test_create_and_poll_returns_a_chat_that_failed_and_why(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])
    error = {"code": 5000, "msg": "event interval error"}
    fake.plan_chat(first="in_progress", statuses=["failed"], error=error)
    # The answer for a chat without messages has no list.
    fake.script(route="chat.messages.list", json={"code": 0, "msg": ""})

    poll = await coze.chat.create_and_poll(bot_id=mock_bot_id, user_id=USER)

    assert poll.chat.status == "failed"
    assert (poll.chat.last_error.code, poll.chat.last_error.msg) == (5000, "event interval error")


@contract("chat.create_and_poll")
async def test_argument_of_create_and_poll_that_is_unknown_is_refused_or_sent(
    coze: Client, fake: Fake
) -> None:
    furnish(fake)
    fake.plan_chat(first="in_progress", statuses=["completed"])

    with not_swallowed(fake):
        await coze.chat.create_and_poll(bot_id="1", user_id=USER, unheard_of="1")


@contract("chat.create_and_poll")
async def test_create_and_poll_returns_a_chat_that_asks_for_tools(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])
    tool_call = {"id": "t", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    fake.plan_chat(first="in_progress", statuses=["requires_action"], tool_calls=[tool_call])

    poll = await coze.chat.create_and_poll(bot_id=mock_bot_id, user_id=USER)

    assert poll.chat.status == "requires_action"
    assert [each.id for each in poll.chat.required_action.submit_tool_outputs.tool_calls] == ["t"]


@contract("chat.create_and_poll", "chat.create")
async def test_create_and_poll_asks_by_itself_as_create_does(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])
    fake.plan_chat(first="in_progress", statuses=["completed"])

    await coze.chat.create(bot_id=mock_bot_id, user_id=USER)
    await coze.chat.create_and_poll(bot_id=mock_bot_id, user_id=USER)

    created, polled, *_ = fake.journal()
    assert (polled.verb, polled.path, polled.query) == (created.verb, created.path, created.query)
    assert polled.body == created.body


@contract("chat.create_and_poll")
async def test_create_and_poll_asks_with_everything_that_it_is_given(
    coze: Client, fake: Fake
) -> None:
    [call] = [each for each in CALLS if each.label == "chat.create"]
    furnish(fake)
    fake.plan_chat(first="in_progress", statuses=["completed"])
    known = signature_of(coze, SDKCall("chat.create_and_poll", call.verb, call.path)).parameters
    options = [name for name in call.optional if name in known]

    await coze.chat.create_and_poll(
        **call.arguments_of(inspect.Signature(list(known.values())), *options)
    )

    assert len(options) >= 5
    asked = fake.journal()[0]
    assert (asked.verb, asked.path) == (call.verb, call.path)
    assert asked.query == call.wire("query", *options)
    assert cleaned(asked.body) == cleaned(call.wire("body", *options))


@contract("chat.create", "chat.cancel", "chat.retrieve")
async def test_cancelled_chat_stays_cancelled(coze: Client, fake: Fake, mock_bot_id: str) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])

    chat = await coze.chat.create(bot_id=mock_bot_id, user_id=USER)
    place = {"conversation_id": chat.conversation_id, "chat_id": chat.id}
    cancelled = await coze.chat.cancel(**place)
    later = await coze.chat.retrieve(**place)

    assert (cancelled.status, later.status) == ("canceled", "canceled")
    asked = fake.journal()[1]
    assert (asked.verb, asked.path, asked.sent) == ("POST", "/v3/chat/cancel", place)


@contract("chat.create", "chat.retrieve", "chat.cancel")
async def test_ended_chat_cannot_be_cancelled(coze: Client, fake: Fake, mock_bot_id: str) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])
    fake.plan_chat(statuses=["completed"])
    chat = await coze.chat.create(bot_id=mock_bot_id, user_id=USER)
    place = {"conversation_id": chat.conversation_id, "chat_id": chat.id}
    await coze.chat.retrieve(**place)

    with pytest.raises(cozepy.CozeAPIError) as raised:
        await coze.chat.cancel(**place)

    assert raised.value.code == 4104


@contract("chat.create", "chat.retrieve", "chat.messages.list")
async def test_answer_stands_among_the_messages_of_the_chat(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])
    fake.plan_chat(statuses=["completed"], answer=["Sunny"])
    chat = await coze.chat.create(bot_id=mock_bot_id, user_id=USER)
    place = {"conversation_id": chat.conversation_id, "chat_id": chat.id}
    await coze.chat.retrieve(**place)

    messages = await coze.chat.messages.list(**place)

    assert [(each.role, each.type, each.content) for each in messages] == [
        ("assistant", "answer", "Sunny")
    ]
    asked = fake.journal()[2]
    assert (asked.verb, asked.path) == ("GET", "/v3/chat/message/list")
    assert asked.query == place


@contract("chat.create", "chat.retrieve", "chat.submit_tool_outputs")
async def test_chat_goes_on_with_the_outputs_of_its_tools(
    coze: Client, fake: Fake, mock_bot_id: str, not_streaming: Dict[str, bool]
) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])
    weather = {"name": "weather", "arguments": '{"city":"Paris"}'}
    tool_call = {"id": "call-1", "type": "function", "function": weather}
    fake.plan_chat(statuses=["requires_action"], tool_calls=[tool_call])
    chat = await coze.chat.create(bot_id=mock_bot_id, user_id=USER)
    place = {"conversation_id": chat.conversation_id, "chat_id": chat.id}

    waiting = await coze.chat.retrieve(**place)
    output = cozepy.ToolOutput(tool_call_id="call-1", output="sunny")
    going_on = await coze.chat.submit_tool_outputs(tool_outputs=[output], **place, **not_streaming)

    assert waiting.status == "requires_action"
    [asked_for] = waiting.required_action.submit_tool_outputs.tool_calls
    assert (asked_for.id, asked_for.type, asked_for.function.name) == (
        "call-1",
        "function",
        "weather",
    )
    assert going_on.status == "in_progress"
    asked = fake.journal()[2]
    assert (asked.verb, asked.path) == ("POST", "/v3/chat/submit_tool_outputs")
    assert asked.query == place
    assert asked.sent == {
        "tool_outputs": [{"tool_call_id": "call-1", "output": "sunny"}],
        "stream": False,
    }


@contract("chat.stream")
async def test_stream_tells_the_chat_from_its_creation_to_its_end(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])
    fake.plan_chat(answer=["Hello", " World"])

    events = [event async for event in coze.chat.stream(bot_id=mock_bot_id, user_id=USER)]

    assert [event.event for event in events if event.event != "done"] == [
        "conversation.chat.created",
        "conversation.chat.in_progress",
        "conversation.message.delta",
        "conversation.message.delta",
        "conversation.message.completed",
        "conversation.message.completed",
        "conversation.chat.completed",
    ]
    deltas = [e.message.content for e in events if e.event == "conversation.message.delta"]
    assert deltas == ["Hello", " World"]
    assert not any(getattr(event, "unknown", None) for event in events)
    [ended] = [event.chat for event in events if event.event == "conversation.chat.completed"]
    assert (ended.status, ended.usage.token_count) == ("completed", 633)
    asked = fake.only()
    assert (asked.verb, asked.path) == ("POST", "/v3/chat")
    assert asked.sent["stream"] is True


@contract("chat.stream")
async def test_failed_chat_ends_its_stream_with_the_reason(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])
    fake.plan_chat(statuses=["failed"], error={"code": 5000, "msg": "event interval error"})

    events = [event async for event in coze.chat.stream(bot_id=mock_bot_id, user_id=USER)]

    [failed] = [event for event in events if event.event == "conversation.chat.failed"]
    assert (failed.chat.last_error.code, failed.chat.last_error.msg) == (
        5000,
        "event interval error",
    )
