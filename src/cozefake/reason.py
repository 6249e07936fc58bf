"""Reasons of refusals, made safe for a header of the answer or for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# A header works in any client: most show headers, but few show a body that they did not expect.
HEADER = "x-fake-refused"
_MOST_LETTERS = 2000


def of_header(reasons: Sequence[str]) -> str:
    """Return the reasons as the value of a header: one line of ASCII."""
    text = "; ".join(reasons)
    return printable(text[:_MOST_LETTERS]).encode("ascii", "backslashreplace").decode()


def printable(text: str) -> str:
    """Return the text with control characters escaped, which could steer a terminal."""
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)
