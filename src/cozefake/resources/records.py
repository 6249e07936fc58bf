"""Operations of handlers on a tenant's entities: find, create, update, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cozefake.answer import Call

from cozefake import entity
from cozefake.answer import Reply
from cozefake.errors import ServiceError, not_found
from cozefake.kinds import KINDS
from cozefake.strictness import Strictness


# Any: entities in wire form, throughout this module.
def find(call: Call, kind: str, *keys: str | int | None) -> dict[str, Any]:
    """Return the tenant's entity with these keys; raise an error that names the last one."""
    found = call.tenant.state[kind].get("/".join(str(key or "") for key in keys))
    if found is None:
        raise unknown(KINDS[kind].keys[-1], kind, keys[-1])
    return found


def unknown(key: str, kind: str, name: str | int | None) -> ServiceError:
    """Return the error for an unknown id, `name`, of this kind; `key` is its field's name."""
    return not_found(key, str(name or ""), KINDS[kind].unknown)


def require_known(call: Call, kind: str, key: str | None) -> None:
    """Require that an id in the request, if it is there, is known to the tenant."""
    error = unknown(KINDS[kind].keys[-1], kind, key)
    is_known = not key or key in call.tenant.state[kind]
    call.require(is_known, error.code, error.message, Strictness.STRICT)


def require_new(call: Call, kind: str, group: str, user_id: str) -> None:
    """Require that a new member is not yet in the group."""
    is_new = f"{group}/{user_id}" not in call.tenant.state[kind]
    call.require(is_new, 4201, f"The user {user_id} is a member already.", Strictness.STRICT)


def named(call: Call, kind: str, *parameters: str) -> dict[str, Any]:
    """Return the entity whose keys are these parameters of the path."""
    return find(call, kind, *(call.parameters[name] for name in parameters))


def matching(call: Call, kind: str, **wanted: object) -> list[dict[str, Any]]:
    """Return the entities with these values, oldest first; empty values are ignored."""
    asked = {key: value for key, value in wanted.items() if value not in (None, "")}
    return [
        each
        for each in call.tenant.state[kind].values()
        if all(each.get(key) == value for key, value in asked.items())
    ]


def sent(call: Call, *keys: str) -> dict[str, Any]:
    """Return the body's values for these keys, without those that were not sent."""
    values = {key: call.request.sent(key) for key in keys}
    return {key: value for key, value in values.items() if value is not None}


def create(call: Call, kind: str, **given: object) -> dict[str, Any]:
    """Add a new entity to the tenant's state and return it."""
    return entity.add(call.tenant, kind, given)


def update(call: Call, found: dict[str, Any], *keys: str, time: str = "") -> None:
    """Set these fields from the body, and the field `time` to the current time."""
    found.update(sent(call, *keys))
    if time:
        found[time] = call.tenant.now()


def remove(call: Call, kind: str, found: dict[str, Any]) -> None:
    """Remove the entity from the tenant's state, if it is there."""
    # One request may name an entity twice.
    call.tenant.state[kind].pop(entity.address(kind, found), None)


def shown(kind: str, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the entities without the fields that the service hides."""
    return [entity.shown(kind, each) for each in entities]


def add_collaborators(call: Call, entity_type: str, entity_id: str) -> Reply:
    """Add users as collaborators of a bot, a workflow or an app."""
    for each in call.request.sent("collaborators"):
        place = {"entity_type": entity_type, "entity_id": entity_id}
        create(call, "collaborators", **place, user_id=each["user_id"])
    return Reply()


def remove_collaborator(call: Call, entity_type: str, entity_id: str) -> Reply:
    """Remove the collaborator that the path names."""
    found = find(call, "collaborators", entity_type, entity_id, call.parameters["user_id"])
    remove(call, "collaborators", found)
    return Reply()
