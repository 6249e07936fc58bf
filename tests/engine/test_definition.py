"""Reading a schema of the fake, and making answers of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.shared import definition

NODE = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "update_time": {"type": ["integer", "string"]}},
    "required": ["name"],
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "status": {"enum": ["created", "failed"]},
        "usage": {"type": "object", "properties": {"count": {"type": "integer"}}, "required": []},
        "nodes": {"type": "array", "items": NODE},
        "by_name": {"type": "object", "additionalProperties": NODE},
        "anything": {},
        "object": {"type": "object"},
    },
    "required": ["id"],
}


def test_sample_has_everything_but_what_is_not_said() -> None:
    node = {"name": "1", "update_time": 1}

    assert definition.sample(SCHEMA) == {
        "id": "1",
        "status": "created",
        "usage": {"count": 1},
        "nodes": [node],
        "by_name": {"key": node},
    }


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string"}, "1"),
        ({"type": "integer"}, 1),
        ({"type": "number"}, 0.5),
        ({"type": "boolean"}, True),
        ({"type": ["integer", "string"]}, 1),
        ({"enum": [9, 0]}, 9),
        ({}, None),
        ({"type": "array", "items": {}}, None),
    ],
)
def test_sample_is_of_the_type(schema: dict[str, Any], value: object) -> None:
    made = definition.sample(schema)

    assert made == value
    assert type(made) is type(value)


def test_outermost_places_are_added() -> None:
    value = {"id": "7", "usage": {}, "nodes": [{"name": "Ada"}, {}], "status": None}

    assert list(definition.additions(SCHEMA, value)) == [
        ("status", "created"),
        ("usage", {"count": 1}),
        ("nodes.0.update_time", 1),
        ("nodes.1.name", "1"),
        ("nodes.1.update_time", 1),
        ("by_name", {"key": {"name": "1", "update_time": 1}}),
    ]


def test_nothing_is_added_to_what_is_complete() -> None:
    whole = definition.sample(SCHEMA)

    assert list(definition.additions(SCHEMA, whole)) == []


def test_required_field_may_not_be_absent() -> None:
    value = {"id": "7", "nodes": [{"name": "Ada", "update_time": 1}], "news": 1}

    assert definition.optional(SCHEMA, value) == {"nodes", "nodes.0.update_time"}


def test_fields_are_found_in_lists_and_under_any_key() -> None:
    value = {"nodes": [{"update_time": 1}], "by_name": {"a.b": {"update_time": 2}}}

    assert definition.wide(SCHEMA, value) == {"nodes.0.update_time", "by_name.a.b.update_time"}


def test_enumerations_are_told_with_their_values() -> None:
    assert definition.enumerations(SCHEMA, {"id": "7", "status": "failed"}) == {
        "status": ["created", "failed"]
    }


@pytest.mark.parametrize(
    ("place", "schema"),
    [
        ("", SCHEMA),
        ("usage.count", {"type": "integer"}),
        ("nodes.3.name", {"type": "string"}),
        ("by_name.x", NODE),
        ("news.of.today", {}),
    ],
)
def test_schema_is_found_at_a_place(place: str, schema: dict[str, Any]) -> None:
    assert definition.within(SCHEMA, place) == schema
