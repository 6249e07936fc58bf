"""The data model's own text, read from its copy: what it asks for, item by item."""

from __future__ import annotations
import __future__

import itertools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Tuple

PATH = Path(__file__).parent.parent / "shared" / "data-model.md"

_FIXTURE = re.compile(
    r"^@pytest\.fixture\n(?:async )?def (?P<name>\w+)\(.*?(?=\n(?:@pytest|def |```))",
    re.MULTILINE | re.DOTALL,
)
_HEADING = re.compile(r"^(#{2,3}) (?:\d+\. )?(.+)$")


@dataclass(frozen=True)
class Item:
    """One thing that the document asks for: where, under which label, and in its words."""

    section: str
    label: str
    text: str


def read() -> str:
    """The document."""
    return PATH.read_text(encoding="utf-8")


def fixture_sources() -> Dict[str, str]:
    """The document's fixtures: their code by their names."""
    return {match.group("name"): match.group(0) for match in _FIXTURE.finditer(read())}


# Any: whatever the document's code deals with.
def fixture_function(name: str, **names: Any) -> Callable[..., Any]:
    """The document's own fixture as an ordinary function that sees these names."""
    source = fixture_sources()[name].split("\n", 1)[1]
    # Annotations such as dict[str, Any] are no expressions for the oldest Pythons.
    flags = __future__.annotations.compiler_flag
    scope = dict(names)
    exec(compile(source, str(PATH), "exec", flags=flags), scope)  # noqa: S102  # the document's own
    function: Callable[..., Any] = scope[name]
    return function


def items() -> Tuple[Item, ...]:
    """Everything that the document asks for, in its order."""
    found = itertools.chain.from_iterable(
        _items(section, lines) for section, lines in _sections(read().splitlines())
    )
    fixtures = (Item(_section_of(name), "fixture", name) for name in fixture_sources())
    return (*found, *fixtures)


def _items(section: str, lines: List[str]) -> Iterator[Item]:
    label = ""
    is_code = is_python = False
    for line in lines:
        if line.startswith("```"):
            is_code = not is_code
            is_python = line == "```python"
            continue
        if is_code:
            if not is_python and line.strip(" │↓"):
                yield Item(section, label or "diagram", line.strip())
            continue
        if line.startswith("**") and line.split("**")[2].startswith(":"):
            label = line.strip("*: ").split("**")[0]
            if ": N/A" in line:
                yield Item(section, label, line.split(": ", 1)[1])
        elif re.match(r" *(- |\d\. )", line):
            yield Item(section, label, re.sub(r"^ *(- |\d\. )", "", line).strip())


def quoted(text: str) -> Tuple[str, ...]:
    """Return the texts in quotation marks in an item."""
    return tuple(re.findall('"([^"]*)"', text))


def _sections(lines: List[str]) -> Iterator[Tuple[str, List[str]]]:
    section = ""
    inside: List[str] = []
    for line in lines:
        heading = _HEADING.match(line)
        if not heading:
            inside.append(line)
            continue
        yield section, inside
        section, inside = heading.group(2), []
    yield section, inside


def _section_of(name: str) -> str:
    return next(
        section
        for section, lines in _sections(read().splitlines())
        if any(" {}(".format(name) in line and "def " in line for line in lines)
    )
