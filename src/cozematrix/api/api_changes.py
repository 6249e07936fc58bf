"""Differences in the public API of two unpacked releases, read by griffe from their sources.

Nothing of either release is imported or executed. Public is what has no leading underscore in any
part of its path, and is not imported from elsewhere; methods that the language calls
(`__init__`, `__iter__`) are public with their class. What the package's root `__init__` imports is
told by its root name when it comes or goes, since that is where users import it from, and by the
path of its definition when it differs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import griffe

from cozematrix.api.change import Change, Kind
from cozematrix.api.comparison import member_changes, thing_changes
from cozematrix.api.source import find, load, resolve
from cozematrix.api.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def changes(before: Path, after: Path, *, package: str) -> list[Change]:
    """All differences from `before` to `after`, by path; both are folders that hold `package`.

    A folder without the package, or with a file that is no Python, is a `MatrixError`.
    """
    return between(load(before, package), load(after, package))


def between(old: griffe.Module, new: griffe.Module) -> list[Change]:
    """All differences of two packages that are loaded, by path."""
    package = old.path
    found = _by_root_name(set(member_changes(package, old, new)), old, new)
    return sorted(found, key=lambda change: (change.path, change.kind, change.before, change.after))


def _by_root_name(found: set[Change], old: griffe.Module, new: griffe.Module) -> Iterable[Change]:
    """`found` with what users import from the root under that name, once, and what it lacks."""
    old_names, new_names = _root_names(old), _root_names(new)
    at = {(change.kind, change.path): change for change in found}
    result = set(found)
    renamed = set()
    for name, path in old_names.items():
        if new_names.get(name) == path:
            continue
        root_name = f"{old.path}.{name}"
        removed, rename = at.get((Kind.REMOVED, path)), at.get((Kind.RENAMED, path))
        result -= {removed, rename}
        if name in new_names:
            moved_to = new_names[name]
            result.discard(at.get((Kind.ADDED, moved_to), Change(Kind.ADDED, moved_to, "", "")))
            if not find(new, path):
                result.add(Change(Kind.MOVED, root_name, path, moved_to))
            result |= set(thing_changes(moved_to, find(old, path), find(new, moved_to)))
        elif rename:
            renamed.add(rename.after)
            result.add(replace(rename, path=root_name))
        elif removed:
            result.add(replace(removed, path=root_name))
        else:
            result.add(Change(Kind.REMOVED, root_name, text(find(old, path)), _place(new, path)))
    for name in new_names.keys() - old_names.keys() - renamed:
        added = at.get((Kind.ADDED, new_names[name]))
        result.discard(added or Change(Kind.ADDED, "", "", ""))
        was_at = _place(old, new_names[name])
        result.add(
            Change(Kind.ADDED, f"{new.path}.{name}", was_at, text(find(new, new_names[name])))
        )
    return result


def _root_names(root: griffe.Module) -> dict[str, str]:
    """Map each name that the root imports from its own package to the path behind it."""
    listed = None if root.exports is None else {str(name) for name in root.exports}
    named = {
        name: _path_behind(root, member)
        for name, member in root.members.items()
        if isinstance(member, griffe.Alias)
        and not name.startswith("_")
        and (listed is None or name in listed)
    }
    return {name: path for name, path in named.items() if path}


def _path_behind(root: griffe.Module, alias: griffe.Alias) -> str:
    target = resolve(alias)
    if target:
        return target.canonical_path
    # cozepy 0.1.0 says "from auth import Auth" and means its own module of that name
    sibling = f"{root.path}.{alias.target_path}"
    return sibling if find(root, sibling) else ""


def _place(root: griffe.Module, path: str) -> str:
    """The path, if there is something behind it: it is only the root name that came or went."""
    return path if find(root, path) else ""
