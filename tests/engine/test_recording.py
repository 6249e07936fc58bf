from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cozematrix.cells import recording as recordings
from cozematrix.cells.outcome import Result, State, Status
from cozematrix.cells.process import Ended
from cozematrix.cells.recording import Recording, read_recording

NAME = "tests/sync/test_bots.py::test_x"
STARTED = {"event": "started", "python": "3.9.1", "dependencies": {"httpx": "0.28.1"}}
COLLECTED = {"event": "collected", "tests": [NAME]}
RUNNING = {"event": "running", "test": NAME}
PASSED = {"event": "test", "test": NAME, "outcome": "passed", "seconds": 0.1, "message": ""}
FAILED = {**PASSED, "outcome": "failed", "message": "AssertionError"}
FINISHED = {"event": "finished", "exit_status": 0}
WHOLE = [STARTED, COLLECTED, RUNNING, PASSED, FINISHED]


def recording(folder: Path, facts: list[dict[str, Any]], end: str = "\n") -> Recording:
    file = folder / "sync.jsonl"
    file.write_text("\n".join(json.dumps(fact) for fact in facts) + end)
    return read_recording(file)


def ended(code: int, *, is_timeout: bool = False) -> Ended:
    return Ended(code, 3.0, 1.0, is_timeout)


@pytest.mark.parametrize(
    ("facts", "end", "status", "cause"),
    [
        pytest.param(WHOLE, ended(0), Status.OK, "", id="whole"),
        pytest.param(
            [STARTED, COLLECTED, RUNNING, FAILED, FINISHED],
            ended(1),
            Status.CONTRACT_FAILURES,
            "",
            id="a failure",
        ),
        pytest.param(
            [STARTED, COLLECTED, RUNNING],
            ended(-9, is_timeout=True),
            Status.TIMEOUT,
            "ended after 3 s without an answer, in test_bots::test_x",
            id="a test that hangs",
        ),
        pytest.param(
            [STARTED, COLLECTED, RUNNING],
            ended(-11),
            Status.CRASHED,
            "killed by SIGSEGV, in test_bots::test_x",
            id="an interpreter that dies",
        ),
        pytest.param(
            [], ended(0), Status.CRASHED, "exit code 0, in the start of the suite", id="nothing"
        ),
        pytest.param(
            [STARTED, COLLECTED, RUNNING, PASSED],
            ended(0),
            Status.CRASHED,
            "exit code 0, in the start of the suite",
            id="exit code 0 without an end",
        ),
        pytest.param(
            [STARTED, COLLECTED, FINISHED],
            ended(0),
            Status.CRASHED,
            "exit code 0, without a result of test_bots::test_x",
            id="a test without a result",
        ),
        pytest.param(
            [STARTED, FINISHED], ended(0), Status.CRASHED, "no test was collected", id="no test"
        ),
        pytest.param(
            WHOLE,
            ended(1),
            Status.CRASHED,
            "exit code 1, though no test failed",
            id="an exit code that does not fit",
        ),
        pytest.param(
            [STARTED, {"event": "collection-error", "file": "a.py", "message": "SyntaxError"}],
            ended(2),
            Status.CRASHED,
            "not collected: a.py: SyntaxError",
            id="a file that cannot be imported",
        ),
    ],
)
def test_only_a_whole_recording_can_be_a_pass(
    tmp_path: Path, facts: list[dict[str, Any]], end: Ended, status: Status, cause: str
) -> None:
    assert recording(tmp_path, facts).judge(end) == (status, cause)


@pytest.mark.parametrize(
    "broken",
    [{"outcome": "fine"}, {"seconds": "long"}, {"test": None, "outcome": 3}],
    ids=["a state", "a duration", "a name"],
)
def test_line_that_no_recorder_writes_is_no_result(tmp_path: Path, broken: dict[str, Any]) -> None:
    read = recording(tmp_path, [STARTED, COLLECTED, RUNNING, {**PASSED, **broken}, FINISHED])

    assert read.results == ()
    assert read.judge(ended(0))[0] is Status.CRASHED


def test_line_that_breaks_off_is_left_out(tmp_path: Path) -> None:
    read = recording(tmp_path, [STARTED, COLLECTED, RUNNING], end='\n{"event": "te')

    assert read.running == "test_bots::test_x"
    assert read.results == ()


@pytest.mark.parametrize(
    ("more", "wire"),
    [
        pytest.param({"wire": "GET /v1/bots -> 200"}, "GET /v1/bots -> 200", id="told"),
        pytest.param({}, "", id="not told"),
    ],
)
def test_wire_is_read_and_may_be_left_out(tmp_path: Path, more: dict[str, str], wire: str) -> None:
    read = recording(tmp_path, [STARTED, COLLECTED, RUNNING, {**FAILED, **more}, FINISHED])

    assert read.results == (Result("test_bots::test_x", State.FAILED, "AssertionError", wire=wire),)


def test_what_was_installed_is_read(tmp_path: Path) -> None:
    read = recording(tmp_path, WHOLE)

    assert (read.interpreter, read.dependencies) == ("3.9.1", {"httpx": "0.28.1"})
    assert read.durations == (0.1,)


@pytest.mark.parametrize(
    "line",
    [
        "[" * 200_000,
        '{"event": "test", "test": ' + "[" * 100_000,
        '{"event": "collected", "tests": {"a": 1}}',
        '{"event": "started", "dependencies": ["httpx"], "python": {}}',
        '{"event": "test", "test": 3, "outcome": "passed", "seconds": "long"}',
        '{"event": "test", "test": "x", "outcome": "passed", "seconds": 1e999, "paths": 3}',
        '{"event": "running"}',
        '{"event": []}',
        '{"event": "collection-error"}',
        "null",
    ],
)
def test_line_that_no_recorder_writes_is_no_pass_and_no_error(tmp_path: Path, line: str) -> None:
    file = tmp_path / "sync.jsonl"
    file.write_text(line + "\n")

    assert read_recording(file).judge(ended(0))[0] is Status.CRASHED


def test_text_of_a_cell_fits_into_every_file_and_is_bounded(tmp_path: Path) -> None:
    failed = {**FAILED, "message": "\ud800" + "x" * 100_000, "seconds": float("nan")}

    read = recording(tmp_path, [STARTED, COLLECTED, failed])

    [result] = read.results
    assert result.message.encode().startswith(b"\\ud800xxx")
    assert result.message.endswith(" more characters)")
    assert len(result.message) < 1000
    assert read.durations == (0,)


@pytest.mark.parametrize(
    "make",
    [
        os.mkfifo,
        Path.mkdir,
        lambda path: path.symlink_to("/etc/passwd"),
        lambda path: path.symlink_to("/dev/zero"),
    ],
)
def test_recording_that_is_no_file_is_none(tmp_path: Path, make: Callable[[Path], None]) -> None:
    file = tmp_path / "sync.jsonl"
    make(file)

    assert read_recording(file).results == ()


def test_recording_that_is_too_large_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert recording(tmp_path, WHOLE).results
    monkeypatch.setattr(recordings, "MOST_BYTES", 10)
    assert not recording(tmp_path, WHOLE).results


@pytest.mark.parametrize(
    "forged",
    [
        {"event": "started", "python": 3, "dependencies": ["httpx"]},
        {"event": "collected", "tests": "all"},
        {"event": "collected"},
        {"event": "running"},
        {"event": "collection-error"},
        {"event": ["test"]},
    ],
    ids=str,
)
def test_fact_of_another_shape_does_no_harm(tmp_path: Path, forged: dict[str, Any]) -> None:
    read = recording(tmp_path, [*WHOLE, forged])

    assert [result.name for result in read.results] == ["test_bots::test_x"]
    assert read.collected == ("test_bots::test_x",)


def test_test_with_a_hostile_name_is_collected_and_recorded_under_the_same(tmp_path: Path) -> None:
    name = "tests/sync/test_bots.py::test_x[\x1b\ud800]" + "y" * 1000
    facts = [{**fact, "test": name} if "test" in fact else fact for fact in WHOLE]
    facts[1] = {"event": "collected", "tests": [name]}

    assert recording(tmp_path, facts).judge(ended(0)) == (Status.OK, "")


def test_recording_without_end_is_cut_and_no_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recordings, "MOST_FACTS", len(WHOLE))

    assert recording(tmp_path, WHOLE).judge(ended(0)) == (Status.OK, "")
    assert recording(tmp_path, [*WHOLE, RUNNING]).judge(ended(0)) == (
        Status.CRASHED,
        f"it recorded more than {len(WHOLE)} facts",
    )
