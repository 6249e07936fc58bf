"""Bars along the axis of releases: neighbours with the same value are one piece."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Piece:
    """Some neighbouring releases of one kind; `start` is the place of the first one, from 0."""

    start: int
    length: int
    kind: str


@dataclass(frozen=True)
class Bar:
    """One lane a client, above one another, and the same in words."""

    lanes: tuple[tuple[Piece, ...], ...]
    text: str


def pieces(kinds: Iterable[str]) -> tuple[Piece, ...]:
    """The pieces of one lane; "" is a gap."""
    found, start = [], 0
    for kind, group in groupby(kinds):
        length = len(list(group))
        if kind:
            found.append(Piece(start, length, kind))
        start += length
    return tuple(found)


def span_of(having: Iterable[str], axis: Sequence[str]) -> tuple[str, str]:
    """The first and the last release of the axis that has it; "" and "" for none."""
    known = set(having)
    ordered = [each for each in axis if each in known]
    return (ordered[0], ordered[-1]) if ordered else ("", "")
