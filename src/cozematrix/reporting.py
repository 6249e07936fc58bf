"""The sessions that look at what was recorded, or at the releases: they print, write and judge."""

from __future__ import annotations

import logging
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.version import Version

from cozematrix.candidate.release import is_published
from cozematrix.cells import run as runs
from cozematrix.cells import sources
from cozematrix.cells.cell import (
    SUITES,
    hits_file,
)
from cozematrix.cells.outcome import (
    HAS_RESULTS,
    Outcome,
    Status,
    read_outcomes,
    read_planned,
)
from cozematrix.checkout import Checkout, candidate_files, report_files, suites_of
from cozematrix.document import write_json, write_whole
from cozematrix.errors import InputError, MatrixError
from cozematrix.inputs.picking import LATEST
from cozematrix.inputs.releases import in_order
from cozematrix.planning.plan import OF_THE_MATRIX, Cell, Suite, make_plan
from cozematrix.verdicts import verdict as verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cozematrix.api.change import Change
    from cozematrix.api.released_api import ReleasedAPI
    from cozematrix.coverage.measurement import Coverages
    from cozematrix.inputs.request import Request
    from cozematrix.places import Places
    from cozematrix.planning.plan import Plan
    from cozematrix.reports.compatibility import Step
    from cozematrix.reports.site.evidence import SourceFile
    from cozematrix.upkeep.accept import Proposal
    from cozematrix.upkeep.upgrades import Broken, TypeChange, Typed
    from cozematrix.verdicts.verdict import Verdict


# As `recording` words it.
_NOT_COLLECTED = ("not collected: ", "no test was collected", "exit code 5")


def judge(checkout: Checkout, suites: Sequence[Suite] | None) -> bool:
    """Merge what the run recorded, write and print the report; whether all is as expected.

    Without `suites` it is the run that was at work here last, and the suites that it recorded; in
    CI, where the cells' jobs ran elsewhere, all of them: one that got lost must not go unnoticed.
    """
    from cozematrix.reports import page, terminal
    from cozematrix.reports.matrix_json import as_json
    from cozematrix.reports.report import make_report
    from cozematrix.types.typedness import FILE, read_complete

    places = checkout.places
    if checkout.suite:
        suites = (Suite.OWN,)
    run, verdict, damaged = _verdict(checkout, suites)
    if checkout.suite and (wrong := uncollected(verdict.outcomes.values())):
        raise InputError(
            where="command line",
            key="--suite",
            value=checkout.request.suite,
            allowed=f"a suite that pytest collects; {wrong}",
        )
    per_release, per_cell = _coverages(checkout, verdict.outcomes.values())
    report = make_report(
        checkout.configuration.package,
        verdict,
        checkout.interpreters,
        per_release,
        per_cell,
        run=run,
        notes=damaged,
        is_all=checkout.request.is_all,
        picking=checkout.configuration.picking,
        usual=_usual(checkout, verdict),
        complete=read_complete(places.root / FILE),
    )
    # First of all: a full disk must not take the verdict away.
    terminal.show(report)
    as_data, as_page = report_files(places)
    write_json(as_data, as_json(report))
    write_whole(as_page, page.markdown(report))
    return report.is_passed


def uncollected(outcomes: Iterable[Outcome]) -> str:
    """Return why pytest collected nothing of a suite wherever it ran; "" where it did anywhere."""
    ran = [each for each in outcomes if each.status in (*HAS_RESULTS, Status.CRASHED)]
    causes = [each.cause for each in ran if each.cause.startswith(_NOT_COLLECTED)]
    return causes[0] if causes and len(causes) == len(ran) else ""


def propose(checkout: Checkout) -> list[str]:
    """Tell what the ledger would have to say for the last run to be as expected.

    The proposal stands in `reports/accept.toml`; with `--write` the ledger's files are edited.
    """
    from cozematrix.upkeep import accept, ledger_file

    if checkout.request.is_written and checkout.configuration.resolution != LATEST:
        raise InputError(
            where="command line",
            key="--write",
            value=checkout.configuration.resolution,
            allowed=f"a run beside {LATEST}; what follows a dependency is entered by hand, with "
            "the versions that `nox -s bisect -- TEST --axis DEPENDENCY` finds",
        )
    _, verdict, damaged = _verdict(checkout, None)
    root, pythons = checkout.places.root, checkout.configuration.pythons
    proposed = accept.proposals(
        verdict,
        checkout.ledger,
        checkout.releases,
        pythons=pythons,
        today=datetime.now(UTC).date(),
    )
    # Also where nothing is written: what cannot be written is no proposal.
    texts = ledger_file.change_ledger(root, proposed, pythons=pythons, releases=checkout.releases)
    target = checkout.places.reports / "accept.toml"
    write_whole(target, ledger_file.proposal_file(proposed))
    if checkout.request.is_written:
        ledger_file.write_ledger(texts)
    lines = [line for each in proposed for line in accept.describe(each)]
    return [*damaged, *lines, *accept.left_open(verdict), _in_short(checkout, proposed, texts)]


def _in_short(checkout: Checkout, proposed: Sequence[Proposal], texts: Mapping[Path, str]) -> str:
    """Say what was done, and what is left to a person."""
    if not proposed:
        return "nothing to propose"
    new = sum(each.before is None for each in proposed)
    causes = f"{new} new causes, {len(proposed) - new} changed"
    if not checkout.request.is_written:
        return f"{causes}, in reports/accept.toml; `nox -s accept -- --write` edits the ledger"
    files = ", ".join(path.relative_to(checkout.places.root).as_posix() for path in texts)
    return f"{causes}, written to {files}; give each new one a reason, and read the difference"


def write_html(checkout: Checkout) -> list[str]:
    """Write coverage's pages of single cells, from what the last run measured in them."""
    from cozematrix.coverage.measurement import HTML, coverages, read_hits, write_pages

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
    """Compare the public API of neighbouring releases, oldest first."""
    from cozematrix.reports import compatibility

    return [
        compatibility.step(before, after, found)
        for (before, after), found in _api_changes(checkout).items()
    ]


def _api_changes(checkout: Checkout) -> dict[tuple[str, str], list[Change]]:
    """All changes of the public API, by two neighbouring releases, oldest first."""
    from cozematrix.api import api_changes

    _quieten_griffe()

    package = checkout.configuration.package
    ordered = in_order(checkout.releases)
    layers = checkout.layers
    folders = [layers.source(package, release).parent for release in ordered]
    seen = _TypedReleases(checkout)
    return {
        (before.version, after.version): seen.proven(
            before.version,
            after.version,
            api_changes.changes(folders[place], folders[place + 1], package=package),
        )
        for place, (before, after) in enumerate(pairwise(ordered))
    }


class _TypedReleases:
    """The types that the recorded type checks found in each release, read when asked for."""

    def __init__(self, checkout: Checkout) -> None:
        from cozematrix.types import typecheck
        from cozematrix.upkeep import upgrades

        self._checkout = checkout
        self._typed: dict[str, upgrades.Typed] = {}
        self._apis: dict[str, ReleasedAPI] = {}
        self._uses = upgrades.read_uses(checkout.places.root / typecheck.FOLDER)
        self.outcomes = upgrades.checked(
            each for each in read_outcomes(checkout.places.outcomes) if not each.is_partial
        )

    def api(self, version: str) -> ReleasedAPI:
        from cozematrix.api.released_api import ReleasedAPI

        if version not in self._apis:
            package = self._checkout.configuration.package
            source = self._checkout.layers.source(package, self._checkout.release(version))
            self._apis[version] = ReleasedAPI.read(source.parent, package=package)
        return self._apis[version]

    def typed(self, version: str) -> Typed:
        from cozematrix.upkeep import upgrades

        if version not in self._typed:
            outcome, api = self.outcomes[version], self.api(version)
            self._typed[version] = upgrades.typed(outcome, self._uses, api)
        return self._typed[version]

    def changes(self, before: str, after: str) -> list[TypeChange]:
        """The uses whose type differs; none where one of the two was not checked."""
        from cozematrix.upkeep import upgrades

        if not {before, after} <= self.outcomes.keys():
            return []
        return upgrades.type_changes(self.typed(before), self.typed(after))

    def proven(self, before: str, after: str, found: Sequence[Change]) -> list[Change]:
        """The changes, those breaking of which the type checks show that they are."""
        from cozematrix.upkeep import upgrades

        seen = self.changes(before, after)
        return upgrades.proven(found, seen, self.api(after)) if seen else list(found)

    def broken(self, before: str, after: str) -> list[Broken]:
        """List what breaks typed code on the way from one release to another."""
        from cozematrix.api import api_changes
        from cozematrix.upkeep import upgrades

        changed = api_changes.between(self.api(before).root, self.api(after).root)
        found = self.proven(before, after, changed)
        return upgrades.broken(found, self.changes(before, after), self.api(after))


def write_upgrades(checkout: Checkout) -> list[str]:
    """Write the page of what upgrading breaks in typed code, from the last type checks."""
    from cozematrix.upkeep import upgrades

    _quieten_griffe()
    seen = _TypedReleases(checkout)
    versions = sorted(seen.outcomes, key=Version)
    if len(versions) < 2:
        raise MatrixError("two releases are needed at least: nox -s typecheck -- full")
    newest = versions[-1]
    steps = [
        upgrades.Upgrade(before, after, tuple(seen.broken(before, after)))
        for before, after in pairwise(versions)
    ]
    # A release that ships no types has no typed code written for it.
    found = [
        upgrades.upgrade(each, seen.broken(each, newest), steps)
        for each in upgrades.minor_lines(versions)
        if not _is_untyped(seen.outcomes[each])
    ]
    python = seen.outcomes[newest].cell.python
    page = upgrades.markdown(found, datetime.now(UTC).date().isoformat(), python)
    write_whole(checkout.places.root / upgrades.PAGE, page)
    counts = ", ".join(f"{each.before}: {len(each.broken)}" for each in reversed(found))
    return [f"{upgrades.PAGE}: to {newest} from {counts}"]


def write_checkers(checkout: Checkout) -> list[str]:
    """Write the page and the figures of the second type checker, from what it said here."""
    from cozematrix.types.typedness import FILE
    from cozematrix.upkeep import checkers

    files = checkers.files(checkout.places.reports, {each.python for each in checkout.plan.run})
    checker, found = checkers.gathered(files)
    if not found:
        raise MatrixError("nothing was checked: nox -s checkers, after nox -s typecheck")
    rows = checkers.write(checkout.places.root / FILE, checker, found)
    day = datetime.now(UTC).date().isoformat()
    write_whole(checkout.places.root / checkers.PAGE, checkers.markdown(checker, rows, day))
    return [
        f"{each.release} on {each.python}: {each.complete} % of types known, {each.seconds} s, "
        f"{each.cpu_seconds} s of CPU"
        for each in found
    ]


def _is_untyped(outcome: Outcome) -> bool:
    return any("[import-untyped]" in result.name for result in outcome.results)


def describe_api_changes(checkout: Checkout) -> list[str]:
    """A line a pair of neighbouring releases, a line each for what breaks and what is read anew."""
    from cozematrix.verdicts import fields

    if checkout.request.is_written:
        return write_api(checkout)

    known = fields.read_fields(checkout.places.root / fields.FILE)
    lines = []
    for step in compare_apis(checkout):
        counts = ", ".join(f"{count} {level}" for level, count in step.counts.items())
        lines.append(f"{step.before} -> {step.after}: {counts}")
        lines += [f"    {change.kind}: {change.path}" for change in step.breaking]
        lines += [f"    reads of {each}" for each in fields.added(known, step.after)]
    return lines


def write_api(checkout: Checkout) -> list[str]:
    """Write what each release has, by its source, to `api.json`."""
    from cozematrix.advice import api_file

    _quieten_griffe()
    ordered = in_order(checkout.releases)
    package = checkout.configuration.package
    folders = {each.version: checkout.layers.source(package, each).parent for each in ordered}
    made = api_file.api_file(folders, package)
    write_json(checkout.places.root / api_file.FILE, made)
    return [f"{api_file.FILE}: {len(made['things'])} things of {len(folders)} releases"]


def advise(checkout: Checkout) -> list[str]:
    """Advise a project by its source: what it uses, and which releases and Pythons will do."""
    from cozematrix.advice import shown
    from cozematrix.advice.session import advice_for

    places = checkout.places
    found = advice_for(checkout)
    page, data = places.reports / "advice.md", places.reports / "advice.json"
    write_whole(page, shown.markdown(found))
    write_json(data, shown.as_json(found))
    return shown.lines(found, f"{page.relative_to(places.root)}, {data.relative_to(places.root)}")


def write_fields(checkout: Checkout) -> list[str]:
    """Write since which release each field of an answer is read, from what was recorded here."""
    from cozematrix.verdicts import fields

    since = fields.fields_since(
        read_outcomes(checkout.places.outcomes, checkout.configuration.resolution),
        [each.version for each in checkout.releases],
    )
    write_json(checkout.places.root / fields.FILE, {"fields": since})
    return [f"{fields.FILE}: {sum(map(len, since.values()))} fields of {len(since)} calls"]


def write_bounds(checkout: Checkout) -> list[str]:
    """Write the page of what can be installed beside the releases, from what was tried here."""
    from cozematrix.upkeep import bounds

    trials = bounds.read_trials(
        checkout.places.reports, {each.python for each in checkout.plan.run}
    )
    if not trials:
        raise MatrixError("nothing was tried: nox -s bounds")
    day = datetime.now(UTC).date().isoformat()
    page = bounds.markdown(trials, checkout.configuration.pythons, day)
    write_whole(checkout.places.root / bounds.PAGE, page)
    bad = [each for each in trials if each.result not in bounds.EXPECTED]
    lines = [f"{each.python}({each.release}) {each.pin}: {each.result}" for each in bad]
    return [*lines, f"{bounds.PAGE}: {len(trials)} trials, {len(bad)} do not work"]


def write_history(checkout: Checkout) -> tuple[list[str], bool]:
    """Write the page of public bugs; whether each is found that is not said to be missed."""
    from cozematrix.upkeep import history

    releases = in_order(checkout.releases)
    versions = [each.version for each in releases]
    bugs = history.read_history(checkout.places.root / history.FILE, versions)
    judged = history.judge(bugs, checkout.ledger, releases)
    write_whole(checkout.places.root / history.PAGE, history.markdown(judged))
    wrong = [f"{each.bug.title}: {each.wrong}" for each in judged if each.wrong]
    found = sum(each.is_found for each in judged)
    return [*wrong, f"{history.PAGE}: {found} of {len(judged)} found"], not wrong


def judge_candidate(checkout: Checkout) -> tuple[list[str], bool]:
    """May a release that is not out yet go out? The answer, and whether nothing is against it."""
    from cozematrix.candidate import answer, api, data, page, terminal

    request, configuration = checkout.request, checkout.configuration
    made, before = checkout.candidate, checkout.before
    suites = suites_of(checkout.command, request)
    verdict: Verdict | None = None
    damaged: tuple[str, ...] = ()
    coverages: dict[str, Coverages] = {}
    others = []
    if made and suites:
        _, verdict, damaged = _verdict(checkout, suites)
        coverages, _ = _coverages(checkout, verdict.outcomes.values())
        refused = answer.refused_pythons(verdict, made, before)
        others = [f"requires-python: {python}" for python in refused]
    has_api = request.only in ("", "api")
    found = _candidate_changes(checkout, Path(request.candidate)) if has_api else []
    allowed = configuration.allowed if has_api else ()
    notes = list(damaged)
    if made and is_published(checkout.releases, made.own_version):
        notes.append(f"{made.own_version} is published: it needs another version to go out")
    reply = answer.make_answer(
        configuration.package,
        made,
        before,
        verdict,
        changes=found if has_api else None,
        objections=api.complaints(found, allowed, others),
        axis=configuration.pythons,
        made_from=request.candidate,
        allowed=[each for each in (*map(api.told, found), *others) if each in allowed],
        partial=_parts(request),
        coverages=coverages,
        notes=notes,
    )
    as_data, as_page = candidate_files(checkout.places)
    write_json(as_data, data.as_json(reply))
    write_whole(as_page, page.markdown(reply))
    return terminal.lines(reply), not reply.reasons


def _candidate_changes(checkout: Checkout, given: Path) -> list[Change]:
    """Compare the public API with that of the release before."""
    from cozematrix.api import api_changes
    from cozematrix.candidate import api

    _quieten_griffe()
    package = checkout.configuration.package
    before = checkout.layers.source(package, checkout.before).parent
    path = checkout.candidate.wheel if checkout.candidate else given
    with api.unpacked(path, package) as after:
        return api_changes.changes(before, after, package=package)


def _parts(request: Request) -> list[str]:
    """In which ways a candidate is looked at in part only."""
    said = [f"only {request.only}"] if request.only else []
    said += [f"on {' '.join(request.selectors)} only"] if request.selectors else []
    return [*said, *([request.selection] if request.selection else [])]


def measure_durations(checkout: Checkout) -> list[str]:
    """Write `durations.json` from what was recorded here; what is not recorded stays as it was."""
    from cozematrix.planning.durations import Durations, measured, write_durations

    resolution = checkout.configuration.resolution
    found = measured(read_outcomes(checkout.places.outcomes, resolution))
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
    """Report a release's coverage in the last run; tell if `uncovered.toml` allows the rest."""
    from cozematrix.coverage.measurement import JSON as COVERAGE
    from cozematrix.upkeep import uncovered

    allowance = uncovered.read_allowance(checkout.places.uncovered)
    report = checkout.places.reports / "coverage" / "releases" / allowance.release / COVERAGE
    measured = uncovered.read_measured(report, checkout.configuration.package)
    wrong = uncovered.complaints(measured, allowance)
    share = f"{measured.lines:.1f} % of lines, {measured.branches:.1f} % of branches"
    kept = [f"{gap.name}: {allowance.reason(gap)}" for gap in measured.gaps]
    return [*kept, f"{allowance.release}: {share}", *wrong], not wrong


def write_compatibility(checkout: Checkout) -> list[str]:
    """Write COMPATIBILITY.md from all that was recorded here, and what its sources disagree on."""
    from cozefake.routes import read_routes
    from cozematrix.reports import compatibility
    from cozematrix.types.typedness import FILE, read_complete

    outcomes = _recorded(checkout)
    verdict = _verdict_of_all(checkout, _everywhere(checkout), outcomes)
    disagreements = [(route, each) for route in read_routes() for each in route.disagreements]
    page = compatibility.markdown(
        checkout.configuration.package,
        verdict,
        compare_apis(checkout),
        len(disagreements),
        read_complete(checkout.places.root / FILE),
    )
    target = checkout.places.root / "COMPATIBILITY.md"
    write_whole(target, page)
    others = checkout.places.root / "docs" / "disagreements.md"
    write_whole(others, compatibility.disagreements_page(disagreements))
    _write_recorded(checkout, outcomes)
    ran = {cell.python for (cell, _), each in verdict.outcomes.items() if each.results}
    size = f"{len(page.encode()):,} bytes"
    return [f"{target.name}: {len(verdict.ran)} releases, {len(ran)} Pythons, {size}"]


def _write_recorded(checkout: Checkout, outcomes: Iterable[Outcome]) -> None:
    """Keep in small what was recorded of each cell, for advice without a run."""
    from cozematrix.advice import recorded

    chosen = checkout.configuration
    kept = recorded.Recorded.of(outcomes, chosen.package, (*chosen.runner, *chosen.optional))
    write_json(checkout.places.root / recorded.FILE, kept.as_json())


def write_site(checkout: Checkout) -> list[str]:
    """Write the pages of `reports/site/` from all that was recorded here."""
    from cozematrix.reports.report import make_report
    from cozematrix.reports.site import build
    from cozematrix.reports.site.evidence import Evidence
    from cozematrix.verdicts import fields

    outcomes = _recorded(checkout)
    if not outcomes:
        raise MatrixError("nothing is recorded here: nox -s gate")
    cells = {each.cell for each in outcomes}
    releases = {cell.release for cell in cells}
    everywhere = _everywhere(checkout)
    # A cell of which nothing is recorded is shown as a gap; to miss it is the gate's business.
    plan = everywhere.only(
        [
            c
            for c in everywhere.cells
            if c in cells or (c.release in releases and c in everywhere.left)
        ]
    )
    verdict = _verdict_of_all(checkout, plan, outcomes)
    per_release, per_cell = _coverages(checkout, verdict.outcomes.values())
    report = make_report(
        checkout.configuration.package,
        verdict,
        checkout.interpreters,
        per_release,
        per_cell,
        run=max((each.ran for each in verdict.outcomes.values()), default=""),
    )
    evidence = Evidence(
        report,
        changes={after: tuple(found) for (_, after), found in _api_changes(checkout).items()},
        signatures=_signatures(checkout, verdict),
        sources={release: _measured_files(checkout, release) for release in per_release},
        since=fields.read_fields(checkout.places.root / fields.FILE),
    )
    size = build.write(checkout.places.reports / build.FOLDER, build.build(evidence))
    shown = f"{len(verdict.ran)} releases, {len(cells)} cells, {size / 1e6:.1f} MB"
    return [f"reports/{build.FOLDER}/index.html: {shown}"]


def take_picture(checkout: Checkout) -> list[str]:
    """Take the picture of the site's first page that the README shows."""
    from cozematrix.reports.site import browser, build

    places = checkout.places
    target = places.root / browser.PICTURE
    browser.take_picture(places.reports / build.FOLDER / "index.html", target)
    return [f"{browser.PICTURE}: {target.stat().st_size:,} bytes"]


def _signatures(checkout: Checkout, verdict: Verdict) -> dict[str, dict[str, tuple[str, ...]]]:
    """The arguments of every method that a contract calls, by release and client."""
    from cozematrix.api.released_api import ReleasedAPI

    package = checkout.configuration.package
    clients = {Suite.SYNC: f"{package}.Coze", Suite.ASYNC: f"{package}.AsyncCoze"}
    outcomes = verdict.outcomes.values()
    methods = {path for outcome in outcomes for each in outcome.results for path in each.paths}
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for release in verdict.plan.releases:
        api = ReleasedAPI.read(checkout.layers.source(package, release).parent, package=package)
        told = {
            f"{suite}.{method}": api.signature(f"{client}.{method}")
            for method in sorted(methods)
            for suite, client in clients.items()
        }
        found[release.version] = {path: each for path, each in told.items() if each is not None}
    return found


def _measured_files(checkout: Checkout, version: str) -> tuple[SourceFile, ...]:
    from cozematrix.coverage.measurement import JSON
    from cozematrix.reports.site.measured import read_files

    report = checkout.places.reports / "coverage" / "releases" / version / JSON
    source = checkout.layers.source(checkout.configuration.package, checkout.release(version))
    return read_files(report, source)


def _recorded(checkout: Checkout) -> list[Outcome]:
    """Every outcome, whichever run recorded it; a selection says nothing of what it left out."""
    return [
        replace(each, run="")
        for each in read_outcomes(checkout.places.outcomes, checkout.configuration.resolution)
        if not each.is_partial
    ]


def _everywhere(checkout: Checkout) -> Plan:
    """The plan of all releases on all Pythons."""
    return make_plan(checkout.configuration, checkout.releases, checkout.interpreters, ("full",))


def _verdict_of_all(checkout: Checkout, plan: Plan, outcomes: Sequence[Outcome]) -> Verdict:
    suites = [suite for suite in OF_THE_MATRIX if any(each.suite is suite for each in outcomes)]
    return verdicts.judge(plan, suites, outcomes, checkout.ledger, run="", required=())


def describe_plan(checkout: Checkout) -> list[str]:
    """Describe what would run, and why each cell that would not is left out."""
    plan = checkout.plan
    lines = [f"{len(plan.run)} cells would run, {len(plan.left)} are left out"]
    how = checkout.configuration.picking.text
    lines += [f"dependencies: {how}"] if how else []
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
    run = runs.run_id() if suites else runs.last(checkout.places.run)
    facts_in = checkout.places.run
    read, damaged = read_planned(
        checkout.places.outcomes, checkout.plan.cells, run=run, secret=runs.last_secret(facts_in)
    )
    # After its end a run may be judged anew by what was changed since: by another ledger, for one.
    changed = runs.changed(facts_in, sources.judging(checkout.places.root)) if suites else []
    recorded = [each for each in read if each.run == run]
    if not suites:
        # A run that is shown at its own end shows what it lacks.
        if not recorded and run != runs.run_id() and not os.environ.get("CI"):
            raise MatrixError("nothing is recorded for these cells: run them first")
        asked = checkout.last.suites if checkout.last else ()
        present = {*asked, *(each.suite for each in recorded)}
        suites = [each for each in OF_THE_MATRIX if each in present or os.environ.get("CI")]
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


def _usual(checkout: Checkout, verdict: Verdict) -> dict[tuple[Cell, Suite], Outcome]:
    """Return the last record beside today's newest dependencies, where the run has others."""
    if checkout.configuration.resolution == LATEST or not verdict.surprises:
        return {}
    cells = [replace(cell, resolution=LATEST) for cell in checkout.plan.cells]
    read, _ = read_planned(checkout.places.outcomes, cells)
    return {(each.cell, each.suite): each for each in read if not each.is_partial}


def _quieten_griffe() -> None:
    """It tells of every base class that is not the package's own; nox would print all of it."""
    logging.getLogger("griffe").setLevel(logging.ERROR)


def _hits(places: Places, cell: Cell) -> list[Path]:
    return [hits_file(places, cell, suite) for suite in SUITES]


def _cell_coverage(places: Places, each: Cell) -> Path:
    return places.reports / "coverage" / "cells" / each.python / each.release


def _coverages(
    checkout: Checkout, outcomes: Iterable[Outcome]
) -> tuple[dict[str, Coverages], dict[Cell, Coverages]]:
    """Merge the coverage of each release and of each cell, two releases at a time."""
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
    from cozematrix.coverage.measurement import coverages, read_hits, write_pages

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
    return list(dict.fromkeys(each.cell for each in ran if each.suite in SUITES))
