"""The end of a run, in the process that was started by hand; and what it is remembered by."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cozematrix.cells import ending
from cozematrix.cells import run as runs
from cozematrix.cells.context import Ask
from cozematrix.cells.outcome import Outcome, Status
from cozematrix.cells.outcome_file import write_outcome
from cozematrix.errors import InfrastructureError, InputError
from cozematrix.inputs.request import read_request
from cozematrix.places import Places
from cozematrix.planning import selection
from cozematrix.planning.plan import Cell, Plan, Suite
from cozematrix.planning.selection import Selection
from cozematrix.sessions import running
from tests.engine.conftest import RUN, outcome, release

ONE, TWO = Cell("3.9", "0.2.0"), Cell("3.10", "0.2.0")
PLAN = Plan((release("0.2.0"),), ("3.9", "3.10"), (ONE, TWO), {})
SELECTION = Selection(RUN, (ONE.name, TWO.name), (Suite.SYNC,), ("3.9",), is_judged=True)
RUN_THAT_ENDS = """
import os, sys
from pathlib import Path
from cozematrix.cells import ending
from cozematrix.inputs.command import read_command
from cozematrix.places import Places
from cozematrix.planning.plan import Cell, Plan
from cozematrix.inputs.request import read_request
from tests.engine.conftest import release

plan = Plan((release("0.2.0"),), ("3.9",), (Cell("3.9", "0.2.0"),), {})
command = read_command(["-s", sys.argv[2], "--", *sys.argv[3:]])
ending.at_exit(Places(Path(sys.argv[1])), plan, command, read_request(command.arguments))
sys.exit(1)
"""


TESTS, NO_TEST = ("-k", "bots"), "no test matches -k bots"
LEFT, NO_LEFT = ("--with", "left<2"), "no release of this run needs left, which --with names"


OWN = ("--suite", "tests/programs")


def own(cause: str) -> Outcome:
    return outcome("3.9", "0.2.0", Suite.OWN, Status.CRASHED, cause=cause)


def excluded(python: str) -> Outcome:
    return outcome(python, "0.2.0", status=Status.EXCLUDED, cause="0.2.0 does not need left")


def unselected(python: str, run: str = RUN) -> Outcome:
    made = outcome(python, "0.2.0", status=Status.NOT_RUN, cause="no test matches", run=run)
    return replace(made, is_partial=True)


@pytest.mark.parametrize(
    ("words", "recorded", "told"),
    [
        pytest.param(TESTS, [], "", id="nothing is recorded"),
        pytest.param(
            TESTS, [unselected("3.9"), unselected("3.10")], NO_TEST, id="no cell has a test"
        ),
        pytest.param(TESTS, [unselected("3.9"), outcome("3.10", "0.2.0")], "", id="one has"),
        pytest.param(TESTS, [unselected("3.9", run="before")], "", id="of another run"),
        pytest.param(
            TESTS, [outcome("3.9", "0.2.0", status=Status.NOT_RUN)], "", id="not run for a reason"
        ),
        pytest.param((), [unselected("3.9")], "", id="no test was selected"),
        pytest.param(LEFT, [excluded("3.9"), excluded("3.10")], NO_LEFT, id="no cell needs it"),
        pytest.param(LEFT, [excluded("3.9"), outcome("3.10", "0.2.0")], "", id="one needs it"),
        pytest.param((), [excluded("3.9")], "", id="excluded by its Requires-Python"),
    ],
)
def test_that_no_cell_has_what_was_asked_for_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    recorded: list[Outcome],
    told: str,
) -> None:
    monkeypatch.setenv(runs.RUN, RUN)
    places = Places(tmp_path)
    for each in recorded:
        write_outcome(places.outcomes, each)

    assert ending.nothing_asked_for(places, PLAN, read_request(words)) == told


@pytest.mark.parametrize(
    ("words", "recorded", "code", "told"),
    [
        pytest.param(TESTS, unselected("3.9"), 2, f"{NO_TEST}\n", id="matches nothing"),
        pytest.param(TESTS, outcome("3.9", "0.2.0"), 1, "", id="matches a test"),
        pytest.param(LEFT, excluded("3.9"), 2, f"{NO_LEFT}\n", id="nobody needs it"),
        pytest.param(OWN, own("not collected: test_x.py: no"), 2, "", id="suite of no tests"),
        pytest.param(OWN, own("exit code 3, in test_x::test_a"), 1, "", id="suite that crashed"),
    ],
)
def test_run_that_has_nothing_of_what_was_asked_for_ends_as_bad_input_does(
    tmp_path: Path, words: tuple[str, ...], recorded: Outcome, code: int, told: str
) -> None:
    places = Places(tmp_path)
    # A cell by itself is not judged, and no matrix is written for it; nor for a user's suite.
    session = "tests" if words == OWN else "cell"
    write_outcome(places.outcomes, recorded)
    selection.keep(places.selection, SELECTION)
    root = Path(__file__).parents[2]

    ran = subprocess.run(
        [sys.executable, "-c", RUN_THAT_ENDS, str(tmp_path), session, *words],
        cwd=root,
        env={**os.environ, runs.RUN: RUN, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (code, told)


def test_selection_of_the_last_run_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "selection.json"

    assert selection.last(path) is None
    selection.keep(path, SELECTION)
    assert selection.last(path) == SELECTION


def test_damaged_selection_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "selection.json"
    path.write_text('{"run": "x", "cells": [], "suites": ["both"]}')

    with pytest.raises(InputError, match=r"^selection.json: suites: 'both' is not allowed"):
        selection.last(path)


@pytest.mark.parametrize(
    ("made", "has_results"),
    [
        (outcome("3.9", "0.2.0"), True),
        (outcome("3.9", "0.2.0", failed=("test_bots::test_x",)), True),
        (outcome("3.9", "0.2.0", status=Status.IMPORT_ERROR), True),
        (outcome("3.9", "0.2.0", status=Status.NOT_INSTALLABLE), True),
        (unselected("3.9"), True),
        (outcome("3.9", "0.2.0", status=Status.CRASHED), False),
        (outcome("3.9", "0.2.0", status=Status.TIMEOUT), False),
        (outcome("3.9", "0.2.0", status=Status.INFRASTRUCTURE), False),
        (outcome("3.9", "0.2.0", status=Status.NOT_RUN), False),
    ],
    ids=lambda value: str(getattr(value, "status", value)),
)
def test_cell_that_is_asked_for_by_itself_must_have_results(
    made: Outcome, has_results: bool
) -> None:
    # Any: only the ledger is looked at.
    checkout: Any = SimpleNamespace(ledger=())

    assert running._have_results(checkout, [made]) is has_results


@pytest.mark.parametrize(
    ("judged", "passes"), [("judged", True), ("", False)], ids=["tests", "cell"]
)
def test_cell_without_results_fails_only_where_no_verdict_follows(
    monkeypatch: pytest.MonkeyPatch, judged: str, passes: bool
) -> None:
    monkeypatch.setenv(runs.JUDGED, judged)
    monkeypatch.setattr(running, "_cell", lambda *_: (["a line"], False))
    checkout: Any = None

    assert running.cell(checkout, "3.9", "0.2.0", Path()) == (["a line"], passes)


# Any: a checkout with what a cell's session asks of it.
def failing(error: Exception, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A checkout whose cells fail with this error."""

    def fail(*_: object) -> list[Outcome]:
        raise error

    monkeypatch.setattr(running, "run_cell", fail)
    monkeypatch.setattr(running.lifeline, "watch", lambda *_: None)
    run = SimpleNamespace(leader=0, id=RUN)
    return SimpleNamespace(
        places=Places(folder),
        configuration=SimpleNamespace(resolution="latest"),
        request=SimpleNamespace(part=None, only_failed=False, suite=""),
        ledger=(),
        context=lambda: SimpleNamespace(run=run),
        release=release,
        subject_to_run=lambda *_: None,
        ask=lambda _: Ask(),
    )


def test_outcomes_that_this_run_needs_are_not_removed_as_old(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    did: list[str] = []
    cell = Cell("3.9", "0.2.0")

    def take(*_: object) -> list[Outcome]:
        did.append("took")
        return [outcome("3.9", "0.2.0")]

    store = SimpleNamespace(sweep=lambda: did.append("swept"))
    checkout: Any = SimpleNamespace(
        plan=SimpleNamespace(run=[cell]),
        to_run=(),
        to_check=(cell,),
        context=lambda: SimpleNamespace(run=SimpleNamespace(id=RUN), store=store),
    )
    monkeypatch.setattr(running, "ProcessPoolExecutor", ThreadPoolExecutor)
    monkeypatch.setattr(running, "_take_over_one", take)
    monkeypatch.setattr(running, "_follower", lambda *_: lambda _: None)

    running._take_over(checkout)

    assert did == ["took", "swept"]


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (InfrastructureError("no virtual environment"), "no virtual environment"),
        (IsADirectoryError(21, "Is a directory", "x"), "x cannot be written: Is a directory"),
        (OSError(28, "No space left on device", "x"), "x cannot be written: the disk is full"),
        (OSError(24, "Too many open files", "x"), "[Errno 24] Too many open files: 'x'"),
        (OSError("odd"), "odd"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_cell_that_the_machine_could_not_run_says_so_and_has_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, cause: str
) -> None:
    checkout = failing(error, tmp_path, monkeypatch)

    lines, has_results = running._cell(checkout, "3.9", "0.2.0", tmp_path)

    assert not has_results
    assert lines == [
        f"3.9(0.2.0) {suite}: infrastructure {cause} (0.0 s)".replace(" (0.0 s)", "")
        for suite in ("sync", "async")
    ]


def test_traceback_of_a_cell_has_no_credentials(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = RuntimeError("no answer of https://someone:hidden-word@index.example/simple")
    checkout = failing(error, tmp_path, monkeypatch)

    lines, has_results = running._cell(checkout, "3.9", "0.2.0", tmp_path)

    assert not has_results
    assert lines[-1] == "RuntimeError: no answer of https://***@index.example/simple"
    assert "hidden-word" not in "\n".join(lines)
