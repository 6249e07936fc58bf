"""The table of the document's items: complete, true and fresh."""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path
from typing import Any

import pytest

from tests.model import document, trace

ROWS = trace.rows()
HERE = Path(__file__).parent


def test_table_is_not_stale() -> None:
    written = trace.PATH.read_text(encoding="utf-8")

    assert written == trace.render(), "make it anew: python -m tests.model.trace"


def test_every_item_of_the_document_has_a_row() -> None:
    assert tuple(row.item for row in ROWS) == document.items()
    assert len(ROWS) == 198


def test_no_row_has_an_empty_place() -> None:
    empty = [row for row in ROWS if not (row.item.text and row.code and row.test)]

    assert empty == []


@pytest.mark.parametrize("code", sorted({row.code for row in ROWS}))
def test_code_of_the_table_exists(code: str) -> None:
    module, path = code.split(":")
    value = importlib.import_module("tests.shared." + module)

    assert found(value, path) is not None


@pytest.mark.parametrize("test", sorted({row.test for row in ROWS}))
def test_test_of_the_table_exists(test: str) -> None:
    file, name = test.split("::")

    assert "def {}(".format(name) in (HERE / file).read_text(encoding="utf-8")


def test_every_fixture_is_typed() -> None:
    sources = "".join(
        inspect.getsource(importlib.import_module("tests.shared." + module))
        for module in ("fixtures", "mocks", "parameters", "factories")
    )
    functions = sources.split("@pytest.fixture")[1:]

    untyped = [each for each in functions if ") -> " not in each.split(":\n    ")[0]]
    assert (len(functions), untyped) == (28, [])


def found(value: Any, path: str) -> Any:
    for name in path.split("."):
        schema = getattr(value, "SCHEMA", None)
        if schema is not None and name in [attribute.name for attribute in schema.attributes]:
            return schema
        value = getattr(value, name)
    return value
