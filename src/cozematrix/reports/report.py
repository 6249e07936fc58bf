"""The verdict as one value that the terminal, the Markdown page and the JSON file all show."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from cozefake.routes import read_routes
from cozematrix.bisection.follows import with_dependencies
from cozematrix.inputs.picking import Picking
from cozematrix.plain import one_line
from cozematrix.reports.deprecations import Deprecation, deprecations
from cozematrix.reports.recommendation import Recommendation, recommend
from cozematrix.reports.square import Square, Squares, lacking, squares
from cozematrix.reports.tally import Tally, tallies
from cozematrix.types.typedness import Typedness, typedness
from cozematrix.verdicts.fact import NEVER_RAN, Judgement
from cozematrix.verdicts.finding import Finding, findings, merged
from cozematrix.verdicts.parity import Difference, differences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cozefake.routes import Disagreement, Route
    from cozematrix.cells.outcome import Outcome
    from cozematrix.coverage.figures import Coverages
    from cozematrix.inputs.interpreters import Interpreter
    from cozematrix.planning.plan import Cell, Plan, Suite
    from cozematrix.verdicts.verdict import Verdict


_LATEST = Picking()


@dataclass(frozen=True)
class Report:
    """Everything that a person or a program is told about one run."""

    package: str
    """Name of the package under test."""
    run: str
    """Id of the run."""
    plan: Plan
    """Cells that the run was to have."""
    versions: Mapping[str, str]
    """The full version that ran of each Python of the plan, "" where it is missing."""
    verdict: Verdict
    """Outcomes and facts that all else here was made from."""
    findings: tuple[Finding, ...]
    """Facts of the verdict, gathered by cause; surprises come first."""
    squares: Squares
    """The matrix: one square for each planned cell and suite."""
    lacks: Mapping[str, int]
    """Share of the contracts whose API a release does not have, in per cent, by release."""
    recommendation: Recommendation
    """The release to take on each Python."""
    tallies: tuple[Tally, ...]
    """Number of known causes by effect, one tally a release."""
    typedness: Mapping[str, Typedness]
    """Share of a release that has a type which a checker knows, by release."""
    coverages: Mapping[str, Coverages]
    """Merged figures of each release."""
    cell_coverages: Mapping[Cell, Coverages]
    """Figures of each cell by itself, both suites together."""
    disagreements: tuple[tuple[Route, Disagreement], ...]
    """Routes of the fake service about which sources say different things."""
    parity: tuple[Difference, ...]
    """Contracts that one client keeps and the other breaks."""
    notes: tuple[str, ...]
    """Remarks for a person, a line each."""
    deprecations: tuple[Deprecation, ...] = ()
    """Warnings of what will not work for ever, each once."""
    is_all: bool = False
    """True if the terminal shows every known cause, not only the worst."""
    picking: Picking = field(default_factory=Picking)
    """The way in which dependencies were picked."""

    @cached_property
    def surprises(self) -> tuple[Finding, ...]:
        """The findings that nobody expected."""
        return tuple(each for each in self.findings if not _is_known(each))

    @cached_property
    def known(self) -> tuple[Finding, ...]:
        """The known causes that were seen, one finding each, worst effect first."""
        return tuple(each for each in self.findings if _is_known(each))

    @cached_property
    def cells(self) -> Mapping[tuple[str, str], Cell]:
        """The cells of the plan by release and Python; a part of the matrix has holes."""
        return {(cell.release, cell.python): cell for cell in self.plan.cells}

    def row(self, release: str, python: str) -> list[Square]:
        """The squares of one cell, a suite each; none where the plan has no such cell."""
        cell = self.cells.get((release, python))
        return [self.squares[cell, suite] for suite in self.verdict.suites] if cell else []

    @property
    def days(self) -> list[str]:
        """The days for which dependencies were resolved, oldest first."""
        return sorted({each.resolved for each in self.verdict.outcomes.values() if each.resolved})

    @property
    def reused(self) -> list[Outcome]:
        """The outcomes that an earlier run recorded, and this one took over."""
        return [each for each in self.verdict.outcomes.values() if each.is_reused]

    def summary(self) -> str:
        """The verdict in one line; every planned cell and suite is counted once."""
        outcomes = self.verdict.outcomes
        ran = sum(each.status not in NEVER_RAN for each in outcomes.values())
        surprises = len(self.surprises)
        if not self.verdict.has_run:
            return f"nothing ran: 0 of {len(outcomes)} outcomes recorded{self._why_nothing()}"
        what = "as expected" if not surprises else f"not as expected: {_surprises(surprises)}"
        if self.is_early_warning:
            what = f"{what}; an early warning, which fails nothing"
        if self.is_partial:
            what = f"{self.selected()}, {what}"
        reused = f", {len(self.reused)} of them reused" if self.reused else ""
        return f"{ran} of {len(outcomes)} outcomes recorded{reused}, {what}"

    @property
    def is_early_warning(self) -> bool:
        """True if a dependency is one that the release does not allow: no release is to blame."""
        return bool(self.picking.beyond)

    @property
    def is_passed(self) -> bool:
        """True if a gate lets the run through."""
        return self.verdict.is_as_expected or (self.is_early_warning and self.verdict.has_run)

    @property
    def is_partial(self) -> bool:
        """True if pytest was given a selection, so that nothing is said of the other tests."""
        return any(each.is_partial for each in self.verdict.outcomes.values())

    def selected(self) -> str:
        """The selection of a partial run, in words; "" where every test was to run."""
        if not self.is_partial:
            return ""
        outcomes = self.verdict.outcomes.values()
        count = len({each.name for found in outcomes if found.is_partial for each in found.results})
        return f"partial ({count} {'test' if count == 1 else 'tests'} selected)"

    def recommended(self) -> str:
        """The recommended release for each Python; "" where only some tests were run."""
        return "" if self.is_partial or self.is_early_warning else self.recommendation.text

    def _why_nothing(self) -> str:
        causes = sorted({each.cause for each in self.verdict.outcomes.values() if each.cause})
        return f" ({'; '.join(causes[:3])})" if causes else ""

    def reused_from(self) -> str:
        """The days on which the reused outcomes were run, in words; "" where there are none."""
        days = sorted({each.ran[:10] for each in self.reused})
        if not days:
            return ""
        span = f"on {days[0]}" if len(days) == 1 else f"from {days[0]} to {days[-1]}"
        why = "nothing that could change them has changed"
        count = len(self.reused)
        what = "1 outcome is" if count == 1 else f"{count} outcomes are"
        return f"{what} reused, run {span}: {why}"


def make_report(
    package: str,
    verdict: Verdict,
    interpreters: Mapping[str, Interpreter],
    coverages: Mapping[str, Coverages],
    cell_coverages: Mapping[Cell, Coverages],
    *,
    run: str,
    notes: tuple[str, ...] = (),
    is_all: bool = False,
    picking: Picking = _LATEST,
    usual: Mapping[tuple[Cell, Suite], Outcome] | None = None,
    complete: Mapping[str, float] | None = None,
) -> Report:
    """Put a report together from what the earlier steps found.

    `usual` are outcomes beside today's newest dependencies, where the run's own are others;
    `complete`: by release, the per cent of its types that a second checker knows.
    """
    ran = {release: each for release, each in (complete or {}).items() if release in verdict.ran}
    known = typedness(verdict.outcomes.values(), ran)
    versions = {python: _version(python, verdict, interpreters) for python in verdict.plan.pythons}
    found = squares(verdict)
    return Report(
        package=package,
        run=run,
        plan=verdict.plan,
        versions=versions,
        verdict=verdict,
        findings=merged(with_dependencies(findings(verdict), verdict.outcomes, usual or {})),
        squares=found,
        lacks=lacking(verdict.plan, found),
        recommendation=recommend(verdict.plan, found),
        tallies=tallies(verdict, known),
        typedness=known,
        coverages=coverages,
        cell_coverages=cell_coverages,
        disagreements=tuple(
            (route, each) for route in read_routes() for each in route.disagreements
        ),
        parity=differences(
            verdict.outcomes,
            [release.version for release in reversed(verdict.plan.releases)],
            verdict.plan.pythons,
        ),
        deprecations=deprecations(verdict.plan, verdict.outcomes.values(), package),
        notes=tuple(one_line(note) for note in notes),
        is_all=is_all,
        picking=picking,
    )


def _is_known(finding: Finding) -> bool:
    return finding.judgement is Judgement.AS_EXPECTED


def _surprises(count: int) -> str:
    return "1 surprise" if count == 1 else f"{count} surprises"


def _version(python: str, verdict: Verdict, interpreters: Mapping[str, Interpreter]) -> str:
    """The full version that ran; the machine's own where no cell got as far as to say it."""
    for (cell, _), outcome in verdict.outcomes.items():
        if cell.python == python and outcome.interpreter.count(".") == 2:
            return outcome.interpreter
    return interpreters[python].version if python in interpreters else ""
