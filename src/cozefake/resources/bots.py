"""Bots and workspaces: what a token may see."""

from __future__ import annotations

from typing import Any

from cozefake import paging
from cozefake.answer import Call, Handler, Reply
from cozefake.errors import not_found

# What the service keeps of a bot, but does not show with it.
_HIDDEN = ("workspace_id", "is_published", "owner_user_id")


def retrieve(call: Call) -> Reply:
    return Reply(_shown(_bot(call, call.parameters["bot_id"])))


def get_online_info(call: Call) -> Reply:
    return Reply(_shown(_bot(call, call.request.asked("bot_id") or "")))


def list_bots(call: Call) -> Reply:
    bots = _in_workspace(call, call.request.asked("workspace_id") or "")
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
        }
        for bot in paging.numbered(call.request, bots)
    ]
    return Reply({"total": len(bots), "items": items})


def published_list(call: Call) -> Reply:
    bots = _in_workspace(call, call.request.asked("space_id") or "")
    bots = [bot for bot in bots if bot["is_published"]]
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


def list_workspaces(call: Call) -> Reply:
    workspaces = list(call.tenant.state["workspaces"].values())
    page = paging.numbered(call.request, workspaces)
    return Reply({"total_count": len(workspaces), "workspaces": page})


# Any: a bot in wire form.
def _bot(call: Call, bot_id: str) -> dict[str, Any]:
    if bot_id not in call.tenant.state["bots"]:
        raise not_found("bot_id", bot_id)
    return call.tenant.state["bots"][bot_id]


def _shown(bot: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in bot.items() if key not in _HIDDEN}


def _in_workspace(call: Call, workspace_id: str) -> list[dict[str, Any]]:
    bots = call.tenant.state["bots"].values()
    return [bot for bot in bots if bot["workspace_id"] == workspace_id]


HANDLERS: dict[str, Handler] = {
    "bots.retrieve": retrieve,
    "bots.get_online_info": get_online_info,
    "bots.list": list_bots,
    "bots.published_list": published_list,
    "workspaces.list": list_workspaces,
}
