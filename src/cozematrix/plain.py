"""Text that a cell printed, made plain: nothing in it moves a cursor, hides, or goes on for ever.

A release may print anything. All that an outcome holds passes through here (see `outcome`), and so
does every line that a session prints.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

MOST_OF_A_LINE = 500
MOST_OF_A_TEXT = 50_000
FALLBACK = "cozematrix.fallback"
# For a terminal that cannot show them; what stands in the matrix keeps its width.
ASCII = {
    "✓": "+",
    "≈": "~",
    "✗": "x",
    "⊘": "o",
    "∅": "0",
    "—": "-",
    "·": ".",
    "\N{EN DASH}": "-",
    "\N{MULTIPLICATION SIGN}": "x",
    "→": "->",
    "…": "...",
    "─": "-",
    "━": "=",
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
}
_BREAK = re.compile(r"[ \t]*[\r\n\t\v\f]+[ \t]*")


def visible(text: str) -> str:
    r"""`text` with whatever has no shape of its own spelled out, such as `\x1b` or `\u202e`.

    These are control and format characters (escapes, marks of direction, of no width), lone
    surrogates, line breaks, and what is not assigned.
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else _spelled(sign) for sign in text)


def one_line(text: str, most: int = MOST_OF_A_LINE) -> str:
    """`text` as one visible line of at most so many characters, with the number left out."""
    # As nearly every text is, of the millions that a full run holds.
    if len(text) <= most and text.isprintable() and text == text.strip():
        return text
    return _cut(visible(_BREAK.sub(" ", text.strip())), most)


def several_lines(text: str, most: int = MOST_OF_A_TEXT) -> str:
    """`text` as visible lines of at most so many characters together."""
    return _cut("\n".join(visible(line.expandtabs(4)) for line in text.split("\n")), most)


def adapt(stream: TextIO) -> None:
    """Have `stream` print something like what its encoding lacks, and never fail on it."""
    codecs.register_error(FALLBACK, _fallback)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors=FALLBACK)


def _spelled(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")


def _cut(text: str, most: int) -> str:
    """The beginning of `text`; cut twice it is as cut once."""
    if len(text) <= most:
        return text
    room = most - len(_left_out(len(text)))
    return text[:room] + _left_out(len(text) - room)


def _left_out(count: int) -> str:
    return f"… ({count:,} more characters)"


def _fallback(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(ASCII.get(sign, _spelled(sign)) for sign in signs), error.end
