"""Entities in wire form: what a test leaves out is filled in as the service would have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cozefake.tenant import KINDS, now

if TYPE_CHECKING:
    from cozefake.tenant import Tenant


class EntityError(Exception):
    """A test added something that is no entity; the text says what is allowed."""


# Any: entities are the service's JSON objects, all through this module.
def add_all(tenant: Tenant, state: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Add lists of entities by kind, all or none; returns them complete."""
    for kind, entities in state.items():
        if kind not in KINDS:
            raise EntityError(f"state: {kind!r} is unknown; allowed: {', '.join(KINDS)}")
        if not isinstance(entities, list) or not all(isinstance(e, dict) for e in entities):
            raise EntityError(f"state: {kind}: a list of objects is needed")
    return {kind: [add(tenant, kind, each) for each in given] for kind, given in state.items()}


def add(tenant: Tenant, kind: str, given: dict[str, Any]) -> dict[str, Any]:
    """Add an entity to the tenant's state and return it complete."""
    key = KINDS[kind]
    entity = {key: given.get(key) or tenant.new_id(), **_DEFAULTS[kind](given), **given}
    tenant.state[kind][entity[key]] = entity
    return entity


def _workspace(_: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": "Workspace",
        "icon_url": "",
        "role_type": "owner",
        "workspace_type": "personal",
        "enterprise_id": "",
    }


def _bot(given: dict[str, Any]) -> dict[str, Any]:
    created = given.get("create_time", now())
    return {
        "name": "Bot",
        "description": "",
        "icon_url": "",
        "create_time": created,
        "update_time": created,
        "version": "1",
        "workspace_id": "",
        "is_published": True,
        "owner_user_id": "",
        "prompt_info": {"prompt": ""},
        "onboarding_info": {"prologue": "", "suggested_questions": []},
        "bot_mode": 0,
        "plugin_info_list": [],
        "model_info": {"model_id": "", "model_name": ""},
    }


def _conversation(given: dict[str, Any]) -> dict[str, Any]:
    return {
        "created_at": now(),
        "meta_data": {},
        "last_section_id": given.get("id", ""),
        "bot_id": "",
    }


def _message(given: dict[str, Any]) -> dict[str, Any]:
    created = given.get("created_at", now())
    role = given.get("role", "user")
    return {
        "conversation_id": "",
        "bot_id": "",
        "chat_id": "",
        "section_id": given.get("conversation_id", ""),
        "role": role,
        "type": "question" if role == "user" else "answer",
        "content": "",
        "content_type": "text",
        "meta_data": {},
        "created_at": created,
        "updated_at": created,
    }


def _chat(given: dict[str, Any]) -> dict[str, Any]:
    return {
        "conversation_id": "",
        "bot_id": "",
        "created_at": now(),
        "meta_data": {},
        "last_error": {"code": 0, "msg": ""},
        "status": "created",
        "usage": {"token_count": 0, "output_count": 0, "input_count": 0},
        "section_id": given.get("conversation_id", ""),
    }


def _workflow(_: dict[str, Any]) -> dict[str, Any]:
    return {"outputs": {"output": "done"}, "interrupt": None}


def _file(_: dict[str, Any]) -> dict[str, Any]:
    return {"bytes": 0, "created_at": now(), "file_name": "file"}


def _user(_: dict[str, Any]) -> dict[str, Any]:
    return {"user_name": "user", "nick_name": "User", "avatar_url": ""}


_DEFAULTS = {
    "workspaces": _workspace,
    "bots": _bot,
    "conversations": _conversation,
    "messages": _message,
    "chats": _chat,
    "workflows": _workflow,
    "files": _file,
    "users": _user,
}
