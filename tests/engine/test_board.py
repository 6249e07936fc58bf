"""The board: a live one on a terminal, lines elsewhere, and what is printed above it."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console
from rich.live import Live
from rich.text import Text

from cozematrix.cells import board as boards
from cozematrix.cells.board import Above, Board, line, picture
from cozematrix.cells.files import recording_file
from cozematrix.cells.outcome import Status
from cozematrix.cells.progress import DONE, RUNNING, Count, Milestone, State, note, progress_file
from cozematrix.places import Places
from cozematrix.planning.plan import Cell, Suite
from tests.engine.conftest import RUN

ONE, TWO = Cell("3.9", "0.2.0"), Cell("3.10", "0.10.0")
BEGUN = Milestone(ONE, Suite.SYNC, RUNNING)
ENDED = Milestone(TWO, Suite.SYNC, DONE, Status.OK)
REUSED = replace(ENDED, suite=Suite.ASYNC, is_reused=True)
COSTS = {(cell, suite): 10.0 for cell in (ONE, TWO) for suite in (Suite.SYNC, Suite.ASYNC)}
TWO_RUN = {(ONE, Suite.SYNC): Count(3, 12), (ONE, Suite.ASYNC): Count()}
# One line up, and clear it.
ERASED = "\x1b[1A\x1b[2K"
SUMMARY = "========== {} tests: {}, 3 seconds =========="
CHATTER = [
    "Starting session cell-3.9(0.2.0)...",
    "========== ✓ cell-3.9(0.2.0): success, 3 seconds ==========",
    "========== + types-3.9: success, 3 seconds ==========",
    "========== ✓ prepare: success ==========",
    "nox > Running session prepare",
    "nox > Reusing existing virtual environment at .nox/cell-3-9-0-2-0.",
    "nox > Creating virtual environment (uv) using python3.9 in .nox/x",
    "nox > Session prepare was successful in 2 seconds.",
    "\x1b[36mnox > Running session prepare\x1b[0m",
]


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Board]:
    """The board of a run of four suites that began 65 seconds ago."""
    places = Places(tmp_path)
    places.cache.mkdir()
    monkeypatch.setattr(Board, "seconds", 65.0)
    made = Board(places, RUN, COSTS)
    yield made
    made.stop()


def drawn(found: State, board: Board, width: int, height: int = 24) -> list[str]:
    console = Console(file=io.StringIO(), width=width, height=height, force_terminal=False)
    with console.capture() as captured:
        console.print(picture(found, board, width, height))
    return [row.rstrip() for row in captured.get().splitlines()]


@pytest.mark.parametrize(
    ("found", "text"),
    [
        pytest.param(
            State(4, (), {(ONE, Suite.SYNC): Count()}),
            "[1:05] 0 of 4 suites done; running 3.9(0.2.0) sync starting; no surprises",
            id="the first has begun",
        ),
        pytest.param(
            State(4, (ENDED,), TWO_RUN),
            "[1:05] 1 of 4 suites done; running 3.9(0.2.0) sync 3/12 tests, "
            "3.9(0.2.0) async starting; no surprises; about 2:23 left",
            id="two run",
        ),
        pytest.param(
            State(4, (replace(ENDED, surprises=1), REUSED), {}),
            "[1:05] 2 of 4 suites done, 1 of them reused; 1 surprise; about 2:10 left",
            id="a surprise",
        ),
        pytest.param(
            State(4, (replace(ENDED, surprises=2), replace(REUSED, surprises=1)), {}),
            "[1:05] 2 of 4 suites done, 1 of them reused; 3 surprises; about 2:10 left",
            id="surprises",
        ),
    ],
)
def test_state_is_told_in_one_line(board: Board, found: State, text: str) -> None:
    assert line(found, board) == text


def test_partial_run_says_so(board: Board) -> None:
    partial = replace(board, is_partial=True)

    assert line(State(4, (), {}), partial).startswith("[1:05] partial: 0 of 4 suites done")
    assert drawn(State(4, (), {}), partial, 100)[0].startswith("partial: 0 of 4 suites done")


def test_cell_that_is_not_planned_is_not_shown(board: Board) -> None:
    forged = Cell("\x1b[2J", "::error::")
    note(progress_file(board.places), RUN, [BEGUN, replace(BEGUN, cell=forged)])

    assert list(board.look().running) == [(ONE, Suite.SYNC)]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.0, "0:00"), (59.6, "1:00"), (3599.0, "59:59"), (3600.0, "1:00:00"), (36065.0, "10:01:05")],
)
def test_time_is_told_as_a_clock_does(
    board: Board, monkeypatch: pytest.MonkeyPatch, seconds: float, text: str
) -> None:
    monkeypatch.setattr(Board, "seconds", seconds)

    assert line(State(4, (), {}), board) == f"[{text}] 0 of 4 suites done; no surprises"


def test_wide_terminal_shows_a_bar_for_each_running_suite(board: Board) -> None:
    assert drawn(State(4, (ENDED,), TWO_RUN), board, 100) == [
        "3.9(0.2.0)  sync   ━━━━━                 3/12 tests",
        "3.9(0.2.0)  async                        starting",
        "1 of 4 suites done; no surprises; about 2:23 left; 1:05 so far",
    ]


def test_narrow_terminal_shows_no_bars_and_cuts_the_summary(board: Board) -> None:
    assert drawn(State(4, (ENDED,), TWO_RUN), board, 40) == [
        "3.9(0.2.0)  sync   3/12 tests",
        "3.9(0.2.0)  async  starting",
        "1 of 4 suites done; no surprises; about…",
    ]


def test_low_terminal_tells_how_many_more_suites_run(board: Board) -> None:
    assert drawn(State(4, (), TWO_RUN), board, 100, 5) == [
        "3.9(0.2.0)  sync  ━━━━━                 3/12 tests",
        "and 1 more",
        "0 of 4 suites done; no surprises; about 16:15 left; 1:05 so far",
    ]


@pytest.mark.parametrize("width", [100, 40])
@pytest.mark.parametrize("height", [3, 4, 5, 10, 24, 60])
@pytest.mark.parametrize("running", [0, 1, 12, 13, 50])
def test_board_is_never_larger_than_the_terminal(
    board: Board, width: int, height: int, running: int
) -> None:
    cells = [Cell("3.10", f"0.{number}.0") for number in range(running)]
    counts = {(cell, Suite.ASYNC): Count(100, 1234) for cell in cells}
    found = State(100, (ENDED,), counts)

    rows = drawn(found, replace(board, costs=dict.fromkeys([TWO, *cells], 1.0)), width, height)

    assert len(rows) <= min(height, 14)
    assert max(len(row) for row in rows) <= width


def test_tests_of_what_runs_are_counted_at_each_look(board: Board) -> None:
    note(progress_file(board.places), RUN, [BEGUN, ENDED])
    note(progress_file(board.places), "another-run", [replace(BEGUN, suite=Suite.ASYNC)])
    recording = recording_file(board.places, ONE, Suite.SYNC)
    recording.parent.mkdir(parents=True)
    recording.write_text('{"event": "collected", "tests": ["a", "b"]}\n')
    first = line(board.look(), board)

    with recording.open("a") as file:
        file.write('{"event": "test", "test": "a"}\n')
    second = line(board.look(), board)

    begin = "[1:05] 1 of 4 suites done; running 3.9(0.2.0) sync"
    assert first == f"{begin} 0/2 tests; no surprises; about 3:15 left"
    assert second == f"{begin} 1/2 tests; no surprises; about 1:48 left"


@pytest.fixture
def output() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def stopped() -> threading.Event:
    return threading.Event()


@pytest.fixture
def above(
    output: io.StringIO, stopped: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Above]:
    """Standard output with a board below it, on a terminal of 60 columns."""
    monkeypatch.setenv("TERM", "xterm")
    console = Console(file=output, width=60, height=24, force_terminal=True, highlight=False)
    made = Above(output, console, stopped.set)
    made.show(Live(Text("THE BOARD"), console=console, auto_refresh=False, transient=True))
    yield made
    made.hide()


def test_what_is_written_is_printed_above_the_board_whole(
    above: Above, output: io.StringIO
) -> None:
    long = "x" * 100

    written = [above.write(text) for text in ("one\ntw", "o [bold]\n", f"{long}\n", "\nend\n")]

    assert written == [6, 9, 101, 5]
    assert "one" in output.getvalue()
    for text in ("two [bold]\n", f"{long}\n", "end\n"):
        assert text in output.getvalue()
    assert "THE BOARD" in output.getvalue().rpartition("end\n")[2]


@pytest.mark.parametrize("text", CHATTER)
def test_chatter_of_nox_is_left_out(above: Above, output: io.StringIO, text: str) -> None:
    above.write(f"{text}\n")
    above.hide()
    above.write(f"{text}\n")

    assert "nox >" not in output.getvalue()
    assert "session" not in output.getvalue()
    assert "==" not in output.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "========== ✗ cell-3.9(0.2.0): failed, 3 seconds ==========",
        "nox > Session cell-3.9(0.2.0) failed.",
        "3.9(0.2.0) sync: ok (12 passed, 3.0 s)",
    ],
)
def test_what_else_nox_says_stays(above: Above, output: io.StringIO, text: str) -> None:
    above.write(f"{text}\n")

    assert text in output.getvalue()


def test_nox_is_told_that_it_has_no_terminal(above: Above) -> None:
    assert not above.isatty()


def test_without_a_board_text_goes_straight_out(above: Above, output: io.StringIO) -> None:
    above.hide()
    before = output.getvalue()
    text = "\x1b[1mone\x1b[0m\ttwo  \n" + "x" * 100 + "\n"

    above.write(text)

    assert output.getvalue() == before + text


@pytest.mark.parametrize(
    ("summary", "shown"),
    [
        pytest.param(SUMMARY.format("✓", "success"), "", id="as expected"),
        pytest.param(
            SUMMARY.format("✗", "failed"), SUMMARY.format("✗", "failed") + "\n", id="not so"
        ),
    ],
)
def test_summary_of_the_last_session_takes_the_board_away(
    above: Above, output: io.StringIO, stopped: threading.Event, summary: str, shown: str
) -> None:
    above.write(f"{summary}\nthe matrix\n")

    assert stopped.is_set()
    assert output.getvalue().endswith(f"{ERASED}{shown}the matrix\n")


class Lines(io.StringIO):
    """An output that is no terminal, where somebody waits for a line."""

    def __init__(self) -> None:
        super().__init__()
        self.has_line = threading.Event()

    def write(self, text: str) -> int:
        written = super().write(text)
        if "\n" in text:
            self.has_line.set()
        return written


def test_without_a_terminal_lines_are_printed_and_nothing_that_moves(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = Lines()
    ends: list[Callable[[], None]] = []
    monkeypatch.setattr("sys.stdout", output)
    monkeypatch.setattr("atexit.register", ends.append)
    monkeypatch.setattr(boards, "SECONDS_BETWEEN_LINES", 0.001)
    note(progress_file(board.places), RUN, [BEGUN])

    board.start()
    has_line = output.has_line.wait(20)
    [end] = ends
    end()

    assert has_line
    assert set(output.getvalue().splitlines()) == {
        "[1:05] 0 of 4 suites done; running 3.9(0.2.0) sync starting; no surprises"
    }


def test_nothing_is_told_before_the_first_suite_begins_and_after_the_last_has_ended(
    board: Board, output: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = iter(
        [State(1, (), {}), State(1, (), {(ONE, Suite.SYNC): Count()}), State(1, (ENDED,), {})]
    )
    monkeypatch.setattr(boards, "SECONDS_BETWEEN_LINES", 0.0)
    monkeypatch.setattr(board, "look", lambda: next(states))

    board._tell(output)

    assert output.getvalue() == (
        "[1:05] 0 of 1 suites done; running 3.9(0.2.0) sync starting; no surprises\n"
    )
