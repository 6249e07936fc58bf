"""Runs the contract suites on a copy of the package, from a copy of the checkout's tests."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cozematrix.cells import process
from cozematrix.cells.outcome import Outcome, Status, in_modules
from cozematrix.cells.recording import read_recording
from cozematrix.errors import MatrixError
from cozematrix.planning.plan import Cell, Suite
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.judge import facts_of
from cozematrix.verdicts.ledger import owning_test

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cozematrix.cells.outcome import Result
    from cozematrix.cells.process import Ended
    from cozematrix.cells.recording import Recording
    from cozematrix.verdicts.ledger import Cause

SUITES = ("sync", "async")
SECONDS_TO_ANSWER = 20.0
# pytest's own exit codes.
_USAGE_ERROR, _NOTHING_COLLECTED = 4, 5
_BYTECODE = shutil.ignore_patterns("__pycache__")


@dataclass(frozen=True)
class Ran:
    """The end of a suite process, its record of each test, by `sync/test_x::test_y`, and its time.

    `surprises` are the tests that are not as the ledger expects, in the order in which they ran;
    `crash` says why the recording is not whole, and is empty if it is.
    """

    ended: Ended
    results: dict[str, Result]
    collection_error: str
    crash: str = ""
    surprises: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def noticed(self) -> str:
        """The test, or other sign, that showed that something is broken; "" if nothing did."""
        if self.surprises:
            return self.surprises[0]
        if self.ended.is_timeout:
            return "timeout"
        if self.collection_error:
            return f"collection: {self.collection_error}"
        if self.crash or self.ended.code != 0:
            return self.crash or "start"
        return ""

    @property
    def knows_its_tests(self) -> bool:
        """True if the tests that were asked for exist; names may come from the package."""
        return self.ended.code not in (_USAGE_ERROR, _NOTHING_COLLECTED) or bool(self.results)


@dataclass(frozen=True)
class Workspace:
    """The surroundings of a suite: checkout's copy, interpreter, address of the fake, folder.

    `ledger` are the causes for which tests fail without any fault.
    """

    checkout: Path
    python: Path
    service: str
    work: Path
    ledger: tuple[Cause, ...] = ()

    @property
    def known_failures(self) -> Path:
        """The file of the tests that fail as the ledger expects, a line each, as pytest has them.

        No suite that stops at its first failure stops at one of these.
        """
        return self.work / "known-failures.txt"

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
        command += [
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "-p",
            "cozematrix.upkeep.mutation.probe",
        ]
        command += ["-p", "tests.shared.recorder", "--record", record, "--lifeline", "--tb=line"]
        command += ["--package", _name_of(package)]
        if self.known_failures.is_file():
            command += ["--known-failures", self.known_failures]
        if without:
            command += ["--without", write_names(self.work / f"{name}.{suite}.without", without)]
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
        status, cause = recording.judge(ended)
        crash = cause if status is Status.CRASHED else ""
        found = self._surprises(suite, package, recording)
        surprises = tuple(test for test, result in results.items() if result.name in found)
        durations = dict(zip(results, recording.durations, strict=True))
        return Ran(ended, results, recording.collection_error, crash, surprises, durations)

    def _surprises(self, suite: str, package: Path, recording: Recording) -> set[str]:
        """The tests that are not as the ledger expects of the package's release."""
        name = _name_of(package)
        python = ".".join(recording.interpreter.split(".")[:2])
        outcome = Outcome(
            cell=Cell(python, recording.dependencies.get(name, "0")),
            suite=Suite(suite),
            run="",
            status=Status.CONTRACT_FAILURES,
            dependencies=recording.dependencies,
            is_partial=True,
            modules=in_modules(recording.results),
        )
        facts = facts_of(outcome, self.ledger, is_required=True)
        odd = (fact for fact in facts if fact.judgement is not Judgement.AS_EXPECTED)
        return {owning_test(fact.name) for fact in odd}


def _name_of(package: Path) -> str:
    """The name of the only package in the folder."""
    [name] = [each.name for each in package.iterdir() if (each / "__init__.py").is_file()]
    return name


def write_names(file: Path, tests: Iterable[str]) -> Path:
    """Write the identifiers of tests, a line each, as the suite's plugin takes them."""
    file.write_text("".join(f"{node_id(test)}\n" for test in tests), encoding="utf-8")
    return file


def node_id(test: str) -> str:
    """`sync/test_x::test_y` as pytest takes it."""
    file, _, name = test.partition("::")
    return f"tests/{file}.py::{name}"


def test_of(identifier: str) -> str:
    """Convert pytest's name `tests/sync/test_x.py::test_y` to the one that is used here."""
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


def replace_module(path: Path, text: str) -> None:
    """Write a module's text, and drop its bytecode, which could pass for that of the new text."""
    path.write_text(text, encoding="utf-8")
    for stale in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        stale.unlink()


def find_package(python: Path, name: str) -> Path:
    """The folder of the package that `python` would import; a `MatrixError` without one."""
    ask = (
        "import importlib.util, sys; spec = importlib.util.find_spec(sys.argv[1]);"
        "print(spec.origin if spec.submodule_search_locations else '')"
    )
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
    origin = Path(asked.stdout.strip())
    if origin.name != "__init__.py":
        raise MatrixError(f"{python}: {name} is no package with an __init__.py of its own")
    return origin.parent
