"""One cause, one row: the facts of a verdict, gathered by what is behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from cozematrix import span
from cozematrix.verdict import STATUS_NAMES, WORST_FIRST, Judgement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cozematrix.ledger import Deviation
    from cozematrix.plan import Cell, Suite
    from cozematrix.verdict import Fact, Verdict

T = TypeVar("T")
# As the fake names one: what was asked for, and what comes closest to it.
_REQUEST = r"\b(?:GET|POST|PUT|PATCH|DELETE|closest is) /\S+"


@dataclass(frozen=True)
class Finding:
    """Facts with one cause: what they mean, which tests, where (in words), and why.

    `cause` is the ledger's reason for a known deviation, else the message that they share;
    `example` is a message as a cell printed it; `kind` is the ledger's, "" where there is none.
    """

    judgement: Judgement
    tests: tuple[str, ...]
    suites: tuple[Suite, ...]
    where: str
    cells: tuple[Cell, ...]
    cause: str
    example: str
    kind: str

    @property
    def subject(self) -> str:
        """What is concerned, short: one test's name, or the first of several with their number."""
        if len(self.tests) == 1:
            return self.tests[0]
        return f"{self.tests[0]} and {len(self.tests) - 1} more"


def findings(verdict: Verdict) -> tuple[Finding, ...]:
    """The verdict's facts, one finding a cause, surprises first."""
    releases = [release.version for release in reversed(verdict.plan.releases)]
    by_cause: dict[object, list[Fact]] = {}
    for fact in verdict.facts:
        by_cause.setdefault(_cause(fact), []).append(fact)
    rows = [_finding(facts, releases, verdict.plan.pythons) for facts in by_cause.values()]
    rows += [_unused(name) for name in verdict.unused]
    rows += [_changed(file) for file in verdict.changed]
    return tuple(
        sorted(rows, key=lambda row: (WORST_FIRST.index(row.judgement), row.tests, row.where))
    )


def _cause(fact: Fact) -> object:
    """What facts of one cause have in common."""
    if fact.judgement is Judgement.AS_EXPECTED:
        return id(fact.deviation)
    if fact.name in STATUS_NAMES or fact.judgement is Judgement.MISSING:
        return fact.judgement, fact.name, general(fact.message)
    return fact.judgement, fact.name


def general(message: str) -> str:
    """A message without what differs from cell to cell: places, addresses, log ids, durations.

    Of the path of a file its name stays; of a request, known by its verb, the whole path.
    """
    message = re.sub(r"\([\w./-]+:\d+\)", "", message)
    message = re.sub(r"0x[0-9a-f]+", "0x…", message)
    message = re.sub(rf"({_REQUEST})|(?:/?[\w.-]+/)+([\w.-]+)", r"\1\2", message)
    message = re.sub(r"\b20\d{12}[0-9A-F]*", "…", message)
    return re.sub(r"\b\d+(\.\d+)? ?s\b", "…", message).strip()


def _finding(facts: list[Fact], releases: Sequence[str], pythons: Sequence[str]) -> Finding:
    first = facts[0]
    cells = _unique(fact.cell for fact in facts)
    deviation: Deviation | None = first.deviation
    cause = deviation.reason if deviation else general(first.message)
    return Finding(
        judgement=first.judgement,
        tests=tuple(sorted({fact.name for fact in facts})),
        suites=_unique(fact.suite for fact in facts),
        where=span.describe(cells, releases, pythons),
        cells=cells,
        cause=cause,
        example=first.message,
        kind=deviation.kind if deviation else "",
    )


def _changed(file: str) -> Finding:
    cause = "it was changed while the run was at work: run again"
    return _of_no_cell(Judgement.TAMPERED, file, "this checkout", cause)


def _unused(name: str) -> Finding:
    cause = "the ledger names a test that does not exist"
    return _of_no_cell(Judgement.MISSING, name, "expectations.toml", cause)


def _of_no_cell(judgement: Judgement, name: str, where: str, cause: str) -> Finding:
    return Finding(
        judgement=judgement,
        tests=(name,),
        suites=(),
        where=where,
        cells=(),
        cause=cause,
        example="",
        kind="",
    )


def _unique(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))
