"""Since when there is each field of answers, events and sent objects."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cozematrix.cells.outcome import FailingPlace, Outcome, Result, State, in_modules
from cozematrix.errors import InputError, MatrixError
from cozematrix.verdicts.fields import Fields, fields_since, read_fields
from tests.engine.conftest import outcome

ANSWERED = "test_answers::test_every_field_of_the_answer_is_in_the_result"
TOLD = "test_websockets::test_every_event_of_the_service_is_told_with_its_data"
SENT = "test_calls::test_field_of_an_object_that_is_left_out_is_not_sent"


def of(
    release: str,
    *has: str,
    contract: str = ANSWERED,
    call: str = "bots.retrieve",
    wrong: str = "",
) -> Outcome:
    failing = (FailingPlace(wrong, "1, 2 was answered"),) if wrong else ()
    looked_at = Result(
        f"{contract}[{call}]", State.PASSED, passed_places=has, failing_places=failing
    )
    other = Result("test_answers::test_other[bots.retrieve]", State.PASSED, passed_places=("x",))
    return replace(outcome("3.11", release), modules=in_modules((looked_at, other)))


def test_field_is_known_since_the_first_release_that_has_it() -> None:
    outcomes = [of("0.10.0", "name", "size"), of("0.9.0", "name"), of("0.11.0", "name")]

    assert fields_since(outcomes, ["0.9.0", "0.10.0", "0.11.0"]) == Fields(
        answers={"bots.retrieve": {"name": "0.9.0", "size": "0.10.0"}}
    )


def test_field_that_is_read_wrongly_is_not_read_and_a_request_is_no_field() -> None:
    outcomes = [
        of("0.9.0", "name", "definition GET bots.retrieve", wrong="size"),
        of("0.9.1", "name", "size"),
    ]

    assert fields_since(outcomes, ["0.9.0", "0.9.1"]).answers == {
        "bots.retrieve": {"name": "0.9.0", "size": "0.9.1"}
    }


def test_calls_are_sorted_and_those_without_a_field_left_out() -> None:
    outcomes = [
        of("0.9.0", "b", "a", call="z"),
        of("0.9.0", "c", call="y"),
        of("0.9.0", call="x"),
    ]

    since = fields_since(outcomes, ["0.9.0"]).answers

    assert [(call, list(places)) for call, places in since.items()] == [
        ("y", ["c"]),
        ("z", ["a", "b"]),
    ]


def test_fields_of_events_and_of_what_is_sent_stand_apart() -> None:
    outcomes = [
        of("0.9.0", "chat.updated id", contract=TOLD, call="websockets.chat"),
        of("0.10.0", "a.b", "has a.b", "a.c", contract=SENT, call="bots.create-prompt_info"),
    ]

    assert fields_since(outcomes, ["0.9.0"]) == Fields(
        events={"websockets.chat": {"chat.updated id": "0.9.0"}},
        objects={"bots.create-prompt_info": {"a.b": "0.10.0"}},
    )


def test_run_that_lacks_a_release_is_refused() -> None:
    partial = replace(of("0.10.0", "name"), is_partial=True)

    with pytest.raises(MatrixError, match=r"0\.10\.0, 0\.11\.0 was not run"):
        fields_since([of("0.9.0", "name"), partial], ["0.9.0", "0.11.0", "0.10.0"])


def test_what_is_new_in_a_release_is_told_by_call() -> None:
    fields = Fields(
        answers={"a": {"x": "0.9.0", "y": "0.10.0", "z": "0.10.0"}, "b": {"x": "0.9.0"}},
        events={"c": {"x": "0.10.0"}},
        objects={"d": {"x": "0.10.0"}},
    )

    assert fields.added("0.10.0") == ["reads of a: y, z", "tells of c: x", "sends of d: x"]
    assert fields.added("0.8.0") == []


def test_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "fields.json"
    file.write_text(
        '{"answers": {"a": {"x": "0.9.0"}}, "events": {}, "objects": {"b": {"y": "0.8.0"}}}'
    )

    assert read_fields(file) == Fields(answers={"a": {"x": "0.9.0"}}, objects={"b": {"y": "0.8.0"}})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"answers": {"a": {"x": 9}}}', r"fields\.json: answers\.a\.x: 9 is not allowed"),
        ('{"fields": {}}', r"fields\.json: fields"),
    ],
)
def test_wrong_value_is_refused_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "fields.json"
    file.write_text(text)

    with pytest.raises(InputError, match=message):
        read_fields(file)
