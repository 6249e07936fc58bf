"""The sessions that run something: each takes one step of a run and says what came of it."""

from __future__ import annotations

import os
import traceback
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from packaging.version import Version

from cozematrix.candidate.prepare import forget_others
from cozematrix.cells import fence, lifeline, progress, sources
from cozematrix.cells import run as runs
from cozematrix.cells.cell import (
    Ask,
    Bench,
    Subject,
    run_cell,
    take_over,
)
from cozematrix.cells.outcome import (
    HAS_RESULTS,
    Outcome,
    State,
    Status,
    read_planned,
    write_outcome,
)
from cozematrix.cells.progress import Milestone, progress_file
from cozematrix.cells.resolution import today
from cozematrix.cells.view import remove
from cozematrix.checkout import Checkout, forget_reports, newer_releases
from cozematrix.errors import (
    IndexAnswerError,
    IndexUnavailableError,
    MatrixError,
    RunInProgressError,
    is_of_the_disk,
    why_not_written,
)
from cozematrix.inputs.indexes import read_indexes
from cozematrix.inputs.releases import changes, lost, write_releases
from cozematrix.planning import selection
from cozematrix.planning.plan import Cell, Suite, make_plan
from cozematrix.redaction import redacted
from cozematrix.verdicts import fact as facts

# How often `nox -s stability` runs each cell, with how many of pytest-xdist's workers, and how.
TIMES, WORKERS = 20, 2
SHUFFLED = ("-p", "tests.shared.shuffle", "--shuffle")
# Statuses that say nothing of a release, wherever the ledger does not know them.
NO_RESULTS = (Status.CRASHED, Status.TIMEOUT, *facts.UNKNOWN)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


def prepare(checkout: Checkout) -> list[str]:
    """Begin a run: look at the index, take the checkout, start the service; what to tell."""
    places = checkout.places
    if missing := checkout.plan.missing(checkout.required):
        raise MatrixError(f"required, but not on this machine: Python {', '.join(missing)}")
    if not checkout.plan.run:
        raise MatrixError("nothing to run: no cell of the selection has a Python on this machine")
    fence.require(checkout.configuration.fence)
    lines, is_offline = _look_at_index(checkout)
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
    lines += [fence.told(checkout.configuration.fence)]
    if how := checkout.configuration.picking.text:
        lines.append(f"dependencies: {how}")
    return [*lines, f"run {run.id}: {len(checkout.to_run)} cells, service at {run.service}"]


def _selection(checkout: Checkout, run: str) -> selection.Selection:
    return selection.Selection(
        run=run,
        cells=tuple(cell.name for cell in checkout.plan.cells),
        suites=tuple(suite for suite in Suite if suite in (runs.told(runs.SUITES) or ())),
        required=checkout.required,
        is_judged=bool(runs.told(runs.JUDGED)),
        picking=checkout.configuration.picking,
    )


def refresh_releases(checkout: Checkout) -> list[str]:
    """Read the index anew and write `releases.json`; what changed, a line each."""
    from cozematrix.inputs import index

    found = index.list_releases(
        checkout.configuration.package, checkout.releases, read_indexes(), day=today()
    )
    if gone := lost(checkout.releases, found):
        raise MatrixError(f"releases.json stays as it is: {gone}")
    lines = changes(checkout.releases, found)
    if lines:
        write_releases(checkout.places.releases, checkout.configuration.package, found)
    return lines or [f"nothing new: {len(found)} releases, the newest is {found[-1].version}"]


def cell(checkout: Checkout, python: str, version: str, venv: Path) -> tuple[list[str], bool]:
    """Run one cell; what came of it, a line a suite, and whether that can be left to a verdict.

    Where `tests` or `gate` follows it always is: a session that fails would take it away. A cell
    that was asked for by itself must have results, or what the ledger knows in their place.
    """
    lines, has_results = _cell(checkout, python, version, venv)
    return lines, has_results or bool(runs.told(runs.JUDGED))


def _cell(checkout: Checkout, python: str, version: str, venv: Path) -> tuple[list[str], bool]:
    bench = checkout.bench()
    lifeline.watch(bench.run.leader, lambda: os._exit(1))
    subject = Cell(python, version, checkout.configuration.resolution)
    release = checkout.release(version)
    if not release.admits(python):
        return [f"{subject.name}: excluded by Requires-Python {release.requires_python}"], True
    # nox has a session for each Python and release; not all of them are in a part.
    if (checkout.request.part or checkout.request.only_failed) and subject not in checkout.plan.run:
        return [f"{subject.name}: not asked for"], True
    follow, ask = _follower(checkout, bench.run.id), checkout.ask(subject)
    suites = (Suite.OWN,) if checkout.request.suite else ask.suites
    progress.note(
        progress_file(checkout.places),
        bench.run.id,
        [Milestone(subject, suite, progress.RUNNING) for suite in suites],
    )
    try:
        made = checkout.subject(subject, venv)
        if checkout.request.suite:
            outcomes = [_own(checkout, bench, made, follow)]
        else:
            outcomes = run_cell(bench, made, ask, follow)
    except Exception as error:  # noqa: BLE001 - the other cells' matrix must be printed all the same
        if isinstance(error, OSError) and is_of_the_disk(error):
            ended = _unfinished(checkout, subject, bench.run.id, why_not_written(error))
            return [_line(outcome) for outcome in ended], False
        # The outcome on the disk says "not finished", which the verdict calls missing.
        return redacted(traceback.format_exc()).splitlines(), False
    return [_line(outcome) for outcome in outcomes], _have_results(checkout, outcomes)


def _own(
    checkout: Checkout, bench: Bench, subject: Subject, follow: Callable[[Outcome], None]
) -> Outcome:
    """Run the user's suite in a cell."""
    from cozematrix.own.cell import run_own

    request = checkout.request
    if checkout.suite is None:
        raise MatrixError("no suite was named")
    outcome = run_own(bench, subject, checkout.suite, request.package, request.options)
    follow(outcome)
    return outcome


def repeat(checkout: Checkout, python: str, venv: Path) -> tuple[list[str], bool]:
    """Run the newest release's cell again and again in random order; what did not end alike."""
    from cozematrix.upkeep import stability

    times = checkout.request.times or TIMES
    places = replace(checkout.places, reports_in="reports/stability")
    bench = replace(checkout.bench(), places=places)
    lifeline.watch(bench.run.leader, lambda: os._exit(1))
    newest = max(checkout.published, key=lambda release: Version(release.version))
    subject = Cell(python, newest.version, checkout.configuration.resolution)
    asked = [
        Ask(workers=WORKERS, arguments=(*SHUFFLED, str(seed)), is_measured=False)
        for seed in range(times)
    ]
    rounds = [run_cell(bench, checkout.subject(subject, venv), ask) for ask in asked]
    found = stability.flakes(rounds)
    count = sum(len(outcome.results) for outcome in rounds[0]) if rounds else 0
    told = f"{subject.name}: {times} rounds of {count} tests, {len(found)} did not always end alike"
    return [*(flake.line for flake in found), told], not found and count > 0


def bounds(checkout: Checkout, python: str, venv: Path) -> tuple[list[str], bool]:
    """Try both ends of each dependency beside each planned release on one Python."""
    from cozematrix.upkeep import bounds as ends

    bench = replace(checkout.bench(), places=replace(checkout.places, reports_in="reports/bounds"))
    lifeline.watch(bench.run.leader, lambda: os._exit(1))
    trials = [
        trial
        for each in checkout.plan.run
        if each.python == python
        for trial in ends.try_ends(bench, checkout.subject(each, venv), checkout.ledger)
    ]
    ends.write_trials(ends.trials_file(checkout.places.reports, python), trials)
    told = [
        f"{each.python}({each.release}) {each.dependency} {each.version}: {each.result}"
        for each in trials
    ]
    return told, bool(trials)


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
    with _beside(checkout) as bench:
        venvs = checkout.places.cache / "bisect" / "venvs"
        lookout = Lookout(bench, checkout.interpreters, checkout.ask, venvs)
        root = checkout.places.root
        yield from Bisection(
            request.test, request.axis, plan, checkout.ledger, lookout, root
        ).lines()


@contextmanager
def _beside(checkout: Checkout) -> Iterator[Bench]:
    """A run apart from the matrix's: its last run and its report stay as they are."""
    from cozematrix.cells.service import SECONDS_FOR_THE_LAST_RUN_TO_END

    places = checkout.places
    fence.require(checkout.configuration.fence)
    lock = FileLock(places.cache / runs.LOCK, timeout=SECONDS_FOR_THE_LAST_RUN_TO_END)
    try:
        lock.acquire()
    except Timeout:
        raise RunInProgressError("another run is at work in this checkout") from None
    with lock:
        _, is_offline = _look_at_index(checkout)
        apart = replace(places, reports_in="reports/bisect")
        run = runs.begin(
            places.cache / "bisect",
            apart.reports / "service.log",
            is_offline=is_offline,
            day=today(),
            inputs={},
        )
        yield Bench(apart, checkout.configuration, run, runs.uv_program())


def checker(checkout: Checkout, python: str, venv: Path) -> tuple[list[str], bool]:
    """Ask a second type checker about the releases whose newest planned Python this is."""
    from cozematrix.upkeep import checkers

    bench = checkout.bench()
    lifeline.watch(bench.run.leader, lambda: os._exit(1))
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
        version, found = checkers.check(bench, checkout.subject(each, venv), by_mypy[each])
        checkers.write(path, version, [found])
        lines.append(f"{each.name}: {found.complete} % of types known, {found.seconds} s")
    return lines, path.is_file() or not asked


def types(checkout: Checkout, python: str, venv: Path) -> tuple[list[str], bool]:
    """Type-check every planned cell of one Python, one after the other: they share a cache.

    As with `cell`: what came of it, and whether that can be left to a verdict.
    """
    from cozematrix.types.typecheck import check_types

    bench = checkout.bench()
    lifeline.watch(bench.run.leader, lambda: os._exit(1))
    outcomes = [
        check_types(
            bench,
            checkout.subject(each, venv),
            replace(checkout.ask(each), arguments=(), selection=""),
        )
        for each in checkout.plan.run
        if each.python == python
    ]
    lines = [_line(outcome) for outcome in outcomes]
    return lines, _have_results(checkout, outcomes) or bool(runs.told(runs.JUDGED))


def _have_results(checkout: Checkout, outcomes: Iterable[Outcome]) -> bool:
    """Tell if each outcome says something of its release, or something that the ledger knows."""
    return all(
        outcome.status not in NO_RESULTS or not facts.surprises(outcome, checkout.ledger)
        for outcome in outcomes
    )


def _take_over(checkout: Checkout) -> list[str]:
    """Write the outcomes of the cells that need not be run as this run's."""
    cells = [cell for cell in checkout.plan.run if cell not in checkout.to_run]
    if not cells:
        return []
    bench = checkout.bench()
    bench.store.sweep()
    with ProcessPoolExecutor() as pool:
        outcomes = list(pool.map(partial(_take_over_one, checkout, bench), cells, chunksize=8))
    if lost := [cell.name for cell, found in zip(cells, outcomes, strict=True) if not found]:
        raise MatrixError(f"kept outcomes are gone, start again: {', '.join(lost)}")
    follow = _follower(checkout, bench.run.id)
    for outcome in chain.from_iterable(outcomes):
        follow(outcome)
    return [f"{len(cells)} cells are taken over: nothing that could change them has changed"]


def _take_over_one(checkout: Checkout, bench: Bench, cell: Cell) -> list[Outcome]:
    return take_over(bench, checkout.subject(cell, Path()), checkout.ask(cell))


def _look_at_index(checkout: Checkout) -> tuple[list[str], bool]:
    """List what the index has beyond `releases.json`, and tell if it did not answer."""
    from cozematrix.inputs import index

    try:
        found = index.list_releases(
            checkout.configuration.package, checkout.releases, read_indexes(), day=today()
        )
    except IndexUnavailableError as error:
        newest = checkout.releases[-1].version
        # One that answers is not asked in vain by uv, which may know how.
        is_offline = not isinstance(error, IndexAnswerError)
        return [f"{error}; the cached releases are used, up to {newest}"], is_offline
    if gone := lost(checkout.releases, found):
        return [f"releases.json stays as it is: {gone}"], False
    lines = changes(checkout.releases, found)
    if lines:
        # Other processes of this run have the plan from what they read before.
        write_releases(newer_releases(checkout.places), checkout.configuration.package, found)
        lines.append("this run was planned before; the next one knows")
    return lines, False


def _follower(checkout: Checkout, run: str) -> Callable[[Outcome], None]:
    """Says that a suite has ended, and what of it was not expected."""

    def follow(outcome: Outcome) -> None:
        ended = Milestone(
            outcome.cell,
            outcome.suite,
            progress.DONE,
            outcome.status,
            facts.surprises(outcome, checkout.ledger),
            outcome.is_reused,
        )
        progress.note(progress_file(checkout.places), run, [ended])

    return follow


def _unfinished(checkout: Checkout, cell: Cell, run: str, cause: str) -> list[Outcome]:
    """Write for each suite of the cell that has no outcome yet that it could not be run."""
    read, _ = read_planned(checkout.places.outcomes, [cell])
    done = {each.suite for each in read if each.run == run and each.status is not Status.NOT_RUN}
    return [
        write_outcome(
            checkout.places.outcomes,
            Outcome(cell, suite, run, Status.INFRASTRUCTURE, cause=cause),
            runs.last_secret(checkout.places.run),
        )
        for suite in checkout.ask(cell).suites
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
