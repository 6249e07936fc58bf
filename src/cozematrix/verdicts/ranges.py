"""Ranges of versions for what was seen in single cells, no wider than what was run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Seen(Enum):
    """The end of one test in one cell, as a run saw it."""

    FAILED = "failed"
    PASSED = "passed"
    SILENT = "silent"
    """The cell ran, but the test had no verdict: what it tests is absent, for one."""


@dataclass(frozen=True)
class Range:
    """Releases and Pythons as version specifiers, "" for all Pythons."""

    cozepy: str
    python: str
    newest: tuple[str, str]
    """The newest release within it that failed, and the newest Python on which it did."""


@dataclass
class _Group:
    """Releases, neighbours but for silent ones, that one set of ranges of Pythons describes."""

    failed: list[set[str]]
    """The Pythons on which each failing release failed."""
    closed: set[str]
    """The Pythons that a range must leave out: the test passed there, or was not run."""
    first: str
    last: str
    end: str | None
    """The first release that the ranges leave out; None if they are open."""


def ranges(
    seen: Mapping[tuple[str, str], Seen], releases: Sequence[str], pythons: Sequence[str]
) -> Iterator[Range]:
    """Describe the cells that failed as ranges in which none passed.

    `seen` is by release and Python; a cell that is not there was not run, and no range covers it.
    `releases`, oldest first, and `pythons` are all that there are. A silent cell is no boundary. A
    range that reaches the newest release or Python is open: what follows is expected to be alike.
    """
    for group in _groups(seen, releases, pythons):
        cozepy = _releases(group, releases)
        every = set().union(*group.failed)
        for run, python in _runs(pythons, group.closed):
            if failing := [each for each in run if each in every]:
                release, on = _newest(group, failing, seen, releases)
                yield Range(cozepy, python, (release, on))


def _groups(
    seen: Mapping[tuple[str, str], Seen], releases: Sequence[str], pythons: Sequence[str]
) -> list[_Group]:
    """Join failing releases as long as no Python fails in one and must be left out in another."""
    groups: list[_Group] = []
    # Of the releases behind the last failing one.
    closed_since: set[str] = set()
    for release in releases:
        found = {each: seen.get((release, each)) for each in pythons}
        failed = {each for each, state in found.items() if state is Seen.FAILED}
        closed = {each for each, state in found.items() if state in (Seen.PASSED, None)}
        if not failed:
            closed_since |= closed
            if groups and closed and groups[-1].end is None:
                groups[-1].end = release
            continue
        before = groups[-1] if groups else None
        if before and _fits(before, failed, closed | closed_since):
            before.failed.append(failed)
            before.closed |= closed | closed_since
            before.last, before.end = release, None
        else:
            if before and before.end is None:
                before.end = release
            groups.append(_Group([failed], closed, release, release, None))
        closed_since = set()
    return groups


def _fits(group: _Group, failed: set[str], closed: set[str]) -> bool:
    every = set().union(*group.failed, failed)
    return not every & (group.closed | closed)


def _releases(group: _Group, releases: Sequence[str]) -> str:
    if group.end is None:
        return f">={group.first}"
    is_one = releases.index(group.end) == releases.index(group.first) + 1
    return f"=={group.first}" if is_one else f">={group.first},<{group.end}"


def _runs(pythons: Sequence[str], closed: set[str]) -> Iterator[tuple[list[str], str]]:
    """Runs of neighbouring Pythons that are not closed, each with its specifier."""
    for is_closed, group in groupby(range(len(pythons)), key=lambda at: pythons[at] in closed):
        places = list(group)
        if is_closed:
            continue
        run = [pythons[place] for place in places]
        after = pythons[places[-1] + 1 :]
        if len(run) == 1 and after and places[0] > 0:
            yield run, f"=={run[0]}"
            continue
        bounds = [f">={run[0]}"] if places[0] > 0 else []
        bounds += [f"<{after[0]}"] if after else []
        yield run, ",".join(bounds)


def _newest(
    group: _Group,
    failing: Sequence[str],
    seen: Mapping[tuple[str, str], Seen],
    releases: Sequence[str],
) -> tuple[str, str]:
    within = releases[releases.index(group.first) : releases.index(group.last) + 1]
    return next(
        (release, python)
        for release in reversed(within)
        for python in reversed(failing)
        if seen.get((release, python)) is Seen.FAILED
    )
