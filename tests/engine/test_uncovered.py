from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cozematrix.errors import InputError
from cozematrix.upkeep.uncovered import (
    Allowance,
    Gap,
    Measured,
    complaints,
    read_allowance,
    read_measured,
)

GOOD = """
lines = 95
branches = 83.5

[[uncovered]]
file = "cozepy/util.py"
function = "old"
reason = "for Python 3.6 only"

[[uncovered]]
file = "cozepy/util.py"
function = ""
reason = "an import that fails on old Pythons"
"""
PACKAGE = """
import sys

def choose(number):
    if number > 0:
        return "more"
    return "less"

def whole():
    return 1

class Bot:
    def fly(self):
        wings = 2
        return wings

    def walk(self):
        def step():
            return 1
        return 2

if sys.argv == []:
    choose = None
"""
INNER = """
def half(number):
    if number:
        number = 1
    return number
"""
RUN = """
import demo
from demo.parts import inner
demo.choose(1)
demo.whole()
demo.Bot().walk()
inner.half(1)
"""
OLD = Gap("cozepy/util.py", "old", 3, 1)


def read(folder: Path, text: str) -> Allowance:
    file = folder / "uncovered.toml"
    file.write_text(text)
    return read_allowance(file)


def allowance(
    reasons: dict[tuple[str, str], str], lines: float = 90.0, branches: float = 80.0
) -> Allowance:
    return Allowance(lines, branches, reasons)


def measured(*gaps: Gap, lines: float = 95.0, branches: float = 85.0) -> Measured:
    return Measured(lines, branches, gaps)


def coverage(folder: Path, *arguments: str, site: Path) -> None:
    environment = {**os.environ, "COVERAGE_FILE": str(folder / "data"), "PYTHONPATH": str(site)}
    environment.pop("COVERAGE_PROCESS_START", None)
    command = [sys.executable, "-m", "coverage", *arguments]
    subprocess.run(command, cwd=folder, check=True, env=environment)


def report(folder: Path, *arguments: str, installed: str) -> Path:
    """A report of coverage's on a package that stands in `installed` and was run for real."""
    site = folder / installed
    (site / "demo/parts").mkdir(parents=True)
    (site / "demo/__init__.py").write_text(PACKAGE)
    (site / "demo/parts/__init__.py").write_text("")
    (site / "demo/parts/inner.py").write_text(INNER)
    (folder / "run.py").write_text(RUN)
    coverage(folder, "run", *arguments, "--source=demo", "run.py", site=site)
    coverage(folder, "json", "-q", "-o", "coverage.json", site=site)
    return folder / "coverage.json"


def test_what_is_allowed_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD) == Allowance(
        lines=95.0,
        branches=83.5,
        reasons={
            ("cozepy/util.py", "old"): "for Python 3.6 only",
            ("cozepy/util.py", ""): "an import that fails on old Pythons",
        },
    )


def test_nothing_needs_a_reason_where_nothing_is_uncovered(tmp_path: Path) -> None:
    text = "lines = 100\nbranches = 100\n"

    assert read(tmp_path, text) == Allowance(100.0, 100.0, {})


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        pytest.param(
            "branches = 83.5",
            "branches = 83.5\nfunctions = 1",
            "functions: 1 is not allowed; allowed: one of the keys branches, lines, uncovered",
            id="unknown key",
        ),
        pytest.param(
            'function = "old"',
            'function = "old"\nline = 12',
            "uncovered[0].line: 12 is not allowed; "
            "allowed: one of the keys by_chance, file, function, reason",
            id="unknown key of an entry",
        ),
        pytest.param(
            '"for Python 3.6 only"',
            '" "',
            "uncovered[0].reason: ' ' is not allowed; allowed: a reason in words",
            id="empty reason",
        ),
        pytest.param(
            'reason = "an import that fails on old Pythons"',
            "",
            "uncovered[1].reason: it is missing; allowed: a string",
            id="no reason",
        ),
        pytest.param(
            "lines = 95",
            'lines = "most"',
            "lines: 'most' is not allowed; allowed: a number",
            id="a share in words",
        ),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, good: str, bad: str, message: str) -> None:
    assert good in GOOD

    with pytest.raises(InputError) as raised:
        read(tmp_path, GOOD.replace(good, bad))

    assert str(raised.value) == f"uncovered.toml: {message}"


@pytest.mark.parametrize("installed", ["layers/source-1/demo/lib", "site"])
def test_gaps_of_a_real_report_are_read_by_function_wherever_it_was_installed(
    tmp_path: Path, installed: str
) -> None:
    path = report(tmp_path, "--branch", installed=installed)

    assert read_measured(path, "demo") == Measured(
        lines=76.2,
        branches=50.0,
        gaps=(
            Gap("demo/__init__.py", "", lines=1, branches=1),
            Gap("demo/__init__.py", "Bot.fly", lines=2, branches=0),
            Gap("demo/__init__.py", "Bot.walk.step", lines=1, branches=0),
            Gap("demo/__init__.py", "choose", lines=1, branches=1),
            Gap("demo/parts/inner.py", "half", lines=0, branches=1),
        ),
    )


def test_report_without_branches_is_refused(tmp_path: Path) -> None:
    path = report(tmp_path, installed="site")

    with pytest.raises(InputError) as raised:
        read_measured(path, "demo")

    assert str(raised.value) == (
        "coverage.json: files.site/demo/__init__.py.functions.choose.missing_branches: "
        "it is missing; allowed: a list"
    )


def test_report_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "coverage.json"

    with pytest.raises(InputError) as raised:
        read_measured(path, "demo")

    assert str(raised.value).startswith('coverage.json: (file): "[Errno 2] No such file')


@pytest.mark.parametrize(
    ("function", "name"),
    [("Bot.fly", "cozepy/bots.py Bot.fly"), ("", "cozepy/bots.py (module)")],
)
def test_gap_is_named_by_file_and_function(function: str, name: str) -> None:
    assert Gap("cozepy/bots.py", function, 1, 0).name == name


@pytest.mark.parametrize(
    ("file", "function", "is_meant"),
    [
        pytest.param("cozepy/util.py", "old", True, id="the same"),
        pytest.param("cozepy/bots.py", "old", False, id="another file"),
        pytest.param("cozepy/util.py", "older", False, id="one that begins so"),
        pytest.param("cozepy/util.py", "", False, id="the module"),
        pytest.param("cozepy/bots.py", "Bot.fly", True, id="one that begins as the pattern"),
        pytest.param("cozepy/bots.py", "Bot.", True, id="the pattern without its end"),
        pytest.param("cozepy/bots.py", "Both.fly", False, id="one that begins otherwise"),
        pytest.param("cozepy/bots.py", "A.Bot.fly", False, id="one that has it inside"),
        pytest.param("cozepy/old.py", "", True, id="the module of a file that is meant whole"),
        pytest.param("cozepy/old.py", "any", True, id="any function of it"),
        pytest.param("cozepy/body.py", "", True, id="the module alone"),
        pytest.param("cozepy/body.py", "any", False, id="a function beside the module alone"),
    ],
)
def test_reason_is_of_the_same_file_and_function_or_of_what_begins_so(
    file: str, function: str, is_meant: bool
) -> None:
    allowed = allowance(
        {
            ("cozepy/util.py", "old"): "why",
            ("cozepy/bots.py", "Bot.*"): "why",
            ("cozepy/old.py", "*"): "why",
            ("cozepy/body.py", ""): "why",
        }
    )

    assert allowed.reason(Gap(file, function, 1, 0)) == ("why" if is_meant else "")


@pytest.mark.parametrize(
    ("found", "allowed", "expected"),
    [
        pytest.param(measured(), allowance({}), [], id="no gap"),
        pytest.param(
            measured(OLD), allowance({("cozepy/util.py", "old"): "why"}), [], id="with a reason"
        ),
        pytest.param(
            measured(OLD, Gap("cozepy/util.py", "oldest", 1, 0)),
            allowance({("cozepy/util.py", "old*"): "why"}),
            [],
            id="two with one reason",
        ),
        pytest.param(
            measured(Gap("cozepy/util.py", "", 2, 0)),
            allowance({}),
            ["not executed, and nothing says why: cozepy/util.py (module), 2 lines and 0 branches"],
            id="a gap without a reason",
        ),
        pytest.param(
            measured(OLD),
            allowance({("cozepy/util.py", "old"): "why", ("cozepy/bots.py", "Bot.*"): "why"}),
            ["said to be not executed, but it is: cozepy/bots.py Bot.*"],
            id="a reason without a gap",
        ),
        pytest.param(
            measured(OLD),
            allowance({("cozepy/bots.py", "old"): "why"}),
            [
                "not executed, and nothing says why: cozepy/util.py old, 3 lines and 1 branches",
                "said to be not executed, but it is: cozepy/bots.py old",
            ],
            id="a reason in another file",
        ),
        pytest.param(
            measured(lines=89.9, branches=79.9),
            allowance({}),
            ["89.9 % of lines, 90.0 % are wanted", "79.9 % of branches, 80.0 % are wanted"],
            id="both shares too low",
        ),
        pytest.param(
            measured(lines=100.0, branches=79.9),
            allowance({}),
            ["79.9 % of branches, 80.0 % are wanted"],
            id="one share too low",
        ),
        pytest.param(
            measured(lines=90.0, branches=80.0), allowance({}), [], id="shares just high enough"
        ),
    ],
)
def test_complaints_are_low_shares_gaps_without_reasons_and_reasons_without_gaps(
    found: Measured, allowed: Allowance, expected: list[str]
) -> None:
    assert complaints(found, allowed) == expected


def test_what_is_executed_by_chance_may_be_executed(tmp_path: Path) -> None:
    path = tmp_path / "uncovered.toml"
    path.write_text(
        'lines = 1\nbranches = 1\n[[uncovered]]\nfile = "sdk/a.py"\n'
        'function = "f"\nreason = "a matter of chance"\nby_chance = true\n'
    )

    assert complaints(Measured(100.0, 100.0, ()), read_allowance(path)) == []
