"""The pages: what each template shows, put together; every text is escaped by the templates."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from packaging.version import Version

from cozematrix.cells.outcome import Status
from cozematrix.inputs.picking import LATEST, MEANINGS
from cozematrix.planning.plan import Suite
from cozematrix.reports.legend import meaning
from cozematrix.reports.site import charts
from cozematrix.reports.site.badges import HEX
from cozematrix.reports.site.bars import Bar, pieces, span_of
from cozematrix.reports.site.evidence import Evidence
from cozematrix.reports.site.features import FEATURES, features_of
from cozematrix.reports.site.judged import LEVELS
from cozematrix.reports.square import MARKS, percent
from cozematrix.verdicts import span
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.ledger import BOTH, EFFECTS, Effect

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cozematrix.planning.plan import Cell
    from cozematrix.reports.report import Report
    from cozematrix.reports.site.badges import Badge
    from cozematrix.reports.site.evidence import OfCandidate
    from cozematrix.reports.site.sights import Seen
    from cozematrix.reports.site.support import Support, Supports
    from cozematrix.reports.square import Square
    from cozematrix.verdicts.ledger import Cause

# The pages in the order of the navigation: file, title, and the question it answers.
PAGES = (
    ("index.html", "Matrix", "Which release works on which Python?"),
    ("choose.html", "Which release?", "Which release fits my Python, and what I use?"),
    ("upgrade.html", "Upgrade", "What happens if I go from one release to another?"),
    ("causes.html", "Causes", "What is known to be wrong, and where?"),
    ("api.html", "API", "Since when is there a method, and does it work?"),
    ("coverage.html", "Coverage", "How much of a release was executed?"),
    ("history.html", "History", "What has changed from release to release?"),
)
# In the navigation only where there is one.
CANDIDATE_PAGE = ("candidate.html", "Candidate", "May the release that is not out yet go out?")
# Pages that others lead to.
INNER = (
    ("cell.html", "Cell", "What happened in one cell?"),
    ("method.html", "Method", "How does one method do in every release?"),
)
# Above so many per cent kept, a square has this tint.
_GRADES = ((100, "g5"), (90, "g4"), (75, "g3"), (50, "g2"), (0, "g1"))
_BY_STATUS = {
    Status.EXCLUDED: "out",
    Status.MISSING_INTERPRETER: "out",
    Status.NOT_RUN: "out",
    Status.CLEAN: "g5",
    Status.ERRORS: "g2",
}


@dataclass(frozen=True)
class Shown:
    """One suite of one square, as the matrix page shows it."""

    suite: Suite
    """The client, or the type check."""
    grade: str
    """The class of its tint: `g5` for the best, `g1` for the worst, `out` where nothing ran."""
    text: str
    """The share kept, or its status."""
    effect: str
    """The worst effect of a known cause; "" for none."""
    effects: tuple[str, ...]
    """Every effect of a known cause that is seen there."""
    is_loud: bool
    """True if something there is not as expected."""
    usual: str = ""
    """The text of the matrix itself there; "" where it is the same."""


MatrixRow = tuple[str, list[tuple[str, "Cell | None", list[Shown]]]]


@dataclass(frozen=True)
class Other:
    """The matrix beside dependencies that were picked in another way."""

    name: str
    text: str
    """The way in words."""
    report: Report
    rows: list[MatrixRow]
    differing: int
    """Number of its squares, a suite each, that are not as those of the matrix itself."""


@dataclass(frozen=True)
class CauseRow:
    """One cause as the page of causes shows it."""

    cause: Cause
    """The entry of the ledger."""
    where: str
    """Cells in which it was seen, in words; "" if it was not."""
    bar: Bar
    """Releases in which it was seen, a lane for each suite."""
    suites: str
    """Names of the suites in which it was seen, with spaces between them."""
    resources: tuple[str, ...]
    """First parts of the paths of the methods concerned, such as `bots`."""
    features: tuple[str, ...]
    """Ids of the features concerned."""
    is_present: bool
    """True if the newest release has it."""


@dataclass(frozen=True)
class MethodRow:
    """One method as the page of the API shows it."""

    path: str
    features: tuple[str, ...]
    since: str
    until: str
    """Empty while the newest release has it."""
    signs: tuple[tuple[str, Support | None], ...]
    """By client: its name, and how the newest release does."""
    bar: Bar


def render(evidence: Evidence, causes: Sequence[Seen], methods: Supports) -> dict[str, str]:
    """The pages by their file names."""
    made = environment()
    report = evidence.report
    newest = next((each for each in reversed(evidence.axis) if each in report.verdict.ran), "")
    asked = [p for p in evidence.pythons if any(s.tried for s in report.row(newest, p))]
    pages = (PAGES[0], CANDIDATE_PAGE, *PAGES[1:]) if evidence.candidate else PAGES
    common = {
        "evidence": evidence,
        "report": report,
        "pages": pages,
        "candidate": evidence.candidate,
        "newest": newest,
        # The first answer that is shown should be one.
        "newest_python": asked[-1] if asked else evidence.pythons[-1],
        "features": FEATURES,
        "effects": [(each.value, meaning(each)) for each in EFFECTS],
        "chart": charts,
        "resolution": report.picking.name,
        "resolution_text": _picked(report),
        "resolutions": [report.picking.name, *evidence.others],
    }
    special: dict[str, dict[str, Any]] = {
        "index.html": {
            "rows": matrix_rows(evidence),
            "tallies": {each.release: each for each in report.tallies},
            "kept_here": _kept_by_release(evidence),
            "others": [_other(name, each, evidence) for name, each in evidence.others.items()],
        },
        "causes.html": {"rows": cause_rows(evidence, causes)},
        "api.html": {"groups": method_groups(evidence, methods, newest)},
        "history.html": {
            "by_effect": charts.causes_by_release(evidence, causes),
            "shares": charts.shares_by_release(evidence),
            "seconds": charts.seconds_by_python(evidence),
        },
    }
    # A cell may be on a Python that the matrix itself has no outcome of.
    runs = (evidence, *evidence.besides.values())
    there = {python for each in runs for python in each.pythons}
    special["cell.html"] = {"pythons": sorted(there, key=Version)}
    if evidence.candidate:
        special[CANDIDATE_PAGE[0]] = {
            **_candidate(evidence.candidate),
            "known": {each.cause.id: each.cause for each in causes},
        }
    found = {}
    for file, title, question in (*pages, *INNER):
        template = made.get_template(f"{file}.jinja")
        found[file] = template.render(
            **common, **special.get(file, {}), file=file, title=title, question=question
        )
    return found


def environment() -> Environment:
    """The templates; whatever they show is escaped, since a cell may have written it."""
    made = Environment(
        loader=PackageLoader("cozematrix.reports.site"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["prose"] = prose
    made.filters["percent_of"] = percent
    return made


def prose(text: str) -> Markup:
    """A text of the ledger in which code stands in backticks, as its files have it."""
    parts = text.split("`")
    if not len(parts) % 2:
        # A backtick by itself is just one.
        return escape(text)
    return Markup().join(
        Markup("<code>{}</code>").format(part) if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )


def badge_files(badge: Badge) -> Iterable[tuple[str, str]]:
    """A badge's files: their endings and texts."""
    yield ".json", json.dumps(badge.as_json(), ensure_ascii=False) + "\n"
    template = environment().get_template("badge.svg.jinja")
    left, right = badge.widths
    yield ".svg", template.render(badge=badge, left=left, right=right, hex=HEX[badge.color])


def matrix_rows(evidence: Evidence, usual: Evidence | None = None) -> list[MatrixRow]:
    """A row a release, newest first: by Python the cell and its squares; none without a cell.

    Beside `usual`, squares say where they differ from its own.
    """
    report = evidence.report
    rows = []
    for release in reversed(evidence.axis):
        row = []
        for python in evidence.pythons:
            cell = report.cells.get((release, python))
            shown = [
                _shown(report.squares[cell, suite], suite, report.verdict.effects(cell, suite))
                for suite in (report.verdict.suites if cell else ())
                if cell
            ]
            if usual:
                suites = usual.report.verdict.suites
                # Where the matrix has no such cell, its row is empty.
                there = dict(zip(suites, usual.report.row(release, python), strict=False))
                shown = [_beside(each, there.get(each.suite)) for each in shown]
            row.append((python, cell, shown))
        rows.append((release, row))
    return rows


def cause_rows(evidence: Evidence, causes: Iterable[Seen]) -> list[CauseRow]:
    """A row a cause, the worst effect first, then by id."""
    wheres = {each.cause.id: each.where for each in evidence.report.known if each.cause}
    newest = evidence.axis[-1] if evidence.axis else ""
    return [
        CauseRow(
            cause=each.cause,
            where=wheres.get(each.cause.id, ""),
            bar=_cause_bar(evidence, each),
            suites=_suites(each),
            resources=_resources(each),
            features=tuple(
                feature.id
                for feature in FEATURES
                if any(feature.id in sight.features for sight in each.sights.values())
            ),
            is_present=newest in each.sights,
        )
        for each in causes
    ]


def method_groups(
    evidence: Evidence, methods: Supports, newest: str
) -> list[tuple[str, list[MethodRow]]]:
    """The methods by the first part of their paths, each with the features it belongs to."""
    groups: dict[str, list[MethodRow]] = {}
    for path in sorted(methods):
        groups.setdefault(path.partition(".")[0], []).append(
            _method_row(evidence, path, methods[path], newest)
        )
    return sorted(groups.items())


def _shown(square: Square, suite: Suite, effects: set[Effect]) -> Shown:
    is_loud = square.judgement is not Judgement.AS_EXPECTED
    if square.tried and not is_loud:
        text = str(percent(square.passed, square.tried))
    else:
        text = square.text
    return Shown(
        suite=suite,
        grade=_grade(square),
        text=text,
        effect=square.effect.value if square.effect else "",
        effects=tuple(each.value for each in EFFECTS if each in effects),
        is_loud=is_loud,
    )


def _beside(shown: Shown, usual: Square | None) -> Shown:
    """The same, which says so where the matrix has something else there."""
    if usual is None or usual.status in MARKS:
        return shown
    other = _shown(usual, shown.suite, set())
    if (other.text, other.effect) == (shown.text, shown.effect):
        return shown
    words = f"{other.text} {other.effect}" if other.effect != other.text else other.text
    return replace(shown, usual=words.rstrip())


def _other(name: str, report: Report, usual: Evidence) -> Other:
    rows = matrix_rows(Evidence(report), usual)
    differing = sum(bool(each.usual) for _, row in rows for _, _, shown in row for each in shown)
    return Other(name, _picked(report), report, rows, differing)


def _picked(report: Report) -> str:
    """The way in which dependencies were picked, in words, also where it is the usual one."""
    return report.picking.text or f"{LATEST} ({MEANINGS[LATEST]})"


def _candidate(found: OfCandidate) -> dict[str, Any]:
    """Everything that the page of the candidate shows beside the answer itself."""
    judged = found.judged
    return {
        "judged": judged,
        "rows": matrix_rows(found.evidence) if found.evidence else [],
        "levels": [
            (title, [(level, [c for c in changes if c.level == level]) for level in LEVELS])
            for title, changes in (("API", judged.api), ("types", judged.types))
            if changes is not None
        ],
    }


def _grade(square: Square) -> str:
    """The tint of a square, as the style sheet names it."""
    if square.judgement is not Judgement.AS_EXPECTED:
        return "loud"
    if square.status in _BY_STATUS:
        return _BY_STATUS[square.status]
    if not square.has_run:
        return "stop"
    if not square.tried:
        return "none"
    share = percent(square.passed, square.tried)
    return next(grade for least, grade in _GRADES if share >= least)


def _kept_by_release(evidence: Evidence) -> dict[str, int]:
    """The share of contracts kept by each release, over all its cells, in per cent."""
    counts: dict[str, list[int]] = {}
    for (cell, suite), square in evidence.report.squares.items():
        if suite in BOTH and square.tried:
            row = counts.setdefault(cell.release, [0, 0])
            row[0] += square.passed
            row[1] += square.tried
    return {release: percent(*row) for release, row in counts.items()}


def _cause_bar(evidence: Evidence, seen: Seen) -> Bar:
    """A lane a suite: where all Pythons that could show it have it, and where only some."""
    is_import = seen.cause.effect is Effect.IMPORT
    ran: dict[tuple[str, Suite], set[str]] = {}
    for (cell, suite), square in evidence.report.squares.items():
        # Where the import fails, no other cause can be seen.
        if square.has_run or (is_import and square.effect):
            ran.setdefault((cell.release, suite), set()).add(cell.python)
    lanes, words = [], []
    suites = [suite for suite in Suite if any(suite in s.pythons for s in seen.sights.values())]
    for suite in suites:
        kinds = []
        for release in evidence.axis:
            sight = seen.sights.get(release)
            on = sight.pythons.get(suite, frozenset()) if sight else frozenset()
            everywhere = ran.get((release, suite), set())
            kinds.append("" if not on else "all" if on >= everywhere else "part")
        lanes.append(pieces(kinds))
        having = [release for release, kind in zip(evidence.axis, kinds, strict=True) if kind]
        words.append(f"{suite}: {span.ranges(having, evidence.axis)}")
    return Bar(tuple(lanes), "; ".join(words))


def _suites(seen: Seen) -> str:
    found = {suite for sight in seen.sights.values() for suite in sight.pythons}
    return " ".join(suite.value for suite in Suite if suite in found)


def _resources(seen: Seen) -> tuple[str, ...]:
    """The resources whose methods it concerns: the first part of their paths."""
    methods = {
        method
        for sight in seen.sights.values()
        for of_suite in sight.methods.values()
        for method in of_suite
    }
    return tuple(sorted({method.partition(".")[0] for method in methods}))


def _method_row(
    evidence: Evidence, path: str, suites: Mapping[Suite, Mapping[str, Support]], newest: str
) -> MethodRow:
    lanes, words, signs = [], [], []
    having: set[str] = set()
    for suite in BOTH:
        on = suites.get(suite, {})
        kinds = [on[release].sign if release in on else "" for release in evidence.axis]
        lanes.append(pieces(kinds))
        has = [r for r in evidence.axis if r in on and on[r].sign != "absent"]
        having.update(has)
        words.append(f"{suite}: {span.ranges(has, evidence.axis) or 'in no release'}")
        signs.append((suite.value, on.get(newest)))
    first, last = span_of(having, evidence.axis)
    until = "" if last in ("", newest) else last
    return MethodRow(
        path,
        features_of("", (path,)),
        first,
        until,
        tuple(signs),
        Bar(tuple(lanes), "; ".join(words)),
    )
