"""The ways to run the same cells, each started as its users start it, in a checkout's copy."""

from __future__ import annotations

import os
import shutil
import sys
from abc import ABC, abstractmethod
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.comparison import OLD_RELEASE, SUITES, of_outcome, parts, read_junit
from cozematrix.cells import process
from cozematrix.cells.fence import Fence
from cozematrix.cells.outcome import HAS_RESULTS
from cozematrix.cells.outcome_file import outcome_file, read_outcome, read_outcomes
from cozematrix.errors import InputError, MatrixError
from cozematrix.places import Places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bench.comparison import Part, SuiteRun
    from cozematrix.planning.plan import Cell, Suite

PACKAGES = ("pytest", "pytest-asyncio", "uvloop")
SECONDS = 3600.0
# What a run of nox hands on to its children, and what would make one variant start slower.
_DROPPED = ("COZEMATRIX", "NOX", "PYTEST", "PYTHON", "VIRTUAL_ENV", "FORCE_COLOR", "COLUMNS")
# A selection of tests that is empty: everything is installed and nothing runs.
_NO_TEST = ("-k", "no_such_test")


class CannotRunError(MatrixError):
    """A variant did not come to its end on this machine."""


@dataclass(frozen=True)
class Job:
    """The job that every variant is given.

    `work` is a folder that lasts as long as the comparison; `service` is the fake's address;
    `durations` are the seconds that suites took another variant, where one was measured before.
    """

    cells: tuple[Cell, ...]
    service: str
    uv: str
    work: Path
    durations: Mapping[Part, float] = field(default_factory=dict)

    @property
    def pythons(self) -> list[str]:
        return list(dict.fromkeys(cell.python for cell in self.cells))

    @property
    def releases(self) -> list[str]:
        return list(dict.fromkeys(cell.release for cell in self.cells))

    @property
    def newest(self) -> str:
        return self.releases[0]


class Variant(ABC):
    """One way to run the cells. `copy` is a fresh copy of the checkout, for one run."""

    letter: str
    description: str
    has_second_run = False

    @abstractmethod
    def warm_up(self, job: Job, copy: Path) -> None:
        """Do what is not timed: fill the installers' caches, as on a machine that is in use."""

    @abstractmethod
    def run(self, job: Job, copy: Path) -> None:
        """Do what is timed: run both suites in every cell."""

    def run_again(self, job: Job, copy: Path) -> None:
        """Run once more with nothing changed; asked for only where `has_second_run`."""
        self.run(job, copy)

    def suite_run(self, copy: Path, cell: Cell, suite: Suite) -> SuiteRun:
        """What a suite did in a cell, from the JUnit XML that it left."""
        junit = self.junit(copy, cell, suite)
        if not junit.is_file():
            raise CannotRunError(f"a suite did not run: there is no {junit.name}")
        return read_junit(junit.read_text(encoding="utf-8"))

    def junit(self, copy: Path, cell: Cell, suite: Suite) -> Path:
        """The file of that XML."""
        return copy / "reports" / f"{cell.python}-{cell.release}-{suite}.xml"

    def suite_cpu_seconds(self, job: Job, copy: Path, total: float) -> float | None:  # noqa: ARG002
        """CPU seconds a suite, of `total` for the whole run; None where it cannot be told."""
        return None


class Matrix(Variant):
    """The project itself; a fresh copy has no environment and no layer to reuse."""

    letter = "a"
    description = "this matrix"
    has_second_run = True

    def warm_up(self, job: Job, copy: Path) -> None:
        self._nox(job, copy, *_NO_TEST)

    def run(self, job: Job, copy: Path) -> None:
        self._nox(job, copy, "--fresh")

    def run_again(self, job: Job, copy: Path) -> None:
        self._nox(job, copy)

    def suite_run(self, copy: Path, cell: Cell, suite: Suite) -> SuiteRun:
        file = outcome_file(Places(copy).outcomes, cell, suite)
        try:
            outcome = read_outcome(file)
        except InputError as error:
            raise CannotRunError(f"a suite did not run: {error}") from None
        if outcome.status not in HAS_RESULTS:
            raise CannotRunError(f"a suite did not run: {outcome.status} {outcome.cause}")
        return of_outcome(outcome)

    def suite_cpu_seconds(self, job: Job, copy: Path, total: float) -> float | None:  # noqa: ARG002
        outcomes = read_outcomes(Places(copy).outcomes)
        return sum(outcome.cpu_seconds for outcome in outcomes) / len(outcomes)

    def _nox(self, job: Job, copy: Path, *arguments: str) -> None:
        nox = (sys.executable, "-m", "nox", "-s", "tests", "--")
        # 1: run to the end, but something is not as the ledger expects; 2: no test was selected.
        start(job, [*nox, *job.pythons, *job.releases, *arguments], copy, accepted=(0, 1, 2))


class PlainNox(Variant):
    """`plain/noxfile.py`, with one of nox's backends and so many sessions at once."""

    def __init__(self, letter: str, description: str, backend: str, jobs: int) -> None:
        self.letter = letter
        self.description = description
        self._options = ("-db", backend, "-j", str(jobs))

    def warm_up(self, job: Job, copy: Path) -> None:
        self._nox(job, copy, "--install-only")

    def run(self, job: Job, copy: Path) -> None:
        self._nox(job, copy)

    def _nox(self, job: Job, copy: Path, *options: str) -> None:
        shutil.copy(copy / "bench/plain/noxfile.py", copy)
        sessions = [f"tests-{cell.name}" for cell in job.cells]
        start(job, [sys.executable, "-m", "nox", *self._options, *options, "-s", *sessions], copy)


class Tox(Variant):
    """`plain/tox.ini`, two environments at once; tox lives in an environment of its own."""

    letter = "d"
    description = "tox with tox-uv, -p 2"

    def warm_up(self, job: Job, copy: Path) -> None:
        tools = job.work / "tox"
        start(job, [job.uv, "venv", tools], copy)
        program = tools / "bin" / "python"
        start(job, [job.uv, "pip", "install", "--python", program, "tox", "tox-uv"], copy)
        self._tox(job, copy, "--notest")

    def run(self, job: Job, copy: Path) -> None:
        self._tox(job, copy)

    def _tox(self, job: Job, copy: Path, *options: str) -> None:
        shutil.copy(copy / "bench/plain/tox.ini", copy)
        names = {OLD_RELEASE: "old", job.newest: "newest"}
        environments = [f"py{cell.python}-{names[cell.release]}" for cell in job.cells]
        tox = (job.work / "tox/bin/tox", "run-parallel", "-p", "2", "--parallel-no-spinner")
        start(job, [*tox, *options, "-e", ",".join(environments)], copy)


class Floor(Variant):
    """Nothing but pytest, without coverage, in environments that are there before."""

    letter = "e"
    description = "bare pytest in prepared environments, one a core"

    def warm_up(self, job: Job, copy: Path) -> None:
        for cell in job.cells:
            venv = self._venv(job, cell)
            start(job, [job.uv, "venv", "--python", cell.python, venv], copy)
            install = (job.uv, "pip", "install", "--compile-bytecode", "--python", venv)
            start(job, [*install, f"cozepy=={cell.release}", *PACKAGES], copy)

    def run(self, job: Job, copy: Path) -> None:
        # Longest first: the last one to start is then the shortest to wait for.
        waiting = sorted(parts(job.cells), key=lambda part: -job.durations.get(part, 0.0))
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(lambda part: self._suite(job, copy, *part), waiting))

    def suite_cpu_seconds(self, job: Job, copy: Path, total: float) -> float | None:  # noqa: ARG002
        return total / (len(SUITES) * len(job.cells))

    def _suite(self, job: Job, copy: Path, cell: Cell, suite: Suite) -> None:
        junit = self.junit(copy, cell, suite)
        command: list[str | Path] = [self._venv(job, cell) / "bin" / "python", "-m", "pytest"]
        command += [f"tests/{suite}", "-c", "tests/cell.ini", "--rootdir", "."]
        command += ["-p", "no:cacheprovider", f"--junitxml={junit}"]
        start(job, command, copy, accepted=(0, 1), log=junit.stem, PYTHONPATH="src")

    @staticmethod
    def _venv(job: Job, cell: Cell) -> Path:
        return job.work / "prepared" / f"{cell.python}-{cell.release}"


VARIANTS = (
    Matrix(),
    PlainNox("b", "plain nox, virtualenv and pip", "virtualenv", 1),
    PlainNox("c", "plain nox, uv, -j 2", "uv", 2),
    Tox(),
    Floor(),
)


# Each variant does as it is used to; the matrix fences its cells itself.
_MOST = 1 << 40
_UNBOUNDED = Fence(is_closed=False, memory=_MOST, file=_MOST, processes=_MOST)


def start(
    job: Job,
    command: Sequence[str | Path],
    copy: Path,
    *,
    accepted: tuple[int, ...] = (0,),
    log: str = "run",
    **more: str,
) -> None:
    """Run `command` in `copy` to its end; a CannotRunError that quotes its last words if not."""
    output = copy / f"{log}.log"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_DROPPED)}
    ours = {"COZE_FAKE_URL": job.service, "COZEPY_NEWEST": job.newest, **more}
    ended = process.run(
        command, log=output, seconds=SECONDS, cwd=copy, env=kept | ours, fence=_UNBOUNDED
    )
    if ended.is_timeout or ended.code not in accepted:
        lines = output.read_text("utf-8", errors="replace").split("\n")
        last = [line.strip() for line in lines if line.strip()][-3:]
        raise CannotRunError(f"{ended.description}: {' | '.join(last)[:400]}")
