"""Differences between the two clients: one keeps a contract in a cell, the other breaks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.cells.outcome import State
from cozematrix.planning.plan import Suite
from cozematrix.verdicts import span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cozematrix.cells.outcome import Outcome
    from cozematrix.planning.plan import Cell

BOTH = (Suite.SYNC, Suite.ASYNC)


@dataclass(frozen=True)
class Difference:
    """One contract, the suite in which it fails alone, and where, in words."""

    test: str
    fails_in: Suite
    where: str


def differences(
    outcomes: Mapping[tuple[Cell, Suite], Outcome],
    releases: Sequence[str],
    pythons: Sequence[str],
) -> tuple[Difference, ...]:
    """The contracts that one client keeps and the other breaks; `releases` from old to new.

    What a client does not have at all is no difference of this kind.
    """
    found: dict[tuple[str, Suite], list[Cell]] = {}
    for cell in {cell for cell, _ in outcomes}:
        if any((cell, suite) not in outcomes for suite in BOTH):
            continue
        for failing, keeping in (BOTH, BOTH[::-1]):
            failed = outcomes[cell, failing].names(State.FAILED)
            for test in failed & outcomes[cell, keeping].names(State.PASSED):
                found.setdefault((test, failing), []).append(cell)
    return tuple(
        Difference(test, failing, span.describe(cells, releases, pythons))
        for (test, failing), cells in sorted(found.items())
    )
