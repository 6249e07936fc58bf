"""Surprises that follow a dependency: beside today's newest versions the test ends otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

from cozematrix.bisection.sighting import of_result
from cozematrix.inputs.picking import LATEST
from cozematrix.planning.plan import Suite
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.ledger import owning_test
from cozematrix.verdicts.ranges import Seen
from cozematrix.verdicts.reading import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cozematrix.cells.outcome import Outcome, Result
    from cozematrix.planning.plan import Cell
    from cozematrix.verdicts.finding import Finding

    Outcomes = Mapping[tuple[Cell, Suite], Outcome]

# Judgements of what a test did, with what it does elsewhere if a dependency is behind it.
_OTHERWISE = {
    Judgement.REGRESSION: Seen.PASSED,
    Judgement.FIXED: Seen.FAILED,
    Judgement.FAILS_OTHERWISE: Seen.FAILED,
}
_WORDS = {
    Judgement.REGRESSION: "it passes",
    Judgement.FIXED: "it fails",
    Judgement.FAILS_OTHERWISE: "it fails as it is known to",
}
_MOST_SHOWN = 4


def with_dependencies(
    findings: Iterable[Finding],
    outcomes: Outcomes,
    usual: Outcomes,
) -> tuple[Finding, ...]:
    """The findings, each surprise that a dependency is behind with a word on which.

    `usual` are outcomes of the same releases and Pythons beside today's newest dependencies, their
    cells of the resolution "latest". A surprise of which one cell is not among them, or ended there
    as it does here, stays as it is.
    """
    results = {
        place: {result.name: result for result in outcome.results}
        for place, outcome in usual.items()
    }
    return tuple(_explained(finding, outcomes, usual, results) for finding in findings)


def _explained(
    finding: Finding,
    outcomes: Outcomes,
    usual: Outcomes,
    results: Mapping[tuple[Cell, Suite], Mapping[str, Result]],
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
        there = cell._replace(resolution=LATEST), suite
        known = [results.get(there, {}).get(owning_test(test)) for test in finding.tests]
        pairs = zip(finding.tests, known, strict=True)
        seen = [_seen(test, each) if each else (None, "") for test, each in pairs]
        if {state for state, _ in seen} != {otherwise}:
            return finding
        if finding.judgement is Judgement.FAILS_OTHERWISE and any(
            normal(message) == normal(finding.example) for _, message in seen
        ):
            return finding
        here, at_latest = outcomes[cell, suite], usual[there]
        differing.append(_differing(here.dependencies, at_latest.dependencies))
    shared = set.intersection(*(set(each) for each in differing))
    if not shared:
        return finding
    # One that the failure names is more likely to be behind it.
    named = sorted(shared, key=lambda name: (name.replace("-", "_") not in finding.example, name))
    follows = _listed([f"{name} {differing[0][name]}" for name in named])
    said = f"it follows {follows}: beside {LATEST} {_WORDS[finding.judgement]}"
    # The causes that are known there say nothing of what is wrong here.
    is_other = finding.judgement is Judgement.FAILS_OTHERWISE
    reason = normal(finding.example) if is_other else finding.reason
    return replace(finding, reason=f"{reason} ({said})")


def _seen(test: str, result: Result) -> tuple[Seen, str]:
    """Return the sighting of a test by itself, without its places, or of a place."""
    if test == result.name and result.failing_places and not result.message:
        return Seen.PASSED, ""
    return of_result(test, result)


def _differing(here: Mapping[str, str], there: Mapping[str, str]) -> dict[str, str]:
    """The dependencies that are not alike, in words, by name."""
    versions = {canonicalize_name(name): version for name, version in there.items()}
    return {
        canonicalize_name(
            name
        ): f"{version} ({versions.get(canonicalize_name(name), 'none')} there)"
        for name, version in here.items()
        if versions.get(canonicalize_name(name)) != version
    }


def _listed(shown: Sequence[str]) -> str:
    if len(shown) == 1:
        return shown[0]
    left = len(shown) - _MOST_SHOWN
    more = [f"{left} more"] if left > 0 else []
    return f"one of {', '.join([*shown[:_MOST_SHOWN], *more])}"
