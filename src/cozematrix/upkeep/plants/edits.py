"""The kinds of wrong annotations: each single thing that a release could state otherwise.

Like the mutations of `cozematrix.upkeep.mutation.edits`, and made the same way; these change what a
type checker reads and leave alone what runs.
"""

from __future__ import annotations

import ast
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.upkeep.mutation.edits import Change, Edit
from cozematrix.upkeep.plants.public import annotations_of, is_named, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cozematrix.upkeep.plants.public import Public

Function = ast.FunctionDef | ast.AsyncFunctionDef
# What the language calls, and a user has by a loop or an operator.
_SPECIAL = ("__iter__", "__next__", "__aiter__", "__anext__", "__len__", "__getitem__")
_DECORATORS = {"staticmethod", "classmethod", "property", "overload", "abstractmethod"}
_IMPORT = ast.parse("import typing").body[0]


@dataclass(frozen=True)
class Planting:
    """The public part of a package, which can be stated wrongly to a user's harm."""

    public: Public
    is_root: bool = False

    def edits(self, tree: ast.Module) -> Iterator[Edit]:
        """Every wrong annotation of a module, always in the same order."""
        if self.is_root:
            yield from _exports(tree)
        yield from self._block(tree, tree, "")

    def _block(
        self, tree: ast.Module, owner: ast.Module | ast.ClassDef, within: str
    ) -> Iterator[Edit]:
        for index, node in enumerate(owner.body):
            here = _Here(tree, owner, index, f"{within}.{getattr(node, 'name', '')}".strip("."))
            if isinstance(node, ast.ClassDef) and node.name in self.public.met:
                yield from _base(here, node)
                yield from self._block(tree, node, here.within)
            elif isinstance(node, Function):
                # What overloads stand before is not what a user sees.
                is_seen = not _is_overloaded(owner, node) or _is_overload(node)
                if is_seen and self._is_public(owner, node):
                    yield from _function(here, node)
            elif isinstance(owner, ast.ClassDef):
                yield from _field(here, owner, node)

    def _is_public(self, owner: ast.Module | ast.ClassDef, function: Function) -> bool:
        if isinstance(owner, ast.Module):
            return function.name in self.public.exported
        is_made = function.name == "__init__" and owner.name in self.public.exported
        if not (is_named(function.name) or is_made or function.name in _SPECIAL):
            return False
        decorators = {_last(each) for each in function.decorator_list}
        found = {name for each in annotations_of(function) for name in names_in(each)}
        return decorators <= _DECORATORS and not found & self.public.internal


@dataclass(frozen=True)
class _Here:
    """One statement of a module or class."""

    tree: ast.Module
    owner: ast.Module | ast.ClassDef
    index: int
    within: str

    def edit(self, kind: str, *changes: Change) -> Edit:
        return Edit(kind, self.owner.body[self.index], self.within, True, changes)

    def typed(self, kind: str, node: ast.AST, field: str, text: str) -> Edit:
        """Another annotation, which may name what the module does not import itself."""
        return self.edit(
            kind,
            (node, field, ast.parse(text, mode="eval").body),
            (self.tree, "body", _importing(self.tree)),
        )

    def instead(self, kind: str, *new: ast.stmt) -> Edit:
        body = self.owner.body
        return self.edit(
            kind, (self.owner, "body", [*body[: self.index], *new, *body[self.index + 1 :]])
        )


def _importing(tree: ast.Module) -> list[ast.stmt]:
    """The module's statements with `typing` imported, behind what must stand first."""
    place = next(
        (
            index
            for index, node in enumerate(tree.body)
            if not isinstance(node, ast.Expr)
            and not (isinstance(node, ast.ImportFrom) and node.module == "__future__")
        ),
        len(tree.body),
    )
    return [*tree.body[:place], _IMPORT, *tree.body[place:]]


def _exports(tree: ast.Module) -> Iterator[Edit]:
    for index, node in enumerate(tree.body):
        if isinstance(node, ast.ImportFrom):
            here = _Here(tree, tree, index, "")
            for alias in node.names:
                if len(node.names) > 1 and is_named(alias.name):
                    kept = [each for each in node.names if each is not alias]
                    yield here.edit("export-removed", (node, "names", kept))


def _base(here: _Here, node: ast.ClassDef) -> Iterator[Edit]:
    for index, base in enumerate(node.bases):
        if _last(base) not in ("object", "ABC", "Generic", "CozeModel") and is_named(_last(base)):
            bases = [*node.bases[:index], *node.bases[index + 1 :]]
            yield here.edit("base-removed", (node, "bases", bases))


def _field(here: _Here, owner: ast.ClassDef, node: ast.stmt) -> Iterator[Edit]:
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        if not is_named(node.target.id) or "ClassVar" in names_in(node.annotation):
            return
        yield here.instead("field-removed", ast.Pass())
        for kind, text in _otherwise(node.annotation):
            yield here.typed(f"field-{kind}", node, "annotation", text)
    is_enumeration = any("Enum" in _last(base) for base in owner.bases)
    if is_enumeration and isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        name = node.targets[0].id
        if is_named(name):
            yield here.instead("member-removed", ast.Pass())
            renamed = [ast.Name(f"{name}_2", ast.Store())]
            yield here.edit("member-renamed", (node, "targets", renamed))


def _function(here: _Here, node: Function) -> Iterator[Edit]:
    if _is_overload(node):
        yield here.instead("overload-removed", ast.Pass())
        return
    if node.returns is not None and ast.unparse(node.returns) not in ("None", "Any"):
        for kind, text in _otherwise(node.returns):
            yield here.typed(f"result-{kind}", node, "returns", text)
    if not (node.name.startswith("__") or node.decorator_list):
        other = ast.FunctionDef if isinstance(node, ast.AsyncFunctionDef) else ast.AsyncFunctionDef
        fields = dict(ast.iter_fields(node))
        yield here.instead("async-swapped", ast.copy_location(other(**fields), node))
    yield from _parameters(here, node)


def _is_overload(node: Function) -> bool:
    return any(_last(each) == "overload" for each in node.decorator_list)


def _is_overloaded(owner: ast.Module | ast.ClassDef, node: Function) -> bool:
    """Return whether there are overloads of a function, which then say how it is called."""
    return any(
        isinstance(each, Function) and each.name == node.name and _is_overload(each)
        for each in owner.body
    )


def _parameters(here: _Here, node: Function) -> Iterator[Edit]:
    arguments = node.args
    is_static = any(_last(each) == "staticmethod" for each in node.decorator_list)
    skipped = 0 if is_static or not isinstance(here.owner, ast.ClassDef) else 1
    plain = [*arguments.posonlyargs, *arguments.args]
    required = len(plain) - len(arguments.defaults)
    for index, each in enumerate(plain[skipped:], skipped):
        yield from _parameter(here, node, each)
        fewer = deepcopy(arguments)
        place = index - len(fewer.posonlyargs)
        if place >= 0:
            del fewer.args[place]
            if index >= required:
                del fewer.defaults[index - required]
            yield here.edit("parameter-removed", (node, "args", fewer))
        if index == required - 1:
            defaults = [ast.Constant(None), *arguments.defaults]
            yield here.edit("parameter-made-optional", (arguments, "defaults", defaults))
        if index == required:
            yield here.edit(
                "parameter-made-required", (arguments, "defaults", arguments.defaults[1:])
            )
    for index, each in enumerate(arguments.kwonlyargs):
        yield from _parameter(here, node, each)
        fewer = deepcopy(arguments)
        del fewer.kwonlyargs[index], fewer.kw_defaults[index]
        yield here.edit("parameter-removed", (node, "args", fewer))
        default = None if arguments.kw_defaults[index] else ast.Constant(None)
        before, after = arguments.kw_defaults[:index], arguments.kw_defaults[index + 1 :]
        changed: list[ast.expr | None] = [*before, default, *after]
        kind = "parameter-made-optional" if default else "parameter-made-required"
        yield here.edit(kind, (arguments, "kw_defaults", changed))


def _parameter(here: _Here, node: Function, each: ast.arg) -> Iterator[Edit]:
    yield here.edit("parameter-renamed", (each, "arg", f"{each.arg}_2"))
    if each.annotation and ast.unparse(each.annotation) != "Any":
        for kind, text in _otherwise(each.annotation):
            # A constructor that takes more breaks nobody: no override of one is held against it.
            if kind == "union" and node.name == "__init__":
                continue
            yield here.typed(f"parameter-{kind}", each, "annotation", text)


def _otherwise(annotation: ast.expr) -> Iterator[tuple[str, str]]:
    """Yield the annotations that could stand in the place of one, by kind."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    text = ast.unparse(annotation)
    yield "type", "bytes" if text != "bytes" else "int"
    yield "any", "typing.Any"
    if not ({"Optional", "None"} & {*names_in(annotation)} or "None" in text):
        yield "optional", f"typing.Optional[{text}]"
    yield "union", f"typing.Union[{text}, bytearray]"
    if isinstance(annotation, ast.Subscript) and _last(annotation.value) not in (
        "Optional",
        "Union",
        "Literal",
    ):
        inner = annotation.slice
        last = inner.elts[-1] if isinstance(inner, ast.Tuple) else inner
        if ast.unparse(last) not in ("Any", "float"):
            start = (
                ", ".join(map(ast.unparse, inner.elts[:-1])) if isinstance(inner, ast.Tuple) else ""
            )
            given = f"{start}, float" if start else "float"
            yield "argument", f"{ast.unparse(annotation.value)}[{given}]"


def _last(node: ast.expr) -> str:
    """The last name of a dotted one, without what stands in brackets."""
    if isinstance(node, ast.Subscript):
        return _last(node.value)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
