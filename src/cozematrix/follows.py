"""Surprises that follow a dependency: beside today's newest versions the test ends otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

from cozematrix.bisection.sighting import sighting
from cozematrix.fact import Judgement
from cozematrix.picking import LATEST
from cozematrix.plan import Suite
from cozematrix.ranges import Seen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from cozematrix.finding import Finding
    from cozematrix.ledger import Cause
    from cozematrix.outcome import Outcome
    from cozematrix.plan import Cell

# Judgements of what a test did, with what it does elsewhere if a dependency is behind it.
_OTHERWISE = {Judgement.REGRESSION: Seen.PASSED, Judgement.FIXED: Seen.FAILED}
_MOST_SHOWN = 4


def with_dependencies(
    findings: Iterable[Finding],
    outcomes: Mapping[tuple[Cell, Suite], Outcome],
    usual: Mapping[tuple[Cell, Suite], Outcome],
    ledger: Sequence[Cause],
) -> tuple[Finding, ...]:
    """The findings, each surprise that a dependency is behind with a word on which.

    `usual` are outcomes of the same releases and Pythons beside today's newest dependencies, their
    cells of the resolution "latest". A surprise of which one cell is not among them, or ended there
    as it does here, stays as it is.
    """
    return tuple(_told(finding, outcomes, usual, ledger) for finding in findings)


def _told(
    finding: Finding,
    outcomes: Mapping[tuple[Cell, Suite], Outcome],
    usual: Mapping[tuple[Cell, Suite], Outcome],
    ledger: Sequence[Cause],
) -> Finding:
    otherwise = _OTHERWISE.get(finding.judgement)
    places = [
        (cell, suite)
        for cell in finding.cells
        for suite in finding.suites
        if suite is not Suite.TYPES and (cell, suite) in outcomes
    ]
    if otherwise is None or not places:
        return finding
    differing: list[dict[str, str]] = []
    for cell, suite in places:
        there = usual.get((replace(cell, resolution=LATEST), suite))
        if there is None:
            return finding
        seen = {sighting(test, there, ledger).state for test in finding.tests}
        if seen != {otherwise}:
            return finding
        differing.append(_differing(outcomes[cell, suite].dependencies, there.dependencies))
    shared = set.intersection(*(set(each.items()) for each in differing))
    if not shared:
        return finding
    word = "passes" if otherwise is Seen.PASSED else "fails"
    said = f"it follows {_listed(sorted(shared))}: beside {LATEST} it {word}"
    return replace(finding, reason=f"{finding.reason} ({said})")


def _differing(here: Mapping[str, str], there: Mapping[str, str]) -> dict[str, str]:
    """The dependencies that are not alike, in words, by name."""
    versions = {canonicalize_name(name): version for name, version in there.items()}
    return {
        name: f"{version} ({versions.get(canonicalize_name(name), 'none')} there)"
        for name, version in here.items()
        if versions.get(canonicalize_name(name)) != version
    }


def _listed(differing: Collection[tuple[str, str]]) -> str:
    shown = [f"{name} {said}" for name, said in list(differing)[:_MOST_SHOWN]]
    left = len(differing) - len(shown)
    more = [f"{left} more"] if left else []
    return (f"one of {', '.join([*shown, *more])}") if len(differing) > 1 else shown[0]
