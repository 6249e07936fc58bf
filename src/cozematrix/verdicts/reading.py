"""Readings of failures: messages without their volatile parts, and patterns that match them."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

ANYTHING = "*"
PLACE = "{place}"
# Without a part of one a reading excuses anything.
WORD = re.compile(r"\w")
# Also where a message quotes what was printed, with its line breaks spelled out.
_WITHIN_A_LINE = r"(?:(?!\n|\\n).)*"
# So many characters of what is known stand before a difference, are short enough to be shown
# whole, and find the text again that a star went over.
_BEFORE_A_DIFFERENCE, _LONG, _BEGINNING = 20, 60, 8
# As the fake names one: what was asked for, and what comes closest to it.
_REQUEST = r"\b(?:GET|POST|PUT|PATCH|DELETE|closest is) /\S+"


@cache
def normal(message: str) -> str:
    """Return a message without what differs from cell to cell: places, addresses, log ids, times.

    Of the path of a file its name stays; of a request, known by its verb, the whole path.
    """
    message = re.sub(r"\([\w./-]+:\d+\)", "", message)
    message = re.sub(r"0x[0-9a-f]+", "0x…", message)
    message = re.sub(rf"({_REQUEST})|(?:/?[\w.-]+/)+([\w.-]+)", r"\1\2", message)
    message = re.sub(r"\b20\d{12}[0-9A-F]*", "…", message)
    return re.sub(r"\b\d+(\.\d+)? ?s\b", "…", message).strip()


@cache
def is_read(says: str, message: str, place: str = "") -> bool:
    """Return whether a message reads as a pattern of the ledger says.

    In the pattern `*` stands for any text within a line, and `{place}` for the name of the failing
    place. A line more, such as a second warning, is another failure.
    """
    return _compiled(says.replace(PLACE, place)).fullmatch(normal(message)) is not None


def unlike(says: str, message: str, place: str = "") -> str:
    """Return a message without the beginning that a pattern has too, where that is a long one.

    What is new in a long message would be cut off where it is shown in short.
    """
    shown, at = normal(message), 0
    for number, part in enumerate(says.replace(PLACE, place).split(ANYTHING)):
        gap = f"{_WITHIN_A_LINE}?" if number else ""
        # Where the whole part is not there, its beginning may be.
        beginning = f"({gap}){re.escape(part[:_BEGINNING])}"
        begun = re.compile(beginning, re.DOTALL).match(shown, at)
        begin = begun.end(1) if begun else at
        same = takewhile(lambda pair: pair[0] == pair[1], zip(part, shown[begin:], strict=False))
        count = len(list(same))
        at = begin + count
        if count < len(part):
            break
    begin = shown.rfind(" ", 0, max(at - _BEFORE_A_DIFFERENCE, 0))
    return shown if begin < _LONG else f"…{shown[begin + 1 :]}"


@cache
def _compiled(says: str) -> re.Pattern[str]:
    parts = (re.escape(part) for part in says.split(ANYTHING))
    return re.compile(_WITHIN_A_LINE.join(parts), re.DOTALL)
