"""The steps of `nox -s bisect`: its lines, as they come."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

from cozematrix.bisection import answer, axis, named
from cozematrix.bisection.axis import Expectation
from cozematrix.bisection.search import next_point
from cozematrix.bisection.sighting import NO_TEST, sighting
from cozematrix.cells import contracts
from cozematrix.cells.context import SUITES
from cozematrix.cells.preparation import resolve
from cozematrix.errors import InputError, MatrixError
from cozematrix.inputs import index
from cozematrix.inputs.indexes import read_indexes
from cozematrix.verdicts.ledger import owning_test
from cozematrix.verdicts.ranges import Seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cozematrix.bisection.axis import Axis, Point
    from cozematrix.bisection.look import Looked, Lookout
    from cozematrix.bisection.search import View
    from cozematrix.bisection.sighting import Sighting
    from cozematrix.planning.plan import Plan, Suite
    from cozematrix.verdicts.ledger import Cause


@dataclass(frozen=True)
class Bisection:
    """One question: along which axis of which cells, and for which test.

    `text` is the test as it was typed; `plan` holds the cells that may be looked at, with all
    releases where none was named.
    """

    text: str
    axis: str
    plan: Plan
    ledger: Sequence[Cause]
    lookout: Lookout
    root: Path

    def lines(self) -> Iterator[str]:
        """Bisect, a line for each point that is looked at, then the answer.

        An `InputError` where no test has this name, or nothing this axis; a MatrixError where the
        test fails nowhere.
        """
        test = named.find(self.text, self._names())
        suites = self._suites(test)
        expected = Expectation(self.ledger, test, suites)
        row = self._axis(expected)
        count = len(row.points)
        yield f"{test}: {row.counted}, {row.beside}"
        found = _Found(test, suites, self.ledger)
        for place, point in enumerate(row.points):
            # Each version of a dependency would have to be resolved, only to find nothing.
            if not point.is_pinned and (kept := self.lookout.kept(point)):
                found.note(place, kept)
        suspects = _suspects([expected.fails(point.cell) for point in row.points])
        for suite in suites:
            while (at := next_point(found.views(suite), count, suspects)) is not None:
                point = row.points[at]
                looked = self.lookout.kept(point) or self.lookout.run(point, test)
                sightings = found.note(at, looked)
                yield answer.looked_line(point.name, sightings, looked)
                # A machine that is too busy lets tests run out of time; no release does that once.
                if any(each.may_be_the_machines for each in sightings.values()):
                    again = self.lookout.run(point, test)
                    yield answer.looked_line(f"{point.name} again", found.note(at, again), again)
        yield from self._conclusion(row, found)

    def _conclusion(self, row: Axis, found: _Found) -> Iterator[str]:
        names = [point.name for point in row.points]
        found.check(f"{row.counted}, {row.beside}")
        suites_of: dict[tuple[str, ...], list[Suite]] = {}
        for suite in found.suites:
            suites_of.setdefault(tuple(answer.conclusion(names, found.of(suite))), []).append(suite)
        for lines, suites in suites_of.items():
            yield from (f"{'/'.join(suites)}: {line}" for line in lines)
        yield from answer.known_ranges(self.ledger, found.test, found.suites, found.causes)
        kept = sum(each.is_kept for each in found.looked.values())
        ran = len(found.looked) - kept
        rest = "" if len(found.looked) == len(names) else "; the rest is as what is around it"
        yield f"{len(found.looked)} of {len(names)} looked at: {ran} run, {kept} kept{rest}"

    def _names(self) -> set[str]:
        """The names of tests and places that are known: by source, ledger, and what is kept."""
        names = {
            name
            for cause in self.ledger
            for place in cause.places
            for name in place.tests
            if "::" in name
        }
        for suite in SUITES:
            names |= contracts.written(self.root, suite)
        releases = {each.version: each for each in self.plan.releases}
        newest = [cell for cell in self.plan.run if cell.release == self.plan.releases[0].version]
        for cell in newest:
            point = axis.Point(cell.release, cell, releases[cell.release])
            if kept := self.lookout.kept(point):
                names |= {each.name for outcome in kept.outcomes for each in outcome.results}
                break
        return names

    def _suites(self, test: str) -> tuple[Suite, ...]:
        function = owning_test(test).partition("[")[0]
        having = [each for each in SUITES if function in contracts.written(self.root, each)]
        return tuple(having) or SUITES

    def _axis(self, expected: Expectation) -> Axis:
        if self.axis == axis.RELEASES:
            return axis.of_releases(self.plan, expected)
        if self.axis == axis.PYTHONS:
            return axis.of_pythons(self.plan, expected)
        cell = axis.cell_for_dependency(self.plan, expected)
        release = next(each for each in self.plan.releases if each.version == cell.release)
        name = self._dependency(axis.Point(cell.release, cell, release))
        versions = index.list_versions(name, read_indexes(), python=cell.python)
        return axis.of_dependency(cell, release, name, versions)

    def _dependency(self, point: Point) -> str:
        """The axis as the name of something that is installed beside the release."""
        resolved = resolve(self.lookout.context, self.lookout.subject(point))
        names = [canonicalize_name(pin.partition("==")[0]) for pin in resolved.user.pins]
        if (name := canonicalize_name(self.axis)) in names:
            return name
        beside = f"what {point.name} needs: {', '.join(sorted(names))}"
        raise InputError(
            where="command line",
            key="--axis",
            value=self.axis,
            allowed=f"{axis.RELEASES}, {axis.PYTHONS}, or {beside}",
        )


@dataclass
class _Found:
    """The points that were looked at so far, by place on the axis."""

    test: str
    suites: tuple[Suite, ...]
    ledger: Sequence[Cause]
    looked: dict[int, Looked] = field(default_factory=dict)
    sightings: dict[int, dict[Suite, Sighting]] = field(default_factory=dict)

    def note(self, place: int, looked: Looked) -> dict[Suite, Sighting]:
        """Note a look, and return its sightings of the test."""
        self.looked[place] = looked
        self.sightings[place] = {
            each.suite: sighting(self.test, each, self.ledger)
            for each in looked.outcomes
            if each.suite in self.suites
        }
        return self.sightings[place]

    def of(self, suite: Suite) -> dict[int, Sighting]:
        return {place: self.sightings[place][suite] for place in sorted(self.sightings)}

    def views(self, suite: Suite) -> dict[int, View]:
        return {place: each.view for place, each in self.of(suite).items()}

    @property
    def causes(self) -> list[str]:
        """The known causes that were seen."""
        every = [each for found in self.sightings.values() for each in found.values()]
        return sorted({cause for each in every for cause in each.causes})

    def check(self, where: str) -> None:
        """Refuse where there is nothing to tell: no such test, no verdict, or no failure."""
        every = [each for found in self.sightings.values() for each in found.values()]
        if all(each.message == NO_TEST for each in every):
            raise named.unknown(self.test, self._tests())
        tried = f"{len(self.looked)} tried of {where}"
        if not any(each.state is Seen.FAILED for each in every):
            judged = sum(each.state is Seen.PASSED for each in every)
            raise MatrixError(
                f"{self.test} fails nowhere, {tried}: nothing to bisect"
                if judged
                else f"{self.test} says nothing, {tried}: {every[-1].message}"
            )

    def _tests(self) -> set[str]:
        """The names of all tests that were seen."""
        outcomes = [each for looked in self.looked.values() for each in looked.outcomes]
        return {result.name for outcome in outcomes for result in outcome.results}


def _suspects(expected: Sequence[bool]) -> list[int]:
    """The places beside which the ledger expects a failure to begin or to end."""
    return [
        place
        for before in range(len(expected) - 1)
        if expected[before] != expected[before + 1]
        for place in (before, before + 1)
    ]
