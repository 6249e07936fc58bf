"""New causes for failures that read as no known one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cozematrix.cells.outcome import Status, is_hang
from cozematrix.planning.plan import Suite
from cozematrix.upkeep.accept.arranging import grouped
from cozematrix.upkeep.accept.lines import Change, Line, Piece, file_of_tests, ranges_of
from cozematrix.upkeep.accept.proposal import Proposal
from cozematrix.verdicts.fact import STATUS_NAMES
from cozematrix.verdicts.ledger import Cause, Effect, Kind

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from cozematrix.verdicts.fact import PlacedFact
    from cozematrix.verdicts.sightings import Sightings, Spot

_EFFECTS_OF_STATUSES = {
    Status.IMPORT_ERROR: Effect.IMPORT,
    Status.NOT_INSTALLABLE: Effect.IMPORT,
    Status.TIMEOUT: Effect.HANG,
}
# By how a message begins; anything else is a comparison that did not hold.
_EFFECTS = (
    ("it is gone", Effect.LOST),
    ("refused by the service", Effect.REFUSED),
)
_EXCEPTION = re.compile(r"(?:[A-Za-z_]\w*\.)+[A-Z]\w*|(?!Assertion)\w*(?:Error|Exception)")
_WARNING = re.compile(r"(?:\w+\.)*\w*Warning\b")
_LONGEST_ID = 60


def new_causes(
    run: Sightings,
    unknown: Mapping[Line, Mapping[Spot, PlacedFact]],
    ledger: Iterable[Cause],
    today: datetime.date,
) -> list[Proposal]:
    """One cause for all names that read alike in the same ranges."""
    found: dict[tuple[str, str], list[Piece]] = {}
    evidence: dict[str, str] = {}
    for line, facts in sorted(unknown.items(), key=lambda each: (each[0].name, each[0].suite)):
        for each in ranges_of(run, Change(line, facts), ()):
            piece = Piece(line, each.cozepy, each.python)
            found.setdefault((line.name, line.says), []).append(piece)
            # Of the newest range.
            evidence[f"{line.name} {line.says}"] = facts[each.newest].wire
    alike: dict[object, list[Piece]] = {}
    for (_, says), pieces in found.items():
        where = frozenset((each.line.suite, each.cozepy, each.python) for each in pieces)
        alike.setdefault((says, _effect(pieces), where), []).extend(pieces)
    ids, reasons = {cause.id for cause in ledger}, {cause.reason for cause in ledger}
    new = []
    for pieces in alike.values():
        first = pieces[0].line
        id_ = _unique_id(first.name, ids)
        cause = Cause(
            id=id_,
            effect=_effect(pieces),
            kind=Kind.DEFECT,
            reason=f"{first.says} ({id_})" if first.says in reasons else first.says,
            entered=today,
            links=(),
            evidence=evidence[f"{first.name} {first.says}"],
            places=tuple(grouped(run, pieces)),
            file=_file_of_ledger(pieces),
        )
        ids.add(cause.id)
        reasons.add(cause.reason)
        new.append(Proposal(None, cause, (None,) * len(cause.places)))
    return new


def _effect(pieces: Iterable[Piece]) -> Effect:
    """Guess the effect on a user from the message."""
    lines = [piece.line for piece in pieces]
    name, says = lines[0].name, lines[0].says
    if name in STATUS_NAMES:
        return _EFFECTS_OF_STATUSES.get(Status(name), Effect.CRASH)
    if {line.suite for line in lines} == {Suite.TYPES}:
        return Effect.TYPES
    if is_hang(says):
        return Effect.HANG
    for beginning, effect in _EFFECTS:
        if says.startswith(beginning):
            return effect
    if _WARNING.match(says):
        return Effect.WARNING
    return Effect.CRASH if _EXCEPTION.match(says) else Effect.WRONG


def _unique_id(name: str, ids: Collection[str]) -> str:
    words = re.sub(
        r"[^a-z0-9]+",
        "-",
        name.rpartition("::")[2].removeprefix("test_").replace(".py", "").lower(),
    )
    slug = words[:_LONGEST_ID].strip("-") or "unnamed"
    number, found = 2, slug
    while found in ids:
        number, found = number + 1, f"{slug}-{number}"
    return found


def _file_of_ledger(pieces: Sequence[Piece]) -> str:
    """The file for what fails in a file of tests; statuses have one of their own."""
    if {piece.line.suite for piece in pieces} == {Suite.TYPES}:
        return "tests/typing/types.toml"
    file = file_of_tests(pieces[0].line.name).removeprefix("test_")
    return f"tests/shared/contracts/{re.sub(r'[^a-z0-9_]', '_', file) or 'import'}.toml"
