"""Readings of failures: messages without their volatile parts, and patterns that match them."""

from __future__ import annotations

import re
from functools import cache

ANYTHING = "*"
PLACE = "{place}"
# Also where a message quotes what was printed, with its line breaks spelled out.
_WITHIN_A_LINE = r"(?:(?!\n|\\n).)*"
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


@cache
def _compiled(says: str) -> re.Pattern[str]:
    parts = (re.escape(part) for part in says.split(ANYTHING))
    return re.compile(_WITHIN_A_LINE.join(parts), re.DOTALL)
