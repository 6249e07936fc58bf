"""The schema of each kind of entity: its keys, and the allowed values of each.

Schemas are taken from the answers that show entities. A misspelt key in a test, or a number instead
of a string, is thus reported to the test before it reaches the wire.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from cozefake import shape
from cozefake.kinds import KINDS
from cozefake.routes import read_routes
from cozefake.shape import ListOf, Scalar, Shape, Structure, resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

# The routes whose answers show an entity of the kind, with its place in the answer.
_SHOWN: dict[str, tuple[tuple[str, str], ...]] = {
    "workspaces": (("workspaces.list", "data.workspaces"),),
    "members": (("workspaces.members.list", "data.items"),),
    "users": (("users.me", "data"),),
    "bots": (("bots.retrieve", "data"),),
    "bot_versions": (("bots.versions", "data.items"),),
    "conversations": (("conversations.retrieve", "data"),),
    "messages": (("messages.retrieve", "data"), ("chat.messages.list", "data")),
    "chats": (("chat.retrieve", "data"),),
    "workflows": (("workflows.list", "data.items"), ("workflows.retrieve", "data.workflow_detail")),
    "workflow_versions": (("workflows.versions", "data.items"),),
    "runs": (("workflows.run_history", "data"), ("workflows.get_run_history", "data")),
    "nodes": (("workflows.execute_node", "data"),),
    "files": (("files.retrieve", "data"),),
    "datasets": (("datasets.list", "data.dataset_list"),),
    "documents": (("documents.list", "document_infos"), ("datasets.process", "data.data")),
    "images": (("images.list", "data.photo_infos"),),
    "voices": (("audio.voices.list", "data.voice_list"),),
    "voiceprint_groups": (("voiceprints.list", "data.items"),),
    "voiceprint_features": (("voiceprints.features.list", "data.items"),),
    "lives": (("audio.live", "data"),),
    "apps": (("apps.list", "data.items"),),
    "folders": (("folders.retrieve", "data"), ("folders.list", "data.items")),
    "variables": (("variables.retrieve", "data.items"),),
    "api_apps": (("api_apps.list", "data.items"),),
    "events": (("api_apps.events.list", "data.items"),),
    "bill_tasks": (("bill_tasks.list", "data.task_infos"),),
    "benefits": (("benefits.list", "data.benefit_infos"),),
    "organizations": (("organizations.list", "data.items"),),
    "organization_members": (("organizations.members.list", "data.items"),),
    "plugins": (("plugins.retrieve", "data"),),
    "plugin_categories": (("store.categories.list", "data.items"),),
    "copy_tasks": (("copy_tasks.retrieve", "data"),),
}
# Keys that a test may set although no answer shows them, besides those of `Kind`.
_MORE: dict[str, dict[str, Shape]] = {
    "bots": {"folder_id": Scalar("string"), "connector_ids": ListOf(Scalar("string"))},
    "messages": {"feedback": Scalar("object")},
    "files": {"content": Scalar("json")},
    "workflows": {
        "pieces": ListOf(Scalar("string")),
        "pings": Scalar("integer"),
        "folder_id": Scalar("string"),
        "interrupt": Scalar("object"),
        "error": Scalar("object"),
        "outputs": Scalar("json"),
        "collaboration_mode": Scalar("string"),
    },
}


# Any: entities as a test gives them.
def problems(kind: str, entity: dict[str, Any], place: str) -> Iterator[str]:
    """Yield the problems of an entity: unknown keys, and values of a wrong type."""
    known = keys_of(kind)
    for key, value in entity.items():
        if key not in known:
            close = get_close_matches(key, known, 1)
            meant = (
                f"; {close[0]!r} is meant?" if close else f"; allowed: {', '.join(sorted(known))}"
            )
            yield f"{place}.{key} is unknown{meant}"
        elif value is not None:
            yield from shape.problems(known[key], value, f"{place}.{key}")


@cache
def keys_of(kind: str) -> dict[str, Shape]:
    """Return the keys that an entity of the kind may have, and the shape of each."""
    about = KINDS[kind]
    known: dict[str, Shape] = {key: Scalar("string") for key in about.keys}
    for key, value in about.defaults.items():
        known[key] = _like(value)
    known |= {key: Scalar("int64") for key in about.times}
    known |= {key: known.get(of, Scalar("json")) for key, of in about.copies.items()}
    for route, path in _SHOWN.get(kind, ()):
        known |= {**_at(route, path).fields, **{key: Scalar("string") for key in about.keys}}
    return known | _MORE.get(kind, {})


def _like(value: Any) -> Shape:
    match value:
        case bool():
            return Scalar("boolean")
        case int():
            return Scalar("int64")
        case float():
            return Scalar("number")
        case str():
            return Scalar("string")
        case _:
            return Scalar("json")


def _at(route: str, path: str) -> Structure:
    """Return the structure at a place of a route's answer; for a list, that of its items."""
    found: Shape | str = next(each.answer for each in read_routes() if each.name == route)
    for key in path.split("."):
        assert isinstance(found, Structure)  # noqa: S101 - the places are this module's own
        found = resolved(found.fields[key])
    if isinstance(found, ListOf):
        found = resolved(found.item)
    assert isinstance(found, Structure)  # noqa: S101 - the places are this module's own
    return found
