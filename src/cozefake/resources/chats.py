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
# Kept with a chat, never shown: how it goes on.
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
    call.hold(bot["is_published"] or is_draft, 4015, unpublished)
    no_version = "Request parameter error: a draft has no bot_version"
    call.hold(not (is_draft and asked.sent("bot_version")), 4000, no_version)
    saved = asked.sent("stream", default=False) or asked.sent("auto_save_history", default=True)
    unseen = "Request parameter error: auto_save_history must be true where stream is false"
    call.hold(saved, 4007, unseen, Strictness.STRICT)
    many = f"Request parameter error: at most {_MOST_MESSAGES} additional_messages"
    call.hold(len(asked.sent("additional_messages", [])) <= _MOST_MESSAGES, 4004, many)
    conversations.hold_meta_data(call, asked.sent("meta_data", {}))
    conversation = _conversation(call, bot_id)
    chats = records.matching(call, "chats", conversation_id=conversation["id"])
    busy = "A chat is in progress in this conversation; a second one can begin when it has ended."
    # A chat that a test has added has no bot that answers in it.
    running = [each for each in chats if each["status"] in _RUNNING and _PLAN in each]
    call.hold(not running, 4016, busy)
    return begin(call, conversation, bot_id, done='"[DONE]"')


def begin(call: Call, conversation: dict[str, Any], bot_id: str, *, done: Any) -> Reply | Stream:
    """Begin a chat; `done` is the data of a stream's last event."""
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
        return Stream(_told(call, chat, plan, done))
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
    # The question is the client's own: only what the bot said is listed.
    answered = [
        each for each in said if each["chat_id"] == chat["id"] and each["type"] != "question"
    ]
    return Reply(records.shown("messages", answered))


def submit_tool_outputs(call: Call) -> Reply | Stream:
    chat = _chat(call, call.request.asked("conversation_id"), call.request.asked("chat_id"))
    if chat["status"] != "requires_action":
        raise chat_has_ended(chat["status"])
    unsaved = "The chat was not saved: auto_save_history was false."
    call.hold(chat.get(_IS_SAVED, True), 5000, unsaved)
    chat.pop("required_action", None)
    chat["status"] = "in_progress"
    chat[_PLAN] = plan = ChatPlan(answer=chat[_PLAN].answer)
    chat[_LOOKS] = 0
    if call.request.sent("stream", default=False):
        return Stream(_told(call, chat, plan, '"[DONE]"', is_resumed=True))
    return Reply(shown(chat))


# Any: entities in wire form, all through this module.
def shown(chat: dict[str, Any]) -> dict[str, Any]:
    """The chat as clients see it."""
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
    # A chat that a test has added goes its usual way.
    chat.setdefault(_PLAN, ChatPlan())
    chat.setdefault(_LOOKS, 0)
    return chat


def _say(call: Call, chat: dict[str, Any], message: dict[str, Any]) -> dict[str, Any]:
    place = {key: chat[key] for key in ("conversation_id", "bot_id", "section_id")}
    return entity.add(call.tenant, "messages", {**place, "chat_id": chat["id"], **message})


def _say_all(call: Call, chat: dict[str, Any]) -> list[dict[str, Any]]:
    """Let the bot say what it says; returns its messages."""
    return [_say(call, chat, each) for each in _said(chat[_PLAN])]


def _enter(call: Call, chat: dict[str, Any], status: str) -> None:
    """Let the chat enter a status, with the fields that come with it."""
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


def _said(plan: ChatPlan) -> list[dict[str, Any]]:
    """The bot's messages, in the order in which it says them: the last answer is the answer."""
    bot = {"role": "assistant", "content_type": "text"}
    said: list[dict[str, Any]] = []
    for tool in plan.tools:
        asked = {"name": tool["name"], "arguments": tool.get("arguments", {})}
        said.append({**bot, "type": "function_call", "content": compact(asked)})
        said.append({**bot, "type": "tool_response", "content": tool.get("response", "")})
    answer = {**bot, "type": "answer", "content": "".join(plan.answer)}
    if plan.reasoning:
        answer["reasoning_content"] = "".join(plan.reasoning)
    said.append(answer)
    said += [{**bot, "type": "follow_up", "content": each} for each in plan.follow_ups]
    return said


def _told(
    call: Call, chat: dict[str, Any], plan: ChatPlan, done: Any, *, is_resumed: bool = False
) -> Iterator[Frame]:
    """The chat's whole course as the events of a stream, each of which happens as it goes out."""
    if not is_resumed:
        yield Frame("conversation.chat.created", shown(chat))
    chat["status"] = "in_progress"
    yield Frame("conversation.chat.in_progress", shown(chat))
    if plan.is_held:
        yield Frame(is_hold=True)
    end = plan.statuses[-1]
    if end == "completed" and chat["status"] == "in_progress":
        spoken = [frame for each in _say_all(call, chat) for frame in _spoken(call, each, plan)]
        for frame in spoken:
            if chat["status"] != "in_progress":
                break
            yield dataclasses.replace(frame, delay=plan.pace)
    # Somebody may have cancelled it on the way.
    if chat["status"] == "in_progress":
        _enter(call, chat, end)
        yield Frame(f"conversation.chat.{end}", shown(chat))
    yield Frame("done", done)
    if not chat.get(_IS_SAVED, True) and chat["status"] in ENDED:
        _forget(call, chat)


def _forget(call: Call, chat: dict[str, Any]) -> None:
    """Nothing is left of a chat whose history is not saved."""
    records.remove(call, "chats", chat)
    for message in records.matching(call, "messages", chat_id=chat["id"]):
        records.remove(call, "messages", message)


def _spoken(call: Call, message: dict[str, Any], plan: ChatPlan) -> list[Frame]:
    """The events of one message: an answer comes in pieces, the rest at once."""
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
