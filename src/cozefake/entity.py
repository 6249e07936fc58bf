"""Entities in wire form, with defaults for the fields that a test leaves out."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from cozefake import schema
from cozefake.kinds import KINDS

if TYPE_CHECKING:
    from cozefake.tenant import Tenant

MOST_ENTITIES = 20_000


class EntityError(Exception):
    """A test added an invalid entity; the text says what is allowed."""


# Any: entities are the service's JSON objects, throughout this module.
def add_all(tenant: Tenant, state: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Add lists of entities by kind, all or none, and return them complete."""
    for kind, entities in state.items():
        if kind not in KINDS:
            raise EntityError(f"state: {kind!r} is unknown; allowed: {', '.join(KINDS)}")
        if not isinstance(entities, list) or not all(isinstance(e, dict) for e in entities):
            raise EntityError(f"state: {kind}: a list of objects is needed")
        needed = KINDS[kind].keys[:-1]
        for entity in entities:
            if missing := [key for key in needed if not isinstance(entity.get(key), str)]:
                raise EntityError(f"state: {kind}: {missing[0]} is needed, a string")
        for number, entity in enumerate(entities):
            if wrong := next(schema.problems(kind, entity, f"state: {kind}[{number}]"), None):
                raise EntityError(wrong)
    return {kind: [add(tenant, kind, each) for each in given] for kind, given in state.items()}


def add(tenant: Tenant, kind: str, given: dict[str, Any]) -> dict[str, Any]:
    """Add an entity to the tenant's state and return it complete."""
    about = KINDS[kind]
    entity = copy.deepcopy(about.defaults)
    entity |= dict.fromkeys(about.times, tenant.now())
    entity |= given
    key = about.keys[-1]
    entity[key] = given.get(key) or tenant.new_id()
    for target, source in about.copies.items():
        entity.setdefault(target, entity[source])
    entity |= {k: value for k, value in about.derived(entity).items() if k not in given}
    held = tenant.state[kind]
    held[address(kind, entity)] = entity
    # Drop the oldest, so that a client that creates entities endlessly cannot fill the memory.
    if len(held) > MOST_ENTITIES:
        del held[next(iter(held))]
    return entity


def address(kind: str, entity: dict[str, Any]) -> str:
    """Return the key of an entity in the tenant's state."""
    return "/".join(str(entity[key]) for key in KINDS[kind].keys)


def shown(kind: str, entity: dict[str, Any]) -> dict[str, Any]:
    """Return the entity as the service shows it."""
    return {key: value for key, value in entity.items() if key not in KINDS[kind].hidden}
