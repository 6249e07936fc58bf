"""Conversations and the messages in them."""

from __future__ import annotations

import json
from typing import Any

from cozefake import entity, paging
from cozefake.answer import Call, Handler, Reply
from cozefake.errors import not_found
from cozefake.resources import records
from cozefake.strictness import Strictness

# Allowed values in messages of a client, the default first.
_ALLOWED = {
    "role": ("user", "assistant"),
    "content_type": ("text", "object_string"),
    "type": ("question", "answer", "function_call", "tool_output", "tool_response"),
}
_MOST_PAIRS, _LONGEST_KEY, _LONGEST_VALUE = 16, 64, 512
_OBJECTS = ("text", "file", "image", "audio")


def create(call: Call) -> Reply:
    asked = call.request
    records.require_known(call, "bots", asked.sent("bot_id"))
    check_meta_data(call, asked.sent("meta_data", {}))
    name = asked.sent("name") or asked.sent("conversation_name")
    given = {
        "bot_id": asked.sent("bot_id", ""),
        "meta_data": asked.sent("meta_data", {}),
        **({"name": name} if name else {}),
    }
    conversation = entity.add(call.tenant, "conversations", {"id": call.tenant.new_id(), **given})
    for message in asked.sent("messages", []):
        entity.add(
            call.tenant,
            "messages",
            {**entered(call, message), "conversation_id": conversation["id"]},
        )
    return Reply(_shown(conversation))


def retrieve(call: Call) -> Reply:
    return Reply(_shown(find(call, call.request.asked("conversation_id"))))


def list_conversations(call: Call) -> Reply:
    mine = records.matching(call, "conversations", bot_id=call.request.asked("bot_id"))
    if call.request.asked("sort_order") == "desc":
        mine = mine[::-1]
    page = [_shown(each) for each in paging.numbered(call.request, mine)]
    return Reply({"conversations": page, "has_more": paging.has_more(call.request, len(mine))})


def update(call: Call) -> Reply:
    conversation = records.named(call, "conversations", "conversation_id")
    records.update(call, conversation, "name")
    return Reply(_shown(conversation))


def delete(call: Call) -> Reply:
    conversation = records.named(call, "conversations", "conversation_id")
    records.remove(call, "conversations", conversation)
    for message in messages(call, conversation["id"]):
        records.remove(call, "messages", message)
    return Reply()


def clear(call: Call) -> Reply:
    conversation = find(call, call.parameters["conversation_id"])
    # Clearing starts a new section, and so an empty context, but keeps the history.
    conversation["last_section_id"] = call.tenant.new_id()
    shown = {"id": conversation["last_section_id"], "conversation_id": conversation["id"]}
    return Reply(shown)


def create_message(call: Call) -> Reply:
    conversation = find(call, call.request.asked("conversation_id"))
    sent = {key: value for key, value in call.request.body.items() if value is not None}
    message = {**entered(call, sent), "conversation_id": conversation["id"]}
    return Reply(entity.shown("messages", entity.add(call.tenant, "messages", message)))


def list_messages(call: Call) -> Reply:
    conversation = find(call, call.request.asked("conversation_id"))
    mine = messages(call, conversation["id"])
    if chat_id := call.request.sent("chat_id"):
        mine = [message for message in mine if message["chat_id"] == chat_id]
    return Reply(beside=paging.by_cursor(call.request, records.shown("messages", mine)))


def retrieve_message(call: Call) -> Reply:
    return Reply(entity.shown("messages", _message(call)))


def modify_message(call: Call) -> Reply:
    message = _message(call)
    records.update(call, message, "content", "content_type", "meta_data", time="updated_at")
    # Beside `data`, not in it, as in the definition and in both other SDKs.
    return Reply(beside={"message": entity.shown("messages", message)})


def delete_message(call: Call) -> Reply:
    message = _message(call)
    records.remove(call, "messages", message)
    return Reply(entity.shown("messages", message))


def create_feedback(call: Call) -> Reply:
    _named_message(call)["feedback"] = records.sent(
        call, "feedback_type", "reason_types", "comment"
    )
    return Reply()


def delete_feedback(call: Call) -> Reply:
    message = _named_message(call)
    if message.pop("feedback", None) is None:
        raise not_found("feedback of message_id", message["id"])
    return Reply()


# Any: entities in wire form.
def find(call: Call, conversation_id: str | None) -> dict[str, Any]:
    """Return the tenant's conversation of that id, or raise the error for an unknown one."""
    found = call.tenant.state["conversations"].get(conversation_id or "")
    if found is None:
        raise records.unknown("conversation_id", "conversations", conversation_id)
    return found


def messages(call: Call, conversation_id: str) -> list[dict[str, Any]]:
    """Return the conversation's messages, oldest first."""
    return records.matching(call, "messages", conversation_id=conversation_id)


def _shown(conversation: dict[str, Any]) -> dict[str, Any]:
    return entity.shown("conversations", conversation)


def _message(call: Call) -> dict[str, Any]:
    asked = call.request.asked
    return _in_conversation(call, asked("conversation_id"), asked("message_id"))


def _named_message(call: Call) -> dict[str, Any]:
    parameters = call.parameters
    return _in_conversation(call, parameters["conversation_id"], parameters["message_id"])


def _in_conversation(
    call: Call, conversation_id: str | None, message_id: str | None
) -> dict[str, Any]:
    conversation = find(call, conversation_id)
    found = call.tenant.state["messages"].get(message_id or "")
    if found is None or found["conversation_id"] != conversation["id"]:
        raise records.unknown("message_id", "messages", message_id)
    return found


def entered(call: Call, sent: dict[str, Any]) -> dict[str, Any]:
    """Return the checked fields of a client's message."""
    for key, allowed in _ALLOWED.items():
        # One client sends an empty value for an absent one.
        value = sent.get(key) or allowed[0]
        wrong = f"Request parameter error: {key} is one of {', '.join(allowed)}, not {value}"
        call.require(value in allowed, 4000, wrong)
    check_meta_data(call, sent.get("meta_data") or {})
    if sent.get("content_type") == "object_string":
        _check_objects(call, sent.get("content") or "")
    keys = ("role", "content", "content_type", "meta_data", "type")
    return {key: sent[key] for key in keys if sent.get(key)}


def check_meta_data(call: Call, pairs: dict[str, str]) -> None:
    """Check a client's metadata against the documented lengths."""
    wrong = (
        f"Request parameter error: meta_data has at most {_MOST_PAIRS} pairs, "
        f"of 1 to {_LONGEST_KEY} and 1 to {_LONGEST_VALUE} letters"
    )
    fits = all(
        0 < len(key) <= _LONGEST_KEY and 0 < len(value) <= _LONGEST_VALUE
        for key, value in pairs.items()
    )
    call.require(len(pairs) <= _MOST_PAIRS and fits, 4003, wrong)


def _check_objects(call: Call, content: str) -> None:
    """Check the objects in a message's content against the documentation."""
    try:
        objects = json.loads(content)
    except ValueError:
        objects = None
    is_list = isinstance(objects, list) and all(isinstance(each, dict) for each in objects)
    wrong = "Request parameter error: content is a list of objects, as JSON, for object_string"
    call.require(is_list, 4000, wrong, Strictness.STRICT)
    for each in objects if isinstance(objects, list) else ():
        if not isinstance(each, dict):
            continue
        named = f"Request parameter error: type is one of {', '.join(_OBJECTS)}"
        call.require(each.get("type") in _OBJECTS, 4000, named, Strictness.STRICT)
        if file_id := each.get("file_id"):
            records.require_known(call, "files", str(file_id))


HANDLERS: dict[str, Handler] = {
    "conversations.create": create,
    "conversations.retrieve": retrieve,
    "conversations.list": list_conversations,
    "conversations.clear": clear,
    "conversations.update": update,
    "conversations.delete": delete,
    "messages.create": create_message,
    "messages.list": list_messages,
    "messages.retrieve": retrieve_message,
    "messages.modify": modify_message,
    "messages.delete": delete_message,
    "messages.feedback.create": create_feedback,
    "messages.feedback.delete": delete_feedback,
}
