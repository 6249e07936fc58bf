"""Writes what uses and overrides a release's classes exactly as the release itself states them."""

from __future__ import annotations

import ast
from itertools import chain
from typing import TYPE_CHECKING

from cozematrix.types.typed_use.naming import identifier, snake

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cozematrix.types.typed_use.facts import Shape

Head = ast.FunctionDef | ast.AsyncFunctionDef
_HOLDER = "used"
# What a user has by a loop, by `with`, or by an operator, and what makes an object.
_UNCHECKED = ("__init__", "__enter__", "__exit__", "__aenter__", "__aexit__")


def methods(shapes: Sequence[Shape]) -> Iterator[str]:
    """For each class functions that use it: its bases, fields, members, methods, constructor.

    A value for an argument is one of the function's own arguments.
    """
    yield from _heirs(shapes)
    for shape in shapes:
        yield from _values(shape)
        if shape.fields:
            yield _fields(shape)
        if not shape.is_resource:
            for number, text in enumerate(shape.members):
                is_again = any(_name(each) == _name(text) for each in shape.members[:number])
                yield _used(shape, text, f"_{number}" if is_again else "")


def wrong(shapes: Iterable[Shape]) -> Iterator[str]:
    """For each class functions that give each parameter what it cannot take."""
    for shape in shapes:
        if shape.is_resource:
            continue
        for text in shape.members:
            head = _parsed(text)
            given = _given(head)
            if given and "@" not in text.partition("def ")[0].replace("@staticmethod", "").replace(
                "@classmethod", ""
            ):
                lines = [f"    {name}=Wrong(),  # type: ignore[arg-type]" for name, *_ in given]
                start = f"{_awaited(head)}{_callee(shape, text)}("
                yield _function(shape, text, "", [], [start, *lines, ")"])


def overrides(shapes: Iterable[Shape]) -> Iterator[str]:
    """For each class one that takes no more than it does: a wider parameter is an error there."""
    for shape in shapes:
        methods = [_overriding(text) for text in shape.members if _is_overridden(text)]
        if methods and shape.name not in ("cozepy.Coze", "cozepy.AsyncCoze"):
            name = "".join(part for part in shape.name.split(".") if part[:1].isupper())
            yield "\n".join([f"class {name}({_kind(shape)}):", *chain.from_iterable(methods)])


def settings(kind: str, fields: Iterable[str]) -> str:
    """A function that sets each field of a model anew, which one of the class alone refuses."""
    name = identifier(snake(kind.removeprefix("cozepy.")))
    lines = [f"    {_HOLDER}.{field} = {_HOLDER}.{field}" for field in fields]
    return "\n".join([f"def {name}_fields_set({_HOLDER}: {kind}) -> None:", *lines])


def _heirs(shapes: Iterable[Shape]) -> Iterator[str]:
    """A function for each base that is given an object of each heir, and returns them as bases."""
    heirs: dict[str, list[Shape]] = {}
    for shape in shapes:
        for base in shape.bases:
            heirs.setdefault(base, []).append(shape)
    for base, found in sorted(heirs.items()):
        name = identifier(snake(base.removeprefix("cozepy.")))
        given = "".join(f"    {_identifier(each)}: {_kind(each)},\n" for each in found)
        lines = "".join(f"        {_identifier(each)},\n" for each in found)
        yield (f"def heirs_of_{name}(\n{given}) -> List[{base}]:\n    return [\n{lines}    ]")


def _values(shape: Shape) -> Iterator[str]:
    # What is exported is among the names.
    if shape.values and shape.name.count(".") > 1:
        values = "".join(f"        {shape.name}.{each},\n" for each in shape.values)
        yield f"def {_identifier(shape)}() -> List[{shape.name}]:\n    return [\n{values}    ]"


def _fields(shape: Shape) -> str:
    lines = [f"assert_type({_HOLDER}.{name}, {kind})" for name, kind in shape.fields.items()]
    head = f"def {_identifier(shape)}_fields({_HOLDER}: {_kind(shape)}) -> None:"
    return "\n".join([head, *(f"    {line}" for line in lines)])


def _used(shape: Shape, text: str, suffix: str) -> str:
    """A function that calls a method with what it needs, and with all that it takes."""
    head = _parsed(text)
    result = ast.unparse(head.returns) if head.returns else ""
    result = _kind(shape) if head.name == "__init__" else result
    given = _given(head)
    if text.startswith("@property"):
        calls = [f"{_awaited(head)}{_HOLDER}.{head.name}"]
    else:
        needed = [(name, kind) for name, kind, default in given if not default]
        whole = [(name, kind) for name, kind, _ in given]
        calls = [
            f"{_awaited(head)}{_callee(shape, text)}({_arguments(head, each)})"
            for each in ([needed, whole] if len(needed) < len(whole) else [whole])
        ]
    lines = [_asserted(head, each, result) for each in calls]
    parameters = [f"{name}: {kind or 'str'}" for name, kind, _ in given]
    return _function(shape, text, suffix, parameters, lines)


def _asserted(head: Head, call: str, result: str) -> str:
    if isinstance(head, ast.AsyncFunctionDef) and not result:
        # All that is known is that it has to be awaited.
        return f"await assert_type({call.removeprefix('await ')}, Coroutine[Any, Any, Any])"
    return f"assert_type({call}, {result})" if result not in ("", "None") else call


def _function(
    shape: Shape, text: str, suffix: str, parameters: list[str], lines: Iterable[str]
) -> str:
    head = _parsed(text)
    define = "async def" if _awaited(head) else "def"
    name = "made" if head.name == "__init__" else head.name.strip("_")
    is_held = _callee(shape, text).startswith(f"{_HOLDER}.")
    held = [f"{_HOLDER}: {_kind(shape)}"] if is_held else []
    given = ", ".join([*held, *parameters])
    first = f"{define} {_identifier(shape)}_{name}{suffix}({given}) -> None:"
    return "\n".join([first, *(f"    {line}" for line in lines)])


def _overriding(text: str) -> list[str]:
    """A method with exactly these parameters, whatever it returns; one a line."""
    head = _parsed(text)
    for each in [*_all(head.args), head.args.vararg, head.args.kwarg]:
        if each and each.arg not in ("self", "cls") and each.annotation is None:
            each.annotation = ast.Name("Any")
    head.returns = ast.Name("Any")
    head.body = [ast.parse("raise NotImplementedError").body[0]]
    return [f"    {line}" for line in ast.unparse(head).splitlines()]


def _is_overridden(text: str) -> bool:
    head = _parsed(text)
    is_plain = not text.startswith(("@property", "@overload"))
    return is_plain and head.name not in _UNCHECKED and len(_given(head)) > 0


def _callee(shape: Shape, text: str) -> str:
    head = _parsed(text)
    if head.name == "__init__":
        return _kind(shape)
    is_of_class = text.startswith(("@staticmethod", "@classmethod"))
    return f"{_kind(shape) if is_of_class else _HOLDER}.{head.name}"


def _kind(shape: Shape) -> str:
    return f"{shape.name}{'[str]' * shape.is_generic}"


def _given(head: Head) -> list[tuple[str, str, bool]]:
    """Each parameter that a caller gives: its name, its type, and whether it may be left out."""
    arguments = head.args
    is_bound = not any(
        isinstance(each, ast.Name) and each.id == "staticmethod" for each in head.decorator_list
    )
    plain = [*arguments.posonlyargs, *arguments.args]
    optional = {each.arg for each in plain[len(plain) - len(arguments.defaults) :]}
    optional |= {
        each.arg
        for each, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        if default is not None
    }
    found = [*plain, *arguments.kwonlyargs]
    # A `classmethod` is told without its class, as it is bound to it.
    first = 1 if is_bound and found and found[0].arg in ("self", "cls") else 0
    return [
        (each.arg, ast.unparse(each.annotation) if each.annotation else "", each.arg in optional)
        for each in found[first:]
    ]


def _arguments(head: Head, given: Iterable[tuple[str, str]]) -> str:
    by_place = {each.arg for each in head.args.posonlyargs}
    is_special = head.name.startswith("__") and head.name != "__init__"
    return ", ".join(
        name if is_special or name in by_place else f"{name}={name}" for name, _ in given
    )


def _all(arguments: ast.arguments) -> list[ast.arg]:
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]


def _awaited(head: Head) -> str:
    return "await " if isinstance(head, ast.AsyncFunctionDef) else ""


def _name(text: str) -> str:
    return _parsed(text).name


def _parsed(text: str) -> Head:
    head = ast.parse(f"{text}: ...").body[0]
    assert isinstance(head, Head)  # noqa: S101  it was written as one
    return head


def _identifier(shape: Shape) -> str:
    return identifier(snake(shape.name.removeprefix("cozepy.")))
