"""Every rule of the document, broken once by hand; every value that its examples show is taken."""

from __future__ import annotations

import ast
import math
from typing import Any, Dict, List, Tuple, Type

import pytest

from tests.model import document
from tests.shared.model.bot import Bot
from tests.shared.model.chat import Chat
from tests.shared.model.chat_event import ChatEvent
from tests.shared.model.client_config import ClientConfig, HTTPClientConfig
from tests.shared.model.entity import Entity
from tests.shared.model.http_response import HTTPResponse
from tests.shared.model.message import Message
from tests.shared.model.page import Page
from tests.shared.model.violation import MISSING, InvalidEntityError, Violation
from tests.shared.model.workflow import WorkflowRun

# Any: plain data, sound and not.
Plain = Dict[str, Any]

CONFIG: Plain = {
    "api_token": "test-coze-token-12345",
    "base_url": "https://api.coze.cn/v1",
    "http_client_config": {"timeout": 600.0, "connect": 5.0},
}
BOT: Plain = {"bot_id": "7379462189365198898", "workspace_id": "workspace-12345-abcde"}
CHAT: Plain = {
    "id": "7382159487131697202",
    "conversation_id": "7381473525342978089",
    "bot_id": "7379462189365198898",
    "status": "completed",
    "usage": {"token_count": 633, "output_count": 19, "input_count": 614},
    "created_at": 1718792949,
    "completed_at": 1718792949,
}
MESSAGE: Plain = {"role": "user", "content": "Hello", "content_type": "text"}
DELTA: Plain = {"event": "conversation.message.delta", "message": {"content": "Hello"}}
RUN: Plain = {
    "workflow_id": "workflow-77777-88888",
    "workflow_run_id": "run-12345-abc",
    "status": "succeeded",
    "inputs": {"query": "Process this data"},
    "created_at": 1718792949,
}
ANSWER: Plain = {
    "status_code": 200,
    "headers": {"Content-Type": "application/json"},
    "body": {"data": {}, "logid": "req-12345-abcde"},
    "logid": "req-12345-abcde",
}
STREAM: Plain = {
    "status_code": 200,
    "headers": {"Content-Type": "text/event-stream"},
    "body": b'event: conversation.message.delta\ndata: {"message":{"content":"Hello"}}\n\n',
    "logid": "req-12345-abcde",
}
PAGE: Plain = {"page_num": 1, "page_size": 10, "has_more": False, "items": [BOT]}

NUMERIC = "a numeric string such as '7379462189365198898'"
HYPHENATED = "letters, digits and hyphens, at least one"
CHAT_STATUSES = "one of 'created', 'in_progress', 'completed', 'failed'"
RUN_STATUSES = "one of 'running', 'succeeded', 'failed'"
HTTP_STATUS = "a whole number from 100 to 599"

Case = Tuple[str, str, Type[Any], Plain, Plain, List[Violation]]

# The rule: where it stands and how it begins; then sound data, what to change in it, what is said.
RULES: Tuple[Case, ...] = (
    (
        "Client Configuration Validation",
        "api_token: MUST NOT be empty string",
        ClientConfig,
        CONFIG,
        {"api_token": ""},
        [Violation("ClientConfig", "api_token", "", "text that is not empty")],
    ),
    (
        "Client Configuration Validation",
        "base_url: MUST be valid HTTPS URL",
        ClientConfig,
        CONFIG,
        {"base_url": "http://api.coze.cn/v1"},
        [
            Violation(
                "ClientConfig",
                "base_url",
                "http://api.coze.cn/v1",
                "a URL that begins with https:// and names a host",
            )
        ],
    ),
    (
        "Client Configuration Validation",
        "Timeout values: MUST be positive numbers",
        ClientConfig,
        CONFIG,
        {"http_client_config": {"timeout": 0, "connect": -1.0}},
        [
            Violation("ClientConfig", "http_client_config.timeout", 0, "a finite number above 0"),
            Violation(
                "ClientConfig",
                "http_client_config.connect_timeout",
                -1.0,
                "a finite number above 0",
            ),
        ],
    ),
    (
        "Bot Validation",
        "bot_id: MUST match Coze ID format",
        Bot,
        BOT,
        {"bot_id": "bot-1"},
        [Violation("Bot", "bot_id", "bot-1", NUMERIC)],
    ),
    (
        "Bot Validation",
        "workspace_id: MUST NOT be empty string",
        Bot,
        BOT,
        {"workspace_id": ""},
        [Violation("Bot", "workspace_id", "", HYPHENATED)],
    ),
    (
        "Chat Validation",
        "status: MUST be one of",
        Chat,
        CHAT,
        {"status": "canceled"},
        [Violation("Chat", "status", "canceled", CHAT_STATUSES)],
    ),
    (
        "Chat Validation",
        "usage.token_count: MUST be non-negative integer",
        Chat,
        CHAT,
        {"usage": {"token_count": -1, "output_count": 19, "input_count": 614}},
        [Violation("Chat", "usage.token_count", -1, "a whole number from 0")],
    ),
    (
        "Chat Validation",
        "completed_at: MUST be >= created_at if present",
        Chat,
        CHAT,
        {"completed_at": 1718792948},
        [Violation("Chat", "completed_at", 1718792948, "a time that is not before created_at")],
    ),
    (
        "Message Validation",
        'role: MUST be "user" or "assistant"',
        Message,
        MESSAGE,
        {"role": "system"},
        [Violation("Message", "role", "system", "one of 'user', 'assistant'")],
    ),
    (
        "Message Validation",
        "content: MUST NOT be empty for user messages",
        Message,
        MESSAGE,
        {"content": ""},
        [Violation("Message", "content", "", "text that is not empty, for a user's message")],
    ),
    (
        "Message Validation",
        'content_type: MUST be "text", "audio", or "image"',
        Message,
        MESSAGE,
        {"content_type": "object_string"},
        [Violation("Message", "content_type", "object_string", "one of 'text', 'audio', 'image'")],
    ),
    (
        "Workflow Validation",
        "status: MUST be one of",
        WorkflowRun,
        RUN,
        {"status": "completed"},
        [Violation("WorkflowRun", "status", "completed", RUN_STATUSES)],
    ),
    (
        "Workflow Validation",
        "inputs: MUST be valid JSON object",
        WorkflowRun,
        RUN,
        {"inputs": ["query"]},
        [Violation("WorkflowRun", "inputs", ["query"], "a JSON object")],
    ),
    (
        "Workflow Validation",
        "workflow_id: MUST NOT be empty string",
        WorkflowRun,
        RUN,
        {"workflow_id": ""},
        [Violation("WorkflowRun", "workflow_id", "", HYPHENATED)],
    ),
    (
        "Response Validation",
        "status_code: MUST be valid HTTP status code (100-599)",
        HTTPResponse,
        ANSWER,
        {"status_code": 600},
        [Violation("HTTPResponse", "status_code", 600, HTTP_STATUS)],
    ),
    (
        "Response Validation",
        "logid: MUST be present in all mock responses",
        HTTPResponse,
        ANSWER,
        {"logid": ""},
        [Violation("HTTPResponse", "logid", "", "'req-' and then letters, digits and hyphens")],
    ),
    (
        "Response Validation",
        "Streaming responses: MUST include proper event format",
        HTTPResponse,
        STREAM,
        {"body": b"conversation.message.delta Hello"},
        [
            Violation(
                "HTTPResponse",
                "body",
                b"conversation.message.delta Hello",
                "blocks of an event line and a data line with a JSON object",
            )
        ],
    ),
    (
        "Coze Client Configuration",
        "Validation: Non-empty string",
        ClientConfig,
        CONFIG,
        {"api_token": None},
        [Violation("ClientConfig", "api_token", None, "text that is not empty")],
    ),
    (
        "Coze Client Configuration",
        "Validation: Valid URL format",
        ClientConfig,
        CONFIG,
        {"base_url": "https://"},
        [
            Violation(
                "ClientConfig",
                "base_url",
                "https://",
                "a URL that begins with https:// and names a host",
            )
        ],
    ),
    (
        "Bot Entity",
        "Validation: Non-empty string, typically 19 digits",
        Bot,
        BOT,
        {"bot_id": ""},
        [Violation("Bot", "bot_id", "", NUMERIC)],
    ),
    (
        "Bot Entity",
        "Validation: Non-empty string",
        Bot,
        BOT,
        {"workspace_id": "work space"},
        [Violation("Bot", "workspace_id", "work space", HYPHENATED)],
    ),
    (
        "Chat Entity",
        "Validation: Non-empty string",
        Chat,
        CHAT,
        {"id": "", "conversation_id": ""},
        [
            Violation("Chat", "chat_id", "", NUMERIC),
            Violation("Chat", "conversation_id", "", NUMERIC),
        ],
    ),
    (
        "Chat Entity",
        "Validation: Must be one of allowed values",
        Chat,
        CHAT,
        {"status": "COMPLETED"},
        [Violation("Chat", "status", "COMPLETED", CHAT_STATUSES)],
    ),
    (
        "Message Entity",
        'Validation: Must be "user" or "assistant"',
        Message,
        MESSAGE,
        {"role": ""},
        [Violation("Message", "role", "", "one of 'user', 'assistant'")],
    ),
    (
        "Message Entity",
        "Validation: Non-empty string for user messages",
        Message,
        MESSAGE,
        {"content": None},
        [Violation("Message", "content", None, "text")],
    ),
    (
        "Chat Event Entity",
        "Validation: Must be recognized ChatEventType",
        ChatEvent,
        DELTA,
        {"event": "done"},
        [
            Violation(
                "ChatEvent",
                "event",
                "done",
                "one of 'conversation.chat.created', 'conversation.chat.in_progress', "
                "'conversation.message.delta', 'conversation.chat.completed', "
                "'conversation.chat.failed'",
            )
        ],
    ),
    (
        "Workflow Entity",
        "Validation: Non-empty string",
        WorkflowRun,
        RUN,
        {"workflow_run_id": ""},
        [Violation("WorkflowRun", "workflow_run_id", "", HYPHENATED)],
    ),
    (
        "Workflow Entity",
        "Validation: Must be one of allowed values",
        WorkflowRun,
        RUN,
        {"status": "Success"},
        [Violation("WorkflowRun", "status", "Success", RUN_STATUSES)],
    ),
    (
        "HTTP Response Entity",
        "Validation: Valid HTTP status (200, 400, 500, etc.)",
        HTTPResponse,
        ANSWER,
        {"status_code": 99},
        [Violation("HTTPResponse", "status_code", 99, HTTP_STATUS)],
    ),
    (
        "Response Structure Consistency",
        "Success responses include `logid` field",
        HTTPResponse,
        ANSWER,
        {"body": {"data": {}}},
        [
            Violation(
                "HTTPResponse", "body", {"data": {}}, "the same logid in the body of a success"
            )
        ],
    ),
    (
        "Response Structure Consistency",
        "Error responses include `error` and `message` fields",
        HTTPResponse,
        ANSWER,
        {"status_code": 400, "body": {"error": "Bad Request", "logid": "req-12345-abcde"}},
        [
            Violation(
                "HTTPResponse",
                "body",
                {"error": "Bad Request", "logid": "req-12345-abcde"},
                "texts under error and message in the body of an error",
            )
        ],
    ),
    (
        "Response Structure Consistency",
        "Streaming responses use SSE format",
        HTTPResponse,
        STREAM,
        {"body": b"event: conversation.message.delta\ndata: Hello\n\n"},
        [
            Violation(
                "HTTPResponse",
                "body",
                b"event: conversation.message.delta\ndata: Hello\n\n",
                "blocks of an event line and a data line with a JSON object",
            )
        ],
    ),
    (
        "HTTP Response Entity",
        "Content-Type (string)",
        HTTPResponse,
        ANSWER,
        {"headers": {}},
        [Violation("HTTPResponse", "headers", {}, "a Content-Type among them")],
    ),
    (
        "HTTP Response Entity",
        "JSON format for standard responses",
        HTTPResponse,
        ANSWER,
        {"body": b"{}"},
        [
            Violation(
                "HTTPResponse",
                "body",
                b"{}",
                "bytes with the type text/event-stream, else a JSON object",
            )
        ],
    ),
    (
        "HTTP Response Entity",
        "Bytes for streaming responses",
        HTTPResponse,
        STREAM,
        {"body": {"logid": "req-12345-abcde"}},
        [
            Violation(
                "HTTPResponse",
                "body",
                {"logid": "req-12345-abcde"},
                "bytes with the type text/event-stream, else a JSON object",
            )
        ],
    ),
    (
        "Chat Event Entity",
        "**message** (dict, optional)",
        ChatEvent,
        {"event": "conversation.message.delta"},
        {},
        [
            Violation(
                "ChatEvent", "message", MISSING, "a message with a delta, and with no other event"
            )
        ],
    ),
    (
        "Chat Event Entity",
        "**chat** (dict, optional)",
        ChatEvent,
        {"event": "conversation.chat.created"},
        {},
        [Violation("ChatEvent", "chat", MISSING, "a chat with every event but a delta")],
    ),
    (
        "Chat Event Entity",
        "status (string): Current status",
        ChatEvent,
        {"event": "conversation.chat.failed"},
        {"chat": {"id": "7382159487131697202", "status": "completed"}},
        [
            Violation(
                "ChatEvent",
                "chat",
                {"id": "7382159487131697202", "status": "completed"},
                "a chat whose status is the one that the event tells",
            )
        ],
    ),
    (
        "Coze-Specific Patterns",
        "**Timestamps**",
        Bot,
        BOT,
        {"created_at": 1718792949000},
        [
            Violation(
                "Bot", "created_at", 1718792949000, "whole seconds since 1970, up to 253402300799"
            )
        ],
    ),
    (
        "Coze-Specific Patterns",
        "**Usage Stats**",
        Chat,
        CHAT,
        {"usage": {"token_count": 633}},
        [
            Violation("Chat", "usage.input_count", MISSING, "a whole number from 0"),
            Violation("Chat", "usage.output_count", MISSING, "a whole number from 0"),
        ],
    ),
)

PAGE_RULES: Tuple[Tuple[str, str, Plain, List[Violation]], ...] = (
    (
        "Pagination Entity",
        "Validation: Positive integer",
        {"page_num": 0},
        [Violation("Page", "page_num", 0, "a whole number from 1")],
    ),
    (
        "Pagination Entity",
        "Validation: Positive integer, typically 10-100",
        {"page_size": -10},
        [Violation("Page", "page_size", -10, "a whole number from 1")],
    ),
    (
        "Pagination Entity",
        "Contains multiple instances of entity type",
        {"items": [BOT, {"bot_id": "bot-2", "workspace_id": ""}]},
        [
            Violation("Page", "items[1].bot_id", "bot-2", NUMERIC),
            Violation("Page", "items[1].workspace_id", "", HYPHENATED),
        ],
    ),
    (
        "Response Structure Consistency",
        "Pagination responses include `page_num`, `has_more`, `items`",
        {"page_num": None, "has_more": None, "items": None},
        [
            Violation("Page", "page_num", None, "a whole number from 1"),
            Violation("Page", "has_more", None, "true or false"),
            Violation("Page", "items", None, "a list"),
        ],
    ),
)


def case_id(case: Tuple[Any, ...]) -> str:
    return "{}: {}".format(case[0], case[1])


@pytest.mark.parametrize("case", RULES, ids=case_id)
def test_rule_once_broken_is_all_that_is_said(case: Case) -> None:
    _, _, kind, sound, change, violations = case

    with pytest.raises(InvalidEntityError) as refused:
        kind.from_dict({**sound, **change})

    assert list(refused.value.violations) == violations


@pytest.mark.parametrize("case", PAGE_RULES, ids=case_id)
def test_rule_of_pages_once_broken_is_all_that_is_said(
    case: Tuple[str, str, Plain, List[Violation]],
) -> None:
    _, _, change, violations = case

    with pytest.raises(InvalidEntityError) as refused:
        Page.from_dict({**PAGE, **change}, Bot)

    assert list(refused.value.violations) == violations


@pytest.mark.parametrize(
    ("kind", "sound"),
    [
        (ClientConfig, CONFIG),
        (Bot, BOT),
        (Chat, CHAT),
        (Message, MESSAGE),
        (ChatEvent, DELTA),
        (WorkflowRun, RUN),
        (HTTPResponse, ANSWER),
        (HTTPResponse, STREAM),
    ],
    ids=["config", "bot", "chat", "message", "delta", "run", "answer", "stream"],
)
def test_data_that_breaks_no_rule_is_taken(kind: Type[Entity], sound: Plain) -> None:
    entity = kind.from_dict(sound)

    assert entity.to_dict() == sound


def test_every_rule_of_the_document_is_broken_once() -> None:
    broken = [case[:2] for case in RULES] + [case[:2] for case in PAGE_RULES]

    rules = [
        (item.section, item.text)
        for item in document.items()
        if "MUST" in item.text or item.text.startswith("Validation:")
    ]

    assert len(rules) == 32
    assert [rule for rule in rules if not any(matches(rule, case) for case in broken)] == []


def test_every_violation_is_told_at_once() -> None:
    with pytest.raises(InvalidEntityError) as refused:
        Chat.from_dict({**CHAT, "status": "?", "usage": {}, "completed_at": 0, "surplus": 1})

    assert [violation.attribute for violation in refused.value.violations] == [
        "status",
        "usage.token_count",
        "usage.input_count",
        "usage.output_count",
        "completed_at",
        "surplus",
    ]


def test_refusal_is_one_line_that_says_what_is_allowed() -> None:
    with pytest.raises(InvalidEntityError) as refused:
        Bot.from_dict({**BOT, "bot_id": "bot-1", "workspace_id": ""})

    assert str(refused.value) == (
        "Bot.bot_id is 'bot-1'; allowed: a numeric string such as '7379462189365198898'; "
        "Bot.workspace_id is ''; allowed: letters, digits and hyphens, at least one"
    )


def test_long_value_is_cut_in_the_refusal() -> None:
    violation = Violation("Bot", "bot_id", "x" * 200, "less")

    assert str(violation) == "Bot.bot_id is '{}...; allowed: less".format("x" * 79)


def test_what_is_no_object_is_refused_whole() -> None:
    with pytest.raises(InvalidEntityError, match=r"Bot\.\(data\) is \[\]; allowed: an object"):
        Bot.from_dict([])  # type: ignore[arg-type]  # that is what is refused


def test_entity_made_directly_is_held_to_the_rules() -> None:
    with pytest.raises(InvalidEntityError, match=r"HTTPClientConfig\.timeout is nan"):
        HTTPClientConfig(timeout=math.nan, connect_timeout=5.0)


EXAMPLES = tuple(item for item in document.items() if item.text.startswith("Example:"))
HOLDERS: Dict[str, Tuple[Tuple[Type[Entity], str, Plain], ...]] = {
    "Coze Client Configuration": (
        (ClientConfig, "api_token", CONFIG),
        (ClientConfig, "base_url", CONFIG),
        (ClientConfig, "http_client_config", CONFIG),
    ),
    "Bot Entity": ((Bot, "bot_id", BOT), (Bot, "workspace_id", BOT), (Bot, "name", BOT)),
    "Chat Entity": ((Chat, "id", CHAT), (Chat, "conversation_id", CHAT)),
    "Workflow Entity": ((WorkflowRun, "workflow_id", RUN), (WorkflowRun, "workflow_run_id", RUN)),
    "HTTP Response Entity": ((HTTPResponse, "headers", ANSWER), (HTTPResponse, "logid", ANSWER)),
}


@pytest.mark.parametrize("section", list(HOLDERS))
def test_example_of_the_document_is_taken(section: str) -> None:
    examples = [item.text for item in EXAMPLES if item.section == section]
    assert len(examples) == len(HOLDERS[section])

    for place, (kind, key, sound) in enumerate(HOLDERS[section]):
        for value in example_values(examples[place]):
            assert kind.from_dict({**sound, key: value}).to_dict() == {**sound, key: value}


def test_every_example_of_the_document_is_tried() -> None:
    assert {item.section for item in EXAMPLES} == set(HOLDERS)


def matches(rule: Tuple[str, str], case: Tuple[str, str]) -> bool:
    is_whole = case[1].startswith("Validation:")
    section_fits = rule[0] == case[0]
    return section_fits and (rule[1] == case[1] if is_whole else rule[1].startswith(case[1]))


def example_values(text: str) -> List[Any]:
    written = text[len("Example:") :].split(" or ")
    return [ast.literal_eval(each.strip()) for each in written]
