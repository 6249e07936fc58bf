"""Runs mypy for one cell over the typed use in `tests/typing`, from outside its environment."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from filelock import FileLock

from cozematrix import cell as cells
from cozematrix import environment, process
from cozematrix.errors import MatrixError
from cozematrix.outcome import Outcome, Result, State, Status, write_outcome
from cozematrix.plan import Suite

if TYPE_CHECKING:
    from pathlib import Path

    from cozematrix.cell import Bench
    from cozematrix.plan import Cell
    from cozematrix.releases import Release

FOLDER = "tests/typing"
_ERROR = re.compile(
    r"(?P<file>[^:]+):(?P<line>\d+)(?::\d+)?: error: (?P<text>.*?)(?:  \[(?P<code>[\w-]+)\])?$"
)


def check_types(bench: Bench, release: Release, cell: Cell, venv: Path) -> Outcome:
    """Type-check `cell`, seeing its packages through `venv`, and write the outcome."""
    started = Outcome(cell, Suite.TYPES, bench.run.id, Status.NOT_RUN, cause="not finished")
    write_outcome(bench.places.outcomes, started)
    outcome = _check(bench, release, cell, venv)
    write_outcome(bench.places.outcomes, outcome)
    return outcome


def _check(bench: Bench, release: Release, cell: Cell, venv: Path) -> Outcome:
    try:
        prepared = cells.prepare(bench, release, cell, venv)
        mypy = _mypy(bench, cell, environment.program(venv))
    except MatrixError as error:
        status = cells.status_of(error)
        return Outcome(cell, Suite.TYPES, bench.run.id, status, cause=str(error))
    environment.see(venv, prepared.user, is_measured=False)
    folder = cells.work_folder(bench.places, cell)
    log = folder / "types.log"
    command: list[str | Path] = [
        mypy / "bin/python",
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        "--no-pretty",
    ]
    command += ["--python-executable", environment.program(venv), "--no-error-summary"]
    # One cache for all releases on a Python: what differs between two of them is checked again.
    command += ["--cache-dir", bench.places.cache / "mypy" / cell.python, FOLDER]
    ended = process.run(
        command,
        log=log,
        seconds=bench.configuration.limits.types,
        cwd=bench.places.root,
        env=process.clean_environment(home=folder / "home", bin_folder=venv / "bin"),
    )
    results = read_errors(log.read_text(encoding="utf-8", errors="replace"))
    status, cause = _judge(ended, results)
    return Outcome(
        cell,
        Suite.TYPES,
        bench.run.id,
        status,
        cause=cause,
        interpreter=cell.python,
        resolved=prepared.resolution.day,
        dependencies=dict(pin.split("==", 1) for pin in prepared.resolution.pins),
        seconds=ended.seconds,
        cpu_seconds=ended.cpu_seconds,
        results=results,
    )


def read_errors(printed: str) -> tuple[Result, ...]:
    """Mypy's errors, one result for each file and code: `typing/bots.py [attr-defined]`.

    `message` is the first error's line and text, `details` all of them, a line each. What mypy
    says of the packages' own files is left out: a user, who has them installed, does not see it.
    """
    grouped: dict[str, list[str]] = {}
    for line in printed.splitlines():
        match = _ERROR.match(line)
        if match and match["file"].startswith(f"{FOLDER}/"):
            file = match["file"].removeprefix("tests/")
            name = f"{file} [{match['code'] or 'error'}]"
            grouped.setdefault(name, []).append(f"{file}:{match['line']}: {match['text']}")
    return tuple(
        Result(name, State.FAILED, message=lines[0], details="\n".join(lines))
        for name, lines in sorted(grouped.items())
    )


def error_count(outcome: Outcome) -> int:
    """How many errors mypy printed in this cell."""
    return sum(len(result.details.splitlines()) for result in outcome.results)


def _judge(ended: process.Ended, results: tuple[Result, ...]) -> tuple[Status, str]:
    if ended.is_timeout:
        return Status.TIMEOUT, ended.manner
    if ended.code not in (0, 1):
        return Status.CRASHED, f"mypy: {ended.manner}"
    return (Status.ERRORS, "") if results else (Status.CLEAN, "")


def _mypy(bench: Bench, cell: Cell, interpreter: Path) -> Path:
    """A virtual environment with the newest mypy that runs on the cell's Python.

    An old Python is checked by the last mypy that knows it; its installer finds that one.
    """
    folder = bench.places.cache / "tools" / f"mypy-{cell.python}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock"):
        resolution = bench.resolver.resolve(cell.python, interpreter, ["mypy"])
        installed = folder / "installed.txt"
        if installed.is_file() and installed.read_text(encoding="utf-8").split() == [
            *resolution.pins
        ]:
            return folder
        _uv(bench, "venv", "--clear", "--python", str(interpreter.resolve()), str(folder))
        _uv(bench, "pip", "install", "--python", str(folder), "--no-deps", *resolution.pins)
        installed.write_text("\n".join(resolution.pins), encoding="utf-8")
    return folder


def _uv(bench: Bench, *arguments: str) -> None:
    command = [bench.uv, *arguments, *(["--offline"] if bench.run.is_offline else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise MatrixError(f"mypy cannot be installed: {' '.join(done.stderr.split())[:300]}")
