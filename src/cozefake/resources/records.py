"""The handlers' work on a tenant's entities: find, create, update, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cozefake.answer import Call

from cozefake import entity
from cozefake.answer import Reply
from cozefake.errors import ServiceError, not_found
from cozefake.kinds import KINDS
from cozefake.strictness import Strictness


# Any: entities in wire form, all through this module.
def find(call: Call, kind: str, *keys: str | int | None) -> dict[str, Any]:
    """The tenant's entity with these keys; the error names the last one."""
    found = call.tenant.state[kind].get("/".join(str(key or "") for key in keys))
    if found is None:
        raise unknown(KINDS[kind].keys[-1], kind, keys[-1])
    return found


def unknown(key: str, kind: str, name: str | int | None) -> ServiceError:
    """The error for an id, `name`, that no entity of the kind has; `key` is its field's name."""
    return not_found(key, str(name or ""), KINDS[kind].unknown)


def hold_known(call: Call, kind: str, key: str | None) -> None:
    """Hold an id that is only mentioned against what the tenant has."""
    error = unknown(KINDS[kind].keys[-1], kind, key)
    is_known = not key or key in call.tenant.state[kind]
    call.hold(is_known, error.code, error.message, Strictness.STRICT)


def hold_new(call: Call, kind: str, group: str, user_id: str) -> None:
    """Hold a member who is added against those whom the group has."""
    is_new = f"{group}/{user_id}" not in call.tenant.state[kind]
    call.hold(is_new, 4201, f"The user {user_id} is a member already.", Strictness.STRICT)


def named(call: Call, kind: str, *parameters: str) -> dict[str, Any]:
    """The entity whose keys the path's parameters are."""
    return find(call, kind, *(call.parameters[name] for name in parameters))


def matching(call: Call, kind: str, **wanted: object) -> list[dict[str, Any]]:
    """The entities with these values, oldest first; None and empty ask for nothing."""
    asked = {key: value for key, value in wanted.items() if value not in (None, "")}
    return [
        each
        for each in call.tenant.state[kind].values()
        if all(each.get(key) == value for key, value in asked.items())
    ]


def sent(call: Call, *keys: str) -> dict[str, Any]:
    """The body's values for these keys, without those that were not sent."""
    values = {key: call.request.sent(key) for key in keys}
    return {key: value for key, value in values.items() if value is not None}


def create(call: Call, kind: str, **given: object) -> dict[str, Any]:
    """A new entity, in the tenant's state."""
    return entity.add(call.tenant, kind, given)


def update(call: Call, found: dict[str, Any], *keys: str, time: str = "") -> None:
    """Change the entity as the body says; `time` is the field that says when."""
    found.update(sent(call, *keys))
    if time:
        found[time] = call.tenant.now()


def remove(call: Call, kind: str, found: dict[str, Any]) -> None:
    """The entity is gone."""
    # One request may name an entity twice.
    call.tenant.state[kind].pop(entity.address(kind, found), None)


def shown(kind: str, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return entities as the service shows them."""
    return [entity.shown(kind, each) for each in entities]


def add_collaborators(call: Call, entity_type: str, entity_id: str) -> Reply:
    """Let users work on a bot, a workflow or an app."""
    for each in call.request.sent("collaborators"):
        place = {"entity_type": entity_type, "entity_id": entity_id}
        create(call, "collaborators", **place, user_id=each["user_id"])
    return Reply()


def remove_collaborator(call: Call, entity_type: str, entity_id: str) -> Reply:
    """Let the user whom the path names work on it no more."""
    found = find(call, "collaborators", entity_type, entity_id, call.parameters["user_id"])
    remove(call, "collaborators", found)
    return Reply()
