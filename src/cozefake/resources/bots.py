"""Bots: made, published, retrieved and listed, by both generations of routes."""

from __future__ import annotations

from typing import Any

from cozefake import entity, paging
from cozefake.answer import Call, Handler, Reply
from cozefake.resources import records

_SETTINGS = ("name", "description", "prompt_info", "onboarding_info", "suggest_reply_info")


def create(call: Call) -> Reply:
    given = records.sent(call, *_SETTINGS)
    workspace_id = call.request.sent("space_id")
    records.require_known(call, "workspaces", workspace_id)
    bot = records.create(
        call, "bots", **given, **_parts(call), workspace_id=workspace_id, is_published=False
    )
    return Reply({"bot_id": bot["bot_id"]})


def update(call: Call) -> Reply:
    bot = records.find(call, "bots", call.request.sent("bot_id"))
    records.update(call, bot, *_SETTINGS, time="update_time")
    bot.update(_parts(call))
    return Reply()


def publish(call: Call) -> Reply:
    bot = records.find(call, "bots", call.request.sent("bot_id"))
    connectors = [*call.request.sent("connector_ids"), *call.request.sent("connectors", {})]
    is_first = not bot["is_published"]
    bot |= {"is_published": True, "connector_ids": connectors, "update_time": call.tenant.now()}
    if not is_first:
        bot["version"] = str(int(bot["version"]) + 1 if bot["version"].isdecimal() else 1)
    records.create(call, "bot_versions", bot_id=bot["bot_id"], version=bot["version"])
    return Reply({"bot_id": bot["bot_id"], "version": bot["version"]})


def unpublish(call: Call) -> Reply:
    bot = records.named(call, "bots", "bot_id")
    bot["is_published"] = False
    return Reply()


def retrieve(call: Call) -> Reply:
    return Reply(entity.shown("bots", records.named(call, "bots", "bot_id")))


def get_online_info(call: Call) -> Reply:
    bot = records.find(call, "bots", call.request.asked("bot_id"))
    return Reply(entity.shown("bots", bot))


def list_bots(call: Call) -> Reply:
    records.require_known(call, "workspaces", call.request.asked("workspace_id"))
    bots = records.matching(call, "bots", workspace_id=call.request.asked("workspace_id"))
    if call.request.asked("publish_status") == "published_online":
        bots = [bot for bot in bots if bot["is_published"]]
    items = [
        {
            "id": bot["bot_id"],
            "name": bot["name"],
            "icon_url": bot["icon_url"],
            "updated_at": bot["update_time"],
            "description": bot["description"],
            "is_published": bot["is_published"],
            "published_at": bot["update_time"],
            "owner_user_id": bot["owner_user_id"],
            **({"folder_id": bot["folder_id"]} if "folder_id" in bot else {}),
        }
        for bot in paging.numbered(call.request, bots)
    ]
    return Reply({"total": len(bots), "items": items})


def published_list(call: Call) -> Reply:
    space_id = call.request.asked("space_id")
    bots = records.matching(call, "bots", workspace_id=space_id, is_published=True)
    items = [
        {
            "bot_id": bot["bot_id"],
            "bot_name": bot["name"],
            "description": bot["description"],
            "icon_url": bot["icon_url"],
            "publish_time": str(bot["update_time"]),
        }
        for bot in paging.numbered(call.request, bots, page_key="page_index")
    ]
    return Reply({"total": len(bots), "space_bots": items})


def versions(call: Call) -> Reply:
    bot = records.named(call, "bots", "bot_id")
    every = records.matching(call, "bot_versions", bot_id=bot["bot_id"])
    page = records.shown("bot_versions", paging.numbered(call.request, every))
    return Reply({"items": page, "has_more": paging.has_more(call.request, len(every))})


def collaboration_mode(call: Call) -> Reply:
    records.update(call, records.named(call, "bots", "bot_id"), "collaboration_mode")
    return Reply()


def add_collaborators(call: Call) -> Reply:
    records.named(call, "bots", "bot_id")
    return records.add_collaborators(call, "bot", call.parameters["bot_id"])


def remove_collaborator(call: Call) -> Reply:
    records.named(call, "bots", "bot_id")
    return records.remove_collaborator(call, "bot", call.parameters["bot_id"])


# Any: a bot in wire form.
def _parts(call: Call) -> dict[str, Any]:
    """Return the parts of the body that answers show in another form, converted to it."""
    parts: dict[str, Any] = {}
    if (plugins := call.request.sent("plugin_id_list")) is not None:
        parts["plugin_info_list"] = [
            {"plugin_id": each["plugin_id"], "name": "Plugin", "description": "", "icon_url": ""}
            | {"api_info_list": [{"api_id": each.get("api_id") or "", "name": "API"}]}
            for each in plugins.get("id_list") or ()
        ]
    if (workflows := call.request.sent("workflow_id_list")) is not None:
        parts["workflow_info_list"] = [
            {"id": each["id"], "name": "Workflow", "description": "", "icon_url": ""}
            for each in workflows.get("ids") or ()
        ]
    if (media := call.request.sent("media_config")) is not None:
        parts["media_config"] = media
    if (model := call.request.sent("model_info_config")) is not None:
        parts["model_info"] = {"model_name": "Model", **model}
    if (knowledge := call.request.sent("knowledge")) is not None:
        ids = knowledge.get("dataset_ids") or ()
        parts["knowledge"] = {"knowledge_infos": [{"id": each, "name": "Dataset"} for each in ids]}
    return parts


HANDLERS: dict[str, Handler] = {
    "bots.create": create,
    "bots.update": update,
    "bots.publish": publish,
    "bots.unpublish": unpublish,
    "bots.retrieve": retrieve,
    "bots.get_online_info": get_online_info,
    "bots.list": list_bots,
    "bots.published_list": published_list,
    "bots.versions": versions,
    "bots.collaboration_mode": collaboration_mode,
    "bots.collaborators.create": add_collaborators,
    "bots.collaborators.delete": remove_collaborator,
}
