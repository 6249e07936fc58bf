"""The kinds of entities that a tenant holds, with the defaults of their fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_RATE = {"emotion_scale_interval": {"min": 1.0, "max": 5.0, "default": 4.0}}
_USER_INFO = {
    "id": "7400000000000000000",
    "name": "user",
    "nickname": "User",
    "avatar_url": "https://example.com/user.png",
}
_CREATOR = {"id": "7400000000000000000", "name": "user"}
_PARAMETER = {"type": "string", "description": "What is asked.", "required": True}
_FLOW_INPUT = {"parameters": {"input": _PARAMETER}}
_FLOW_OUTPUT = {"terminate_plan": "return_variables", "parameters": {"output": _PARAMETER}}
_CHUNKS = {
    "separator": "\n\n",
    "max_tokens": 800,
    "remove_extra_spaces": True,
    "remove_urls_emails": False,
    "chunk_type": 1,
    "caption_type": 0,
}
_TOOL = {
    "name": "search",
    "description": "",
    "inputSchema": {"type": "object", "properties": {"q": {"type": "string"}}},
    "outputSchema": {"type": "object"},
}
_COUNTER = {"used": 0.0, "total": 1000.0, "start_at": 0, "end_at": 0, "strategy": "by_quota"}
_QUOTA = {"status": "valid", "item_info": _COUNTER}
_USAGE = {"token_count": 98, "output_count": 17, "input_count": 81}


# Any: entities are the service's JSON objects, throughout this module.
@dataclass(frozen=True)
class Kind:
    """One kind of entity."""

    keys: tuple[str, ...]
    """Fields that together identify it; the last one gets a new id if it is left out."""
    defaults: dict[str, Any]
    """Values of the fields that a test does not give."""
    times: tuple[str, ...] = ()
    """Fields whose default is the tenant's time."""
    copies: dict[str, str] = field(default_factory=dict)
    """Fields whose default is the value of another field, by their names."""
    derived: Callable[[dict[str, Any]], dict[str, Any]] = lambda _: {}
    """Function that returns defaults computed from the given fields."""
    hidden: tuple[str, ...] = ()
    """Fields that the service keeps, but never shows."""
    unknown: int = 4200
    """Code for an unknown id; 4200 is documented for any resource."""


def _message_type(given: dict[str, Any]) -> dict[str, Any]:
    return {"type": "question" if given.get("role", "user") == "user" else "answer"}


def _texts(given: dict[str, Any]) -> dict[str, Any]:
    """Return the times of workflows and their versions, which are text in the service's format."""
    return {key: str(given[key]) for key in ("created_at", "updated_at") if key in given}


KINDS = {
    "workspaces": Kind(
        ("id",),
        {
            "name": "Workspace",
            "description": "",
            "icon_url": "",
            "role_type": "owner",
            "workspace_type": "personal",
            "enterprise_id": "",
            "joined_status": "joined",
            "owner_uid": "7400000000000000000",
            "admin_uids": [],
            "most_members": 0,
        },
        hidden=("most_members",),
    ),
    "members": Kind(
        ("workspace_id", "user_id"),
        {
            "user_nickname": "User",
            "user_unique_name": "user",
            "avatar_url": "",
            "role_type": "member",
        },
        hidden=("workspace_id",),
    ),
    "enterprises": Kind(("id",), {"name": "Enterprise"}),
    "enterprise_members": Kind(("enterprise_id", "user_id"), {"role": "enterprise_member"}),
    "users": Kind(("user_id",), {"user_name": "user", "nick_name": "User", "avatar_url": ""}),
    "bots": Kind(
        ("bot_id",),
        {
            "name": "Bot",
            "description": "",
            "icon_url": "",
            "version": "1",
            "workspace_id": "",
            "is_published": True,
            "owner_user_id": "",
            "prompt_info": {"prompt": ""},
            "onboarding_info": {"prologue": "", "suggested_questions": []},
            "bot_mode": 0,
            "plugin_info_list": [],
            "model_info": {"model_id": "", "model_name": ""},
            "workflow_info_list": [],
            "shortcut_commands": [],
            "suggest_reply_info": {"reply_mode": "enable", "customized_prompt": ""},
            "background_image_info": {},
            "variables": [],
        },
        times=("create_time",),
        copies={"update_time": "create_time"},
        hidden=(
            "workspace_id",
            "is_published",
            "owner_user_id",
            "folder_id",
            "connector_ids",
            "collaboration_mode",
        ),
    ),
    "bot_versions": Kind(
        ("bot_id", "version"),
        {"creator": _CREATOR, "publish_status": "published_online", "changelog": ""},
        times=("created_at",),
        hidden=("bot_id",),
    ),
    "conversations": Kind(
        ("id",),
        {"meta_data": {}, "bot_id": "", "connector_id": "1024"},
        times=("created_at",),
        copies={"last_section_id": "id"},
        hidden=("bot_id",),
        unknown=4002,
    ),
    "messages": Kind(
        ("id",),
        {
            "conversation_id": "",
            "bot_id": "",
            "chat_id": "",
            "role": "user",
            "content": "",
            "content_type": "text",
            "meta_data": {},
        },
        times=("created_at",),
        copies={"updated_at": "created_at", "section_id": "conversation_id"},
        derived=_message_type,
        hidden=("feedback",),
        unknown=4005,
    ),
    "chats": Kind(
        ("id",),
        {
            "conversation_id": "",
            "bot_id": "",
            "meta_data": {},
            "last_error": {"code": 0, "msg": ""},
            "status": "created",
            "usage": {"token_count": 0, "output_count": 0, "input_count": 0},
        },
        times=("created_at",),
        copies={"section_id": "conversation_id"},
        hidden=("_plan", "_looks", "_is_saved"),
        unknown=4001,
    ),
    "workflows": Kind(
        ("workflow_id",),
        {
            "workflow_name": "Workflow",
            "description": "",
            "icon_url": "",
            "app_id": "",
            "creator": _CREATOR,
            "workspace_id": "",
            "workflow_mode": "workflow",
            "is_published": True,
            "outputs": {"output": "done"},
            "interrupt": None,
            "error": None,
        },
        times=("created_at",),
        copies={"updated_at": "created_at"},
        derived=_texts,
        hidden=(
            *("workspace_id", "workflow_mode", "is_published", "outputs", "interrupt", "error"),
            *("folder_id", "collaboration_mode", "pieces", "pings"),
        ),
    ),
    "workflow_versions": Kind(
        ("workflow_id", "version"),
        {"description": "", "creator": _CREATOR, "input": _FLOW_INPUT, "output": _FLOW_OUTPUT},
        times=("created_at",),
        copies={"updated_at": "created_at"},
        derived=_texts,
    ),
    "runs": Kind(
        ("workflow_id", "execute_id"),
        {
            "execute_status": "Success",
            "bot_id": "0",
            "connector_id": "1024",
            "connector_uid": "user",
            "run_mode": 0,
            "logid": "20241210152726467C48D89D6DB2F3A9F1",
            "output": '{"output":"done"}',
            "token": "98",
            "cost": "0.00",
            "error_code": "0",
            "error_message": "",
            "debug_url": "https://www.coze.com/work_flow",
            "usage": _USAGE,
            "is_output_trimmed": False,
            "node_execute_status": {},
        },
        times=("create_time",),
        copies={"update_time": "create_time"},
        hidden=("workflow_id",),
        unknown=4314,
    ),
    "nodes": Kind(
        ("workflow_id", "execute_id", "node_execute_uuid"),
        {"is_finish": True, "node_output": '{"output":"done"}'},
        hidden=("workflow_id", "execute_id", "node_execute_uuid"),
    ),
    "files": Kind(
        ("id",), {"bytes": 0, "file_name": "file"}, times=("created_at",), hidden=("content",)
    ),
    "datasets": Kind(
        ("dataset_id",),
        {
            "name": "Dataset",
            "description": "",
            "space_id": "",
            "status": 1,
            "format_type": 0,
            "can_edit": True,
            "icon_url": "https://example.com/dataset.png",
            "icon_uri": "FileBizType.BIZ_DATASET_ICON/1.png",
            "doc_count": 0,
            "file_list": [],
            "hit_count": 0,
            "bot_used_count": 0,
            "slice_count": 0,
            "all_file_size": "0",
            "chunk_strategy": _CHUNKS,
            "failed_file_list": [],
            "processing_file_list": [],
            "processing_file_id_list": [],
            "avatar_url": "https://example.com/user.png",
            "creator_id": "7400000000000000000",
            "creator_name": "user",
        },
        times=("create_time",),
        copies={"update_time": "create_time"},
    ),
    "documents": Kind(
        ("document_id",),
        {
            "dataset_id": "",
            "name": "document.txt",
            "type": "txt",
            "size": 120,
            "char_count": 120,
            "slice_count": 1,
            "hit_count": 0,
            "status": 1,
            "format_type": 0,
            "source_type": 0,
            "update_type": 0,
            "update_interval": 0,
            "chunk_strategy": _CHUNKS,
            "progress": 100,
        },
        times=("create_time",),
        copies={"update_time": "create_time"},
        hidden=("dataset_id", "progress"),
    ),
    "images": Kind(
        ("dataset_id", "document_id"),
        {
            "name": "image.png",
            "url": "https://example.com/image.png",
            "caption": "",
            "type": "png",
            "size": 1024,
            "status": 1,
            "source_type": 0,
            "creator_id": "7400000000000000000",
        },
        times=("create_time",),
        copies={"update_time": "create_time"},
        hidden=("dataset_id",),
    ),
    "voices": Kind(
        ("voice_id",),
        {
            "name": "Voice",
            "is_system_voice": False,
            "language_code": "en",
            "language_name": "English",
            "preview_text": "Hello",
            "preview_audio": "https://example.com/voice.mp3",
            "available_training_times": 5,
            "speaker_id": "speaker",
            "model_type": "big",
            "state": "cloned",
            "support_emotions": [{"emotion": "happy", "display_name": "Happy", **_RATE}],
        },
        times=("create_time",),
        copies={"update_time": "create_time"},
    ),
    "voiceprint_groups": Kind(
        ("id",),
        {
            "name": "Group",
            "desc": "",
            "icon_url": "https://example.com/group.png",
            "user_info": _USER_INFO,
            "feature_count": 0,
        },
        times=("created_at",),
        copies={"updated_at": "created_at"},
    ),
    "voiceprint_features": Kind(
        ("group_id", "id"),
        {
            "name": "Feature",
            "desc": "",
            "icon_url": "https://example.com/feature.png",
            "audio_url": "https://example.com/feature.wav",
            "user_info": _USER_INFO,
        },
        times=("created_at",),
        copies={"updated_at": "created_at"},
    ),
    "lives": Kind(
        ("live_id",),
        {
            "app_id": "app",
            "stream_infos": [{"stream_id": "1", "name": "English", "live_type": "origin"}],
        },
        hidden=("live_id",),
    ),
    "apps": Kind(
        ("id",),
        {
            "name": "App",
            "description": "",
            "icon_url": "https://example.com/app.png",
            "is_published": True,
            "owner_user_id": "7400000000000000000",
            "workspace_id": "",
        },
        times=("updated_at", "published_at"),
        hidden=("workspace_id",),
    ),
    "folders": Kind(
        ("id",),
        {
            "name": "Folder",
            "description": "",
            "workspace_id": "",
            "creator_user_id": "7400000000000000000",
            "folder_type": "development",
            "parent_folder_id": "",
            "children_count": 0,
        },
    ),
    "templates": Kind(("id",), {"entity_type": "agent", "name": "Template"}),
    "variables": Kind(
        ("keyword",),
        {
            "value": "",
            "bot_id": "",
            "app_id": "",
            "connector_id": "1024",
            "connector_uid": "",
            "is_system": False,
            "prompt_disabled": False,
            "schema": "{}",
        },
        times=("create_time",),
        copies={"update_time": "create_time"},
        hidden=("bot_id", "app_id", "connector_id", "connector_uid"),
    ),
    "api_apps": Kind(
        ("id",),
        {
            "app_type": "normal",
            "name": "API app",
            "connector_id": "1024",
            "verify_token": "token",
            "callback_url": "",
        },
    ),
    "events": Kind(
        ("api_app_id", "event_type"), {"name": "Event", "description": "What has happened."}
    ),
    "connectors": Kind(("id",), {"workspace_ids": [], "configs": []}),
    "bill_tasks": Kind(
        ("task_id",),
        {"status": "running", "file_urls": [], "started_at": 0, "ended_at": 0, "expires_at": 0},
        times=("created_at",),
    ),
    "collaborators": Kind(("entity_type", "entity_id", "user_id"), {}),
    "organizations": Kind(
        ("organization_id",),
        {
            "enterprise_id": "",
            "organization_name": "Organization",
            "organization_icon_url": "https://example.com/organization.png",
            "is_default_organization": False,
            "description": "",
        },
        hidden=("enterprise_id", "description"),
    ),
    "organization_members": Kind(
        ("organization_id", "user_id"),
        {
            "user_nickname": "User",
            "user_unique_name": "user",
            "avatar_url": "https://example.com/user.png",
            "organization_role_type": "organization_member",
            "people_type": "enterprise_member",
            "is_valid": True,
        },
        times=("created_at",),
        hidden=("organization_id",),
    ),
    "plugins": Kind(
        ("plugin_id",),
        {
            "name": "Plugin",
            "description": "",
            "category_id": "",
            "is_official": True,
            "heat": 0,
            "tools": [_TOOL],
            "results": {},
            "mcp_json": '{"mcpServers":{}}',
            "name_for_model": "plugin",
            "icon_url": "https://example.com/plugin.png",
            "is_call_available": True,
        },
        times=("created_at",),
        copies={"updated_at": "created_at"},
        hidden=(
            *("plugin_id", "name", "description", "category_id", "is_official", "heat", "results"),
        ),
    ),
    "plugin_categories": Kind(
        ("id",), {"name": "Category", "entity_type": "plugin"}, hidden=("entity_type",)
    ),
    "copy_tasks": Kind(
        ("task_id",),
        {
            "task_status": "successful",
            "entity_type": "bot",
            "source_entity_id": "",
            "target_entity_id": "",
            "target_workspace_id": "",
            "failed_reasons": [],
        },
    ),
    "quotas": Kind(
        ("benefit_type", "resource_id"),
        {"basic": _QUOTA, "effective": _QUOTA, "extra": []},
    ),
    "benefits": Kind(
        ("benefit_id",),
        {
            "benefit_type": "resource_point",
            "active_mode": "absolute_time",
            "started_at": 0,
            "ended_at": 0,
            "duration": 0,
            "limit": 0,
            "status": "valid",
            "entity_type": "single_device",
            "entity_id": "",
            "trigger_unit": "never",
            "trigger_time": 0,
        },
    ),
}
