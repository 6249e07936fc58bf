"""Things that did not simply pass, and their meaning beside the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from cozematrix.cells.outcome import Part, Status

if TYPE_CHECKING:
    from cozematrix.planning.plan import Cell, Suite
    from cozematrix.verdicts.ledger import Cause, Place

UNKNOWN = (Status.NOT_RUN, Status.INFRASTRUCTURE, Status.MISSING_INTERPRETER)
NEVER_RAN = (*UNKNOWN, Status.EXCLUDED)
STATUS_NAMES = frozenset(status.value for status in Status)


class Judgement(StrEnum):
    """The meaning of one fact."""

    AS_EXPECTED = "as expected"
    REGRESSION = "regression"
    FAILS_OTHERWISE = "fails otherwise"
    FIXED = "fixed"
    MISSING = "missing"
    UNWITNESSED = "unwitnessed"
    TAMPERED = "tampered"


WORST_FIRST = (
    Judgement.TAMPERED,
    Judgement.UNWITNESSED,
    Judgement.MISSING,
    Judgement.REGRESSION,
    Judgement.FAILS_OTHERWISE,
    Judgement.FIXED,
    Judgement.AS_EXPECTED,
)


@dataclass(frozen=True)
class Fact:
    """One thing that did not simply pass: a test, a place in it, or a whole cell's status."""

    name: str
    """The name of a test, of a place within a test, or the status of a cell without results."""
    message: str
    """Message of the failure as it was recorded; of what passed, the reason why it is told."""
    judgement: Judgement
    """Its meaning beside the ledger."""
    cause: Cause | None = None
    """The known cause; of a surprise the one that the ledger lists for this name."""
    place: Place | None = None
    """The place of the cause that covers the cell."""
    wire: str = ""
    """Requests and answers of a test that failed; "" for none."""


@dataclass(frozen=True, kw_only=True)
class PlacedFact(Fact):
    """A fact of one cell."""

    cell: Cell
    """The Python, the release and the resolution."""
    suite: Suite
    """TYPES for a type check."""


@dataclass(frozen=True, eq=False)
class Ruling:
    """The facts of one module, shared by all cells in which it ended alike under the same places.

    A full run has nearly a million facts, but for these cells; whoever has no need to look at each
    cell looks at each ruling once. A ruling equals itself alone.
    """

    facts: tuple[Fact, ...]

    @cached_property
    def judgements(self) -> frozenset[Judgement]:
        """The meanings of its facts."""
        return frozenset(fact.judgement for fact in self.facts)

    @cached_property
    def causes(self) -> tuple[Cause, ...]:
        """The known causes that were seen, each once."""
        known = (fact.cause for fact in self.facts if fact.judgement is Judgement.AS_EXPECTED)
        return tuple({cause.id: cause for cause in known if cause}.values())


def placed(fact: Fact, cell: Cell, suite: Suite) -> PlacedFact:
    """The fact, of this cell."""
    return PlacedFact(
        fact.name,
        fact.message,
        fact.judgement,
        fact.cause,
        fact.place,
        fact.wire,
        cell=cell,
        suite=suite,
    )


def as_fact(
    part: Part, judgement: Judgement, cause: Cause | None = None, place: Place | None = None
) -> Fact:
    """Make a fact of a part of an outcome."""
    return Fact(part.name, part.message, judgement, cause, place, part.wire)
