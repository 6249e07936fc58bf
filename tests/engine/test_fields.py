"""Since when each field of an answer is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cozematrix.cells.outcome import FailingPlace, Outcome, Result, State, in_modules
from cozematrix.errors import InputError, MatrixError
from cozematrix.verdicts.fields import added, fields_since, read_fields
from tests.engine.conftest import outcome

CONTRACT = "test_answers::test_every_field_of_the_answer_is_in_the_result"


def of(release: str, *read: str, call: str = "bots.retrieve", wrong: str = "") -> Outcome:
    failing = (FailingPlace(wrong, "1, 2 was answered"),) if wrong else ()
    looked_at = Result(
        f"{CONTRACT}[{call}]", State.PASSED, passed_places=read, failing_places=failing
    )
    other = Result("test_answers::test_other[bots.retrieve]", State.PASSED, passed_places=("x",))
    return replace(outcome("3.11", release), modules=in_modules((looked_at, other)))


def test_field_is_known_since_the_first_release_that_reads_it() -> None:
    outcomes = [of("0.10.0", "name", "size"), of("0.9.0", "name"), of("0.11.0", "name")]

    assert fields_since(outcomes, ["0.9.0", "0.10.0", "0.11.0"]) == {
        "bots.retrieve": {"name": "0.9.0", "size": "0.10.0"}
    }


def test_field_that_is_read_wrongly_is_not_read_and_a_request_is_no_field() -> None:
    outcomes = [
        of("0.9.0", "name", "definition GET bots.retrieve", wrong="size"),
        of("0.9.1", "name", "size"),
    ]

    assert fields_since(outcomes, ["0.9.0", "0.9.1"]) == {
        "bots.retrieve": {"name": "0.9.0", "size": "0.9.1"}
    }


def test_calls_are_sorted() -> None:
    outcomes = [of("0.9.0", "b", "a", call="z"), of("0.9.0", "c", call="y")]

    since = fields_since(outcomes, ["0.9.0"])

    assert [(call, list(places)) for call, places in since.items()] == [
        ("y", ["c"]),
        ("z", ["a", "b"]),
    ]


def test_run_that_lacks_a_release_is_refused() -> None:
    partial = replace(of("0.10.0", "name"), is_partial=True)

    with pytest.raises(MatrixError, match=r"0\.10\.0, 0\.11\.0 was not run"):
        fields_since([of("0.9.0", "name"), partial], ["0.9.0", "0.11.0", "0.10.0"])


def test_what_a_release_reads_anew_is_told_by_call() -> None:
    fields = {"a": {"x": "0.9.0", "y": "0.10.0", "z": "0.10.0"}, "b": {"x": "0.9.0"}}

    assert added(fields, "0.10.0") == ["a: y, z"]
    assert added(fields, "0.8.0") == []


def test_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "fields.json"
    file.write_text('{"fields": {"a": {"x": "0.9.0"}}}')

    assert read_fields(file) == {"a": {"x": "0.9.0"}}


def test_wrong_value_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "fields.json"
    file.write_text('{"fields": {"a": {"x": 9}}}')

    with pytest.raises(InputError, match=r"fields\.json: fields\.a\.x: 9 is not allowed"):
        read_fields(file)
