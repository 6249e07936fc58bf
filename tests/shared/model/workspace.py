"""Workspaces, to which bots belong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from tests.shared.model.entity import Entity
from tests.shared.model.requirement import HYPHENATED_ID, TEXT
from tests.shared.model.schema import Attribute, Schema


@dataclass(frozen=True)
class Workspace(Entity):
    """A workspace; the document has it only in its diagram, so it has only an id and a name."""

    workspace_id: str
    name: Optional[str] = None

    SCHEMA = Schema(
        "Workspace",
        (
            Attribute("workspace_id", HYPHENATED_ID),
            Attribute("name", TEXT, is_optional=True),
        ),
    )
