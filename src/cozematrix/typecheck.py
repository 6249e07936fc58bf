"""Runs mypy for one cell over the typed use in `tests/typing`, from outside its environment."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from filelock import FileLock
from packaging.version import Version

from cozematrix import cell as cells
from cozematrix import environment, process
from cozematrix.document import read_json
from cozematrix.errors import InfrastructureError, MatrixError
from cozematrix.installer import call
from cozematrix.outcome import (
    FailingPlace,
    Outcome,
    Result,
    State,
    Status,
    cleaned,
    reserve_outcome,
    write_outcome,
)
from cozematrix.plan import Suite
from cozematrix.released_api import ReleasedAPI
from cozematrix.typed_use.lines import is_written, read_lines
from cozematrix.typed_use.needs import read_needs

if TYPE_CHECKING:
    from pathlib import Path

    from cozematrix.cell import Ask, Bench, Resolved, Subject
    from cozematrix.resolution import Resolution

FOLDER = "tests/typing"
# Mypy's code for an import of a package without types.
UNTYPED = "import-untyped"
# Tells whether a release lacks something, by its path.
Lacks = Callable[[str], bool]
_ERROR = re.compile(
    r"(?P<file>[^:]+):(?P<line>\d+)(?::\d+)?: error: (?P<text>.*?)(?:  \[(?P<code>[\w-]+)\])?$"
)


def check_types(bench: Bench, subject: Subject, ask: Ask) -> Outcome:
    """Type-check a cell, or take over what was kept; the outcome is written."""
    cell = subject.cell
    reserve_outcome(bench.places.outcomes, cell, Suite.TYPES, bench.run.id, bench.run.secret)
    try:
        # An old Python is checked by the last mypy that knows it; its installer finds that one.
        mypy = bench.resolver.resolve(cell.python, subject.program, ["mypy"])
        resolved = replace(cells.resolve(bench, subject), runner=mypy)
        key = cells.key_of(bench, subject, Suite.TYPES, resolved, ask)
        if not ask.is_fresh and (kept := cells.taken(bench, cell, key)):
            return write_outcome(bench.places.outcomes, kept.outcome, bench.run.secret)
        outcome = replace(_check(bench, subject, resolved), key=key)
    except MatrixError as error:
        status = cells.status_of(error)
        outcome = Outcome(cell, Suite.TYPES, bench.run.id, status, cause=str(error))
    bench.store.put(outcome, b"")
    return write_outcome(bench.places.outcomes, outcome, bench.run.secret)


def _check(bench: Bench, subject: Subject, resolved: Resolved) -> Outcome:
    cell = subject.cell
    mypy = _mypy(bench, subject, resolved.runner)
    layers = cells.lay_user(bench, subject, resolved)
    environment.expose(subject.venv, layers, is_measured=False)
    ran = cells.now()
    folder = cells.work_folder(bench.places, cell)
    scratch = cells.scratch_folder(bench.places, cell, Suite.TYPES)
    log = folder / "types.log"
    # One cache for all releases on a Python: what differs between two of them is checked again.
    cache = bench.places.cache / "mypy" / cell.python
    cache.mkdir(parents=True, exist_ok=True)
    command: list[str | Path] = [
        mypy / "bin/python",
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        "--no-pretty",
    ]
    command += ["--python-executable", subject.program, "--no-error-summary"]
    command += ["--cache-dir", cache, FOLDER]
    # It starts the cell's own Python, to ask where packages lie, and that runs what a wheel says.
    fence = bench.fence(subject, (*layers, mypy), scratch)
    ended = process.run(
        command,
        log=log,
        seconds=bench.configuration.limits.types,
        cwd=bench.view,
        env=process.clean_environment(home=scratch / "home", bin_folder=subject.venv / "bin"),
        fence=replace(fence, writable=(*fence.writable, cache)),
    )
    newest = read_json(bench.view / FOLDER / "uses.json").get("release", str)
    package, version = bench.configuration.package, subject.release.version
    lacks = lacks_of(layers[0], package, version=version, newest=newest)
    results = read_errors(log.read_text(encoding="utf-8", errors="replace"), bench.view, lacks)
    status, cause = _judge(ended, results)
    return Outcome(
        cell,
        Suite.TYPES,
        bench.run.id,
        status,
        cause=cause,
        interpreter=cell.python,
        resolved=resolved.user.day,
        fence=bench.fenced,
        dependencies=dict(pin.split("==", 1) for pin in resolved.user.pins),
        ran=ran,
        seconds=ended.seconds,
        cpu_seconds=ended.cpu_seconds,
        results=results,
    )


def lacks_of(layer: Path, package: str, *, version: str, newest: str) -> Lacks:
    """Tell by its source in a layer what a release lacks of `newest`, which the uses are made for.

    One that came later should lack nothing. One without `py.typed` has no types at all, which mypy
    says where the package is imported.
    """
    if Version(version) >= Version(newest):
        return lambda _: False
    if not (layer / package / "py.typed").is_file():
        return lambda path: path != package

    @cache
    def api() -> ReleasedAPI:
        return ReleasedAPI.read(layer, package=package)

    return lambda path: not api().has(path)


def read_errors(printed: str, root: Path, lacks: Lacks) -> tuple[Result, ...]:
    """Mypy's errors, one result for each file and code, and in it a place for each line of use.

    A result is called `typing/bots.py [attr-defined]`, a place as the line reads in the file below
    `root`: numbers of lines change with every edit. In a file that `nox -s uses` writes, a place is
    what the line is about, `bots.create(name)`. Lines that need something which the release lacks
    are left out, and so is what mypy says of the packages' own files: a user, who has them
    installed, does not see it.
    """
    grouped: dict[str, dict[str, list[str]]] = {}
    place_of = cache(lambda file: _places(root / file, lacks))
    for line in printed.splitlines():
        match = _ERROR.match(line)
        if match and match["file"].startswith(f"{FOLDER}/"):
            name = f"{match['file'].removeprefix('tests/')} [{match['code'] or 'error'}]"
            used = place_of(match["file"])(int(match["line"]), match["code"] or "")
            if used is not None:
                grouped.setdefault(name, {}).setdefault(used, []).append(match["text"])
    return tuple(
        cleaned(
            Result(
                name,
                State.FAILED,
                failing_places=tuple(
                    FailingPlace(used, "; ".join(dict.fromkeys(texts)))
                    for used, texts in lines.items()
                ),
            )
        )
        for name, lines in sorted(grouped.items())
    )


def _places(file: Path, lacks: Lacks) -> Callable[[int, str], str | None]:
    """Name the place of a line by its number; None where the release lacks what it needs.

    That a release has no types at all is said of each import, whatever it is of.
    """
    text = file.read_text(encoding="utf-8")
    read = text.splitlines()
    about = read_lines(text) if is_written(text) else {}
    needs = {} if about else read_needs(text)

    def place(number: int, code: str) -> str | None:
        line = about.get(number)
        if line is not None:
            return None if any(map(lacks, line.paths)) else line.subject
        if code != UNTYPED and any(map(lacks, needs.get(number, ()))):
            return None
        return read[number - 1].strip() if number <= len(read) else ""

    return place


def error_count(outcome: Outcome) -> int:
    """How many lines of use mypy reported in this cell."""
    return sum(len(result.failing_places) for result in outcome.results)


def _judge(ended: process.Ended, results: tuple[Result, ...]) -> tuple[Status, str]:
    if ended.is_timeout:
        return Status.TIMEOUT, ended.manner
    if ended.code not in (0, 1):
        return Status.CRASHED, f"mypy: {ended.manner}"
    return (Status.ERRORS, "") if results else (Status.CLEAN, "")


def _mypy(bench: Bench, subject: Subject, resolution: Resolution) -> Path:
    """A virtual environment with this mypy."""
    folder = bench.places.cache / "tools" / f"mypy-{subject.cell.python}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock"):
        installed = folder / "installed.txt"
        if installed.is_file() and installed.read_text(encoding="utf-8").split() == [
            *resolution.pins
        ]:
            return folder
        _uv(bench, "venv", "--clear", "--python", str(subject.interpreter.path), str(folder))
        options = ("--python", str(folder), "--no-deps", "--no-build", "--link-mode", "copy")
        _uv(bench, "pip", "install", *options, *resolution.pins)
        installed.write_text("\n".join(resolution.pins), encoding="utf-8")
    return folder


def _uv(bench: Bench, *arguments: str) -> None:
    answer = call(
        bench.uv,
        arguments,
        seconds=bench.configuration.limits.install,
        is_offline=bench.run.is_offline,
    )
    if answer.code != 0:
        raise InfrastructureError(f"mypy cannot be installed: {answer.reason}")
