"""The noxfile as a person starts it: what is wrong is said before anything runs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cozematrix.cells.outcome import Outcome, Result, State, Status, in_modules
from cozematrix.cells.outcome_file import read_outcome, write_outcome
from cozematrix.data_file import write_json
from cozematrix.inputs.picking import Picking
from cozematrix.places import Places
from cozematrix.planning import selection
from cozematrix.planning.plan import Cell, Suite
from cozematrix.planning.selection import Selection
from cozematrix.verdicts.ledger import ledger_files

ROOT = Path(__file__).parents[2]
NOXFILE = ROOT / "noxfile.py"
FILES = ("noxfile.py", "matrix.toml", "releases.json", "data/durations.json")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    for name in FILES:
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "src", tmp_path / "src")
    others = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "tests", tmp_path / "tests", ignore=others)
    for name in ("engine", "fake", "model"):
        shutil.rmtree(tmp_path / "tests" / name)
    return tmp_path


def nox(checkout: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("COZEMATRIX") and name not in ("FORCE_COLOR", "COLUMNS")
    }
    return subprocess.run(
        [sys.executable, "-m", "nox", *arguments],
        cwd=checkout,
        env={**environment, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("file", "good", "bad", "message"),
    [
        pytest.param(
            "matrix.toml",
            "minors = 1",
            "minors = 1\nweeks = 2",
            "matrix.toml: window.weeks: 2 is not allowed; allowed: one of the keys always, minors",
            id="unknown key in matrix.toml",
        ),
        pytest.param(
            "matrix.toml",
            "always = []",
            'always = ["9.9.9"]',
            "matrix.toml: window.always: '9.9.9' is not allowed; allowed: a release in",
            id="unknown release in matrix.toml",
        ),
        pytest.param(
            "tests/shared/contracts/import.toml",
            'python = "<3.8"',
            'python = "==3.6"',
            "tests/shared/contracts/import.toml: cause[httpx-not-required-on-3-7].place[0].python: "
            "'==3.6' is not allowed; allowed: a range that meets one of 3.7",
            id="unknown Python in the ledger",
        ),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    checkout: Path, file: str, good: str, bad: str, message: str
) -> None:
    text = (checkout / file).read_text()
    assert good in text
    (checkout / file).write_text(text.replace(good, bad, 1) if good else text + bad)

    ran = nox(checkout, "-s", "tests")

    assert ran.returncode == 2
    assert message in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert "Running session" not in ran.stdout


def test_session_that_runs_alone_is_told_without_a_warning_of_nox(checkout: Path) -> None:
    ran = nox(checkout, "-s", "plan", "--", "newest")

    assert ran.returncode == 0
    assert "parallel" not in ran.stdout + ran.stderr


def test_bad_selector_is_one_line_and_exit_code_2(checkout: Path) -> None:
    ran = nox(checkout, "-s", "tests", "--", "0.99.0")

    assert (ran.returncode, len(ran.stderr.splitlines())) == (2, 1)
    assert "command line: selector: '0.99.0' is not allowed" in ran.stderr


@pytest.mark.parametrize(
    ("package", "allowed"),
    [
        ("no/folder", "a folder of a package, a wheel, or a requirement"),
        ("docs", "a folder with pyproject.toml or setup.py, which a build needs"),
    ],
)
def test_package_that_cannot_be_installed_is_refused_before_anything_runs(
    checkout: Path, package: str, allowed: str
) -> None:
    (checkout / "docs").mkdir(exist_ok=True)
    (checkout / "test_own.py").write_text("def test_it(): pass\n")

    ran = nox(checkout, "-s", "tests", "--", "newest", "--suite", "test_own.py", "--with", package)

    assert ran.returncode == 2
    assert ran.stderr == (f"command line: --with: '{package}' is not allowed; allowed: {allowed}\n")
    assert "Running session" not in ran.stdout


def test_selectors_choose_the_cells_that_nox_lists(checkout: Path) -> None:
    ran = nox(checkout, "-l", "--json", "-s", "cell", "--", "3.9", "3.12", ">=0.19")

    cells = {each["session"] for each in json.loads(ran.stdout) if each["name"] == "cell"}
    assert cells == {
        "cell-3.9(0.20.0)",
        "cell-3.9(0.19.0)",
        "cell-3.12(0.20.0)",
        "cell-3.12(0.19.0)",
    }


def test_a_listing_without_a_choice_has_a_line_for_each_session(checkout: Path) -> None:
    ran = nox(checkout, "-l")

    *lines, last = ran.stdout.splitlines()
    listed = {line[9:].split()[0] for line in lines}
    required = set(re.findall(r"\w+", last.split("(")[1].split(")")[0]))
    decorated = r"^@nox\.session.*\n(?:@.*\n)?def (\w+)"
    assert ran.returncode == 0
    assert len(lines) < 39
    assert listed | required == set(re.findall(decorated, NOXFILE.read_text("utf-8"), re.MULTILINE))


def test_cells_can_be_chosen_as_nox_users_know_it(checkout: Path) -> None:
    by_name = nox(checkout, "-l", "--json", "-s", "cell-3.9(0.16.2)")
    by_tag = nox(checkout, "-l", "--json", "-t", "v0_16_2", "-p", "3.9")
    by_keyword = nox(checkout, "-l", "--json", "-k", "cell and v0_16_2", "-p", "3.9")

    for listed in (by_name, by_tag, by_keyword):
        names = [each["session"] for each in json.loads(listed.stdout)]
        assert names == ["prepare", "cell-3.9(0.16.2)"]


def test_plan_says_why_a_cell_is_left_out(checkout: Path) -> None:
    ran = nox(checkout, "-s", "plan", "--", "3.7", "0.1.0")

    assert "cell-3.7(0.1.0): left out: Requires-Python is <4.0,>=3.8" in ran.stdout


@pytest.fixture
def without_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


def lack_python(checkout: Path, *, is_required: bool) -> None:
    """Let matrix.toml name a Python that no machine has."""
    text = (checkout / "matrix.toml").read_text()
    text = text.replace('"3.15"]', '"3.15", "3.99"]', 1)
    if is_required:
        text = text.replace('required = ["3.7"', 'required = ["3.99"', 1)
    (checkout / "matrix.toml").write_text(text)


def test_required_python_that_is_missing_fails_at_once_in_ci(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lack_python(checkout, is_required=True)
    monkeypatch.setenv("CI", "true")

    ran = nox(checkout, "-s", "tests", "--", "newest")

    assert ran.returncode == 1
    assert "required, but not on this machine: Python 3.99" in ran.stdout + ran.stderr


@pytest.mark.usefixtures("without_ci")
def test_python_that_is_asked_for_by_name_is_required_everywhere(checkout: Path) -> None:
    lack_python(checkout, is_required=False)

    ran = nox(checkout, "-s", "tests", "--", "3.99", "newest")

    assert ran.returncode == 1
    assert "required, but not on this machine: Python 3.99" in ran.stdout + ran.stderr


@pytest.mark.usefixtures("without_ci")
def test_machine_without_any_python_of_the_matrix_is_no_pass(checkout: Path) -> None:
    text = (checkout / "matrix.toml").read_text()
    first, _, rest = text.partition("pythons = [")
    text = f'{first}pythons = ["3.99"]{rest.partition("]")[2]}'
    first, _, rest = text.partition("required = [")
    text = f'{first}required = ["3.99"]{rest.partition("]")[2]}'
    (checkout / "matrix.toml").write_text(text)
    for file in ledger_files(checkout):
        file.unlink()

    ran = nox(checkout, "-s", "tests")

    assert ran.returncode == 1
    assert "nothing to run: no cell of the selection has a Python" in ran.stdout + ran.stderr


def test_cells_of_one_python_are_chosen_with_the_sessions_that_they_need(checkout: Path) -> None:
    ran = nox(checkout, "-l", "--json", "-s", "cell", "-p", "3.9", "--", "0.16.2")

    listed = json.loads(ran.stdout)
    assert [each["session"] for each in listed] == ["prepare", "cell-3.9(0.16.2)"]


def test_python_of_which_every_type_check_is_kept_has_no_session_to_wait_for(
    checkout: Path,
) -> None:
    running = {
        "COZEMATRIX_LEADER": str(os.getpid()),
        "COZEMATRIX_WORKERS": "0",
        "COZEMATRIX_RUN": "a-run",
    }
    kept = {**running, "COZEMATRIX_KEPT_TYPES": "3.11(0.20.0)"}
    words = ("-l", "--json", "-s", "typecheck", "--", "3.11", "0.20.0")

    ran, others = nox(checkout, *words, **kept), nox(checkout, *words, **running)

    assert [each["session"] for each in json.loads(ran.stdout)] == ["prepare", "typecheck"]
    assert "types-3.11" in [each["session"] for each in json.loads(others.stdout)]


def test_failed_cells_need_a_run_that_was_finished(checkout: Path) -> None:
    ran = nox(checkout, "-s", "tests", "--", "--failed")

    assert (ran.returncode, len(ran.stderr.splitlines())) == (2, 1)
    assert "command line: --failed: 'no report' is not allowed" in ran.stderr


@pytest.mark.parametrize("words", [["--shard", "3/2"], ["--shard", "x"], ["--shard"]])
def test_wrong_part_is_one_line_and_exit_code_2(checkout: Path, words: list[str]) -> None:
    ran = nox(checkout, "-s", "tests", "--", "full", *words)

    assert (ran.returncode, len(ran.stderr.splitlines())) == (2, 1)
    assert "command line: --shard: " in ran.stderr


def test_parts_hold_each_cell_once(checkout: Path) -> None:
    parts = [
        [
            each["session"]
            for each in json.loads(
                nox(
                    checkout, "-l", "--json", "-s", "tests", "--", "full", "--shard", f"{number}/3"
                ).stdout
            )
            if each["name"] == "cell"
        ]
        for number in (1, 2, 3)
    ]

    whole = nox(checkout, "-l", "--json", "-s", "tests", "--", "full")
    names = [each["session"] for each in json.loads(whole.stdout) if each["name"] == "cell"]
    assert sorted(name for part in parts for name in part) == sorted(names)
    assert all(parts)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("-s tests -- 3.12 -x", "command line: option: '-x' is not allowed; allowed: --fresh, "),
        ("-s gate -- --setup-plan", "command line: option: '--setup-plan' is not allowed"),
        ("-s tests -- -k and", "command line: -k: 'and' is not allowed; allowed: names or parts"),
        ("-s tests -- -k bots 0.99.0", "command line: selector: '0.99.0' is not allowed"),
        ("-s report -- -k bots", "command line: option: '-k' is not allowed"),
        ("-s api -- 0.20.0", "command line: --: '0.20.0' is not allowed; allowed: nothing"),
        ("-s plan -- --with cozepy<1", "command line: --with: 'cozepy<1' is not allowed; allowed"),
        ("-s plan -- --as-of 2024-01-01", "command line: --as-of: '2024-01-01' is not allowed"),
        ("-s bisect", "command line: TEST: it is missing; allowed: a test's name"),
        ("-s bisect -- test_a 9.9", "command line: selector: '9.9' is not allowed"),
    ],
)
def test_words_that_a_session_does_not_take_are_one_line_and_exit_code_2(
    checkout: Path, words: str, message: str
) -> None:
    ran = nox(checkout, *words.split())

    assert (ran.returncode, len(ran.stderr.splitlines())) == (2, 1)
    assert ran.stderr.startswith(message)
    assert ran.stdout == ""


def test_plan_of_a_day_has_the_releases_of_that_day(checkout: Path) -> None:
    ran = nox(checkout, "-s", "plan", "--", "--as-of", "2025-06-03", "newest")

    assert "cell-3.12(0.16.2): " in ran.stdout
    assert "dependencies: latest (the newest that an installer picks), as of 2025-06" in ran.stdout


@pytest.mark.usefixtures("without_ci")
def test_report_and_accept_are_on_the_resolution_of_the_last_run(checkout: Path) -> None:
    record(checkout)
    places = Places(checkout)
    last = selection.last(places.selection)
    assert last
    selection.keep(places.selection, replace(last, picking=Picking("lowest")))
    cell = Cell("3.12", "0.20.0", "lowest")
    write_outcome(places.outcomes, Outcome(cell, Suite.TYPES, "a-run", Status.CLEAN))

    report = nox(checkout, "-s", "report")
    written = nox(checkout, "-s", "accept", "--", "--write")

    assert "dependencies: lowest (the lowest versions that are allowed" in report.stdout
    assert "1 of 1 outcomes recorded" in report.stdout
    assert written.returncode == 2
    assert "command line: --write: 'lowest' is not allowed; allowed: a run" in written.stderr


def test_test_that_exists_nowhere_is_one_line_and_exit_code_2(checkout: Path) -> None:
    ran = nox(checkout, "-s", "bisect", "--", "test_of_nothing", UV_OFFLINE="1")

    [line] = [each for each in ran.stderr.splitlines() if not each.startswith("nox > ")]
    assert line.startswith("command line: TEST: 'test_of_nothing' is not allowed; allowed: a test")
    assert (ran.returncode, ran.stdout) == (2, "")


def test_bisection_leaves_the_last_run_as_it_is(checkout: Path) -> None:
    record(checkout)

    nox(checkout, "-s", "bisect", "--", "test_of_nothing", UV_OFFLINE="1")

    report = nox(checkout, "-s", "report")
    assert "1 of 1 outcomes recorded" in report.stdout


def test_selector_behind_an_option_is_a_selector(checkout: Path) -> None:
    ran = nox(checkout, "-l", "--json", "-s", "cell", "--", "-k", "bots", "3.12", "0.20.0")

    cells = [each["session"] for each in json.loads(ran.stdout) if each["name"] == "cell"]
    assert cells == ["cell-3.12(0.20.0)"]


def test_tests_of_the_project_are_named_as_pytest_takes_them(checkout: Path) -> None:
    ran = nox(checkout, "-l", "-s", "unit", "--", "tests/engine/test_plan.py", "-x")

    assert (ran.returncode, ran.stderr) == (0, "")


def record(checkout: Path, *, is_judged: bool = True) -> None:
    """Let the checkout have run the type check of one cell."""
    for file in ledger_files(checkout):
        file.unlink()
    places, cell = Places(checkout), Cell("3.12", "0.20.0")
    run = {"id": "a-run", "leader": 1, "service": "", "is_offline": True, "day": "2026-11-23"}
    write_json(places.cache / "run.json", run)
    cells = (cell.name,) if is_judged else (cell.name, "3.11(0.20.0)")
    selection.keep(
        places.selection, Selection("a-run", cells, (Suite.TYPES,), (), is_judged=is_judged)
    )
    write_outcome(places.outcomes, Outcome(cell, Suite.TYPES, "a-run", Status.CLEAN))


@pytest.mark.usefixtures("without_ci")
@pytest.mark.parametrize("is_judged", [True, False], ids=["of tests", "of single cells"])
def test_report_is_on_the_cells_of_the_last_run(checkout: Path, is_judged: bool) -> None:
    record(checkout, is_judged=is_judged)

    ran = nox(checkout, "-s", "report")

    assert ran.returncode == 0, ran.stdout
    assert "1 of 1 outcomes recorded, as expected" in ran.stdout


@pytest.mark.usefixtures("without_ci")
def test_terminal_without_unicode_is_told_all_the_same(checkout: Path) -> None:
    record(checkout)
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}

    ran = nox(checkout, "-s", "report", **ascii_only)
    refused = nox(checkout, "-s", "tests", "--", "0.2é—", **ascii_only)

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.isascii()
    assert re.search(r"0\.20\.0 *\| *types *\| *clean", ran.stdout)
    assert "1 of 1 outcomes recorded, as expected\n" in ran.stdout
    assert (refused.returncode, len(refused.stderr.splitlines())) == (2, 1)


@pytest.mark.usefixtures("without_ci")
def test_report_on_words_of_its_own_forgets_those_of_the_last_run(checkout: Path) -> None:
    record(checkout)

    ran = nox(checkout, "-s", "report", "--", "3.11", "3.12", "0.20.0")

    assert ran.returncode == 1
    assert "1 of 2 outcomes recorded, not as expected" in ran.stdout


@pytest.mark.usefixtures("without_ci")
def test_accept_tells_what_it_would_write_and_writes_it_when_asked(checkout: Path) -> None:
    record(checkout)
    [file] = (checkout / "reports/outcomes").glob("*/*/*/types.json")
    error = Result("typing/bots.py [misc]", State.FAILED, message="typing/bots.py:1: it is odd")
    found = replace(read_outcome(file), status=Status.ERRORS, modules=in_modules((error,)))
    write_outcome(checkout / "reports/outcomes", found)
    types = checkout / "tests/typing/types.toml"
    line = "tests/typing/types.toml: typing-bots-misc: new, types: typing/bots.py [misc] in "

    told = nox(checkout, "-s", "accept")

    assert told.returncode == 0, told.stdout + told.stderr
    assert line in told.stdout
    assert "`nox -s accept -- --write` edits the ledger" in told.stdout
    assert not types.exists()
    assert 'id = "typing-bots-misc"' in (checkout / "reports/accept.toml").read_text()

    written = nox(checkout, "-s", "accept", "--", "--write")

    assert written.returncode == 0, written.stdout + written.stderr
    assert line in written.stdout
    assert 'id = "typing-bots-misc"' in types.read_text()
    assert "nothing to propose" in nox(checkout, "-s", "accept").stdout


@pytest.mark.usefixtures("without_ci")
def test_report_after_a_run_that_recorded_nothing_is_one_line(checkout: Path) -> None:
    record(checkout)
    shutil.rmtree(checkout / "reports")

    ran = nox(checkout, "-s", "report")

    assert ran.returncode == 1
    assert "nothing is recorded for these cells: run them first" in ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr


@pytest.mark.usefixtures("without_ci")
def test_cell_that_nox_could_not_begin_leaves_a_matrix_and_no_old_report(checkout: Path) -> None:
    old = checkout / "reports" / "matrix.md"
    old.parent.mkdir()
    old.write_text("as expected")
    # nox has no place for virtual environments.
    (checkout / ".nox").write_text("")
    python = f"3.{sys.version_info.minor}"

    ran = nox(checkout, "-s", "tests", "--", python, "0.20.0", UV_OFFLINE="1")

    assert ran.returncode == 1
    assert "nothing ran: 0 of 2 outcomes recorded" in ran.stdout
    assert "nothing ran: 0 of 2 outcomes recorded" in old.read_text()


@pytest.mark.usefixtures("without_ci")
def test_report_of_an_earlier_run_is_gone_when_a_new_one_ends_early(checkout: Path) -> None:
    lack_python(checkout, is_required=False)
    record(checkout)
    old = checkout / "reports" / "matrix.md"
    old.write_text("as expected")

    ran = nox(checkout, "-s", "tests", "--", "3.99", "0.20.0")

    assert ran.returncode == 1
    assert not old.exists()


def test_disk_that_takes_nothing_is_one_line(checkout: Path) -> None:
    (checkout / ".cozematrix").write_text("")

    ran = nox(checkout, "-s", "plan", "--", "0.20.0")

    assert (ran.returncode, len(ran.stderr.splitlines())) == (1, 1)
    assert ".cozematrix" in ran.stderr
    assert "cannot be written: " in ran.stderr


def test_advice_on_a_path_that_does_not_exist_is_exit_code_2(checkout: Path) -> None:
    ran = nox(checkout, "-s", "advise", "--", "nowhere")

    assert ran.returncode == 2
    assert ran.stderr.splitlines()[-1] == (
        "command line: PATH: 'nowhere' is not allowed; allowed: a folder that exists, or a file"
    )


def test_git_ignores_no_file_of_the_sources() -> None:
    """A package called `reports` is no folder of reports: what is ignored is lost in a clone."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout of git")
    files = [
        each.relative_to(ROOT).as_posix()
        for folder in ("src", "tests")
        for each in (ROOT / folder).rglob("*")
        if each.is_file() and each.suffix in {".py", ".jinja", ".js", ".css", ".json", ".toml"}
    ]

    asked = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin"],
        cwd=ROOT,
        input="\n".join(files),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (asked.returncode, asked.stdout) == (1, "")
