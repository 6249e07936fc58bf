"""Runs one cell: its environment, the import, then each suite, an outcome for each."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cozematrix import environment, process
from cozematrix.environment import Layers
from cozematrix.errors import IndexUnavailableError, NotInstallableError
from cozematrix.outcome import Outcome, Status, write_outcome
from cozematrix.plan import Suite
from cozematrix.recording import read_recording
from cozematrix.resolution import Resolution, Resolver

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cozematrix.configuration import Configuration
    from cozematrix.places import Places
    from cozematrix.plan import Cell
    from cozematrix.releases import Release
    from cozematrix.run import Run

SUITES = (Suite.SYNC, Suite.ASYNC)


@dataclass(frozen=True)
class Bench:
    """What the steps of every cell need: where things lie, the limits, the run, and uv."""

    places: Places
    configuration: Configuration
    run: Run
    uv: str

    @property
    def resolver(self) -> Resolver:
        folder = self.places.cache / "resolutions" / self.configuration.resolution
        return Resolver(folder, self.uv, self.run.is_offline, self.run.day)

    @property
    def layers(self) -> Layers:
        limit = self.configuration.limits.install
        return Layers(self.places.cache / "layers", self.uv, self.run.is_offline, limit)


@dataclass(frozen=True)
class Prepared:
    """A cell's layers: what a user has, and the runner behind it; and what was resolved."""

    user: tuple[Path, ...]
    runner: Path
    resolution: Resolution


def run_cell(
    bench: Bench,
    release: Release,
    cell: Cell,
    venv: Path,
    *,
    workers: int = 0,
    arguments: Sequence[str] = (),
    is_measured: bool = True,
) -> list[Outcome]:
    """Run both suites of `cell` in `venv` and write their outcomes.

    `workers` is pytest-xdist's, 0 for none; `arguments` go to pytest; `is_measured`: with coverage,
    which takes more than half as long again. Whatever goes wrong in the cell is an outcome, never
    an exception.
    """
    for suite in SUITES:
        # An older outcome must not stand for a run that is killed before it writes its own.
        outcome = Outcome(cell, suite, bench.run.id, Status.NOT_RUN, cause="not finished")
        write_outcome(bench.places.outcomes, outcome)
    try:
        prepared = prepare(bench, release, cell, venv)
    except (NotInstallableError, IndexUnavailableError) as error:
        return _all(bench, cell, status_of(error), str(error))
    user = Outcome(cell, SUITES[0], bench.run.id, Status.OK, resolved=prepared.resolution.day)
    environment.see(venv, prepared.user, is_measured=False)
    if cause := _import(bench, cell, venv):
        return _all(bench, cell, Status.IMPORT_ERROR, cause, resolved=user.resolved)
    environment.see(venv, (*prepared.user, prepared.runner), is_measured=is_measured)
    outcomes = []
    for suite in SUITES:
        outcome = _suite(bench, replace(user, suite=suite), venv, workers, arguments)
        write_outcome(bench.places.outcomes, outcome)
        outcomes.append(outcome)
    return outcomes


def prepare(bench: Bench, release: Release, cell: Cell, venv: Path) -> Prepared:
    """Resolve and install what the cell needs, once more where the index failed."""
    try:
        return _prepare(bench, release, cell, venv)
    except IndexUnavailableError:
        return _prepare(bench, release, cell, venv)


def status_of(error: Exception) -> Status:
    """Whose fault it is that there is no environment."""
    if isinstance(error, NotInstallableError):
        return Status.NOT_INSTALLABLE
    return Status.INFRASTRUCTURE


def work_folder(places: Places, cell: Cell) -> Path:
    """Where a cell's logs, recordings and measurements lie."""
    return places.reports / "cells" / cell.resolution / cell.python / cell.release


def _prepare(bench: Bench, release: Release, cell: Cell, venv: Path) -> Prepared:
    interpreter = environment.program(venv)
    resolve, layer = bench.resolver.resolve, bench.layers.layer
    # The release's own requirements are what differs, so releases with equal ones share a layer.
    resolution = resolve(cell.python, interpreter, release.requires_dist)
    package = f"{bench.configuration.package}=={release.version}"
    return Prepared(
        user=(
            layer(cell.python, interpreter, [package]),
            layer(cell.python, interpreter, resolution.pins),
        ),
        runner=_runner(bench, cell, interpreter, resolution),
        resolution=resolution,
    )


def _runner(bench: Bench, cell: Cell, interpreter: Path, user: Resolution) -> Path:
    """The runner's layer, with what is optional where that installs."""
    needed, optional = bench.configuration.runner, bench.configuration.optional
    wanted = [(*needed, *optional), needed] if optional else [needed]
    for packages in wanted:
        try:
            pins = bench.resolver.resolve(
                cell.python, interpreter, packages, constraints=user.pins
            ).pins
            return bench.layers.layer(cell.python, interpreter, pins)
        except NotInstallableError:
            if packages is wanted[-1]:
                raise
    raise AssertionError("unreachable")


def _import(bench: Bench, cell: Cell, venv: Path) -> str:
    """Why the package cannot be imported, in one line; empty where it can."""
    folder = work_folder(bench.places, cell)
    report = folder / "import.json"
    report.unlink(missing_ok=True)
    ended = process.run(
        [
            environment.program(venv),
            bench.places.root / "tests/shared/import_step.py",
            bench.configuration.package,
            report,
        ],
        log=folder / "import.log",
        seconds=bench.configuration.limits.import_,
        cwd=folder,
        env=process.clean_environment(home=folder / "home", bin_folder=venv / "bin"),
    )
    if not report.is_file():
        return f"import: {ended.manner}"
    return str(json.loads(report.read_text(encoding="utf-8"))["error"])


def _suite(
    bench: Bench, outcome: Outcome, venv: Path, workers: int, arguments: Sequence[str]
) -> Outcome:
    suite = outcome.suite
    folder = work_folder(bench.places, outcome.cell)
    record = folder / f"{suite}.jsonl"
    for stale in (record, folder / f"{suite}.xml", *folder.glob(f"{suite}.coverage*")):
        stale.unlink(missing_ok=True)
    command: list[str | Path] = [
        environment.program(venv),
        "-m",
        "pytest",
        f"tests/{suite}",
        "-c",
        "tests/cell.ini",
    ]
    command += ["--rootdir", ".", "-p", "tests.shared.recorder", "-p", "no:cacheprovider"]
    command += ["--record", record, "--lifeline", "-n", str(workers)]
    command += [f"--junitxml={folder / f'{suite}.xml'}", *arguments]
    ended = process.run(
        command,
        log=folder / f"{suite}.log",
        seconds=bench.configuration.limits.suite,
        cwd=bench.places.root,
        env=process.clean_environment(
            home=folder / "home",
            bin_folder=venv / "bin",
            COZE_FAKE_URL=bench.run.service,
            # For the client of the fake, which needs nothing but the standard library.
            PYTHONPATH=str(bench.places.root / "src"),
            COVERAGE_PROCESS_START=str(bench.places.root / "tests/coverage.ini"),
            COVERAGE_FILE=str(folder / f"{suite}.coverage"),
        ),
    )
    recording = read_recording(record)
    status, cause = recording.judge(ended)
    if status is Status.CRASHED and not recording.running:
        cause = f"{cause}: {_last_line(folder / f'{suite}.log')}"
    return replace(
        outcome,
        status=status,
        cause=cause,
        interpreter=recording.interpreter,
        dependencies=recording.dependencies,
        seconds=ended.seconds,
        cpu_seconds=ended.cpu_seconds,
        is_partial=bool(arguments),
        results=recording.results,
    )


def _last_line(log: Path) -> str:
    """What a program said last; pytest sums up even after an error of its own, which is told."""
    lines = [line.strip() for line in log.read_text("utf-8", errors="replace").split("\n")]
    internal = [line for line in lines if line.startswith("INTERNALERROR>")]
    return next((line[:300] for line in reversed(internal or lines) if line), "no output")


def _all(
    bench: Bench, cell: Cell, status: Status, cause: str, *, resolved: str = ""
) -> list[Outcome]:
    outcomes = [
        Outcome(cell, suite, bench.run.id, status, cause=cause, resolved=resolved)
        for suite in SUITES
    ]
    for outcome in outcomes:
        write_outcome(bench.places.outcomes, outcome)
    return outcomes
