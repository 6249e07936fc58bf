"""Fixtures over closed sets: a test that uses one runs once per value."""

from __future__ import annotations

import enum

import pytest

from tests.shared.model.chat import ChatStatus
from tests.shared.model.chat_event import ChatEventType
from tests.shared.model.message import ContentType, Role
from tests.shared.model.workflow import WorkflowStatus

HTTP_STATUS_CLASSES = {
    "informational": 100,
    "success": 200,
    "redirect": 301,
    "client-error": 400,
    "server-error": 500,
}


def plain(member: enum.Enum) -> str:
    """Return the data model's spelling of a value, for test ids."""
    return str(member.value)


@pytest.fixture(params=list(ChatStatus), ids=plain)
def any_chat_status(request: pytest.FixtureRequest) -> ChatStatus:
    return ChatStatus(request.param)


@pytest.fixture(params=list(ChatEventType), ids=plain)
def any_event_type(request: pytest.FixtureRequest) -> ChatEventType:
    return ChatEventType(request.param)


@pytest.fixture(params=list(Role), ids=plain)
def any_role(request: pytest.FixtureRequest) -> Role:
    return Role(request.param)


@pytest.fixture(params=list(ContentType), ids=plain)
def any_content_type(request: pytest.FixtureRequest) -> ContentType:
    return ContentType(request.param)


@pytest.fixture(params=list(WorkflowStatus), ids=plain)
def any_workflow_status(request: pytest.FixtureRequest) -> WorkflowStatus:
    return WorkflowStatus(request.param)


@pytest.fixture(params=list(HTTP_STATUS_CLASSES.values()), ids=list(HTTP_STATUS_CLASSES))
def any_http_status(request: pytest.FixtureRequest) -> int:
    """A status code of each of the five classes of HTTP."""
    return int(request.param)
