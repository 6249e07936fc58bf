"""The sessions that run something: each takes one step of a run and says what came of it."""

from __future__ import annotations

import os
import traceback
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from cozematrix import machine
from cozematrix.candidate.prepare import forget_others
from cozematrix.cells import fence, intact, lifeline, progress, sources
from cozematrix.cells import run as runs
from cozematrix.cells.cell import run_cell, take_over
from cozematrix.cells.outcome import Outcome, State, Status
from cozematrix.cells.outcome_file import read_planned, write_outcome
from cozematrix.cells.progress import Milestone, progress_file
from cozematrix.cells.resolution import today
from cozematrix.cells.view import remove
from cozematrix.checkout import Checkout, forget_reports
from cozematrix.errors import (
    MatrixError,
    is_of_the_disk,
    why_not_written,
)
from cozematrix.planning import selection
from cozematrix.planning.plan import Cell, Suite
from cozematrix.redaction import redacted
from cozematrix.sessions.index import look_at_index
from cozematrix.verdicts import judge
from cozematrix.verdicts.fact import UNKNOWN

# Statuses that say nothing of a release, wherever the ledger does not know them.
NO_RESULTS = (Status.CRASHED, Status.TIMEOUT, *UNKNOWN)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cozematrix.cells.context import RunContext, Subject


def prepare(checkout: Checkout) -> list[str]:
    """Begin a run: look at the index, take the checkout, start the service; what to tell."""
    places = checkout.places
    if missing := checkout.plan.missing(checkout.required):
        raise MatrixError(f"required, but not on this machine: Python {', '.join(missing)}")
    if not checkout.plan.run:
        raise MatrixError("nothing to run: no cell of the selection has a Python on this machine")
    fence.require(checkout.configuration.fence)
    machine.require(checkout.places.cache)
    if checkout.to_run:
        intact.require(checkout.places.root)
    lines, is_offline = look_at_index(checkout)
    run = runs.begin(
        places.cache,
        places.reports / "service.log",
        is_offline=is_offline,
        day=today(),
        inputs=sources.judging(places.root),
        facts_in=places.run,
    )
    if checkout.candidate:
        forget_others(places.cache, checkout.candidate.sha256)
    checkout.layers.sweep()
    for old in (places.cache / "views").glob("*"):
        remove(old)
    forget_reports(places)
    selection.keep(places.selection, _selection(checkout, run.id))
    lines += _take_over(checkout)
    lines += [fence.describe(checkout.configuration.fence)]
    if how := checkout.configuration.picking.text:
        lines.append(f"dependencies: {how}")
    return [*lines, f"run {run.id}: {len(checkout.to_run)} cells, service at {run.service}"]


def _selection(checkout: Checkout, run: str) -> selection.Selection:
    return selection.Selection(
        run=run,
        cells=tuple(cell.name for cell in checkout.plan.cells),
        suites=tuple(suite for suite in Suite if suite in (runs.handed_down(runs.SUITES) or ())),
        required=checkout.required,
        is_judged=bool(runs.handed_down(runs.JUDGED)),
        picking=checkout.configuration.picking,
    )


def cell(checkout: Checkout, python: str, version: str, venv: Path) -> tuple[list[str], bool]:
    """Run one cell; what came of it, a line a suite, and whether that can be left to a verdict.

    Where `tests` or `gate` follows it always is: a session that fails would take it away. A cell
    that was asked for by itself must have results, or what the ledger knows in their place.
    """
    lines, has_results = _cell(checkout, python, version, venv)
    return lines, has_results or bool(runs.handed_down(runs.JUDGED))


def _cell(checkout: Checkout, python: str, version: str, venv: Path) -> tuple[list[str], bool]:
    context = checkout.context()
    lifeline.watch(context.run.leader, lambda: os._exit(1))
    subject = Cell(python, version, checkout.configuration.resolution)
    release = checkout.release(version)
    if not release.admits(python):
        return [f"{subject.name}: excluded by Requires-Python {release.requires_python}"], True
    # nox has a session for each Python and release; not all of them are in a part.
    if (checkout.request.part or checkout.request.only_failed) and subject not in checkout.plan.run:
        return [f"{subject.name}: not asked for"], True
    follow, ask = _follower(checkout, context.run.id), checkout.ask(subject)
    suites = (Suite.OWN,) if checkout.request.suite else ask.suites
    progress.note(
        progress_file(checkout.places),
        context.run.id,
        [Milestone(subject, suite, progress.RUNNING) for suite in suites],
    )
    try:
        made = checkout.subject_to_run(subject, venv)
        if checkout.request.suite:
            outcomes = [_own(checkout, context, made, follow)]
        else:
            outcomes = run_cell(context, made, ask, follow)
    except Exception as error:  # noqa: BLE001 - the other cells' matrix must be printed all the same
        if isinstance(error, OSError | MatrixError):
            ended = _unfinished(checkout, subject, suites, context.run.id, _reason(error))
            return [_line(outcome) for outcome in ended], False
        # The outcome on the disk says "not finished", which the verdict calls missing.
        return redacted(traceback.format_exc()).splitlines(), False
    return [_line(outcome) for outcome in outcomes], _have_results(checkout, outcomes)


def _own(
    checkout: Checkout, context: RunContext, subject: Subject, follow: Callable[[Outcome], None]
) -> Outcome:
    """Run the user's suite in a cell."""
    from cozematrix.own.cell import run_own

    request = checkout.request
    if checkout.suite is None:
        raise MatrixError("no suite was named")
    outcome = run_own(context, subject, checkout.suite, request.package, request.options)
    follow(outcome)
    return outcome


def types(checkout: Checkout, python: str, venv: Path) -> tuple[list[str], bool]:
    """Type-check the cells of one Python, one after the other: they share a cache.

    Those whose checks are kept were taken over as the run began.

    As with `cell`: what came of it, and whether that can be left to a verdict.
    """
    from cozematrix.types.typecheck import check_types

    context = checkout.context()
    lifeline.watch(context.run.leader, lambda: os._exit(1))
    follow, outcomes = _follower(checkout, context.run.id), []
    for each in checkout.to_check:
        if each.python == python:
            subject = checkout.subject_to_run(each, venv)
            outcomes.append(check_types(context, subject, checkout.ask_types(each)))
            follow(outcomes[-1])
    lines = [_line(outcome) for outcome in outcomes]
    return lines, _have_results(checkout, outcomes) or bool(runs.handed_down(runs.JUDGED))


def _have_results(checkout: Checkout, outcomes: Iterable[Outcome]) -> bool:
    """Return whether each outcome says something of its release, or is known to the ledger."""
    return all(
        outcome.status not in NO_RESULTS or not judge.surprises(outcome, checkout.ledger)
        for outcome in outcomes
    )


def _take_over(checkout: Checkout) -> list[str]:
    """Write the outcomes of the cells that need not be run as this run's."""
    cells = [cell for cell in checkout.plan.run if cell not in checkout.to_run]
    checked = [cell for cell in checkout.plan.run if cell not in checkout.to_check]
    kept = [*((cell, False) for cell in cells), *((cell, True) for cell in checked)]
    if not kept:
        return []
    context = checkout.context()
    with ProcessPoolExecutor() as pool:
        take = partial(_take_over_one, checkout, context)
        outcomes = list(pool.map(take, kept, chunksize=8))
    named = zip(kept, outcomes, strict=True)
    if lost := sorted({cell.name for (cell, _), found in named if not found}):
        raise MatrixError(f"kept outcomes are gone, start again: {', '.join(lost)}")
    # Not before: what was of no use until now is of use to this run.
    context.store.sweep()
    follow = _follower(checkout, context.run.id)
    for outcome in chain.from_iterable(outcomes):
        follow(outcome)
    counted = [
        f"{count} {what}"
        for count, what in ((len(cells), "cells"), (len(checked), "type checks"))
        if count
    ]
    return [f"taken over: {', '.join(counted)}; nothing that could change them has changed"]


def _take_over_one(
    checkout: Checkout, context: RunContext, kept: tuple[Cell, bool]
) -> list[Outcome]:
    """Take over a cell's suites, or its type check."""
    cell, is_type_check = kept
    ask = checkout.ask_types(cell) if is_type_check else checkout.ask(cell)
    return take_over(context, checkout.subject(cell, Path()), ask)


def _follower(checkout: Checkout, run: str) -> Callable[[Outcome], None]:
    """Says that a suite has ended, and what of it was not expected."""

    def follow(outcome: Outcome) -> None:
        ended = Milestone(
            outcome.cell,
            outcome.suite,
            progress.DONE,
            outcome.status,
            judge.surprises(outcome, checkout.ledger),
            outcome.is_reused,
        )
        progress.note(progress_file(checkout.places), run, [ended])

    return follow


def _reason(error: OSError | MatrixError) -> str:
    """Say in one line why the machine could not run a cell."""
    if isinstance(error, OSError) and is_of_the_disk(error):
        return why_not_written(error)
    return str(error)


def _unfinished(
    checkout: Checkout, cell: Cell, suites: Iterable[Suite], run: str, cause: str
) -> list[Outcome]:
    """Write for each of the cell's suites without an outcome that it could not be run."""
    read, _ = read_planned(checkout.places.outcomes, [cell])
    done = {each.suite for each in read if each.run == run and each.status is not Status.NOT_RUN}
    return [
        write_outcome(
            checkout.places.outcomes,
            Outcome(cell, suite, run, Status.INFRASTRUCTURE, cause=cause),
            runs.last_secret(checkout.places.run),
        )
        for suite in suites
        if suite not in done
    ]


def _line(outcome: Outcome) -> str:
    """An outcome in one line."""
    counted = ", ".join(
        f"{count} {state.value}" for state in State if (count := outcome.count(state))
    )
    text = f"{outcome.cell.title} {outcome.suite}: {outcome.status} {outcome.cause}".rstrip()
    when = f"reused, run on {outcome.ran[:10]}" if outcome.is_reused else f"{outcome.seconds:.1f} s"
    when = f"{when}, partial" if outcome.is_partial else when
    return f"{text} ({counted}, {when})" if counted else text
