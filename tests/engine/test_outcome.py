from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cozematrix.cells.outcome import MOST_OF_A_MESSAGE, Result, State, Status
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
    written = replace(outcome("3.9", "0.2.0"), results=(result,))

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
        ("schema", 99, "sync.json: schema: 99 is not allowed; allowed: 7"),
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


def test_line_that_is_no_test_by_itself_is_refused_and_spoils_no_other(tmp_path: Path) -> None:
    cells = [Cell("3.9", version) for version in ("0.1.0", "0.2.0")]
    for cell in cells:
        write_outcome(tmp_path, outcome(cell.python, cell.release, passed=("a",), failed=("b",)))
    first = outcome_file(tmp_path, cells[0], Suite.SYNC)
    known, other = lines_of(first)
    # As many tests as lines, if the first two lines were one.
    first.write_text(first.read_text().replace(known, f"[[],\n[]],\n{known},\n{other}, {other}"))

    [read], [damaged] = read_planned(tmp_path, cells)

    assert "0.1.0/sync.json: (file): " in damaged
    assert [(each.name, each.state) for each in read.results] == [
        ("a", State.PASSED),
        ("b", State.FAILED),
    ]


def test_test_that_ended_alike_is_there_once(tmp_path: Path) -> None:
    written = [
        outcome("3.9", "0.1.0", passed=("a",), failed=("b",)),
        outcome("3.9", "0.2.0", passed=("a", "b")),
    ]
    for each in written:
        write_outcome(tmp_path, each)

    one, other = read_outcomes(tmp_path)

    assert [one, other] == written
    assert one.results[0] is other.results[0]


def lines_of(path: Path) -> list[str]:
    """The lines of an outcome's tests."""
    return [line.rstrip(",") for line in path.read_text().splitlines()[3:-1]]


def edit(path: Path, change: dict[str, object]) -> None:
    """Change an outcome in its file, the lines of its tests, or the seal beside it."""
    whole = json.loads(path.read_text())
    results = change.pop("results", whole["results"])
    assert isinstance(results, list)
    lines = ",\n".join(map(json.dumps, results))
    seal = json.dumps(change.pop("seal", whole["seal"]))
    about = json.dumps({**whole["outcome"], **change})
    path.write_text(f'{{"seal": {seal},\n"outcome": {about},\n"results": [\n{lines}\n]}}\n')


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
