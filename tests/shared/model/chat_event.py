"""Events of a chat's stream."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any, Mapping, Optional

from tests.shared.model.chat import ChatStatus, Usage
from tests.shared.model.entity import Entity
from tests.shared.model.requirement import NUMERIC_ID, OBJECT, TEXT, one_of
from tests.shared.model.schema import Agreement, Attribute, Schema


class ChatEventType(enum.Enum):
    """The type of an event."""

    CHAT_CREATED = "conversation.chat.created"
    CHAT_IN_PROGRESS = "conversation.chat.in_progress"
    MESSAGE_DELTA = "conversation.message.delta"
    CHAT_COMPLETED = "conversation.chat.completed"
    CHAT_FAILED = "conversation.chat.failed"


STATUS_TOLD = {
    ChatEventType.CHAT_CREATED: ChatStatus.CREATED,
    ChatEventType.CHAT_IN_PROGRESS: ChatStatus.IN_PROGRESS,
    ChatEventType.CHAT_COMPLETED: ChatStatus.COMPLETED,
    ChatEventType.CHAT_FAILED: ChatStatus.FAILED,
}


@dataclass(frozen=True)
class MessageDelta(Entity):
    """The next piece of an answer."""

    content: str

    SCHEMA = Schema("MessageDelta", (Attribute("content", TEXT),))


@dataclass(frozen=True)
class ChatState(Entity):
    """The state of the chat, as reported by an event."""

    chat_id: str
    status: ChatStatus
    usage: Optional[Usage] = None

    SCHEMA = Schema(
        "ChatState",
        (
            Attribute("chat_id", NUMERIC_ID, key="id"),
            Attribute("status", one_of(ChatStatus), build=ChatStatus),
            Attribute("usage", OBJECT, is_optional=True, part=Usage.SCHEMA, build=Usage.from_dict),
        ),
    )


# Any: plain data, of which only valid attributes are read.
def _has_message_where_due(data: Mapping[str, Any]) -> bool:
    return ("message" in data) == _is_delta(data)


def _has_chat_where_due(data: Mapping[str, Any]) -> bool:
    return ("chat" in data) != _is_delta(data)


def _is_delta(data: Mapping[str, Any]) -> bool:
    return ChatEventType(data["event"]) is ChatEventType.MESSAGE_DELTA


def _tells_its_own_status(data: Mapping[str, Any]) -> bool:
    told = STATUS_TOLD.get(ChatEventType(data["event"]))
    if told is None or "chat" not in data:
        return True
    return ChatStatus(data["chat"]["status"]) is told


@dataclass(frozen=True)
class ChatEvent(Entity):
    """An event: the next piece of a message, or a status of the chat."""

    event: ChatEventType
    message: Optional[MessageDelta] = None
    chat: Optional[ChatState] = None

    SCHEMA = Schema(
        "ChatEvent",
        (
            Attribute("event", one_of(ChatEventType), build=ChatEventType),
            Attribute(
                "message",
                OBJECT,
                is_optional=True,
                part=MessageDelta.SCHEMA,
                build=MessageDelta.from_dict,
            ),
            Attribute(
                "chat", OBJECT, is_optional=True, part=ChatState.SCHEMA, build=ChatState.from_dict
            ),
        ),
        (
            Agreement(
                "message",
                ("event", "message"),
                "a message with a delta, and with no other event",
                _has_message_where_due,
            ),
            Agreement(
                "chat",
                ("event", "chat"),
                "a chat with every event but a delta",
                _has_chat_where_due,
            ),
            Agreement(
                "chat",
                ("event", "chat"),
                "a chat whose status is the one that the event tells",
                _tells_its_own_status,
            ),
        ),
    )
