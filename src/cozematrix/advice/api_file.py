"""Makes the text of `api.json`: what each release has, read by griffe from the releases' sources.

A thing of the API stands under its dotted path, with a line for all releases in which it is alike:
`module`; `-> path`, a name that an import leads elsewhere; `class (bases)`; `def (arguments) ->
result`, `async def …`; `: type`, an attribute. Classes of the package stand in types under their
whole path, all others under their last name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import griffe
from griffe import ParameterKind

from cozematrix.api.released_api import UnknownError, class_of
from cozematrix.api.source import load, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

SCHEMA = 1
FILE = "data/api.json"
# Longer defaults are of no use to anybody who reads them.
_MOST_OF_A_DEFAULT = 40
_MARKS = {ParameterKind.var_positional: "*", ParameterKind.var_keyword: "**"}


def api_file(folders: Mapping[str, Path], package: str) -> dict[str, Any]:
    """The contents of `api.json`, from the folder that each release's package lies in.

    `folders` is by release, oldest first. A folder without the package is a `MatrixError`.
    """
    releases = list(folders)
    seen: dict[str, dict[str, list[str]]] = {}
    for release, folder in folders.items():
        for path, line in _things(load(folder, package), package):
            seen.setdefault(path, {}).setdefault(line, []).append(release)
    things = {
        path: {_span(having, releases): line for line, having in lines.items()}
        for path, lines in sorted(seen.items())
    }
    return {"schema": SCHEMA, "package": package, "releases": releases, "things": things}


def _span(having: Sequence[str], releases: Sequence[str]) -> str:
    """Releases as ranges: "0.2.0-0.5.0 0.7.0-", open where the newest is in it."""
    runs: list[list[str]] = []
    for release in having:
        follows = runs and releases.index(release) == releases.index(runs[-1][-1]) + 1
        if follows:
            runs[-1].append(release)
        else:
            runs.append([release])
    return " ".join(
        f"{run[0]}-"
        if run[-1] == releases[-1]
        else run[0]
        if len(run) == 1
        else f"{run[0]}-{run[-1]}"
        for run in runs
    )


def _things(root: griffe.Module, package: str) -> Iterator[tuple[str, str]]:
    yield root.path, "module"
    yield from _members(root, package)


def _members(holder: griffe.Module | griffe.Class, package: str) -> Iterator[tuple[str, str]]:
    for name, member in holder.members.items():
        path = f"{holder.path}.{name}"
        if isinstance(member, griffe.Alias):
            target = _target(member, package)
            if target and not name.startswith("_"):
                yield path, f"-> {target}"
        elif name.startswith("_") and name not in ("__init__", "__iter__", "__aiter__"):
            # What a private class hands on to its heirs is public.
            if isinstance(member, griffe.Class):
                yield path, _class(member, package)
                yield from _members(member, package)
        elif isinstance(member, griffe.Module):
            yield path, "module"
            yield from _members(member, package)
        elif isinstance(member, griffe.Class):
            yield path, _class(member, package)
            yield from _members(member, package)
        elif isinstance(member, griffe.Function):
            yield path, _function(member, package)
        elif isinstance(member, griffe.Attribute):
            yield path, _attribute(member, package)


def _target(alias: griffe.Alias, package: str) -> str:
    """Return the target of an import within the package; "" where that is outside."""
    found = resolve(alias)
    is_own = found is not None and found.path.partition(".")[0] == package
    return found.path if found is not None and is_own else ""


def _class(found: griffe.Class, package: str) -> str:
    bases = [each if isinstance(each, str) else _type(each, package) for each in found.bases]
    return f"class ({', '.join(bases)})"


def _function(found: griffe.Function, package: str) -> str:
    parts: list[str] = []
    for each in found.parameters:
        if each.kind is ParameterKind.keyword_only and not any(
            part.startswith("*") for part in parts
        ):
            parts.append("*")
        text = _MARKS.get(each.kind or ParameterKind.positional_or_keyword, "") + each.name
        if each.annotation is not None:
            text += f": {_type(each.annotation, package)}"
        if each.default is not None and each.kind not in _MARKS:
            default = str(each.default)
            text += f" = {default if len(default) <= _MOST_OF_A_DEFAULT else '...'}"
        parts.append(text)
    kind = "async def" if "async" in found.labels else "def"
    given = "" if found.returns is None else f" -> {_type(found.returns, package)}"
    return f"{kind} ({', '.join(parts)}){given}"


def _attribute(found: griffe.Attribute, package: str) -> str:
    if found.annotation is not None:
        return f": {_type(found.annotation, package)}"
    parent = found.parent
    is_constant = "property" not in found.labels and found.value is not None
    if (
        isinstance(parent, griffe.Class)
        and is_constant
        and not isinstance(found.value, griffe.ExprCall)
    ):
        # A value of an enumeration, or a constant of a class.
        return f": {parent.path}" if _is_enumeration(parent) else ":"
    try:
        return f": {class_of(found)}"
    except UnknownError:
        return ":"


def _is_enumeration(found: griffe.Class) -> bool:
    bases = [str(each) for each in found.bases]
    return any("Enum" in each for each in bases) or any(
        isinstance(each, griffe.Class) and _is_enumeration(each) for each in found.resolved_bases
    )


def _type(annotation: griffe.Expr | str, package: str) -> str:
    """An annotation in one line, with the package's classes under their whole paths."""
    if isinstance(annotation, str):
        return annotation
    if isinstance(annotation, griffe.ExprName | griffe.ExprAttribute):
        path = annotation.canonical_path
        return path if path.partition(".")[0] == package else path.rpartition(".")[2]
    return "".join(
        part if isinstance(part, str) else _type(part, package)
        for part in annotation.iterate(flat=False)
    )
