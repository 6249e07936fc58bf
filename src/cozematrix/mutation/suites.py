"""Runs the contract suites on a copy of the package, from a copy of the checkout's tests."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cozematrix import process
from cozematrix.errors import MatrixError
from cozematrix.outcome import State
from cozematrix.recording import read_recording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cozematrix.outcome import Result
    from cozematrix.process import Ended

SUITES = ("sync", "async")
SECONDS_TO_ANSWER = 20.0
_BYTECODE = shutil.ignore_patterns("__pycache__")


@dataclass(frozen=True)
class Ran:
    """How a suite process ended, and what it recorded of each test, by `sync/test_x::test_y`."""

    ended: Ended
    results: dict[str, Result]
    collection_error: str

    @property
    def noticed(self) -> str:
        """Which test noticed that something is broken, or what else did; empty where none did."""
        for test, result in self.results.items():
            if result.state is State.FAILED:
                return test
        if self.ended.is_timeout:
            return "timeout"
        if self.ended.code != 0:
            return f"collection: {self.collection_error}" if self.collection_error else "start"
        return ""


@dataclass(frozen=True)
class Bench:
    """Where the suites run: a checkout's copy, the interpreter, the fake's address, a folder."""

    checkout: Path
    python: Path
    service: str
    work: Path

    def run(
        self,
        suite: str,
        package: Path,
        name: str,
        *,
        seconds: float,
        tests: Sequence[str] = (),
        without: Sequence[str] = (),
        arguments: Sequence[str] = (),
        measure: Path | None = None,
    ) -> Ran:
        """Run `suite` on the package in the folder `package`: all of it, or `tests` in that order.

        `without` are left out; `measure` is a coverage configuration, where lines are wanted.
        """
        record = self.work / f"{name}.{suite}.jsonl"
        record.unlink(missing_ok=True)
        command: list[str | Path] = [self.python]
        if measure is not None:
            command += ["-m", "coverage", "run", f"--rcfile={measure}"]
        command += ["-m", "pytest", "-c", "tests/cell.ini", "--rootdir", "."]
        command += ["-p", "no:cacheprovider", "-p", "no:xdist", "-p", "cozematrix.mutation.probe"]
        command += ["-p", "tests.shared.recorder", "--record", record, "--lifeline", "--tb=line"]
        command += [part for test in without for part in ("--deselect", node_id(test))]
        command += [*arguments, *([node_id(test) for test in tests] or [f"tests/{suite}"])]
        ended = process.run(
            command,
            log=self.work / f"{name}.{suite}.log",
            seconds=seconds,
            cwd=self.checkout,
            env=process.clean_environment(
                home=self.work / "home",
                bin_folder=self.python.parent,
                COZE_FAKE_URL=self.service,
                # The broken package stands before the installed one.
                PYTHONPATH=f"{package}:{self.checkout / 'src'}",
                # The only core that knows contexts on every Python.
                COVERAGE_CORE="ctrace",
            ),
        )
        recording = read_recording(record)
        results = {f"{suite}/{result.name}": result for result in recording.results}
        return Ran(ended, results, recording.collection_error)


def node_id(test: str) -> str:
    """`sync/test_x::test_y` as pytest takes it."""
    file, _, name = test.partition("::")
    return f"tests/{file}.py::{name}"


def test_of(identifier: str) -> str:
    """What pytest calls `tests/sync/test_x.py::test_y`, as it is called here."""
    file, _, name = identifier.partition("::")
    return f"{file.removeprefix('tests/').removesuffix('.py')}::{name}"


def copy_checkout(root: Path, into: Path) -> Path:
    """A copy of what the suites need: what is edited meanwhile must not look like a fault."""
    for name in ("tests", "src"):
        shutil.copytree(root / name, into / name, ignore=_BYTECODE)
    return into


def copy_package(package: Path, into: Path) -> Path:
    """A copy of the package in the folder `into`, and with its bytecode, which saves a second."""
    return Path(shutil.copytree(package, into / package.name))


def find_package(python: Path, name: str) -> Path:
    """The folder of the package that `python` would import; a `MatrixError` without one."""
    ask = "import importlib.util, sys; print(importlib.util.find_spec(sys.argv[1]).origin)"
    try:
        asked = subprocess.run(
            [python, "-I", "-c", ask, name],
            capture_output=True,
            text=True,
            check=True,
            timeout=SECONDS_TO_ANSWER,
        )
    except (OSError, subprocess.SubprocessError):
        raise MatrixError(f"{python}: it has no package {name}") from None
    return Path(asked.stdout.strip()).parent
