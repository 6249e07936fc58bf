"""How long a test may take before it is said to hang."""

from __future__ import annotations

from typing import Collection

# More than a test waits for an event that does not come, and then for its connection to close.
SECONDS = 8.0
# Clients that give up after less than a second themselves, and the bound for their tests: where
# they do not give up, nothing is learned by waiting longer.
BRIEF_FIXTURES = {"narrow", "impatient"}
BRIEF_SECONDS = 5.0


def seconds(fixtures: Collection[str]) -> float:
    """The bound for a test that asks for these fixtures, in seconds."""
    return SECONDS if BRIEF_FIXTURES.isdisjoint(fixtures) else BRIEF_SECONDS


def hang(seconds: float) -> AssertionError:
    """What a test ends with that took longer."""
    return AssertionError("it hangs: no end after {:.0f} s".format(seconds))
