"""Levels of strictness: what a request is refused for, and what is only noted."""

from __future__ import annotations

from enum import IntEnum

# A request may ask for another level than its tenant's.
HEADER = "x-fake-strictness"


class Strictness(IntEnum):
    """From what passes nearly everything to what refuses all that the documentation refuses."""

    LENIENT = 0
    """Unknown keys and broken rules are noted; only what cannot be answered is refused."""
    USUAL = 1
    """Unknown keys are refused, and the rules that every published client can keep."""
    STRICT = 2
    """Every documented rule, also those that published clients break."""

    @classmethod
    def named(cls, name: str) -> Strictness | None:
        """The level of this name, in lower case; None where there is none."""
        return next((level for level in cls if level.name.lower() == name), None)


NAMES = tuple(level.name.lower() for level in Strictness)
