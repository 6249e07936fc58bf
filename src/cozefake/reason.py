"""Reasons on their way to a person: into a header of the answer, or onto a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Says in any client why the service refused: most show headers, few show a body that they expected
# to be something else.
HEADER = "x-fake-refused"
_MOST_LETTERS = 2000


def of_header(reasons: Sequence[str]) -> str:
    """The reasons as the value of a header: one line of ASCII."""
    text = "; ".join(reasons)
    return printable(text[:_MOST_LETTERS]).encode("ascii", "backslashreplace").decode()


def printable(text: str) -> str:
    """The text without what would steer a terminal or end a header: escapes in its place."""
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)
