"""The sessions that judge what was recorded: the matrix, the ledger, a candidate, coverage."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cozematrix.candidate.release import is_published
from cozematrix.candidate.wheel import unlike_record
from cozematrix.cells.recording import not_collected
from cozematrix.checkout import Checkout, candidate_files, report_files, suites_of
from cozematrix.data_file import write_json, write_whole
from cozematrix.errors import InputError
from cozematrix.inputs.picking import LATEST
from cozematrix.inputs.releases import in_order
from cozematrix.planning.plan import Suite
from cozematrix.redaction import redacted
from cozematrix.sessions.coverages import coverages_of, merging
from cozematrix.sessions.recorded import read_run, usual_outcomes, verdict_of_run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cozematrix.api.change import Change
    from cozematrix.coverage.figures import Coverages
    from cozematrix.inputs.request import Request
    from cozematrix.upkeep.accept.proposal import Proposal
    from cozematrix.verdicts.verdict import Verdict


def judge(checkout: Checkout, suites: Sequence[Suite] | None) -> bool:
    """Merge what the run recorded, write and print the report; whether all is as expected.

    Without `suites` it is the run that was at work here last, and the suites that it recorded; in
    CI, where the cells' jobs ran elsewhere, all of them: one that got lost must not go unnoticed.
    """
    from cozematrix.reports import markdown, terminal
    from cozematrix.reports.matrix_json import as_json
    from cozematrix.reports.report import make_report
    from cozematrix.types.typedness import FILE, read_complete

    places = checkout.places
    if checkout.suite:
        suites = (Suite.OWN,)
    with merging(checkout) as begin:
        recorded = read_run(checkout, suites)
        coverages = begin(recorded.outcomes)
        verdict = verdict_of_run(checkout, recorded)
        per_release, per_cell = coverages()
    if checkout.suite and (wrong := not_collected(verdict.outcomes.values())):
        raise InputError(
            where="command line",
            key="--suite",
            value=checkout.request.suite,
            allowed=f"a suite that pytest collects; {wrong}",
        )
    report = make_report(
        checkout.configuration.package,
        verdict,
        checkout.interpreters,
        per_release,
        per_cell,
        run=recorded.id,
        notes=recorded.damaged,
        is_all=checkout.request.is_all,
        picking=checkout.configuration.picking,
        usual=usual_outcomes(checkout, verdict),
        complete=read_complete(places.root / FILE),
    )
    # First of all: a full disk must not take the verdict away.
    terminal.show(report)
    as_data, as_page = report_files(places)
    write_json(as_data, as_json(report))
    write_whole(as_page, markdown.page(report))
    return report.is_passed


def propose(checkout: Checkout) -> list[str]:
    """Tell what the ledger would have to say for the last run to be as expected.

    The proposal stands in `reports/accept.toml`; with `--write` the ledger's files are edited.
    """
    from cozematrix.upkeep import ledger_file
    from cozematrix.upkeep.accept.proposal import describe
    from cozematrix.upkeep.accept.proposals import left_open, proposals

    if checkout.request.is_written and checkout.configuration.resolution != LATEST:
        raise InputError(
            where="command line",
            key="--write",
            value=checkout.configuration.resolution,
            allowed=f"a run beside {LATEST}; what follows a dependency is entered by hand, with "
            "the versions that `nox -s bisect -- TEST --axis DEPENDENCY` finds",
        )
    recorded = read_run(checkout, None)
    verdict = verdict_of_run(checkout, recorded)
    root, pythons = checkout.places.root, checkout.configuration.pythons
    proposed = proposals(
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
    lines = [line for each in proposed for line in describe(each)]
    return [
        *recorded.damaged,
        *lines,
        *left_open(verdict),
        _in_short(checkout, proposed, texts),
    ]


def _in_short(checkout: Checkout, proposed: Sequence[Proposal], texts: Mapping[Path, str]) -> str:
    """Say what was done, and what is left to a person."""
    if not proposed:
        return "nothing to propose"
    new = sum(each.before is None for each in proposed)
    causes = f"{new} new {'cause' if new == 1 else 'causes'}, {len(proposed) - new} changed"
    if not checkout.request.is_written:
        return f"{causes}, in reports/accept.toml; `nox -s accept -- --write` edits the ledger"
    files = ", ".join(path.relative_to(checkout.places.root).as_posix() for path in texts)
    return f"{causes}, written to {files}; give each new one a reason, and read the difference"


def judge_candidate(checkout: Checkout) -> tuple[list[str], bool]:
    """May a release that is not out yet go out? The answer, and whether nothing is against it."""
    from cozematrix.candidate import answer, api, data, markdown, terminal

    request, configuration = checkout.request, checkout.configuration
    made, before = checkout.candidate, checkout.before
    suites = suites_of(checkout.command, request)
    verdict: Verdict | None = None
    damaged: tuple[str, ...] = ()
    coverages: dict[str, Coverages] = {}
    others = []
    if made and suites:
        recorded = read_run(checkout, suites)
        verdict, damaged = verdict_of_run(checkout, recorded), recorded.damaged
        coverages, _ = coverages_of(checkout, verdict.outcomes.values())
        refused = answer.refused_pythons(verdict, made, before)
        others = [f"requires-python: {python}" for python in refused]
    has_api = request.only in ("", "api")
    found = _candidate_changes(checkout, Path(request.candidate)) if has_api else []
    allowed = configuration.allowed if has_api else ()
    notes = list(damaged)
    if made and is_published(checkout.releases, made.own_version):
        notes.append(f"{made.own_version} is published: it needs another version to go out")
    if made and (wrong := unlike_record(made.wheel)):
        more = f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        notes.append(f"its RECORD is not that of its files ({wrong[0]}{more}): indexes refuse it")
    reply = answer.make_answer(
        configuration.package,
        made,
        before,
        verdict,
        changes=found if has_api else None,
        objections=api.complaints(found, allowed, others),
        axis=configuration.pythons,
        made_from=request.candidate,
        allowed=[each for each in (*map(api.describe, found), *others) if each in allowed],
        partial=_parts(request),
        coverages=coverages,
        notes=notes,
    )
    as_data, as_page = candidate_files(checkout.places)
    day = datetime.now(UTC).date().isoformat()
    command = redacted(f"nox -s candidate -- {shlex.join(checkout.command.arguments)}")
    write_json(as_data, data.as_json(reply, judged=day, command=command))
    write_whole(as_page, markdown.page(reply))
    return terminal.lines(reply), not reply.reasons


def _candidate_changes(checkout: Checkout, given: Path) -> list[Change]:
    """Compare the public API with that of the release before."""
    from cozematrix.api import api_changes
    from cozematrix.candidate import api

    package = checkout.configuration.package
    before = checkout.layers.source(package, checkout.before).parent
    path = checkout.candidate.wheel if checkout.candidate else given
    with api.unpacked(path, package) as after:
        return api_changes.changes(before, after, package=package)


def _parts(request: Request) -> list[str]:
    """List the limits within which a candidate is looked at; empty for a look at all of it."""
    said = [f"only {request.only}"] if request.only else []
    said += [f"on {' '.join(request.selectors)} only"] if request.selectors else []
    return [*said, *([request.selection] if request.selection else [])]


def judge_coverage(checkout: Checkout) -> tuple[list[str], bool]:
    """Report a release's coverage in the last run; tell if `uncovered.toml` allows the rest."""
    from cozematrix.coverage.figures import JSON as COVERAGE
    from cozematrix.upkeep import uncovered

    allowance = uncovered.read_allowance(checkout.places.uncovered)
    report = checkout.places.reports / "coverage" / "releases" / checkout.upkeep_release / COVERAGE
    measured = uncovered.read_measured(report, checkout.configuration.package)
    wrong = uncovered.complaints(measured, allowance)
    share = f"{measured.lines:.1f} % of lines, {measured.branches:.1f} % of branches"
    kept = [f"{gap.name}: {allowance.reason(gap)}" for gap in measured.gaps]
    return [*kept, f"{checkout.upkeep_release}: {share}", *wrong], not wrong


def write_history(checkout: Checkout) -> tuple[list[str], bool]:
    """Write the page of public bugs; whether each is found that is not said to be missed."""
    from cozematrix.advice import api, api_file
    from cozematrix.upkeep import history

    releases = in_order(checkout.releases)
    versions = [each.version for each in releases]
    bugs = history.read_history(checkout.places.root / history.FILE, versions)
    kept = api.read_api(checkout.places.root / api_file.FILE)
    api.check_current(kept, versions)
    judged = history.judge(bugs, checkout.ledger, releases, kept)
    write_whole(checkout.places.root / history.PAGE, history.markdown(judged))
    wrong = [f"{each.bug.title}: {each.wrong}" for each in judged if each.wrong]
    found = sum(each.is_found for each in judged)
    return [*wrong, f"{history.PAGE}: {found} of {len(judged)} found"], not wrong
