"""The sessions that write the data and the pages that lie in the repository."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from packaging.version import Version

from cozematrix.cells.outcome_file import read_outcomes
from cozematrix.data_file import write_json, write_whole
from cozematrix.errors import MatrixError
from cozematrix.inputs.releases import in_order
from cozematrix.planning.plan import make_plan
from cozematrix.sessions.apis import TypedReleases, compare_apis
from cozematrix.sessions.recorded import plan_of_all, recorded_here, verdict_of_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cozematrix.cells.outcome import Outcome
    from cozematrix.checkout import Checkout


def write_api(checkout: Checkout) -> list[str]:
    """Write what each release has, by its source, to `api.json`."""
    from cozematrix.advice import api_file

    ordered = in_order(checkout.releases)
    package = checkout.configuration.package
    folders = {each.version: checkout.layers.source(package, each).parent for each in ordered}
    made = api_file.api_file(folders, package)
    write_json(checkout.places.root / api_file.FILE, made)
    return [f"{api_file.FILE}: {len(made['things'])} things of {len(folders)} releases"]


def write_compatibility(checkout: Checkout) -> list[str]:
    """Write COMPATIBILITY.md from all that was recorded here, and what its sources disagree on."""
    from cozefake.routes import read_routes
    from cozematrix.reports import compatibility
    from cozematrix.types.typedness import FILE, read_complete

    outcomes = recorded_here(checkout)
    verdict = verdict_of_all(checkout, plan_of_all(checkout), outcomes)
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


def write_fields(checkout: Checkout) -> list[str]:
    """Write since which release the SDK has each field, from what was recorded here."""
    from cozematrix.verdicts import fields

    since = fields.fields_since(
        read_outcomes(checkout.places.outcomes, checkout.configuration.resolution),
        [each.version for each in checkout.releases],
    )
    written = asdict(since)
    write_json(checkout.places.root / fields.FILE, written)
    counts = (f"{sum(map(len, calls.values()))} of {name}" for name, calls in written.items())
    return [f"{fields.FILE}: fields: {', '.join(counts)}"]


def write_upgrades(checkout: Checkout) -> list[str]:
    """Write the page of what upgrading breaks in typed code, from the last type checks."""
    from cozematrix.upkeep import upgrades

    seen = TypedReleases(checkout)
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


def _is_untyped(outcome: Outcome) -> bool:
    return any("[import-untyped]" in result.name for result in outcome.results)


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
