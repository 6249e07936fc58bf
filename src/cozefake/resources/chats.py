"""Chats: a bot answers in a conversation, step by step or as a stream."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from cozefake import entity
from cozefake.answer import Call, Handler, Reply, Stream, compact
from cozefake.errors import chat_has_ended
from cozefake.resources import conversations, records
from cozefake.script import ChatPlan, Frame
from cozefake.strictness import Strictness

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDED = ("completed", "failed", "canceled")
# Keys of a chat that are never shown, for its further course.
_PLAN, _LOOKS, _IS_SAVED = "_plan", "_looks", "_is_saved"
_RUNNING = ("created", "in_progress")
_MOST_MESSAGES = 100


def create(call: Call) -> Reply | Stream:
    asked = call.request
    bot_id = asked.sent("bot_id")
    bot = call.tenant.state["bots"].get(bot_id)
    if bot is None:
        raise records.unknown("bot_id", "bots", bot_id)
    is_draft = asked.sent("publish_status") == "unpublished_draft"
    unpublished = f"The bot_id {bot_id} has not been published to the channel Agent As API."
    call.require(bot["is_published"] or is_draft, 4015, unpublished)
    no_version = "Request parameter error: a draft has no bot_version"
    call.require(not (is_draft and asked.sent("bot_version")), 4000, no_version)
    saved = asked.sent("stream", default=False) or asked.sent("auto_save_history", default=True)
    unseen = "Request parameter error: auto_save_history must be true where stream is false"
    call.require(saved, 4007, unseen, Strictness.STRICT)
    many = f"Request parameter error: at most {_MOST_MESSAGES} additional_messages"
    call.require(len(asked.sent("additional_messages", [])) <= _MOST_MESSAGES, 4004, many)
    conversations.check_meta_data(call, asked.sent("meta_data", {}))
    conversation = _conversation(call, bot_id)
    chats = records.matching(call, "chats", conversation_id=conversation["id"])
    busy = "A chat is in progress in this conversation; a second one can begin when it has ended."
    # A chat that a test has added does not run, as it has no plan.
    running = [each for each in chats if each["status"] in _RUNNING and _PLAN in each]
    call.require(not running, 4016, busy)
    return begin(call, conversation, bot_id, done='"[DONE]"')


def begin(call: Call, conversation: dict[str, Any], bot_id: str, *, done: Any) -> Reply | Stream:
    """Begin a chat and return it, or its stream; `done` is the data of a stream's last event."""
    asked = call.request
    plan = call.tenant.chat_plans.popleft() if call.tenant.chat_plans else ChatPlan()
    chat = entity.add(
        call.tenant,
        "chats",
        {
            "id": call.tenant.new_id(),
            "conversation_id": conversation["id"],
            "bot_id": bot_id,
            "status": plan.first,
            "meta_data": asked.sent("meta_data", {}),
            "section_id": conversation["last_section_id"],
            _PLAN: plan,
            _LOOKS: 0,
            _IS_SAVED: asked.sent("auto_save_history", default=True),
        },
    )
    for message in asked.sent("additional_messages", []):
        _say(call, chat, conversations.entered(call, message))
    if asked.sent("stream", default=not isinstance(done, str)):
        return Stream(_events_of(call, chat, plan, done))
    return Reply(shown(chat))


def retrieve(call: Call) -> Reply:
    chat = _chat(call, call.request.asked("conversation_id"), call.request.asked("chat_id"))
    if chat["status"] not in (*ENDED, "requires_action"):
        plan: ChatPlan = chat[_PLAN]
        step = min(chat[_LOOKS], len(plan.statuses) - 1)
        chat[_LOOKS] += 1
        if plan.statuses[step] == "completed":
            _say_all(call, chat)
        _enter(call, chat, plan.statuses[step])
    return Reply(shown(chat))


def cancel(call: Call) -> Reply:
    chat = _chat(call, call.request.sent("conversation_id"), call.request.sent("chat_id"))
    if chat["status"] in ENDED:
        raise chat_has_ended(chat["status"])
    chat["status"] = "canceled"
    return Reply(shown(chat))


def list_messages(call: Call) -> Reply:
    chat = _chat(call, call.request.asked("conversation_id"), call.request.asked("chat_id"))
    said = conversations.messages(call, chat["conversation_id"])
    # Only the bot's messages are listed, without the client's question.
    answered = [
        each for each in said if each["chat_id"] == chat["id"] and each["type"] != "question"
    ]
    return Reply(records.shown("messages", answered))


def submit_tool_outputs(call: Call) -> Reply | Stream:
    chat = _chat(call, call.request.asked("conversation_id"), call.request.asked("chat_id"))
    if chat["status"] != "requires_action":
        raise chat_has_ended(chat["status"])
    unsaved = "The chat was not saved: auto_save_history was false."
    call.require(chat.get(_IS_SAVED, True), 5000, unsaved)
    chat.pop("required_action", None)
    chat["status"] = "in_progress"
    chat[_PLAN] = plan = ChatPlan(answer=chat[_PLAN].answer)
    chat[_LOOKS] = 0
    if call.request.sent("stream", default=False):
        return Stream(_events_of(call, chat, plan, '"[DONE]"', is_resumed=True))
    return Reply(shown(chat))


# Any: entities in wire form, throughout this module.
def shown(chat: dict[str, Any]) -> dict[str, Any]:
    """Return the chat without its internal keys."""
    return entity.shown("chats", chat)


def _conversation(call: Call, bot_id: str) -> dict[str, Any]:
    conversation_id = call.request.asked("conversation_id")
    if conversation_id:
        return conversations.find(call, conversation_id)
    return entity.add(call.tenant, "conversations", {"id": call.tenant.new_id(), "bot_id": bot_id})


def _chat(call: Call, conversation_id: str | None, chat_id: str | None) -> dict[str, Any]:
    conversation = conversations.find(call, conversation_id)
    chat = call.tenant.state["chats"].get(chat_id or "")
    if chat is None or chat["conversation_id"] != conversation["id"]:
        raise records.unknown("chat_id", "chats", chat_id)
    # A chat that a test has added takes the usual course.
    chat.setdefault(_PLAN, ChatPlan())
    chat.setdefault(_LOOKS, 0)
    return chat


def _say(call: Call, chat: dict[str, Any], message: dict[str, Any]) -> dict[str, Any]:
    place = {key: chat[key] for key in ("conversation_id", "bot_id", "section_id")}
    return entity.add(call.tenant, "messages", {**place, "chat_id": chat["id"], **message})


def _say_all(call: Call, chat: dict[str, Any]) -> list[dict[str, Any]]:
    """Add the bot's messages to the conversation and return them."""
    return [_say(call, chat, each) for each in _planned_messages(chat[_PLAN])]


def _enter(call: Call, chat: dict[str, Any], status: str) -> None:
    """Set the chat's status, and the fields that depend on it."""
    plan: ChatPlan = chat[_PLAN]
    chat["status"] = status
    if status == "completed":
        chat["completed_at"] = max(call.tenant.now(), chat["created_at"])
        chat["usage"] = {"token_count": 633, "output_count": 19, "input_count": 614}
    elif status == "failed":
        chat["failed_at"] = max(call.tenant.now(), chat["created_at"])
        chat["last_error"] = plan.error or {"code": 5000, "msg": "event interval error"}
    elif status == "requires_action":
        calls = {"tool_calls": list(plan.tool_calls)}
        chat["required_action"] = {"type": "submit_tool_outputs", "submit_tool_outputs": calls}


def _planned_messages(plan: ChatPlan) -> list[dict[str, Any]]:
    """Return the bot's planned messages in order: tool calls, the answer, follow-ups."""
    bot = {"role": "assistant", "content_type": "text"}
    messages: list[dict[str, Any]] = []
    for tool in plan.tools:
        asked = {"name": tool["name"], "arguments": tool.get("arguments", {})}
        messages.append({**bot, "type": "function_call", "content": compact(asked)})
        messages.append({**bot, "type": "tool_response", "content": tool.get("response", "")})
    answer = {**bot, "type": "answer", "content": "".join(plan.answer)}
    if plan.reasoning:
        answer["reasoning_content"] = "".join(plan.reasoning)
    messages.append(answer)
    messages += [{**bot, "type": "follow_up", "content": each} for each in plan.follow_ups]
    return messages


def _events_of(
    call: Call, chat: dict[str, Any], plan: ChatPlan, done: Any, *, is_resumed: bool = False
) -> Iterator[Frame]:
    """Yield the chat's course as events; each changes the chat only when it is sent."""
    if not is_resumed:
        yield Frame("conversation.chat.created", shown(chat))
    chat["status"] = "in_progress"
    yield Frame("conversation.chat.in_progress", shown(chat))
    if plan.is_held:
        yield Frame(is_hold=True)
    end = plan.statuses[-1]
    if end == "completed" and chat["status"] == "in_progress":
        spoken = [
            frame for each in _say_all(call, chat) for frame in _message_events(call, each, plan)
        ]
        for frame in spoken:
            if chat["status"] != "in_progress":
                break
            yield dataclasses.replace(frame, delay=plan.pace)
    # The chat may have been cancelled in the meantime.
    if chat["status"] == "in_progress":
        _enter(call, chat, end)
        yield Frame(f"conversation.chat.{end}", shown(chat))
    yield Frame("done", done)
    if not chat.get(_IS_SAVED, True) and chat["status"] in ENDED:
        _forget(call, chat)


def _forget(call: Call, chat: dict[str, Any]) -> None:
    """Remove a chat and its messages if its history is not to be saved."""
    records.remove(call, "chats", chat)
    for message in records.matching(call, "messages", chat_id=chat["id"]):
        records.remove(call, "messages", message)


def _message_events(call: Call, message: dict[str, Any], plan: ChatPlan) -> list[Frame]:
    """Return the events of one message; an answer is sent in pieces, other messages at once."""
    message = entity.shown("messages", message)
    completed = "conversation.message.completed"
    if message["type"] != "answer":
        return [Frame(completed, message)]
    delta = {key: value for key, value in message.items() if key != "reasoning_content"}
    frames = [
        Frame("conversation.message.delta", {**delta, "content": "", "reasoning_content": piece})
        for piece in plan.reasoning
    ]
    frames += [
        Frame("conversation.message.delta", {**delta, "content": piece}) for piece in plan.answer
    ]
    frames += [
        Frame("conversation.audio.delta", {**delta, "content": piece, "content_type": "audio"})
        for piece in plan.audio
    ]
    finish = compact({"msg_type": "generate_answer_finish", "data": "", "from_module": None})
    verbose = {**delta, "id": call.tenant.new_id(), "type": "verbose", "content": finish}
    return [*frames, Frame(completed, message), Frame(completed, verbose)]


HANDLERS: dict[str, Handler] = {
    "chat.create": create,
    "chat.retrieve": retrieve,
    "chat.cancel": cancel,
    "chat.messages.list": list_messages,
    "chat.submit_tool_outputs": submit_tool_outputs,
}
