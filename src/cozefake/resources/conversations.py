"""Conversations and the messages in them."""

from __future__ import annotations

from typing import Any

from cozefake import entity, paging
from cozefake.answer import Call, Handler, Reply
from cozefake.errors import not_found
from cozefake.resources import records


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
    # The context begins anew: a new section, the history stays.
    conversation["last_section_id"] = call.tenant.new_id()
    shown = {"id": conversation["last_section_id"], "conversation_id": conversation["id"]}
    return Reply(shown)


def create_message(call: Call) -> Reply:
    conversation = find(call, call.request.asked("conversation_id"))
    sent = {key: value for key, value in call.request.body.items() if value is not None}
    message = {**entered(sent), "conversation_id": conversation["id"]}
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
    # Beside `data`, not in it: so the definition and both other SDKs.
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
    """The tenant's conversation of that id."""
    found = call.tenant.state["conversations"].get(conversation_id or "")
    if found is None:
        raise not_found("conversation_id", conversation_id or "")
    return found


def messages(call: Call, conversation_id: str) -> list[dict[str, Any]]:
    """The conversation's messages, oldest first."""
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
        raise not_found("message_id", message_id or "")
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
