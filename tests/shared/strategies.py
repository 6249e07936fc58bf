"""Hypothesis strategies for every entity: valid ones, and plain data with exactly one violation.

Only for the tests of the model: cells have no Hypothesis, so nothing that runs there imports this.
"""

from __future__ import annotations

import copy
import math
from typing import Any, Callable, Dict, List, Mapping, Tuple, Type

from hypothesis import strategies as st

from tests.shared.model.bot import Bot
from tests.shared.model.chat import Chat, ChatStatus, Usage
from tests.shared.model.chat_event import (
    STATUS_TOLD,
    ChatEvent,
    ChatEventType,
    ChatState,
    MessageDelta,
)
from tests.shared.model.client_config import ClientConfig, HTTPClientConfig
from tests.shared.model.conversation import Conversation
from tests.shared.model.entity import Entity
from tests.shared.model.event_stream import EventStream
from tests.shared.model.http_response import Headers, HTTPResponse
from tests.shared.model.json_object import JsonObject
from tests.shared.model.message import ContentType, Message, Role
from tests.shared.model.page import Page
from tests.shared.model.requirement import (
    BODY,
    BOOLEAN,
    COUNT,
    FILLED_TEXT,
    HEADERS,
    HTTP_STATUS,
    HTTPS_URL,
    HYPHENATED_ID,
    JSON_OBJECT,
    LAST_SECOND,
    LIST,
    LOG_ID,
    NUMERIC_ID,
    OBJECT,
    POSITIVE_COUNT,
    POSITIVE_NUMBER,
    TEXT,
    TIMESTAMP,
)
from tests.shared.model.schema import Attribute, Schema
from tests.shared.model.workflow import Workflow, WorkflowRun, WorkflowStatus
from tests.shared.model.workspace import Workspace

# Any: plain data of JSON's types, throughout this module.
Plain = Dict[str, Any]
Values = st.SearchStrategy[Any]

numeric_ids = st.from_regex("[0-9]{1,19}", fullmatch=True)
hyphenated_ids = st.from_regex("[A-Za-z0-9-]{1,30}", fullmatch=True)
logids = st.uuids().map("req-{}".format)
seconds = st.integers(0, LAST_SECOND)
counts = st.integers(0, 10**9)
limits = st.floats(min_value=0, exclude_min=True, allow_nan=False, allow_infinity=False)
urls = st.sampled_from(["https://api.coze.cn/v1", "https://api.coze.com", "https://[::1]:8443/"])
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
json_dicts = st.dictionaries(st.text(max_size=5), json_values, max_size=4)
json_objects = json_dicts.map(JsonObject.of)


def maybe(values: Values) -> Values:
    """Return a strategy for these values, and None for an absent one."""
    return st.none() | values


http_client_configs = st.builds(HTTPClientConfig, limits, limits)
client_configs = st.builds(
    ClientConfig, st.text(min_size=1, max_size=20), urls, maybe(http_client_configs)
)
workspaces = st.builds(Workspace, hyphenated_ids, maybe(st.text(max_size=20)))
bots = st.builds(
    Bot,
    numeric_ids,
    hyphenated_ids,
    maybe(st.text(max_size=20)),
    maybe(st.text(max_size=20)),
    maybe(seconds),
)
conversations = st.builds(Conversation, numeric_ids, numeric_ids, maybe(seconds))
usages = st.builds(Usage, counts, counts, counts)
workflows = st.builds(Workflow, hyphenated_ids, maybe(numeric_ids))
workflow_runs = st.builds(
    WorkflowRun,
    hyphenated_ids,
    hyphenated_ids,
    st.sampled_from(WorkflowStatus),
    json_objects,
    seconds,
    maybe(json_objects),
    maybe(seconds),
)


@st.composite
def chats(draw: st.DrawFn) -> Chat:
    created_at = draw(seconds)
    return Chat(
        chat_id=draw(numeric_ids),
        conversation_id=draw(numeric_ids),
        bot_id=draw(numeric_ids),
        status=draw(st.sampled_from(ChatStatus)),
        usage=draw(usages),
        created_at=created_at,
        completed_at=draw(maybe(st.integers(created_at, LAST_SECOND))),
    )


@st.composite
def messages(draw: st.DrawFn) -> Message:
    role = draw(st.sampled_from(Role))
    return Message(
        role=role,
        content=draw(st.text(min_size=1 if role is Role.USER else 0, max_size=30)),
        content_type=draw(st.sampled_from(ContentType)),
        message_id=draw(maybe(numeric_ids)),
        conversation_id=draw(maybe(numeric_ids)),
        chat_id=draw(maybe(numeric_ids)),
    )


deltas = st.builds(
    ChatEvent,
    st.just(ChatEventType.MESSAGE_DELTA),
    message=st.builds(MessageDelta, st.text(max_size=20)),
)


@st.composite
def status_events(draw: st.DrawFn) -> ChatEvent:
    event = draw(st.sampled_from(sorted(STATUS_TOLD, key=lambda each: each.value)))
    return _status_event(event, draw(numeric_ids), draw(maybe(usages)))


chat_events = deltas | status_events()


@st.composite
def streams(draw: st.DrawFn) -> EventStream:
    """Streams of one chat, with any number of deltas."""
    chat_id = draw(numeric_ids)
    end = draw(st.sampled_from([ChatEventType.CHAT_COMPLETED, ChatEventType.CHAT_FAILED]))
    events = (
        _status_event(ChatEventType.CHAT_CREATED, chat_id, None),
        _status_event(ChatEventType.CHAT_IN_PROGRESS, chat_id, None),
        *draw(st.lists(deltas, max_size=6)),
        _status_event(end, chat_id, draw(maybe(usages))),
    )
    return EventStream(chat_id, events)


@st.composite
def responses(draw: st.DrawFn) -> HTTPResponse:
    """Answers that went well, that refuse, and that are streams."""
    logid = draw(logids)
    if draw(st.booleans()):
        headers = Headers.of({"Content-Type": "text/event-stream"})
        return HTTPResponse(200, headers, draw(streams()).to_bytes(), logid)
    status_code = draw(st.integers(100, 599))
    body = {**draw(json_dicts), "logid": logid, "error": draw(st.text()), "message": "why"}
    headers = Headers.of({draw(st.sampled_from(["Content-Type", "content-type"])): "text/json"})
    return HTTPResponse(status_code, headers, JsonObject.of(body), logid)


pages: st.SearchStrategy[Page[Bot]] = st.builds(
    Page,
    st.integers(1, 1000),
    st.integers(1, 100),
    st.booleans(),
    st.lists(bots, max_size=4).map(tuple),
    maybe(counts),
    maybe(logids),
)

ENTITIES: Tuple[Tuple[Type[Entity], st.SearchStrategy[Entity]], ...] = (
    (HTTPClientConfig, http_client_configs),
    (ClientConfig, client_configs),
    (Workspace, workspaces),
    (Bot, bots),
    (Conversation, conversations),
    (Usage, usages),
    (Chat, chats()),
    (Message, messages()),
    (ChatEvent, chat_events),
    (Workflow, workflows),
    (WorkflowRun, workflow_runs),
    (HTTPResponse, responses()),
)

_NO_TEXT: Tuple[Any, ...] = (None, 7, True, [], {})
_NO_NUMBER: Tuple[Any, ...] = (None, "7", True, [], math.nan)
# Values that violate each requirement, the most obvious one first.
WRONG_VALUES: Dict[str, Tuple[Any, ...]] = {
    TEXT.allowed: _NO_TEXT,
    FILLED_TEXT.allowed: ("", *_NO_TEXT),
    NUMERIC_ID.allowed: ("", "bot-1", "12a", "12\n", " 12", "-1", "1.5", "\u0661", *_NO_TEXT),
    HYPHENATED_ID.allowed: ("", "a b", "a_b", "a\n", "\u00e9", *_NO_TEXT),
    LOG_ID.allowed: ("", "req-", "12345", "Req-1", "req-a b", *_NO_TEXT),
    TIMESTAMP.allowed: (-1, 1718792949000, 1.0, *_NO_NUMBER),
    COUNT.allowed: (-1, 1.0, *_NO_NUMBER),
    POSITIVE_COUNT.allowed: (0, -1, 1.0, *_NO_NUMBER),
    POSITIVE_NUMBER.allowed: (0, -0.5, math.inf, *_NO_NUMBER),
    BOOLEAN.allowed: (None, 0, 1, "true"),
    HTTPS_URL.allowed: (
        "",
        "http://api.coze.cn",
        "https://",
        "api.coze.cn",
        "https://a b",
        "https://a:99999",
        "https://[a",
        *_NO_TEXT,
    ),
    HTTP_STATUS.allowed: (99, 600, 200.0, *_NO_NUMBER),
    HEADERS.allowed: (None, [], "Content-Type", {"Content-Type": 1}, {1: "a"}),
    OBJECT.allowed: (None, [], "{}", 7),
    LIST.allowed: (None, {}, "[]", 7),
    JSON_OBJECT.allowed: (None, [], "{}", {1: 2}, {"a": math.nan}, {"a": (1,)}, {"a": b""}),
    BODY.allowed: (None, [], "{}", {1: 2}, {"a": math.inf}),
    "one of": ("", "unknown", "COMPLETED", " user", *_NO_TEXT),
}


_JSON = {"Content-Type": "application/json"}
_STREAM = {"Content-Type": "text/event-stream"}
_CHAT = {"id": "7382159487131697202", "status": "created"}
# Ways to break each agreement between attributes: the entity, the attribute, and a change that does
# so in any valid data.
DISAGREEMENTS: Tuple[Tuple[Type[Entity], str, Callable[[Plain], Plain]], ...] = (
    (Chat, "completed_at", lambda data: {"created_at": 1718792949, "completed_at": 1718792948}),
    (Message, "content", lambda data: {"role": "user", "content": ""}),
    (
        ChatEvent,
        "message",
        lambda data: {
            "event": "conversation.chat.created",
            "message": {"content": "Hello"},
            "chat": _CHAT,
        },
    ),
    (
        ChatEvent,
        "chat",
        lambda data: {
            "event": "conversation.message.delta",
            "message": {"content": "Hello"},
            "chat": _CHAT,
        },
    ),
    (
        ChatEvent,
        "chat",
        lambda data: (
            {"chat": {**data["chat"], "status": _other_status(data["chat"]["status"])}}
            if "chat" in data
            else {"chat": _CHAT}
        ),
    ),
    (
        HTTPResponse,
        "headers",
        lambda data: {"status_code": 200, "headers": {}, "body": {"logid": data["logid"]}},
    ),
    (
        HTTPResponse,
        "body",
        lambda data: {"headers": _JSON, "body": b"event: a\ndata: {}\n\n"},
    ),
    (HTTPResponse, "body", lambda data: {"headers": _STREAM, "body": b"Hello"}),
    (
        HTTPResponse,
        "body",
        lambda data: {"status_code": 200, "headers": _JSON, "body": {"logid": "req-other"}},
    ),
    (
        HTTPResponse,
        "body",
        lambda data: {"status_code": 500, "headers": _JSON, "body": {"error": "why"}},
    ),
)


def broken(kind: Type[Entity]) -> st.SearchStrategy[Tuple[Plain, str]]:
    """Return a strategy for plain data with one violation, and its attribute's path."""

    def spoil(entity: Entity) -> st.SearchStrategy[Tuple[Plain, str]]:
        data = entity.to_dict()
        return st.sampled_from(breaks(kind.SCHEMA, data) + disagreements(kind, data))

    return dict(ENTITIES)[kind].flatmap(spoil)


def disagreements(kind: Type[Entity], data: Plain) -> List[Tuple[Plain, str]]:
    """Return copies of valid data, each with one broken agreement, and the attribute's path."""
    return [
        ({**data, **change(data)}, attribute)
        for each, attribute, change in DISAGREEMENTS
        if each is kind
    ]


def breaks(schema: Schema, data: Plain) -> List[Tuple[Plain, str]]:
    """Return copies of valid data, each with one invalid attribute, and the attribute's path."""
    spoiled = [({**data, "surplus": 1}, "surplus")]
    for attribute in schema.attributes:
        key = attribute.plain_key
        if not attribute.is_optional:
            spoiled.append((_without(data, key), attribute.name))
        spoiled += [({**data, key: value}, attribute.name) for value in wrong_values(attribute)]
        if attribute.part is not None and key in data:
            spoiled += [
                ({**data, key: inner}, "{}.{}".format(attribute.name, path))
                for inner, path in breaks(attribute.part, data[key])
            ]
    return spoiled


def wrong_values(attribute: Attribute) -> Tuple[Any, ...]:
    """Return values that an attribute may not have."""
    allowed = attribute.requirement.allowed
    return copy.deepcopy(WRONG_VALUES["one of" if allowed.startswith("one of") else allowed])


def _other_status(status: str) -> str:
    return "failed" if status != "failed" else "completed"


def _without(data: Mapping[str, Any], key: str) -> Plain:
    return {each: value for each, value in data.items() if each != key}


def _status_event(event: ChatEventType, chat_id: str, usage: Any) -> ChatEvent:
    return ChatEvent(event, chat=ChatState(chat_id, STATUS_TOLD[event], usage))
