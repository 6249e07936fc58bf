"""The recommendation: a release for each Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.version import Version

from cozematrix.planning.plan import Suite
from cozematrix.reports.square import percent
from cozematrix.verdicts import span
from cozematrix.verdicts.fact import NEVER_RAN, Judgement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cozematrix.inputs.releases import Release
    from cozematrix.planning.plan import Plan
    from cozematrix.reports.square import Square, Squares

Rank = tuple[bool, bool, bool, int, int, Version]


@dataclass(frozen=True)
class Choice:
    """The release to take on some Pythons."""

    release: str
    """Empty if none works there."""
    pythons: tuple[str, ...]
    kept: tuple[int, ...] = ()
    """The share of its contracts that it keeps on each of these Pythons, in per cent."""
    is_expected: bool = True
    """True if nothing in these cells is a surprise."""


@dataclass(frozen=True)
class Recommendation:
    """The choice for every Python on which anything ran."""

    choices: tuple[Choice, ...]
    axis: tuple[str, ...]
    """All Pythons of the plan."""
    is_only: bool
    """True if a single release was run, so that there was nothing to choose from."""

    @property
    def text(self) -> str:
        """The recommendation in one line; "" where nothing can be said."""
        if not self.choices:
            return ""
        words = "; ".join(self._in_words(each) for each in self.choices)
        end = "; no other release was run" if self.is_only else ""
        return f"{'Take ' if self.choices[0].release else ''}{words}{end}"

    def _in_words(self, choice: Choice) -> str:
        on = span.ranges(choice.pythons, self.axis)
        if not choice.release:
            return f"none works on {on}"
        low, high = min(choice.kept), max(choice.kept)
        share = f"{low} %" if low == high else f"{low}\N{EN DASH}{high} %"
        surprises = "" if choice.is_expected else ", not as expected"
        return f"{choice.release} on {on} ({share} kept{surprises})"


def recommend(plan: Plan, found: Squares) -> Recommendation:
    """Choose a release for each Python: the highest rank among those that pip may pick there.

    The rank compares, in this order:

    1. whether it runs at all, with each client;
    2. whether nothing about it is a surprise;
    3. whether it is a final release;
    4. how many contracts it keeps, over both clients: what it lacks it does not keep, else the
       oldest release, which has the fewest APIs, could be the best;
    5. how few it breaks;
    6. which one is newer.

    Yanked releases are left out. A Python on which nothing ran has no choice.
    """
    by_cell: dict[tuple[str, str], list[Square]] = {}
    for (cell, suite), square in found.items():
        if suite is not Suite.TYPES:
            by_cell.setdefault((cell.python, cell.release), []).append(square)
    tried = {version for (_, version), there in by_cell.items() if _was_tried(there)}
    choices: dict[tuple[str, bool], list[tuple[str, int]]] = {}
    for python in plan.pythons:
        offered = [
            (release, there)
            for release in plan.releases
            if release.yanked is None
            and _was_tried(there := by_cell.get((python, release.version), []))
        ]
        if offered:
            release, there = max(offered, key=lambda each: _rank(*each))
            version = release.version if _runs(there) else ""
            choices.setdefault((version, _is_expected(there)), []).append((python, _kept(there)))
    axis = [release.version for release in plan.releases]
    # Newest first; what does not work comes last.
    ordered = sorted(choices.items(), key=lambda each: [*axis, ""].index(each[0][0]))
    return Recommendation(
        tuple(_choice(version, is_expected, on) for (version, is_expected), on in ordered),
        plan.pythons,
        is_only=len(tried) == 1,
    )


def _choice(version: str, is_expected: bool, on: Sequence[tuple[str, int]]) -> Choice:
    pythons, kept = zip(*on, strict=True)
    return Choice(version, pythons, kept, is_expected)


def _rank(release: Release, there: Sequence[Square]) -> Rank:
    return (
        _runs(there),
        _is_expected(there),
        not release.is_prerelease,
        sum(square.passed for square in there),
        -sum(square.failed for square in there),
        Version(release.version),
    )


def _was_tried(there: Sequence[Square]) -> bool:
    return any(square.status not in NEVER_RAN for square in there)


def _runs(there: Sequence[Square]) -> bool:
    return all(square.has_run for square in there) and any(square.tried for square in there)


def _is_expected(there: Sequence[Square]) -> bool:
    return all(square.judgement is Judgement.AS_EXPECTED for square in there)


def _kept(there: Sequence[Square]) -> int:
    tried = sum(square.tried for square in there)
    return percent(sum(square.passed for square in there), tried) if tried else 0
