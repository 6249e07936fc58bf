"""What each nox session does: reads its inputs, calls one step, writes or prints what came out."""

from __future__ import annotations

import logging
import os
import re
import sys
import traceback
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.version import Version

from cozematrix import index, lifeline
from cozematrix import run as runs
from cozematrix import verdict as verdicts
from cozematrix.cell import Bench, run_cell, work_folder
from cozematrix.configuration import Configuration, read_configuration
from cozematrix.document import write_json, write_whole
from cozematrix.environment import Layers
from cozematrix.errors import IndexUnavailableError, MatrixError
from cozematrix.interpreters import Interpreter, find_interpreters, put_on_path
from cozematrix.ledger import Deviation, read_ledger
from cozematrix.measurement import DATA, HTML, Coverages, merge, read_coverages
from cozematrix.measurement import JSON as COVERAGE
from cozematrix.outcome import Outcome, State, read_outcomes
from cozematrix.places import Places
from cozematrix.plan import Cell, Plan, Suite, make_plan, selectors_of, window
from cozematrix.releases import Release, changes, read_releases, write_releases
from cozematrix.resolution import today
from cozematrix.verdict import HAS_RESULTS

# How often `nox -s stability` runs each cell, with how many of pytest-xdist's workers, and how.
TIMES, WORKERS = 20, 2
SHUFFLED = ("-p", "tests.shared.shuffle", "--shuffle")
# A cell's coverage pages take two seconds and three megabytes: they come by themselves as long as
# nobody has to wait for them, and from `nox -s html` after a larger run.
MOST_CELLS_WITH_PAGES = 40

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cozematrix.compatibility import Step
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
        return find_interpreters(self.configuration.pythons, memory=memory)

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
    def plan(self) -> Plan:
        selectors, _ = selectors_of(self.arguments)
        return make_plan(self.configuration, self.releases, self.interpreters, selectors)

    @property
    def offered(self) -> tuple[Release, ...]:
        """The releases that have sessions, newest first: the selected ones, else all."""
        selectors, _ = selectors_of(self.arguments)
        return self.plan.releases if selectors else self.releases[::-1]

    @property
    def required(self) -> tuple[str, ...]:
        """The Pythons that must not be missing: in CI those that `matrix.toml` names."""
        return self.configuration.required if os.environ.get("CI") else ()

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


def open_checkout(command_line: Sequence[str]) -> Checkout:
    """The checkout as nox starts: every input checked before anything runs, Pythons on PATH.

    `command_line` is nox's own: what follows `--` is handed to sessions only when their list is
    fixed already, and here it takes part in fixing it.
    """
    words = list(command_line)
    arguments = words[words.index("--") + 1 :] if "--" in words else []
    checkout = Checkout(Places.of_checkout(), tuple(arguments))
    _ = checkout.plan, checkout.ledger
    put_on_path(checkout.interpreters.values(), checkout.places.cache / "pythons")
    runs.identify(is_single_cell=len(checkout.plan.run) == 1 or _names_one_cell(command_line))
    return checkout


def tags(checkout: Checkout, release: Release) -> list[str]:
    """What nox's `-t` and `-k` know a release's cells by: its version as a word, `window`."""
    word = "v" + release.version.replace(".", "_")
    return [word, "window"] if release in checkout.window else [word]


def prepare(checkout: Checkout) -> list[str]:
    """Begin a run: look at the index, take the checkout, start the service; what to tell."""
    missing = checkout.plan.missing(checkout.required)
    if missing:
        raise MatrixError(f"required, but not on this machine: Python {', '.join(missing)}")
    url = index.index_url()
    lines, is_offline = _look_at_index(checkout, url)
    run = runs.begin(
        checkout.places.cache,
        checkout.places.reports / "service.log",
        is_offline=is_offline,
        day=today(),
        index=url or "",
    )
    return [*lines, f"run {run.id}: {len(checkout.plan.run)} cells, service at {run.service}"]


def refresh_releases(checkout: Checkout) -> list[str]:
    """Read the index anew and write `releases.json`; what changed, a line each."""
    found = index.list_releases(
        checkout.configuration.package, checkout.releases, url=index.index_url()
    )
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
    _, arguments = selectors_of(checkout.arguments)
    try:
        outcomes = run_cell(
            bench, release, subject, venv, workers=runs.workers(), arguments=arguments
        )
        merge(
            sorted(work_folder(checkout.places, subject).glob("*.coverage.*")),
            _source(bench.layers, checkout, release),
            _cell_coverage(checkout.places, subject),
            has_html=len(checkout.plan.run) <= MOST_CELLS_WITH_PAGES,
        )
    except Exception:  # noqa: BLE001 - whatever it is, the other cells' matrix must be printed
        # The outcome on the disk says "not finished", which the verdict calls missing.
        return traceback.format_exc().splitlines()
    return [_told(outcome) for outcome in outcomes]


def repeat(checkout: Checkout, python: str, venv: Path) -> tuple[list[str], bool]:
    """Run the newest release's cell again and again in random order; what did not end alike."""
    from cozematrix import stability

    _, words = selectors_of(checkout.arguments)
    if words and (len(words) != 2 or words[0] != "--times" or not words[1].isdecimal()):
        raise MatrixError("how often? `nox -s stability -- --times 20`")
    times = int(words[1]) if words else TIMES
    places = replace(checkout.places, reports_in="reports/stability")
    bench = replace(checkout.bench(), places=places)
    lifeline.watch(bench.run.leader, lambda: os._exit(1))
    newest = max(checkout.releases, key=lambda release: Version(release.version))
    subject = Cell(python, newest.version, checkout.configuration.resolution)
    rounds = [
        run_cell(
            bench,
            newest,
            subject,
            venv,
            workers=WORKERS,
            arguments=[*SHUFFLED, str(seed)],
            is_measured=False,
        )
        for seed in range(times)
    ]
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
        _told(check_types(bench, checkout.release(each.release), each, venv))
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
    run, suites, verdict = _verdict(checkout, suites)
    per_release = {}
    if Suite.SYNC in suites:
        per_release = _merge_releases(checkout, verdict.outcomes.values())
    per_cell = {
        cell: found
        for cell in _measured(verdict.outcomes.values())
        if (found := read_coverages(_cell_coverage(places, cell)))
    }
    report = make_report(
        checkout.configuration.package,
        verdict,
        checkout.interpreters,
        per_release,
        per_cell,
        run=run,
    )
    write_json(places.reports / "matrix.json", as_json(report))
    write_whole(places.reports / "matrix.md", page.markdown(report))
    terminal.show(report)
    return verdict.is_as_expected


def propose(checkout: Checkout) -> list[str]:
    """Write what the ledger would have to say for the last run to be as expected."""
    from cozematrix import accept

    _, _, verdict = _verdict(checkout, None)
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
    """Write the HTML pages of single cells, from what the last run measured in them."""
    lines = []
    for each in checkout.plan.run:
        folder = _cell_coverage(checkout.places, each)
        source = _source(checkout.layers, checkout, checkout.release(each.release))
        if coverages := merge([folder / DATA], source, folder, has_html=True):
            shown = folder.relative_to(checkout.places.root) / HTML / "index.html"
            lines.append(f"{each.name}: {coverages.branches:.0f} % of branches: {shown}")
    return lines or ["nothing was measured in these cells: run them first"]


def compare_apis(checkout: Checkout) -> list[Step]:
    """What changed in the public API between neighbouring releases, oldest first."""
    from cozematrix import api_changes, compatibility

    _quieten_griffe()

    package = checkout.configuration.package
    ordered = sorted(checkout.releases, key=lambda release: Version(release.version))
    layers = checkout.layers
    folders = [_source(layers, checkout, release).parent for release in ordered]
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
    _, words = selectors_of(checkout.arguments)
    if len(words) != 2 or words[0] != "--from":
        raise MatrixError("which candidate? `nox -s candidate -- --from WHEEL_OR_FOLDER`")
    package, allowed = checkout.configuration.package, checkout.configuration.allowed
    newest = max(checkout.releases, key=lambda release: Version(release.version))
    before = _source(checkout.layers, checkout, newest).parent
    with candidate.unpacked(Path(words[1]), package) as after:
        found = api_changes.changes(before, after, package=package)
    lines = [f"{change.level}: {candidate.told(change)}" for change in found]
    wrong = candidate.complaints(found, allowed)
    return [f"since {newest.version}: {len(found)} changes", *lines, *wrong], not wrong


def judge_coverage(checkout: Checkout) -> tuple[list[str], bool]:
    """How much of a release the last run executed; whether `uncovered.toml` allows the rest."""
    from cozematrix import uncovered

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
) -> tuple[str, Sequence[Suite], Verdict]:
    """The run that is judged, its suites, and the verdict."""
    run = runs.run_id() if suites else runs.last(checkout.places.cache)
    recorded = [each for each in read_outcomes(checkout.places.outcomes) if each.run == run]
    if not suites:
        present = {each.suite for each in recorded}
        suites = [each for each in Suite if each in present or os.environ.get("CI")]
    verdict = verdicts.judge(
        checkout.plan, suites, recorded, checkout.ledger, run=run, required=checkout.required
    )
    return run, suites, verdict


def _quieten_griffe() -> None:
    """It tells of every base class that is not the package's own; nox would print all of it."""
    logging.getLogger("griffe").setLevel(logging.ERROR)


def _names_one_cell(command_line: Sequence[str]) -> bool:
    """Whether nox was asked for one cell by its session's name."""
    return sum(bool(re.fullmatch(r"cell-[\d.]+\(.+\)", word)) for word in command_line) == 1


def _look_at_index(checkout: Checkout, url: str | None) -> tuple[list[str], bool]:
    """What the index says that `releases.json` does not, and whether it did not answer."""
    try:
        found = index.list_releases(checkout.configuration.package, checkout.releases, url=url)
    except IndexUnavailableError as error:
        newest = checkout.releases[-1].version
        return [f"{error}; the cached releases are used, up to {newest}"], True
    lines = changes(checkout.releases, found)
    if lines:
        write_releases(checkout.places.releases, checkout.configuration.package, found)
        lines.append("releases.json is updated; this run was planned before, the next one knows")
    return lines, False


def _source(layers: Layers, checkout: Checkout, release: Release) -> Path:
    """The package's source, the same for every Python, for coverage to read."""
    package = checkout.configuration.package
    pins = [f"{package}=={release.version}"]
    return layers.layer("source", Path(sys.executable), pins) / package


def _cell_coverage(places: Places, each: Cell) -> Path:
    return places.reports / "coverage" / "cells" / each.python / each.release


def _merge_releases(checkout: Checkout, outcomes: Iterable[Outcome]) -> dict[str, Coverages]:
    """Merge what the cells of each release measured, two releases at a time."""
    layers = checkout.layers
    measured: dict[str, list[Path]] = {}
    for cell in _measured(outcomes):
        data = _cell_coverage(checkout.places, cell) / DATA
        measured.setdefault(cell.release, []).append(data)
    folder = checkout.places.reports / "coverage" / "releases"
    with ProcessPoolExecutor() as pool:
        merged = {
            version: pool.submit(
                merge,
                parts,
                _source(layers, checkout, checkout.release(version)),
                folder / version,
                has_html=True,
            )
            for version, parts in measured.items()
        }
        return {
            version: coverages
            for version, future in merged.items()
            if (coverages := future.result()) is not None
        }


def _measured(outcomes: Iterable[Outcome]) -> list[Cell]:
    """The cells in which a suite ran to its end, each once."""
    ran = [each for each in outcomes if each.status in HAS_RESULTS]
    return list(dict.fromkeys(each.cell for each in ran if each.suite is not Suite.TYPES))


def _told(outcome: Outcome) -> str:
    """An outcome in one line."""
    counted = ", ".join(
        f"{count} {state.value}" for state in State if (count := outcome.count(state))
    )
    text = f"{outcome.cell.name} {outcome.suite}: {outcome.status} {outcome.cause}".rstrip()
    return f"{text} ({counted}, {outcome.seconds:.1f} s)" if counted else text
