"""The closest place for an unknown request: a route, a websocket or a path of the control side.

Paths are aligned segment by segment. Fixed words weigh most; versions (`v1`) and parameters, which
most paths have, weigh half. A place is never close unless one of its fixed words is matched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

# A path is close to another one that differs by less than a whole word, and by at most this share
# of its weight; it must be closer if another place has the same path with another verb.
_A_WORD = 1.0
_MOST_SHARE = 0.5
_MOST_SHARE_BESIDE = 0.25
_LEAST_LIKENESS = 0.7
# Less than 1, as a segment that matches a parameter may also be a misspelt word.
_OF_A_PARAMETER = 0.8
_OF_ANOTHER_VERSION = 0.5
_OTHER_VERB = 0.25
_EMPTY = 0.1
# Longer paths are no typing errors, and comparing them takes time.
_MOST_SEGMENTS = 12
_MOST_MORE = 2
_MOST_LETTERS = 64


@dataclass(frozen=True)
class Place:
    """A route, websocket or path of the control side; `path` has its parameters in braces.

    `is_socket` is True for a websocket, which answers only handshakes.
    """

    verbs: tuple[str, ...]
    path: str
    is_socket: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Pattern of a whole path, with any value for parameters."""
        return re.compile(re.sub(r"\{\w+\}", "[^/]+", self.path) + r"\Z")

    @cached_property
    def weight(self) -> float:
        """Weight of the path, to which differences are compared."""
        return sum(map(_weight, _segments(self.path)))

    def __str__(self) -> str:
        return f"the websocket {self.path}" if self.is_socket else self.path


@dataclass(frozen=True)
class Neighbours:
    """All places of the imitated and the control side."""

    places: tuple[Place, ...]

    def near_miss(self, verb: str, path: str) -> str:
        """Describe the wrong verb or path, and the closest place if there is one."""
        here = [place for place in self.places if place.pattern.match(path)]
        if not here:
            closest = self._closest(verb, path)
            known = f"; the closest is {closest}" if closest else ""
            return f"path: {verb} {path} is unknown{known}"
        verbs = sorted({each for place in here if not place.is_socket for each in place.verbs})
        if not verbs:
            closest = self._closest(verb, path, only_requests=True)
            route = f"; the closest route is {closest}" if closest else ""
            return f"path: {verb} {path} is a websocket: it needs an upgrade, by ws:// or wss://{route}"
        what = f"verb: {verb} {path}: the service knows {', '.join(verbs)} here"
        if any(place.is_socket for place in here):
            what += ", and a websocket"
        # A segment that matches a parameter may be a misspelt word of another path.
        exact = any("{" not in place.path for place in here)
        closest = None if exact else self._closest(verb, path, only_verb=True)
        return f"{what}; for {verb} the closest is {closest}" if closest else what

    def _closest(
        self, verb: str, path: str, *, only_verb: bool = False, only_requests: bool = False
    ) -> Place | None:
        asked = _segments(path)
        if len(asked) > _MOST_SEGMENTS:
            return None
        most = _MOST_SHARE_BESIDE if only_verb else _MOST_SHARE
        found: list[tuple[float, int, Place]] = []
        for number, place in enumerate(self.places):
            has_verb = verb in place.verbs and not place.is_socket
            if (only_verb and not has_verb) or (only_requests and place.is_socket):
                continue
            known = _segments(place.path)
            if abs(len(known) - len(asked)) > _MOST_MORE or not _is_spoken_for(known, asked):
                continue
            cost = _cost(known, asked)
            if cost < _A_WORD and cost <= most * place.weight:
                found.append((cost + (0 if has_verb else _OTHER_VERB), number, place))
        return min(found)[2] if found else None


def _segments(path: str) -> list[str]:
    return path.split("/")[1:]


def _is_version(segment: str) -> bool:
    return re.fullmatch(r"v\d+", segment) is not None


def _weight(segment: str) -> float:
    if not segment:
        return _EMPTY
    return 0.5 if segment.startswith("{") or _is_version(segment) else 1.0


@lru_cache(4096)
def _likeness(known: str, asked: str) -> float:
    """Return the likeness, from 0 to 1, of a place's segment and a requested one."""
    if known == asked:
        return 1.0
    if known.startswith("{"):
        return _OF_A_PARAMETER if asked else 0.0
    if _is_version(known):
        return _OF_ANOTHER_VERSION if _is_version(asked) else 0.0
    if len(asked) > _MOST_LETTERS:
        return 0.0
    ratio = SequenceMatcher(None, known, asked.lower()).ratio()
    return ratio if ratio >= _LEAST_LIKENESS else 0.0


def _is_spoken_for(known: list[str], asked: list[str]) -> bool:
    """Return whether one of the place's fixed words resembles a requested segment."""
    words = [segment for segment in known if _weight(segment) == 1]
    return any(_likeness(word, segment) > 0 for word in words for segment in asked)


def _cost(known: list[str], asked: list[str]) -> float:
    """Return the edit distance of two paths, in weights of segments."""
    row = [0.0]
    for segment in asked:
        # Half, as extra segments before a correct path come from a wrong base address.
        row.append(row[-1] + _weight(segment) / 2)
    for own in known:
        weight = _weight(own)
        below = [row[0] + weight]
        for place, segment in enumerate(asked, 1):
            aligned = row[place - 1] + weight * (1 - _likeness(own, segment))
            without_asked = below[place - 1] + _weight(segment)
            below.append(min(aligned, row[place] + weight, without_asked))
        row = below
    return row[-1]
