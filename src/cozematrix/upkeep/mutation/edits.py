"""The operators: every single thing in a module's tree that can be broken, as an undoable edit.

Written with `ast`, because neither well-kept tool fits: cosmic-ray (8.7) mutates files in place
with one command for every mutant, mutmut (3.8) puts all mutants of a function into one module and
runs the suite in its own interpreter; and neither removes a keyword argument, a dict entry, a
statement or a field by itself, which is what goes wrong in a client of an HTTP service.

Left alone: docstrings, annotations (with `Literal[...]` and type variables), overloads, what is
only for type checkers, `__all__`, calls that write the log, and texts for people in a `raise`.
"""

from __future__ import annotations

import ast
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    _Instead = Callable[[str, ast.stmt], "Edit"]

Scoped = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
# A node's field and its new value, or a statement's place in a block and what stands there instead.
Change = tuple[ast.AST, str, object] | tuple[list[ast.stmt], int, ast.stmt]

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    # The first is off by one, the second the opposite.
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}
_METHODS = {
    "lower": "upper",
    "upper": "lower",
    "lstrip": "rstrip",
    "rstrip": "lstrip",
    "startswith": "endswith",
    "endswith": "startswith",
    "append": "remove",
}
_LOG = re.compile(
    r"(\w+\.)*_?log(ger|ging)?\.(debug|info|warning|error|exception|critical|log)"
    r"|(self\.)?_?log(_(debug|info|warning|error|exception|critical))?"
)
_NO_EXPRESSIONS = ("body", "orelse", "finalbody", "handlers", "annotation")
_TYPING = {"Annotated", "Dict", "List", "Literal", "Optional", "Set", "Tuple", "Type", "Union"}
_TYPE_MAKERS = {"TypeVar", "ParamSpec", "NewType"}


@dataclass(frozen=True)
class Edit:
    """One thing to break, by its `changes` of the tree.

    `statement` holds the change, `within` is the dotted name of the class or function around it.
    `is_import` says that the code runs when the module is imported and not in a call.
    """

    operator: str
    statement: ast.stmt
    within: str
    is_import: bool
    changes: tuple[Change, ...]

    @contextmanager
    def made(self) -> Iterator[None]:
        """The tree with the change in it, until the context ends."""
        before = [_change(change) for change in self.changes]
        try:
            yield
        finally:
            for change in before:
                _change(change)


def _change(change: Change) -> Change:
    """Make a change; the one that undoes it."""
    match change:
        case (list() as block, int() as index, ast.stmt() as statement):
            before = block[index]
            block[index] = statement
            return block, index, before
        case (ast.AST() as node, str() as field, value):
            undone = (node, field, getattr(node, field))
            setattr(node, field, value)
            return undone
    raise TypeError(change)


def edits(tree: ast.Module) -> Iterator[Edit]:
    """Every edit of the module, always in the same order."""
    yield from _block(tree, _Place("", is_import=True, statement=None))


@dataclass(frozen=True)
class _Place:
    """The place of the walk; `statement` is None only above the first one."""

    within: str
    is_import: bool
    statement: ast.stmt | None

    def edit(self, operator: str, *changes: Change) -> Edit:
        assert self.statement is not None  # noqa: S101  # the type's: nothing stands above it
        return Edit(operator, self.statement, self.within, self.is_import, changes)


def _block(owner: ast.AST, place: _Place) -> Iterator[Edit]:
    """The statements that `owner` holds itself, field by field."""
    for field in ("body", "orelse", "finalbody"):
        block = getattr(owner, field, None)
        if isinstance(block, list):
            for index, statement in enumerate(block):
                yield from _statement(owner, field, index, statement, place)


def _statement(
    owner: ast.AST, field: str, index: int, statement: ast.stmt, place: _Place
) -> Iterator[Edit]:
    if _is_left_alone(statement):
        return
    here = _Place(place.within, place.is_import, statement)
    block = getattr(owner, field)

    def instead(operator: str, new: ast.stmt) -> Edit:
        return here.edit(operator, (block, index, ast.copy_location(new, statement)))

    yield from _removals(owner, statement, instead, here)
    if isinstance(statement, Scoped):
        yield from _scope(statement, here)
        return
    if isinstance(statement, ast.If | ast.While):
        yield from _condition(statement, here)
    for name, value in ast.iter_fields(statement):
        if name == "targets":
            # What is assigned to is named, but for the key in `params["page"] = size`.
            keys = [target.slice for target in value if isinstance(target, ast.Subscript)]
            yield from _expressions(keys, here)
        elif not (name in _NO_EXPRESSIONS or _is_no_cause(name, value)):
            yield from _expressions(value, here)
    yield from _block(statement, here)
    for handler in getattr(statement, "handlers", []):
        yield from _handler(handler, here)


def _is_no_cause(name: str, value: object) -> bool:
    """Recognise the None of `raise X from None`, where nothing else could stand."""
    return name == "cause" and isinstance(value, ast.Constant)


def _removals(  # noqa: C901  # a table of the kinds of statements
    owner: ast.AST, statement: ast.stmt, instead: _Instead, here: _Place
) -> Iterator[Edit]:
    """Yield the edits that keep a statement as a whole from doing its work."""
    in_class = isinstance(owner, ast.ClassDef)
    match statement:
        case ast.Raise() | ast.Delete() | ast.AugAssign():
            yield instead("statement-removed", ast.Pass())
        case ast.Expr(value=ast.Call() | ast.Await()):
            yield instead("statement-removed", ast.Pass())
        case ast.Assign() | ast.AnnAssign() if in_class:
            yield instead("field-removed", ast.Pass())
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield instead("statement-removed", ast.Pass())
        case ast.AnnAssign(target=ast.Attribute(), value=ast.expr()):
            yield instead("statement-removed", ast.Pass())
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
            # Without a name's only assignment there is a NameError, which anything would catch.
            if not _is_constant(value):
                yield here.edit("value-none", (statement, "value", ast.Constant(None)))
        case ast.Return(value=ast.expr() as value):
            if not (isinstance(value, ast.Constant) and value.value is None):
                yield here.edit("return-none", (statement, "value", ast.Constant(None)))
        case ast.Break():
            yield instead("break-continue", ast.Continue())
        case ast.Continue():
            yield instead("break-continue", ast.Break())


def _scope(statement: Scoped, here: _Place) -> Iterator[Edit]:
    within = f"{here.within}.{statement.name}".lstrip(".")
    # What a decorator and a default say is evaluated where the function is defined.
    header = _Place(within, here.is_import, statement)
    for decorator in statement.decorator_list:
        yield from _expressions(decorator, header)
    if isinstance(statement, ast.ClassDef):
        yield from _block(statement, header)
        return
    for field in ("defaults", "kw_defaults"):
        for default in getattr(statement.args, field):
            for edit in _expressions(default, header):
                yield Edit("default", edit.statement, edit.within, edit.is_import, edit.changes)
    yield from _block(statement, _Place(within, is_import=False, statement=statement))


def _handler(handler: ast.ExceptHandler, here: _Place) -> Iterator[Edit]:
    # The place is the handler's first statement: its lines say whether it was ever entered.
    place = _Place(here.within, here.is_import, handler.body[0])
    for new in (ast.Raise(), ast.Pass()):
        if ast.dump(new) != ast.dump(handler.body[0]) or len(handler.body) > 1:
            yield place.edit(
                "handler", (handler, "body", [ast.copy_location(new, handler.body[0])])
            )
    yield from _block(handler, here)


def _condition(node: ast.If | ast.While | ast.IfExp, here: _Place) -> Iterator[Edit]:
    match node.test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield here.edit("condition", (node, "test", operand))
        case ast.Compare(ops=[_]):
            # Its operator's opposite is an edit of its own.
            return
        case test:
            yield here.edit("condition", (node, "test", ast.UnaryOp(ast.Not(), test)))


def _expressions(value: object, here: _Place) -> Iterator[Edit]:
    """The edits inside an expression, or a list of expressions and their parts."""
    if isinstance(value, list):
        for each in value:
            yield from _expressions(each, here)
        return
    if not isinstance(value, ast.AST) or _is_type(value):
        return
    yield from _expression(value, here)
    for name, child in ast.iter_fields(value):
        # What follows the colon in an f-string is a format, not a text.
        if name != "format_spec":
            yield from _expressions(child, here)


def _expression(node: ast.AST, here: _Place) -> Iterator[Edit]:  # noqa: C901  # likewise
    match node:
        case ast.Constant():
            for operator, new in _constants(node, here):
                yield here.edit(operator, (node, "value", new))
        case ast.Compare():
            for index, operation in enumerate(node.ops):
                for opposite in _COMPARISONS[type(operation)]:
                    ops = [*node.ops[:index], opposite(), *node.ops[index + 1 :]]
                    yield here.edit("comparison", (node, "ops", ops))
        case ast.BoolOp():
            new = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield here.edit("boolean-operator", (node, "op", new))
        case ast.BinOp(op=operation) if type(operation) in _ARITHMETIC:
            yield here.edit("arithmetic", (node, "op", _ARITHMETIC[type(operation)]()))
        case ast.IfExp():
            yield from _condition(node, here)
        case ast.comprehension(ifs=[test]) if not isinstance(test, ast.Compare):
            yield here.edit("condition", (node, "ifs", [ast.UnaryOp(ast.Not(), test)]))
        case ast.Dict() if len(node.keys) == len(node.values):
            for index in range(len(node.keys)):
                yield here.edit("entry-removed", *_without(node, ("keys", "values"), index))
        case ast.Call():
            yield from _call(node, here)


def _call(node: ast.Call, here: _Place) -> Iterator[Edit]:
    for index in range(len(node.keywords)):
        yield here.edit("keyword-removed", *_without(node, ("keywords",), index))
    for index, (one, other) in enumerate(zip(node.args, node.args[1:], strict=False)):
        if ast.dump(one) != ast.dump(other) and not isinstance(other, ast.Starred):
            args = [*node.args[:index], other, one, *node.args[index + 2 :]]
            yield here.edit("arguments-swapped", (node, "args", args))
    for one_keyword, other_keyword in zip(node.keywords, node.keywords[1:], strict=False):
        one, other = one_keyword.value, other_keyword.value
        if one_keyword.arg and other_keyword.arg and ast.dump(one) != ast.dump(other):
            swapped = (one_keyword, "value", other), (other_keyword, "value", one)
            yield here.edit("arguments-swapped", *swapped)
    if isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS:
        yield here.edit("method", (node.func, "attr", _METHODS[node.func.attr]))


def _constants(node: ast.Constant, here: _Place) -> Iterator[tuple[str, object]]:
    match node.value:
        case bool():
            yield "boolean", not node.value
        case int() | float():
            yield "off-by-one", node.value + 1
            yield "off-by-one", node.value - 1
        case str():
            is_for_people = isinstance(here.statement, ast.Raise) and " " in node.value
            if not is_for_people:
                yield "string", f"{node.value}XX"
        case bytes():
            yield "string", node.value + b"XX"
        case None:
            # Truthy, so that code which only asks whether there is anything does see it.
            yield "none", True


def _without(node: ast.AST, fields: tuple[str, ...], index: int) -> list[Change]:
    changes: list[Change] = []
    for field in fields:
        values = getattr(node, field)
        changes.append((node, field, [*values[:index], *values[index + 1 :]]))
    return changes


def _is_left_alone(statement: ast.stmt) -> bool:  # noqa: PLR0911  # likewise
    match statement:
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom() | ast.Pass():
            return True
        case ast.Expr(value=ast.Call(func=function)):
            return _LOG.fullmatch(ast.unparse(function)) is not None
        case ast.If(test=test):
            return ast.unparse(test).rpartition(".")[2] == "TYPE_CHECKING"
        case (
            ast.Assign(targets=[ast.Name(id="__all__")])
            | ast.AnnAssign(target=ast.Name(id="__all__"))
            | ast.AugAssign(target=ast.Name(id="__all__"))
        ):
            return True
        case ast.Assign(value=value):
            return _is_type(value)
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            names = {ast.unparse(each).rpartition(".")[2] for each in statement.decorator_list}
            return "overload" in names
    return False


def _is_type(node: ast.AST) -> bool:
    """Recognise an expression that is a type outside annotations, such as an alias."""
    match node:
        case ast.Subscript(value=value):
            return ast.unparse(value).rpartition(".")[2] in _TYPING
        case ast.Call(func=function):
            return ast.unparse(function).rpartition(".")[2] in _TYPE_MAKERS
    return False


def _is_constant(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) or (
        isinstance(value, ast.UnaryOp) and isinstance(value.operand, ast.Constant)
    )
