"""Variations of an answer, read by a function in the place of an SDK."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel

from tests.shared.answers import REMOVED
from tests.shared.places import Places
from tests.shared.reading import HangError
from tests.shared.variations import Answer, Change

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "size": {"type": "integer"},
        "inner": {"type": "object", "properties": {"colour": {"type": "string"}}},
    },
}
WHOLE = {"name": "Ada", "size": 1, "inner": {"colour": "red"}}


class Reader:
    """An SDK that does not bear some values; `asked` are the answers that it was given."""

    def __init__(self, refused: dict[str, object]) -> None:
        self.refused = refused
        self.scripted: list[Any] = []
        self.asked: list[Any] = []

    def script(self, wires: list[Any]) -> None:
        self.scripted += wires

    async def ask(self, wire: Any) -> Any:
        assert wire == self.scripted.pop(0)
        self.asked.append(wire)
        for key, value in self.refused.items():
            if wire.get(key, "absent") == value:
                raise ValueError(f"{key} is {value}")
        return wire


def vary(reader: Reader, changes: list[Change]) -> dict[str, Any]:
    places = Places()
    answer = Answer(reader.script, reader.ask, SCHEMA, WHOLE, WHOLE)
    asyncio.run(answer.vary(places, changes, lambda change: change[0], lambda *_: None))
    return places.recorded()


def test_changes_of_one_depth_are_made_together() -> None:
    reader = Reader({})

    recorded = vary(reader, [("inner.colour", None), ("name", None), ("size", REMOVED)])

    assert recorded == {"passed": ["name", "size", "inner.colour"], "failed": []}
    assert reader.asked == [
        {"name": None, "inner": {"colour": "red"}},
        {"name": "Ada", "size": 1, "inner": {"colour": None}},
    ]


def test_change_that_goes_wrong_is_found_among_the_others() -> None:
    reader = Reader({"size": None})

    recorded = vary(reader, [("name", None), ("size", None)])

    assert recorded["passed"] == ["name"]
    assert [(each["name"], each["message"]) for each in recorded["failed"]] == [
        ("size", "ValueError: size is None")
    ]


def test_check_that_fails_is_a_failing_place() -> None:
    def check(got: Any, wire: Any, changes: Any) -> None:
        assert got["name"] is not None, "it has no name"

    places = Places()
    reader = Reader({})
    answer = Answer(reader.script, reader.ask, SCHEMA, WHOLE, WHOLE)

    changes: list[Change] = [("name", None), ("size", None)]
    asyncio.run(answer.vary(places, changes, lambda change: change[0], check))

    assert places.recorded()["passed"] == ["size"]
    assert places.failed == ["name"]


@pytest.mark.parametrize(
    ("drops", "failed"),
    [
        (lambda items: items, []),
        (lambda items: [each for each in items if each["name"]], ["0.name"]),
        (lambda items: [each if each["name"] else {} for each in items], ["0.name"]),
    ],
    ids=["nothing", "the item", "another field"],
)
def test_what_was_not_changed_must_be_read_as_before(
    drops: Callable[[list[Any]], list[Any]], failed: list[str]
) -> None:
    class Thing(BaseModel):
        name: str | None = None
        size: int = 0

    async def ask(wire: list[Any]) -> list[Thing]:
        return [Thing(**each) for each in drops(wire)]

    places, wire = Places(), [{"name": "Ada", "size": 1}]
    answer = Answer(lambda _: None, ask, {"items": SCHEMA}, wire, asyncio.run(ask(wire)))

    changes: list[Change] = [("0.name", None)]
    asyncio.run(answer.vary(places, changes, lambda change: change[0], lambda *_: None))

    assert places.failed == failed


def test_hang_ends_it_all() -> None:
    async def ask(_: Any) -> Any:
        raise HangError("it hangs")

    answer = Answer(lambda _: None, ask, SCHEMA, WHOLE, WHOLE)

    with pytest.raises(HangError):
        asyncio.run(
            answer.vary(Places(), [("name", None)], lambda change: change[0], lambda *_: None)
        )


def test_answer_is_completed_at_once_where_that_goes_well() -> None:
    reader = Reader({})
    answer = Answer(reader.script, reader.ask, SCHEMA, {"name": "Ada"}, {"name": "Ada"})

    asyncio.run(answer.complete())

    assert answer.wire == answer.got == {"name": "Ada", "size": 1, "inner": {"colour": "1"}}
    assert answer.refused == {}
    assert len(reader.asked) == 1


def test_answer_is_completed_by_what_can_be_read() -> None:
    reader = Reader({"size": 1})
    answer = Answer(reader.script, reader.ask, SCHEMA, {"name": "Ada"}, {"name": "Ada"})

    asyncio.run(answer.complete())

    assert answer.wire == answer.got == {"name": "Ada", "inner": {"colour": "1"}}
    assert {place: str(error) for place, error in answer.refused.items()} == {"size": "size is 1"}
