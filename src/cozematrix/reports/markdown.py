"""The report as a Markdown page: for a job's summary, and to be read on its own."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from cozematrix.plain import several_lines
from cozematrix.reports.legend import legend
from cozematrix.verdicts.ledger import EFFECTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cozematrix.reports.report import Report
    from cozematrix.reports.square import Square

MOST_OF_A_WIRE = 1200
# So many are shown in full; a forge shows no page of more than a megabyte.
MOST_SURPRISES = 100
# So many tests of a surprise are named; matrix.json names all.
MOST_TESTS = 40
# So many causes are shown unfolded, the worst first.
MOST_KNOWN = 12


def page(report: Report) -> str:
    """The whole page; nothing that a cell printed can leave its place in a table."""
    template = environment().get_template("matrix.md.jinja")
    return template.render(
        report=report,
        legend=legend(report.squares.values(), has_lacks=any(report.lacks.values())),
        by_effect=[
            (effect, [each for each in report.known if each.cause and each.cause.effect is effect])
            for effect in EFFECTS
        ],
        in_full=MOST_SURPRISES,
        most_tests=MOST_TESTS,
        is_long=len(report.known) > MOST_KNOWN,
    )


def environment() -> Environment:
    """The templates, with what they need to show a text that nobody has checked."""
    made = Environment(
        loader=PackageLoader("cozematrix"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Markdown, not HTML: `escaped` below does what both need.
        autoescape=False,  # noqa: S701
    )
    made.filters["cell"] = escaped
    made.filters["exchanges"] = exchanges
    made.filters["squares"] = joined
    return made


def joined(squares: Sequence[Square]) -> str:
    """The squares of one cell as one text: what they have in common is said once."""
    texts = list(dict.fromkeys(square.text for square in squares))
    if len(texts) == 1 or not texts:
        return "".join(texts)
    words = [text.split() for text in texts]
    if all(len(each) == 2 and each[0].endswith("%") for each in words):
        effects = {effect for _, effect in words}
        if len(effects) == 1:
            shares = "/".join(square.text.split("%")[0] for square in squares)
            return f"{shares}% {effects.pop()}"
    return " / ".join(square.text for square in squares)


def exchanges(wire: str) -> list[str]:
    """Return the exchanges on the wire, a line each, and not too many of them."""
    return several_lines(wire, MOST_OF_A_WIRE).splitlines()


def escaped(text: str) -> str:
    """`text` on one line, in which neither HTML nor Markdown nor a forge means anything."""
    line = html.escape(" ".join(str(text).split()), quote=False)
    for sign in "\\`*_[]|~$#":
        line = line.replace(sign, f"\\{sign}")
    # An address would be a link by itself.
    line = line.replace("://", ":\\//").replace("www.", "www\\.")
    # A name with an at sign would call somebody on the pages of a forge.
    return line.replace("@", "@\N{ZERO WIDTH SPACE}")
