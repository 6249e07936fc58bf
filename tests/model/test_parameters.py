"""Parametrized fixtures: a test that names one runs once for every value, under a readable id."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.shared.factories import Factory
from tests.shared.model.chat import ChatStatus
from tests.shared.model.chat_event import ChatEventType
from tests.shared.model.http_response import Headers, HTTPResponse
from tests.shared.model.json_object import JsonObject
from tests.shared.model.message import ContentType, Role
from tests.shared.model.workflow import WorkflowStatus

ROOT = Path(__file__).parent.parent.parent
RUNS = {
    "any_chat_status": ["created", "in_progress", "completed", "failed"],
    "any_event_type": [
        "conversation.chat.created",
        "conversation.chat.in_progress",
        "conversation.message.delta",
        "conversation.chat.completed",
        "conversation.chat.failed",
    ],
    "any_role": ["user", "assistant"],
    "any_content_type": ["text", "audio", "image"],
    "any_workflow_status": ["running", "succeeded", "failed"],
    "any_http_status": ["informational", "success", "redirect", "client-error", "server-error"],
}


def test_test_runs_once_for_every_value(tmp_path: Path) -> None:
    file = tmp_path / "test_all.py"
    file.write_text("".join("def test_{0}({0}): pass\n".format(name) for name in RUNS))
    wanted = [
        "test_all.py::test_{}[{}]".format(name, value) for name in RUNS for value in RUNS[name]
    ]

    collected = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "--collect-only", "-q", str(file)),
            *("-p", "tests.shared.parameters", "--rootdir", str(tmp_path), "-c", os.devnull),
        ],
        cwd=str(ROOT),
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        stdout=subprocess.PIPE,
        check=True,
    )

    lines = collected.stdout.decode("utf-8").splitlines()
    assert [line for line in lines if "::" in line] == wanted


def test_chat_of_any_status_is_made(factory: Factory, any_chat_status: ChatStatus) -> None:
    assert factory.chat(any_chat_status).status is any_chat_status


def test_message_of_any_role_and_type_is_made(
    factory: Factory, any_role: Role, any_content_type: ContentType
) -> None:
    message = factory.message(any_role, content_type=any_content_type)

    assert (message.role, message.content_type) == (any_role, any_content_type)


def test_run_of_any_status_is_made(factory: Factory, any_workflow_status: WorkflowStatus) -> None:
    assert factory.workflow_run(any_workflow_status).status is any_workflow_status


def test_event_of_any_type_is_in_a_stream(factory: Factory, any_event_type: ChatEventType) -> None:
    streams = (factory.stream(["Hello"], end) for end in (ChatStatus.COMPLETED, ChatStatus.FAILED))

    assert any_event_type in {event.event for stream in streams for event in stream.events}


def test_answer_of_any_status_class_is_made(factory: Factory, any_http_status: int) -> None:
    logid = factory.logid()
    body = JsonObject.of({"logid": logid, "error": "Bad Request", "message": "Invalid"})

    answer = HTTPResponse(
        any_http_status, Headers.of({"Content-Type": "application/json"}), body, logid
    )

    assert answer.status_code == any_http_status
