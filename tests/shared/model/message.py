"""Messages of a conversation."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Optional

from tests.shared.model.entity import Entity
from tests.shared.model.requirement import NUMERIC_ID, TEXT, one_of
from tests.shared.model.schema import Agreement, Attribute, Schema


class Role(enum.Enum):
    """The author of a message."""

    USER = "user"
    ASSISTANT = "assistant"


class ContentType(enum.Enum):
    """The type of a message's content."""

    TEXT = "text"
    AUDIO = "audio"
    IMAGE = "image"


@dataclass(frozen=True)
class Message(Entity):
    """A message; the last two attributes are links from the document's diagram."""

    role: Role
    content: str
    content_type: ContentType = ContentType.TEXT
    message_id: Optional[str] = None
    conversation_id: Optional[str] = None
    chat_id: Optional[str] = None

    SCHEMA = Schema(
        "Message",
        (
            Attribute("message_id", NUMERIC_ID, is_optional=True),
            Attribute("role", one_of(Role), build=Role),
            Attribute("content", TEXT),
            Attribute("content_type", one_of(ContentType), is_optional=True, build=ContentType),
            Attribute("conversation_id", NUMERIC_ID, is_optional=True),
            Attribute("chat_id", NUMERIC_ID, is_optional=True),
        ),
        (
            Agreement(
                "content",
                ("role", "content"),
                "text that is not empty, for a user's message",
                lambda data: data["role"] != Role.USER.value or data["content"] != "",
            ),
        ),
    )
