"""The recorder, in a pytest of its own, read back by the engine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cozematrix.cells.outcome import State, Status, Warned
from cozematrix.cells.process import Ended
from cozematrix.cells.recording import Recording, read_recording

ROOT = Path(__file__).parents[2]
TESTS = """
import pytest

def test_passes():
    pass

def test_fails():
    assert 1 == 2, "of course"

def test_is_absent():
    pytest.skip("absent: bots.fly")

def test_is_skipped():
    pytest.skip("no wings")

@pytest.fixture
def strict():
    yield
    pytest.fail("refused by the service: query: x is unknown", pytrace=False)

def test_is_refused(strict):
    raise ValueError("code: 4000")
"""


def record(folder: Path, tests: str, *arguments: str) -> tuple[Recording, int]:
    (folder / "test_it.py").write_text(tests)
    file = folder / "record.jsonl"
    command = [sys.executable, "-m", "pytest", str(folder / "test_it.py"), "-q"]
    command += ["-p", "tests.shared.recorder", "--record", str(file), "-c", "/dev/null"]
    command += ["--rootdir", str(folder), "-p", "no:cacheprovider", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False)
    return read_recording(file), ran.returncode


@pytest.mark.parametrize("workers", ["0", "2"])
def test_each_test_is_recorded_with_its_state_and_reason(tmp_path: Path, workers: str) -> None:
    recording, code = record(tmp_path, TESTS, "-n", workers)

    found = {each.name: (each.state, each.message) for each in recording.results}
    assert found == {
        "test_it::test_passes": (State.PASSED, ""),
        "test_it::test_fails": (State.FAILED, "AssertionError: of course"),
        "test_it::test_is_absent": (State.ABSENT, "absent: bots.fly"),
        "test_it::test_is_skipped": (State.SKIPPED, "no wings"),
        "test_it::test_is_refused": (
            State.FAILED,
            "refused by the service: query: x is unknown",
        ),
    }
    assert sorted(recording.collected) == sorted(found)
    assert recording.judge(Ended(code, 1.0, 1.0, is_timeout=False)) == (
        Status.CONTRACT_FAILURES,
        "",
    )


@pytest.mark.parametrize("option", ["--setup-only", "--setup-plan"])
def test_what_was_set_up_but_not_executed_has_not_passed(tmp_path: Path, option: str) -> None:
    recording, code = record(tmp_path, "def test_one():\n    assert False\n", option)

    status, cause = recording.judge(Ended(code, 1.0, 1.0, is_timeout=False))
    assert recording.results == ()
    assert (status, cause) == (
        Status.CRASHED,
        "exit code 0, without a result of test_it::test_one",
    )


def test_selection_that_matches_nothing_has_not_run(tmp_path: Path) -> None:
    recording, code = record(tmp_path, TESTS, "-k", "nothing_is_called_so")

    judged = recording.judge(Ended(code, 1.0, 1.0, is_timeout=False), "-k nothing_is_called_so")
    assert judged == (Status.NOT_RUN, "no test matches -k nothing_is_called_so")


@pytest.mark.parametrize("workers", ["0", "1"])
def test_wire_that_a_fixture_leaves_when_it_ends_is_recorded(tmp_path: Path, workers: str) -> None:
    tests = """
import pytest

@pytest.fixture
def tenant(request):
    yield
    request.node.user_properties.append(("wire", "GET /v1/bots -> 200"))

def test_fails(tenant):
    assert 1 == 2, "of course"

def test_passes():
    pass
"""

    recording, _ = record(tmp_path, tests, "-n", workers)

    assert {each.name: each.wire for each in recording.results} == {
        "test_it::test_fails": "GET /v1/bots -> 200",
        "test_it::test_passes": "",
    }


def test_file_that_cannot_be_imported_is_recorded(tmp_path: Path) -> None:
    recording, code = record(tmp_path, "import nowhere")

    status, cause = recording.judge(Ended(code, 1.0, 1.0, is_timeout=False))
    assert status is Status.CRASHED
    assert cause.startswith("not collected: test_it.py: E   ModuleNotFoundError")


def test_interpreter_that_dies_leaves_the_test_that_was_running(tmp_path: Path) -> None:
    recording, code = record(tmp_path, "import os\n\ndef test_dies():\n    os._exit(0)\n")

    assert code == 0
    assert recording.judge(Ended(code, 1.0, 1.0, is_timeout=False)) == (
        Status.CRASHED,
        "exit code 0, in test_it::test_dies",
    )


def test_suite_ends_when_its_standard_input_is_closed(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("import time\n\ndef test_hangs():\n    time.sleep(600)\n")
    command = [sys.executable, "-m", "pytest", str(tmp_path), "-p", "tests.shared.recorder"]
    command += ["--lifeline", "-c", "/dev/null", "--rootdir", str(tmp_path)]

    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE)
    try:
        assert process.stdin is not None
        process.stdin.close()
        code = process.wait(60)
    finally:
        process.kill()
        process.wait()

    assert code == 75


WARNS = """
import warnings

import pytest
from cryptography.utils import CryptographyDeprecationWarning

warnings.warn("while it is collected", FutureWarning)

@pytest.mark.parametrize("number", range(3))
def test_warns(number):
    warnings.warn("soon gone", DeprecationWarning)
    warnings.warn("later gone", PendingDeprecationWarning)
    warnings.warn("by name", CryptographyDeprecationWarning)
    warnings.warn("nothing of the kind")

def test_hides():
    with pytest.warns(DeprecationWarning):
        warnings.warn("asked for", DeprecationWarning)
"""


@pytest.mark.parametrize("workers", ["0", "2"])
def test_each_deprecation_is_recorded_once(tmp_path: Path, workers: str) -> None:
    recording, _ = record(tmp_path, WARNS, "-n", workers)

    file = str(tmp_path / "test_it.py")
    assert sorted(recording.warnings) == [
        Warned("CryptographyDeprecationWarning", "by name", file),
        Warned("DeprecationWarning", "soon gone", file),
        Warned("FutureWarning", "while it is collected", file),
        Warned("PendingDeprecationWarning", "later gone", file),
    ]


def test_deprecations_are_bounded_in_number_and_size(tmp_path: Path) -> None:
    tests = """
import warnings

def test_warns():
    for number in range(1000):
        warnings.warn(f"{number} " + "x" * 100000, DeprecationWarning)
"""

    recording, _ = record(tmp_path, tests)

    assert len(recording.warnings) == 200
    assert {len(each.message) for each in recording.warnings} == {400}
    assert recording.is_finished


def test_module_that_cannot_be_asked_for_anything_does_no_harm(tmp_path: Path) -> None:
    tests = """
import sys
import types

class Lazy(types.ModuleType):
    def __getattr__(self, name):
        raise ModuleNotFoundError("No module named '_gdbm'")

sys.modules["lazy"] = Lazy("lazy")

def test_passes():
    pass
"""

    recording, code = record(tmp_path, tests)

    assert (recording.is_finished, code) == (True, 0)
    assert "pytest" in recording.imported
    assert "lazy" not in recording.imported
