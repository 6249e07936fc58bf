"""The sessions that answer a question of yours, without running a suite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cozematrix.data_file import write_json, write_whole
from cozematrix.errors import MatrixError
from cozematrix.sessions.apis import changes_by_release, compare_apis, signatures
from cozematrix.sessions.coverages import cell_folder, coverages_of, hits_files, measured_files
from cozematrix.sessions.recorded import plan_of_all, recorded_here, verdict_of_all
from cozematrix.sessions.writing import write_api

if TYPE_CHECKING:
    from cozematrix.checkout import Checkout


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


def write_html(checkout: Checkout) -> list[str]:
    """Write coverage's pages of single cells, from what the last run measured in them."""
    from cozematrix.coverage.figures import HTML, coverages, read_hits, write_pages

    lines = []
    for each in checkout.plan.run:
        source = checkout.layers.source(
            checkout.configuration.package, checkout.release(each.release)
        )
        probes = checkout.layers.probes(source)
        hits = read_hits(hits_files(checkout.places, each), probes.count)
        if any(hits):
            folder = cell_folder(checkout.places, each)
            write_pages(probes, hits, source, folder)
            shown = folder.relative_to(checkout.places.root) / HTML / "index.html"
            share = coverages(probes, hits).branches
            lines.append(f"{each.name}: {share:.0f} % of branches: {shown}")
    return lines or ["nothing was measured in these cells: run them first"]


def write_site(checkout: Checkout) -> list[str]:
    """Write the pages of `reports/site/` from all that was recorded here."""
    from cozematrix.reports.report import make_report
    from cozematrix.reports.site import build
    from cozematrix.reports.site.evidence import Evidence
    from cozematrix.verdicts import fields

    outcomes = recorded_here(checkout)
    if not outcomes:
        raise MatrixError("nothing is recorded here: nox -s gate")
    cells = {each.cell for each in outcomes}
    releases = {cell.release for cell in cells}
    everywhere = plan_of_all(checkout)
    # A cell of which nothing is recorded is shown as a gap; to miss it is the gate's business.
    plan = everywhere.only(
        [
            c
            for c in everywhere.cells
            if c in cells or (c.release in releases and c in everywhere.left)
        ]
    )
    verdict = verdict_of_all(checkout, plan, outcomes)
    per_release, per_cell = coverages_of(checkout, verdict.outcomes.values())
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
        changes={after: tuple(found) for (_, after), found in changes_by_release(checkout).items()},
        signatures=signatures(checkout, verdict),
        sources={release: measured_files(checkout, release) for release in per_release},
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
