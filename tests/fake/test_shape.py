"""Choices among the shapes: the values that they allow, as JSON and as text, and their names."""

from __future__ import annotations

from typing import Any

import pytest

from cozefake import pages, shape
from cozefake.shape import Choice, ListOf, ShapeError

STATUS = shape.parse("integer 0|1|9", {})
KIND = shape.parse("like|unlike", {})
ONLY = shape.parse("string agent", {})


@pytest.mark.parametrize(
    ("written", "allowed"),
    [
        ("like|unlike", ("like", "unlike")),
        ("0|1", ("0", "1")),
        ("string agent", ("agent",)),
        ("string like|unlike", ("like", "unlike")),
        ("integer 0|1|9", (0, 1, 9)),
        ("integer -1", (-1,)),
    ],
)
def test_choices_are_strings_or_whole_numbers(written: str, allowed: tuple[Any, ...]) -> None:
    assert shape.parse(written, {}) == Choice(allowed)


@pytest.mark.parametrize(
    "written",
    [
        "integer a|b",
        "integer 0|b",
        "integer ",
        "integer 0||1",
        "string ",
        "a||b",
        "number 1|2",
        "|",
    ],
)
def test_choices_that_are_not_written_as_they_must_be_are_refused(written: str) -> None:
    with pytest.raises(ShapeError, match="is not allowed; allowed: string, integer"):
        shape.parse(written, {})


@pytest.mark.parametrize(
    ("of", "right", "wrong"),
    [
        (STATUS, [0, 1, 9], ["0", 2, True, False, 1.0, None, [0]]),
        (KIND, ["like"], ["", "dislike", 0, None, ["like"]]),
        (ONLY, ["agent"], ["", "app", None]),
    ],
    ids=["numbers", "strings", "one string"],
)
def test_number_and_text_are_told_apart_in_json(
    of: shape.Shape, right: list[Any], wrong: list[Any]
) -> None:
    assert [list(shape.problems(of, each, "body: a")) for each in right] == [[] for _ in right]
    for each in wrong:
        [problem] = shape.problems(of, each, "body: a")
        assert problem == f"body: a must be {shape.named(of)}, not {each!r}"


def test_choices_are_named_with_their_values() -> None:
    assert [shape.named(each) for each in (STATUS, KIND, ONLY, ListOf(STATUS))] == [
        "one of 0, 1, 9",
        "one of like, unlike",
        "agent",
        "a list",
    ]


def test_text_of_a_query_gives_a_number() -> None:
    assert shape.text_problem(STATUS, "0", "query: status") is None
    assert shape.text_problem(STATUS, "9", "query: status") is None
    for text in ("2", "00", "", "0.0", "true"):
        assert shape.text_problem(STATUS, text, "query: status") == (
            f"query: status must be one of 0, 1, 9, not {text!r}"
        )


def test_choices_are_enumerations_in_json_schema() -> None:
    assert pages.schema(STATUS) == {"enum": [0, 1, 9]}
    assert pages.schema(KIND) == {"enum": ["like", "unlike"]}
    assert pages.schema(ONLY) == {"enum": ["agent"]}
