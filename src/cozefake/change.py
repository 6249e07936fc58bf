"""Changes to the JSON of an answer by dotted paths, as scripts request them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cozefake.script import Change


# Any: JSON's own types, throughout this module.
def changed(value: Any, change: Change) -> Any:
    """Return a copy of the value with the change applied; paths that do not exist are skipped.

    `data.items.0.name` is a key of the first item; `data.items.*.name` one of every item.
    """
    if not change.put and not change.remove:
        return value
    value = copy.deepcopy(value)
    for path, new in change.put.items():
        for holder, key in _places(value, path.split(".")):
            holder[key] = new
    for path in change.remove:
        for holder, key in _places(value, path.split(".")):
            if isinstance(holder, dict):
                holder.pop(key, None)
            else:
                del holder[key]
    return value


def _places(value: Any, path: list[str]) -> list[tuple[Any, Any]]:
    """Return the containers and keys that match a path; an object's last key may be missing."""
    key, *rest = path
    if isinstance(value, dict):
        keys: list[Any] = list(value) if key == "*" else [key]
        if rest:
            keys = [each for each in keys if each in value]
    elif isinstance(value, list):
        keys = list(range(len(value))) if key == "*" else [int(key)] if key.isdecimal() else []
        keys = [each for each in keys if each < len(value)]
    else:
        return []
    if not rest:
        return [(value, each) for each in keys]
    return [place for each in keys for place in _places(value[each], rest)]
