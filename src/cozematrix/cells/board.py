"""Shows how far a run is: a live board on a terminal, elsewhere a line every half minute.

It is drawn by the nox that was started by hand, from what the cells' processes write down. nox
itself has a board for a terminal that knows sessions, not tests; it leaves that away where its
output is no terminal, so it is given one that says it is none and prints above ours.
"""

from __future__ import annotations

import atexit
import re
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from rich.console import Console, Group
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from cozematrix.cells import progress
from cozematrix.cells.files import recording_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import RenderableType

    from cozematrix.cells.progress import Costs, Count, State
    from cozematrix.places import Places
    from cozematrix.planning.plan import Cell, Suite

SECONDS_BETWEEN_LINES = 30.0
SECONDS_BETWEEN_LOOKS = 0.5
MOST_ROWS = 12
# What nox says of a session that went well; a cell's own lines tell more.
_CHATTER = re.compile(
    r"Starting session |=+ [✓+] (cell|types|prepare|tests|typecheck|gate|candidate)"
    r"|nox > (Running session|Reusing existing|Creating virtual|Session .* was successful)"
)
# With this begins what the last session printed: the matrix.
_VERDICT = re.compile(r"=+ . (tests|typecheck|gate|candidate): ")
_COLORS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class Board:
    """Follows one run until all its planned suites are done."""

    places: Places
    """Folders of the checkout, in which the run writes its progress."""
    run: str
    """Id of the run; milestones of another one are left out."""
    costs: Costs
    """Cost of each planned suite in proportion to others."""
    is_partial: bool = False
    """True if tests were selected."""
    _counts: dict[tuple[Cell, Suite], Count] = field(default_factory=dict)
    """Tests of each suite that runs, as counted at the last look."""
    _began: float = field(default_factory=time.monotonic)
    """Reading of the monotonic clock at the start, in seconds."""
    _ended: threading.Event = field(default_factory=threading.Event)
    """Set once nobody follows any more."""

    def look(self) -> State:
        """The state now, with the tests of what runs counted anew."""
        milestones = progress.read_milestones(progress.progress_file(self.places), self.run)
        # Whoever can write the file may name anything.
        planned = [milestone for milestone in milestones if milestone.place in self.costs]
        found = progress.state(len(self.costs), planned, self._counts)
        for place, count in found.running.items():
            self._counts[place] = count
            count.look(recording_file(self.places, *place))
        return found

    @property
    def seconds(self) -> float:
        """Seconds since the board was made."""
        return time.monotonic() - self._began

    def start(self) -> None:
        """Follow the run from now on, in a thread of its own."""
        output = sys.stdout
        if output.isatty():
            above = Above(output, Console(file=output, highlight=False), self.stop)
            sys.stdout = above
            following = threading.Thread(target=self._draw, args=(above,), daemon=True)
        else:
            following = threading.Thread(target=self._tell, args=(output,), daemon=True)
        following.start()

        def end() -> None:
            self.stop()
            following.join(2)

        atexit.register(end)

    def stop(self) -> None:
        """Follow no longer."""
        self._ended.set()

    def _states(self, seconds: float) -> Iterator[State]:
        """The state, from the first step on, again and again until the run is over."""
        while not self._ended.wait(seconds):
            found = self.look()
            if found.is_over:
                return
            if found.done or found.running:
                yield found

    def _draw(self, above: Above) -> None:
        live = Live(console=above.console, auto_refresh=False, transient=True)
        for found in self._states(SECONDS_BETWEEN_LOOKS):
            above.show(live)
            width, height = above.console.size
            live.update(picture(found, self, width, height), refresh=True)
        above.hide()

    def _tell(self, output: TextIO) -> None:
        for found in self._states(SECONDS_BETWEEN_LINES):
            print(line(found, self), file=output, flush=True)


@dataclass
class Above:
    """Standard output while there is a board: what is written stands above it."""

    output: TextIO
    console: Console
    stop: Callable[[], None]
    _live: Live | None = None
    _left: str = ""
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def encoding(self) -> str:
        return self.output.encoding

    def isatty(self) -> bool:
        """False, so that nox draws no board of its own."""
        return False

    def fileno(self) -> int:
        return self.output.fileno()

    def flush(self) -> None:
        """Flush the output; without a board also a line that has not ended."""
        with self._lock:
            if self._live is None and self._left:
                self.output.write(self._left)
                self._left = ""
            self.output.flush()

    def write(self, text: str) -> int:
        """Write whole lines above the board, and keep the rest for later."""
        with self._lock:
            *lines, self._left = (self._left + text).split("\n")
            for each in lines:
                self._print(each)
        return len(text)

    def show(self, live: Live) -> None:
        """Draw below what is written, from now on."""
        with self._lock:
            if self._live is None:
                self._live = live
                live.start()

    def hide(self) -> None:
        """Take the board away."""
        with self._lock:
            if self._live is not None:
                self._live.stop()
                self._live = None

    def _print(self, text: str) -> None:
        plain = _COLORS.sub("", text)
        if _VERDICT.match(plain):
            self.stop()
            self.hide()
        if _CHATTER.match(plain):
            return
        if self._live is None:
            self.output.write(f"{text}\n")
        else:
            self.console.print(Text.from_ansi(text), soft_wrap=True)


def line(found: State, board: Board) -> str:
    """The state in one line of plain text."""
    running = ", ".join(
        f"{cell.name} {suite} {_tests(count)}" for (cell, suite), count in found.running.items()
    )
    parts = [_done(found, board), f"running {running}" if running else "", _rest(found, board)]
    return f"[{_clock(board.seconds)}] " + "; ".join(part for part in parts if part)


def picture(found: State, board: Board, width: int, height: int) -> RenderableType:
    """The state as a board of at most so many columns and lines."""
    rows = Table.grid(padding=(0, 2))
    # A narrow terminal has no room for bars.
    has_bars = width >= 60
    shown = list(found.running.items())[: max(0, min(MOST_ROWS, height - 4))]
    for (cell, suite), count in shown:
        bar = ProgressBar(total=max(1, count.collected), completed=count.ended, width=20)
        row: Iterable[RenderableType] = (
            Text(cell.name, style="bold"),
            Text(suite),
            *([bar] if has_bars else []),
            Text(_tests(count), style="dim"),
        )
        rows.add_row(*row)
    more = len(found.running) - len(shown)
    color = "bold red" if found.surprises else "bold"
    summary = f"{_done(found, board)}; {_rest(found, board)}; {_clock(board.seconds)} so far"
    head = Text(summary, style=color, no_wrap=True, overflow="ellipsis")
    rest = [Text(f"and {more} more", style="dim")] if more > 0 and height > 2 else []
    return Group(*([rows] if shown else []), *rest, head)


def _done(found: State, board: Board) -> str:
    reused = f", {found.reused} of them reused" if found.reused else ""
    partial = "partial: " if board.is_partial else ""
    return f"{partial}{len(found.done)} of {found.planned} suites done{reused}"


def _rest(found: State, board: Board) -> str:
    word = "surprise" if found.surprises == 1 else "surprises"
    left = found.left(board.seconds, board.costs)
    soon = f"; about {_clock(left)} left" if left is not None else ""
    return f"{found.surprises or 'no'} {word}{soon}"


def _tests(count: Count) -> str:
    return f"{count.ended}/{count.collected} tests" if count.collected else "starting"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
