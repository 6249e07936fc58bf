"""Everything that the pages are made from, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from cozematrix.verdicts.fields import Fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cozematrix.api.change import Change
    from cozematrix.reports.report import Report
    from cozematrix.reports.site.judged import Judged


# The name of the candidate's own run, beside resolutions such as `lowest`.
CANDIDATE = "candidate"


@dataclass(frozen=True)
class SourceFile:
    """One file of a release with the lines that were executed, numbered from 1."""

    path: str
    """Relative to the folder that the package is in: `cozepy/bots/__init__.py`."""
    text: str
    executed: tuple[int, ...]
    missing: tuple[int, ...]
    partial: tuple[int, ...]
    """Executed lines of which a branch was never taken."""
    branches: float
    """The share of its branches that was taken, in per cent; 100 for a file without any."""


@dataclass(frozen=True)
class OfCandidate:
    """The answer about a release that is not out yet, and what was recorded of its cells."""

    judged: Judged
    report: Report | None
    """Its cells and those of the release before; None where only its source was read."""
    notes: tuple[str, ...] = ()
    """Reasons why the answer is no longer the last word."""

    @cached_property
    def evidence(self) -> Evidence | None:
        """The same as the matrix is made from."""
        return Evidence(self.report) if self.report else None


@dataclass(frozen=True)
class Evidence:
    """The judged outcomes, and what the sources of the releases say beside them."""

    report: Report
    """The report of everything that was recorded."""
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    """Changes of the public API, by the later of two neighbouring releases."""
    signatures: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """The arguments of each method, by release and by `sync.chat.create`; missing if unknown."""
    sources: Mapping[str, tuple[SourceFile, ...]] = field(default_factory=dict)
    """The measured files of each release."""
    since: Fields = field(default_factory=Fields)
    """The first release that has each field of answers, events and sent objects."""
    candidate: OfCandidate | None = None
    """The release that is not out yet, where one was judged here."""
    others: Mapping[str, Report] = field(default_factory=dict)
    """Reports beside dependencies that were picked in other ways, by resolution."""

    @cached_property
    def besides(self) -> Mapping[str, Evidence]:
        """The runs that were recorded beside the matrix, by the name that addresses give them."""
        found = {name: Evidence(report) for name, report in self.others.items()}
        if self.candidate and self.candidate.evidence:
            found[CANDIDATE] = self.candidate.evidence
        return found

    @cached_property
    def axis(self) -> tuple[str, ...]:
        """The releases of the plan, oldest first: the axis of every bar."""
        return tuple(each.version for each in reversed(self.report.plan.releases))

    @cached_property
    def pythons(self) -> tuple[str, ...]:
        """The Pythons of the plan, oldest first."""
        return self.report.plan.pythons
