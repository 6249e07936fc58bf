"""One cause, one row: the facts of a verdict, gathered by what is behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cozematrix.verdicts import span
from cozematrix.verdicts.fact import STATUS_NAMES, WORST_FIRST, Judgement
from cozematrix.verdicts.ledger import EFFECTS, owning_test
from cozematrix.verdicts.reading import normal, unlike

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cozematrix.planning.plan import Cell, Suite
    from cozematrix.verdicts.fact import Fact, Ruling
    from cozematrix.verdicts.ledger import Cause, Place
    from cozematrix.verdicts.verdict import Verdict

_QUOTED = re.compile(r'"([\w.]+)"')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Finding:
    """Facts with one cause: what they mean, which tests, where (in words), and why."""

    judgement: Judgement
    """The meaning that all its facts have."""
    tests: tuple[str, ...]
    """Names of tests, of places within tests, or cell statuses."""
    suites: tuple[Suite, ...]
    """Suites of its facts, each once; empty if it is of no cell."""
    where: str
    """Cells in words, or the name of a file or thing that it is of; see `span.describe`."""
    cells: tuple[Cell, ...]
    """Cells of its facts, each once; empty if it is of no cell."""
    reason: str
    """The reason of a known cause, else the message that the facts share."""
    example: str
    """A message as a cell recorded it."""
    cause: Cause | None = None
    """The known cause; of a surprise the one that lists these tests, or reads so elsewhere."""
    wire: str = ""
    """Requests and answers of the fact that `example` is from."""

    @property
    def subject(self) -> str:
        """The tests concerned, short: one name, or the first of several with their number."""
        if len(self.tests) == 1:
            return self.tests[0]
        return f"{self.tests[0]} and {len(self.tests) - 1} more"


def findings(verdict: Verdict) -> tuple[Finding, ...]:
    """The verdict's facts, one finding a cause: surprises first, then by effect, worst first."""
    releases = [release.version for release in reversed(verdict.plan.releases)]
    rows = [_finding(each, releases, verdict.plan.pythons) for each in _gathered(verdict)]
    rows += [_unused(verdict.unused)] if verdict.unused else []
    rows += [_unread(cause, place) for cause, place in verdict.unread]
    rows += [_changed(verdict.changed)] if verdict.changed else []
    return tuple(sorted(rows, key=_order))


@dataclass
class _Gathered:
    """Facts of one cause: the first of them, and the names, cells and suites of all."""

    first: Fact
    tests: set[str] = field(default_factory=set)
    cells: dict[Cell, None] = field(default_factory=dict)
    suites: dict[Suite, None] = field(default_factory=dict)


def _gathered(verdict: Verdict) -> list[_Gathered]:
    """The facts of one cause each, in the order in which the causes are met."""
    by_cause: dict[object, _Gathered] = {}
    by_ruling: dict[Ruling, list[_Gathered]] = {}
    for (cell, suite), rulings in verdict.rulings.items():
        for ruling in rulings:
            if ruling not in by_ruling:
                alike = dict.fromkeys(_gather(fact, by_cause) for fact in ruling.facts)
                by_ruling[ruling] = [by_cause[key] for key in alike]
            for gathered in by_ruling[ruling]:
                gathered.cells[cell] = None
                gathered.suites[suite] = None
    return list(by_cause.values())


def _gather(fact: Fact, by_cause: dict[object, _Gathered]) -> object:
    """Add the fact to those of its cause, and return the key of these."""
    key = _alike(fact)
    by_cause.setdefault(key, _Gathered(fact)).tests.add(fact.name)
    return key


def merged(rows: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, with surprises that read alike in the same cells as one.

    What is broken for every call, such as a constructor, breaks a thousand tests in the same words,
    but for the names of the tests, which a type checker puts into them.
    """
    found: dict[object, Finding] = {}
    for row in rows:
        reason = _without_names(row.reason, row.tests)
        alike = row.judgement, reason, row.where, row.suites, row.cause and row.cause.id
        known = found.get(alike)
        found[alike] = replace(known, tests=(*known.tests, *row.tests)) if known else row
    return tuple(found.values())


def _without_names(reason: str, tests: tuple[str, ...]) -> str:
    """Return the reason without those of its quoted words that are in the names of the tests."""
    names = {word for test in tests for word in _WORD.findall(test)}
    return _QUOTED.sub(lambda found: '""' if names & {*found[1].split(".")} else found[0], reason)


def _order(row: Finding) -> tuple[object, ...]:
    effect = EFFECTS.index(row.cause.effect) if row.cause else len(EFFECTS)
    name = row.cause.id if row.cause else ""
    return WORST_FIRST.index(row.judgement), effect, name, row.tests, row.where


def _alike(fact: Fact) -> object:
    """Return the key under which facts of one cause are grouped."""
    if fact.judgement is Judgement.AS_EXPECTED:
        return fact.cause.id if fact.cause else ""
    if fact.name in STATUS_NAMES or fact.judgement is Judgement.MISSING:
        return fact.judgement, fact.name, normal(fact.message)
    return fact.judgement, fact.name, normal(fact.message), fact.cause.id if fact.cause else ""


def _finding(gathered: _Gathered, releases: Sequence[str], pythons: Sequence[str]) -> Finding:
    first, cells = gathered.first, tuple(gathered.cells)
    return Finding(
        judgement=first.judgement,
        tests=tuple(sorted(gathered.tests)),
        suites=tuple(gathered.suites),
        where=span.describe(cells, releases, pythons),
        cells=cells,
        reason=_reason(first),
        example=first.message,
        cause=first.cause,
        wire=first.wire,
    )


def _reason(fact: Fact) -> str:
    if fact.cause is None:
        return normal(fact.message)
    if fact.judgement is Judgement.FAILS_OTHERWISE and fact.place:
        place = fact.name[len(owning_test(fact.name)) + 1 :]
        message = unlike(fact.place.says, fact.message, place)
        known = f"{fact.cause.id} is known here, which says: {fact.place.says}"
        return f"{message} ({known})"
    if fact.judgement is Judgement.REGRESSION:
        return (
            f"{normal(fact.message)} (it reads as {fact.cause.id}, which is known elsewhere only)"
        )
    if fact.judgement is Judgement.FIXED:
        return f"{fact.message}: {fact.cause.id}"
    return fact.cause.reason


def _changed(files: tuple[str, ...]) -> Finding:
    cause = "changed while the run was at work: run again"
    return _of_no_cell(Judgement.TAMPERED, files, "this checkout", cause)


def _unused(names: tuple[str, ...]) -> Finding:
    return _of_no_cell(Judgement.MISSING, names, "the ledger", "no test has this name")


def _unread(cause: Cause, place: Place) -> Finding:
    reason = f"no recorded failure reads as it says: {place.says}"
    finding = _of_no_cell(Judgement.MISSING, place.tests, cause.file, reason)
    return replace(finding, cause=cause)


def _of_no_cell(judgement: Judgement, tests: tuple[str, ...], where: str, reason: str) -> Finding:
    return Finding(
        judgement=judgement,
        tests=tests,
        suites=(),
        where=where,
        cells=(),
        reason=reason,
        example="",
    )
