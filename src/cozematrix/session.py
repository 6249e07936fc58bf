"""What each nox session does: reads its inputs, calls one step, writes or prints what came out."""

from __future__ import annotations

import logging
import os
import re
import traceback
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property, partial
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.version import Version

from cozematrix import fence, lifeline, progress, sources
from cozematrix import run as runs
from cozematrix import verdict as verdicts
from cozematrix.cell import (
    SUITES,
    Ask,
    Bench,
    Subject,
    hits_file,
    is_kept,
    run_cell,
    take_over,
)
from cozematrix.configuration import Configuration, read_configuration
from cozematrix.document import read_json, write_json, write_whole
from cozematrix.environment import Layers
from cozematrix.errors import (
    IndexAnswerError,
    IndexUnavailableError,
    InputError,
    MatrixError,
)
from cozematrix.indexes import read_indexes
from cozematrix.interpreters import Interpreter, find_interpreters, put_on_path
from cozematrix.ledger import Deviation, known_hangs, read_ledger
from cozematrix.outcome import HAS_RESULTS, Outcome, State, read_outcomes, read_planned
from cozematrix.places import Places
from cozematrix.plan import Cell, Plan, Suite, make_plan, window
from cozematrix.progress import Milestone, progress_file
from cozematrix.releases import Release, changes, lost, read_releases, write_releases
from cozematrix.request import Request, read_request
from cozematrix.resolution import today
from cozematrix.verdict import Judgement
from cozematrix.view import remove

# How often `nox -s stability` runs each cell, with how many of pytest-xdist's workers, and how.
TIMES, WORKERS = 20, 2
SHUFFLED = ("-p", "tests.shared.shuffle", "--shuffle")
REPORT = "matrix.json"

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cozematrix.compatibility import Step
    from cozematrix.durations import Durations
    from cozematrix.measurement import Coverages
    from cozematrix.verdict import Verdict


@dataclass(frozen=True)
class Checkout:
    """The inputs of every session, read when asked for; wrong ones are an `InputError`."""

    places: Places
    arguments: tuple[str, ...]

    @cached_property
    def configuration(self) -> Configuration:
        return read_configuration(self.places.matrix)

    @cached_property
    def releases(self) -> tuple[Release, ...]:
        return read_releases(self.places.releases)

    @cached_property
    def interpreters(self) -> dict[str, Interpreter]:
        memory = self.places.cache / "interpreters.json"
        return find_interpreters(
            self.configuration.pythons, memory=memory, asks_again=runs.is_leader()
        )

    @cached_property
    def ledger(self) -> tuple[Deviation, ...]:
        return read_ledger(
            self.places.ledger, pythons=self.configuration.pythons, releases=self.releases
        )

    @cached_property
    def window(self) -> list[Release]:
        chosen = self.configuration
        return window(self.releases, minors=chosen.minors, always=chosen.always)

    @cached_property
    def request(self) -> Request:
        return read_request(self.arguments)

    @cached_property
    def durations(self) -> Durations:
        from cozematrix.durations import read_durations

        return read_durations(self.places.durations)

    @cached_property
    def plan(self) -> Plan:
        """The cells that are asked for, those that take longest first."""
        from cozematrix.durations import cut, longest_first

        request = self.request
        selectors = request.selectors
        if request.only_failed and not selectors:
            selectors = ("full",)
        plan = make_plan(self.configuration, self.releases, self.interpreters, selectors)
        if request.only_failed:
            names = runs.told(runs.FAILED)
            if names is None:
                names = _not_as_expected(self.places)
                runs.tell(runs.FAILED, names)
            plan = plan.only([cell for cell in plan.cells if cell.name in names])
        if request.part:
            # Also cells whose Python this machine lacks: every machine must cut alike.
            plan = plan.only(cut(plan.cells, request.part, self.durations))
        return replace(plan, run=tuple(longest_first(plan.run, self.durations)))

    @property
    def offered(self) -> tuple[Release, ...]:
        """The releases that have sessions, newest first: the selected ones, else all."""
        request = self.request
        is_narrow = request.selectors or request.only_failed or request.part
        return self.plan.releases if is_narrow else self.releases[::-1]

    @property
    def required(self) -> tuple[str, ...]:
        """The Pythons that must not be missing: those asked for by name, and in CI the required."""
        asked = [each for each in self.request.selectors if each in self.configuration.pythons]
        return (*asked, *(self.configuration.required if os.environ.get("CI") else ()))

    def release(self, version: str) -> Release:
        return next(release for release in self.releases if release.version == version)

    @property
    def layers(self) -> Layers:
        """Layers as they are made outside a run."""
        limit = self.configuration.limits.install
        return Layers(
            self.places.cache / "layers", runs.uv_program(), is_offline=False, seconds=limit
        )

    def bench(self) -> Bench:
        run = runs.current(self.places.cache)
        return Bench(self.places, self.configuration, run, runs.uv_program())

    @cached_property
    def to_run(self) -> tuple[Cell, ...]:
        """The cells of the plan whose outcomes are not kept."""
        kept = runs.told(runs.KEPT) or ()
        return tuple(cell for cell in self.plan.run if cell.name not in kept)

    @cached_property
    def sources(self) -> dict[Suite, str]:
        return {suite: sources.digest(self.places.root, suite) for suite in Suite}

    def subject(self, cell: Cell, venv: Path) -> Subject:
        return Subject(cell, self.release(cell.release), self.interpreters[cell.python], venv)

    def ask(self, cell: Cell) -> Ask:
        """What this run asks of a cell."""
        return Ask(
            workers=runs.workers(),
            arguments=self.request.options,
            is_fresh=self.request.is_fresh or self.request.only_failed,
            hangs={suite: known_hangs(self.ledger, cell, suite) for suite in SUITES},
            sources=self.sources,
        )


def open_checkout(command_line: Sequence[str]) -> Checkout:
    """The checkout as nox starts: every input checked before anything runs, Pythons on PATH.

    `command_line` is nox's own: what follows `--` is handed to sessions only when their list is
    fixed already, and here it takes part in fixing it.
    """
    words = list(command_line)
    arguments = words[words.index("--") + 1 :] if "--" in words else []
    checkout = Checkout(Places.of_checkout(), tuple(arguments))
    if runs.is_leader():
        _take_newer_releases(checkout.places)
    _ = checkout.plan, checkout.ledger
    try:
        put_on_path(checkout.interpreters.values(), checkout.places.cache / "pythons")
    except OSError as error:
        raise MatrixError(f"this checkout cannot be written into: {error}") from None
    runs.identify(is_single_cell=len(checkout.plan.run) == 1 or _names_one_cell(command_line))
    if runs.is_leader() and (suites := _suites_of(command_line)):
        if Suite.SYNC in suites:
            runs.tell(runs.KEPT, [cell.name for cell in _kept(checkout)])
        _follow(checkout, suites)
    return checkout


def _take_newer_releases(places: Places) -> None:
    """Begin with the releases that the last run found on the index, if it found others."""
    newer = newer_releases(places)
    if not newer.is_file():
        return
    try:
        found, known = read_releases(newer), read_releases(places.releases)
        if not lost(known, found):
            newer.replace(places.releases)
    except InputError:
        # It can be read again from where it came.
        newer.unlink(missing_ok=True)


def forced_python(command_line: Sequence[str]) -> str | None:
    """The Python that nox was told to choose sessions by, with `-p`."""
    words = list(command_line)
    words = words[: words.index("--")] if "--" in words else words
    options = ("-p", "--python", "--pythons")
    return next((word for last, word in pairwise(words) if last in options), None)


def tags(checkout: Checkout, release: Release) -> list[str]:
    """What nox's `-t` and `-k` know a release's cells by: its version as a word, `window`."""
    word = "v" + release.version.replace(".", "_")
    return [word, "window"] if release in checkout.window else [word]


def prepare(checkout: Checkout) -> list[str]:
    """Begin a run: look at the index, take the checkout, start the service; what to tell."""
    missing = checkout.plan.missing(checkout.required)
    if missing:
        raise MatrixError(f"required, but not on this machine: Python {', '.join(missing)}")
    if not checkout.plan.run:
        raise MatrixError("nothing to run: no cell of the selection has a Python on this machine")
    fence.require(checkout.configuration.fence)
    lines, is_offline = _look_at_index(checkout)
    run = runs.begin(
        checkout.places.cache,
        checkout.places.reports / "service.log",
        is_offline=is_offline,
        day=today(),
        inputs=sources.judging(checkout.places.root),
    )
    checkout.layers.sweep()
    for old in (checkout.places.cache / "views").glob("*"):
        remove(old)
    # What an earlier run left must not stand for this one.
    for stale in (progress_file(checkout.places), *_reports(checkout.places)):
        stale.unlink(missing_ok=True)
    lines += _take_over(checkout)
    lines += [fence.told(checkout.configuration.fence)]
    return [*lines, f"run {run.id}: {len(checkout.to_run)} cells, service at {run.service}"]


def refresh_releases(checkout: Checkout) -> list[str]:
    """Read the index anew and write `releases.json`; what changed, a line each."""
    from cozematrix import index

    found = index.list_releases(
        checkout.configuration.package, checkout.releases, read_indexes(), day=today()
    )
    if gone := lost(checkout.releases, found):
        raise MatrixError(f"releases.json stays as it is: {gone}")
    lines = changes(checkout.releases, found)
    if lines:
        write_releases(checkout.places.releases, checkout.configuration.package, found)
    return lines or [f"nothing new: {len(found)} releases, the newest is {found[-1].version}"]


def cell(checkout: Checkout, python: str, version: str, venv: Path) -> list[str]:
    """Run one cell; what came of it, a line a suite."""
    bench = checkout.bench()
    lifeline.watch(bench.run.leader, lambda: os._exit(1))
    subject = Cell(python, version, checkout.configuration.resolution)
    release = checkout.release(version)
    if not release.admits(python):
        return [f"{subject.name}: excluded by Requires-Python {release.requires_python}"]
    # nox has a session for each Python and release; not all of them are in a part.
    if (checkout.request.part or checkout.request.only_failed) and subject not in checkout.plan.run:
        return [f"{subject.name}: not asked for"]
    follow = _follower(checkout, bench.run.id)
    progress.note(
        progress_file(checkout.places),
        bench.run.id,
        [Milestone(subject, suite, progress.RUNNING) for suite in SUITES],
    )
    try:
        outcomes = run_cell(bench, checkout.subject(subject, venv), checkout.ask(subject), follow)
    except Exception:  # noqa: BLE001 - whatever it is, the other cells' matrix must be printed
        # The outcome on the disk says "not finished", which the verdict calls missing.
        return traceback.format_exc().splitlines()
    return [_line(outcome) for outcome in outcomes]


def repeat(checkout: Checkout, python: str, venv: Path) -> tuple[list[str], bool]:
    """Run the newest release's cell again and again in random order; what did not end alike."""
    from cozematrix import stability

    words = checkout.request.options
    if words and (len(words) != 2 or words[0] != "--times" or not words[1].isdecimal()):
        raise MatrixError("how often? `nox -s stability -- --times 20`")
    times = int(words[1]) if words else TIMES
    places = replace(checkout.places, reports_in="reports/stability")
    bench = replace(checkout.bench(), places=places)
    lifeline.watch(bench.run.leader, lambda: os._exit(1))
    newest = max(checkout.releases, key=lambda release: Version(release.version))
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


def types(checkout: Checkout, python: str, venv: Path) -> list[str]:
    """Type-check every planned cell of one Python, one after the other: they share a cache."""
    from cozematrix.typecheck import check_types

    bench = checkout.bench()
    lifeline.watch(bench.run.leader, lambda: os._exit(1))
    return [
        _line(
            check_types(
                bench, checkout.subject(each, venv), replace(checkout.ask(each), arguments=())
            )
        )
        for each in checkout.plan.run
        if each.python == python
    ]


def judge(checkout: Checkout, suites: Sequence[Suite] | None) -> bool:
    """Merge what the run recorded, write and print the report; whether all is as expected.

    Without `suites` it is the run that was at work here last, and the suites that it recorded; in
    CI, where the cells' jobs ran elsewhere, all of them: one that got lost must not go unnoticed.
    """
    from cozematrix import page, terminal
    from cozematrix.report import as_json, make_report

    places = checkout.places
    run, verdict, damaged = _verdict(checkout, suites)
    per_release, per_cell = _coverages(checkout, verdict.outcomes.values())
    report = make_report(
        checkout.configuration.package,
        verdict,
        checkout.interpreters,
        per_release,
        per_cell,
        run=run,
        notes=damaged,
    )
    as_data, as_page = _reports(places)
    write_json(as_data, as_json(report))
    write_whole(as_page, page.markdown(report))
    terminal.show(report)
    return verdict.is_as_expected


def propose(checkout: Checkout) -> list[str]:
    """Write what the ledger would have to say for the last run to be as expected."""
    from cozematrix import accept

    _, verdict, _ = _verdict(checkout, None)
    proposed = accept.proposals(verdict)
    target = checkout.places.reports / "accept.toml"
    write_whole(target, accept.written(proposed, datetime.now(UTC).date()))
    shown = target.relative_to(checkout.places.root)
    fixed = sorted(
        f"known to fail, but it passed: {fact.name} in {fact.cell.name}, {fact.suite}"
        for fact in verdict.facts
        if fact.judgement is verdicts.Judgement.FIXED
    )
    return [*fixed, f"{len(proposed)} entries proposed in {shown}; judge each, and give a reason"]


def write_html(checkout: Checkout) -> list[str]:
    """Write coverage's pages of single cells, from what the last run measured in them."""
    from cozematrix.measurement import HTML, coverages, read_hits, write_pages

    lines = []
    for each in checkout.plan.run:
        source = checkout.layers.source(
            checkout.configuration.package, checkout.release(each.release)
        )
        probes = checkout.layers.probes(source)
        hits = read_hits(_hits(checkout.places, each), probes.count)
        if any(hits):
            folder = _cell_coverage(checkout.places, each)
            write_pages(probes, hits, source, folder)
            shown = folder.relative_to(checkout.places.root) / HTML / "index.html"
            share = coverages(probes, hits).branches
            lines.append(f"{each.name}: {share:.0f} % of branches: {shown}")
    return lines or ["nothing was measured in these cells: run them first"]


def compare_apis(checkout: Checkout) -> list[Step]:
    """What changed in the public API between neighbouring releases, oldest first."""
    from cozematrix import api_changes, compatibility

    _quieten_griffe()

    package = checkout.configuration.package
    ordered = sorted(checkout.releases, key=lambda release: Version(release.version))
    layers = checkout.layers
    folders = [layers.source(package, release).parent for release in ordered]
    return [
        compatibility.step(
            before.version,
            after.version,
            api_changes.changes(folders[place], folders[place + 1], package=package),
        )
        for place, (before, after) in enumerate(pairwise(ordered))
    ]


def describe_api_changes(checkout: Checkout) -> list[str]:
    """A line a pair of neighbouring releases, and a line each for what breaks."""
    lines = []
    for step in compare_apis(checkout):
        counts = ", ".join(f"{count} {level}" for level, count in step.counts.items())
        lines.append(f"{step.before} -> {step.after}: {counts}")
        lines += [f"    {change.kind}: {change.path}" for change in step.breaking]
    return lines


def judge_candidate(checkout: Checkout) -> tuple[list[str], bool]:
    """What a release that is not out yet changes in the API since the newest; whether it may."""
    from cozematrix import api_changes, candidate

    _quieten_griffe()
    words = checkout.request.options
    if len(words) != 2 or words[0] != "--from":
        raise MatrixError("which candidate? `nox -s candidate -- --from WHEEL_OR_FOLDER`")
    package, allowed = checkout.configuration.package, checkout.configuration.allowed
    newest = max(checkout.releases, key=lambda release: Version(release.version))
    before = checkout.layers.source(package, newest).parent
    with candidate.unpacked(Path(words[1]), package) as after:
        found = api_changes.changes(before, after, package=package)
    lines = [f"{change.level}: {candidate.told(change)}" for change in found]
    wrong = candidate.complaints(found, allowed)
    return [f"since {newest.version}: {len(found)} changes", *lines, *wrong], not wrong


def measure_durations(checkout: Checkout) -> list[str]:
    """Write `durations.json` from what was recorded here; what is not recorded stays as it was."""
    from cozematrix.durations import Durations, measured, write_durations

    found = measured(read_outcomes(checkout.places.outcomes))
    known = {**checkout.durations.seconds, **found.seconds}
    everywhere = make_plan(
        checkout.configuration, checkout.releases, checkout.configuration.pythons, ("full",)
    )
    there = {(each.python, each.release) for each in everywhere.run}
    write_durations(
        checkout.places.durations,
        Durations({place: known[place] for place in sorted(there & known.keys())}),
    )
    return [f"{len(found.seconds)} cells measured, {len(there & known.keys())} known"]


def judge_coverage(checkout: Checkout) -> tuple[list[str], bool]:
    """How much of a release the last run executed; whether `uncovered.toml` allows the rest."""
    from cozematrix import uncovered
    from cozematrix.measurement import JSON as COVERAGE

    allowance = uncovered.read_allowance(checkout.places.uncovered)
    report = checkout.places.reports / "coverage" / "releases" / allowance.release / COVERAGE
    measured = uncovered.read_measured(report, checkout.configuration.package)
    wrong = uncovered.complaints(measured, allowance)
    share = f"{measured.lines:.1f} % of lines, {measured.branches:.1f} % of branches"
    kept = [f"{gap.name}: {allowance.reason(gap)}" for gap in measured.gaps]
    return [*kept, f"{allowance.release}: {share}", *wrong], not wrong


def write_compatibility(checkout: Checkout) -> list[str]:
    """Write COMPATIBILITY.md from everything that was recorded in this checkout."""
    from cozematrix import compatibility

    ordered = sorted((each.version for each in checkout.releases), key=Version)
    outcomes = list(read_outcomes(checkout.places.outcomes))
    ran = {outcome.cell.python for outcome in outcomes if outcome.results}
    tested = {outcome.cell.release for outcome in outcomes if outcome.results}
    page = compatibility.markdown(
        checkout.configuration.package,
        compatibility.support(outcomes, ordered),
        compatibility.defects(checkout.ledger, ordered),
        compare_apis(checkout),
        cells=ran,
    )
    target = checkout.places.root / "COMPATIBILITY.md"
    write_whole(target, page)
    return [f"{target.name}: {len(tested)} releases, {len(ran)} Pythons"]


def describe_plan(checkout: Checkout) -> list[str]:
    """What would run, and why each cell that would not is left out."""
    plan = checkout.plan
    lines = [f"{len(plan.run)} cells would run, {len(plan.left)} are left out"]
    for each in plan.cells:
        why = plan.left.get(each)
        release = checkout.release(each.release)
        reason = {
            None: "runs",
            "excluded": f"left out: Requires-Python is {release.requires_python}",
            "missing-interpreter": f"left out: no Python {each.python} on this machine",
        }[why]
        lines.append(f"cell-{each.name}: {reason}")
    return lines


def _verdict(
    checkout: Checkout, suites: Sequence[Suite] | None
) -> tuple[str, Verdict, tuple[str, ...]]:
    """The run that is judged, the verdict, and a line for each outcome that is damaged."""
    run = runs.run_id() if suites else runs.last(checkout.places.cache)
    cache = checkout.places.cache
    read, damaged = read_planned(
        checkout.places.outcomes, checkout.plan.cells, run=run, secret=runs.last_secret(cache)
    )
    # After its end a run may be judged anew by what was changed since: by another ledger, for one.
    changed = runs.changed(cache, sources.judging(checkout.places.root)) if suites else []
    recorded = [each for each in read if each.run == run]
    if not suites:
        present = {each.suite for each in recorded}
        suites = [each for each in Suite if each in present or os.environ.get("CI")]
    if not suites:
        raise MatrixError("nothing is recorded for these cells: run them first")
    verdict = verdicts.judge(
        checkout.plan,
        suites,
        recorded,
        checkout.ledger,
        run=run,
        required=checkout.required,
        changed=changed,
    )
    return run, verdict, tuple(damaged)


def _quieten_griffe() -> None:
    """It tells of every base class that is not the package's own; nox would print all of it."""
    logging.getLogger("griffe").setLevel(logging.ERROR)


def _kept(checkout: Checkout) -> list[Cell]:
    """The cells whose outcomes are kept, for what was resolved today."""
    # As if the run had begun: nothing is asked of the service, nor of the index.
    run = runs.Run(runs.run_id(), 0, "", is_offline=False, day=today())
    bench = Bench(checkout.places, checkout.configuration, run, runs.uv_program())
    return [
        cell
        for cell in checkout.plan.run
        if is_kept(bench, checkout.subject(cell, Path()), checkout.ask(cell))
    ]


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


def _suites_of(command_line: Sequence[str]) -> list[Suite]:
    """The suites that nox was asked to run in the plan's cells; none where it only lists."""
    if {"-l", "--list", "--list-sessions", "--usage", "--help", "-h", "--version"} & {
        *command_line
    }:
        return []
    words = {"tests": SUITES, "typecheck": (Suite.TYPES,), "gate": tuple(Suite)}
    asked = {suite for word in command_line for suite in words.get(word, ())}
    has_sessions = {"-s", "--session", "--sessions", "-e", "-t", "--tags", "-k"} & {*command_line}
    return [suite for suite in Suite if suite in (asked if has_sessions else SUITES)]


def _follow(checkout: Checkout, suites: Sequence[Suite]) -> None:
    """Show how far the run is, from its first cell on."""
    from cozematrix.board import Board

    costs = {cell: checkout.durations.of(cell) for cell in checkout.plan.run}
    planned = len(suites) * len(costs)
    Board(checkout.places, runs.run_id(), planned, costs).start()


def _names_one_cell(command_line: Sequence[str]) -> bool:
    """Whether nox was asked for one cell by its session's name."""
    return sum(bool(re.fullmatch(r"cell-[\d.]+\(.+\)", word)) for word in command_line) == 1


def _look_at_index(checkout: Checkout) -> tuple[list[str], bool]:
    """What the index says that `releases.json` does not, and whether it did not answer."""
    from cozematrix import index

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


def _not_as_expected(places: Places) -> frozenset[str]:
    """The names of the cells that the last report calls anything else."""
    path = places.reports / REPORT
    if not path.is_file():
        raise InputError(
            where="command line",
            key="--failed",
            value="no report",
            allowed="a run that was finished before; start one that was not without --failed, "
            "what it has done is not run again",
        )
    found = set()
    for row in read_json(path).tables("cells"):
        suites = row.table("suites")
        judged = {suites.table(name).get("verdict", str) for name in suites.names}
        if judged != {Judgement.AS_EXPECTED.value}:
            found.add(Cell(row.get("python", str), row.get("release", str)).name)
    if not found:
        raise InputError(
            where="command line",
            key="--failed",
            value="nothing",
            allowed="a last run with cells that were not as expected",
        )
    return frozenset(found)


def _follower(checkout: Checkout, run: str) -> Callable[[Outcome], None]:
    """Says that a suite has ended, and what of it was not expected."""

    def follow(outcome: Outcome) -> None:
        ended = Milestone(
            outcome.cell,
            outcome.suite,
            progress.DONE,
            outcome.status,
            verdicts.surprises(outcome, checkout.ledger),
            outcome.is_reused,
        )
        progress.note(progress_file(checkout.places), run, [ended])

    return follow


def newer_releases(places: Places) -> Path:
    """What a run has read from the index, for the next one to begin with."""
    return places.cache / "releases.json"


def _reports(places: Places) -> tuple[Path, Path]:
    """The report for programs, and the page for people."""
    return places.reports / REPORT, places.reports / "matrix.md"


def _hits(places: Places, cell: Cell) -> list[Path]:
    return [hits_file(places, cell, suite) for suite in SUITES]


def _cell_coverage(places: Places, each: Cell) -> Path:
    return places.reports / "coverage" / "cells" / each.python / each.release


def _coverages(
    checkout: Checkout, outcomes: Iterable[Outcome]
) -> tuple[dict[str, Coverages], dict[Cell, Coverages]]:
    """What was executed of each release and in each cell; two releases are merged at a time."""
    cells: dict[str, list[Cell]] = {}
    for each in _measured(outcomes):
        cells.setdefault(each.release, []).append(each)
    with ProcessPoolExecutor() as pool:
        merged = {
            version: pool.submit(_merge, checkout, version, of_release)
            for version, of_release in cells.items()
        }
        found = {version: future.result() for version, future in merged.items()}
    per_cell = {cell: each for _, of_cells in found.values() for cell, each in of_cells.items()}
    return {version: each for version, (each, _) in found.items() if each}, per_cell


def _merge(
    checkout: Checkout, version: str, cells: Sequence[Cell]
) -> tuple[Coverages | None, dict[Cell, Coverages]]:
    """The figures of a release and of its cells; its pages are written where they changed.

    None where nothing was measured: no figure is not 0 %.
    """
    from cozematrix.measurement import coverages, read_hits, write_pages

    places = checkout.places
    source = checkout.layers.source(checkout.configuration.package, checkout.release(version))
    probes = checkout.layers.probes(source)
    of_cells = {
        cell: coverages(probes, hits)
        for cell in cells
        if any(hits := read_hits(_hits(places, cell), probes.count))
    }
    every = [path for cell in cells for path in _hits(places, cell)]
    hits = read_hits(every, probes.count)
    if not any(hits):
        return None, of_cells
    write_pages(probes, hits, source, places.reports / "coverage" / "releases" / version)
    return coverages(probes, hits), of_cells


def _measured(outcomes: Iterable[Outcome]) -> list[Cell]:
    """The cells in which a suite ran to its end, each once."""
    ran = [each for each in outcomes if each.status in HAS_RESULTS]
    return list(dict.fromkeys(each.cell for each in ran if each.suite is not Suite.TYPES))


def _line(outcome: Outcome) -> str:
    """An outcome in one line."""
    counted = ", ".join(
        f"{count} {state.value}" for state in State if (count := outcome.count(state))
    )
    text = f"{outcome.cell.name} {outcome.suite}: {outcome.status} {outcome.cause}".rstrip()
    when = f"reused, run on {outcome.ran[:10]}" if outcome.is_reused else f"{outcome.seconds:.1f} s"
    return f"{text} ({counted}, {when})" if counted else text
