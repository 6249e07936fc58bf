"""Proposals for the ledger: changes that would make a run as expected, for a person to judge."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from packaging.specifiers import SpecifierSet

from cozematrix.cells.outcome import Status, is_hang
from cozematrix.planning.plan import Suite
from cozematrix.verdicts.fact import STATUS_NAMES, Judgement
from cozematrix.verdicts.ledger import Cause, Effect, Kind, Place
from cozematrix.verdicts.ranges import Range, Seen, ranges
from cozematrix.verdicts.reading import WORD, normal
from cozematrix.verdicts.sightings import Sightings, Spot

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from cozematrix.inputs.releases import Release
    from cozematrix.verdicts.fact import PlacedFact
    from cozematrix.verdicts.verdict import Verdict

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


@dataclass(frozen=True)
class Proposal:
    """A change of one cause of the ledger."""

    before: Cause | None
    """None for a cause that is new."""
    after: Cause | None
    """None for a cause of which nothing is left."""
    origins: tuple[int | None, ...] = ()
    """For each place of `after` its number in `before`, None for a new one."""

    @property
    def cause(self) -> Cause:
        """The cause as it would be, or as it was if nothing of it is left."""
        cause = self.after or self.before
        assert cause is not None  # noqa: S101  one of the two is always there
        return cause


@dataclass(frozen=True)
class _Line:
    """One name in one suite with one reading: what has ranges of its own."""

    name: str
    suite: Suite
    says: str
    dependencies: tuple[tuple[str, str], ...] = ()

    @property
    def claim(self) -> tuple[object, ...]:
        """Return the claim of a line; two lines of one cause must not share it in one cell."""
        return self.name, self.suite, self.dependencies


@dataclass(frozen=True)
class _Change:
    """The cells that a line is to cover from now on, those no longer, and those it must not."""

    line: _Line
    added: Collection[Spot]
    removed: Collection[Spot] = ()
    taken: Collection[Spot] = ()


@dataclass(frozen=True)
class _Piece:
    """A range of one line."""

    line: _Line
    cozepy: str
    python: str


def proposals(
    verdict: Verdict,
    ledger: Sequence[Cause],
    releases: Sequence[Release],
    *,
    pythons: Sequence[str],
    today: datetime.date,
) -> list[Proposal]:
    """Propose the changes after which the ledger expects what this run recorded.

    `releases`, oldest first, and `pythons` are all that there are, not only those of the run. What
    is missing, unwitnessed or tampered with is never proposed, and neither is a failure without a
    message, by which nobody could know it again.
    """
    run = Sightings(verdict, releases, pythons)
    added: dict[str, dict[_Line, set[Spot]]] = {}
    removed: dict[str, dict[_Line, set[Spot]]] = {}
    unknown: dict[_Line, dict[Spot, PlacedFact]] = {}
    for fact in run.surprises:
        spot = fact.cell.release, fact.cell.python
        if fact.judgement is not Judgement.REGRESSION:
            for cause, place in _covering(run, fact, ledger):
                line = _line(fact, place)
                removed.setdefault(cause.id, {}).setdefault(line, set()).add(spot)
        if fact.judgement is Judgement.FIXED:
            continue
        if known := _known(run, fact, ledger):
            cause, line = known
            added.setdefault(cause.id, {}).setdefault(line, set()).add(spot)
        elif is_sayable(fact.message):
            unknown.setdefault(_Line(fact.name, fact.suite, normal(fact.message)), {})[spot] = fact
    changed = [
        _changed(run, cause, added.get(cause.id, {}), removed.get(cause.id, {}))
        for cause in ledger
        if cause.id in added or cause.id in removed
    ]
    new = _new_causes(run, unknown, ledger, today)
    return sorted([*changed, *new], key=lambda each: (each.cause.file, each.cause.id))


def is_sayable(message: str) -> bool:
    """Return whether a failure can be known again by its message."""
    return bool(WORD.search(normal(message)))


def describe(proposal: Proposal) -> list[str]:
    """A line for each change: the file, the id, and what."""
    before, after = proposal.before, proposal.after
    if after is None:
        lines = ["dropped: none of its tests fails any more where it was run"]
    elif before is None:
        lines = [f"new, {after.effect}: {_described(place)}" for place in after.places]
    else:
        lines = list(_differences(before, after, proposal.origins))
    return [f"{proposal.cause.file}: {proposal.cause.id}: {line}" for line in lines]


def left_open(verdict: Verdict) -> list[str]:
    """A line for each test that fails without a message, for which nothing can be proposed."""
    unknown = (Judgement.REGRESSION, Judgement.FAILS_OTHERWISE)
    names = {
        fact.name
        for fact in verdict.surprises
        if fact.judgement in unknown and not is_sayable(fact.message)
    }
    return [f"not proposed: {name} fails without a message" for name in sorted(names)]


def ordered(specifier: SpecifierSet) -> str:
    """The specifiers as a person writes them: the lower bound first."""
    order = (">=", ">", "==", "~=", "!=", "<=", "<")
    return ",".join(
        str(each)
        for each in sorted(specifier, key=lambda each: (order.index(each.operator), each.version))
    )


def _covering(
    run: Sightings, fact: PlacedFact, ledger: Iterable[Cause]
) -> Iterator[tuple[Cause, Place]]:
    """The places that expect the fact's name to fail in its cell."""
    installed = run.verdict.outcomes[fact.cell, fact.suite].dependencies
    for cause in ledger:
        for place in cause.places:
            if fact.name in place.tests and place.covers(fact.cell, fact.suite, installed):
                yield cause, place


def _line(fact: PlacedFact, place: Place) -> _Line:
    return _Line(fact.name, fact.suite, place.says, _frozen(place.dependencies))


def _frozen(dependencies: Mapping[str, SpecifierSet]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, str(each)) for name, each in dependencies.items()))


def _known(run: Sightings, fact: PlacedFact, ledger: Iterable[Cause]) -> tuple[Cause, _Line] | None:
    """The cause that a failure reads as: one that lists it, else a like test, else its file."""
    reading = [
        (cause, place)
        for cause in ledger
        for place in cause.places
        if is_sayable(fact.message) and place.reads(fact.name, fact.message)
    ]
    spot = fact.cell.release, fact.cell.python
    for likeness in (str, _without_parameters, _file_of_tests):
        alike = likeness(fact.name)
        fitting = [
            (cause, place)
            for cause, place in reading
            if alike and any(likeness(name) == alike for name in place.tests)
        ]
        if not fitting:
            continue
        holding = [each for each in fitting if run.holds(fact.suite, spot, each[1])]
        cause, place = (holding or fitting)[0]
        line = _line(fact, place)
        return cause, line if holding else replace(line, dependencies=())
    return None


def _without_parameters(name: str) -> str:
    return "" if name in STATUS_NAMES else name.partition("[")[0].partition(" ")[0]


def _file_of_tests(name: str) -> str:
    """The part of a name that says in which file it stands; "" for a status."""
    return _without_parameters(name).partition("::")[0]


def _changed(
    run: Sightings,
    cause: Cause,
    added: Mapping[_Line, set[Spot]],
    removed: Mapping[_Line, set[Spot]],
) -> Proposal:
    lines = sorted({*added, *removed}, key=lambda line: (line.name, line.suite, line.says))
    left, pieces = _left(cause, lines)
    claimed: dict[tuple[object, ...], set[Spot]] = {}
    for place in cause.places:
        for line in set(_lines(place)).difference(lines):
            claimed.setdefault(line.claim, set()).update(run.within(place.cozepy, place.python))
    for line in lines:
        taken = claimed.setdefault(line.claim, set())
        places = [place for place in cause.places if line in _lines(place)]
        change = _Change(line, added.get(line, set()), removed.get(line, set()), taken)
        for each in _ranges(run, change, places):
            pieces.append(_Piece(line, each.cozepy, each.python))
            taken |= _cells(run, each)
    return _rearranged(run, cause, left, pieces)


def _lines(place: Place) -> list[_Line]:
    dependencies = _frozen(place.dependencies)
    return [
        _Line(name, suite, place.says, dependencies)
        for name, suite in product(place.tests, place.suites)
    ]


def _left(cause: Cause, lines: Collection[_Line]) -> tuple[list[list[str]], list[_Piece]]:
    """The names that stay in each place, and what the others have in suites that do not change."""
    left: list[list[str]] = []
    pieces: list[_Piece] = []
    for place in cause.places:
        stays = []
        for name in place.tests:
            own = [line for line in _lines(place) if line.name == name]
            if not {*own} & {*lines}:
                stays.append(name)
                continue
            pieces += [
                _Piece(line, ordered(place.cozepy), ordered(place.python))
                for line in own
                if line not in lines
            ]
        left.append(stays)
    return left, pieces


def _ranges(run: Sightings, change: _Change, places: Sequence[Place]) -> list[Range]:
    """The ranges in which a line fails: its places' cells and more, without those seen otherwise.

    What no run has contradicted stays: a cell of a place that was not run counts as failed.
    """
    suite, name = change.line.suite, change.line.name
    known = {spot for place in places for spot in run.within(place.cozepy, place.python)}
    recorded = run.seen.get((suite, name), {})
    seen = dict.fromkeys(known, Seen.FAILED) | dict.fromkeys(run.excluded, Seen.SILENT)
    for spot, state in recorded.items():
        if places and not run.holds(suite, spot, places[0]):
            seen[spot] = Seen.SILENT
        elif state is Seen.FAILED and spot not in known:
            # It reads otherwise here.
            seen[spot] = Seen.PASSED
        else:
            seen[spot] = state
    seen |= dict.fromkeys(change.removed, Seen.PASSED) | dict.fromkeys(change.added, Seen.FAILED)
    # No other line may cover what one covers already.
    seen = {spot: state for spot, state in seen.items() if spot not in change.taken}
    found = list(ranges(seen, run.versions, run.pythons))
    if not change.removed:
        return found
    # Where nothing but what this machine cannot run is left of it, it counts as fixed there too.
    certain = {
        spot
        for spot, state in seen.items()
        if state is Seen.FAILED and not run.is_missing(suite, spot)
    }
    return [each for each in found if _cells(run, each) & certain]


def _cells(run: Sightings, found: Range) -> set[Spot]:
    return run.within(SpecifierSet(found.cozepy), SpecifierSet(found.python))


def _rearranged(
    run: Sightings, cause: Cause, left: Sequence[Sequence[str]], pieces: Iterable[_Piece]
) -> Proposal:
    """The cause with these pieces, in the places that they fit, else in new ones."""
    groups = _grouped(run, pieces)
    joined: dict[int, Place] = {}
    for find in (_same_place, _same_tests):
        for number, place in enumerate(cause.places):
            if number in joined or (left[number] and find is _same_tests):
                continue
            if group := find(run, place, groups):
                groups.remove(group)
                joined[number] = group
    places: list[tuple[Place, int | None]] = []
    for number, (place, stays) in enumerate(zip(cause.places, left, strict=True)):
        group = joined.get(number)
        names = tuple(sorted({*stays, *(group.tests if group else ())}))
        if names:
            fitting = _with_range(run, place, group) if group else place
            places.append((replace(fitting, tests=names), number))
    places += [(group, None) for group in groups]
    if not places:
        return Proposal(cause, None)
    after = replace(cause, places=tuple(place for place, _ in places))
    return Proposal(cause, after, tuple(number for _, number in places))


def _grouped(run: Sightings, pieces: Iterable[_Piece]) -> list[Place]:
    """Places for pieces: names with equal ranges, readings and suites stand together."""
    by_name: dict[tuple[object, str], list[_Piece]] = {}
    for piece in pieces:
        meaning = run.meaning(SpecifierSet(piece.cozepy), SpecifierSet(piece.python))
        reading = piece.line.says, piece.line.dependencies
        by_name.setdefault(((reading, meaning), piece.line.name), []).append(piece)
    alike: dict[object, list[_Piece]] = {}
    for (range_, _), same in by_name.items():
        suites = frozenset(piece.line.suite for piece in same)
        alike.setdefault((range_, suites), []).extend(same)
    return [_place(group) for group in alike.values()]


def _place(pieces: Sequence[_Piece]) -> Place:
    first = pieces[0]
    suites = {piece.line.suite for piece in pieces}
    return Place(
        tests=tuple(sorted({piece.line.name for piece in pieces})),
        suites=tuple(suite for suite in Suite if suite in suites),
        cozepy=SpecifierSet(first.cozepy, prereleases=True),
        python=SpecifierSet(first.python, prereleases=True),
        dependencies={
            name: SpecifierSet(each, prereleases=True) for name, each in first.line.dependencies
        },
        says=first.line.says,
    )


def _same_place(run: Sightings, place: Place, groups: Iterable[Place]) -> Place | None:
    """The group that covers what a place covers, with the same reading."""
    meaning = run.meaning(place.cozepy, place.python)
    return next(
        (
            group
            for group in groups
            if _says(group) == _says(place)
            and group.suites == place.suites
            and run.meaning(group.cozepy, group.python) == meaning
        ),
        None,
    )


def _same_tests(_: Sightings, place: Place, groups: Iterable[Place]) -> Place | None:
    """The group that continues a place of which no test stays: the one with most of its tests."""
    continuing = [
        group
        for group in groups
        if _says(group) == _says(place) and {*group.tests} & {*place.tests}
    ]
    return max(continuing, key=lambda each: len({*each.tests} & {*place.tests}), default=None)


def _says(place: Place) -> object:
    return place.says, _frozen(place.dependencies)


def _with_range(run: Sightings, place: Place, group: Place) -> Place:
    """The group, in the place's words where they say the same."""
    every = SpecifierSet()
    cozepy, python = group.cozepy, group.python
    if run.meaning(place.cozepy, every) == run.meaning(cozepy, every):
        cozepy = place.cozepy
    if run.meaning(every, place.python) == run.meaning(every, python):
        python = place.python
    return replace(group, cozepy=cozepy, python=python)


def _new_causes(
    run: Sightings,
    unknown: Mapping[_Line, Mapping[Spot, PlacedFact]],
    ledger: Iterable[Cause],
    today: datetime.date,
) -> list[Proposal]:
    """One cause for all names that read alike in the same ranges."""
    found: dict[tuple[str, str], list[_Piece]] = {}
    evidence: dict[str, str] = {}
    for line, facts in sorted(unknown.items(), key=lambda each: (each[0].name, each[0].suite)):
        for each in _ranges(run, _Change(line, facts), ()):
            piece = _Piece(line, each.cozepy, each.python)
            found.setdefault((line.name, line.says), []).append(piece)
            # Of the newest range.
            evidence[f"{line.name} {line.says}"] = facts[each.newest].wire
    alike: dict[object, list[_Piece]] = {}
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
            places=tuple(_grouped(run, pieces)),
            file=_file_of_ledger(pieces),
        )
        ids.add(cause.id)
        reasons.add(cause.reason)
        new.append(Proposal(None, cause, (None,) * len(cause.places)))
    return new


def _effect(pieces: Iterable[_Piece]) -> Effect:
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


def _file_of_ledger(pieces: Sequence[_Piece]) -> str:
    """The file for what fails in a file of tests; statuses have one of their own."""
    if {piece.line.suite for piece in pieces} == {Suite.TYPES}:
        return "tests/typing/types.toml"
    file = _file_of_tests(pieces[0].line.name).removeprefix("test_")
    return f"tests/shared/contracts/{re.sub(r'[^a-z0-9_]', '_', file) or 'import'}.toml"


def _described(place: Place) -> str:
    name, more = place.tests[0], len(place.tests) - 1
    tests = f"{name} and {more} more" if more else name
    return f"{tests} in {_where(place)}: {place.says}"


def _where(place: Place) -> str:
    words = [f"cozepy {ordered(place.cozepy) or 'every release'}"]
    if place.python:
        words.append(f"Python {ordered(place.python)}")
    words += [f"{name} {ordered(each)}" for name, each in place.dependencies.items()]
    return ", ".join([*words, "/".join(place.suites)])


def _differences(before: Cause, after: Cause, origins: Sequence[int | None]) -> Iterator[str]:
    for number, old in enumerate(before.places):
        if number not in origins:
            yield f"dropped: {_described(old)}"
            continue
        new = after.places[origins.index(number)]
        if _where(old) != _where(new):
            yield f"{_where(old)} becomes {_where(new)}: {_subject(new)}"
        yield from (
            f"no longer in {_where(new)}: {name}" for name in old.tests if name not in new.tests
        )
        yield from (f"also in {_where(new)}: {name}" for name in new.tests if name not in old.tests)
    for place, origin in zip(after.places, origins, strict=True):
        if origin is None:
            yield f"also {_described(place)}"


def _subject(place: Place) -> str:
    more = len(place.tests) - 1
    return f"{place.tests[0]} and {more} more" if more else place.tests[0]
