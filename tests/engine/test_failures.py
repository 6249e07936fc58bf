"""Readings of failures in a cell, made in a pytest of its own, read back by the engine."""

from __future__ import annotations

import dataclasses
import enum
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from cozematrix.cells.outcome import FailingPlace, Part, Result, State
from tests.engine.test_recorder import record
from tests.shared.reading import compared, reading

SUITE = """
class Model:
    name = "Ada"

def test_places(places):
    with places.at("name"):
        assert Model().name == "Ada"
    with places.at("icon"):
        Model().icon
    places.equal("size", 1, 2)
    places.equal_items("body", {"a": 1, "b": 2}, {"a": 1, "c": {"d": 3}})

def test_places_and_itself(places):
    places.equal("size", 1, 2)
    assert {"a": 1} == {"a": 2}

def test_good_places(places):
    places.equal("size", 1, 1)
"""


@pytest.mark.parametrize("workers", ["0", "1"])
def test_failing_place_is_recorded_and_keeps_no_other_from_being_looked_at(
    tmp_path: Path, workers: str
) -> None:
    # A statement is told only of tests, which lie in a folder of this name.
    folder = tmp_path / "tests"
    folder.mkdir()
    recording, _ = record(folder, SUITE, "-n", workers, "-p", "tests.shared.plugin")

    places, both, good = recording.results
    assert (places.state, places.message) == (State.FAILED, "")
    assert places.passed_places == ("name", "body.a")
    assert places.failing_places == (
        FailingPlace("icon", "AttributeError: 'Model' object has no attribute 'icon'"),
        FailingPlace("size", "1 == 2"),
        FailingPlace("body.b", "2 is not expected"),
        FailingPlace("body.c", "missing, {'d': 3} is expected"),
    )
    assert (both.state, both.message) == (State.FAILED, 'assert {"a": 1} == {"a": 2}: a: 1 == 2')
    assert [each.name for each in both.failing_places] == ["size"]
    assert (good.state, good.passed_places, good.failing_places) == (State.PASSED, ("size",), ())


def test_test_that_fails_in_its_places_alone_has_passed_by_itself() -> None:
    result = Result(
        "test_a::test_b",
        State.FAILED,
        passed_places=("x",),
        failing_places=(FailingPlace("y", "no"),),
    )

    assert list(result.parts) == [
        Part("test_a::test_b", State.PASSED),
        Part("test_a::test_b x", State.PASSED),
        Part("test_a::test_b y", State.FAILED, "no"),
    ]


class Color(enum.Enum):
    RED = "red"


@dataclasses.dataclass
class Point:
    x: int
    y: int


# Any: whatever an assertion may compare.
@pytest.mark.parametrize(
    ("left", "right", "text"),
    [
        (1, 2, "1 == 2"),
        ({"a": {"b": 1}}, {"a": {"b": 2}}, "a.b: 1 == 2"),
        ({"a": 1}, {}, "a: 1 is not expected"),
        ({}, {"a": 1}, "a: missing, 1 is expected"),
        ([1, {"a": 1}], [1, {"a": 2}], "1.a: 1 == 2"),
        ([1], [1, 2], "[1] == [1, 2]"),
        ({"b", "a"}, {"a"}, "{'a', 'b'} == {'a'}"),
        (Color.RED, "red", "Color.RED == 'red'"),
        (Point(1, 2), Point(1, 3), "y: 2 == 3"),
        ("x" * 500, "", f"'{'x' * 156}... == ''"),
        ("", "20261129070423CA381CED46EC5E15C40E", "'' == '…'"),
    ],
)
def test_comparison_names_each_place_that_differs(left: Any, right: Any, text: str) -> None:
    assert compared(left, "==", right) == text


def test_other_comparisons_show_both_sides() -> None:
    assert compared("a", "in", ["b"]) == "'a' in ['b']"


class Inner(BaseModel):
    size: int


class Outer(BaseModel):
    name: str
    items: list[Inner]


def test_validation_error_reads_by_model_field_and_reason() -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - its class is pydantic's own
        Outer.model_validate({"name": None, "items": [{"size": "a"}, {"size": "b"}]})

    assert reading(raised.value) == (
        "ValidationError of Outer: name: Input should be a valid string; "
        "items.size: Input should be a valid integer, unable to parse string as an integer"
    )


@pytest.mark.parametrize(
    ("error", "assertion", "text"),
    [
        (KeyError("a"), "", "KeyError: 'a'"),
        (KeyError(), "", "KeyError"),
        (ValueError("on\ntwo lines"), "", "ValueError: on two lines"),
        (ValueError("logid: 20261129070423CA381CED46EC"), "", "ValueError: logid: …"),
        (AssertionError("of course\nassert 1 == 2"), "assert a == b", "of course"),
        (AssertionError("assert 1 == 2\n +  where"), "assert a == b", "assert a == b: 1 == 2"),
        (AssertionError("a token is needed"), "", "a token is needed"),
        (AssertionError(), "", "AssertionError"),
    ],
)
def test_error_reads_as_its_class_and_text_an_assertion_as_its_statement(
    error: BaseException, assertion: str, text: str
) -> None:
    assert reading(error, assertion) == text
