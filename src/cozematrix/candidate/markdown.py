"""The answer as Markdown, for a comment on a pull request: the important first, not too long."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cozematrix.candidate.answer import by_level
from cozematrix.candidate.api import describe
from cozematrix.reports.markdown import environment

if TYPE_CHECKING:
    from cozematrix.candidate.answer import Answer

_BLANK = re.compile(r"\n{3,}")
# A forge takes comments of some 65,000 characters.
MOST = 60_000
# How many entries of a kind are shown, tried one after the other until the page is short enough;
# beside it how many characters of each text.
_SIZES = ((60, 600), (30, 600), (15, 400), (8, 300), (4, 200), (2, 100), (1, 60))


def page(answer: Answer) -> str:
    """The whole page, below `MOST` bytes; what a cell printed stays text in it."""
    template = environment().get_template("candidate.md.jinja")
    page = ""
    for most, length in _SIZES:
        page = template.render(
            answer=answer,
            most=most,
            length=length,
            api=by_level(answer.api),
            types=by_level(answer.types),
            describe=describe,
        )
        page = _BLANK.sub("\n\n", page)
        if len(page.encode()) < MOST:
            return page
    return page.encode()[: MOST - 1].decode(errors="ignore")
