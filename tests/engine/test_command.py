"""nox's own command line, read before nox reads it."""

from __future__ import annotations

import pytest

from cozematrix.checkout import suites_of
from cozematrix.inputs.command import Command, read_command
from cozematrix.inputs.request import Request, read_request
from cozematrix.planning.plan import Suite


@pytest.mark.parametrize(
    ("line", "sessions"),
    [
        ("", {"tests"}),
        ("-- full", {"tests"}),
        ("-s tests", {"tests"}),
        ("-stests", {"tests"}),
        ("--sessions=gate", {"gate"}),
        ("-s lint unit example flows", {"lint", "unit", "example", "flows"}),
        ("-e cell -p 3.9 -- tests", {"cell"}),
        ("-s cell-3.9(0.16.2)", {"cell"}),
        ("-R -s types-3.9 -- -s unit", {"types"}),
        ("-t v0_16_2", {"cell"}),
        ("-k window -p 3.9", {"cell"}),
    ],
)
def test_sessions_are_known_without_pythons_and_parameters(line: str, sessions: set[str]) -> None:
    assert read_command(line.split()).sessions == sessions


def test_variable_of_nox_names_sessions_where_the_line_does_not() -> None:
    assert read_command([], "unit,lint").sessions == {"unit", "lint"}
    assert read_command(["-s", "tests"], "unit").sessions == {"tests"}


def test_rest_of_the_line_is_read() -> None:
    line = ["-l", "-s", "cell-3.9(0.16.2)", "-p", "3.9", "--", "3.9", "--", "x"]

    assert read_command(line) == Command(
        sessions=frozenset({"cell"}),
        named=("cell-3.9(0.16.2)",),
        arguments=("3.9", "--", "x"),
        python="3.9",
        is_listing=True,
    )


@pytest.mark.parametrize(
    ("line", "is_overview"),
    [
        ("-l", True),
        ("--list-sessions", True),
        ("-l --json", False),
        ("-l -s unit", False),
        ("-l -k window", False),
        ("-l -p 3.9", False),
        ("-l -- full", False),
        ("", False),
    ],
)
def test_a_listing_is_an_overview_where_nothing_is_chosen(line: str, is_overview: bool) -> None:
    assert read_command(line.split()).is_overview is is_overview


@pytest.mark.parametrize(
    ("line", "runs_cells"),
    [
        ("", True),
        ("-s gate", True),
        ("-s cell-3.9(0.16.2)", True),
        ("-s bounds", True),
        ("-s report", False),
        ("-s lint unit", False),
    ],
)
def test_sessions_that_need_cells_run_side_by_side(line: str, runs_cells: bool) -> None:
    assert read_command(line.split()).runs_cells is runs_cells


@pytest.mark.parametrize(
    ("line", "suites", "judges"),
    [
        ("", [Suite.SYNC, Suite.ASYNC], True),
        ("-s gate", [Suite.SYNC, Suite.ASYNC, Suite.TYPES], True),
        ("-s typecheck", [Suite.TYPES], True),
        ("-s cell types model", [Suite.SYNC, Suite.ASYNC, Suite.TYPES], False),
        ("-s report", [], False),
        ("-s candidate -- --from x", [Suite.SYNC, Suite.ASYNC, Suite.TYPES], True),
        ("-s candidate -- --from x --only async", [Suite.ASYNC], True),
        ("-s candidate -- --from x --only types", [Suite.TYPES], True),
        ("-s candidate -- --from x --only api", [], True),
    ],
)
def test_suites_that_are_asked_for(line: str, suites: list[Suite], judges: bool) -> None:
    command = read_command(line.split())
    request = read_request(command.arguments, command.sessions) if command.arguments else Request()

    assert (suites_of(command, request), command.judges) == (suites, judges)
    assert command.has_candidate is ("candidate" in line)
