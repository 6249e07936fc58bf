"""The sources say what their names and types do not, in the house's English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
# A class with more fields than these describes each of them.
MOST_FIELDS = 6
# Clauses that open so make a reader wait for what they are about.
CLAUSE = re.compile(r"(What|Whether|How|Where|Which|Whose|In which|When)\b")


@cache
def sources() -> dict[str, ast.Module]:
    """Every module below `src`, by its path from there."""
    root = ROOT / "src"
    return {
        path.relative_to(root).as_posix(): ast.parse(path.read_bytes())
        for path in sorted(root.rglob("*.py"))
    }


def fields(klass: ast.ClassDef) -> dict[str, str]:
    """The fields of a class, each with the docstring below it; "" where there is none."""
    below = dict(pairwise(klass.body))
    return {
        statement.target.id: text_of(below.get(statement))
        for statement in klass.body
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)
    }


def text_of(statement: ast.stmt | None) -> str:
    """The text of a statement that is a docstring; "" for any other."""
    match statement:
        case ast.Expr(ast.Constant(str(text))):
            return text
    return ""


def docstrings(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(body := getattr(node, "body", None), list):
            yield from filter(None, map(text_of, body))


def undescribed(tree: ast.Module) -> list[str]:
    """The fields without a docstring of classes that have too many to tell apart by name."""
    return [
        f"{klass.name}.{name}"
        for klass in ast.walk(tree)
        if isinstance(klass, ast.ClassDef) and len(described := fields(klass)) > MOST_FIELDS
        for name, text in described.items()
        if not text.strip()
    ]


def test_field_without_a_docstring_is_found() -> None:
    names = [f"field_{number}" for number in range(MOST_FIELDS + 1)]
    lines = [f'    {name}: int\n    """In seconds."""\n' for name in names]
    whole, lacking = "".join(lines), "".join([*lines[:-1], f"    {names[-1]}: int\n"])

    assert undescribed(ast.parse(f"class Large:\n{whole}")) == []
    assert undescribed(ast.parse(f"class Large:\n{lacking}")) == [f"Large.{names[-1]}"]
    assert undescribed(ast.parse(f"class Small:\n{''.join(lines[:-2])}    last: int\n")) == []


def test_each_field_of_a_large_class_has_a_docstring() -> None:
    trees = sources()

    assert len(trees) > 100
    assert {file: found for file, tree in trees.items() if (found := undescribed(tree))} == {}


def test_no_docstring_opens_with_a_clause() -> None:
    trees = sources()

    assert len(trees) > 100
    assert [
        (file, text)
        for file, tree in trees.items()
        for text in docstrings(tree)
        if CLAUSE.match(text)
    ] == []
