"""`expectations.toml`: the known deviations of published releases, each with a reason."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from cozematrix.document import Table, read_toml
from cozematrix.plan import Cell, Suite

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from cozematrix.releases import Release


class Kind(StrEnum):
    """What a deviation is."""

    DEFECT = "defect"
    """the release does something that it should not"""
    DEPENDENCY = "dependency"
    """it worked until a dependency changed"""
    UNSUPPORTED = "unsupported"
    """the release does not promise it"""


class Effect(StrEnum):
    """What a user feels of a deviation, worst first."""

    IMPORT = "import"
    REFUSED = "refused"
    CRASH = "crash"
    HANG = "hang"
    WRONG = "wrong"
    LOST = "lost"
    LEAK = "leak"
    WARNING = "warning"
    TYPES = "types"


@dataclass(frozen=True)
class Deviation:
    """One known deviation: which tests fail, in which cells, and why.

    `tests` are exact names as the outcomes have them, or a cell status such as `import-error`;
    `cozepy` and `python` are version specifiers, "" for all; `dependencies` maps a distribution to
    a specifier that its installed version must meet. `evidence` is what was on the wire, a line an
    exchange; "" where the wire had no part in it. `effect` is None where nobody has said it yet;
    for tests that are known to hang nobody waits long.
    """

    tests: tuple[str, ...]
    suites: tuple[Suite, ...]
    cozepy: SpecifierSet
    python: SpecifierSet
    dependencies: dict[str, SpecifierSet]
    kind: Kind
    reason: str
    since: datetime.date
    evidence: str = ""
    effect: Effect | None = None

    def covers(self, cell: Cell, suite: Suite, installed: Mapping[str, str]) -> bool:
        """Whether the deviation is expected in this cell, given what is installed there."""
        return (
            suite in self.suites
            and self.cozepy.contains(cell.release, prereleases=True)
            and self.python.contains(cell.python, prereleases=True)
            and all(
                name in installed and specifier.contains(installed[name], prereleases=True)
                for name, specifier in self.dependencies.items()
            )
        )


def read_ledger(
    path: Path, *, pythons: Collection[str], releases: tuple[Release, ...]
) -> tuple[Deviation, ...]:
    """Read and check the ledger; a range that no known release or Python meets is refused."""
    table = read_toml(path)
    versions = [release.version for release in releases]
    deviations = [_deviation(row, pythons, versions) for row in table.tables("deviation")]
    table.close()
    return tuple(deviations)


def known_hangs(ledger: Iterable[Deviation], cell: Cell, suite: Suite) -> frozenset[str]:
    """The tests that are known to hang in this cell, whatever is installed there."""
    return frozenset(
        test
        for deviation in ledger
        if deviation.effect is Effect.HANG
        and suite in deviation.suites
        and deviation.cozepy.contains(cell.release, prereleases=True)
        and deviation.python.contains(cell.python, prereleases=True)
        for test in deviation.tests
    )


def _deviation(row: Table, pythons: Collection[str], versions: Collection[str]) -> Deviation:
    deviation = Deviation(
        tests=row.strings("tests"),
        suites=_suites(row),
        cozepy=_range(row, "cozepy", versions),
        python=_range(row, "python", pythons),
        dependencies=_dependencies(row.table("dependencies")),
        kind=_kind(row),
        reason=row.get("reason", str),
        since=row.get("since", datetime.date),
        evidence=row.get("evidence", str, ""),
        effect=_effect(row),
    )
    row.close()
    if not deviation.tests:
        raise row.refuse("tests", [], "at least one test name or cell status")
    if not deviation.reason.strip():
        raise row.refuse("reason", deviation.reason, "a reason in words")
    return deviation


def _suites(row: Table) -> tuple[Suite, ...]:
    allowed = [suite.value for suite in Suite]
    names = row.strings("suites", (Suite.SYNC.value, Suite.ASYNC.value))
    for name in names:
        if name not in allowed:
            raise row.refuse("suites", name, ", ".join(allowed))
    return tuple(Suite(name) for name in names)


def _kind(row: Table) -> Kind:
    name = row.get("kind", str)
    allowed = [kind.value for kind in Kind]
    if name not in allowed:
        raise row.refuse("kind", name, ", ".join(allowed))
    return Kind(name)


def _effect(row: Table) -> Effect | None:
    name = row.get("effect", str, "")
    allowed = [effect.value for effect in Effect]
    if name and name not in allowed:
        raise row.refuse("effect", name, ", ".join(allowed))
    return Effect(name) if name else None


def _range(row: Table, key: str, known: Collection[str]) -> SpecifierSet:
    specifier = _specifier(row, key, row.get(key, str, ""))
    if not any(specifier.contains(version, prereleases=True) for version in known):
        raise row.refuse(key, str(specifier), "a range that meets one of " + ", ".join(known))
    return specifier


def _dependencies(table: Table) -> dict[str, SpecifierSet]:
    return {name: _specifier(table, name, table.get(name, str)) for name in table.names}


def _specifier(table: Table, key: str, text: str) -> SpecifierSet:
    try:
        return SpecifierSet(text, prereleases=True)
    except InvalidSpecifier:
        raise table.refuse(key, text, "version specifiers such as '>=0.3,<0.5'") from None
