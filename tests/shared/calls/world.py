"""The state that the calls need: a tenant with every entity that one of them names."""

from __future__ import annotations

import functools
from typing import Any, Dict, List

from tests.shared.fake import Fake


@functools.lru_cache(maxsize=None)
def furnished_tenant() -> Fake:
    """Return the process's one tenant with this state, from which others are copied."""
    tenant = Fake()
    tenant.add(**world())
    return tenant


def furnish(fake: Fake) -> None:
    """Copy this state into a tenant: adding its entities would take longer than a test."""
    fake.copy_state(furnished_tenant())


_PICTURE = {
    "image_url": "https://example.com/b.png",
    "gradient_position": {"left": 0.1, "right": 0.2},
    "canvas_position": {"width": 0.9, "height": 0.8, "left": 0.7, "top": 0.6},
}
_NODE = {
    "node_id": "1",
    "is_finish": True,
    "loop_index": 2,
    "batch_index": 3,
    "update_time": 1718792949,
    "sub_execute_id": "4",
    "node_execute_uuid": "5",
}


def world() -> Dict[str, List[Dict[str, Any]]]:
    """Return the entities that the calls name, by kind, with values other than the defaults."""
    about = {"description": "about", "name": "Ada", "icon_url": "https://example.com/i.png"}
    return {
        "workspaces": [dict(about, id="1", owner_uid="9", admin_uids=["8"], enterprise_id="7")],
        "users": [{"user_id": "1", "nick_name": "Ada"}, {"user_id": "2", "nick_name": "Eve"}],
        "members": [dict(workspace_id="1", user_id="1", avatar_url="https://example.com/a.png")],
        "enterprises": [{"id": "1"}],
        "enterprise_members": [{"enterprise_id": "1", "user_id": each} for each in "12"],
        "bots": [
            dict(
                about,
                bot_id="1",
                workspace_id="1",
                version="7",
                owner_user_id="9",
                prompt_info={"prompt": "be kind"},
                onboarding_info={"prologue": "Hi", "suggested_questions": ["Who?"]},
                bot_mode=1,
                model_info={"model_id": "m", "model_name": "Model"},
                background_image_info={
                    "web_background_image": dict(_PICTURE, theme_color="#ffffff"),
                    "mobile_background_image": dict(_PICTURE, theme_color="#000000"),
                },
            )
        ],
        "conversations": [{"id": "1", "bot_id": "1", "meta_data": {"a": "b"}, "name": "Talk"}],
        "messages": [
            {
                "id": "1",
                "conversation_id": "1",
                "chat_id": "1",
                "bot_id": "1",
                "role": "assistant",
                "type": "answer",
                "content": "Hello",
                "meta_data": {"a": "b"},
                "reasoning_content": "thinking",
                "feedback": {"feedback_type": "like"},
            }
        ],
        "chats": [
            {
                "id": "1",
                "conversation_id": "1",
                "bot_id": "1",
                "status": "in_progress",
                "meta_data": {"a": "b"},
                "completed_at": 1718792990,
            }
        ],
        "workflows": [dict(workflow_id="1", workspace_id="1", app_id="1", description="about")],
        "workflow_versions": [{"workflow_id": "1", "version": "1", "description": "about"}],
        "runs": [
            {
                "workflow_id": "1",
                "execute_id": "1",
                "debug_url": "https://example.com/d",
                "node_execute_status": {"1": _NODE},
            }
        ],
        "nodes": [{"workflow_id": "1", "execute_id": "1", "node_execute_uuid": "1"}],
        "files": [{"id": "1", "bytes": 7, "file_name": "a.txt"}],
        "datasets": [
            dict(dataset_id="1", space_id="1", name="1", description="about", doc_count=3)
        ],
        "documents": [{"document_id": "1", "dataset_id": "1", "name": "Book", "hit_count": 3}],
        "images": [{"dataset_id": "1", "document_id": "1", "caption": ""}],
        "voices": [{"voice_id": "1", "name": "Ada"}],
        "voiceprint_groups": [{"id": "1", "name": "1", "desc": "about", "feature_count": 1}],
        "voiceprint_features": [{"group_id": "1", "id": "1", "name": "Ada", "desc": "about"}],
        "lives": [{"live_id": "1"}],
        "apps": [dict(about, id="1", workspace_id="1")],
        "folders": [dict(id="1", workspace_id="1", name="Things", children_count=3)],
        "templates": [{"id": "1"}],
        "variables": [
            {"keyword": "1", "value": "Paris", "bot_id": "1", "app_id": "1", "connector_uid": "1"},
        ],
        "api_apps": [{"id": "1", "callback_url": "https://example.com/back"}],
        "events": [{"api_app_id": "1", "event_type": "1"}],
        "connectors": [{"id": "1"}],
    }
