"""The plugin store, plugins and their tools; copies of bots, apps and workflows; quotas."""

from __future__ import annotations

import copy
from typing import Any

from cozefake import entity, paging
from cozefake.answer import Call, Handler, Reply
from cozefake.errors import invalid_parameter, not_found
from cozefake.kinds import KINDS
from cozefake.resources import records

# The kinds that can be copied, by the request's type; the other documented types occur only in
# reports of failed copies.
_COPIED = {"app": "apps", "bot": "bots", "workflow": "workflows"}


def list_categories(call: Call) -> Reply:
    found = records.matching(
        call, "plugin_categories", entity_type=call.request.asked("entity_type")
    )
    more = paging.has_more(call.request, len(found))
    page = records.shown("plugin_categories", paging.numbered(call.request, found))
    return Reply({"items": page, "has_more": more})


def list_plugins(call: Call) -> Reply:
    asked = call.request.asked
    found = list(call.tenant.state["plugins"].values())
    if keyword := asked("keyword"):
        found = [each for each in found if keyword in each["name"] + each["description"]]
    if is_official := asked("is_official"):
        found = [each for each in found if each["is_official"] == (is_official == "true")]
    if categories := call.request.asked_all("category_ids"):
        found = [each for each in found if each["category_id"] in categories]
    if asked("sort_type") == "newest":
        found.sort(key=lambda each: -each["created_at"])
    elif asked("sort_type") == "heat":
        found.sort(key=lambda each: -each["heat"])
    more = paging.has_more(call.request, len(found))
    page = [_listed(call, each) for each in paging.numbered(call.request, found)]
    return Reply({"items": page, "has_more": more})


def retrieve_plugin(call: Call) -> Reply:
    return Reply(entity.shown("plugins", records.named(call, "plugins", "plugin_id")))


def retrieve_plugins(call: Call) -> Reply:
    found = [records.find(call, "plugins", each) for each in call.request.asked_all("ids")]
    return Reply({"items": records.shown("plugins", found)})


def call_tool(call: Call) -> Reply:
    """Return the plugin's entry for the tool in `results`, or else the arguments."""
    plugin = records.named(call, "plugins", "plugin_id")
    name = call.request.sent("tool_name")
    if name not in [tool["name"] for tool in plugin["tools"]]:
        raise not_found("tool_name", name)
    if not plugin["is_call_available"]:
        raise invalid_parameter("the plugin cannot be called")
    return Reply({"result": plugin["results"].get(name, call.request.sent("arguments"))})


def create_copy(call: Call) -> Reply:
    """Copy a draft: a bot within its workspace at once, everything else by a task."""
    asked = call.request.sent
    entity_type, source = asked("entity_type"), asked("entity_id")
    if entity_type not in _COPIED:
        raise invalid_parameter(f"entity_type is one of {', '.join(_COPIED)}")
    kind = _COPIED[entity_type]
    original = records.find(call, kind, source)
    workspace_id = asked("to_workspace_id", original["workspace_id"])
    given = {
        **copy.deepcopy(original),
        KINDS[kind].keys[-1]: None,
        "workspace_id": workspace_id,
        "is_published": False,
    }
    made = records.create(call, kind, **given)[KINDS[kind].keys[-1]]
    if entity_type == "bot" and workspace_id == original["workspace_id"]:
        return Reply({"copied_entity_id": made})
    task = records.create(
        call,
        "copy_tasks",
        entity_type=entity_type,
        source_entity_id=source,
        target_entity_id=made,
        target_workspace_id=workspace_id,
    )
    return Reply({"task_id": task["task_id"]})


def retrieve_copy(call: Call) -> Reply:
    return Reply(records.named(call, "copy_tasks", "task_id"))


def retrieve_quotas(call: Call) -> Reply:
    found = records.matching(call, "quotas", resource_id=call.request.asked("resource_id"))
    if wanted := call.request.asked_all("benefit_type_list"):
        found = [each for each in found if each["benefit_type"] in wanted]
    level = "enterprise" if call.tenant.state["enterprises"] else "free"
    return Reply({"basic_info": {"user_level": level}, "benefit_info": found})


# Any: a plugin in wire form.
def _listed(call: Call, plugin: dict[str, Any]) -> dict[str, Any]:
    """Return a plugin as the store lists it."""
    category = call.tenant.state["plugin_categories"].get(plugin["category_id"])
    return {
        "metainfo": {
            "product_id": plugin["plugin_id"],
            "entity_id": plugin["plugin_id"],
            "entity_type": "plugin",
            "entity_version": "0",
            "name": plugin["name"],
            "description": plugin["description"],
            "icon_url": plugin["icon_url"],
            "is_official": plugin["is_official"],
            "paid_type": "paid",
            "listed_at": plugin["created_at"],
            "user_info": {"user_id": 0, "user_name": "user", "nick_name": "User", "avatar_url": ""},
            **({"category": entity.shown("plugin_categories", category)} if category else {}),
        },
        "plugin_info": {
            "description": plugin["description"],
            "heat": plugin["heat"],
            "favorite_count": 0,
            "call_count": 0,
            "bots_use_count": 0,
            "associated_bots_use_count": 0,
            "total_tools_count": len(plugin["tools"]),
            "success_rate": 1.0,
            "avg_exec_duration_ms": 1.0,
            "is_call_available": plugin["is_call_available"],
        },
    }


HANDLERS: dict[str, Handler] = {
    "store.categories.list": list_categories,
    "store.plugins.list": list_plugins,
    "plugins.mget": retrieve_plugins,
    "plugins.retrieve": retrieve_plugin,
    "plugins.tools.call": call_tool,
    "copy_tasks.create": create_copy,
    "copy_tasks.retrieve": retrieve_copy,
    "benefits.get": retrieve_quotas,
}
