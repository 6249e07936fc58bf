"""The search: a choice of few points of an axis that tell where a test fails."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cozematrix.verdicts.ranges import Seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True)
class View:
    """The test at one point of the axis; `reading` sets failures of different causes apart."""

    state: Seen
    reading: str = ""


def next_point(seen: Mapping[int, View], count: int, suspects: Sequence[int] = ()) -> int | None:
    """The point of `count` that says most beside what was seen; None where all changes are known.

    Both ends come first. If nothing fails there, or nothing passes, the `suspects` follow, and if
    still nothing fails every other point, until one does. Then the gap between two points that
    differ is halved until they are neighbours, and of each failure that begins or ends the points
    on both sides are looked at, where one that is out of order would be.
    """
    states = {view.state for view in seen.values()}
    first = [point for point in (0, count - 1) if point >= 0]
    if not {Seen.FAILED, Seen.PASSED} <= states:
        first += suspects
    if Seen.FAILED not in states:
        first += spread(count)
    if (unseen := next((point for point in first if point not in seen), None)) is not None:
        return unseen
    return _between(seen) if Seen.FAILED in states else None


def spread(count: int) -> Iterator[int]:
    """Every point once, each in the middle of the largest gaps that are left."""
    spans = [(0, count)]
    while spans:
        first, end = spans.pop(0)
        if first < end:
            middle = (first + end) // 2
            yield middle
            spans += [(first, middle), (middle + 1, end)]


def _between(seen: Mapping[int, View]) -> int | None:
    """A point where it is not known yet that, or where, a failure begins or ends."""
    points = sorted(seen)
    gaps = [
        (before, after)
        for before, after in pairwise(points)
        if after - before > 1 and _matters(before, after, seen, points)
    ]
    # What is beyond a silence may look otherwise when the end of a failure is known.
    gaps.sort(key=lambda gap: Seen.FAILED not in {seen[point].state for point in gap})
    if gaps:
        before, after = gaps[0]
        return (before + after) // 2
    for before, after in pairwise(points):
        if {seen[before].state, seen[after].state} == {Seen.PASSED, Seen.FAILED}:
            for beside in (before - 1, after + 1):
                if points[0] <= beside <= points[-1] and beside not in seen:
                    return beside
    return None


def _matters(before: int, after: int, seen: Mapping[int, View], points: list[int]) -> bool:
    """Return whether it matters where, between two points, one view becomes the other."""
    if seen[before] == seen[after]:
        return False
    states = {seen[before].state, seen[after].state}
    if Seen.FAILED in states:
        return True
    # Between a silent point and a good one a failure can begin only if one is beyond the silence.
    step = 1 if seen[after].state is Seen.SILENT else -1
    place = points.index(after if step > 0 else before)
    while 0 <= place < len(points) and seen[points[place]].state is Seen.SILENT:
        place += step
    return 0 <= place < len(points) and seen[points[place]].state is Seen.FAILED
