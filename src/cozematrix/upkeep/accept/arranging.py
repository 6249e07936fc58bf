"""Ranges of lines put into the places of a cause, and into as few new ones as will do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from packaging.specifiers import SpecifierSet

from cozematrix.planning.plan import Suite
from cozematrix.upkeep.accept.lines import Piece, frozen
from cozematrix.upkeep.accept.proposal import Proposal
from cozematrix.verdicts.ledger import Cause, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cozematrix.verdicts.sightings import Sightings


def rearranged(
    run: Sightings, cause: Cause, left: Sequence[Sequence[str]], pieces: Iterable[Piece]
) -> Proposal:
    """The cause with these pieces, in the places that they fit, else in new ones."""
    groups = grouped(run, pieces)
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


def grouped(run: Sightings, pieces: Iterable[Piece]) -> list[Place]:
    """Places for pieces: names with equal ranges, readings and suites stand together."""
    by_name: dict[tuple[object, str], list[Piece]] = {}
    for piece in pieces:
        meaning = run.meaning(SpecifierSet(piece.cozepy), SpecifierSet(piece.python))
        reading = piece.line.says, piece.line.dependencies
        by_name.setdefault(((reading, meaning), piece.line.name), []).append(piece)
    alike: dict[object, list[Piece]] = {}
    for (range_, _), same in by_name.items():
        suites = frozenset(piece.line.suite for piece in same)
        alike.setdefault((range_, suites), []).extend(same)
    return [_place(group) for group in alike.values()]


def _place(pieces: Sequence[Piece]) -> Place:
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
    return place.says, frozen(place.dependencies)


def _with_range(run: Sightings, place: Place, group: Place) -> Place:
    """The group, in the place's words where they say the same."""
    every = SpecifierSet()
    cozepy, python = group.cozepy, group.python
    if run.meaning(place.cozepy, every) == run.meaning(cozepy, every):
        cozepy = place.cozepy
    if run.meaning(every, place.python) == run.meaning(every, python):
        python = place.python
    return replace(group, cozepy=cozepy, python=python)
