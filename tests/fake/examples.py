"""Valid requests for every route, generated from the route table, and a state for them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from cozefake.kinds import KINDS
from cozefake.routes import Route
from cozefake.shape import Choice, ListOf, MapOf, Reference, Scalar, Shape, Structure, resolved

# The id of every entity is "1", the value of every id in the examples.
SPECIAL: dict[str, list[dict[str, Any]]] = {
    "users": [{"user_id": "1"}, {"user_id": "2"}],
    "members": [{"workspace_id": "1", "user_id": "1"}],
    "chats": [{"id": "1", "conversation_id": "1", "status": "requires_action"}],
    "messages": [
        {"id": "1", "conversation_id": "1", "chat_id": "1", "feedback": {"feedback_type": "like"}},
        {"id": "2", "conversation_id": "1", "chat_id": "1", "role": "assistant"},
    ],
    "bots": [{"bot_id": "1", "workspace_id": "1"}],
    "workflows": [
        {
            "workflow_id": "1",
            "interrupt": {
                "interrupt_data": {"event_id": "1", "type": 2, "data": ""},
                "node_title": "Ask",
            },
        }
    ],
    "documents": [{"document_id": "1", "dataset_id": "1"}],
    "collaborators": [
        {"entity_type": each, "entity_id": "1", "user_id": "1"}
        for each in ("app", "bot", "workflow")
    ],
    "organizations": [{"organization_id": "1", "enterprise_id": "1"}],
    "plugins": [
        {
            "plugin_id": "1",
            "name": "1",
            "category_id": "1",
            "tools": [{"name": "1", "inputSchema": {}}],
        }
    ],
    "plugin_categories": [{"id": "1", "entity_type": "1"}],
}
_SAID = [{"role": "user", "content": "Hi", "content_type": "text"}]
# Values for parameters that must satisfy more than their type.
VALUES: dict[str, dict[str, Any]] = {
    "audio.speech": {"response_format": "wav", "sample_rate": 24000},
    "messages.create": {"role": "user", "content_type": "text"},
    "chat.create": {"additional_messages": _SAID},
    "conversations.create": {"messages": _SAID},
    "workflows.chat": {"additional_messages": _SAID, "app_id": None},
    "workflows.run": {"app_id": None},
    "workflows.stream_run": {"app_id": None},
    "messages.modify": {"content_type": "text"},
    "messages.list": {"limit": 10, "order": "asc", "after_id": "1", "before_id": None},
    "folders.list": {"folder_type": "development"},
    "benefits.list": {
        "entity_type": "single_device",
        "benefit_type": "resource_point",
        "status": "valid",
        "page_token": "1",
    },
    "api_apps.create": {"app_type": "normal"},
    "api_apps.list": {"app_type": "normal", "page_token": "1"},
    "api_apps.events.list": {"page_token": "1"},
    "workflows.versions": {"page_token": "1"},
    "documents.create": {
        "document_bases": [
            {"name": "a.txt", "source_info": {"file_base64": "aGVsbG8=", "file_type": "txt"}}
        ]
    },
    "variables.update": {"data": [{"keyword": "name", "value": "Ada"}]},
    "workspaces.members.create": {"users": [{"user_id": "2", "role_type": "member"}]},
}


@dataclass
class Example:
    """A valid request."""

    verb: str
    path: str
    query: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] | None = None
    form: dict[str, Any] | None = None


def world() -> dict[str, list[dict[str, Any]]]:
    """Return a state with every entity that the examples name, by kind."""
    return {
        kind: SPECIAL.get(kind) or [{**dict.fromkeys(about.keys, "1"), **_belonging(kind)}]
        for kind, about in KINDS.items()
    }


def _belonging(kind: str) -> dict[str, str]:
    owners = ("workspace_id", "space_id", "bot_id", "entity_id")
    return {key: "1" for key in owners if key in KINDS[kind].defaults}


def example(route: Route, *, is_full: bool = False) -> Example:
    """Return a valid request with the required parameters, or with all of them."""
    values = VALUES.get(route.name, {})

    def chosen(place: Structure) -> dict[str, Any]:
        made = {
            key: values.get(key, value(shape))
            for key, shape in place.fields.items()
            if is_full or key not in place.optional
        }
        return {key: each for key, each in made.items() if each is not None}

    body = chosen(route.body) if route.body.fields else None
    # Other tests cover streams.
    if body and "stream" in body:
        body["stream"] = False
    return Example(
        verb=route.verb,
        path=re.sub(r"\{\w+\}", "1", route.path),
        query={key: as_text(each) for key, each in chosen(route.query).items()},
        body=body,
        form=chosen(route.form) if route.form.fields else None,
    )


SCALARS: dict[str, Any] = {
    "string": "1",
    "int64": "1",
    "id": "1",
    "integer": 1,
    "number": 1.5,
    "boolean": True,
    "object": {"a": 1},
    "json": {"a": 1},
    "file": b"content",
}


def value(shape: Shape, seen: tuple[str, ...] = ()) -> Any:
    """Return a complete value of the shape; recursion ends at the first repeated type."""
    if isinstance(shape, Reference):
        seen = (*seen, shape.name)
    made: Any
    match resolved(shape):
        case Scalar(kind):
            made = SCALARS[kind]
        case Choice(allowed):
            made = allowed[0]
        case ListOf(item):
            made = [] if is_within(item, seen) else [value(item, seen)]
        case MapOf(inner):
            made = {} if is_within(inner, seen) else {"a": value(inner, seen)}
        case Structure(fields, _):
            made = {k: value(v, seen) for k, v in fields.items() if not is_within(v, seen)}
        case _:
            raise AssertionError(shape)
    return made


ALLOWED: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "id": (str, int),
    "integer": (int,),
    "int64": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


def wrong_values(shape: Shape) -> list[Any]:
    """Return one value of each JSON type that the shape does not allow."""
    allowed: tuple[type, ...]
    match resolved(shape):
        case Scalar("json"):
            return []
        case Scalar(kind) if kind in ALLOWED:
            allowed = ALLOWED[kind]
        case ListOf():
            allowed = (list,)
        case Choice([str(), *_]):
            allowed = ()
        case Choice(numbers):
            return ["x", int(max(numbers)) + 1, str(numbers[0]), True, [7], {"~": 7}]
        case _:
            allowed = (dict,)
    every: list[Any] = ["x", 1, 1.5, True, [7], {"~": 7}]
    return [each for each in every if type(each) not in allowed]


def is_within(shape: Shape, seen: tuple[str, ...]) -> bool:
    return isinstance(shape, Reference) and shape.name in seen


def as_text(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(map(as_text, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
