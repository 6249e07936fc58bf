"""The end of a run, in the process that was started by hand, after nox is through.

nox leaves the last session out where one that it requires has failed: a cell's process was killed,
or an environment could not be made. The matrix is then printed from here, of what there is. And
nox ends with 1 whatever a session says: that no cell has what was asked for is bad input.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from cozematrix.cells import run as runs
from cozematrix.cells.outcome import Status
from cozematrix.cells.outcome_file import read_planned
from cozematrix.cells.recording import not_collected
from cozematrix.errors import MatrixError
from cozematrix.planning import selection
from cozematrix.planning.plan import Suite

if TYPE_CHECKING:
    from types import FrameType

    from cozematrix.cells.outcome import Outcome
    from cozematrix.inputs.command import Command
    from cozematrix.inputs.request import Request
    from cozematrix.places import Places
    from cozematrix.planning.plan import Plan

BAD_INPUT = 2


def at_exit(places: Places, plan: Plan, command: Command, request: Request) -> None:
    """Have the rest done when this process ends, unless it is interrupted."""
    interrupted = _watch_interrupts()

    def end() -> None:
        if interrupted.is_set() or not _has_begun(places):
            return
        if command.has_candidate:
            _tell_without_answer(places)
        elif command.judges and not request.suite and not _has_matrix(places):
            # A user's suite is no part of the matrix, and what there is of it was told.
            _judge(places)
        wrong = nothing_asked_for(places, plan, request)
        if wrong:
            print(wrong, file=sys.stderr)  # noqa: T201
        if wrong or (request.suite and not_collected(_of_this_run(places, plan))):
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(BAD_INPUT)

    atexit.register(end)


def nothing_asked_for(places: Places, plan: Plan, request: Request) -> str:
    """Say that no cell of this run has what was asked for; "" where one has, or nothing was."""
    if not request.selection and not request.picking:
        return ""
    ran = _of_this_run(places, plan)
    tests = [each for each in ran if each.suite is not Suite.TYPES]
    if request.selection and tests and all(each.is_unselected for each in tests):
        return f"no test matches {request.selection}"
    name = request.picking.subject if request.picking else ""
    if name and ran and all(each.status is Status.EXCLUDED for each in ran):
        return f"no release of this run needs {name}, which --with names"
    return ""


def _has_matrix(places: Places) -> bool:
    return (places.reports / "matrix.json").is_file()


def _of_this_run(places: Places, plan: Plan) -> list[Outcome]:
    read, _ = read_planned(places.outcomes, plan.cells)
    return [each for each in read if each.run == runs.run_id()]


def _has_begun(places: Places) -> bool:
    try:
        found = selection.last(places.selection)
    except MatrixError:
        return False
    return found is not None and found.run == runs.run_id()


def _tell_without_answer(places: Places) -> None:
    if not places.reports.with_suffix(".json").is_file():
        sys.stderr.write("no answer: a session that it needs failed, as is told above\n")


def _judge(places: Places) -> None:
    """Print and write the matrix as `nox -s report` does, in a process that can still work."""
    command = [sys.executable, "-m", "nox", "-f", str(places.root / "noxfile.py"), "-s", "report"]
    sys.stdout.flush()
    subprocess.run(command, cwd=places.root, stdin=subprocess.DEVNULL, check=False)


def _watch_interrupts() -> threading.Event:
    """Set from the first interrupt on: whoever interrupts a run does not wait for a matrix."""
    interrupted = threading.Event()
    before = signal.getsignal(signal.SIGINT)

    def note(number: int, frame: FrameType | None) -> None:
        interrupted.set()
        if callable(before):
            before(number, frame)

    # Where interrupts are ignored they stay so.
    if callable(before) and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, note)
    return interrupted
