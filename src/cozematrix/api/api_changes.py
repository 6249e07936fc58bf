"""Differences in the public API of two unpacked releases, read by griffe from their sources.

Nothing of either release is imported or executed. Public is what has no leading underscore in any
part of its path, and is not imported from elsewhere; methods that the language calls
(`__init__`, `__iter__`) are public with their class. What the package's root `__init__` imports is
told by its root name when it comes or goes, since that is where users import it from, and by the
path of its definition when it differs.
"""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import griffe
from griffe import BreakageKind, ParameterKind

from cozematrix.errors import MatrixError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

Thing = griffe.Object | griffe.Alias
T = TypeVar("T")


class Level(StrEnum):
    """The demand of a change on code that was written for the release before."""

    BREAKING = "breaking"  # some call, import or attribute that worked now fails
    RISKY = "risky"  # it still works, and may mean something else
    COMPATIBLE = "compatible"


class Kind(StrEnum):
    """The kind of change to a part of the API."""

    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"  # the root name stays, the module behind it is another
    ADDED = "added"
    OBJECT_KIND = "object-kind"  # such as a method that is now a property
    BASE_REMOVED = "base-removed"
    ASYNC_CHANGED = "async-changed"
    BINDING_CHANGED = "binding-changed"  # what could be called on the class needs an instance
    PARAMETER_REMOVED = "parameter-removed"
    PARAMETER_IGNORED = "parameter-ignored"  # removed, and **kwargs takes it without a word
    PARAMETER_RENAMED = "parameter-renamed"
    PARAMETER_ADDED_REQUIRED = "parameter-added-required"
    PARAMETER_ADDED = "parameter-added"
    PARAMETER_REQUIRED = "parameter-required"
    PARAMETER_OPTIONAL = "parameter-optional"
    PARAMETER_KIND = "parameter-kind"
    PARAMETERS_MOVED = "parameters-moved"
    DEFAULT_CHANGED = "default-changed"
    PARAMETER_TYPE = "parameter-type"
    PARAMETER_TYPE_WIDENED = "parameter-type-widened"
    RETURN_TYPE = "return-type"
    RETURN_TYPE_NARROWED = "return-type-narrowed"
    ATTRIBUTE_TYPE = "attribute-type"
    FIELD_REQUIRED = "field-required"  # a model refuses data without it
    FIELD_OPTIONAL = "field-optional"
    READ_ONLY = "read-only"  # an attribute that is now a property without a setter
    VALUE_CHANGED = "value-changed"


LEVELS: dict[Kind, Level] = {
    Kind.REMOVED: Level.BREAKING,
    Kind.RENAMED: Level.BREAKING,
    Kind.MOVED: Level.RISKY,
    Kind.ADDED: Level.COMPATIBLE,
    Kind.OBJECT_KIND: Level.BREAKING,
    Kind.BASE_REMOVED: Level.BREAKING,
    Kind.ASYNC_CHANGED: Level.BREAKING,
    Kind.BINDING_CHANGED: Level.BREAKING,
    Kind.PARAMETER_REMOVED: Level.BREAKING,
    Kind.PARAMETER_IGNORED: Level.RISKY,
    Kind.PARAMETER_RENAMED: Level.BREAKING,
    Kind.PARAMETER_ADDED_REQUIRED: Level.BREAKING,
    Kind.PARAMETER_ADDED: Level.COMPATIBLE,
    Kind.PARAMETER_REQUIRED: Level.BREAKING,
    Kind.PARAMETER_OPTIONAL: Level.COMPATIBLE,
    Kind.PARAMETER_KIND: Level.BREAKING,
    Kind.PARAMETERS_MOVED: Level.BREAKING,
    Kind.DEFAULT_CHANGED: Level.RISKY,
    Kind.PARAMETER_TYPE: Level.RISKY,
    Kind.PARAMETER_TYPE_WIDENED: Level.COMPATIBLE,
    Kind.RETURN_TYPE: Level.RISKY,
    Kind.RETURN_TYPE_NARROWED: Level.COMPATIBLE,
    Kind.ATTRIBUTE_TYPE: Level.RISKY,
    Kind.FIELD_REQUIRED: Level.RISKY,
    Kind.FIELD_OPTIONAL: Level.COMPATIBLE,
    Kind.READ_ONLY: Level.RISKY,
    Kind.VALUE_CHANGED: Level.RISKY,
}


@dataclass(frozen=True)
class Change:
    """One difference: `path` is dotted, with the parameter in brackets where it is one's.

    `before` and `after` are Python as the two releases have it, "" where there is none. `is_seen`:
    a type check of both releases shows that typed code breaks.
    """

    kind: Kind
    path: str
    before: str
    after: str
    is_seen: bool = False

    @property
    def level(self) -> Level:
        return Level.BREAKING if self.is_seen else LEVELS[self.kind]


def changes(before: Path, after: Path, *, package: str) -> list[Change]:
    """All differences from `before` to `after`, by path; both are folders that hold `package`.

    A folder without the package, or with a file that is no Python, is a `MatrixError`.
    """
    return between(load(before, package), load(after, package))


def between(old: griffe.Module, new: griffe.Module) -> list[Change]:
    """All differences of two packages that are loaded, by path."""
    package = old.path
    found = _told_by_root_name(set(_member_changes(package, old, new)), old, new)
    return sorted(found, key=lambda change: (change.path, change.kind, change.before, change.after))


def breaking(found: Iterable[Change]) -> list[Change]:
    """Those that make code written for the release before fail, in the same order."""
    return [change for change in found if change.level is Level.BREAKING]


def load(folder: Path, package: str) -> griffe.Module:
    """Read a package from its source; a `MatrixError` where it is none."""
    root = folder / package
    if not (root / "__init__.py").is_file():
        raise MatrixError(f"{folder}: there is no package {package!r} in this folder")
    for file in sorted(root.rglob("*.py")):
        # griffe passes over what it cannot parse, and all of it would then look removed
        try:
            ast.parse(file.read_bytes())
        except (SyntaxError, ValueError) as error:
            raise MatrixError(f"{file}: this is not Python: {error}") from None
    loaded = griffe.load(
        package,
        search_paths=[folder],
        try_relative_path=False,
        allow_inspection=False,
        resolve_external=False,
    )
    if not isinstance(loaded, griffe.Module):
        raise MatrixError(f"{folder}: {package!r} in this folder is not a package")
    return loaded


# The root namespace


def _told_by_root_name(
    found: set[Change], old: griffe.Module, new: griffe.Module
) -> Iterable[Change]:
    """`found` with what users import from the root under that name, once, and what it lacks."""
    old_names, new_names = _root_names(old), _root_names(new)
    at = {(change.kind, change.path): change for change in found}
    told = set(found)
    renamed = set()
    for name, path in old_names.items():
        if new_names.get(name) == path:
            continue
        root_name = f"{old.path}.{name}"
        removed, rename = at.get((Kind.REMOVED, path)), at.get((Kind.RENAMED, path))
        told -= {removed, rename}
        if name in new_names:
            moved_to = new_names[name]
            told.discard(at.get((Kind.ADDED, moved_to), Change(Kind.ADDED, moved_to, "", "")))
            if not _find(new, path):
                told.add(Change(Kind.MOVED, root_name, path, moved_to))
            told |= set(_thing_changes(moved_to, _find(old, path), _find(new, moved_to)))
        elif rename:
            renamed.add(rename.after)
            told.add(replace(rename, path=root_name))
        elif removed:
            told.add(replace(removed, path=root_name))
        else:
            told.add(Change(Kind.REMOVED, root_name, _text(_find(old, path)), _place(new, path)))
    for name in new_names.keys() - old_names.keys() - renamed:
        added = at.get((Kind.ADDED, new_names[name]))
        told.discard(added or Change(Kind.ADDED, "", "", ""))
        was_at = _place(old, new_names[name])
        told.add(
            Change(Kind.ADDED, f"{new.path}.{name}", was_at, _text(_find(new, new_names[name])))
        )
    return told


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
    return sibling if _find(root, sibling) else ""


def _place(root: griffe.Module, path: str) -> str:
    """The path, if there is something behind it: it is only the root name that came or went."""
    return path if _find(root, path) else ""


def _find(root: griffe.Module, path: str) -> griffe.Object | None:
    """Find the object under a dotted path that begins with the root's name."""
    try:
        return resolve(root[path.removeprefix(f"{root.path}.")])
    except (KeyError, griffe.AliasResolutionError, griffe.CyclicAliasError):
        return None


def resolve(thing: Thing) -> griffe.Object | None:
    """Follow an import to its end; None where that is outside the package."""
    if not isinstance(thing, griffe.Alias):
        return thing
    try:
        target = thing.final_target
    except (griffe.AliasResolutionError, griffe.CyclicAliasError):
        return None
    return target if isinstance(target, griffe.Object) else None


# Modules and classes


def _member_changes(path: str, old: griffe.Object, new: griffe.Object) -> Iterator[Change]:
    old_own, new_own = _own_members(old), _own_members(new)
    gone = {name: own for name, own in old_own.items() if name not in _reachable(new)}
    come = {name: own for name, own in new_own.items() if name not in _reachable(old)}
    renamed = _renames(gone, come, lambda thing: _shape(thing, old))
    for name in gone.keys() - renamed.keys():
        yield Change(Kind.REMOVED, f"{path}.{name}", _text(gone[name]), "")
    for name, new_name in renamed.items():
        yield Change(Kind.RENAMED, f"{path}.{name}", name, new_name)
    for name in come.keys() - set(renamed.values()):
        yield from _addition(f"{path}.{name}", come[name], new)
    for name in (old_own.keys() | new_own.keys()) - gone.keys() - come.keys():
        there = _reachable(new)[name]
        target = resolve(there)
        is_imported = isinstance(there, griffe.Alias) and new.is_module
        canonical = target.canonical_path if target and is_imported else f"{path}.{name}"
        yield from _thing_changes(canonical, resolve(_reachable(old)[name]), target)


def _own_members(holder: griffe.Object) -> dict[str, griffe.Object]:
    """Return the members that a module or class itself defines for its users."""
    return {
        name: member
        for name, member in holder.members.items()
        if isinstance(member, griffe.Object) and _is_public(name, member)
    }


def _is_public(name: str, member: griffe.Object) -> bool:
    if member.is_function and member.is_special:
        # every class has those of `object` anyway; of these only construction takes arguments
        return name in {"__init__", "__new__"} or not hasattr(object, name)
    if name.startswith("_"):
        return False
    if isinstance(member, griffe.Attribute):
        # a type variable has no use outside its module; the version differs in every release
        is_type_variable = _normal(member.value).startswith(("TypeVar(", "ParamSpec("))
        return not is_type_variable and name not in {"VERSION", "version"}
    return True


# Of a class it looks through all bases, each time; the sources do not change meanwhile.
@cache
def _reachable(holder: griffe.Object) -> Mapping[str, Thing]:
    """Everything that `holder.name` finds: inherited in a class, imported in a module."""
    return holder.all_members if holder.is_class else holder.members


def _addition(path: str, added: griffe.Object, holder: griffe.Object) -> Iterator[Change]:
    if added.name == "__init__" and isinstance(added, griffe.Function):
        # the class could be made before as well, without arguments as far as is known
        yield from (
            Change(_added_kind(parameter), f"{path}({parameter.name})", "", _parameter(parameter))
            for parameter in _parameters(added)
        )
    elif _is_required_field(added, holder):
        yield Change(Kind.FIELD_REQUIRED, path, "", _text(added))
    else:
        yield Change(Kind.ADDED, path, "", _text(added))


def _thing_changes(
    path: str, old: griffe.Object | None, new: griffe.Object | None
) -> Iterator[Change]:
    """Compare one object that both releases have; nothing where one is not known."""
    if isinstance(old, griffe.Module) and isinstance(new, griffe.Module):
        yield from _member_changes(path, old, new)
    elif isinstance(old, griffe.Class) and isinstance(new, griffe.Class):
        yield from _base_changes(path, old, new)
        yield from _member_changes(path, old, new)
    elif isinstance(old, griffe.Function) and isinstance(new, griffe.Function):
        yield from _function_changes(path, old, new)
    elif isinstance(old, griffe.Attribute) and isinstance(new, griffe.Attribute):
        yield from _attribute_changes(path, old, new)
    elif old and new:
        yield Change(Kind.OBJECT_KIND, path, _text(old), _text(new))


def _base_changes(path: str, old: griffe.Class, new: griffe.Class) -> Iterator[Change]:
    lineage = _lineage(new)
    for base in _public_bases(old):
        if base not in lineage:
            yield Change(Kind.BASE_REMOVED, path, base, ", ".join(_public_bases(new)))


def _public_bases(heir: griffe.Class) -> list[str]:
    """The names of the nearest bases that users can name, in the order of the class statement."""
    private = {base.name: base for base in heir.resolved_bases if base.name.startswith("_")}
    names: list[str] = []
    for name in map(_base_name, heir.bases):
        base = private.get(name)
        if isinstance(base, griffe.Class):
            names += _public_bases(base)
        elif name not in {"object", "ABC"}:
            names.append(name)
    return names


def _lineage(heir: griffe.Class) -> set[str]:
    """The names of all bases, near and far."""
    names = {_base_name(base) for base in heir.bases}
    for base in heir.resolved_bases:
        names |= _lineage(base) if isinstance(base, griffe.Class) else set()
    names |= {"int", "Enum"} if "IntEnum" in names else set()
    names |= {"str", "Enum"} if "StrEnum" in names else set()
    return names


def _base_name(base: str | griffe.Expr) -> str:
    # without the module: a base that moved with its heirs is the same base
    path = base if isinstance(base, str) else base.canonical_path
    return path.partition("[")[0].rpartition(".")[2]


# Attributes


def _attribute_changes(path: str, old: griffe.Attribute, new: griffe.Attribute) -> Iterator[Change]:
    is_property = "property" in new.labels
    if is_property and "writable" not in new.labels:
        if "property" not in old.labels or "writable" in old.labels:
            yield Change(Kind.READ_ONLY, path, _text(old), _text(new))
        if "property" in old.labels:
            yield from _return_changes(path, old.annotation, new.annotation)
            return
    old_type, new_type = _normal(old.annotation), _normal(new.annotation)
    is_typed = bool(old_type and new_type)
    if is_typed and _alternatives(old.annotation) != _alternatives(new.annotation):
        yield Change(Kind.ATTRIBUTE_TYPE, path, old_type, new_type)
    if _is_required_field(new, new.parent) and not _is_required_field(old, old.parent):
        yield Change(Kind.FIELD_REQUIRED, path, _text(old), _text(new))
    elif _is_required_field(old, old.parent) and not _is_required_field(new, new.parent):
        # pydantic's Field may hold another name for the data, or no default
        is_call = _normal(new.value).startswith("Field(")
        kind = Kind.VALUE_CHANGED if is_call else Kind.FIELD_OPTIONAL
        yield Change(kind, path, _text(old), _text(new))
    elif _has_own_value(old) and _has_own_value(new) and _normal(old.value) != _normal(new.value):
        yield Change(Kind.VALUE_CHANGED, path, _normal(old.value), _normal(new.value))


def _has_own_value(attribute: griffe.Attribute) -> bool:
    """Tell a value that is part of the API from one that a method happens to assign."""
    return bool({"class-attribute", "module-attribute"} & attribute.labels)


def _is_required_field(thing: griffe.Object, holder: Thing | None) -> bool:
    return (
        isinstance(thing, griffe.Attribute)
        and isinstance(holder, griffe.Class)
        and "BaseModel" in _lineage(holder)
        and "property" not in thing.labels
        and thing.annotation is not None
        and thing.value is None
    )


# Functions


def _function_changes(path: str, old: griffe.Function, new: griffe.Function) -> Iterator[Change]:
    if (_manner(old) == "async def") != (_manner(new) == "async def"):
        yield Change(Kind.ASYNC_CHANGED, path, _manner(old), _manner(new))
    if _needs_instance(new) and not _needs_instance(old):
        yield Change(Kind.BINDING_CHANGED, path, _text(old), _text(new))
    if old.name != "__init__":
        yield from _return_changes(path, old.returns, new.returns)
    yield from _parameter_changes(path, old, new)


def _manner(function: griffe.Function) -> str:
    """Say how a result is obtained: a plain function and an async generator need no await."""
    if "async" not in function.labels:
        return "def"
    return "async generator" if any(map(_is_yield, _body(function))) else "async def"


def _is_yield(node: ast.AST) -> bool:
    return isinstance(node, ast.Yield)


def _body(function: griffe.Function) -> Iterator[ast.AST]:
    """The nodes of a function without those of functions inside it."""
    indented = function.source[:1].isspace()
    tree = ast.parse(f"if True:\n{function.source}" if indented else function.source)
    found = next(node for node in ast.walk(tree) if isinstance(node, _FUNCTIONS))
    nodes: list[ast.AST] = list(found.body)
    while nodes:
        node = nodes.pop()
        yield node
        if not isinstance(node, (*_FUNCTIONS, ast.Lambda)):
            nodes += ast.iter_child_nodes(node)


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _needs_instance(function: griffe.Function) -> bool:
    is_method = function.parent is not None and function.parent.is_class
    return is_method and not {"staticmethod", "classmethod"} & function.labels


def _return_changes(
    path: str, old: str | griffe.Expr | None, new: str | griffe.Expr | None
) -> Iterator[Change]:
    before, after = _alternatives(old), _alternatives(new)
    if before != after:
        kind = Kind.RETURN_TYPE_NARROWED if _covers(before, after) else Kind.RETURN_TYPE
        yield Change(kind, path, _normal(old), _normal(new))


def _parameter_changes(path: str, old: griffe.Function, new: griffe.Function) -> Iterator[Change]:
    before = {_key(parameter): parameter for parameter in _parameters(old)}
    after = {_key(parameter): parameter for parameter in _parameters(new)}
    gone = {key: before[key] for key in before.keys() - after.keys()}
    come = {key: after[key] for key in after.keys() - before.keys()}
    renamed = _renames(gone, come, lambda parameter: _parameter_shape(parameter, before, after))
    for key, new_key in renamed.items():
        name, new_name = gone[key].name, come[new_key].name
        yield Change(Kind.PARAMETER_RENAMED, f"{path}({name})", name, new_name)
    for key in come.keys() - set(renamed.values()):
        added = come[key]
        yield Change(_added_kind(added), f"{path}({added.name})", "", _parameter(added))
    kept = {key: (before[key], after[key]) for key in before.keys() & after.keys()}
    removed = {key: gone[key] for key in gone.keys() - renamed.keys()}
    yield from _breakages(path, old, new, kept)
    yield from _removals(path, old, new, removed)
    for old_parameter, new_parameter in kept.values():
        yield from _one_parameter(f"{path}({new_parameter.name})", old_parameter, new_parameter)
    yield from _order_changes(path, before, after, renamed)


def _breakages(
    path: str,
    old: griffe.Function,
    new: griffe.Function,
    kept: Mapping[str, tuple[griffe.Parameter, griffe.Parameter]],
) -> Iterator[Change]:
    """Yield the changes that griffe itself finds in the parameters that both have."""
    for breakage in griffe.find_breaking_changes(_holding(old), _holding(new)):
        pair = kept.get(breakage.old_value.name) if breakage.old_value else None
        if pair and breakage.kind is BreakageKind.PARAMETER_CHANGED_KIND:
            was, now = (parameter.kind.value if parameter.kind else "" for parameter in pair)
            yield Change(Kind.PARAMETER_KIND, f"{path}({pair[0].name})", was, now)
        if pair and breakage.kind is BreakageKind.PARAMETER_CHANGED_REQUIRED:
            was, now = map(_parameter, pair)
            yield Change(Kind.PARAMETER_REQUIRED, f"{path}({pair[0].name})", was, now)


def _removals(
    path: str,
    old: griffe.Function,
    new: griffe.Function,
    removed: Mapping[str, griffe.Parameter],
) -> Iterator[Change]:
    refused = {
        breakage.old_value.name
        for breakage in griffe.find_breaking_changes(_holding(old), _holding(new))
        if breakage.kind is BreakageKind.PARAMETER_REMOVED
    }
    for parameter in removed.values():
        if parameter.name in refused:
            kind = Kind.PARAMETER_REMOVED
        elif any(_is_text(node, parameter.name) for node in _body(new)):
            continue  # kwargs.get("headers"): taken and used as before
        else:
            kind = Kind.PARAMETER_IGNORED
        yield Change(kind, f"{path}({parameter.name})", _parameter(parameter), "")


def _is_text(node: ast.AST, text: str) -> bool:
    return isinstance(node, ast.Constant) and node.value == text


def _holding(function: griffe.Function) -> griffe.Module:
    """A module that has nothing but this function, since griffe compares modules only."""
    holder = griffe.Module("holder")
    holder.set_member("it", griffe.Alias("it", function))
    return holder


def _one_parameter(path: str, old: griffe.Parameter, new: griffe.Parameter) -> Iterator[Change]:
    if old.required and not new.required:
        yield Change(Kind.PARAMETER_OPTIONAL, path, _parameter(old), _parameter(new))
    before, after = _default(old), _default(new)
    if not old.required and not new.required and before != after:
        yield Change(Kind.DEFAULT_CHANGED, path, before, after)
    if _taken(old) != _taken(new):
        is_widened = _covers(_taken(new), _taken(old))
        kind = Kind.PARAMETER_TYPE_WIDENED if is_widened else Kind.PARAMETER_TYPE
        yield Change(kind, path, _normal(old.annotation), _normal(new.annotation))


def _order_changes(
    path: str,
    before: Mapping[str, griffe.Parameter],
    after: Mapping[str, griffe.Parameter],
    renamed: Mapping[str, str],
) -> Iterator[Change]:
    old_order = [key for key, parameter in before.items() if _is_positional(parameter)]
    new_order = [key for key, parameter in after.items() if _is_positional(parameter)]
    old_names = [renamed.get(key, key) for key in old_order]
    staying = [key for key in old_names if key in new_order]
    # one that is removed moves those behind it too, but is told itself
    if any(
        new_order.index(key) not in {place, old_names.index(key)}
        for place, key in enumerate(staying)
    ):
        yield Change(Kind.PARAMETERS_MOVED, path, ", ".join(old_order), ", ".join(new_order))


def _parameters(function: griffe.Function) -> list[griffe.Parameter]:
    """Those that a caller gives: without `self` and `cls`."""
    is_method = function.parent is not None and function.parent.is_class
    is_bound = is_method and "staticmethod" not in function.labels
    return list(function.parameters)[1 if is_bound else 0 :]


def _key(parameter: griffe.Parameter) -> str:
    # how a function calls what it gathers is its own affair
    stars = {ParameterKind.var_positional: "*", ParameterKind.var_keyword: "**"}
    return stars.get(parameter.kind, parameter.name) if parameter.kind else parameter.name


def _added_kind(parameter: griffe.Parameter) -> Kind:
    return Kind.PARAMETER_ADDED_REQUIRED if parameter.required else Kind.PARAMETER_ADDED


def _is_positional(parameter: griffe.Parameter) -> bool:
    return parameter.kind in {
        ParameterKind.positional_only,
        ParameterKind.positional_or_keyword,
    }


# Renames: what has gone and what has come in its place


def _renames(
    gone: Mapping[str, T], come: Mapping[str, T], shape: Callable[[T], object]
) -> dict[str, str]:
    """Old names to new ones where all but the name is equal, and equal in no second pair."""
    old_shapes = {name: shape(thing) for name, thing in gone.items()}
    new_shapes = {name: shape(thing) for name, thing in come.items()}
    olds, news = Counter(old_shapes.values()), Counter(new_shapes.values())
    names = {found: name for name, found in new_shapes.items()}
    return {
        name: names[found]
        for name, found in old_shapes.items()
        if found is not None and olds[found] == news[found] == 1
    }


def _shape(thing: griffe.Object, holder: griffe.Object) -> object:
    """All of a thing but its name; None where that is too little to know it by."""
    if isinstance(thing, griffe.Function):
        parameters = tuple(map(_parameter, _parameters(thing)))
        returns = _normal(thing.returns)
        labels = tuple(sorted(thing.labels))
        is_telling = bool(parameters) or returns not in {"", "None"}
        return (labels, parameters, returns) if is_telling else None
    if isinstance(thing, griffe.Class):
        members = tuple(sorted(_text(member) for member in _own_members(thing).values()))
        return (tuple(_public_bases(thing)), members) if members else None
    is_enumeration = isinstance(holder, griffe.Class) and "Enum" in _lineage(holder)
    if isinstance(thing, griffe.Attribute) and is_enumeration and _has_own_value(thing):
        return _normal(thing.value)
    return None


def _parameter_shape(
    parameter: griffe.Parameter,
    before: Mapping[str, griffe.Parameter],
    after: Mapping[str, griffe.Parameter],
) -> object:
    if parameter.kind in {ParameterKind.var_positional, ParameterKind.var_keyword}:
        return None
    place: object = None
    if _is_positional(parameter):
        siblings = before if parameter in before.values() else after
        place = list(siblings).index(_key(parameter))
    default = None if parameter.required else _normal(parameter.default)
    return parameter.kind, place, _normal(parameter.annotation), default


# Texts


def _text(thing: griffe.Object | None) -> str:
    """A thing as its release has it, in one line, without a body."""
    if thing is None:
        return ""
    if isinstance(thing, griffe.Function):
        parameters = ", ".join(map(_parameter, _parameters(thing)))
        returns = f" -> {_normal(thing.returns)}" if thing.returns else ""
        return (
            f"{'async ' if 'async' in thing.labels else ''}def {thing.name}({parameters}){returns}"
        )
    if isinstance(thing, griffe.Class):
        bases = ", ".join(map(str, thing.bases))
        return f"class {thing.name}({bases})" if bases else f"class {thing.name}"
    if isinstance(thing, griffe.Attribute):
        kind = f": {_normal(thing.annotation)}" if thing.annotation else ""
        value = f" = {_normal(thing.value)}" if _has_own_value(thing) and thing.value else ""
        return f"{thing.name}{kind}{value}"
    return f"{thing.kind.value} {thing.name}"


def _parameter(parameter: griffe.Parameter) -> str:
    annotation = f": {_normal(parameter.annotation)}" if parameter.annotation else ""
    if parameter.kind is ParameterKind.var_positional:
        return f"*{parameter.name}{annotation}"
    if parameter.kind is ParameterKind.var_keyword:
        return f"**{parameter.name}{annotation}"
    default = "" if parameter.required else f" = {_normal(parameter.default)}"
    return f"{parameter.name}{annotation}{default}"


def one_spelling(annotation: str) -> str:
    """A type in one spelling: `Optional[List[str]]` is `list[str] | None`; other text stays."""
    return _normal(annotation)


def _normal(expression: str | griffe.Expr | None) -> str:
    """Python in one spelling, whatever quotes, spaces and aliases of `typing` it was written with.

    `Optional[List[str]]` and `list[str] | None` are the same; "" where there is nothing.
    """
    return "" if expression is None else _spelled(str(expression))


@cache
def _spelled(text: str) -> str:
    try:
        tree = ast.parse(text, mode="eval")
    except SyntaxError:
        return text
    return ast.unparse(_Spelling().visit(tree))


class _Spelling(ast.NodeTransformer):
    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        is_typing = isinstance(node.value, ast.Name) and node.value.id in {"t", "typing"}
        return self.visit(ast.Name(node.attr)) if is_typing else self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        builtin = {"Dict", "FrozenSet", "List", "Set", "Tuple", "Type"}
        return ast.Name(node.id.lower()) if node.id in builtin else node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        changed = self.generic_visit(node)
        if not isinstance(changed, ast.Subscript) or not isinstance(changed.value, ast.Name):
            return changed
        if changed.value.id == "Optional":
            return ast.BinOp(changed.slice, ast.BitOr(), ast.Constant(None))
        if changed.value.id == "Union":
            return _union(
                changed.slice.elts if isinstance(changed.slice, ast.Tuple) else [changed.slice]
            )
        return changed


def _union(parts: list[ast.expr]) -> ast.expr:
    union = parts[0]
    for part in parts[1:]:
        union = ast.BinOp(union, ast.BitOr(), part)
    return union


def _taken(parameter: griffe.Parameter) -> frozenset[str]:
    """The alternatives of what a parameter takes: its default None is one, even where not said."""
    taken = _alternatives(parameter.annotation)
    is_none = not parameter.required and _normal(parameter.default) == "None"
    return taken | {"None"} if is_none and taken != _ANY else taken


def _alternatives(annotation: str | griffe.Expr | None) -> frozenset[str]:
    """The parts of a union, in no order; what is not annotated may be anything."""
    text = _normal(annotation)
    if text in {"", "Any"}:
        return _ANY
    nodes = annotation.iterate(flat=True) if isinstance(annotation, griffe.Expr) else ()
    names = {node.name: node for node in nodes if isinstance(node, griffe.ExprName)}
    return frozenset(_parts(ast.parse(text, mode="eval").body, names))


def _parts(node: ast.expr, names: Mapping[str, griffe.ExprName]) -> Iterator[str]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _parts(node.left, names)
        yield from _parts(node.right, names)
        return
    meant = _meant(names[node.id]) if isinstance(node, ast.Name) and node.id in names else None
    # FileTypes = Union[...]: a name for a type, and no TypeVar
    if isinstance(meant, (griffe.ExprSubscript, griffe.ExprBinOp)):
        yield from _alternatives(meant)
    else:
        yield ast.unparse(node)


_ANY = frozenset({"Any"})


def _default(parameter: griffe.Parameter) -> str:
    """A default's value: a constant of the package counts as what it holds."""
    default = parameter.default
    meant = _meant(default) if isinstance(default, griffe.ExprName) else None
    return _normal(meant) or _normal(default)


def _meant(name: griffe.ExprName) -> str | griffe.Expr | None:
    """Return the value that a name of the package was given; None for all other names."""
    if not isinstance(name.parent, griffe.Object):
        return None
    try:
        target = resolve(name.parent.modules_collection[name.canonical_path])
    except (KeyError, griffe.AliasResolutionError, griffe.CyclicAliasError):
        return None
    return target.value if isinstance(target, griffe.Attribute) else None


def _covers(wider: frozenset[str], narrower: frozenset[str]) -> bool:
    return wider == _ANY or wider >= narrower
