"""The wire form: the service's names, nothing that it does not have, nothing lost."""

from __future__ import annotations

import json
from typing import Any, Dict, Tuple, Type

import pytest

from tests.shared.factories import Factory
from tests.shared.model import wire
from tests.shared.model.bot import Bot
from tests.shared.model.chat import Chat, ChatStatus, Usage
from tests.shared.model.chat_event import ChatEvent, ChatEventType, ChatState, MessageDelta
from tests.shared.model.client_config import ClientConfig
from tests.shared.model.conversation import Conversation
from tests.shared.model.entity import Entity
from tests.shared.model.event_stream import EventStream
from tests.shared.model.http_response import HTTPResponse
from tests.shared.model.json_object import JsonObject
from tests.shared.model.message import ContentType, Message, Role
from tests.shared.model.page import Page
from tests.shared.model.workflow import Workflow, WorkflowRun, WorkflowStatus
from tests.shared.model.workspace import Workspace

CHAT = Chat("3", "2", "1", ChatStatus.COMPLETED, Usage(633, 614, 19), 10, 20)
RUN = WorkflowRun(
    "workflow-1",
    "run-1",
    WorkflowStatus.SUCCEEDED,
    JsonObject.of({"query": "q"}),
    10,
    JsonObject.of({"result": "r"}),
    20,
)


def test_workspace_on_the_wire() -> None:
    assert wire.wire_workspace(Workspace("workspace-1", "Mine")) == {
        "id": "workspace-1",
        "name": "Mine",
    }


def test_bot_on_the_wire(sample_bot_data: Dict[str, Any]) -> None:
    assert wire.wire_bot(Bot.from_dict(sample_bot_data)) == {
        "bot_id": "7379462189365198898",
        "name": "Test Bot",
        "description": "Bot for testing",
        "workspace_id": "workspace-12345-abcde",
        "create_time": 1718792949,
    }


def test_conversation_on_the_wire() -> None:
    assert wire.wire_conversation(Conversation("2", "1", 10)) == {
        "id": "2",
        "bot_id": "1",
        "created_at": 10,
    }


def test_chat_on_the_wire(sample_chat_data: Dict[str, Any]) -> None:
    assert wire.wire_chat(Chat.from_dict(sample_chat_data)) == {
        "id": "7382159487131697202",
        "conversation_id": "7381473525342978089",
        "bot_id": "7379462189365198898",
        "status": "completed",
        "usage": {"token_count": 633, "output_count": 19, "input_count": 614},
        "created_at": 1718792949,
        "completed_at": 1718792949,
    }


def test_failed_chat_says_on_the_wire_when_it_failed() -> None:
    failed = Chat("3", "2", "1", ChatStatus.FAILED, Usage(0, 0, 0), 10, 20)

    assert wire.wire_chat(failed) == {
        "id": "3",
        "conversation_id": "2",
        "bot_id": "1",
        "status": "failed",
        "usage": {"token_count": 0, "output_count": 0, "input_count": 0},
        "created_at": 10,
        "failed_at": 20,
    }


def test_message_on_the_wire_has_a_type() -> None:
    question = Message(Role.USER, "Hello", message_id="4", conversation_id="2", chat_id="3")

    assert wire.wire_message(question) == {
        "id": "4",
        "role": "user",
        "type": "question",
        "content": "Hello",
        "content_type": "text",
        "conversation_id": "2",
        "chat_id": "3",
    }
    assert wire.wire_message(Message(Role.ASSISTANT, "Hi"))["type"] == "answer"


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("https://a.example/b.png", {"type": "image", "file_url": "https://a.example/b.png"}),
        ("7382159487131697202", {"type": "image", "file_id": "7382159487131697202"}),
    ],
    ids=["url", "id"],
)
def test_image_on_the_wire_is_a_part_of_an_object_string(
    content: str, part: Dict[str, str]
) -> None:
    sent = wire.wire_message(Message(Role.USER, content, ContentType.IMAGE))

    assert (sent["content_type"], json.loads(sent["content"])) == ("object_string", [part])


def test_workflow_on_the_wire_answers_as_its_run_did() -> None:
    assert wire.wire_workflow(Workflow("workflow-1", "1")) == {"workflow_id": "workflow-1"}
    assert wire.wire_workflow(Workflow("workflow-1", "1"), RUN) == {
        "workflow_id": "workflow-1",
        "outputs": {"result": "r"},
    }


def test_run_on_the_wire_is_that_of_the_history() -> None:
    assert wire.wire_workflow_run(RUN) == {
        "execute_id": "run-1",
        "execute_status": "Success",
        "output": '{"result":"r"}',
        "create_time": 10,
        "update_time": 20,
    }


def test_configuration_on_the_wire_is_a_header(mock_coze_config: Dict[str, Any]) -> None:
    config = ClientConfig.from_dict(mock_coze_config)

    assert wire.wire_client_config(config) == {"Authorization": "Bearer test-coze-token-12345"}
    assert wire.service_url(config) == "https://api.coze.cn"


def test_stream_on_the_wire_names_the_place_and_says_that_it_is_done() -> None:
    events = (
        ChatEvent(ChatEventType.CHAT_CREATED, chat=ChatState("3", ChatStatus.CREATED)),
        ChatEvent(ChatEventType.CHAT_IN_PROGRESS, chat=ChatState("3", ChatStatus.IN_PROGRESS)),
        ChatEvent(ChatEventType.MESSAGE_DELTA, message=MessageDelta("Hello")),
        ChatEvent(ChatEventType.CHAT_FAILED, chat=ChatState("3", ChatStatus.FAILED)),
    )

    assert wire.wire_stream(EventStream("3", events), CHAT) == [
        {
            "event": "conversation.chat.created",
            "data": {"id": "3", "status": "created", "conversation_id": "2", "bot_id": "1"},
        },
        {
            "event": "conversation.chat.in_progress",
            "data": {"id": "3", "status": "in_progress", "conversation_id": "2", "bot_id": "1"},
        },
        {
            "event": "conversation.message.delta",
            "data": {
                "role": "assistant",
                "type": "answer",
                "content": "Hello",
                "content_type": "text",
                "conversation_id": "2",
                "bot_id": "1",
                "chat_id": "3",
            },
        },
        {
            "event": "conversation.chat.failed",
            "data": {"id": "3", "status": "failed", "conversation_id": "2", "bot_id": "1"},
        },
        {"event": "done", "data": '"[DONE]"'},
    ]


def test_event_on_the_wire_may_stand_alone() -> None:
    event = ChatEvent(ChatEventType.CHAT_CREATED, chat=ChatState("3", ChatStatus.CREATED))

    assert wire.wire_event(event) == {
        "event": "conversation.chat.created",
        "data": {"id": "3", "status": "created"},
    }


def test_success_on_the_wire_is_in_the_service_s_envelope() -> None:
    answer = HTTPResponse.from_dict(
        {
            "status_code": 200,
            "headers": {"Content-Type": "application/json"},
            "body": {"success": True, "data": {"message": "Done"}, "logid": "req-1"},
            "logid": "req-1",
        }
    )

    assert wire.wire_response(answer) == {
        "status": 200,
        "headers": {"Content-Type": "application/json", "x-tt-logid": "req-1"},
        "json": {
            "code": 0,
            "msg": "",
            "data": {"message": "Done"},
            "detail": {"logid": "req-1"},
        },
    }


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (400, 4000),
        (401, 4100),
        (403, 4101),
        (404, 4200),
        (429, 4013),
        (500, 5000),
        (418, 4000),
        (503, 5000),
    ],
)
def test_error_on_the_wire_has_the_service_s_code(factory: Factory, status: int, code: int) -> None:
    error = factory.error_response(status)

    sent = wire.wire_response(error)

    assert (sent["status"], sent["json"]["code"]) == (status, code)
    assert sent["json"]["detail"] == {"logid": error.logid}


def test_streamed_answer_on_the_wire_is_text(factory: Factory) -> None:
    stream = factory.stream(["Hello"])

    answer = factory.streaming_response(stream)

    assert wire.wire_response(answer) == {
        "status": 200,
        "headers": {"Content-Type": "text/event-stream", "x-tt-logid": answer.logid},
        "text": stream.to_bytes().decode("utf-8"),
    }


def test_page_on_the_wire_has_its_list_under_the_route_s_name() -> None:
    page = Page(2, 10, True, (Bot("1", "workspace-1"),), 25, "req-1")

    assert wire.wire_page(page, "space_bots") == {
        "has_more": True,
        "total": 25,
        "space_bots": [{"bot_id": "1", "workspace_id": "workspace-1"}],
    }


def test_state_on_the_wire_has_all_that_the_fake_keeps(factory: Factory) -> None:
    state = wire.wire_state(factory.graph(bots=2))

    assert {kind: len(entities) for kind, entities in state.items()} == {
        "workspaces": 1,
        "bots": 2,
        "conversations": 2,
        "chats": 2,
        "messages": 4,
        "workflows": 2,
    }
    assert json.loads(json.dumps(state)) == state
    assert all("outputs" in workflow for workflow in state["workflows"])


def test_what_the_fake_does_not_keep_has_no_form_of_its_own(factory: Factory) -> None:
    with pytest.raises(TypeError, match="Usage has no wire form of its own"):
        wire.wire_entity(factory.usage())


ENTITIES: Tuple[Type[Entity], ...] = (
    ClientConfig,
    Workspace,
    Bot,
    Conversation,
    Chat,
    Message,
    ChatEvent,
    Workflow,
    WorkflowRun,
    HTTPResponse,
)
SCHEMAS = {
    schema.entity: [attribute.name for attribute in schema.attributes]
    for schema in (*(kind.SCHEMA for kind in ENTITIES), Page.SCHEMA)
}


def test_table_names_attributes_that_exist_each_once() -> None:
    rows = [(row.entity, row.attribute) for row in wire.WIRE_NAMES]

    assert len(rows) == len(set(rows))
    assert [row for row in rows if row[1] not in SCHEMAS[row[0]]] == []
