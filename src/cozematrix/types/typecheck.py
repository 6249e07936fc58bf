"""Runs mypy for one cell over the typed use in `tests/typing`, from outside its environment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from filelock import FileLock
from packaging.version import Version

from cozematrix.api.released_api import ReleasedAPI
from cozematrix.api.spelling import one_spelling
from cozematrix.cells import environment, process
from cozematrix.cells.cell import key_of, now, status_of, taken
from cozematrix.cells.files import MOST_OF_A_REPORT, scratch_folder, work_folder
from cozematrix.cells.installer import call
from cozematrix.cells.outcome import (
    FailingPlace,
    Outcome,
    Result,
    State,
    Status,
    cleaned,
    in_modules,
)
from cozematrix.cells.outcome_file import reserve_outcome, write_outcome
from cozematrix.cells.preparation import CHECKER, lay_user, resolve
from cozematrix.data_file import read_log
from cozematrix.errors import InfrastructureError, MatrixError
from cozematrix.planning.plan import Suite
from cozematrix.types.typed_use.facts import read_facts
from cozematrix.types.typed_use.lines import is_as_stated, is_written, read_lines
from cozematrix.types.typed_use.needs import read_needs

if TYPE_CHECKING:
    from pathlib import Path

    from cozematrix.cells.context import Ask, Resolved, RunContext, Subject
    from cozematrix.cells.resolution import Resolution

FOLDER = "tests/typing"
# Mypy's code for an import of a package without types.
UNTYPED = "import-untyped"
# Tells whether a release lacks something, by its path.
Lacks = Callable[[str], bool]
# How mypy is started; where it looks and what it reads comes behind.
OPTIONS = ("--strict", "--config-file=", "--no-pretty", "--no-error-summary")
# Where the calls of each client are, and the error that tells the type of a result.
_CALLS = {
    "Coze": "typing/every_call.py [assert-type]",
    "AsyncCoze": "typing/every_call_async.py [assert-type]",
}
# A type that has arguments, as mypy quotes it.
_TYPE = re.compile(r'"([^"]*\[[^"]*)"')
_ERROR = re.compile(
    r"(?P<file>[^:]+):(?P<line>\d+)(?::\d+)?: error: (?P<text>.*?)(?:  \[(?P<code>[\w-]+)\])?$"
)


def check_types(context: RunContext, subject: Subject, ask: Ask) -> Outcome:
    """Type-check a cell, or take over what was kept; the outcome is written."""
    cell = subject.cell
    reserve_outcome(context.places.outcomes, cell, Suite.TYPES, context.run.id, context.run.secret)
    try:
        mypy = context.resolver.resolve(
            cell.python,
            subject.program,
            CHECKER,
            question=context.configuration.picking.of_runner,
        )
        resolved = replace(resolve(context, subject), runner=mypy)
        key = key_of(context, subject, Suite.TYPES, resolved, ask)
        if not ask.is_fresh and (kept := taken(context, cell, key)):
            return write_outcome(context.places.outcomes, kept.outcome, context.run.secret)
        outcome = replace(_check(context, subject, resolved), key=key)
    except MatrixError as error:
        status = status_of(error)
        outcome = Outcome(cell, Suite.TYPES, context.run.id, status, cause=str(error))
    context.store.put(outcome, b"")
    return write_outcome(context.places.outcomes, outcome, context.run.secret)


def _check(context: RunContext, subject: Subject, resolved: Resolved) -> Outcome:
    cell = subject.cell
    mypy, of_mypy = tool(context, subject, "mypy", resolved.runner)
    layers = lay_user(context, subject, resolved)
    environment.expose(subject.venv, layers, is_measured=False)
    ran = now()
    folder = work_folder(context.places, cell)
    scratch = scratch_folder(context.places, cell, Suite.TYPES)
    log = folder / "types.log"
    # One cache for all releases on a Python: what differs between two of them is checked again.
    cache = context.places.cache / "mypy" / cell.python
    cache.mkdir(parents=True, exist_ok=True)
    command: list[str | Path] = [mypy, "-m", "mypy", *OPTIONS]
    command += ["--python-executable", subject.program]
    command += ["--cache-dir", cache, FOLDER]
    # It starts the cell's own Python, to ask where packages lie, and that runs what a wheel says.
    fence = context.fence(subject, (*layers, *of_mypy), scratch)
    ended = process.run(
        command,
        log=log,
        seconds=context.configuration.limits.types,
        cwd=context.view,
        env=process.clean_environment(home=scratch / "home", bin_folder=subject.venv / "bin"),
        fence=replace(fence, writable=(*fence.writable, cache)),
    )
    facts = read_facts(context.view / FOLDER / "uses.json")
    newest = facts.release
    package, version = context.configuration.package, subject.release.version
    lacks = lacks_of(layers[0], package, version=version, newest=newest)
    printed = read_log(log, MOST_OF_A_REPORT)
    is_older = Version(version) < Version(newest)
    results = read_errors(printed, context.view, lacks, is_older=is_older)
    status, cause = _judge(ended, results)
    called = {
        (each.client, each.path)
        for each in facts.methods
        if not lacks(f"{package}.{each.client}.{each.path}")
    }
    return Outcome(
        cell,
        Suite.TYPES,
        context.run.id,
        status,
        cause=cause,
        interpreter=cell.python,
        resolved=resolved.user.day,
        fence=context.fenced,
        dependencies=dict(pin.split("==", 1) for pin in resolved.user.pins),
        methods=len(called),
        untyped=len(untyped_methods(results) & called),
        checker=next(f"mypy {each[6:]}" for each in resolved.runner.pins if each[:6] == "mypy=="),
        ran=ran,
        seconds=ended.seconds,
        cpu_seconds=ended.cpu_seconds,
        modules=in_modules(results),
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


def read_errors(
    printed: str, root: Path, lacks: Lacks, *, is_older: bool = False
) -> tuple[Result, ...]:
    """Mypy's errors, one result for each file and code, and in it a place for each line of use.

    A result is called `typing/bots.py [attr-defined]`, a place as the line reads in the file below
    `root`: numbers of lines change with every edit. In a file that `nox -s uses` writes, a place is
    what the line is about, `bots.create(name)`. Lines that need something which the release lacks
    are left out; so is, in a release that `is_older` than the uses, what these expect only because
    the newest one states it so. Types stand in one spelling, whichever mypy said them. What mypy
    says of the packages' own files is left out too: a user, who has them installed, does not see
    it.
    """
    grouped: dict[str, dict[str, list[str]]] = {}
    place_of = cache(lambda file: _places(root / file, lacks, is_older=is_older))
    for line in printed.splitlines():
        match = _ERROR.match(line)
        if match and match["file"].startswith(f"{FOLDER}/"):
            name = f"{match['file'].removeprefix('tests/')} [{match['code'] or 'error'}]"
            used = place_of(match["file"])(int(match["line"]), match["code"] or "")
            if used is not None:
                grouped.setdefault(name, {}).setdefault(used, []).append(_spelled(match["text"]))
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


def _spelled(text: str) -> str:
    """A message with its types in one spelling: an old mypy says `List[str]`, a new one `list`."""
    return _TYPE.sub(lambda match: f'"{one_spelling(match[1])}"', text)


def _places(file: Path, lacks: Lacks, *, is_older: bool) -> Callable[[int, str], str | None]:
    """Name the place of a line by its number; None where nothing is expected of the release.

    That a release has no types at all is said of each import, whatever it is of.
    """
    text = file.read_text(encoding="utf-8")
    if is_older and is_as_stated(text):
        return lambda *_: None
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


def untyped_methods(results: Iterable[Result]) -> set[tuple[str, str]]:
    """The methods that return `Any`, each as its client and its path from there."""
    return {
        (client, place.name)
        for result in results
        for client, name in _CALLS.items()
        if result.name == name
        for place in result.failing_places
        if place.message.startswith('Expression is of type "Any"')
    }


def error_count(outcome: Outcome) -> int:
    """Count the lines of use that mypy reported in this cell."""
    return sum(len(result.failing_places) for result in outcome.results)


def _judge(ended: process.Ended, results: tuple[Result, ...]) -> tuple[Status, str]:
    if ended.is_timeout:
        return Status.TIMEOUT, ended.description
    if ended.code not in (0, 1):
        return Status.CRASHED, f"mypy: {ended.description}"
    return (Status.ERRORS, "") if results else (Status.CLEAN, "")


def tool(
    context: RunContext, subject: Subject, name: str, resolution: Resolution
) -> tuple[Path, tuple[Path, Path]]:
    """Return the Python of a type checker, and the folders that it is read from.

    It lies in a layer, verified before each use as a cell's are; whatever else was put into its
    virtual environment is removed.
    """
    layer = context.layers.layer(subject.cell.python, subject.program, resolution.pins)
    folder = context.places.cache / "tools" / f"{name}-{subject.cell.python}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    program = environment.program(folder)
    with FileLock(f"{folder}.lock"):
        if not program.exists():
            _make_venv(context, subject.interpreter.path, folder)
        environment.expose(folder, (layer,), is_measured=False)
    return program, (folder, layer)


def _make_venv(context: RunContext, python: Path, folder: Path) -> None:
    answer = call(
        context.uv,
        ("venv", "--clear", "--python", str(python), str(folder)),
        seconds=context.configuration.limits.install,
        is_offline=context.run.is_offline,
    )
    if answer.code != 0:
        raise InfrastructureError(f"no environment for a type checker: {answer.reason}")
