"""The sessions that answer a question of yours, without running a suite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cozematrix.data_file import write_json, write_whole
from cozematrix.sessions.apis import compare_apis
from cozematrix.sessions.coverages import cell_folder, hits_files
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
    """A line a pair of neighbouring releases, a line each for what breaks and what is new."""
    from cozematrix.verdicts import fields

    if checkout.request.is_written:
        return write_api(checkout)

    known = fields.read_fields(checkout.places.root / fields.FILE)
    lines = []
    for step in compare_apis(checkout):
        counts = ", ".join(f"{count} {level}" for level, count in step.counts.items())
        lines.append(f"{step.before} -> {step.after}: {counts}")
        lines += [f"    {change.kind}: {change.path}" for change in step.breaking]
        lines += [f"    {each}" for each in known.added(step.after)]
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


def take_picture(checkout: Checkout) -> list[str]:
    """Take the picture of the site's first page that the README shows."""
    from cozematrix.reports.site import browser, build

    places = checkout.places
    target = places.root / browser.PICTURE
    browser.take_picture(places.reports / build.FOLDER / "index.html", target)
    return [f"{browser.PICTURE}: {target.stat().st_size:,} bytes"]
