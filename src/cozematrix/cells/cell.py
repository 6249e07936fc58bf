"""Runs one cell: its environment, the import, then both suites at once, an outcome for each.

An outcome that was kept under equal conditions is taken over instead.
"""

from __future__ import annotations

import datetime
import logging
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from cozematrix.cells import environment, process, sources
from cozematrix.cells.files import freed, hits_file, recording_file
from cozematrix.cells.kept import Conditions, Kept
from cozematrix.cells.outcome import Outcome, State, Status, is_hang
from cozematrix.cells.outcome_file import reserve_outcome, write_outcome
from cozematrix.cells.preparation import known_resolution, lay, resolve, twice
from cozematrix.cells.suite import import_package, run_suite
from cozematrix.errors import (
    InfrastructureError,
    InputError,
    MatrixError,
    NotInstallableError,
    NotNeededError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from cozematrix.cells.context import Ask, Resolved, RunContext, Subject
    from cozematrix.planning.plan import Cell, Suite

_LOG = logging.getLogger(__name__)


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
    status, cause = import_package(context, subject, laid)
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
            outcome, hits = twice(lambda: run_suite(context, subject, of_suite, laid, ask))
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


def is_kept(context: RunContext, subject: Subject, ask: Ask) -> bool:
    """Return whether the suites' outcomes are kept for the resolution of today; nobody is asked.

    A damaged file is told in the log, and is none.
    """
    resolved = None if ask.is_fresh else known_resolution(context, subject, ask)
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
    resolved = known_resolution(context, subject, ask)
    keys = {
        suite: key_of(context, subject, suite, resolved, ask) for suite in ask.suites if resolved
    }
    kept = [each for key in keys.values() if (each := taken(context, subject.cell, key))]
    if len(kept) < len(ask.suites):
        return []
    secret = context.run.secret
    return [write_outcome(context.places.outcomes, each.outcome, secret) for each in kept]


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
    freed(hits).write_bytes(kept.hits)
    return kept


def status_of(error: Exception) -> Status:
    """Map a failed preparation to a status: the release's fault, nobody's, or the machine's."""
    if isinstance(error, NotInstallableError):
        return Status.NOT_INSTALLABLE
    if isinstance(error, NotNeededError):
        return Status.EXCLUDED
    return Status.INFRASTRUCTURE


def now() -> str:
    """The time, ISO 8601 in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
