"""Organizations of an enterprise, and their members."""

from __future__ import annotations

from typing import Any

from cozefake import paging
from cozefake.answer import Call, Handler, Reply
from cozefake.errors import failure
from cozefake.resources import records

_SUPER_ADMIN = "organization_super_admin"


def create(call: Call) -> Reply:
    enterprise = records.named(call, "enterprises", "enterprise_id")
    organization = records.create(
        call,
        "organizations",
        enterprise_id=enterprise["id"],
        organization_name=call.request.sent("name"),
        description=call.request.sent("description", ""),
    )
    _add(call, organization, call.request.sent("super_admin_user_id"), _SUPER_ADMIN)
    return Reply({"organization_id": organization["organization_id"]})


def list_organizations(call: Call) -> Reply:
    enterprise = records.named(call, "enterprises", "enterprise_id")
    found = records.matching(call, "organizations", enterprise_id=enterprise["id"])
    page = records.shown("organizations", paging.numbered(call.request, found))
    return Reply({"items": page, "total_count": len(found)})


def update(call: Call) -> Reply:
    organization = records.named(call, "organizations", "organization_id")
    if name := call.request.sent("name"):
        organization["organization_name"] = name
    records.update(call, organization, "description")
    return Reply()


def create_members(call: Call) -> Reply:
    organization = records.named(call, "organizations", "organization_id")
    for each in call.request.sent("organization_people"):
        _add(call, organization, each["user_id"], each["organization_role_type"])
    return Reply()


def list_members(call: Call) -> Reply:
    members = _members(call)
    page = records.shown("organization_members", paging.numbered(call.request, members))
    return Reply({"items": page, "total_count": len(members)})


def update_member(call: Call) -> Reply:
    member = records.named(call, "organization_members", "organization_id", "user_id")
    records.update(call, member, "organization_role_type")
    return Reply()


def delete_member(call: Call) -> Reply:
    """Remove a member and pass on its resources; the last super admin cannot be removed."""
    member = records.named(call, "organization_members", "organization_id", "user_id")
    receiver = call.request.sent("receiver_user_id")
    records.find(call, "organization_members", member["organization_id"], receiver)
    admins = [each for each in _members(call) if each["organization_role_type"] == _SUPER_ADMIN]
    if admins == [member]:
        raise failure(777074044, "An organization needs another super admin first.")
    records.remove(call, "organization_members", member)
    return Reply()


# Any: entities in wire form.
def _members(call: Call) -> list[dict[str, Any]]:
    organization = records.named(call, "organizations", "organization_id")
    return records.matching(
        call, "organization_members", organization_id=organization["organization_id"]
    )


def _add(call: Call, organization: dict[str, Any], user_id: str, role: str) -> None:
    records.require_new(call, "organization_members", organization["organization_id"], user_id)
    about = call.tenant.state["users"].get(user_id, {})
    names = {"user_nickname": about.get("nick_name"), "user_unique_name": about.get("user_name")}
    records.create(
        call,
        "organization_members",
        organization_id=organization["organization_id"],
        user_id=user_id,
        organization_role_type=role,
        **{key: name for key, name in names.items() if name},
    )


HANDLERS: dict[str, Handler] = {
    "organizations.create": create,
    "organizations.list": list_organizations,
    "organizations.update": update,
    "organizations.members.create": create_members,
    "organizations.members.list": list_members,
    "organizations.members.update": update_member,
    "organizations.members.delete": delete_member,
}
