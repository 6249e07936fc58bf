"""The session that writes the site: all that was recorded here, gathered as its evidence."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from cozematrix.candidate.prepare import FOLDER
from cozematrix.candidate.release import (
    RECORD,
    is_published,
    judged_as,
    read_candidate,
    release_before,
)
from cozematrix.cells.outcome_file import read_planned
from cozematrix.checkout import CANDIDATES, CANDIDATES_RUN, Checkout, candidate_files
from cozematrix.errors import MatrixError
from cozematrix.inputs.picking import Picking
from cozematrix.inputs.releases import in_order
from cozematrix.planning import selection
from cozematrix.planning.plan import make_plan
from cozematrix.sessions.apis import changes_by_release, signatures
from cozematrix.sessions.coverages import coverages_of, measured_files
from cozematrix.sessions.recorded import plan_of_all, recorded_here, verdict_of_all
from cozematrix.verdicts import verdict as verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cozematrix.cells.outcome import Outcome
    from cozematrix.coverage.figures import Coverages
    from cozematrix.planning.plan import Cell, Plan, Suite
    from cozematrix.reports.report import Report
    from cozematrix.reports.site.evidence import OfCandidate
    from cozematrix.reports.site.judged import Judged
    from cozematrix.verdicts.verdict import Verdict


def write_site(checkout: Checkout) -> list[str]:
    """Write the pages of `reports/site/` from all that was recorded here."""
    from cozematrix.reports.site import build
    from cozematrix.reports.site.evidence import Evidence
    from cozematrix.verdicts import fields

    candidate = _of_candidate(checkout)
    recorded, where = recorded_here(checkout), checkout
    if not recorded and candidate and candidate.report:
        # Then the matrix is the release that the candidate was held against.
        verdict, where = candidate.report.verdict, _apart(checkout)
        of_before = candidate.judged.before
        recorded = [each for each in verdict.outcomes.values() if each.cell.release == of_before]
    if not recorded:
        raise MatrixError("nothing is recorded here: nox -s gate")
    verdict = verdict_of_all(checkout, _planned(checkout, recorded), recorded)
    per_release, per_cell = coverages_of(where, verdict.outcomes.values())
    report = _site_report(checkout, verdict, per_release, per_cell)
    evidence = Evidence(
        report,
        changes={after: tuple(found) for (_, after), found in changes_by_release(checkout).items()},
        signatures=signatures(checkout, verdict),
        sources={release: measured_files(where, release) for release in per_release},
        since=fields.read_fields(checkout.places.root / fields.FILE),
        candidate=candidate,
        others=_other_reports(checkout, verdict),
    )
    size = build.write(checkout.places.reports / build.FOLDER, build.build(evidence))
    shown = f"{len(verdict.ran)} releases, {len({each.cell for each in recorded})} cells"
    also = [f"resolutions {', '.join(evidence.others)}"] if evidence.others else []
    also += [f"the candidate {candidate.judged.name}"] if candidate else []
    return [f"reports/{build.FOLDER}/index.html: {', '.join([shown, *also])}, {size / 1e6:.1f} MB"]


def _planned(
    checkout: Checkout, recorded: Iterable[Outcome], picking: Picking | None = None
) -> Plan:
    """The cells of these outcomes, and what is left out of their releases.

    A cell of which nothing is recorded is shown as a gap; to miss it is the gate's business.
    """
    cells = {each.cell for each in recorded}
    releases = {cell.release for cell in cells}
    everywhere = plan_of_all(checkout, picking)
    return everywhere.only(
        [
            each
            for each in everywhere.cells
            if each in cells or (each.release in releases and each in everywhere.left)
        ]
    )


def _site_report(
    checkout: Checkout,
    verdict: Verdict,
    per_release: Mapping[str, Coverages] = MappingProxyType({}),
    per_cell: Mapping[Cell, Coverages] = MappingProxyType({}),
    *,
    picking: Picking | None = None,
    usual: Mapping[tuple[Cell, Suite], Outcome] | None = None,
) -> Report:
    from cozematrix.reports.report import make_report

    return make_report(
        checkout.configuration.package,
        verdict,
        checkout.interpreters,
        per_release,
        per_cell,
        run=max((each.ran for each in verdict.outcomes.values()), default=""),
        picking=picking or checkout.configuration.picking,
        usual=usual,
    )


def _other_reports(checkout: Checkout, verdict: Verdict) -> dict[str, Report]:
    """The reports beside dependencies that were picked in other ways, by resolution."""
    here = checkout.configuration.resolution
    names = sorted(each.name for each in checkout.places.outcomes.glob("*") if each.is_dir())
    found = {}
    for name in names:
        picking = Picking.of_name(name)
        if name == here or picking is None:
            continue
        recorded = recorded_here(checkout, name)
        if recorded:
            plan = _planned(checkout, recorded, picking)
            there = verdict_of_all(checkout, plan, recorded)
            found[name] = _site_report(
                checkout, there, picking=picking, usual=dict(verdict.outcomes)
            )
    return found


def _apart(checkout: Checkout) -> Checkout:
    """The same checkout, with the places to which a run that judges a candidate writes."""
    return replace(
        checkout,
        places=replace(checkout.places, reports_in=CANDIDATES, run_in=CANDIDATES_RUN),
    )


def _of_candidate(checkout: Checkout) -> OfCandidate | None:
    """The last answer about a candidate, with the records of its run; None where there is none."""
    from cozematrix.reports.site.evidence import OfCandidate
    from cozematrix.reports.site.judged import read_judged

    apart = _apart(checkout)
    path, _ = candidate_files(apart.places)
    if not path.is_file():
        return None
    judged = read_judged(path)
    notes = []
    own = judged.own_version
    is_out = bool(own) and is_published(checkout.releases, own)
    if is_out and not any(each.startswith(f"{own} is published") for each in judged.notes):
        notes.append(f"{own} is published by now.")
    before = release_before(checkout.releases, own or checkout.releases[-1].version)
    if before.version not in (judged.before, own):
        notes.append(f"{before.version} is out since: a new answer would compare it with that.")
    report = _report_of_candidate(apart, judged) if judged.version else None
    return OfCandidate(judged, report, tuple(notes))


def _report_of_candidate(apart: Checkout, judged: Judged) -> Report | None:
    """The matrix of the candidate and the release before it; None where its records are gone."""
    last = selection.last(apart.places.selection)
    known = {each.version: each for each in apart.releases}
    if last is None or judged.before not in known:
        return None
    before = known[judged.before]
    folder = apart.places.cache / FOLDER / judged.sha256
    if not (folder / RECORD).is_file():
        return None
    made = read_candidate(folder)
    releases = in_order((*apart.releases, made))
    chosen = replace(apart.configuration, picking=last.picking)
    plan = make_plan(chosen, releases, apart.interpreters, (before.version, made.version))
    plan = plan.only([cell for cell in plan.cells if cell.name in last.cells])
    read, _ = read_planned(apart.places.outcomes, plan.cells)
    recorded = [replace(each, run="") for each in read if each.run == last.run]
    if made.version != judged.version or not recorded:
        return None
    verdict = verdicts.judge(
        plan, last.suites, recorded, judged_as(apart.ledger, before), run="", required=()
    )
    return _site_report(apart, verdict, picking=last.picking)
