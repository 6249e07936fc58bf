"""Conversations and the messages in them."""

from __future__ import annotations

from typing import Any

from cozefake import entity, paging
from cozefake.answer import Call, Handler, Reply
from cozefake.errors import not_found


def create(call: Call) -> Reply:
    asked = call.request
    name = asked.sent("name") or asked.sent("conversation_name")
    given = {
        "bot_id": asked.sent("bot_id", ""),
        "meta_data": asked.sent("meta_data", {}),
        **({"name": name} if name else {}),
    }
    conversation = entity.add(call.tenant, "conversations", {"id": call.tenant.new_id(), **given})
    for message in asked.sent("messages", []):
        entity.add(
            call.tenant, "messages", {**entered(message), "conversation_id": conversation["id"]}
        )
    return Reply(_shown(conversation))


def retrieve(call: Call) -> Reply:
    return Reply(_shown(find(call, call.request.asked("conversation_id"))))


def list_conversations(call: Call) -> Reply:
    bot_id = call.request.asked("bot_id")
    every = call.tenant.state["conversations"].values()
    mine = [each for each in every if each["bot_id"] == bot_id]
    page = [_shown(each) for each in paging.numbered(call.request, mine)]
    return Reply({"conversations": page, "has_more": paging.has_more(call.request, len(mine))})


def clear(call: Call) -> Reply:
    conversation = find(call, call.parameters["conversation_id"])
    # The context begins anew: a new section, the history stays.
    conversation["last_section_id"] = call.tenant.new_id()
    shown = {"id": conversation["last_section_id"], "conversation_id": conversation["id"]}
    return Reply(shown)


def create_message(call: Call) -> Reply:
    conversation = find(call, call.request.asked("conversation_id"))
    sent = {key: value for key, value in call.request.body.items() if value is not None}
    message = {**entered(sent), "conversation_id": conversation["id"]}
    return Reply(entity.add(call.tenant, "messages", message))


def list_messages(call: Call) -> Reply:
    conversation = find(call, call.request.asked("conversation_id"))
    mine = messages(call, conversation["id"])
    if chat_id := call.request.sent("chat_id"):
        mine = [message for message in mine if message["chat_id"] == chat_id]
    return Reply(beside=paging.by_cursor(call.request, mine))


def retrieve_message(call: Call) -> Reply:
    return Reply(_message(call))


def modify_message(call: Call) -> Reply:
    message = _message(call)
    sent = call.request.body or {}
    message.update({key: value for key, value in sent.items() if value is not None})
    # Beside `data`, not in it: so the definition and both other SDKs.
    return Reply(beside={"message": message})


def delete_message(call: Call) -> Reply:
    message = _message(call)
    del call.tenant.state["messages"][message["id"]]
    return Reply(message)


# Any: entities in wire form.
def find(call: Call, conversation_id: str | None) -> dict[str, Any]:
    """The tenant's conversation of that id."""
    found = call.tenant.state["conversations"].get(conversation_id or "")
    if found is None:
        raise not_found("conversation_id", conversation_id or "")
    return found


def messages(call: Call, conversation_id: str) -> list[dict[str, Any]]:
    """The conversation's messages, oldest first."""
    every = call.tenant.state["messages"].values()
    return [message for message in every if message["conversation_id"] == conversation_id]


def _shown(conversation: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in conversation.items() if key != "bot_id"}


def _message(call: Call) -> dict[str, Any]:
    conversation = find(call, call.request.asked("conversation_id"))
    message_id = call.request.asked("message_id") or ""
    found = call.tenant.state["messages"].get(message_id)
    if found is None or found["conversation_id"] != conversation["id"]:
        raise not_found("message_id", message_id)
    return found


def entered(sent: dict[str, Any]) -> dict[str, Any]:
    """The parts of a message that a client enters."""
    keys = ("role", "content", "content_type", "meta_data", "type")
    return {key: sent[key] for key in keys if sent.get(key) is not None}


HANDLERS: dict[str, Handler] = {
    "conversations.create": create,
    "conversations.retrieve": retrieve,
    "conversations.list": list_conversations,
    "conversations.clear": clear,
    "messages.create": create_message,
    "messages.list": list_messages,
    "messages.retrieve": retrieve_message,
    "messages.modify": modify_message,
    "messages.delete": delete_message,
}
