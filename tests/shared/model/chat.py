"""Chats: one question to a bot, and the state of its answer."""

from __future__ import annotations

import dataclasses
import enum
from dataclasses import dataclass
from typing import Optional

from tests.shared.model.entity import Entity
from tests.shared.model.requirement import COUNT, NUMERIC_ID, OBJECT, TIMESTAMP, one_of
from tests.shared.model.schema import Agreement, Attribute, Schema
from tests.shared.model.state_machine import StateMachine


class ChatStatus(enum.Enum):
    """The progress of a chat."""

    CREATED = "created"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    FAILED = "failed"


CHAT_STEPS = StateMachine(
    "Chat",
    "status",
    ChatStatus.CREATED,
    {
        ChatStatus.CREATED: (ChatStatus.IN_PROGRESS,),
        ChatStatus.IN_PROGRESS: (ChatStatus.COMPLETED, ChatStatus.FAILED),
        ChatStatus.COMPLETED: (),
        ChatStatus.FAILED: (),
    },
)


@dataclass(frozen=True)
class Usage(Entity):
    """Tokens used: in total, for input, and for output."""

    token_count: int
    input_count: int
    output_count: int

    SCHEMA = Schema(
        "Usage",
        (
            Attribute("token_count", COUNT),
            Attribute("input_count", COUNT),
            Attribute("output_count", COUNT),
        ),
    )


@dataclass(frozen=True)
class Chat(Entity):
    """A chat in a conversation; times are seconds since 1970."""

    chat_id: str
    conversation_id: str
    bot_id: str
    status: ChatStatus
    usage: Usage
    created_at: int
    completed_at: Optional[int] = None

    SCHEMA = Schema(
        "Chat",
        (
            Attribute("chat_id", NUMERIC_ID, key="id"),
            Attribute("conversation_id", NUMERIC_ID),
            Attribute("bot_id", NUMERIC_ID),
            Attribute("status", one_of(ChatStatus), build=ChatStatus),
            Attribute("usage", OBJECT, part=Usage.SCHEMA, build=Usage.from_dict),
            Attribute("created_at", TIMESTAMP),
            Attribute("completed_at", TIMESTAMP, is_optional=True),
        ),
        (
            Agreement(
                "completed_at",
                ("created_at", "completed_at"),
                "a time that is not before created_at",
                lambda data: data.get("completed_at", data["created_at"]) >= data["created_at"],
            ),
        ),
    )

    def moved_to(self, status: ChatStatus, at: Optional[int] = None) -> Chat:
        """Return this chat after one step; a final step sets `completed_at` to `at`.

        Raise InvalidEntityError, which names the legal steps, for any other step.
        """
        CHAT_STEPS.check(self.status, status)
        completed_at = at if CHAT_STEPS.is_final(status) else self.completed_at
        return dataclasses.replace(self, status=status, completed_at=completed_at)
