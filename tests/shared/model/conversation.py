"""Conversations, to which chats belong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from tests.shared.model.entity import Entity
from tests.shared.model.requirement import NUMERIC_ID, TIMESTAMP
from tests.shared.model.schema import Attribute, Schema


@dataclass(frozen=True)
class Conversation(Entity):
    """A conversation with a bot; the document has it only in its diagram, so it has only ids."""

    conversation_id: str
    bot_id: str
    created_at: Optional[int] = None

    SCHEMA = Schema(
        "Conversation",
        (
            Attribute("conversation_id", NUMERIC_ID),
            Attribute("bot_id", NUMERIC_ID),
            Attribute("created_at", TIMESTAMP, is_optional=True),
        ),
    )
