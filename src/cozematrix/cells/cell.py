"""Runs one cell: its environment, the import, then both suites at once, an outcome for each.

An outcome that was kept under equal conditions is taken over instead.
"""

from __future__ import annotations

import datetime
import logging
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeVar

from packaging.utils import canonicalize_name

from cozematrix.cells import contracts, environment, origin, process, sources, witness
from cozematrix.cells.environment import Layers
from cozematrix.cells.fence import Fence, parts
from cozematrix.cells.kept import FOLDER as KEPT
from cozematrix.cells.kept import Conditions, Kept, Store
from cozematrix.cells.outcome import HAS_RESULTS, Outcome, State, Status, is_hang
from cozematrix.cells.outcome_file import reserve_outcome, write_outcome
from cozematrix.cells.recording import read_recording
from cozematrix.cells.resolution import Resolution, Resolver
from cozematrix.cells.view import remove, view
from cozematrix.data_file import parse_json, read_log, read_untrusted, write_bytes
from cozematrix.errors import (
    IndexUnavailableError,
    InfrastructureError,
    InputError,
    MatrixError,
    NotInstallableError,
    NotNeededError,
    ServiceGoneError,
)
from cozematrix.planning.plan import Suite

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from cozematrix.cells.run import Run
    from cozematrix.coverage.probes import Probes
    from cozematrix.inputs.configuration import Configuration
    from cozematrix.inputs.interpreters import Interpreter
    from cozematrix.inputs.picking import Picking
    from cozematrix.inputs.releases import Release
    from cozematrix.places import Places
    from cozematrix.planning.plan import Cell

SUITES = (Suite.SYNC, Suite.ASYNC)
# What a type check needs beside the user's packages; an old Python gets the last that knows it.
CHECKER = ("mypy",)
Made = TypeVar("Made")
# A disk with less left, in bytes, is full: nobody can say what a suite would have written.
LEAST_FREE = 1024 * 1024
# And so is one that has no room for so many more files, where it counts them.
LEAST_FILES = 8
# The most that is read of a file that a cell wrote, in bytes.
MOST_OF_A_REPORT = 64 * 1024 * 1024
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class RunContext:
    """Everything that the steps of every cell share: places, limits, the run, and uv."""

    places: Places
    configuration: Configuration
    run: Run
    uv: str

    @property
    def resolver(self) -> Resolver:
        """The resolver of this run, whose answers are kept for each way of picking."""
        folder = self.places.cache / "resolutions" / self.configuration.picking.mode
        package = self.configuration.package
        return Resolver(folder, self.uv, self.run.is_offline, self.run.day, package)

    @property
    def layers(self) -> Layers:
        """The layers of installed packages, shared by all cells and runs."""
        limit = self.configuration.limits.install
        return Layers(self.places.cache / "layers", self.uv, self.run.is_offline, limit)

    @property
    def store(self) -> Store:
        """The store of outcomes that later runs take over."""
        return Store(self.places.cache / KEPT)

    @property
    def fenced(self) -> str:
        """The parts of a cell's fence that hold here, in words; "" for none."""
        return ", ".join(parts()) if self.configuration.is_fenced else ""

    @cached_property
    def view(self) -> Path:
        """The copy of the checkout that a cell sees."""
        root = self.places.root
        return view(root, self.places.cache / "views", sources.visible(root))

    def fence(self, subject: Subject, layers: Sequence[Path], scratch: Path, *ports: int) -> Fence:
        """The fence around a program of the cell that sees these layers, and writes `scratch`."""
        return Fence(
            readable=(self.view, subject.venv, subject.home, *layers),
            writable=(scratch,),
            ports=ports,
            is_closed=self.configuration.is_fenced,
        )


@dataclass(frozen=True)
class Subject:
    """A cell with what it is made of: its release, its Python, and a virtual environment."""

    cell: Cell
    release: Release
    interpreter: Interpreter
    venv: Path

    @property
    def program(self) -> Path:
        """The virtual environment's interpreter."""
        return environment.program(self.venv)

    @property
    def home(self) -> Path:
        """The folder in which that interpreter is installed, its standard library below it."""
        return self.program.resolve().parents[1]


@dataclass(frozen=True)
class Ask:
    """A request to a cell.

    `workers` is pytest-xdist's for each suite, 0 for none; `arguments` go to pytest, `selection` is
    the part of them that selects tests, as it was typed. `is_fresh`: nothing is taken over;
    `is_measured`: the release has its probes; `hangs` gives the tests that are known to hang in a
    suite with these distributions installed, for which nobody waits long; `sources` are digests of
    the files that a suite's outcome depends on, without which nothing is kept; `suites` are those
    that are run.
    """

    workers: int = 0
    """Number of pytest-xdist's workers for each suite, 0 for none."""
    arguments: tuple[str, ...] = ()
    """Words for pytest."""
    selection: str = ""
    """Those of `arguments` that select tests, as they were typed; "" for all tests."""
    is_fresh: bool = False
    """True if nothing is taken over from earlier runs."""
    is_measured: bool = True
    """True if the release has its probes."""
    hangs: Callable[[Suite, Mapping[str, str]], Collection[str]] = lambda *_: ()
    """Names the tests that are known to hang beside given distributions: they end early."""
    sources: Mapping[Suite, str] = field(default_factory=dict)
    """Digests of the files that a suite depends on; without one its outcome is not kept."""
    suites: tuple[Suite, ...] = SUITES
    """Suites to run, all at once."""

    @property
    def is_whole(self) -> bool:
        """True if each suite runs unshortened, so that its outcome may stand for it later."""
        return not self.arguments and self.is_measured

    def known_hangs(self, suite: Suite, pins: Sequence[str]) -> list[str]:
        """The tests that are known to hang beside these, `name==version` each."""
        return sorted(self.hangs(suite, dict(pin.split("==", 1) for pin in pins)))


@dataclass(frozen=True)
class Resolved:
    """The versions in a cell: those that a user has, and the runner's beside them."""

    user: Resolution
    runner: Resolution


@dataclass(frozen=True)
class Laid:
    """A cell's layers: what a user has, the same release with probes, and the runner.

    `package` and `pins` are what they hold: the package under test, and all beside it.
    """

    package: str
    pins: tuple[str, ...]
    user: tuple[Path, ...]
    probed: tuple[Path, ...]
    runner: Path
    probes: Probes


def run_cell(
    context: RunContext,
    subject: Subject,
    ask: Ask,
    tell: Callable[[Outcome], None] = lambda _: None,
) -> list[Outcome]:
    """Run the suites of a cell, or take over what was kept, and write their outcomes.

    Whatever goes wrong in the cell is an outcome, never an exception; `tell` is called with each as
    soon as it is there.
    """
    cell, suites = subject.cell, ask.suites
    for suite in suites:
        # What is older must not stand for a run that is killed before it writes its own.
        recording_file(context.places, cell, suite).unlink(missing_ok=True)
        reserve_outcome(context.places.outcomes, cell, suite, context.run.id, context.run.secret)

    def done(outcome: Outcome) -> Outcome:
        outcome = write_outcome(context.places.outcomes, outcome, context.run.secret)
        tell(outcome)
        return outcome

    try:
        resolved = resolve(context, subject)
        keys = {suite: key_of(context, subject, suite, resolved, ask) for suite in suites}
        kept = [
            each.outcome
            for suite in suites
            if not ask.is_fresh and (each := taken(context, cell, keys[suite]))
        ]
        left = [suite for suite in suites if suite not in {outcome.suite for outcome in kept}]
        laid = lay(context, subject, resolved) if left else None
    except MatrixError as error:
        return [
            done(Outcome(cell, suite, context.run.id, status_of(error), cause=str(error)))
            for suite in suites
        ]
    outcomes = [done(outcome) for outcome in kept]
    if laid is None:
        return outcomes
    begun = Outcome(
        cell,
        left[0],
        context.run.id,
        Status.OK,
        resolved=resolved.user.day,
        ran=now(),
        fence=context.fenced,
    )
    environment.expose(subject.venv, laid.user, is_measured=False)
    status, cause = _import(context, subject, laid)
    if cause:
        failed = replace(begun, status=status, cause=cause)
        for suite in left:
            outcome = replace(failed, suite=suite, key=keys[suite])
            context.store.put(outcome, b"")
            outcomes.append(done(outcome))
        return outcomes
    release_layers = laid.probed if ask.is_measured else laid.user
    layers = (*release_layers, laid.runner)
    environment.expose(subject.venv, layers, is_measured=ask.is_measured)

    def run(suite: Suite) -> Outcome:
        of_suite = replace(begun, suite=suite)
        try:
            outcome, hits = _twice(lambda: _suite(context, subject, of_suite, laid, ask))
        except (InfrastructureError, OSError) as error:
            cause = str(error) if isinstance(error, InfrastructureError) else f"the cell: {error}"
            return done(replace(of_suite, status=Status.INFRASTRUCTURE, cause=cause))
        # What was changed while it ran belongs to no key, and a new hang may be the machine's.
        if (
            keys[suite]
            and not _hangs_newly(outcome, ask.known_hangs(suite, laid.pins))
            and sources.digest(context.places.root, suite) == ask.sources[suite]
        ):
            outcome = replace(outcome, key=keys[suite])
        context.store.put(outcome, hits)
        return done(outcome)

    # A suite waits for a part of its time, so the two of a cell share what it leaves.
    with ThreadPoolExecutor(len(left)) as pool:
        return outcomes + list(pool.map(run, left))


def _hangs_newly(outcome: Outcome, known: Collection[str]) -> bool:
    """Return whether a test ran out of time that is not known to: a later run shall look again."""
    return any(
        is_hang(part.message) and result.name not in known
        for result in outcome.results
        if result.state is State.FAILED
        for part in result.parts
    )


def resolve(context: RunContext, subject: Subject) -> Resolved:
    """Resolve what the cell needs, once more where the index failed."""
    return _twice(lambda: _resolve(context, subject))


def is_kept(context: RunContext, subject: Subject, ask: Ask) -> bool:
    """Return whether the suites' outcomes are kept for the resolution of today; nobody is asked.

    A damaged file is told in the log, and is none.
    """
    resolved = None if ask.is_fresh else _known(context, subject, ask)
    if resolved is None:
        return False
    keys = [key_of(context, subject, suite, resolved, ask) for suite in ask.suites]
    try:
        return all(key and context.store.has(key) for key in keys)
    except InputError as error:
        _LOG.warning("%s: %s; it is run again", subject.cell.name, error)
        return False


def take_over(context: RunContext, subject: Subject, ask: Ask) -> list[Outcome]:
    """Write the kept outcomes of all suites as this run's; none where one is not there."""
    resolved = _known(context, subject, ask)
    keys = {
        suite: key_of(context, subject, suite, resolved, ask) for suite in ask.suites if resolved
    }
    kept = [each for key in keys.values() if (each := taken(context, subject.cell, key))]
    if len(kept) < len(ask.suites):
        return []
    secret = context.run.secret
    return [write_outcome(context.places.outcomes, each.outcome, secret) for each in kept]


def lay(context: RunContext, subject: Subject, resolved: Resolved) -> Laid:
    """Install what was resolved, once more where the index failed."""
    return _twice(lambda: _lay(context, subject, resolved))


def lay_user(context: RunContext, subject: Subject, resolved: Resolved) -> tuple[Path, Path]:
    """Install what a user has: the layers of the release and of its dependencies."""
    layers, python, package = context.layers, subject.cell.python, context.configuration.package
    return (
        layers.release(python, subject.program, package, subject.release),
        layers.layer(python, subject.program, resolved.user.pins),
    )


def key_of(
    context: RunContext, subject: Subject, suite: Suite, resolved: Resolved, ask: Ask
) -> str:
    """The key of a suite's outcome; "" where it cannot stand for a later one."""
    if not ask.is_whole or suite not in ask.sources:
        return ""
    release, interpreter = subject.release, subject.interpreter
    passed_on = {name: os.environ.get(name, "") for name in process.PASSED_ON_IN_WORDS}
    hangs = " ".join(ask.known_hangs(suite, resolved.user.pins))
    return Conditions(
        package=context.configuration.package,
        release=release.version,
        sha256=release.sha256,
        suite=suite,
        interpreter=f"{interpreter.version} {interpreter.build}",
        user=resolved.user.pins,
        runner=resolved.runner.pins,
        sources=ask.sources[suite],
        settings={
            **passed_on,
            "aiohttp": version("aiohttp"),
            "known hangs": hangs,
            "fence": context.fenced,
        },
    ).key


def taken(context: RunContext, cell: Cell, key: str) -> Kept | None:
    """Take over an outcome by its key, and put its hits in their place; None where there is none.

    A damaged file is told in the log, and is none.
    """
    try:
        kept = context.store.take(key, context.run.id) if key else None
    except InputError as error:
        _LOG.warning("%s: %s; it is run again", cell.name, error)
        return None
    if kept is None or (kept.outcome.cell.python, kept.outcome.cell.release) != (
        cell.python,
        cell.release,
    ):
        return None
    # Another resolution can come to the same versions.
    kept = replace(kept, outcome=replace(kept.outcome, cell=cell))
    hits = hits_file(context.places, cell, kept.outcome.suite)
    hits.parent.mkdir(parents=True, exist_ok=True)
    _freed(hits).write_bytes(kept.hits)
    return kept


def status_of(error: Exception) -> Status:
    """Map a failed preparation to a status: the release's fault, nobody's, or the machine's."""
    if isinstance(error, NotInstallableError):
        return Status.NOT_INSTALLABLE
    if isinstance(error, NotNeededError):
        return Status.EXCLUDED
    return Status.INFRASTRUCTURE


def work_folder(places: Places, cell: Cell) -> Path:
    """Return the folder of a cell's logs and measurements."""
    return places.reports / "cells" / cell.resolution / cell.python / cell.release


def scratch_folder(places: Places, cell: Cell, step: str) -> Path:
    """The folder that a step of a cell may write, and no other; `step` is a suite, or "import"."""
    return work_folder(places, cell) / step


def recording_file(places: Places, cell: Cell, suite: Suite) -> Path:
    """Return the file in which a suite records its tests, one by one."""
    return scratch_folder(places, cell, suite) / "recording.jsonl"


def hits_file(places: Places, cell: Cell, suite: Suite) -> Path:
    """Return the file of a suite's hits, a byte a probe."""
    return work_folder(places, cell) / f"{suite}.hits"


def _twice(step: Callable[[], Made]) -> Made:
    try:
        return step()
    except (IndexUnavailableError, ServiceGoneError):
        return step()


def _resolve(context: RunContext, subject: Subject) -> Resolved:
    # The release's own requirements are what differs, so releases with equal ones share a layer.
    user = context.resolver.resolve(
        subject.cell.python,
        subject.program,
        subject.release.requires_dist,
        question=context.configuration.picking.question(subject.release),
    )
    _refuse_unneeded(context.configuration.picking, user, subject.release)
    return Resolved(user, _runner(context, subject, user))


def _known(context: RunContext, subject: Subject, ask: Ask) -> Resolved | None:
    """Resolve from what is known; None where somebody would have to be asked."""
    known, python = context.resolver.known, subject.cell.python
    picking = context.configuration.picking
    question = picking.question(subject.release)
    user = known(python, subject.release.requires_dist, question=question)
    if user is None or user.refusal:
        return None
    if ask.suites == (Suite.TYPES,):
        checker = known(python, CHECKER, question=picking.of_runner)
        return Resolved(user, checker) if checker and not checker.refusal else None
    for packages in _wanted(context):
        runner = known(
            python,
            packages,
            constraints=user.pins,
            only_wheels=True,
            question=picking.of_runner,
        )
        if runner is None:
            return None
        if not runner.refusal:
            return Resolved(user, runner)
    return None


def _refuse_unneeded(picking: Picking, user: Resolution, release: Release) -> None:
    """A NotNeededError where a version was asked for of what the release does not bring along."""
    name = picking.subject
    if name and all(canonicalize_name(pin.partition("==")[0]) != name for pin in user.pins):
        raise NotNeededError(f"{release.version} does not need {name}, which --with names")


def _wanted(context: RunContext) -> list[tuple[str, ...]]:
    """The runner's packages: with the optional ones, and without."""
    needed, optional = context.configuration.runner, context.configuration.optional
    return [(*needed, *optional), needed] if optional else [needed]


def _runner(context: RunContext, subject: Subject, user: Resolution) -> Resolution:
    """The runner's packages, with those that are optional where they have wheels."""
    wanted = _wanted(context)
    for packages in wanted:
        try:
            return context.resolver.resolve(
                subject.cell.python,
                subject.program,
                packages,
                constraints=user.pins,
                only_wheels=True,
                question=context.configuration.picking.of_runner,
            )
        except NotInstallableError as error:
            if packages is wanted[-1]:
                # A user needs no runner: the release itself can be installed.
                raise InfrastructureError(
                    f"what the suites need does not go beside it: {error}"
                ) from None
    raise AssertionError("unreachable")


def _lay(context: RunContext, subject: Subject, resolved: Resolved) -> Laid:
    layers, python = context.layers, subject.cell.python
    alone, dependencies = lay_user(context, subject, resolved)
    probes = layers.probes(layers.source(context.configuration.package, subject.release))
    return Laid(
        package=context.configuration.package,
        pins=(*resolved.user.pins, *resolved.runner.pins),
        user=(alone, dependencies),
        probed=(layers.probed(alone, subject.program, probes), dependencies),
        runner=layers.layer(python, subject.program, resolved.runner.pins),
        probes=probes,
    )


def _import(context: RunContext, subject: Subject, laid: Laid) -> tuple[Status, str]:
    """Import the package; its status, and the reason in one line where that fails, else ""."""
    scratch = _emptied(scratch_folder(context.places, subject.cell, "import"))
    report = scratch / "import.json"
    try:
        ended = process.run(
            [subject.program, "tests/shared/import_step.py", context.configuration.package, report],
            log=_freed(work_folder(context.places, subject.cell) / "import.log"),
            seconds=context.configuration.limits.import_,
            cwd=context.view,
            env=process.clean_environment(home=scratch / "home", bin_folder=subject.venv / "bin"),
            fence=context.fence(subject, laid.user, scratch),
        )
    except InfrastructureError as error:
        return Status.INFRASTRUCTURE, str(error)
    try:
        told = parse_json(read_untrusted(report, MOST_OF_A_REPORT), report.name)
        return Status.IMPORT_ERROR, told.get("error", str)
    except InputError:
        # A machine that is busy enough lets nothing end in time: no later run takes that over.
        status = Status.TIMEOUT if ended.is_timeout else Status.IMPORT_ERROR
        return status, f"import: {ended.description}"


def _suite(
    context: RunContext, subject: Subject, outcome: Outcome, laid: Laid, ask: Ask
) -> tuple[Outcome, bytes]:
    """Run one suite; its outcome, and what its probes hit.

    Raises ServiceGoneError where the service died meanwhile.
    """
    suite, places = outcome.suite, context.places
    folder = work_folder(places, outcome.cell)
    scratch = _emptied(scratch_folder(places, outcome.cell, suite))
    record = recording_file(places, outcome.cell, suite)
    hits, hangs = scratch / "hits", scratch / "hangs"
    hits.write_bytes(bytes(laid.probes.count))
    hangs.write_text(
        "".join(f"{test}\n" for test in ask.known_hangs(suite, laid.pins)), encoding="utf-8"
    )
    command: list[str | Path] = [
        subject.program,
        "-m",
        "pytest",
        f"tests/{suite}",
        "-c",
        "tests/cell.ini",
    ]
    command += ["--rootdir", ".", "-p", "tests.shared.recorder", "-p", "no:cacheprovider"]
    # A plugin that the release's dependencies bring along; its lowest version cannot be imported.
    command += ["-p", "no:anyio"]
    command += ["--record", record, "--lifeline", "--known-hangs", hangs]
    command += ["-n", str(ask.workers), *ask.arguments]
    temporary = scratch / "tmp"
    temporary.mkdir()
    account = witness.open_account(context.run)
    layers = (*(laid.probed if ask.is_measured else laid.user), laid.runner)
    ended = process.run(
        command,
        log=_freed(folder / f"{suite}.log"),
        seconds=context.configuration.limits.suite,
        cwd=context.view,
        env=process.clean_environment(
            home=scratch / "home",
            bin_folder=subject.venv / "bin",
            COZE_FAKE_URL=context.run.service,
            COZE_FAKE_ACCOUNT=account,
            # For the client of the fake, which needs nothing but the standard library.
            PYTHONPATH=str(context.view / "src"),
            TMPDIR=str(temporary),
            **{environment.HITS: str(hits)},
        ),
        fence=context.fence(subject, layers, scratch, *context.run.ports),
    )
    # What a suite leaves among temporary files goes with it.
    shutil.rmtree(temporary, ignore_errors=True)
    recording = read_recording(record)
    status, cause = recording.judge(ended, ask.selection)
    if status is Status.CRASHED and not recording.running:
        cause = f"{cause}: {_last_line(folder / f'{suite}.log')}"
    if status in (Status.CRASHED, Status.CONTRACT_FAILURES) and _is_full(folder):
        status, cause = Status.INFRASTRUCTURE, f"the disk is full: {cause or 'tests failed'}"
    if status in HAS_RESULTS:
        if wrong := origin.strangers(recording, subject, laid, context.view):
            status, cause = Status.INFRASTRUCTURE, wrong
        elif not ask.arguments and (lacking := contracts.lacking(context.view, suite, recording)):
            status, cause = Status.UNWITNESSED, lacking
    asked = witness.close_account(context.run, account)
    ran = replace(
        outcome,
        status=status,
        cause=cause,
        interpreter=recording.interpreter,
        dependencies=recording.dependencies,
        seconds=ended.seconds,
        cpu_seconds=ended.cpu_seconds,
        is_partial=bool(ask.selection),
        results=witness.attested(recording.results, asked),
        durations=recording.durations,
        warnings=origin.warnings_of(recording, (*laid.user, *laid.probed)),
    )
    measured = _held(hits, laid.probes.count)
    write_bytes(_freed(hits_file(places, outcome.cell, suite)), measured)
    return ran, measured


def _is_full(folder: Path) -> bool:
    about = os.statvfs(folder)
    lacks_files = about.f_files > 0 and about.f_favail < LEAST_FILES
    return about.f_bavail * about.f_frsize < LEAST_FREE or lacks_files


def _emptied(scratch: Path) -> Path:
    remove(scratch)
    scratch.mkdir(parents=True)
    return scratch


def _freed(place: Path) -> Path:
    """The place of a file: a folder that an unfenced cell put there would be in the way."""
    if place.is_dir():
        remove(place)
    return place


def _held(file: Path, size: int) -> bytes:
    """Read what a file of a cell holds; nothing where it is none, or has not this size."""
    try:
        content = read_untrusted(file, MOST_OF_A_REPORT)
    except InputError:
        return b""
    return content if len(content) == size else b""


def now() -> str:
    """The time, ISO 8601 in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _last_line(log: Path) -> str:
    """Return the last words of a program; an internal error of pytest goes before its summary."""
    lines = [line.strip() for line in read_log(log, MOST_OF_A_REPORT).split("\n")]
    internal = [line for line in lines if line.startswith("INTERNALERROR>")]
    return next((line[:300] for line in reversed(internal or lines) if line), "no output")
