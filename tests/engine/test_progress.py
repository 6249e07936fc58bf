"""The progress of a run: the notes of its cells, and their sum."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from cozematrix.cells.outcome import Status
from cozematrix.cells.progress import DONE, RUNNING, Count, Milestone, note, read_milestones, state
from cozematrix.planning.plan import Cell, Suite
from tests.engine.conftest import RUN

ONE, TWO = Cell("3.9", "0.2.0"), Cell("3.9", "0.1.0")
BEGUN = Milestone(ONE, Suite.SYNC, RUNNING)
ENDED = Milestone(ONE, Suite.SYNC, DONE, Status.OK)
REUSED = replace(ENDED, is_reused=True)
COLLECTED = '{"event": "collected", "tests": ["a", "b", "c", "d"]}\n'
TEST = '{"event": "test", "test": "a", "outcome": "passed"}\n'

UNKNOWN_SUITE = (
    b'{"run": "a-run", "python": "3.9", "release": "0.2.0", "resolution": "latest", '
    b'"suite": "both", "what": "done", "status": "", "surprises": 0, "is_reused": false}'
)
BOTH = (Suite.SYNC, Suite.ASYNC)
COSTS = {(ONE, suite): 10.0 for suite in BOTH} | {(TWO, suite): 30.0 for suite in BOTH}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "progress.jsonl"


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return tmp_path / "sync.jsonl"


def write(path: Path, text: str) -> None:
    with path.open("a") as end:
        end.write(text)


def numbers(count: Count) -> tuple[int, int]:
    return count.ended, count.collected


def test_what_is_noted_is_read_again_in_its_order(file: Path) -> None:
    milestones = [BEGUN, replace(ENDED, status=Status.CONTRACT_FAILURES, surprises=3), REUSED]

    note(file, RUN, milestones[:1])
    note(file, RUN, milestones[1:])

    assert read_milestones(file, RUN) == milestones


def test_no_file_has_no_milestones(file: Path) -> None:
    assert read_milestones(file, RUN) == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"run": "a-run", "python": "3.', id="broken off"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"7", id="a number"),
        pytest.param(b'{"run": "a-run"}', id="no keys"),
        pytest.param(UNKNOWN_SUITE, id="unknown suite"),
        pytest.param(b"\xff\x00", id="no text"),
    ],
)
def test_line_that_is_no_milestone_is_left_out(file: Path, line: bytes) -> None:
    note(file, RUN, [BEGUN])
    with file.open("ab") as end:
        end.write(line + b"\n")
    note(file, RUN, [ENDED])

    assert read_milestones(file, RUN) == [BEGUN, ENDED]


def test_milestones_of_another_run_are_left_out(file: Path) -> None:
    note(file, "another-run", [BEGUN])
    note(file, RUN, [ENDED])

    assert read_milestones(file, RUN) == [ENDED]


def test_many_processes_note_at_once_and_nothing_is_lost_or_mixed(file: Path) -> None:
    cells = [Cell("3.9", f"0.{number}.0") for number in range(200)]

    with ProcessPoolExecutor(8) as pool:
        list(pool.map(partial(note_all, file), cells))

    lines = Counter(read_milestones(file, RUN))
    assert len(file.read_text().splitlines()) == 600
    assert lines == Counter(milestone for cell in cells for milestone in of(cell))


def of(cell: Cell) -> list[Milestone]:
    begun = replace(BEGUN, cell=cell)
    return [begun, replace(begun, suite=Suite.ASYNC), replace(ENDED, cell=cell)]


def note_all(file: Path, cell: Cell) -> None:
    begun, other, ended = of(cell)
    note(file, RUN, [begun, other])
    note(file, RUN, [ended])


def test_milestones_add_up() -> None:
    other = replace(BEGUN, suite=Suite.ASYNC)
    failed = replace(ENDED, cell=TWO, surprises=4)
    taken = replace(REUSED, cell=TWO, suite=Suite.ASYNC, surprises=1)

    found = state(4, [BEGUN, other, ENDED, failed, taken], {})

    assert found.done == (ENDED, failed, taken)
    assert found.running == {(ONE, Suite.ASYNC): Count()}
    assert (found.reused, found.surprises, found.is_over) == (1, 5, False)


def test_suite_that_ended_twice_is_done_once() -> None:
    found = state(2, [BEGUN, ENDED, replace(ENDED, surprises=1)], {})

    assert found.done == (replace(ENDED, surprises=1),)
    assert not found.is_over


@pytest.mark.parametrize(
    ("milestones", "is_over"),
    [
        pytest.param([], False, id="nothing begun"),
        pytest.param([ENDED], False, id="one of two done"),
        pytest.param([ENDED, replace(BEGUN, suite=Suite.ASYNC)], False, id="one of two runs"),
        pytest.param([ENDED, replace(ENDED, suite=Suite.ASYNC)], True, id="both done"),
    ],
)
def test_run_is_over_when_all_planned_suites_are_done(
    milestones: list[Milestone], is_over: bool
) -> None:
    assert state(2, milestones, {}).is_over is is_over


def test_running_suite_has_the_tests_that_were_counted() -> None:
    count = Count(ended=3, collected=12)

    found = state(2, [BEGUN], {(ONE, Suite.SYNC): count})

    assert found.running == {(ONE, Suite.SYNC): count}


def test_recording_that_is_not_there_yet_counts_nothing(recording: Path) -> None:
    count = Count()

    count.look(recording)

    assert numbers(count) == (0, 0)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(os.mkfifo, id="pipe"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), id="endless link"),
        pytest.param(lambda path: path.mkdir(), id="folder"),
    ],
)
def test_what_a_cell_puts_in_the_place_of_a_file_is_neither_waited_for_nor_followed(
    recording: Path, file: Path, make: Callable[[Path], object]
) -> None:
    make(recording)
    make(file)
    count = Count()

    count.look(recording)
    note(file, RUN, [Milestone(ONE, Suite.SYNC, RUNNING)])

    assert numbers(count) == (0, 0)
    assert read_milestones(file, RUN) == []


def test_tests_are_counted_as_they_are_written(recording: Path) -> None:
    count, seen = Count(), []

    for text in ('{"event": "started"}\n', COLLECTED, TEST, "", TEST + TEST):
        write(recording, text)
        count.look(recording)
        seen.append(numbers(count))

    assert seen == [(0, 0), (0, 4), (1, 4), (1, 4), (3, 4)]


@pytest.mark.parametrize("cut", [1, 20, len(TEST) - 1])
def test_line_that_breaks_off_counts_when_it_is_whole(recording: Path, cut: int) -> None:
    count, seen = Count(), []

    for text in (COLLECTED + TEST + TEST[:cut], TEST[cut:], TEST):
        write(recording, text)
        count.look(recording)
        seen.append(numbers(count))

    assert seen == [(1, 4), (2, 4), (3, 4)]


def test_recording_that_begins_anew_is_counted_anew(recording: Path) -> None:
    count = Count()
    write(recording, COLLECTED + TEST + TEST)
    count.look(recording)

    recording.write_text('{"event": "collected", "tests": ["a"]}\n' + TEST)
    count.look(recording)

    assert numbers(count) == (1, 1)


def test_other_lines_of_a_recording_are_no_tests(recording: Path) -> None:
    facts = [{"event": "running", "test": "a"}, {"event": "finished"}, {"test": "event"}]
    write(recording, "".join(json.dumps(fact) + "\n" for fact in facts) + "no JSON\n")
    count = Count()

    count.look(recording)

    assert numbers(count) == (0, 0)


@pytest.mark.parametrize(
    ("milestones", "counts", "left"),
    [
        pytest.param([], {}, None, id="nothing is known at the start"),
        pytest.param([BEGUN], {}, None, id="nothing collected"),
        pytest.param([BEGUN], {(ONE, Suite.SYNC): Count(0, 12)}, None, id="no test ended"),
        pytest.param([REUSED], {}, None, id="what is reused took no time"),
        pytest.param(
            [replace(ENDED, suite=suite) for suite in BOTH],
            {},
            180.0,
            id="a quarter in a minute",
        ),
        pytest.param(
            [replace(ENDED, cell=TWO), replace(ENDED, suite=Suite.ASYNC)], {}, 60.0, id="half"
        ),
        pytest.param(
            [replace(ENDED, cell=TWO), replace(BEGUN, suite=Suite.ASYNC)],
            {(ONE, Suite.ASYNC): Count(3, 6)},
            77.142857,
            id="tests of a running suite count",
        ),
        pytest.param(
            [replace(REUSED, cell=TWO), replace(REUSED, cell=TWO, suite=Suite.ASYNC), ENDED],
            {},
            60.0,
            id="half of what is not reused",
        ),
        pytest.param(
            [replace(ENDED, cell=cell, suite=suite) for cell, suite in COSTS],
            {},
            0.0,
            id="all",
        ),
    ],
)
def test_time_that_is_left_is_told_from_what_ran_in_a_minute(
    milestones: list[Milestone], counts: dict[tuple[Cell, Suite], Count], left: float | None
) -> None:
    found = state(4, milestones, counts).left(60.0, COSTS)

    assert found == (left if left is None else pytest.approx(left))


def test_time_that_is_left_is_that_of_the_suites_that_are_left() -> None:
    costs = {**COSTS, (ONE, Suite.TYPES): 2.0}

    found = state(5, [replace(ENDED, cell=cell, suite=suite) for cell, suite in COSTS], {})

    assert found.left(80.0, costs) == pytest.approx(2.0)


def test_nothing_is_told_of_the_time_left_before_any_has_passed() -> None:
    assert state(4, [ENDED], {}).left(0.0, COSTS) is None


def test_nothing_is_told_of_the_time_left_from_the_first_few_tests() -> None:
    few, more = ({(ONE, Suite.SYNC): Count(ended, 2000)} for ended in (10, 200))

    assert state(4, [BEGUN], few).left(30.0, COSTS) is None
    assert state(4, [BEGUN], more).left(30.0, COSTS) is not None
