"""The plan: which cells run, which do not and why; releases x Pythons, narrowed by a person."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from cozematrix.errors import InputError
from cozematrix.inputs.picking import LATEST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cozematrix.inputs.configuration import Configuration
    from cozematrix.inputs.releases import Release

SELECTORS = (
    "full, window, newest, a Python ({pythons}), a release ({releases}), "
    "a pattern or a range that meets one, such as 0.1?.* or '>=0.17'"
)


# Versions are short: with less, everything is near to everything.
_NEAR = 0.75


class Suite(StrEnum):
    """A part of a cell that is recorded by itself."""

    SYNC = "sync"
    ASYNC = "async"
    TYPES = "types"
    OWN = "own"
    """A user's suite, which is run by itself."""


# What is recorded of every release.
OF_THE_MATRIX = (Suite.SYNC, Suite.ASYNC, Suite.TYPES)


class Cell(NamedTuple):
    """One combination of the matrix; its name is how nox, files and people call it.

    It is a tuple as it is a key: a report of all releases looks millions of things up by cell.
    """

    python: str
    release: str
    resolution: str = LATEST

    @property
    def name(self) -> str:
        return f"{self.python}({self.release})"

    @property
    def title(self) -> str:
        """The name, with the resolution where that is not what is usual."""
        return self.name if self.resolution == LATEST else f"{self.name} {self.resolution}"


class LeftOut(StrEnum):
    """The reason why a cell of the selection will not run."""

    EXCLUDED = "excluded"
    MISSING_INTERPRETER = "missing-interpreter"


@dataclass(frozen=True)
class Plan:
    """The cells of one selection: those that run, and those left out with the reason.

    `releases` and `pythons` are the selection's axes, newest release first, oldest Python first.
    """

    releases: tuple[Release, ...]
    pythons: tuple[str, ...]
    run: tuple[Cell, ...]
    left: dict[Cell, LeftOut]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell of the selection, in the order of the axes."""
        known = {(each.python, each.release): each for each in (*self.run, *self.left)}
        return tuple(
            known[python, release.version]
            for release in self.releases
            for python in self.pythons
            if (python, release.version) in known
        )

    def only(self, cells: Collection[Cell]) -> Plan:
        """The same plan without any other cells."""
        kept = {cell: why for cell, why in self.left.items() if cell in cells}
        here = {cell.release for cell in cells}
        there = {cell.python for cell in cells}
        return Plan(
            releases=tuple(each for each in self.releases if each.version in here),
            pythons=tuple(each for each in self.pythons if each in there),
            run=tuple(cell for cell in self.run if cell in cells),
            left=kept,
        )

    def missing(self, required: Iterable[str]) -> list[str]:
        """The Pythons among `required` that this selection needs and the machine lacks."""
        lacking = {
            cell.python for cell, why in self.left.items() if why is LeftOut.MISSING_INTERPRETER
        }
        return [python for python in required if python in lacking]


def window(releases: tuple[Release, ...], *, minors: int, always: Collection[str]) -> list[Release]:
    """The newest standing release of each of the newest `minors` minor lines, and `always`."""
    newest: dict[tuple[int, int], Release] = {}
    for release in releases:
        if release.yanked is None and not release.is_prerelease:
            newest[release.minor] = release
    lines = {newest[minor].version for minor in sorted(newest)[-minors:]}
    return [each for each in releases if each.version in lines or each.version in always]


def make_plan(
    configuration: Configuration,
    releases: tuple[Release, ...],
    found: Collection[str],
    selectors: Collection[str] = (),
) -> Plan:
    """The plan for `selectors` on a machine that has the Pythons `found`.

    Selectors add up within an axis and narrow across axes: `3.9 3.12 0.20.0` is two cells. An
    unknown one is an `InputError`.
    """
    chosen, pythons = _select(configuration, releases, selectors)
    run: list[Cell] = []
    left: dict[Cell, LeftOut] = {}
    for release in chosen:
        for python in pythons:
            cell = Cell(python, release.version, configuration.resolution)
            if not release.admits(python):
                left[cell] = LeftOut.EXCLUDED
            elif python not in found:
                left[cell] = LeftOut.MISSING_INTERPRETER
            else:
                run.append(cell)
    return Plan(releases=chosen, pythons=pythons, run=tuple(run), left=left)


def _select(
    configuration: Configuration, releases: tuple[Release, ...], selectors: Collection[str]
) -> tuple[tuple[Release, ...], tuple[str, ...]]:
    in_window = window(releases, minors=configuration.minors, always=configuration.always)
    _check_always(configuration, releases)
    chosen: set[str] = set()
    pythons: set[str] = set()
    for word in selectors:
        if word in configuration.pythons:
            pythons.add(word)
        else:
            found = _named(word, releases, in_window)
            if not found:
                raise _refuse(word, configuration.pythons, [each.version for each in releases])
            chosen |= found
    if not chosen:
        chosen = {release.version for release in in_window}
    return (
        tuple(release for release in reversed(releases) if release.version in chosen),
        tuple(p for p in configuration.pythons if p in pythons or not pythons),
    )


def _named(word: str, releases: tuple[Release, ...], in_window: list[Release]) -> set[str]:
    if word == "full":
        return {release.version for release in releases}
    if word == "window":
        return {release.version for release in in_window}
    if word == "newest":
        return {in_window[-1].version}
    matching = {r.version for r in releases if fnmatchcase(r.version, word)}
    return matching or _in_range(word, releases)


def _in_range(word: str, releases: tuple[Release, ...]) -> set[str]:
    try:
        # An empty word, as a shell makes of an unset variable, is no range, and not all releases.
        wanted = SpecifierSet(word, prereleases=True) if word.strip() else None
    except InvalidSpecifier:
        return set()
    return {each.version for each in releases if wanted and wanted.contains(each.version)}


def _refuse(word: str, pythons: Sequence[str], versions: Sequence[str]) -> InputError:
    """The error that says what a selector can be, and what is near to this one."""
    allowed = SELECTORS.format(
        pythons=f"{pythons[0]} to {pythons[-1]}", releases=f"{versions[0]} to {versions[-1]}"
    )
    named = ("full", "window", "newest", *pythons, *versions)
    near = ", ".join(get_close_matches(word, named, cutoff=_NEAR))
    allowed += f"; near to it: {near}" if near else ""
    return InputError(where="command line", key="selector", value=word, allowed=allowed)


def _check_always(configuration: Configuration, releases: tuple[Release, ...]) -> None:
    known = [release.version for release in releases]
    for version in configuration.always:
        if version not in known:
            raise InputError(
                where="matrix.toml",
                key="window.always",
                value=version,
                allowed="a release in releases.json: " + ", ".join(known),
            )
