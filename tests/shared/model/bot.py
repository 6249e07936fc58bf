"""Bots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from tests.shared.model.entity import Entity
from tests.shared.model.requirement import HYPHENATED_ID, NUMERIC_ID, TEXT, TIMESTAMP
from tests.shared.model.schema import Attribute, Schema


@dataclass(frozen=True)
class Bot(Entity):
    """A bot of a workspace."""

    bot_id: str
    workspace_id: str
    name: Optional[str] = None
    description: Optional[str] = None
    created_at: Optional[int] = None

    SCHEMA = Schema(
        "Bot",
        (
            Attribute("bot_id", NUMERIC_ID),
            Attribute("workspace_id", HYPHENATED_ID),
            Attribute("name", TEXT, is_optional=True),
            Attribute("description", TEXT, is_optional=True),
            Attribute("created_at", TIMESTAMP, is_optional=True),
        ),
    )
