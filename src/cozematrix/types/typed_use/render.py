"""Writes the files of use from the facts, one statement a thing of the API.

A formatter lays out the lines. The files stay within Python 3.7, and each names what it uses of
the SDK from the package, so that a name that a release lacks is an error of its own line only.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from cozematrix.types.typed_use import render_shapes
from cozematrix.types.typed_use.lines import AS_STATED, COMMAND
from cozematrix.types.typed_use.naming import identifier, snake

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cozematrix.types.typed_use.facts import Facts, Method, Model, Name, Use

CLIENTS = {"Coze": "", "AsyncCoze": "_async"}
_MODULE = re.compile(r"\bcozepy(?:\.[a-z_]+)*(?=\.[A-Z])")
_TYPING = (
    *("IO", "Any", "AsyncGenerator", "AsyncIterable", "AsyncIterator", "Awaitable", "Callable"),
    *("Coroutine", "Dict", "Generator", "Iterable", "Iterator", "List", "Mapping", "Optional"),
    *("Sequence", "Set", "Tuple", "Type", "Union"),
)
_OTHERS = ("enum", "httpx", "pathlib", "pydantic", "types")
_WRONG = "class Wrong:\n    pass"


def render(facts: Facts) -> dict[str, str]:
    """The text of each file of use by its name."""
    files = {
        "every_field.py": _file(
            "Every field of what calls of {release} return",
            (_fields(model) for model in facts.models),
            facts,
        ),
        "every_name.py": _file("Every name that {release} exports", _names(facts.names), facts),
        "every_method.py": _file(
            f"Every class of {{release}}, used {AS_STATED}",
            [*render_shapes.methods(facts.shapes), *_settings(facts)],
            facts,
        ),
        "wrong_method.py": _file(
            f"Every method of {{release}}, misused {AS_STATED}",
            [_WRONG, *render_shapes.wrong(facts.shapes)],
            facts,
        ),
        "every_override.py": _file(
            f"Every method of {{release}}, overridden {AS_STATED}",
            render_shapes.overrides(facts.shapes),
            facts,
        ),
    }
    for client, suffix in CLIENTS.items():
        uses = [use for use in facts.uses if use.client == client]
        methods = [method for method in facts.methods if method.client == client]
        files[f"every_call{suffix}.py"] = _file(
            f"Every call of `{client}` in {{release}}, bare and with all arguments",
            map(_calls, uses),
            facts,
        )
        files[f"wrong_use{suffix}.py"] = _file(
            f"Every parameter of `{client}` in {{release}}, given what it cannot take",
            [_WRONG, *(_wrong(each) for each in methods if each.parameters)],
            facts,
        )
    return dict(sorted(files.items()))


def _file(about: str, functions: Iterable[str], facts: Facts) -> str:
    """A file with these functions and classes, and the imports that they need."""
    body = "\n\n\n".join(functions)
    lines = [f'"""{about.format(release=facts.release)}; written by `{COMMAND}`."""', ""]
    typing = [name for name in _TYPING if re.search(rf"\b{name}\b", body)]
    named = {name for name in _OTHERS if re.search(rf"(?<![.\w]){name}\.", body)}
    standard = [f"import {name}" for name in sorted(named & sys.stdlib_module_names)]
    standard += ["from pathlib import Path"] if re.search(r"(?<![.\w])Path\(", body) else []
    standard += [f"from typing import {', '.join(typing)}"] if typing else []
    lines += [*standard, ""] if standard else []
    modules = {*_MODULE.findall(body), "cozepy", *(named - sys.stdlib_module_names)}
    lines += [f"import {name}" for name in sorted(modules)]
    # What `typing` does not have on every Python.
    late = [
        name
        for name in ("Literal", "SupportsIndex", "assert_type")
        if re.search(rf"\b{name}\b", body)
    ]
    lines += [f"from typing_extensions import {', '.join(late)}"] if late else []
    return "\n".join([*lines, "", "", body, ""])


def _calls(use: Use) -> str:
    """A function that makes a call bare, and with all that it may take."""
    lines = [_asserted(use, use.needed)] if use.result else []
    lines += [_gone_over(use, use.needed)] if use.item else []
    if use.optional:
        whole = {**use.needed, **use.optional}
        lines.append(_asserted(use, whole) if use.result else _gone_over(use, whole))
    return _function(use.client, use.label, lines)


def _asserted(use: Use, arguments: dict[str, str]) -> str:
    return f"assert_type({_called(use, arguments)}, {use.result})"


def _gone_over(use: Use, arguments: dict[str, str]) -> str:
    called = _called(use, arguments)
    is_at_once = use.client == "Coze" or use.result.startswith(("cozepy.ListResponse[", "List["))
    items = f"list({called})" if is_at_once else f"[item async for item in {called}]"
    return f"assert_type({items}, List[{use.item}])"


def _called(use: Use, arguments: dict[str, str]) -> str:
    return f"{'await ' * use.is_awaited}{call_of(use.path, arguments)}"


def call_of(path: str, arguments: dict[str, str]) -> str:
    """A call of the client's method at a path, in Python."""
    return f"coze.{path}({', '.join(f'{name}={value}' for name, value in arguments.items())})"


def _wrong(method: Method) -> str:
    """A function whose every line is an error, which mypy misses where a parameter is not checked.

    A parameter that `**kwargs` swallows, or that takes anything, leaves its `ignore` unused.
    """
    arguments = [f"    {name}=Wrong(),  # type: ignore[arg-type]" for name in method.parameters]
    start = f"await coze.{method.path}(" if method.is_awaited else f"coze.{method.path}("
    return _function(method.client, method.path, [start, *arguments, ")"])


def _function(client: str, name: str, lines: Iterable[str]) -> str:
    define = "async def" if client == "AsyncCoze" else "def"
    head = f"{define} {identifier(name)}(coze: cozepy.{client}) -> None:"
    return "\n".join([head, *(f"    {line}" for line in lines)])


def _settings(facts: Facts) -> Iterator[str]:
    """For each model a function that sets each of its fields, whoever returns it, anew."""
    fields: dict[str, list[str]] = {}
    stated = [(each.name, each.fields) for each in facts.shapes]
    for name, own in [*((each.name, each.fields) for each in facts.models), *stated]:
        fields.setdefault(name, []).extend(own)
    for name, found in fields.items():
        if found:
            yield render_shapes.settings(name, found)


def _fields(model: Model) -> str:
    """A function that is given a model and looks at each of its fields."""
    lines = [
        f"assert_type(value.{name}, {kind})" if kind else f"str(value.{name})"
        for name, kind in model.fields.items()
    ]
    # A class without its package, in the words of a function's name.
    name = identifier(snake(model.name.removeprefix("cozepy.")))
    return "\n".join(
        [f"def {name}(value: {model.name}) -> None:", *(f"    {line}" for line in lines)]
    )


def _names(names: Iterable[Name]) -> Iterator[str]:
    """A class whose attributes are of every class, then a function a name of another kind."""
    names = list(names)
    classes = [each for each in names if each.kind in ("class", "generic", "exception")]
    lines = [
        f"    {snake(each.name)}: cozepy.{each.name}{'[str]' * (each.kind == 'generic')}"
        for each in classes
    ]
    yield "\n".join(["class EveryClass:", *lines])
    yield from (_other(each) for each in names if each.kind not in ("class", "generic"))


def _other(each: Name) -> str:
    name = f"cozepy.{each.name}"
    own = identifier(snake(each.name))
    if each.kind == "enumeration":
        members = "".join(f"        {name}.{member},\n" for member in each.members)
        return f"def {own}() -> List[{name}]:\n    return [\n{members}    ]"
    if each.kind == "exception":
        return (
            f"def {own}(action: Callable[[], None]) -> None:\n"
            f"    try:\n        action()\n    except {name} as error:\n"
            f"        assert_type(error, {name})\n        raise"
        )
    if each.kind == "function":
        return f"def {own}() -> Callable[..., object]:\n    return {name}"
    return f"def {own}() -> None:\n    assert_type({name}, {each.kind})"
