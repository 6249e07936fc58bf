"""Upgrades: what breaks in typed code from each minor line of releases to the newest one.

Two witnesses. The sources say which names, methods and arguments are gone or stated otherwise. The
type checks of all releases say what type each written use has in each of them: a use whose type
became another one is one that code for the release before could not go on with. Types that the
checker does not know (`Any`) break nothing, on either side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from packaging.version import Version

from cozematrix.api.change import Change, Kind, Level
from cozematrix.api.spelling import one_spelling
from cozematrix.cells.outcome import HAS_RESULTS
from cozematrix.planning.plan import Suite
from cozematrix.reports.markdown import escaped
from cozematrix.types.typed_use.lines import is_as_stated, is_written, read_lines
from cozematrix.verdicts.span import ranges

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from cozematrix.api.released_api import ReleasedAPI
    from cozematrix.cells.outcome import Outcome

PAGE = "docs/upgrades.md"
# What no user's code names: how requests are sent, and how a client makes its resources.
_INTERNAL = re.compile(r"\.request\.|Client\.__init__\b")
# What differs in types alone; the sources cannot say whether it matters.
_TYPES = (Kind.RETURN_TYPE, Kind.ATTRIBUTE_TYPE, Kind.PARAMETER_TYPE)
_FOUND = re.compile(r'Expression is of type "(?P<found>[^"]*)", not "(?P<expected>[^"]*)"')


@dataclass(frozen=True)
class Typed:
    """The types that one release's uses have: by path, what was found for each expected type.

    A use of the expected type is not listed; a path that the release lacks is not there.
    """

    release: str
    found: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class TypeChange:
    """A use whose type differs in two releases, so that code for the first fails on the second."""

    path: str
    before: str
    after: str


@dataclass(frozen=True)
class Broken:
    """One thing that breaks typed code, and the release that did it."""

    what: str
    path: str
    before: str
    after: str
    by: str
    """Source of the finding: "mypy" or "source"."""
    release: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """By which it is known again in another pair of releases."""
        return self.what, self.path


@dataclass(frozen=True)
class Upgrade:
    """Everything that breaks on the way from one release to another."""

    before: str
    after: str
    broken: tuple[Broken, ...]


def read_uses(folder: Path) -> dict[str, str]:
    """The path of the SDK behind each place of the written files that asserts a type."""
    uses: dict[str, str] = {}
    for file in sorted(folder.glob("*.py")):
        text = file.read_text(encoding="utf-8")
        if is_written(text) and not is_as_stated(text):
            for line in read_lines(text).values():
                name = f"typing/{file.name} [assert-type] {line.subject}"
                uses.setdefault(name, line.paths[0].partition("(")[0])
    return uses


def typed(outcome: Outcome, uses: Mapping[str, str], api: ReleasedAPI) -> Typed:
    """The types that a type check found in a release, of the uses that it has."""
    said = {
        f"{result.name} {place.name}": place.message
        for result in outcome.results
        for place in result.failing_places
    }
    found: dict[str, dict[str, str]] = {}
    for name, path in uses.items():
        if api.has(path):
            of_path = found.setdefault(path, {})
            for match in _FOUND.finditer(said.get(name, "")):
                of_path[match["expected"]] = match["found"]
    return Typed(outcome.cell.release, found)


def checked(outcomes: Iterable[Outcome]) -> dict[str, Outcome]:
    """By release its type check, all on the one Python that has most of them, the newest such."""
    by_python: dict[str, dict[str, Outcome]] = {}
    for each in outcomes:
        if each.suite is Suite.TYPES and each.status in HAS_RESULTS:
            by_python.setdefault(each.cell.python, {})[each.cell.release] = each
    most = max(
        by_python, key=lambda python: (len(by_python[python]), Version(python)), default=None
    )
    return by_python[most] if most else {}


def type_changes(before: Typed, after: Typed) -> list[TypeChange]:
    """The uses that both releases have and whose type is no longer one that was there before."""
    changes = []
    for path in sorted(before.found.keys() & after.found.keys()):
        old, new = before.found[path], after.found[path]
        for expected in dict.fromkeys([*old, *new]):
            was, now = (one_spelling(each.get(expected, expected)) for each in (old, new))
            if "Any" not in f"{was} {now}" and not set(now.split(" | ")) <= set(was.split(" | ")):
                changes.append(TypeChange(path, was, now))
    return changes


def proven(found: Iterable[Change], seen: Collection[TypeChange], api: ReleasedAPI) -> list[Change]:
    """The changes of a release's API, those breaking of which its type check shows that they do."""
    paths = {api.defined(each.path) for each in seen}
    return [
        replace(each, is_seen=True) if each.kind in _TYPES and each.path in paths else each
        for each in found
    ]


def broken(found: Iterable[Change], seen: Collection[TypeChange], api: ReleasedAPI) -> list[Broken]:
    """List what breaks typed code between two releases, by changes in their sources and types.

    A type that only the sources say to be another one is told as theirs: a class may be an heir of
    the one before.
    """
    shown = []
    for each in found:
        if _INTERNAL.search(each.path) or (
            each.level is not Level.BREAKING and each.kind not in _TYPES
        ):
            continue
        by = "mypy" if each.is_seen else "source"
        # To be stated now, or not any more, breaks nothing.
        if each.kind not in _TYPES or (by == "mypy" or ("" not in (each.before, each.after))):
            shown.append(Broken(str(each.kind), each.path, each.before, each.after, by))
    known = {each.path for each in shown}
    shown += [
        Broken("type", each.path, each.before, each.after, "mypy")
        for each in seen
        if api.defined(each.path) not in known
    ]
    return sorted(shown, key=lambda each: (each.path, each.what))


def upgrade(before: str, found: Sequence[Broken], steps: Sequence[Upgrade]) -> Upgrade:
    """An upgrade from `before` to the newest, each thing with the first step that has it."""
    later = [step for step in steps if Version(step.after) > Version(before)]
    dated = [replace(each, release=_done_by(each, later)) for each in found]
    return Upgrade(before, later[-1].after, tuple(dated))


def _done_by(thing: Broken, steps: Sequence[Upgrade]) -> str:
    """The release that did it, also under another module's name, or by taking the class away."""
    name = _within(thing.path)
    for is_alike in (
        lambda each: each.key == thing.key,
        lambda each: each.path == thing.path,
        lambda each: (each.what, _within(each.path)) == (thing.what, name),
        lambda each: _within(each.path) == name,
        lambda each: each.what in _GONE and name.startswith(f"{_within(each.path)}."),
    ):
        for step in steps:
            if any(map(is_alike, step.broken)):
                return step.after
    return ""


def _within(path: str) -> str:
    """A path without its modules, which move: `model.Stream.response` is `Stream.response`."""
    *modules, last = re.split(r"\.(?![^(]*\))", path)
    while modules and not modules[0][:1].isupper():
        modules.pop(0)
    return ".".join([*modules, last])


def minor_lines(releases: Sequence[str]) -> list[str]:
    """The last release of each minor line but the newest, oldest first."""
    last: dict[tuple[int, int], str] = {}
    for each in sorted(releases, key=Version):
        last[Version(each).major, Version(each).minor] = each
    return list(last.values())[:-1]


def markdown(upgrades: Sequence[Upgrade], day: str, python: str) -> str:
    """The page: how much breaks from each minor line, then each thing once."""
    starts = [each.before for each in upgrades]
    newest = upgrades[-1].after if upgrades else ""
    lines = [
        f"# What upgrading to {newest} breaks in typed code",
        "",
        f"Made by `nox -s upgrades` on {day} from the releases' sources and their type checks on",
        f"Python {python}. A row of the first table is the last release of a minor line: how many",
        "things that typed code written for it may use are gone, are called otherwise, or have",
        "another type in the newest release. What has no type in one of the two is not counted.",
        "",
        "| from | breaks | gone | called otherwise | other types, seen by mypy | by source alone |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    lines += [_row(each) for each in reversed(upgrades)]
    lines += [
        "",
        "## Each of them",
        "",
        "*since*: the release that did it. *hits*: code written for these releases.",
        "",
        "| since | hits | what | where | before | after | seen by |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += list(_things(upgrades, starts))
    return "\n".join(lines) + "\n"


def _row(each: Upgrade) -> str:
    gone = sum(thing.what in _GONE for thing in each.broken)
    types = [thing for thing in each.broken if thing.what in (*map(str, _TYPES), "type")]
    seen = sum(thing.by == "mypy" for thing in types)
    otherwise = len(each.broken) - gone - len(types)
    return (
        f"| {each.before} | {len(each.broken)} | {gone} | {otherwise} "
        f"| {seen} | {len(types) - seen} |"
    )


_GONE = (str(Kind.REMOVED), str(Kind.RENAMED), str(Kind.PARAMETER_REMOVED))


def _things(upgrades: Sequence[Upgrade], starts: Sequence[str]) -> Iterator[str]:
    """A row a thing, the latest first; equal ones of several upgrades stand together."""
    hits: dict[Broken, list[str]] = {}
    for each in upgrades:
        for thing in each.broken:
            hits.setdefault(thing, []).append(each.before)
    ordered = sorted(hits, key=lambda thing: (thing.path, thing.what))
    for thing in sorted(ordered, key=lambda thing: Version(thing.release or "0"), reverse=True):
        cells = (thing.release, ranges(hits[thing], starts), thing.what, thing.path)
        texts = [*cells, _short(thing.before), _short(thing.after), thing.by]
        yield f"| {' | '.join(map(escaped, texts))} |"


def _short(text: str, most: int = 90) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
