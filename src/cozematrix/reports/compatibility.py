"""COMPATIBILITY.md: which release works where, what is wrong with each, what there is since when.

Only what was executed is told: squares, causes and the table of what there is come from recorded
outcomes, held against the ledger.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from cozematrix.api.change import Level, breaking
from cozematrix.cells.outcome import State
from cozematrix.errors import MatrixError
from cozematrix.reports.legend import legend
from cozematrix.reports.markdown import environment, escaped
from cozematrix.reports.recommendation import recommend
from cozematrix.reports.square import lacking, squares
from cozematrix.reports.tally import tallies
from cozematrix.types.typedness import typedness
from cozematrix.verdicts import span
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.finding import findings
from cozematrix.verdicts.ledger import BOTH, EFFECTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cozefake.routes import Disagreement, Route
    from cozematrix.api.change import Change
    from cozematrix.cells.outcome import Outcome
    from cozematrix.inputs.releases import Release
    from cozematrix.planning.plan import Suite
    from cozematrix.reports.square import Square, Squares
    from cozematrix.verdicts.finding import Finding
    from cozematrix.verdicts.ledger import Cause
    from cozematrix.verdicts.verdict import Verdict

MOST_OF_A_PAGE = 30_000


@dataclass(frozen=True)
class Support:
    """Methods of one resource that the same releases have: which, for each client."""

    resource: str
    methods: tuple[str, ...]
    sync: str
    async_: str


@dataclass(frozen=True)
class Known:
    """A known cause: the first release that has it, the last one, the first one without it."""

    cause: Cause
    bad: str
    last: str
    good: str
    """Empty if the newest release has it."""
    suites: str
    """Empty for both clients."""
    pythons: str
    """Empty for all on which these releases ran."""


@dataclass(frozen=True)
class Bounds:
    """Releases that ask for the same dependencies."""

    releases: str
    python: str
    dependencies: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """The changes in the public API from one release to the next."""

    before: str
    after: str
    counts: Mapping[Level, int]
    breaking: tuple[Change, ...]


@dataclass(frozen=True)
class Detail:
    """The degree of detail of a page."""

    reason: int
    """Most characters of the reason of a cause that only older releases have, 0 for none of it."""
    changes: int
    """Most changes of one release that break code."""
    present: int = 1000
    """Most characters of the reason of a cause that the newest release has."""


# The first with which the page is short enough is taken.
DETAILS = (
    Detail(500, 30),
    Detail(240, 12),
    Detail(160, 6),
    Detail(160, 3),
    Detail(120, 3),
    Detail(90, 3),
    Detail(70, 2),
    Detail(60, 0),
    Detail(60, 0, 150),
    Detail(40, 0, 150),
    Detail(0, 0, 150),
    Detail(0, 0, 90),
)


def support(outcomes: Iterable[Outcome], releases: Sequence[str]) -> list[Support]:
    """List which release has which call, oldest to newest, as seen in at least one cell."""
    seen: dict[str, dict[Suite, set[str]]] = {}
    for outcome in outcomes:
        if outcome.suite not in BOTH:
            continue
        for result in outcome.results:
            for path in result.paths:
                suites = seen.setdefault(path, {suite: set() for suite in BOTH})
                if result.state in (State.PASSED, State.FAILED):
                    suites[outcome.suite].add(outcome.cell.release)
    alike: dict[tuple[str, str, str], list[str]] = {}
    for path, suites in sorted(seen.items()):
        resource, _, method = path.rpartition(".")
        sync, async_ = (_span(suites[suite], releases) for suite in BOTH)
        alike.setdefault((resource, sync, async_), []).append(method)
    return [
        Support(resource, tuple(methods), sync, async_)
        for (resource, sync, async_), methods in sorted(alike.items())
    ]


def known(verdict: Verdict, found: Squares) -> list[Known]:
    """The causes that were seen: those of the newest release first, then by the worst effect."""
    releases = _oldest_first(verdict)
    ran: dict[str, set[str]] = {}
    for (cell, _), square in found.items():
        if square.has_run or square.effect:
            ran.setdefault(cell.release, set()).add(cell.python)
    rows = [
        _known(each, each.cause, verdict, releases, ran)
        for each in findings(verdict)
        if each.cause and each.judgement is Judgement.AS_EXPECTED
    ]
    return sorted(
        rows, key=lambda each: (-releases.index(each.last), EFFECTS.index(each.cause.effect))
    )


def bounds(releases: Sequence[Release]) -> list[Bounds]:
    """The bounds of each release, oldest first; neighbours with equal ones stand together."""
    axis = [release.version for release in releases]
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for release in releases:
        key = release.requires_python, tuple(_bound(each) for each in release.requires_dist)
        alike.setdefault(key, []).append(release.version)
    return [
        Bounds(span.ranges(versions, axis), python, dependencies)
        for (python, dependencies), versions in alike.items()
    ]


def step(before: str, after: str, found: Sequence[Change]) -> Step:
    """Count the changes from one release to the next by level."""
    counts = Counter(change.level for change in found)
    return Step(before, after, {level: counts[level] for level in Level}, tuple(breaking(found)))


def markdown(
    package: str,
    verdict: Verdict,
    steps: Sequence[Step],
    disagreements: int = 0,
    complete: Mapping[str, float] | None = None,
) -> str:
    """The whole page, in as much detail as fits.

    `complete`: by release, the per cent of its types that a second checker knows.
    `disagreements`: of how many things the sources of the service's format say different ones.
    A page that is too long in the least detail is a `MatrixError`.
    """
    found = squares(verdict)
    releases = _oldest_first(verdict)
    ran = {release: each for release, each in (complete or {}).items() if release in verdict.ran}
    known_types = typedness(verdict.outcomes.values(), ran)
    causes = known(verdict, found)
    shown = {each: found[each] for each in found if each[0].release in verdict.ran}
    lacks = lacking(verdict.plan, found)
    template = environment().get_template("compatibility.md.jinja")
    newest = next(
        (each.version for each in verdict.plan.releases if each.version in verdict.ran), ""
    )
    render = partial(
        template.render,
        package=package,
        rows=[each for each in verdict.plan.releases if each.version in verdict.ran],
        pythons=verdict.plan.pythons,
        squares_of=_by_cell(shown),
        lacks=lacks,
        legend=legend(shown.values(), has_lacks=any(lacks.values())),
        recommendation=recommend(verdict.plan, found).text,
        tallies=tallies(verdict, known_types),
        known_types=known_types,
        newest=newest,
        present=[each for each in causes if each.last == newest],
        past=_past(causes, newest),
        supports=support(verdict.outcomes.values(), releases),
        bounds=bounds(tuple(reversed(verdict.plan.releases))),
        disagreements=disagreements,
        steps=steps,
        short=_short,
    )
    for detail in DETAILS:
        page = render(detail=detail).rstrip() + "\n"
        if len(page.encode()) <= MOST_OF_A_PAGE:
            return page
    size = len(page.encode())
    raise MatrixError(
        f"COMPATIBILITY.md: {size:,} bytes are too many; allowed: {MOST_OF_A_PAGE:,}; "
        "shorten the reasons of the newest release's causes in the ledger"
    )


def disagreements_page(disagreements: Sequence[tuple[Route, Disagreement]]) -> str:
    """The page of what the sources of the service's format disagree about."""
    template = environment().get_template("disagreements.md.jinja")
    return template.render(disagreements=disagreements).rstrip() + "\n"


def _bound(requirement: str) -> str:
    """A requirement with its condition in parentheses."""
    name, _, condition = requirement.partition(";")
    return f"{name.strip()} ({condition.strip()})" if condition else name


def _oldest_first(verdict: Verdict) -> list[str]:
    return [release.version for release in reversed(verdict.plan.releases)]


def _past(causes: Iterable[Known], newest: str) -> dict[str, list[Known]]:
    """The causes that the newest release does not have, by the last one that has them."""
    past: dict[str, list[Known]] = {}
    for each in causes:
        if each.last != newest:
            past.setdefault(each.last, []).append(each)
    return past


def _by_cell(found: Squares) -> dict[tuple[str, str], list[Square]]:
    """The squares of the suites of tests, by release and Python."""
    cells: dict[tuple[str, str], list[Square]] = {}
    for (cell, suite), square in found.items():
        if suite in BOTH:
            cells.setdefault((cell.release, cell.python), []).append(square)
    return cells


def _span(having: set[str], releases: Sequence[str]) -> str:
    ordered = [release for release in releases if release in having]
    if not ordered:
        return ""
    first, last = ordered[0], ordered[-1]
    end = "" if last == releases[-1] else last
    return f"{first}\N{EN DASH}{end}" if first != last or not end else first


def _known(
    finding: Finding,
    cause: Cause,
    verdict: Verdict,
    releases: Sequence[str],
    ran: Mapping[str, set[str]],
) -> Known:
    seen = {cell.release for cell in finding.cells}
    met = [each for each in releases if each in seen]
    after = [each for each in releases[releases.index(met[-1]) + 1 :] if each in verdict.ran]
    on = {cell.python for cell in finding.cells}
    everywhere = set().union(*(ran.get(release, set()) for release in met))
    pythons = [each for each in verdict.plan.pythons if each in on]
    is_both = set(BOTH) <= set(finding.suites)
    return Known(
        cause=cause,
        bad=met[0],
        last=met[-1],
        good=after[0] if after else "",
        suites="" if is_both else ", ".join(finding.suites),
        pythons="" if on == everywhere else span.ranges(pythons, verdict.plan.pythons),
    )


def _short(text: str, most: int) -> str:
    """The beginning of a text, escaped after it was cut, so that no mark is cut in two."""
    return escaped(text if len(text) <= most else f"{text[: most - 1].rstrip()}…")
