"""Entries of a ledger, as the tests of what is judged and shown need them."""

from __future__ import annotations

import datetime

from packaging.specifiers import SpecifierSet

from cozematrix.planning.plan import Suite
from cozematrix.verdicts.ledger import BOTH, Cause, Effect, Kind, Place


def cause(
    name: str,
    *tests: str,
    effect: Effect = Effect.CRASH,
    cozepy: str = "",
    python: str = "",
    suites: tuple[Suite, ...] = BOTH,
    says: str = "AssertionError: no",
    reason: str = "",
    links: tuple[str, ...] = (),
) -> Cause:
    """One cause with one place."""
    place = Place(tests, suites, SpecifierSet(cozepy), SpecifierSet(python), {}, says)
    return Cause(
        id=name,
        effect=effect,
        kind=Kind.DEFECT,
        reason=reason or f"The reason of {name}.",
        entered=datetime.date(2026, 11, 28),
        links=links,
        evidence="",
        places=(place,),
        file="tests/shared/contracts/bots.toml",
    )
