"""Levels of strictness: the problems that refuse a request, and those that are only noted."""

from __future__ import annotations

from enum import IntEnum

# A request may ask for another level than its tenant's.
HEADER = "x-fake-strictness"


class Strictness(IntEnum):
    """Level of strictness, in rising order."""

    LENIENT = 0
    """Unknown keys and broken rules are only noted; impossible requests are refused."""
    USUAL = 1
    """Unknown keys are refused, and violations of rules that all published clients can keep."""
    STRICT = 2
    """Every documented rule, also those that published clients break."""

    @classmethod
    def named(cls, name: str) -> Strictness | None:
        """Return the level of this name, in lower case; None if there is none."""
        return next((level for level in cls if level.name.lower() == name), None)


NAMES = tuple(level.name.lower() for level in Strictness)
