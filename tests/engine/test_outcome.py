from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from cozematrix.cells.outcome import MOST_OF_A_MESSAGE, Result, State, Status, in_modules
from cozematrix.cells.outcome_file import (
    outcome_file,
    read_outcome,
    read_outcomes,
    read_planned,
    reserve_outcome,
    write_outcome,
)
from cozematrix.errors import InputError
from cozematrix.plain import one_line
from cozematrix.planning.plan import Cell, Suite
from tests.engine.conftest import outcome

A, B, OTHER = "test_bots::a", "test_bots::b", "test_chats::a"
CUT = one_line("x" * 2000, MOST_OF_A_MESSAGE)
# A test as a line of a file has it.
ONE = dict.fromkeys(Result._fields, "") | {
    "name": "a",
    "state": "failed",
    "requests": 1,
    "paths": [],
    "passed_places": [],
    "failing_places": [],
}


def row(**change: object) -> list[object]:
    return list((ONE | change).values())


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    written = [
        outcome("3.9", "0.2.0", failed=("test_bots::test_broken",)),
        outcome("3.9", "0.2.0", Suite.TYPES, Status.TIMEOUT, cause="ended"),
    ]

    for each in written:
        write_outcome(tmp_path, each)

    assert read_outcomes(tmp_path) == written


def test_wire_of_a_failed_test_is_read_again(tmp_path: Path) -> None:
    wire = 'GET /v1/bots -> 200\nPOST /v3/chat {"text":"Grüße"} -> 400'
    result = Result("test_bots::test_broken", State.FAILED, message="no", wire=wire)
    written = replace(outcome("3.9", "0.2.0"), modules=in_modules((result,)))

    write_outcome(tmp_path, written)

    assert read_outcomes(tmp_path) == [written]


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("name", "a\x1b[2J", r"a\x1b[2J"),
        ("message", "x" * 2000, CUT),
        ("paths", ["bots\u202e"], (r"bots\u202e",)),
        ("message", " no ", "no"),
        ("passed_places", ["a\nb"], ("a b",)),
        ("wire", "GET /\n\x07", "GET /\n\\x07"),
        ("failing_places", [["a\x07", "no", "POST /\x07"]], (("a\\x07", "no", "POST /\\x07"),)),
        (
            "failing_places",
            [["a", "x" * 2000, ""]],
            (("a", CUT, ""),),
        ),
    ],
)
def test_text_of_a_file_is_plain_whoever_wrote_it(
    tmp_path: Path, field: str, value: object, read: object
) -> None:
    write_outcome(tmp_path, outcome("3.9", "0.2.0"))
    edit(
        outcome_file(tmp_path, Cell("3.9", "0.2.0"), Suite.SYNC),
        {"results": [row(**{field: value})]},
    )

    [got] = read_outcomes(tmp_path)

    assert getattr(got.results[0], field) == read


def test_second_outcome_takes_the_place_of_the_first_and_nothing_lies_beside(
    tmp_path: Path,
) -> None:
    write_outcome(tmp_path, outcome("3.9", "0.2.0"))
    write_outcome(tmp_path, outcome("3.9", "0.2.0", status=Status.CRASHED))

    assert [each.status for each in read_outcomes(tmp_path)] == [Status.CRASHED]
    folder = outcome_file(tmp_path, Cell("3.9", "0.2.0"), Suite.SYNC).parent
    assert [each.name for each in folder.iterdir()] == ["sync.json"]


def test_outcome_that_a_full_disk_refuses_is_infrastructure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reserve_outcome(tmp_path, Cell("3.9", "0.2.0"), Suite.SYNC, "run")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("cozematrix.cells.outcome_file.write_whole", full)
    returned = write_outcome(tmp_path, replace(outcome("3.9", "0.2.0"), run="run"))

    assert read_outcomes(tmp_path) == [returned]
    assert returned.status is Status.INFRASTRUCTURE
    assert returned.cause == "the outcome could not be written: No space left on device"


def test_outcome_that_is_reserved_has_not_run(tmp_path: Path) -> None:
    reserve_outcome(tmp_path, Cell("3.9", "0.2.0"), Suite.SYNC, "run")

    [reserved] = read_outcomes(tmp_path)
    assert (reserved.status, reserved.cause, reserved.run) == (
        Status.NOT_RUN,
        "not finished",
        "run",
    )


def test_states_are_counted_each_for_itself() -> None:
    counted = outcome("3.9", "0.2.0", passed=("a", "b"), failed=("c",))

    assert {state: counted.count(state) for state in State} == {
        State.PASSED: 2,
        State.FAILED: 1,
        State.ABSENT: 0,
        State.SKIPPED: 0,
    }
    assert Result("a", State.PASSED) in counted.results


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("schema", 99, "sync.json: schema: 99 is not allowed; allowed: 8"),
        ("status", "fine", "sync.json: status: 'fine' is not allowed; allowed: ok, "),
        ("suite", "both", "sync.json: suite: 'both' is not allowed; allowed: sync, async, types"),
        ("seconds", "long", "sync.json: seconds: 'long' is not allowed; allowed: a number"),
        (
            "results",
            [["a", "passed"]],
            "sync.json: results.(row): ['a', 'passed'] is not allowed; allowed: a list of name, ",
        ),
        ("results", [{}], "sync.json: results.(row): {} is not allowed; allowed: a list of name, "),
        (
            "results",
            [row(name=1)],
            "sync.json: results.name: 1 is not allowed; allowed: str",
        ),
        (
            "results",
            [row(paths=[None])],
            "sync.json: results.paths: null is not allowed; allowed: str",
        ),
        ("cause", None, "sync.json: cause: null is not allowed; allowed: a string"),
        (
            "results",
            [row(), row(state="fine")],
            "sync.json: results.state: 'fine' is not allowed; allowed: passed, ",
        ),
        (
            "results",
            [row(failing_places=[["a", 5, ""]])],
            "sync.json: results.failing_places: 5 is not allowed; allowed: str",
        ),
        (
            "results",
            [row(failing_places=[["abcd"]])],
            "sync.json: results.failing_places: ",
        ),
        (
            "results",
            [row(paths=[5])],
            "sync.json: results.paths: 5 is not allowed; allowed: str",
        ),
        (
            "durations",
            [1.0, 2.0],
            "sync.json: durations: '2 numbers' is not allowed; allowed: one for each of 1 tests",
        ),
        (
            "durations",
            ["long"],
            "sync.json: durations: 'long' is not allowed; allowed: float or int",
        ),
        ("colour", "red", "sync.json: colour: 'red' is not allowed; allowed: one of the keys"),
    ],
)
def test_damaged_outcome_is_named(tmp_path: Path, key: str, value: object, message: str) -> None:
    folder = tmp_path / "outcomes"
    write_outcome(folder, outcome("3.9", "0.2.0"))
    edit(outcome_file(folder, Cell("3.9", "0.2.0"), Suite.SYNC), {key: value})

    with pytest.raises(InputError) as raised:
        read_outcomes(folder)

    assert str(raised.value).startswith(f"outcomes/latest/3.9/0.2.0/{message}")


def test_outcome_of_another_version_is_named_with_what_to_do(tmp_path: Path) -> None:
    folder = tmp_path / "outcomes"
    write_outcome(folder, outcome("3.9", "0.2.0"))
    path = outcome_file(folder, Cell("3.9", "0.2.0"), Suite.SYNC)
    path.write_text(json.dumps(json.loads(path.read_text())))

    with pytest.raises(InputError) as raised:
        read_outcomes(folder)

    assert str(raised.value).startswith("outcomes/latest/3.9/0.2.0/sync.json: (file): ")
    assert str(raised.value).endswith("run its cell again, or remove the file")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(os.mkfifo, "no regular file", id="pipe"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), "symbolic links", id="link"),
        pytest.param(
            lambda path: path.open("wb").truncate(10**10), "10000000000 bytes", id="large file"
        ),
    ],
)
def test_what_lies_in_the_place_of_an_outcome_is_refused_at_once(
    tmp_path: Path, make: Callable[[Path], object], said: str
) -> None:
    path = tmp_path / "sync.json"
    make(path)

    with pytest.raises(InputError, match=said):
        read_outcome(path)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda path: path.write_text('{"schema": 2, "ce'), id="half a file"),
        pytest.param(lambda path: path.unlink() or path.symlink_to(__file__), id="link"),
    ],
)
def test_damaged_outcome_is_told_and_the_others_are_read(
    tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    cells = [Cell("3.9", version) for version in ("0.1.0", "0.2.0", "0.3.0")]
    for cell in cells:
        write_outcome(tmp_path / "outcomes", outcome(cell.python, cell.release))
    damage(outcome_file(tmp_path / "outcomes", cells[1], Suite.SYNC))

    read, damaged = read_planned(tmp_path / "outcomes", cells)

    assert [each.cell for each in read] == [cells[0], cells[2]]
    assert len(damaged) == 1
    assert damaged[0].startswith("outcomes/latest/3.9/0.2.0/sync.json: (file): ")
    assert damaged[0].endswith("it counts as not run")


def test_damaged_outcome_of_a_suite_that_nobody_asks_for_is_not_told(tmp_path: Path) -> None:
    for suite in (Suite.SYNC, Suite.ASYNC):
        write_outcome(tmp_path, outcome("3.9", "0.2.0", suite))
    cell = Cell("3.9", "0.2.0")
    outcome_file(tmp_path, cell, Suite.ASYNC).write_text("{")

    read, damaged = read_planned(tmp_path, [cell], [Suite.SYNC])

    assert [each.suite for each in read] == [Suite.SYNC]
    assert damaged == []


def test_line_that_is_no_test_by_itself_is_refused_and_spoils_no_other(tmp_path: Path) -> None:
    cells = [Cell("3.9", version) for version in ("0.1.0", "0.2.0")]
    for cell in cells:
        write_outcome(tmp_path, outcome(cell.python, cell.release, passed=(A,), failed=(B,)))
    first = outcome_file(tmp_path, cells[0], Suite.SYNC)
    [[known, other]] = [list(map(json.dumps, rows)) for rows in whole_of(first)["results"]]
    # As many tests as lines, if the first two lines were one.
    rewrite(first, whole_of(first), [f"[[],\n[]],\n{known},\n{other}, {other}"])

    [read], [damaged] = read_planned(tmp_path, cells)

    assert "0.1.0/sync.json: (file): " in damaged
    assert [(each.name, each.state) for each in read.results] == [
        (A, State.PASSED),
        (B, State.FAILED),
    ]


def test_what_ended_alike_is_there_once(tmp_path: Path) -> None:
    made = [
        outcome("3.9", "0.1.0", passed=(A, OTHER), failed=(B,)),
        outcome("3.9", "0.2.0", passed=(A, B, OTHER)),
    ]
    for each in made:
        write_outcome(tmp_path, each)

    one, other = read_outcomes(tmp_path)

    assert [one, other] == made
    assert one.results[0] is other.results[0]
    assert one.modules[0] != other.modules[0]
    assert one.modules[1] is other.modules[1]


def test_module_that_was_left_and_begun_again_is_two_and_stays_in_order(tmp_path: Path) -> None:
    names = (A, OTHER, B)
    made = replace(
        outcome("3.9", "0.2.0"),
        modules=in_modules(Result(name, State.PASSED) for name in names),
        durations=(1.0, 2.0, 3.0),
    )
    write_outcome(tmp_path, made)

    [read] = read_outcomes(tmp_path)

    assert read == made
    assert [module.name for module in read.modules] == ["test_bots", "test_chats", "test_bots"]
    assert [result.name for result in read.results] == list(names)
    assert read.names(State.PASSED) == set(names)
    assert read.has(B)
    assert not read.has("test_bots::c")


@pytest.mark.parametrize(
    ("index", "said"),
    [
        ([["a", 5, 5]], "modules: ['a', 5, 5] is not allowed; allowed: a digest and a number of "),
        ([[5, 5]], "modules: [5, 5] is not allowed; allowed: a digest and a number of "),
        ([["a", True]], "modules: ['a', True] is not allowed; allowed: a digest and a number of "),
        ([["a", -1]], "modules: ['a', -1] is not allowed; allowed: a digest and a number of "),
        ([["a", 10**18]], "modules: ['a', 1000000000000000000] is not allowed; allowed: a digest"),
        ([["a", 1]], "(file): "),
        ([], "(file): 'its end' is not allowed; allowed: an outcome as this version writes it"),
        ({}, "modules: {} is not allowed; allowed: a list"),
    ],
)
def test_index_that_is_not_that_of_the_tests_is_refused(
    tmp_path: Path, index: object, said: str
) -> None:
    path = sealed(tmp_path)
    path.write_text(
        path.read_text().replace(json.dumps(whole_of(path)["modules"]), json.dumps(index))
    )

    with pytest.raises(InputError) as raised:
        read_outcome(path)

    assert str(raised.value).startswith(f"sync.json: {said}")


def test_tests_that_are_not_what_the_index_says_are_tampered_with_or_damaged(
    tmp_path: Path,
) -> None:
    path = sealed(tmp_path)
    path.write_text(path.read_text().replace('"passed"', '"absent"'))

    assert judged(tmp_path)[0] is Status.TAMPERED
    with pytest.raises(InputError, match="'its tests' is not allowed"):
        read_outcome(path)


def test_tests_that_were_changed_are_not_believed_where_others_ended_alike(tmp_path: Path) -> None:
    cells = [Cell("3.9", version) for version in ("0.1.0", "0.2.0")]
    for cell in cells:
        made = replace(outcome(cell.python, cell.release), run="this-run")
        write_outcome(tmp_path, made, "secret")
    path = outcome_file(tmp_path, cells[1], Suite.SYNC)
    path.write_text(path.read_text().replace('"passed"', '"absent"'))

    read, damaged = read_planned(tmp_path, cells, run="this-run", secret="secret")

    assert not damaged
    assert [each.count(State.ABSENT) for each in read] == [0, 0]


# Any: JSON's own types.
def whole_of(path: Path) -> dict[str, Any]:
    """An outcome's file as JSON has it."""
    whole: dict[str, Any] = json.loads(path.read_text())
    return whole


def edit(path: Path, change: dict[str, object]) -> None:
    """Change an outcome in its file, the rows of its tests, or the seal beside it."""
    whole = whole_of(path)
    modules = [change.pop("results")] if "results" in change else whole["results"]
    whole["seal"] = change.pop("seal", whole["seal"])
    whole["outcome"].update(change)
    rewrite(path, whole, [",\n".join(map(json.dumps, rows)) for rows in modules if rows])


def rewrite(path: Path, whole: dict[str, Any], modules: list[str]) -> None:
    """Write an outcome's file with these modules, and the index that belongs to them."""
    index = [[sha256(each.encode()).hexdigest(), len(each.encode())] for each in modules]
    head = [f'"{key}": {json.dumps(whole[key])}' for key in ("seal", "outcome")]
    lines = ["{" + head[0], head[1], f'"modules": {json.dumps(index)}', '"results": [\n[\n']
    path.write_text(",\n".join(lines) + "\n],\n[\n".join(modules) + "\n]\n]}\n")


def sealed(folder: Path) -> Path:
    write_outcome(folder, outcome("3.9", "0.2.0", run="this-run"), "secret")
    return outcome_file(folder, Cell("3.9", "0.2.0"), Suite.SYNC)


def judged(folder: Path, **known: str) -> tuple[Status, str]:
    known = {"run": "this-run", "secret": "secret", **known}
    [read], damaged = read_planned(folder, [Cell("3.9", "0.2.0")], **known)
    assert not damaged
    return read.status, read.cause


def test_outcome_is_sealed_by_who_knows_the_secret(tmp_path: Path) -> None:
    sealed(tmp_path)

    assert judged(tmp_path) == (Status.OK, "")
    assert judged(tmp_path, secret="another") == (
        Status.TAMPERED,
        "the outcome was not written by the engine",
    )


@pytest.mark.parametrize(
    "change",
    [
        {"seal": ""},
        {"seal": "0" * 64},
        {"status": "contract-failures"},
        {"seconds": 9.0},
        {"results": []},
        {"durations": [1.0]},
    ],
)
def test_outcome_that_was_changed_is_tampered(tmp_path: Path, change: dict[str, object]) -> None:
    path = sealed(tmp_path)
    edit(path, change)

    assert judged(tmp_path)[0] is Status.TAMPERED


def test_outcomes_whose_secret_nobody_has_are_read_as_they_are(tmp_path: Path) -> None:
    sealed(tmp_path)

    assert judged(tmp_path, run="another-run")[0] is Status.OK
    assert judged(tmp_path, secret="")[0] is Status.OK
