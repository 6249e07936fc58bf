"""The legend of the matrix: what stands in its squares, and nothing that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cozematrix.cells.outcome import Status
from cozematrix.reports.square import LOUD, MARKS
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.ledger import EFFECTS, Effect

if TYPE_CHECKING:
    from collections.abc import Collection

    from cozematrix.reports.square import Square

LACKS = "lacks N%"
_MEANINGS = {
    Effect.IMPORT: "the package cannot be imported",
    Effect.REFUSED: "the service refuses what is sent",
    Effect.CRASH: "a valid answer raises an error",
    Effect.HANG: "a call does not end",
    Effect.WRONG: "a wrong value is sent or returned",
    Effect.LOST: "data is dropped",
    Effect.LEAK: "a connection is not given back, or the event loop is blocked",
    Effect.WARNING: "a warning is shown, or something global is changed",
    Effect.TYPES: "a type checker reports an error, or knows no type",
}
_SURPRISES = {
    Judgement.TAMPERED: "something was changed that must not be",
    Judgement.UNWITNESSED: "passed without the request that it makes elsewhere",
    Judgement.MISSING: "planned, but there is no result",
    Judgement.REGRESSION: "fails, and is not known to",
    Judgement.FAILS_OTHERWISE: "is known to fail, but fails otherwise",
    Judgement.FIXED: "is known to fail, but passed",
}
_LEFT_OUT = {
    Status.EXCLUDED: "excluded by Requires-Python, or without the dependency of --with",
    Status.MISSING_INTERPRETER: "no such Python here",
}


def meaning(effect: Effect) -> str:
    """Return the effect on a user, in words."""
    return _MEANINGS[effect]


def legend(shown: Collection[Square], *, has_lacks: bool) -> list[tuple[str, str]]:
    """Each term that is shown, with its meaning; of an effect, that it is the worst of a square."""
    texts = {square.text for square in shown}
    words = {word for text in texts for word in text.split()}
    lines = []
    if any(word.endswith("%") for word in words):
        share = "contracts kept, of those that passed or failed; beside it the worst of what fails"
        lines.append(("N%", share))
    if has_lacks:
        lines.append((LACKS, "contracts whose API the release does not have, of all"))
    if "absent" in texts:
        lines.append(("absent", "the release has none of these APIs"))
    if any("error" in word for word in words):
        lines.append(("errors", "of the type checker"))
    lines += [(each.value, _MEANINGS[each]) for each in EFFECTS if each.value in words]
    lines += [(LOUD[each], meaning) for each, meaning in _SURPRISES.items() if LOUD[each] in texts]
    lines += [(MARKS[each], meaning) for each, meaning in _LEFT_OUT.items() if MARKS[each] in texts]
    return lines
