"""COMPATIBILITY.md: what each release has, what is wrong with it, and what changed between them.

Only what was executed is told: the table of what there is comes from recorded outcomes, the list of
what is wrong from the ledger, which the verdict holds against outcomes both ways.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from packaging.version import Version

from cozematrix.api_changes import Level, breaking
from cozematrix.outcome import State
from cozematrix.page import escaped
from cozematrix.plan import Suite

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from cozematrix.api_changes import Change
    from cozematrix.ledger import Deviation
    from cozematrix.outcome import Outcome

BOTH = (Suite.SYNC, Suite.ASYNC)
# More of it is in the ledger.
MOST_EVIDENCE = 240


@dataclass(frozen=True)
class Support:
    """One path of the SDK: in which releases each suite found it, the oldest and the newest."""

    path: str
    sync: str
    async_: str


@dataclass(frozen=True)
class Defect:
    """One known deviation in words: since which release, until which, and where it was mended.

    `good` is the first release after it, "" where the newest one still has it; `evidence` is the
    last exchange on the wire, where that had a part in it.
    """

    kind: str
    bad: str
    last: str
    good: str
    python: str
    suites: str
    tests: int
    example: str
    reason: str
    evidence: str


@dataclass(frozen=True)
class Step:
    """What changed in the public API from one release to the next."""

    before: str
    after: str
    counts: Mapping[Level, int]
    breaking: tuple[Change, ...]


def support(outcomes: Iterable[Outcome], releases: Sequence[str]) -> list[Support]:
    """Which release has what, oldest to newest, by what was called in at least one cell."""
    seen: dict[str, dict[Suite, set[str]]] = {}
    for outcome in outcomes:
        for result in outcome.results:
            for path in result.paths:
                suites = seen.setdefault(path, {suite: set() for suite in BOTH})
                if result.state in (State.PASSED, State.FAILED):
                    suites[outcome.suite].add(outcome.cell.release)
    return [
        Support(path, *(_span(suites[suite], releases) for suite in BOTH))
        for path, suites in sorted(seen.items())
    ]


def defects(ledger: Iterable[Deviation], releases: Sequence[str]) -> list[Defect]:
    """The ledger's entries, those of the newest release first; `releases` from old to new."""
    found = [_defect(deviation, releases) for deviation in ledger]
    place = {release: number for number, release in enumerate(releases)}
    return sorted(found, key=lambda each: (-place[each.last], -place[each.bad], each.reason))


def step(before: str, after: str, found: Sequence[Change]) -> Step:
    """What changed from one release to the next, counted by level."""
    counts = Counter(change.level for change in found)
    return Step(before, after, {level: counts[level] for level in Level}, tuple(breaking(found)))


def markdown(
    package: str,
    supports: Sequence[Support],
    wrong: Sequence[Defect],
    steps: Sequence[Step],
    *,
    cells: Collection[str],
) -> str:
    """The whole page; `cells` are the Pythons that were run."""
    environment = Environment(
        loader=PackageLoader("cozematrix"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Markdown, not HTML: `escaped` does what both need.
        autoescape=False,  # noqa: S701
    )
    environment.filters["cell"] = escaped
    template = environment.get_template("compatibility.md.jinja")
    page = template.render(
        package=package,
        supports=supports,
        defects=wrong,
        steps=steps,
        pythons=sorted(cells, key=Version),
    )
    return page.rstrip() + "\n"


def _span(having: set[str], releases: Sequence[str]) -> str:
    ordered = [release for release in releases if release in having]
    if not ordered:
        return ""
    first, last = ordered[0], ordered[-1]
    end = "" if last == releases[-1] else last
    return f"{first}\N{EN DASH}{end}" if first != last or not end else first


def _defect(deviation: Deviation, releases: Sequence[str]) -> Defect:
    met = [each for each in releases if deviation.cozepy.contains(each, prereleases=True)]
    after = releases[releases.index(met[-1]) + 1 :]
    return Defect(
        kind=deviation.kind.value,
        bad=met[0],
        last=met[-1],
        good=after[0] if after else "",
        python=str(deviation.python),
        suites=", ".join(suite.value for suite in deviation.suites),
        tests=len(deviation.tests),
        example=deviation.tests[0],
        reason=deviation.reason,
        evidence=_short(deviation.evidence.strip().rpartition("\n")[2]),
    )


def _short(line: str) -> str:
    return line if len(line) <= MOST_EVIDENCE else f"{line[:MOST_EVIDENCE]}…"
