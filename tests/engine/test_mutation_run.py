"""The run: a small package, two small suites, a miniature of the checkout, real processes."""

from __future__ import annotations

import json
import py_compile
import re
import shutil
import sys
import sysconfig
import venv
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import cozematrix
from cozematrix.cells.outcome import Result as Recorded
from cozematrix.cells.outcome import State
from cozematrix.cells.process import Ended
from cozematrix.errors import MatrixError
from cozematrix.upkeep.mutation import __main__ as program
from cozematrix.upkeep.mutation import baseline as baselines
from cozematrix.upkeep.mutation.__main__ import main
from cozematrix.upkeep.mutation.baseline import Baseline, compare, measure
from cozematrix.upkeep.mutation.faults import Fault, find_faults
from cozematrix.upkeep.mutation.run import Trial, group, settle, try_all, try_alone
from cozematrix.upkeep.mutation.score import Fate, TriedFault
from cozematrix.upkeep.mutation.selection import Lines
from cozematrix.upkeep.mutation.suites import (
    Ran,
    Workspace,
    copy_checkout,
    copy_package,
    find_package,
    node_id,
)
from cozematrix.upkeep.mutation.suites import test_of as name_of
from tests.engine.ledgers import cause

ROOT = Path(__file__).parents[2]
SDK = '''\
"""A small SDK."""
from functools import lru_cache

RATE = 2  # the service's
_KNOWN = {}


def double(number):
    return number * RATE


def wait(count):
    while count > 0:
        count -= 1
    return count


def known():
    if "rate" not in _KNOWN:
        _KNOWN["rate"] = 5
    return _KNOWN["rate"]


async def ask(text):
    return text + "?"


def unasked():
    return "nobody runs this"


def noted(text):
    note = text.strip()
    return text


@lru_cache(maxsize=None)
def priced(number):
    return number + 1


class Shop:
    @staticmethod
    @lru_cache(maxsize=None)
    def rented(days):
        return days + 2
'''
SYNC = """\
import inspect
import resource

import pytest
import sdk


def test_reads_the_source():
    assert "//" not in inspect.getsource(sdk)


@pytest.fixture
def four():
    return sdk.double(2)


def test_double(four):
    assert four == 4


def test_known_is_asked():
    sdk.known()


def test_known():
    assert sdk._KNOWN in ({}, {"rate": 5})


def test_noted():
    assert sdk.noted("a") == "a"


def test_wait():
    assert sdk.wait(3) == 0


@pytest.mark.parametrize("turn", ["first", "second"])
def test_cached(turn):
    assert (sdk.priced(1), sdk.Shop.rented(1)) == (2, 3)


def test_memory_is_bounded():
    assert resource.getrlimit(resource.RLIMIT_AS) == (4 * 1024**3, 4 * 1024**3)


def test_fails_anyhow():
    assert sdk.double(2) == 5


def test_needs_the_comment():
    assert "# the service's" in inspect.getsource(sdk)


def test_is_absent():
    pytest.skip("absent: fly")
"""
ASYNC = """\
import inspect

import pytest
import sdk


def test_reads_the_source():
    assert "XX" not in inspect.getsource(sdk)


@pytest.mark.asyncio
async def test_ask():
    assert await sdk.ask("a") == "a?"
"""
SECONDS = 600.0
KNOWN = "as the ledger says"
LEDGER = (cause("five", "test_x::test_fails_anyhow", says="assert 4 == 5"),)
UNKNOWN = Fault("sdk/__init__.py", 999, 9, (9,), False, "double", "string", "'a'", "'aXX'")


def checkout(folder: Path, sync: str, async_: str) -> Path:
    """A miniature of this repository: the runner, and two suites of one file."""
    for name, text in (("sync", sync), ("async", async_)):
        (folder / "tests" / name).mkdir(parents=True)
        (folder / "tests" / name / "test_x.py").write_text(text)
    (folder / "tests" / "shared").mkdir()
    settings = (ROOT / "tests" / "cell.ini").read_text()
    # No suite here needs it, and its import takes a third of a second each time.
    settings = settings.replace("addopts = ", "addopts = -p no:hypothesispytest ")
    (folder / "tests" / "cell.ini").write_text(settings)
    shutil.copy(ROOT / "tests" / "shared" / "recorder.py", folder / "tests" / "shared")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(cozematrix.__file__).parent, folder / "src" / "cozematrix", ignore=ignored)
    return folder


def package(folder: Path, source: str) -> Path:
    (folder / "sdk").mkdir(parents=True)
    (folder / "sdk" / "__init__.py").write_text(source)
    return folder / "sdk"


@dataclass(frozen=True)
class Measured:
    trial: Trial
    said: list[str]

    @property
    def workspace(self) -> Workspace:
        return self.trial.workspace

    @property
    def package(self) -> Path:
        return self.trial.package

    @property
    def baseline(self) -> Baseline:
        return self.trial.baseline

    def fault(self, before: str, after: str) -> Fault:
        faults = find_faults("sdk/__init__.py", SDK)
        [found] = [each for each in faults if (each.before, each.after) == (before, after)]
        return found


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    folder = tmp_path_factory.mktemp("mutation").resolve()
    workspace = Workspace(
        checkout(folder / "checkout", SYNC, ASYNC), Path(sys.executable), "", folder / "work"
    )
    workspace.work.mkdir()
    sdk = package(folder / "installed", SDK)
    # Bytecode that Python never doubts: a fault shows only where it is not copied along.
    py_compile.compile(
        str(sdk / "__init__.py"), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH
    )
    said: list[str] = []
    return Measured(Trial(workspace, sdk, measure(workspace, sdk, said.append)), said)


def ran(
    *results: Recorded,
    code: int = 0,
    is_timeout: bool = False,
    collection_error: str = "",
    seconds: float = 0.5,
) -> Ran:
    return Ran(
        Ended(code, 3.0, 1.0, is_timeout),
        {f"sync/{result.name}": result for result in results},
        collection_error,
        surprises=tuple(
            f"sync/{result.name}"
            for result in results
            if result.state is State.FAILED and result.message != KNOWN
        ),
        seconds={f"sync/{result.name}": seconds for result in results},
    )


def passed(name: str) -> Recorded:
    return Recorded(f"test_x::{name}", State.PASSED)


def failed(name: str) -> Recorded:
    return Recorded(f"test_x::{name}", State.FAILED)


def known(name: str) -> Recorded:
    return Recorded(f"test_x::{name}", State.FAILED, KNOWN)


def absent(name: str) -> Recorded:
    return Recorded(f"test_x::{name}", State.ABSENT)


def tried(measured: Measured, fault: Fault) -> TriedFault:
    [result] = try_all(measured.trial, [fault], jobs=1, say=str.strip)
    return result


@pytest.mark.parametrize(
    ("suite", "noticed"),
    [
        pytest.param(ran(passed("a"), absent("b")), "", id="nobody"),
        pytest.param(ran(passed("a"), known("b")), "", id="nobody, as one fails anyhow"),
        pytest.param(
            ran(passed("a"), failed("b"), failed("c"), code=1), "sync/test_x::b", id="one"
        ),
        pytest.param(
            ran(failed("a"), code=-9, is_timeout=True), "sync/test_x::a", id="one before a hang"
        ),
        pytest.param(ran(passed("a"), code=-9, is_timeout=True), "timeout", id="a hang"),
        pytest.param(
            ran(code=2, collection_error="test_x.py: NameError"),
            "collection: test_x.py: NameError",
            id="the import of a test file",
        ),
        pytest.param(ran(code=4), "start", id="the start of the suite"),
        pytest.param(ran(passed("a"), code=-11), "start", id="a crash"),
    ],
)
def test_suite_tells_what_noticed_the_fault(suite: Ran, noticed: str) -> None:
    assert suite.noticed == noticed


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        pytest.param("sync/test_x::test_y", "tests/sync/test_x.py::test_y", id="a function"),
        pytest.param("async/test_x::A::b", "tests/async/test_x.py::A::b", id="a method"),
        pytest.param(
            "sync/test_x::y[tests/a.py::b]", "tests/sync/test_x.py::y[tests/a.py::b]", id="a case"
        ),
    ],
)
def test_test_has_a_name_here_and_an_identifier_there(name: str, identifier: str) -> None:
    assert node_id(name) == identifier
    assert name_of(identifier) == name


def test_tests_count_that_end_alike_and_as_expected_in_both_runs() -> None:
    first = ran(
        *(passed("a"), passed("b"), failed("c"), failed("d"), absent("e"), passed("f")),
        *(known("h"), known("i"), known("j")),
        seconds=9.0,
    )
    second = ran(
        *(passed("a"), failed("b"), passed("c"), absent("d"), passed("e"), passed("g")),
        *(known("h"), passed("i"), failed("j")),
        seconds=0.25,
    )

    assert compare("sync", first, second) == (
        {"sync/test_x::a": 0.25, "sync/test_x::h": 0.25},
        [f"sync/test_x::{name}" for name in "bcdij"],
    )


WHOLE = ran(passed("a"))


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        pytest.param(
            ran(passed("a"), code=-9, is_timeout=True),
            WHOLE,
            "the sync suite does not run on the whole package: ended after 3 s without an answer",
            id="a hang",
        ),
        pytest.param(
            ran(passed("a"), code=-11),
            WHOLE,
            "the sync suite does not run on the whole package: killed by SIGSEGV",
            id="a crash",
        ),
        pytest.param(
            WHOLE,
            ran(code=2, collection_error="test_x.py: NameError"),
            "the sync suite does not run on the whole package: test_x.py: NameError",
            id="an import that fails on the rendering",
        ),
        pytest.param(
            ran(code=5),
            WHOLE,
            "the sync suite does not run on the whole package: exit code 5",
            id="no tests",
        ),
        pytest.param(
            ran(passed("a"), failed("b"), code=1),
            ran(failed("a"), passed("b"), code=1),
            "the sync suite has no test that passes on the whole package",
            id="nothing passes twice",
        ),
    ],
)
def test_suite_that_could_not_notice_anything_is_refused(
    first: Ran, second: Ran, message: str
) -> None:
    with pytest.raises(MatrixError) as raised:
        compare("sync", first, second)

    assert str(raised.value) == message


def test_suite_with_failures_may_end_with_exit_code_1() -> None:
    both = ran(passed("a"), failed("b"), code=1)

    assert compare("sync", both, both) == ({"sync/test_x::a": 0.5}, ["sync/test_x::b"])


def test_limit_is_the_start_and_five_times_the_tests() -> None:
    baseline = Baseline(Lines({}, {"sync/a": 1.0, "sync/b": 2.5, "sync/c": 100.0}), ())

    assert baseline.limit(["sync/a", "sync/b"]) == 32.5
    assert baseline.limit([]) == 15.0
    # One that is skipped on the whole package.
    assert baseline.limit(["sync/d"]) == 20.0


@pytest.fixture
def with_ledger(measured: Measured, tmp_path: Path) -> Measured:
    """The same suites, beside a ledger that knows one of the failures."""
    workspace = replace(measured.workspace, work=tmp_path.resolve(), ledger=LEDGER)
    said: list[str] = []
    baseline = measure(workspace, measured.package, said.append)
    return Measured(Trial(workspace, measured.package, baseline), said)


def test_test_that_fails_as_is_known_counts(with_ledger: Measured) -> None:
    known = "sync/test_x::test_fails_anyhow"

    assert known in with_ledger.baseline.lines.seconds
    assert with_ledger.baseline.lines.known == {known}
    assert with_ledger.baseline.failing == ("sync/test_x::test_needs_the_comment",)
    assert re.sub(r"\d+\.\d s", "0.0 s", with_ledger.said[0]) == (
        "sync: 9 tests pass in 0.0 s, 1 fail as is known, 1 fail without a fault and are left out"
    )


@pytest.mark.parametrize(
    ("text", "noticed"),
    [
        pytest.param("number * RATE", "", id="as it is known to"),
        pytest.param("number * 3", "sync/test_x::test_fails_anyhow", id="otherwise"),
        pytest.param("5", "sync/test_x::test_fails_anyhow", id="not any more"),
    ],
)
def test_failure_that_is_known_notices_a_fault_by_how_it_reads(
    with_ledger: Measured, tmp_path: Path, text: str, noticed: str
) -> None:
    broken = package(tmp_path / "broken", SDK.replace("number * RATE", text))

    found = with_ledger.workspace.run(
        "sync",
        broken.parent,
        "known",
        seconds=SECONDS,
        tests=["sync/test_x::test_fails_anyhow", "sync/test_x::test_noted"],
        arguments=["-x"],
    )

    assert found.noticed == noticed
    assert list(found.results) == ["sync/test_x::test_fails_anyhow", "sync/test_x::test_noted"]


def test_tests_that_fail_without_a_fault_are_left_out(measured: Measured) -> None:
    assert set(measured.baseline.lines.seconds) == {
        "sync/test_x::test_reads_the_source",
        "sync/test_x::test_double",
        "sync/test_x::test_known_is_asked",
        "sync/test_x::test_known",
        "sync/test_x::test_noted",
        "sync/test_x::test_wait",
        "sync/test_x::test_cached[first]",
        "sync/test_x::test_cached[second]",
        "sync/test_x::test_memory_is_bounded",
        "async/test_x::test_reads_the_source",
        "async/test_x::test_ask",
    }
    assert sorted(measured.baseline.failing) == [
        "sync/test_x::test_fails_anyhow",
        "sync/test_x::test_needs_the_comment",
    ]


def test_what_the_suites_did_is_told(measured: Measured) -> None:
    assert [re.sub(r"\d+\.\d s", "0.0 s", line) for line in measured.said] == [
        "sync: 9 tests pass in 0.0 s, 0 fail as is known, 2 fail without a fault and are left out",
        "async: 2 tests pass in 0.0 s, 0 fail as is known, 0 fail without a fault and are left out",
    ]


def test_lines_are_booked_on_the_tests_that_run_them_with_their_fixtures(
    measured: Measured,
) -> None:
    outside = frozenset({""})
    double = frozenset({"sync/test_x::test_double", "sync/test_x::test_fails_anyhow"})
    wait = frozenset({"sync/test_x::test_wait"})
    asked = frozenset({"sync/test_x::test_known_is_asked"})
    noted = frozenset({"sync/test_x::test_noted"})
    cached = frozenset({"sync/test_x::test_cached[first]", "sync/test_x::test_cached[second]"})

    assert measured.baseline.lines.tests == {
        "sdk/__init__.py": {
            # The docstring, the import, the constants, the class and the heads of the functions.
            **dict.fromkeys((1, 2, 4, 5, 8, 12, 18, 24, 28, 32, 37, 38, 42, 43, 44, 45), outside),
            9: double,
            **dict.fromkeys((13, 14, 15), wait),
            **dict.fromkeys((19, 20, 21), asked),
            25: frozenset({"async/test_x::test_ask"}),
            **dict.fromkeys((33, 34), noted),
            # Though the second one finds what the first has cached.
            **dict.fromkeys((39, 46), cached),
        }
    }


@pytest.mark.parametrize(
    ("before", "after", "by"),
    [
        pytest.param(
            "return number * RATE",
            "return number // RATE",
            "sync/test_x::test_double",
            id="by a test that runs it, though another stands before it",
        ),
        pytest.param("RATE = 2", "RATE = 3", "sync/test_x::test_double", id="by any at import"),
        pytest.param(
            "return text + '?'",
            "return text + '?XX'",
            "async/test_x::test_ask",
            id="by one of the other suite likewise",
        ),
        pytest.param(
            "_KNOWN['rate'] = 5",
            "_KNOWN['rate'] = 6",
            "sync/test_x::test_known",
            id="by a test that runs after it, which only all together show",
        ),
    ],
)
def test_fault_is_caught(measured: Measured, before: str, after: str, by: str) -> None:
    fault = measured.fault(before, after)

    result = tried(measured, fault)

    assert (result.fault, result.fate, result.by) == (fault, Fate.CAUGHT, by)
    assert result.seconds > 0


def test_fault_that_lets_the_package_hang_is_caught(
    measured: Measured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(baselines, "SECONDS_TO_START", 2.0)
    fault = measured.fault("count -= 1", "pass")

    result = tried(measured, fault)

    assert (result.fate, result.by) == (Fate.CAUGHT, "timeout")
    assert result.seconds >= 2.0


def test_fault_that_nobody_notices_survives(measured: Measured) -> None:
    fault = measured.fault("note = text.strip()", "note = None")

    result = tried(measured, fault)

    assert (result.fault, result.fate, result.by) == (fault, Fate.SURVIVED, "")


def test_faults_that_their_likeliest_tests_let_pass_are_made_all_at_once(
    measured: Measured,
) -> None:
    # Only a test that runs after another shows the one, nobody the second, and the third is
    # noticed by a test of its own once all of them run.
    kept = TriedFault(measured.fault("_KNOWN['rate'] = 5", "_KNOWN['rate'] = 6"), Fate.SURVIVED)
    noted = TriedFault(measured.fault("note = text.strip()", "note = None"), Fate.SURVIVED, "", 1.0)
    double = TriedFault(measured.fault("return number * RATE", "return None"), Fate.SURVIVED)

    results: list[TriedFault] = []
    settle(measured.trial, [kept, noted, double], results.append)

    assert [(each.fault, each.fate, each.by) for each in results] == [
        (double.fault, Fate.CAUGHT, "sync/test_x::test_double"),
        (kept.fault, Fate.CAUGHT, "sync/test_x::test_known"),
        (noted.fault, Fate.SURVIVED, ""),
    ]
    assert results[-1].seconds > 1.0


def test_faults_that_are_noticed_only_together_survive(tmp_path: Path) -> None:
    source = "def one():\n    return 1\n\n\ndef other():\n    return 1\n"
    suite = "import sdk\n\ndef test_most():\n    assert max(sdk.one(), sdk.other()) == 1\n"
    work = tmp_path.resolve() / "work"
    work.mkdir()
    here = checkout(tmp_path / "checkout", suite, "def test_nothing():\n    pass\n")
    seconds = {"sync/test_x::test_most": 0.1, "async/test_x::test_nothing": 0.1}
    trial = Trial(
        Workspace(here, Path(sys.executable), "", work),
        package(tmp_path / "installed", source),
        Baseline(Lines({}, seconds), ()),
    )
    faults = [each for each in find_faults("sdk/__init__.py", source) if each.after == "return 0"]

    results: list[TriedFault] = []
    settle(trial, [TriedFault(fault, Fate.SURVIVED) for fault in faults], results.append)

    assert [(each.fault.within, each.fate) for each in results] == [
        ("one", Fate.SURVIVED),
        ("other", Fate.SURVIVED),
    ]


def test_what_stands_in_one_statement_is_never_broken_at_once() -> None:
    def tried(number: int, *lines: int, **about: str) -> TriedFault:
        fault = replace(UNKNOWN, number=number, line=lines[0], lines=lines, **about)
        return TriedFault(fault, Fate.SURVIVED)

    one, two, three = tried(1, 7, 8), tried(2, 8, 9), tried(3, 9)
    elsewhere, inside = tried(4, 8, file="sdk/b.py"), tried(5, 8, within="double.inner")
    handler = tried(6, 20, operator="handler")

    assert group([one, two, three, elsewhere, inside, handler]) == [
        [one, three, elsewhere, inside],
        [two],
        [handler],
    ]
    assert group([one, two, three, elsewhere], 2) == [[one, three], [two, elsewhere]]
    assert group([]) == []
    assert [len(each) for each in group([tried(each, each) for each in range(30)], 100)] == [24, 6]


def test_fault_that_no_test_runs_is_not_covered_and_not_tried(measured: Measured) -> None:
    fault = measured.fault("return 'nobody runs this'", "return None")

    result = tried(measured, fault)

    assert result == TriedFault(fault, Fate.NOT_COVERED, "", 0.0)


def test_fates_are_in_the_order_of_the_faults_and_told(measured: Measured) -> None:
    unasked = measured.fault("return 'nobody runs this'", "return None")
    broken = measured.fault("return number * RATE", "return None")
    said: list[str] = []

    results = try_all(measured.trial, [broken, unasked], jobs=2, say=said.append)

    assert [(result.fault, result.fate) for result in results] == [
        (broken, Fate.CAUGHT),
        (unasked, Fate.NOT_COVERED),
    ]
    assert [re.sub(r"\d+\.\d s", "0.0 s", line) for line in said] == [
        f"1/2 not covered, 0.0 s: {unasked.name}",
        f"2/2 caught by sync/test_x::test_double, 0.0 s: {broken.name}",
        "1 caught, 0 survived, 1 not covered",
    ]


def test_nothing_is_left_of_a_broken_copy_and_the_package_is_whole(measured: Measured) -> None:
    with pytest.raises(MatrixError):
        try_alone(measured.trial, UNKNOWN)

    assert (measured.package / "__init__.py").read_text() == SDK
    assert {path.name for path in measured.workspace.work.iterdir() if path.is_dir()} == {
        "whole",
        "rendered",
        "home",
    }


def test_fault_that_cannot_be_made_ends_the_run(measured: Measured) -> None:
    unasked = measured.fault("return 'nobody runs this'", "return None")

    with pytest.raises(MatrixError, match=r"^sdk/__init__\.py: there is no fault 999$"):
        try_all(measured.trial, [UNKNOWN, unasked], jobs=1, say=str.strip)


def test_suites_see_the_package_that_is_given_and_the_tests_that_are_named(
    measured: Measured,
) -> None:
    other = package(measured.workspace.work / "other", SDK.replace("number * RATE", "5"))

    ended = measured.workspace.run(
        "sync",
        other.parent,
        "some",
        seconds=SECONDS,
        tests=["sync/test_x::test_noted", "sync/test_x::test_fails_anyhow"],
    )

    shutil.rmtree(other.parent)
    assert {test: result.state for test, result in ended.results.items()} == {
        "sync/test_x::test_noted": State.PASSED,
        "sync/test_x::test_fails_anyhow": State.PASSED,
    }
    assert next(iter(ended.results)) == "sync/test_x::test_noted"
    assert (ended.ended.code, ended.noticed) == (0, "")


def test_tests_of_these_very_names_are_left_out(measured: Measured) -> None:
    whole = package(measured.workspace.work / "named", SDK)

    ended = measured.workspace.run(
        "sync", whole.parent, "named", seconds=SECONDS, without=["sync/test_x::test_known"]
    )

    shutil.rmtree(whole.parent)
    assert "test_x::test_known" not in {result.name for result in ended.results.values()}
    assert "sync/test_x::test_known_is_asked" in ended.results


def test_what_runs_none_of_several_faults_is_left_out(
    measured: Measured, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted, wait, double = (f"sync/test_x::{name}" for name in ("noted", "wait", "double"))
    lines = Lines(
        {"sdk/__init__.py": {33: frozenset({noted, wait, double})}},
        {**dict.fromkeys((noted, wait, double), 0.1), "sync/test_x::test_known": 0.1},
    )
    asked: list[tuple[str, list[str]]] = []

    def run(self: Workspace, suite: str, *_: object, without: list[str], **__: object) -> Ran:
        asked.append((suite, without))
        return ran()

    monkeypatch.setattr(Workspace, "run", run)
    trial = Trial(measured.workspace, measured.package, Baseline(lines, ("sync/test_x::odd",)))

    assert len(trial.together([measured.fault("note = text.strip()", "note = None")])) == 1
    assert asked == [("sync", ["sync/test_x::odd", "sync/test_x::test_known"])]


def test_copies_leave_the_bytecode_of_tests_behind_and_keep_that_of_the_package(
    tmp_path: Path,
) -> None:
    for folder in ("tests/sync", "src/cozematrix", "reports", "sdk"):
        (tmp_path / "root" / folder / "__pycache__").mkdir(parents=True)
        (tmp_path / "root" / folder / "__pycache__" / "x.pyc").touch()
        (tmp_path / "root" / folder / "x.py").touch()

    made = copy_checkout(tmp_path / "root", tmp_path / "checkout")
    copied = copy_package(tmp_path / "root" / "sdk", tmp_path / "copy")

    assert (made, copied) == (tmp_path / "checkout", tmp_path / "copy" / "sdk")
    assert sorted(
        path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()
    ) == ["src/cozematrix/x.py", "tests/sync/x.py"]
    assert sorted(path.relative_to(copied).as_posix() for path in copied.rglob("*.py*")) == [
        "__pycache__/x.pyc",
        "x.py",
    ]


def test_package_is_found_where_the_interpreter_would_import_it() -> None:
    assert find_package(Path(sys.executable), "pytest") == Path(pytest.__file__).parent


@pytest.mark.parametrize(
    ("python", "name"),
    [
        pytest.param(sys.executable, "cozenowhere", id="no such package"),
        pytest.param("/nowhere/python", "pytest", id="no such interpreter"),
    ],
)
def test_interpreter_without_the_package_is_named(python: str, name: str) -> None:
    with pytest.raises(MatrixError) as raised:
        find_package(Path(python), name)

    assert str(raised.value) == f"{python}: it has no package {name}"


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An interpreter that has a small package, and what runs the suites."""
    folder = tmp_path_factory.mktemp("python")
    venv.create(folder / "venv", symlinks=True, with_pip=False)
    sdk = package(
        folder / "installed", 'def name():\n    return "a"\n\ndef other():\n    return 1\n'
    )
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    path = folder / "venv" / "lib" / version / "site-packages" / "sdk.pth"
    path.write_text(f"{sdk.parent}\n{sysconfig.get_path('purelib')}\n")
    return folder / "venv" / "bin" / "python"


def test_run_from_the_command_line_writes_its_report_and_says_whether_it_is_enough(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], python: Path
) -> None:
    root = checkout(
        tmp_path / "root",
        "import sdk\n\ndef test_name():\n    assert sdk.name() == 'a'\n",
        "def test_nothing():\n    pass\n",
    )

    code = main(
        [
            *("--python", str(python), "--package", "sdk", "--root", str(root)),
            *("--out", str(tmp_path / "out"), "--least", "0.4", "--jobs", "2"),
        ]
    )

    written = json.loads((tmp_path / "out" / "mutation.json").read_text())
    summary = "40.0 % caught of those that can be: 2 caught, 0 survived, 3 not covered"
    assert code == 0
    assert (written["package"], written["share"], written["seed"]) == ("sdk", 0.4, 20260101)
    assert [(fault["before"], fault["after"], fault["fate"]) for fault in written["faults"]] == [
        ("return 'a'", "return None", "caught"),
        ("return 'a'", "return 'aXX'", "caught"),
        ("return 1", "return None", "not covered"),
        ("return 1", "return 2", "not covered"),
        ("return 1", "return 0", "not covered"),
    ]
    assert (tmp_path / "out" / "mutation.md").read_text().splitlines()[2] == (
        f"{summary} (0 of them equivalent)."
    )
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "5 faults in 1 files, 5 of them are tried"
    assert told[-1] == f"{summary} (0 of them equivalent)"


@pytest.mark.parametrize(
    ("least", "code"),
    [
        pytest.param([], 1, id="fewer than 95 of 100"),
        pytest.param(["--least", "0.51"], 1, id="fewer than asked for"),
        pytest.param(["--least", "0.5"], 0, id="as many as asked for"),
    ],
)
def test_exit_code_says_whether_enough_was_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, python: Path, least: list[str], code: int
) -> None:
    caught, survived = TriedFault(UNKNOWN, Fate.CAUGHT), TriedFault(UNKNOWN, Fate.SURVIVED)
    # What costs seconds is done once, above.
    monkeypatch.setattr(program, "measure", lambda *_: Baseline(Lines({}, {}), ()))
    monkeypatch.setattr(program, "try_all", lambda *_, **__: (caught, survived))
    (tmp_path / "src").mkdir()
    (tmp_path / "tests").mkdir()
    arguments = ["--python", str(python), "--package", "sdk", "--root", str(tmp_path)]

    assert main([*arguments, "--out", str(tmp_path / "out"), *least]) == code


def test_what_cannot_be_found_out_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["--python", "/nowhere/python", "--out", str(tmp_path / "out")])

    assert code == 2
    assert capsys.readouterr().err == "/nowhere/python: it has no package cozepy\n"
    assert not (tmp_path / "out").exists()


def test_stale_declaration_stops_before_anything_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], python: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "mutation.toml").write_text(
        '[[fault]]\nfile = "sdk/__init__.py"\noperator = "string"\n'
        'before = "return \'b\'"\nafter = "return \'bXX\'"\nwhy = "it was so"\n'
    )

    code = main(["--python", str(python), "--package", "sdk", "--root", str(tmp_path)])

    assert code == 2
    assert capsys.readouterr().err == (
        "mutation.toml: fault[0].before: \"return 'b'\" is not allowed; "
        "allowed: the text of a fault that the package has\n"
    )


@pytest.mark.parametrize(
    ("chosen", "tried"),
    [
        ([], 300),
        (["--files", "sdk/*"], 400),
        (["--files", "sdk/__init__.py", "--sample", "7"], 7),
    ],
)
def test_all_faults_of_files_are_tried_unless_a_sample_is_asked_for(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    python: Path,
    chosen: list[str],
    tried: int,
) -> None:
    faults = [replace(UNKNOWN, number=number) for number in range(400)]
    monkeypatch.setattr(program, "find_in", lambda _: {"sdk/__init__.py": faults})
    monkeypatch.setattr(program, "measure", lambda *_: Baseline(Lines({}, {}), ()))
    monkeypatch.setattr(
        program,
        "try_all",
        lambda *given, **_: tuple(TriedFault(each, Fate.CAUGHT) for each in given[1]),
    )
    (tmp_path / "src").mkdir()
    (tmp_path / "tests").mkdir()
    arguments = ["--python", str(python), "--package", "sdk", "--root", str(tmp_path)]

    assert main([*arguments, "--out", str(tmp_path / "out"), *chosen]) == 0

    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"400 faults in 1 files, {tried} of them are tried"


@pytest.mark.parametrize("argument", ["--sample", "--jobs"])
def test_number_must_be_positive(argument: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["--python", "python", argument, "0"])

    assert raised.value.code == 2
    assert f"argument {argument}: invalid _positive value: '0'" in capsys.readouterr().err


def test_process_that_dies_without_a_word_is_noticed() -> None:
    died = Ran(Ended(0, 3.0, 1.0, is_timeout=False), {}, "", "exit code 0, in test_x::b")

    assert died.noticed == "exit code 0, in test_x::b"


@pytest.mark.parametrize(
    ("suite", "known"),
    [
        pytest.param(ran(code=4), False, id="an unknown name"),
        pytest.param(ran(code=5), False, id="nothing collected"),
        pytest.param(ran(failed("a"), code=1), True, id="one that fails"),
    ],
)
def test_tests_that_are_not_there_tell_nothing(suite: Ran, known: bool) -> None:
    assert suite.knows_its_tests is known


def test_module_without_a_folder_of_its_own_is_no_package() -> None:
    with pytest.raises(MatrixError, match="sys is no package"):
        find_package(Path(sys.executable), "sys")
