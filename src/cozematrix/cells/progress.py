"""The progress of a run: a line for each event, and their sum.

Cells are processes of their own whose output nox holds back, so they say in one file what they
begin and end, and the tests that have ended are counted in what the suites write down.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cozematrix.data_file import append, read_log
from cozematrix.planning.plan import Cell, Suite

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cozematrix.places import Places

Costs = Mapping[tuple[Cell, Suite], float]
RUNNING, DONE = "running", "done"
# A full run has some 1,000 lines, of 200 bytes each.
MOST_BYTES = 16 * 1024 * 1024
_TEST, _COLLECTED = b'{"event": "test"', b'{"event": "collected"'


@dataclass(frozen=True)
class Milestone:
    """One suite of a cell has begun or ended; `surprises` counts what was not expected of it."""

    cell: Cell
    suite: Suite
    what: str
    status: str = ""
    surprises: int = 0
    is_reused: bool = False

    @property
    def place(self) -> tuple[Cell, Suite]:
        """The cell and the suite."""
        return self.cell, self.suite


@dataclass
class Count:
    """The tests of a running suite: how many have ended, of how many; 0 where it is not known."""

    ended: int = 0
    collected: int = 0
    _read: int = field(default=0, repr=False)
    _file: int = field(default=0, repr=False)

    def look(self, recording: Path) -> None:
        """Count what was written since the last look; a line that breaks off is left for later."""
        try:
            # A stranger writes it: a pipe is not waited for, and a link not followed.
            flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
            with os.fdopen(os.open(recording, flags), "rb") as file:
                about = os.fstat(file.fileno())
                if not stat.S_ISREG(about.st_mode):
                    return
                if about.st_size < self._read or about.st_ino != self._file:
                    # Begun anew.
                    self.ended = self.collected = self._read = 0
                    self._file = about.st_ino
                file.seek(self._read)
                whole = file.read().rpartition(b"\n")[0]
        except OSError:
            return
        self._read += len(whole) + 1 if whole else 0
        for line in whole.splitlines():
            self.ended += line.startswith(_TEST)
            if line.startswith(_COLLECTED):
                with suppress(ValueError, KeyError, TypeError):
                    self.collected = len(json.loads(line)["tests"])


# What must have run of the whole before anybody can say how long the rest will take.
LEAST_SHARE = 0.01


@dataclass(frozen=True)
class State:
    """A run at one moment.

    `planned` is how many suites there are in all; `done` are the milestones that ended suites,
    `running` are those that run, with their tests.
    """

    planned: int
    done: tuple[Milestone, ...]
    running: Mapping[tuple[Cell, Suite], Count]

    @property
    def reused(self) -> int:
        """Number of suites that were taken over from an earlier run."""
        return sum(milestone.is_reused for milestone in self.done)

    @property
    def surprises(self) -> int:
        """Number of facts that are not as expected, in all suites that are done."""
        return sum(milestone.surprises for milestone in self.done)

    @property
    def is_over(self) -> bool:
        """True once every planned suite is done."""
        return len(self.done) >= self.planned

    def left(self, seconds: float, costs: Costs) -> float | None:
        """Return the seconds until the end at the pace of the `seconds` so far; None at the start.

        `costs` is what each suite costs in proportion to others.
        """
        ran = sum(costs.get(each.place, 0.0) for each in self.done if not each.is_reused)
        ran += sum(
            costs.get(place, 0.0) * count.ended / count.collected
            for place, count in self.running.items()
            if count.collected
        )
        taken = sum(costs.get(each.place, 0.0) for each in self.done if each.is_reused)
        whole = sum(costs.values())
        # At first environments are made, which says nothing of the pace of tests.
        is_known = ran and seconds and ran >= LEAST_SHARE * whole
        return seconds * max(0.0, whole - taken - ran) / ran if is_known else None


def progress_file(places: Places) -> Path:
    """Return the file in which the cells of a run note what they begin and end."""
    return places.cache / "progress.jsonl"


def note(file: Path, run: str, milestones: Iterable[Milestone]) -> None:
    """Add milestones to the file; lines of several processes do not mix."""
    rows = [
        {
            "run": run,
            "python": milestone.cell.python,
            "release": milestone.cell.release,
            "resolution": milestone.cell.resolution,
            "suite": milestone.suite.value,
            "what": milestone.what,
            "status": milestone.status,
            "surprises": milestone.surprises,
            "is_reused": milestone.is_reused,
        }
        for milestone in milestones
    ]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    # Whoever cannot say how far it is goes on all the same: the disk may be full.
    with suppress(OSError):
        append(file, text.encode())


def read_milestones(file: Path, run: str) -> list[Milestone]:
    """The milestones of this run so far; lines that are none are left out."""
    lines = read_log(file, MOST_BYTES).splitlines()
    return [milestone for line in lines if (milestone := _milestone(line, run))]


def _milestone(line: str, run: str) -> Milestone | None:
    try:
        # Any: JSON's own types, used only where they fit.
        row: Any = json.loads(line)
        if row["run"] != run:
            return None
        return Milestone(
            Cell(row["python"], row["release"], row["resolution"]),
            Suite(row["suite"]),
            row["what"],
            str(row["status"]),
            int(row["surprises"]),
            bool(row["is_reused"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def state(
    planned: int, milestones: Iterable[Milestone], counts: Mapping[tuple[Cell, Suite], Count]
) -> State:
    """The sum of the milestones; `counts` has what is known of suites that may be running."""
    running: dict[tuple[Cell, Suite], Count] = {}
    done: dict[tuple[Cell, Suite], Milestone] = {}
    for milestone in milestones:
        place = milestone.place
        if milestone.what == DONE:
            running.pop(place, None)
            done[place] = milestone
        else:
            running[place] = counts.get(place, Count())
    return State(planned, tuple(done.values()), running)
