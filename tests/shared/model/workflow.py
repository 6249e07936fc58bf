"""Workflows and their runs."""

from __future__ import annotations

import dataclasses
import enum
from dataclasses import dataclass
from typing import Optional

from tests.shared.model.entity import Entity
from tests.shared.model.json_object import JsonObject
from tests.shared.model.requirement import (
    HYPHENATED_ID,
    JSON_OBJECT,
    NUMERIC_ID,
    TIMESTAMP,
    one_of,
)
from tests.shared.model.schema import Attribute, Schema
from tests.shared.model.state_machine import StateMachine


class WorkflowStatus(enum.Enum):
    """The progress of a run."""

    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


WORKFLOW_STEPS = StateMachine(
    "WorkflowRun",
    "status",
    WorkflowStatus.RUNNING,
    {
        WorkflowStatus.RUNNING: (WorkflowStatus.SUCCEEDED, WorkflowStatus.FAILED),
        WorkflowStatus.SUCCEEDED: (),
        WorkflowStatus.FAILED: (),
    },
)


@dataclass(frozen=True)
class Workflow(Entity):
    """A workflow; it belongs to a bot, which the data model leaves implicit."""

    workflow_id: str
    bot_id: Optional[str] = None

    SCHEMA = Schema(
        "Workflow",
        (
            Attribute("workflow_id", HYPHENATED_ID),
            Attribute("bot_id", NUMERIC_ID, is_optional=True),
        ),
    )


@dataclass(frozen=True)
class WorkflowRun(Entity):
    """One execution of a workflow; times are seconds since 1970."""

    workflow_id: str
    workflow_run_id: str
    status: WorkflowStatus
    inputs: JsonObject
    created_at: int
    outputs: Optional[JsonObject] = None
    completed_at: Optional[int] = None

    SCHEMA = Schema(
        "WorkflowRun",
        (
            Attribute("workflow_id", HYPHENATED_ID),
            Attribute("workflow_run_id", HYPHENATED_ID),
            Attribute("status", one_of(WorkflowStatus), build=WorkflowStatus),
            Attribute("inputs", JSON_OBJECT, build=JsonObject.of),
            Attribute("outputs", JSON_OBJECT, is_optional=True, build=JsonObject.of),
            Attribute("created_at", TIMESTAMP),
            Attribute("completed_at", TIMESTAMP, is_optional=True),
        ),
    )

    def moved_to(
        self,
        status: WorkflowStatus,
        at: Optional[int] = None,
        outputs: Optional[JsonObject] = None,
    ) -> WorkflowRun:
        """Return this run after one step, at that time and with those results.

        Raise InvalidEntityError, which names the legal steps, for any other step.
        """
        WORKFLOW_STEPS.check(self.status, status)
        return dataclasses.replace(self, status=status, completed_at=at, outputs=outputs)
