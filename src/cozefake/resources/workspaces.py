"""Workspaces and their members; folders, apps, templates and variables; enterprises."""

from __future__ import annotations

from typing import Any

from cozefake import entity, paging
from cozefake.answer import Call, Handler, Reply
from cozefake.errors import invalid_parameter
from cozefake.resources import records


def list_workspaces(call: Call) -> Reply:
    asked = call.request.asked("enterprise_id")
    workspaces = records.matching(call, "workspaces", enterprise_id=asked)
    page = records.shown("workspaces", paging.numbered(call.request, workspaces))
    return Reply({"total_count": len(workspaces), "workspaces": page})


def create(call: Call) -> Reply:
    given = records.sent(call, "name", "description", "owner_uid")
    workspace = records.create(call, "workspaces", **given, workspace_type="team")
    return Reply({"id": workspace["id"]})


def delete(call: Call) -> Reply:
    workspace = records.named(call, "workspaces", "workspace_id")
    records.remove(call, "workspaces", workspace)
    for member in records.matching(call, "members", workspace_id=workspace["id"]):
        records.remove(call, "members", member)
    return Reply()


def update(call: Call) -> Reply:
    workspace = records.named(call, "workspaces", "workspace_id")
    records.update(call, workspace, "name", "description")
    return Reply()


def list_members(call: Call) -> Reply:
    workspace = records.named(call, "workspaces", "workspace_id")
    members = records.matching(call, "members", workspace_id=workspace["id"])
    page = records.shown("members", paging.numbered(call.request, members))
    return Reply({"total_count": len(members), "items": page})


def create_members(call: Call) -> Reply:
    """Add users to a workspace, except those that the tenant does not know."""
    workspace = records.named(call, "workspaces", "workspace_id")
    known = call.tenant.state["users"]
    here = {
        each["user_id"] for each in records.matching(call, "members", workspace_id=workspace["id"])
    }
    _check_joining(call, workspace, here)
    added, missing, already = [], [], []
    for user in call.request.sent("users"):
        user_id = user.get("user_id") or ""
        if user_id in here:
            already.append(user_id)
        elif user_id not in known:
            missing.append(user_id)
        else:
            about = known[user_id]
            records.create(
                call,
                "members",
                workspace_id=workspace["id"],
                user_id=user_id,
                user_nickname=about["nick_name"],
                user_unique_name=about["user_name"],
                role_type=user.get("role_type") or "member",
            )
            added.append(user_id)
    return Reply(
        {
            "added_success_user_ids": added,
            "invited_success_user_ids": [],
            "not_exist_user_ids": missing,
            "already_joined_user_ids": already,
            "already_invited_user_ids": [],
        }
    )


# Any: a workspace in wire form.
def _check_joining(call: Call, workspace: dict[str, Any], here: set[str]) -> None:
    """Check that new members are in the enterprise and that the workspace has room for them."""
    asked = [user.get("user_id") or "" for user in call.request.sent("users")]
    if enterprise_id := workspace["enterprise_id"]:
        inside = call.tenant.state["enterprise_members"]
        strangers = [each for each in asked if f"{enterprise_id}/{each}" not in inside]
        outside = f"Not in the enterprise: {', '.join(strangers)}."
        call.require(not strangers, 702042162, outside)
    most = workspace["most_members"]
    full = f"The workspace has room for {most} members."
    call.require(not most or len(here.union(asked)) <= most, 702042018, full)


def delete_members(call: Call) -> Reply:
    workspace = records.named(call, "workspaces", "workspace_id")
    removed, strangers, owners = [], [], []
    for user_id in call.request.sent("user_ids"):
        member = call.tenant.state["members"].get(f"{workspace['id']}/{user_id}")
        if member is None:
            strangers.append(user_id)
        elif member["role_type"] == "owner":
            owners.append(user_id)
        else:
            records.remove(call, "members", member)
            removed.append(user_id)
    return Reply(
        {
            "removed_success_user_ids": removed,
            "not_in_workspace_user_ids": strangers,
            "owner_not_support_remove_user_ids": owners,
        }
    )


def update_member(call: Call) -> Reply:
    records.update(call, records.named(call, "members", "workspace_id", "user_id"), "role_type")
    return Reply()


def apply_to_join(call: Call) -> Reply:
    records.named(call, "workspaces", "workspace_id")
    known = call.tenant.state["users"]
    asked = call.request.sent("user_ids")
    return Reply(
        {
            "applied_success_user_ids": [each for each in asked if each in known],
            "applied_failed_user_ids": [each for each in asked if each not in known],
        }
    )


def create_enterprise_members(call: Call) -> Reply:
    enterprise = records.named(call, "enterprises", "enterprise_id")
    for user in call.request.sent("users"):
        records.require_new(call, "enterprise_members", enterprise["id"], user["user_id"])
        records.create(call, "enterprise_members", **user, enterprise_id=enterprise["id"])
    return Reply()


def update_enterprise_member(call: Call) -> Reply:
    member = records.named(call, "enterprise_members", "enterprise_id", "user_id")
    records.update(call, member, "role")
    return Reply()


def delete_enterprise_member(call: Call) -> Reply:
    member = records.named(call, "enterprise_members", "enterprise_id", "user_id")
    # Another member gets the user's resources.
    receiver = call.request.sent("receiver_user_id")
    records.find(call, "enterprise_members", member["enterprise_id"], receiver)
    records.remove(call, "enterprise_members", member)
    return Reply()


def list_folders(call: Call) -> Reply:
    folders = records.matching(
        call,
        "folders",
        workspace_id=call.request.asked("workspace_id"),
        folder_type=call.request.asked("folder_type"),
        parent_folder_id=call.request.asked("parent_folder_id"),
    )
    more = paging.has_more(call.request, len(folders))
    page = paging.numbered(call.request, folders)
    return Reply({"items": page, "total_count": len(folders), "has_more": more})


def retrieve_folder(call: Call) -> Reply:
    return Reply(records.named(call, "folders", "folder_id"))


def list_apps(call: Call) -> Reply:
    apps = records.matching(call, "apps", workspace_id=call.request.asked("workspace_id"))
    page = records.shown("apps", paging.numbered(call.request, apps))
    return Reply({"items": page, "total": len(apps)})


def add_collaborators(call: Call) -> Reply:
    records.named(call, "apps", "app_id")
    return records.add_collaborators(call, "app", call.parameters["app_id"])


def remove_collaborator(call: Call) -> Reply:
    records.named(call, "apps", "app_id")
    return records.remove_collaborator(call, "app", call.parameters["app_id"])


def duplicate_template(call: Call) -> Reply:
    template = records.named(call, "templates", "template_id")
    name = call.request.sent("name") or template["name"]
    workspace_id = call.request.sent("workspace_id")
    bot = records.create(call, "bots", name=name, workspace_id=workspace_id, is_published=False)
    return Reply({"entity_id": bot["bot_id"], "entity_type": template["entity_type"]})


def retrieve_variables(call: Call) -> Reply:
    asked = call.request.asked
    found = records.matching(
        call,
        "variables",
        bot_id=asked("bot_id"),
        app_id=asked("app_id"),
        connector_uid=asked("connector_uid"),
    )
    if keywords := call.request.asked_all("keywords"):
        found = [each for each in found if each["keyword"] in keywords]
    return Reply({"items": records.shown("variables", found)})


def update_variables(call: Call) -> Reply:
    place = records.sent(call, "bot_id", "app_id", "connector_id", "connector_uid")
    held = call.tenant.state["variables"]
    for variable in call.request.sent("data"):
        keyword = variable.get("keyword")
        if not keyword:
            raise invalid_parameter("data: a keyword is needed")
        if keyword in held:
            held[keyword] |= {**variable, "update_time": call.tenant.now()}
        else:
            records.create(call, "variables", **{**place, **variable})
    return Reply()


def me(call: Call) -> Reply:
    users = call.tenant.state["users"]
    return Reply(next(iter(users.values())) if users else entity.add(call.tenant, "users", {}))


HANDLERS: dict[str, Handler] = {
    "workspaces.list": list_workspaces,
    "workspaces.create": create,
    "workspaces.update": update,
    "workspaces.delete": delete,
    "workspaces.members.list": list_members,
    "workspaces.members.create": create_members,
    "workspaces.members.delete": delete_members,
    "workspaces.members.update": update_member,
    "workspaces.members.apply": apply_to_join,
    "enterprises.members.create": create_enterprise_members,
    "enterprises.members.update": update_enterprise_member,
    "enterprises.members.delete": delete_enterprise_member,
    "folders.list": list_folders,
    "folders.retrieve": retrieve_folder,
    "apps.list": list_apps,
    "apps.collaborators.create": add_collaborators,
    "apps.collaborators.delete": remove_collaborator,
    "templates.duplicate": duplicate_template,
    "variables.retrieve": retrieve_variables,
    "variables.update": update_variables,
    "users.me": me,
}
