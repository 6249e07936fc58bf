"""The sessions that run single things apart from the matrix: its outcomes and report stay."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from packaging.version import Version

from cozematrix import machine
from cozematrix.cells import fence, intact, lifeline
from cozematrix.cells import run as runs
from cozematrix.cells.cell import run_cell
from cozematrix.cells.context import Ask, RunContext
from cozematrix.cells.outcome import HAS_RESULTS
from cozematrix.cells.outcome_file import read_planned
from cozematrix.cells.resolution import today
from cozematrix.errors import (
    MatrixError,
    RunInProgressError,
)
from cozematrix.inputs.request import SHUFFLED
from cozematrix.planning.plan import Cell, Suite, make_plan
from cozematrix.sessions.index import look_at_index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cozematrix.cells.outcome import Outcome
    from cozematrix.checkout import Checkout


# How often `nox -s stability` runs each cell, and with how many of pytest-xdist's workers.
TIMES, WORKERS = 20, 2


def repeat(checkout: Checkout, python: str, venv: Path) -> tuple[list[str], bool]:
    """Run the newest release's cell again and again in random order; what did not end alike."""
    from cozematrix.upkeep import stability

    times = checkout.request.times or TIMES
    places = replace(checkout.places, reports_in="reports/stability")
    context = replace(checkout.context(), places=places)
    lifeline.watch(context.run.leader, lambda: os._exit(1))
    newest = max(checkout.published, key=lambda release: Version(release.version))
    subject = Cell(python, newest.version, checkout.configuration.resolution)
    asked = [
        Ask(workers=WORKERS, arguments=(*SHUFFLED, str(seed)), is_measured=False)
        for seed in range(times)
    ]
    rounds: list[list[Outcome]] = []
    for ask in asked:
        rounds.append(run_cell(context, checkout.subject_to_run(subject, venv), ask))
        if not all(outcome.results for outcome in rounds[-1]):
            lines = [f"{each.suite}: {each.status}: {each.cause}" for each in rounds[-1]]
            return [*lines, f"{subject.name}: round {len(rounds)} has no results"], False
    found = stability.flakes(rounds)
    count = sum(len(outcome.results) for outcome in rounds[0])
    summary = (
        f"{subject.name}: {times} rounds of {count} tests, {len(found)} did not always end alike"
    )
    return [*(flake.line for flake in found), summary], not found


def bounds(checkout: Checkout, python: str, venv: Path) -> tuple[list[str], bool]:
    """Try both ends of each dependency beside each planned release on one Python."""
    from cozematrix.upkeep import bounds as ends

    context = replace(
        checkout.context(), places=replace(checkout.places, reports_in="reports/bounds")
    )
    lifeline.watch(context.run.leader, lambda: os._exit(1))
    trials = [
        trial
        for each in checkout.plan.run
        if each.python == python
        for trial in ends.try_ends(context, checkout.subject_to_run(each, venv), checkout.ledger)
    ]
    ends.write_trials(ends.trials_file(checkout.places.reports, python), trials)
    lines = [
        f"{each.python}({each.release}) {each.dependency} {each.version}: {each.result}"
        for each in trials
    ]
    return lines, bool(trials)


def bisect(checkout: Checkout) -> Iterator[str]:
    """Tell where a test begins to fail and where it ends, a line for each cell looked at."""
    from cozematrix.bisection.look import Lookout
    from cozematrix.bisection.steps import Bisection

    request, configuration = checkout.request, checkout.configuration
    selectors = request.selectors
    if all(word in configuration.pythons for word in selectors):
        selectors = (*selectors, "full")
    plan = make_plan(configuration, checkout.published, checkout.interpreters, selectors)
    if missing := plan.missing(request.selectors):
        raise MatrixError(f"not on this machine: Python {', '.join(missing)}")
    with _beside(checkout) as context:
        venvs = checkout.places.cache / "bisect" / "venvs"
        lookout = Lookout(context, checkout.interpreters, checkout.ask, venvs)
        root = checkout.places.root
        yield from Bisection(
            request.test, request.axis, plan, checkout.ledger, lookout, root
        ).lines()


@contextmanager
def _beside(checkout: Checkout) -> Iterator[RunContext]:
    """A run apart from the matrix's: its last run and its report stay as they are."""
    from cozematrix.cells.service import SECONDS_FOR_THE_LAST_RUN_TO_END

    places = checkout.places
    fence.require(checkout.configuration.fence)
    machine.require(checkout.places.cache)
    intact.require(checkout.places.root)
    lock = FileLock(places.cache / runs.LOCK, timeout=SECONDS_FOR_THE_LAST_RUN_TO_END)
    try:
        lock.acquire()
    except Timeout:
        raise RunInProgressError("another run is at work in this checkout") from None
    with lock:
        _, is_offline = look_at_index(checkout)
        apart = replace(places, reports_in="reports/bisect")
        run = runs.begin(
            places.cache / "bisect",
            apart.reports / "service.log",
            is_offline=is_offline,
            day=today(),
            inputs={},
        )
        yield RunContext(apart, checkout.configuration, run, runs.uv_program())


def checker(checkout: Checkout, python: str, venv: Path) -> tuple[list[str], bool]:
    """Ask a second type checker about the releases whose newest planned Python this is."""
    from cozematrix.upkeep import checkers

    context = checkout.context()
    lifeline.watch(context.run.leader, lambda: os._exit(1))
    path = checkout.places.reports / "checkers" / f"{python}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    asked = [each for each in checkers.newest_pythons(checkout.plan.run) if each.python == python]
    read, _ = read_planned(checkout.places.outcomes, asked)
    by_mypy = {each.cell: each for each in read if each.suite is Suite.TYPES}
    lines = []
    for each in asked:
        if each not in by_mypy or by_mypy[each].status not in HAS_RESULTS:
            lines.append(f"{each.name}: mypy must be asked first, by nox -s typecheck")
            continue
        version, found = checkers.check(context, checkout.subject_to_run(each, venv), by_mypy[each])
        checkers.write(path, version, [found])
        lines.append(f"{each.name}: {found.complete} % of types known, {found.seconds} s")
    return lines, path.is_file() or not asked
