"""The inputs of every session, as nox starts: read when asked for, checked before anything runs."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from cozematrix import machine
from cozematrix.candidate.given import ALLOWED
from cozematrix.candidate.prepare import FOLDER
from cozematrix.candidate.release import Candidate, judged_as, read_candidate, release_before
from cozematrix.cells import ending, sources
from cozematrix.cells import run as runs
from cozematrix.cells.cell import is_kept
from cozematrix.cells.context import SUITES, Ask, RunContext, Subject
from cozematrix.cells.environment import Layers
from cozematrix.cells.outcome_file import read_planned
from cozematrix.cells.progress import progress_file
from cozematrix.cells.resolution import today
from cozematrix.cells.venv import proven
from cozematrix.data_file import read_json
from cozematrix.errors import (
    InputError,
)
from cozematrix.inputs.command import RUNNING, Command, current_command
from cozematrix.inputs.configuration import Configuration, read_configuration
from cozematrix.inputs.interpreters import Interpreter, find_interpreters, put_on_path
from cozematrix.inputs.picking import is_published
from cozematrix.inputs.releases import Release, in_order, lost, read_releases
from cozematrix.inputs.request import WITH_OWN_WORDS, Request, read_request
from cozematrix.places import Places
from cozematrix.planning import selection
from cozematrix.planning.plan import OF_THE_MATRIX, Cell, Plan, Suite, make_plan, window
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.ledger import Cause, known_hangs, read_ledger

# Sessions that look at what the last run recorded.
LOOKING_BACK = frozenset({"report", "accept"})
REPORT = "matrix.json"
# Of the time of a suite: it waits for nobody, and shares a cache.
_OF_A_TYPE_CHECK = 0.1
# Where a run that judges a candidate writes its outcomes, and its own facts.
CANDIDATES, CANDIDATES_RUN = "reports/candidate", ".cozematrix/candidates-run"

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cozematrix.own.suite import OwnSuite
    from cozematrix.planning.durations import Durations


@dataclass(frozen=True)
class Checkout:
    """The inputs of every session, read when asked for; wrong ones are an `InputError`."""

    places: Places
    command: Command

    @cached_property
    def candidate(self) -> Candidate | None:
        """The release that is not out yet, if this run judges one that has a wheel."""
        found = runs.handed_down(runs.CANDIDATE)
        return read_candidate(self.places.cache / FOLDER / min(found)) if found else None

    @cached_property
    def before(self) -> Release:
        """The published release that the candidate is held against."""
        version = self.candidate.own_version if self.candidate else self.releases[-1].version
        return release_before(self.releases, version)

    @cached_property
    def configuration(self) -> Configuration:
        """The settings of `matrix.toml`, with dependencies picked as the request asks."""
        configuration = read_configuration(self.places.matrix)
        asked = self.last.picking if self.last else self.request.picking
        picking = asked or configuration.picking
        if picking.subject == configuration.package:
            raise InputError(
                where="command line",
                key="--with",
                value=picking.beyond,
                allowed="a dependency; a selector chooses releases",
            )
        return replace(configuration, picking=picking)

    @cached_property
    def releases(self) -> tuple[Release, ...]:
        """All releases of `releases.json`, oldest first."""
        return read_releases(self.places.releases)

    @property
    def upkeep_release(self) -> str:
        """The release that is covered, mutated and planted in."""
        return self.configuration.upkeep or self.releases[-1].version

    @cached_property
    def published(self) -> tuple[Release, ...]:
        """The releases that were there on the day that is asked for."""
        as_of = self.configuration.picking.as_of
        found = tuple(each for each in self.releases if is_published(each, as_of))
        if not found:
            first = min(each.uploaded for each in self.releases)[:10]
            raise InputError(
                where="command line",
                key="--as-of",
                value=as_of,
                allowed=f"a day from {first}, of the first release",
            )
        return found

    @cached_property
    def interpreters(self) -> dict[str, Interpreter]:
        """The interpreters of this machine by minor version; the run's leader looks anew."""
        memory = self.places.cache / "interpreters.json"
        return find_interpreters(
            self.configuration.pythons, memory=memory, asks_again=runs.is_leader()
        )

    @cached_property
    def ledger(self) -> tuple[Cause, ...]:
        """The known causes: those of the contracts, or those of a user's own suite."""
        if self.suite:
            return self.suite.ledger(self.configuration.pythons, self.releases)
        ledger = read_ledger(
            self.places.root, pythons=self.configuration.pythons, releases=self.releases
        )
        return judged_as(ledger, self.before) if self.candidate else ledger

    @cached_property
    def suite(self) -> OwnSuite | None:
        """The user's suite that is run in the place of this project's own."""
        from cozematrix.own.suite import read_suite

        return read_suite(self.request.suite) if self.request.suite else None

    @cached_property
    def window(self) -> list[Release]:
        """The releases that a run without selectors covers."""
        chosen = self.configuration
        return window(self.published, minors=chosen.minors, always=chosen.always)

    @cached_property
    def request(self) -> Request:
        """The words behind `--`, checked for the sessions that were asked for."""
        sessions = self.command.sessions
        if not runs.is_leader() and not sessions & WITH_OWN_WORDS:
            # The words belong to a session that requires this one, and were taken already.
            return read_request(self.command.arguments)
        return read_request(self.command.arguments, sessions)

    @cached_property
    def last(self) -> selection.Selection | None:
        """The request of the last run, in a session that looks back at it."""
        if self.request.chooses_cells or not self.command.sessions <= LOOKING_BACK:
            return None
        found = selection.last(self.places.selection)
        return found if found and found.run == runs.last(self.places.run) else None

    @cached_property
    def durations(self) -> Durations:
        """The seconds that each cell took in earlier runs."""
        from cozematrix.planning.durations import read_durations

        return read_durations(self.places.durations)

    @cached_property
    def plan(self) -> Plan:
        """The cells that are asked for, those that take longest first."""
        from cozematrix.planning.durations import cut, longest_first

        request = self.request
        selectors, releases = request.selectors, self.published
        if self.candidate:
            releases = in_order((*releases, self.candidate))
            selectors = (*self._pythons(), self.before.version, self.candidate.version)
        elif (request.only_failed and not selectors) or self.last:
            selectors = ("full",)
        plan = make_plan(self.configuration, releases, self.interpreters, selectors)
        if self.last:
            cells = [each for each in plan.cells if each.name in self.last.cells]
            return plan.only(cells if self.last.is_judged else self._begun(cells))
        if request.only_failed:
            names = runs.handed_down(runs.FAILED)
            if names is None:
                names = _not_as_expected(self.places, self.configuration.resolution)
                runs.hand_down(runs.FAILED, names)
            plan = plan.only([cell for cell in plan.cells if cell.name in names])
        if request.part:
            # Also cells whose Python this machine lacks: every machine must cut alike.
            plan = plan.only(cut(plan.cells, request.part, self.durations))
        return replace(plan, run=tuple(longest_first(plan.run, self.durations)))

    def _pythons(self) -> tuple[str, ...]:
        """The Pythons that a candidate is to be looked at on; none for all."""
        known = self.configuration.pythons
        for word in self.request.selectors:
            if word not in known:
                raise InputError(
                    where="command line",
                    key="selector",
                    value=word,
                    allowed="with a candidate Pythons only: " + ", ".join(known),
                )
        return self.request.selectors

    def _begun(self, cells: Iterable[Cell]) -> list[Cell]:
        """Those of these cells that the last run began."""
        run = runs.last(self.places.run)
        read, _ = read_planned(self.places.outcomes, cells)
        return [outcome.cell for outcome in read if outcome.run == run]

    @property
    def offered(self) -> tuple[Release, ...]:
        """The releases that have sessions, newest first: the selected ones, else all."""
        is_chosen = self.request.chooses_cells or self.candidate
        return self.plan.releases if is_chosen else self.published[::-1]

    @property
    def required(self) -> tuple[str, ...]:
        """The Pythons that must not be missing: those asked for by name, and in CI the required.

        Who judges a candidate is told which were not there.
        """
        if self.last:
            return self.last.required
        asked = [each for each in self.request.selectors if each in self.configuration.pythons]
        is_required = os.environ.get("CI") and not self.command.has_candidate
        return (*asked, *(self.configuration.required if is_required else ()))

    def release(self, version: str) -> Release:
        """The release of a version, the candidate among them."""
        if self.candidate and self.candidate.version == version:
            return self.candidate
        return next(release for release in self.releases if release.version == version)

    @property
    def layers(self) -> Layers:
        """Layers as they are made outside a run."""
        limit = self.configuration.limits.install
        return Layers(
            self.places.cache / "layers", runs.uv_program(), is_offline=False, seconds=limit
        )

    def context(self) -> RunContext:
        """All that the cells of the run at work share."""
        run = runs.current(self.places.run)
        return RunContext(self.places, self.configuration, run, runs.uv_program())

    @cached_property
    def to_run(self) -> tuple[Cell, ...]:
        """The cells of the plan whose outcomes are not kept."""
        return self._without(runs.KEPT)

    @cached_property
    def to_check(self) -> tuple[Cell, ...]:
        """The cells of the plan whose type checks are not kept."""
        return self._without(runs.KEPT_TYPES)

    def _without(self, variable: str) -> tuple[Cell, ...]:
        """The cells of the plan that the leader did not name in this variable."""
        named = runs.handed_down(variable) or ()
        return tuple(cell for cell in self.plan.run if cell.name not in named)

    @cached_property
    def sources(self) -> dict[Suite, str]:
        """The digest of the files that each suite's outcome depends on."""
        return {suite: sources.digest(self.places.root, suite) for suite in OF_THE_MATRIX}

    def needs(self, cells: Sequence[str], types: Sequence[str]) -> list[str]:
        """The sessions that must have run before a candidate is judged, by its parts."""
        suites = suites_of(self.command, self.request)
        found = [*(cells if set(SUITES) & set(suites) else [])]
        found += types if Suite.TYPES in suites else []
        return ["prepare", *found] if suites else []

    def subject(self, cell: Cell, venv: Path) -> Subject:
        """A cell with its release and its Python, on this virtual environment."""
        return Subject(cell, self.release(cell.release), self.interpreters[cell.python], venv)

    def subject_to_run(self, cell: Cell, venv: Path) -> Subject:
        """The same, with the virtual environment proven to be of that Python, or made anew."""
        subject = self.subject(cell, venv)
        proven(venv, subject.interpreter, runs.uv_program())
        return subject

    def ask(self, cell: Cell) -> Ask:
        """Return this run's request to a cell."""
        return Ask(
            workers=runs.workers(),
            arguments=self.request.options,
            selection=self.request.selection,
            is_fresh=self.request.is_fresh or self.request.only_failed,
            hangs=partial(known_hangs, self.ledger, cell),
            sources=self.sources,
            suites=tuple(suite for suite in SUITES if self.request.only in ("", suite)),
        )

    def ask_types(self, cell: Cell) -> Ask:
        """Return this run's request for a cell's type check: options and `-k` are for pytest."""
        return replace(self.ask(cell), arguments=(), selection="", suites=(Suite.TYPES,))


def open_checkout(command_line: Sequence[str]) -> Checkout:
    """The checkout as nox starts: every input checked before anything runs, Pythons on PATH.

    `command_line` is nox's own: what follows `--` is handed to sessions only when their list is
    fixed already, and here it takes part in fixing it.
    """
    runs.disown()
    command = current_command(command_line)
    places = Places.of_checkout()
    if command.has_candidate or runs.handed_down(runs.CANDIDATE) is not None:
        # Nothing of it is left where other runs look.
        places = replace(places, reports_in=CANDIDATES, run_in=CANDIDATES_RUN)
    checkout = Checkout(places, command)
    if runs.is_leader():
        machine.shed()
        _take_newer_releases(checkout.places)
        if command.has_candidate and not command.is_listing:
            runs.hand_down(runs.CANDIDATE, _make_candidate(checkout))
    _ = checkout.plan, checkout.ledger
    put_on_path(checkout.interpreters.values(), checkout.places.cache / "pythons")
    runs.identify(is_single_cell=len(checkout.plan.run) == 1 or command.names_one_cell)
    if runs.is_leader() and not command.is_listing:
        _lead(checkout)
    return checkout


def _make_candidate(checkout: Checkout) -> list[str]:
    """Make the candidate that is asked for; the name of its folder, none where it needs none."""
    from cozematrix.candidate.api import is_package
    from cozematrix.candidate.prepare import Maker

    request, configuration = checkout.request, checkout.configuration
    if checkout.command.sessions != {"candidate"}:
        others = ", ".join(sorted(checkout.command.sessions - {"candidate"}))
        raise InputError(
            where="command line", key="--session", value=others, allowed="candidate by itself"
        )
    if not request.candidate:
        raise InputError(where="command line", key="--from", value=None, allowed=ALLOWED)
    if request.only == "api" and is_package(Path(request.candidate), configuration.package):
        # To be read, not to be run: it need not even be a project.
        return []
    maker = Maker(
        cache=checkout.places.cache,
        log=checkout.places.reports / "build.log",
        package=configuration.package,
        releases=checkout.releases,
        uv=runs.uv_program(),
        is_fenced=configuration.is_fenced,
    )
    return [maker.make(request.candidate).sha256]


def _lead(checkout: Checkout) -> None:
    """Do what only the process that was started by hand can do, before the first session."""
    runs.hand_down(runs.JUDGED, ["judged"] if checkout.command.judges else [])
    ending.at_exit(checkout.places, checkout.plan, checkout.command, checkout.request)
    if checkout.suite and checkout.request.package:
        from cozematrix.own.package import read_package

        # Before anything runs: what cannot be installed is no fault of a cell.
        cache = checkout.places.cache / "own"
        read_package(checkout.request.package, uv=runs.uv_program(), folder=cache)
    if checkout.command.sessions & RUNNING and not runs.is_busy(checkout.places.cache):
        # Now, so that it does not stand for this run however early that ends.
        forget_reports(checkout.places)
        runs.forget(checkout.places.run)
    planned = [Suite.OWN] if checkout.suite else suites_of(checkout.command, checkout.request)
    runs.hand_down(runs.SUITES, planned)
    suites = planned if checkout.command.judges else []
    if set(SUITES) & set(suites):
        runs.hand_down(runs.KEPT, _kept(checkout, checkout.ask))
    if Suite.TYPES in suites:
        runs.hand_down(runs.KEPT_TYPES, _kept(checkout, checkout.ask_types))
    if suites:
        _follow(checkout, suites)


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


def tags(checkout: Checkout, release: Release) -> list[str]:
    """Return the tags of a release's cells for nox: its version as a word, `window`."""
    word = "v" + release.version.replace(".", "_")
    return [word, "window"] if release in checkout.window else [word]


def _kept(checkout: Checkout, ask: Callable[[Cell], Ask]) -> list[str]:
    """The names of the cells whose outcomes are kept, for what was resolved today."""
    # As if the run had begun: nothing is asked of the service, nor of the index.
    run = runs.Run(runs.run_id(), 0, "", is_offline=False, day=today())
    context = RunContext(checkout.places, checkout.configuration, run, runs.uv_program())
    return [
        cell.name
        for cell in checkout.plan.run
        if is_kept(context, checkout.subject(cell, Path()), ask(cell))
    ]


def suites_of(command: Command, request: Request) -> list[Suite]:
    """The suites that nox was asked to run in the plan's cells."""
    words = {
        **dict.fromkeys(("cell", "tests"), SUITES),
        **dict.fromkeys(("types", "typecheck"), (Suite.TYPES,)),
        **dict.fromkeys(("gate", "candidate"), OF_THE_MATRIX),
    }
    asked = {suite for name in command.sessions for suite in words.get(name, ())}
    return [suite for suite in Suite if suite in asked and request.only in ("", suite)]


def _follow(checkout: Checkout, suites: Sequence[Suite]) -> None:
    """Show how far the run is, from its first cell on."""
    from cozematrix.cells.board import Board

    shares = {suite: _OF_A_TYPE_CHECK if suite is Suite.TYPES else 1.0 for suite in suites}
    costs = {
        (cell, suite): checkout.durations.of(cell) * share
        for cell in checkout.plan.run
        for suite, share in shares.items()
    }
    is_partial = bool(checkout.request.selection)
    Board(checkout.places, runs.run_id(), costs, is_partial=is_partial).start()


def _not_as_expected(places: Places, resolution: str) -> frozenset[str]:
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
        if row.get("resolution", str) == resolution and judged != {Judgement.AS_EXPECTED.value}:
            found.add(Cell(row.get("python", str), row.get("release", str)).name)
    if not found:
        raise InputError(
            where="command line",
            key="--failed",
            value="nothing",
            allowed="a last run with cells that were not as expected",
        )
    return frozenset(found)


def newer_releases(places: Places) -> Path:
    """Return the file in which a run leaves the releases that it read for the next one."""
    return places.cache / "releases.json"


def forget_reports(places: Places) -> None:
    """Remove what an earlier run left, which must not stand for this one."""
    files = report_files(places) if places.reports_in != CANDIDATES else candidate_files(places)
    for stale in (progress_file(places), places.selection, *files):
        stale.unlink(missing_ok=True)


def report_files(places: Places) -> tuple[Path, Path]:
    """The report for programs, and the page for people."""
    return places.reports / REPORT, places.reports / "matrix.md"


def candidate_files(places: Places) -> tuple[Path, Path]:
    """The answer about a candidate for programs, and the page for people."""
    return places.reports.with_suffix(".json"), places.reports.with_suffix(".md")
