"""Conversion of the data model to the service's wire form, as the fake's control API takes it.

`WIRE_NAMES` lists the attributes that have another name on the wire, or none; all others keep their
names. Each function converts one kind of entity, and adds the fields that the service always sends
with it. `../README.md` describes the differences.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Dict, Iterable, List, Optional, Tuple
from urllib.parse import urlsplit

from tests.shared.model.bot import Bot
from tests.shared.model.chat import Chat
from tests.shared.model.chat_event import ChatEvent
from tests.shared.model.client_config import ClientConfig
from tests.shared.model.conversation import Conversation
from tests.shared.model.entity import Entity
from tests.shared.model.event_stream import EventStream
from tests.shared.model.graph import Graph
from tests.shared.model.http_response import HTTPResponse
from tests.shared.model.message import ContentType, Message, Role
from tests.shared.model.page import Item, Page
from tests.shared.model.schema import Schema
from tests.shared.model.workflow import Workflow, WorkflowRun, WorkflowStatus
from tests.shared.model.workspace import Workspace

# Any, throughout this module: the service's JSON objects.
Wire = Dict[str, Any]


@dataclass(frozen=True)
class WireName:
    """The name of an attribute on the wire; `wire` is None if it does not exist there."""

    entity: str
    attribute: str
    wire: Optional[str]
    why: str


WIRE_NAMES = (
    WireName("ClientConfig", "api_token", "Authorization", "a header: Bearer and the token"),
    WireName("ClientConfig", "base_url", None, "the address itself, without the version's path"),
    WireName("ClientConfig", "http_client_config", None, "the client's own"),
    WireName("Workspace", "workspace_id", "id", "every object's own id is called id but a bot's"),
    WireName("Bot", "created_at", "create_time", "the service's definition of a bot"),
    WireName("Conversation", "conversation_id", "id", "every object's own id is called id"),
    WireName("Chat", "chat_id", "id", "every object's own id is called id"),
    WireName("Message", "message_id", "id", "every object's own id is called id"),
    WireName("Chat", "completed_at", "completed_at", "failed_at where the chat has failed"),
    WireName("ChatEvent", "message", None, "the data is the message itself"),
    WireName("ChatEvent", "chat", None, "the data is the chat itself"),
    WireName("Workflow", "bot_id", None, "a bot names its workflows, a workflow no bot"),
    WireName("WorkflowRun", "workflow_run_id", "execute_id", "the history of runs"),
    WireName("WorkflowRun", "workflow_id", None, "in the request's path"),
    WireName("WorkflowRun", "status", "execute_status", "Running, Success or Fail"),
    WireName("WorkflowRun", "inputs", None, "the request's own, called parameters there"),
    WireName("WorkflowRun", "outputs", "output", "JSON in a string"),
    WireName("WorkflowRun", "created_at", "create_time", "the history of runs"),
    WireName("WorkflowRun", "completed_at", "update_time", "the history of runs"),
    WireName("HTTPResponse", "status_code", "status", "the status line"),
    WireName("HTTPResponse", "body", "json", "in the service's envelope; a stream is text"),
    WireName("HTTPResponse", "logid", "x-tt-logid", "a header, and detail.logid in the envelope"),
    WireName("Page", "page_num", None, "the request's own"),
    WireName("Page", "page_size", None, "the request's own"),
    WireName("Page", "logid", None, "the answer's, not the page's"),
)

WORKFLOW_STATUSES = {
    WorkflowStatus.RUNNING: "Running",
    WorkflowStatus.SUCCEEDED: "Success",
    WorkflowStatus.FAILED: "Fail",
}
# The service's codes for these statuses; other statuses get a general code.
ERROR_CODES = {400: 4000, 401: 4100, 403: 4101, 404: 4200, 429: 4013, 500: 5000}
MESSAGE_TYPES = {Role.USER: "question", Role.ASSISTANT: "answer"}


def wire_client_config(config: ClientConfig) -> Wire:
    """Return the headers that a configuration puts into each request."""
    return {name: "Bearer {}".format(token) for name, token in _renamed(config).items()}


def service_url(config: ClientConfig) -> str:
    """Return the address that clients take: they add the version's path themselves."""
    parts = urlsplit(config.base_url)
    return "{}://{}".format(parts.scheme, parts.netloc)


def wire_workspace(workspace: Workspace) -> Wire:
    """Return a workspace for `workspaces`."""
    return _renamed(workspace)


def wire_bot(bot: Bot) -> Wire:
    """Return a bot for `bots`."""
    return _renamed(bot)


def wire_conversation(conversation: Conversation) -> Wire:
    """Return a conversation for `conversations`."""
    return _renamed(conversation)


def wire_chat(chat: Chat) -> Wire:
    """Return a chat for `chats`; a failed one has `failed_at` in place of `completed_at`."""
    wire = _renamed(chat)
    if chat.status.value == "failed" and "completed_at" in wire:
        wire["failed_at"] = wire.pop("completed_at")
    return wire


def wire_message(message: Message) -> Wire:
    """Return a message for `messages`, or for a client to send.

    The service has no message type for images: they are parts of an `object_string`.
    """
    wire = {**_renamed(message), "type": MESSAGE_TYPES[message.role]}
    if message.content_type is ContentType.IMAGE:
        key = "file_url" if "://" in message.content else "file_id"
        wire["content"] = json.dumps([{"type": "image", key: message.content}])
        wire["content_type"] = "object_string"
    return wire


def wire_workflow(workflow: Workflow, run: Optional[WorkflowRun] = None) -> Wire:
    """Return a workflow for `workflows`; with a run, the fake answers as that run did."""
    wire = _renamed(workflow)
    if run is not None and run.outputs is not None:
        wire["outputs"] = run.outputs.to_dict()
    return wire


def wire_workflow_run(run: WorkflowRun) -> Wire:
    """Return a run as in the history of runs."""
    wire = _renamed(run)
    wire["execute_status"] = WORKFLOW_STATUSES[run.status]
    if run.outputs is not None:
        wire["output"] = run.outputs.text
    return wire


def wire_event(event: ChatEvent, chat: Optional[Chat] = None) -> Wire:
    """Return an event for a script's `events`: the data is the chat or the message itself.

    Every event of the service has the ids of its chat and conversation; `chat` provides them.
    """
    place = {} if chat is None else {"conversation_id": chat.conversation_id, "bot_id": chat.bot_id}
    if event.chat is not None:
        return {**_renamed(event), "data": {**event.chat.to_dict(), **place}}
    message = Message(Role.ASSISTANT, "" if event.message is None else event.message.content)
    if chat is not None:
        place["chat_id"] = chat.chat_id
    return {**_renamed(event), "data": {**wire_message(message), **place}}


def wire_stream(stream: EventStream, chat: Optional[Chat] = None) -> List[Wire]:
    """Return a stream for a script's `events`, with the event that ends every stream."""
    events = [wire_event(event, chat) for event in stream.events]
    return [*events, {"event": "done", "data": '"[DONE]"'}]


def wire_response(response: HTTPResponse) -> Wire:
    """Return an answer for a script's `then`: the model's body in the service's envelope."""
    wire = _renamed(response)
    wire["headers"]["x-tt-logid"] = wire.pop("x-tt-logid")
    if isinstance(response.body, bytes):
        wire["text"] = wire.pop("json").decode("utf-8")
    else:
        wire["json"] = _envelope(response.body.to_dict(), response)
    return wire


def wire_page(page: Page[Item], items_key: str = "items") -> Wire:
    """Return a page as an answer's `data`; the key of its list depends on the route."""
    wire = _named(Page.SCHEMA, page.to_dict())
    del wire["items"]
    return {**wire, items_key: [wire_entity(item) for item in page.items]}


def wire_entity(entity: Entity) -> Wire:
    """Return the wire form of an entity of any kind that the fake keeps."""
    for kind, _, function in _KEPT:
        if isinstance(entity, kind):
            wire: Wire = function(entity)
            return wire
    raise TypeError("{} has no wire form of its own".format(type(entity).__name__))


def wire_state(graph: Graph) -> Dict[str, List[Wire]]:
    """Return the graph's entities in wire form, by kind."""
    return wire_entities(graph.entities)


def wire_entities(entities: Iterable[Entity]) -> Dict[str, List[Wire]]:
    """Return entities in wire form, by kind; a run becomes a part of its workflow."""
    entities = list(entities)
    runs = {run.workflow_id: run for run in entities if isinstance(run, WorkflowRun)}
    state: Dict[str, List[Wire]] = {}
    for kind, key, function in _KEPT:
        for entity in entities:
            if isinstance(entity, kind):
                wire = function(entity)
                if isinstance(entity, Workflow):
                    wire = wire_workflow(entity, runs.get(entity.workflow_id))
                state.setdefault(key, []).append(wire)
    return state


_KEPT: Tuple[Tuple[Any, str, Any], ...] = (
    (Workspace, "workspaces", wire_workspace),
    (Bot, "bots", wire_bot),
    (Conversation, "conversations", wire_conversation),
    (Chat, "chats", wire_chat),
    (Message, "messages", wire_message),
    (Workflow, "workflows", wire_workflow),
)


def _renamed(entity: Entity) -> Wire:
    return _named(entity.SCHEMA, entity.to_dict())


def _named(schema: Schema, plain: Wire) -> Wire:
    names = {each.attribute: each.wire for each in WIRE_NAMES if each.entity == schema.entity}
    keys = {each.plain_key: names.get(each.name, each.plain_key) for each in schema.attributes}
    return {name: plain[key] for key, name in keys.items() if name is not None and key in plain}


def _envelope(body: Wire, response: HTTPResponse) -> Wire:
    detail = {"logid": response.logid}
    if response.status_code >= 400:
        code = ERROR_CODES.get(response.status_code, 4000 if response.status_code < 500 else 5000)
        return {"code": code, "msg": body["message"], "detail": detail}
    return {"code": 0, "msg": "", "data": body.get("data"), "detail": detail}
