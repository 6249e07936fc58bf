"""The advice itself: which releases and Pythons will do, what goes wrong, which to take."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from packaging.version import Version

from cozematrix.advice.api import signature
from cozematrix.cells.outcome import Status
from cozematrix.errors import InputError
from cozematrix.planning.plan import Cell
from cozematrix.verdicts.ledger import EFFECTS, Effect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cozematrix.advice.api import API
    from cozematrix.advice.declared import Declared, Ranges
    from cozematrix.advice.recorded import Recorded
    from cozematrix.advice.touch import Touch
    from cozematrix.advice.uses import Need, Uses
    from cozematrix.inputs.releases import Release

# With these a program does not do what it says; the others are felt as well, and are no reason to
# stay away from a release.
SEVERE = (Effect.IMPORT, Effect.REFUSED, Effect.CRASH, Effect.HANG, Effect.WRONG, Effect.LOST)


@dataclass(frozen=True)
class Lacking:
    """Something that is used, and the releases that do not have it."""

    need: Need
    releases: tuple[str, ...]
    """Of all that there are, oldest first."""


@dataclass(frozen=True)
class Upgrade:
    """The changes for a project from one release to another."""

    before: str
    after: str
    changed: tuple[str, ...]
    """Of what is used, in the API: a line each."""
    goes: tuple[Touch, ...]
    comes: tuple[Touch, ...]


@dataclass(frozen=True)
class Subject:
    """The project to advise: its uses and ranges."""

    path: str
    uses: Uses
    ranges: Ranges
    unread: tuple[str, ...]


@dataclass(frozen=True)
class Grounds:
    """The data on which the advice rests: all of it belongs to the repository."""

    package: str
    api: API
    releases: tuple[Release, ...]
    """Oldest first."""
    pythons: tuple[str, ...]
    recorded: Recorded


@dataclass(frozen=True)
class Advice:
    """The answer for one project."""

    subject: Subject
    grounds: Grounds
    touches: tuple[Touch, ...]
    """In all releases and Pythons, worst first."""

    @cached_property
    def nowhere(self) -> tuple[Need, ...]:
        """The uses that no release has."""
        return tuple(each for each in self.subject.uses.needs if not each.releases)

    @cached_property
    def lacking(self) -> tuple[Lacking, ...]:
        """The uses that some releases lack, the latest come first."""
        found = []
        for need in self.subject.uses.needs:
            missing = tuple(each for each in self.versions if each not in need.releases)
            if missing and need.releases:
                found.append(Lacking(need, missing))
        return tuple(sorted(found, key=lambda each: (-len(each.releases), each.need.label)))

    @property
    def versions(self) -> tuple[str, ...]:
        """The releases that were looked at, as the grounds have them."""
        return tuple(each.version for each in self.grounds.releases)

    @cached_property
    def having(self) -> tuple[str, ...]:
        """The releases that have everything, oldest first, but for what none has."""
        short = {release for each in self.lacking for release in each.releases}
        return tuple(each for each in self.versions if each not in short)

    @cached_property
    def admitted(self) -> tuple[str, ...]:
        """The releases that the declared range allows, oldest first."""
        return tuple(each for each in self.versions if self.subject.ranges.admits(each))

    @cached_property
    def pythons(self) -> tuple[str, ...]:
        """The Pythons that the declared range allows."""
        every = self.grounds.pythons
        return tuple(each for each in every if self.subject.ranges.admits_python(each))

    def runs(self, release: str, python: str) -> bool | None:
        """Return whether a release can be installed and imported on a Python; None if unknown."""
        known = next(each for each in self.grounds.releases if each.version == release)
        if not known.admits(python):
            return False
        row = self.grounds.recorded.rows.get(Cell(python, release))
        if row is None or row.status in (Status.NOT_RUN, Status.INFRASTRUCTURE):
            return None
        return row.has_run

    def pythons_of(self, release: str) -> tuple[str, ...]:
        """The Pythons, of all, on which a release is known to run."""
        return tuple(each for each in self.grounds.pythons if self.runs(release, each))

    def of(self, release: str) -> tuple[Touch, ...]:
        """The causes that touch the project with a release, on a declared Python where it runs."""
        cells = {
            Cell(python, release)
            for python in self.pythons
            if self.runs(release, python) is not False
        }
        return tuple(each for each in self.touches if each.cells & cells)

    @cached_property
    def best(self) -> str:
        """The newest of the releases that have everything and do least harm; "" where none does.

        It runs on as many of the declared Pythons as any; then the worst effects count first.
        Yanked releases and candidates of releases are left out.
        """
        offered = [
            each.version
            for each in self.grounds.releases
            if each.version in self.having and each.yanked is None and not each.is_prerelease
        ]
        runnable = {each: self._running(each) for each in offered}
        offered = [each for each in offered if runnable[each]]
        return max(offered, key=self._rank) if offered else ""

    def _rank(self, release: str) -> tuple[int, list[int], Version]:
        counts = Counter(each.cause.effect for each in self.of(release))
        return (
            len(self._running(release)),
            [-counts[effect] for effect in EFFECTS if effect in SEVERE],
            Version(release),
        )

    def _running(self, release: str) -> list[str]:
        """The declared Pythons on which a release is not known to fail as a whole."""
        return [each for each in self.pythons if self.runs(release, each) is not False]

    @cached_property
    def untrue(self) -> tuple[str, ...]:
        """The releases within the declared range with which the project cannot work."""
        return tuple(
            each for each in self.admitted if each not in self.having or not self._running(each)
        )

    @cached_property
    def upgrade(self) -> Upgrade | None:
        """From the newest release that the range allows, else from the oldest, to the newest."""
        newest = self.versions[-1]
        usable = [each for each in self.admitted if each not in self.untrue]
        before = (usable or self.admitted)[-1]
        if before == newest and self.subject.ranges.sdk:
            before = (usable or self.admitted)[0]
        if before == newest or not self.subject.ranges.sdk:
            return None
        old, new = self.of(before), self.of(newest)
        return Upgrade(
            before,
            newest,
            tuple(self._changes(before, newest)),
            tuple(each for each in old if each not in new),
            tuple(each for each in new if each not in old),
        )

    def _changes(self, before: str, after: str) -> list[str]:
        lines = []
        for need in self.subject.uses.needs:
            if before in need.releases and after not in need.releases:
                lines.append(f"gone: {need.label}")
            elif after in need.releases and before not in need.releases:
                lines.append(f"there only since then: {need.label}")
        return [*lines, *self._defaults(before, after)]

    def _defaults(self, before: str, after: str) -> list[str]:
        """Defaults that changed, of arguments that the project leaves to them."""
        lines = []
        for call in self.subject.uses.calls:
            if call.is_open:
                continue
            client = "AsyncCoze" if call.suite == "async" else "Coze"
            old, new = (self._arguments(release, client, call.name) for release in (before, after))
            lines += [
                f"another default: {call.name}({name}): {old[name]}, then {new[name]}"
                for name in old.keys() & new.keys() - call.arguments
                if old[name] != new[name]
            ]
        return sorted(set(lines))

    def _arguments(self, release: str, client: str, path: str) -> dict[str, str | None]:
        api = self.grounds.api.of[release]
        owner = f"{self.grounds.package}.{client}"
        found = api.find(owner)
        for name in path.split("."):
            found = api.member(found.path, name) if found else None
            if found and found.kind == "attribute" and found.types:
                found = api.find(found.types[0].path)
        if found is None or found.kind != "routine":
            return {}
        return {each.name: each.default for each in signature(found.line).arguments}


def check(subject: Subject, grounds: Grounds) -> None:
    """Refuse what no advice can be given on: no use of the SDK, a range that nothing meets."""
    if not subject.uses.needs:
        allowed = f"a project that uses {grounds.package}"
        raise InputError(where="command line", key="PATH", value=subject.path, allowed=allowed)
    known = [each.version for each in grounds.releases]
    declared = [
        (grounds.package, subject.ranges.sdk, known, subject.ranges.admits),
        ("python", subject.ranges.python, grounds.pythons, subject.ranges.admits_python),
    ]
    for name, ranges, versions, admits in declared:
        if ranges and not any(map(admits, versions)):
            _refuse(name, ranges, versions)


def _refuse(name: str, ranges: Sequence[Declared], versions: Sequence[str]) -> None:
    files = ", ".join(dict.fromkeys(each.file for each in ranges))
    value = " and ".join(dict.fromkeys(each.text for each in ranges))
    allowed = f"a range that meets one of {versions[0]} to {versions[-1]}"
    raise InputError(where=files, key=name, value=value, allowed=allowed)
