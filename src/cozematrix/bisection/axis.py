"""Cells in a row that differ in one thing: the release, the Python, or a dependency's version."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name
from packaging.version import Version

from cozematrix.bisection.named import STATUSES
from cozematrix.errors import MatrixError
from cozematrix.upkeep.bounds import dependencies

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cozematrix.inputs.releases import Release
    from cozematrix.planning.plan import Cell, Plan, Suite
    from cozematrix.verdicts.ledger import Cause

RELEASES, PYTHONS = "releases", "pythons"


@dataclass(frozen=True)
class Point:
    """One cell of the row; its release asks for the very version where a dependency is the axis."""

    name: str
    """The value along the axis: "0.16.2", "3.9", "0.27.0"."""
    cell: Cell
    release: Release
    is_pinned: bool = False
    """True if a dependency was put in, so that this is not a cell of the matrix."""


@dataclass(frozen=True)
class Axis:
    """The row, oldest first."""

    name: str
    beside: str
    """The conditions that all points share, in words."""
    points: tuple[Point, ...]

    @property
    def counted(self) -> str:
        """The number of its points in words: `30 releases`, `9 Pythons`, `7 versions of httpx`."""
        count = len(self.points)
        plural = "" if count == 1 else "s"
        if self.name == RELEASES:
            return f"{count} release{plural}"
        if self.name == PYTHONS:
            return f"{count} Python{plural}"
        return f"{count} version{plural} of {self.name}"


@dataclass(frozen=True)
class Expectation:
    """The cells in which the ledger knows a test to fail, whatever is installed there."""

    ledger: Sequence[Cause]
    test: str
    suites: Sequence[Suite]

    def fails(self, cell: Cell) -> bool:
        """Return whether the test is known to fail in a cell."""
        return self._is_listed((self.test,), cell)

    def stands_in_the_way(self, cell: Cell) -> bool:
        """Return whether the cell is known to get to no test at all."""
        return self.test not in STATUSES and self._is_listed(STATUSES, cell)

    def _is_listed(self, names: Iterable[str], cell: Cell) -> bool:
        return any(
            name in place.tests and any(place.admits(cell, suite) for suite in self.suites)
            for cause in self.ledger
            for place in cause.places
            for name in names
        )


def of_releases(plan: Plan, expected: Expectation) -> Axis:
    """The plan's releases, on the Python that says most of them."""

    def worth(python: str) -> tuple[bool, int, int]:
        there = [cell for cell in plan.run if cell.python == python]
        blocked = sum(expected.stands_in_the_way(cell) for cell in there)
        is_known = any(expected.fails(cell) for cell in there)
        return is_known, len(there) - blocked, plan.pythons.index(python)

    python = max({cell.python for cell in _run(plan)}, key=worth)
    cells = {cell.release: cell for cell in plan.run if cell.python == python}
    points = [
        Point(each.version, cells[each.version], each)
        for each in sorted(plan.releases, key=lambda release: Version(release.version))
        if each.version in cells
    ]
    return Axis(RELEASES, f"on Python {python}", tuple(points))


def of_pythons(plan: Plan, expected: Expectation) -> Axis:
    """The plan's Pythons, with the newest release that is known to fail, else the newest."""

    def worth(release: Release) -> tuple[bool, bool, Version]:
        there = [cell for cell in plan.run if cell.release == release.version]
        is_known = any(expected.fails(cell) for cell in there)
        return is_known, _stands(release), Version(release.version)

    ran = {cell.release for cell in _run(plan)}
    release = max((each for each in plan.releases if each.version in ran), key=worth)
    cells = {cell.python: cell for cell in plan.run if cell.release == release.version}
    points = [Point(each, cells[each], release) for each in plan.pythons if each in cells]
    return Axis(PYTHONS, f"with {release.version}", tuple(points))


def cell_for_dependency(plan: Plan, expected: Expectation) -> Cell:
    """The cell in which a dependency's versions are tried."""
    releases = {each.version: each for each in plan.releases}

    def worth(cell: Cell) -> tuple[bool, bool, bool, Version, int]:
        return (
            expected.fails(cell),
            not expected.stands_in_the_way(cell),
            _stands(releases[cell.release]),
            Version(cell.release),
            plan.pythons.index(cell.python),
        )

    return max(_run(plan), key=worth)


def of_dependency(cell: Cell, release: Release, name: str, versions: Iterable[str]) -> Axis:
    """The versions of a dependency that the release admits on its Python, one put in at a time.

    A MatrixError where there is none: none has a wheel, for one.
    """
    bounds = [
        each.specifier
        for each in dependencies(release.requires_dist, cell.python)
        if canonicalize_name(each.name) == name
    ]
    points = [
        Point(
            version,
            cell._replace(resolution=f"{name}-{version}"),
            replace(release, requires_dist=(*release.requires_dist, f"{name}=={version}")),
            is_pinned=True,
        )
        for version in sorted(versions, key=Version)
        if all(bound.contains(version) for bound in bounds)
    ]
    beside = f"beside {release.version} on Python {cell.python}"
    if not points:
        raise MatrixError(f"the package index lists no version of {name} that fits {beside}")
    return Axis(name, beside, tuple(points))


def _run(plan: Plan) -> tuple[Cell, ...]:
    if not plan.run:
        raise MatrixError("nothing to run: no cell of the selection has a Python on this machine")
    return plan.run


def _stands(release: Release) -> bool:
    return release.yanked is None and not release.is_prerelease
