"""The ledger: the known causes of failures, in the `*.toml` files that lie beside the contracts."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NoReturn, TypeVar

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name

from cozematrix.cells.outcome import is_hang
from cozematrix.data_file import Table, read_toml
from cozematrix.planning.plan import OF_THE_MATRIX, Cell, Suite
from cozematrix.verdicts.reading import PLACE, WORD, is_read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from cozematrix.inputs.releases import Release

FOLDERS = ("tests/shared/contracts", "tests/typing")
BOTH = (Suite.SYNC, Suite.ASYNC)
# In the place of names: whatever fails so, for a dependency that breaks the whole client.
EVERY = "*"
Choice = TypeVar("Choice", bound=StrEnum)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Kind(StrEnum):
    """The party at fault."""

    DEFECT = "defect"
    """The release does something that it should not."""
    DEPENDENCY = "dependency"
    """It works with other versions of a dependency."""
    UNSUPPORTED = "unsupported"
    """The release does not promise it."""


class Effect(StrEnum):
    """The effect of a cause on a user, worst first."""

    IMPORT = "import"
    """The package cannot be imported."""
    REFUSED = "refused"
    """The service refuses what is sent."""
    CRASH = "crash"
    """A valid answer raises an error."""
    HANG = "hang"
    """A call does not end."""
    WRONG = "wrong"
    """A wrong value is sent or returned."""
    LOST = "lost"
    """Data is dropped."""
    LEAK = "leak"
    """A connection is not given back, or the event loop is blocked."""
    WARNING = "warning"
    """A warning is shown, or something global is changed."""
    TYPES = "types"
    """A type checker reports an error, or knows no type."""


# Worst first.
EFFECTS = tuple(Effect)


@dataclass(frozen=True)
class Place:
    """A range of cells, and the tests that fail there for one cause, with how the failure reads."""

    tests: tuple[str, ...]
    """Names of tests, of places within tests, or cell statuses such as `import-error`; `EVERY`."""
    suites: tuple[Suite, ...]
    cozepy: SpecifierSet
    python: SpecifierSet
    dependencies: dict[str, SpecifierSet]
    """By the name of a distribution, which must be installed, in such a version."""
    says: str
    """A pattern of the recorded message without its volatile parts; see `reading.is_read`."""

    def admits(self, cell: Cell, suite: Suite) -> bool:
        """Return whether the cell and suite are within the ranges, whatever is installed."""
        return (
            suite in self.suites
            and _contains(self._releases, cell.release)
            and _contains(self._pythons, cell.python)
        )

    @cached_property
    def by_test(self) -> dict[str, tuple[str, ...]]:
        """The names of `tests`, by the test that each belongs to."""
        found: dict[str, tuple[str, ...]] = {}
        for name in self.tests:
            test = owning_test(name)
            found[test] = (*found.get(test, ()), name)
        return found

    # A report asks half a million times, and to write a set of specifiers takes longer than to
    # look an answer up.
    @cached_property
    def _releases(self) -> str:
        return str(self.cozepy)

    @cached_property
    def _pythons(self) -> str:
        return str(self.python)

    @property
    def extent(self) -> tuple[object, ...]:
        """Stands for the cells that it covers: equal for places that cover the same."""
        installed = ((name, str(each)) for name, each in sorted(self.dependencies.items()))
        return self.suites, self._releases, self._pythons, *installed

    def covers(self, cell: Cell, suite: Suite, installed: Mapping[str, str]) -> bool:
        """Return whether the failure is expected in this cell, given what is installed there."""
        return self.admits(cell, suite) and self.is_met_by(installed)

    def is_met_by(self, installed: Mapping[str, str]) -> bool:
        """Return whether the dependencies are installed in such versions."""
        return all(
            name in installed and _contains(str(specifier), installed[name])
            for name, specifier in self.dependencies.items()
        )

    def reads(self, name: str, message: str) -> bool:
        """Return whether the failure of a test, or of a place within it, reads as the known one."""
        return is_read(self.says, message, name[len(owning_test(name)) + 1 :])


@dataclass(frozen=True)
class Cause:
    """One reason for failures: one entry of the ledger, whatever the number of tests and cells."""

    id: str
    """A slug that people cite."""
    effect: Effect
    """The worst that it does to a user."""
    kind: Kind
    """The party at fault."""
    reason: str
    """The fault in plain English."""
    entered: datetime.date
    """Day on which it was entered."""
    links: tuple[str, ...]
    """Addresses of public issues, changes or definitions."""
    evidence: str
    """Requests and answers, one exchange a line; empty if they have no part in it."""
    places: tuple[Place, ...]
    """Ranges of cells with the tests that fail there."""
    file: str = ""
    """The file that the entry stands in, relative to the checkout."""


def ledger_files(root: Path) -> list[Path]:
    """The files of the ledger below a checkout."""
    return [file for folder in FOLDERS for file in sorted((root / folder).glob("*.toml"))]


def read_ledger(
    root: Path, *, pythons: Collection[str], releases: Sequence[Release]
) -> tuple[Cause, ...]:
    """Read and check the ledger below a checkout.

    Ids and reasons are unique, entries are sorted, the ranges of one cause do not overlap, and
    each range meets a known release and Python; anything else is an `InputError`.
    """
    names = {path.relative_to(root).as_posix(): path for path in ledger_files(root)}
    tables = {name: read_toml(path, name) for name, path in names.items()}
    return parse_ledger(tables, pythons=pythons, releases=releases)


def parse_ledger(
    tables: Mapping[str, Table],
    *,
    pythons: Collection[str],
    releases: Sequence[Release],
    suites: Sequence[Suite] = OF_THE_MATRIX,
) -> tuple[Cause, ...]:
    """Check the tables of the ledger's files, by name, as `read_ledger` does.

    `suites` are those that a place may name; of one by itself it names none.
    """
    known = _Known(tuple(release.version for release in releases), tuple(pythons), tuple(suites))
    causes: list[Cause] = []
    for name, table in tables.items():
        rows = table.tables("cause", named_by="id")
        table.close()
        found = [_cause(row, name, known) for row in rows]
        for row, cause in zip(rows, found, strict=True):
            _check_unique(row, cause, causes)
            causes.append(cause)
        for row, (before, after) in zip(rows[1:], pairwise(found), strict=True):
            if before.id > after.id:
                raise row.refuse(
                    "id", after.id, f"entries sorted by id: it stands after {before.id!r}"
                )
    return tuple(causes)


def known_hangs(
    ledger: Iterable[Cause], cell: Cell, suite: Suite, installed: Mapping[str, str]
) -> frozenset[str]:
    """The tests that do not end by themselves in this cell, whatever a user would call it."""
    return frozenset(
        test
        for cause in ledger
        for place in cause.places
        if is_hang(place.says) and place.covers(cell, suite, installed)
        for test in place.tests
    )


def owning_test(name: str) -> str:
    """The test that a name of the ledger belongs to: without the place within it."""
    if "[" not in name.partition(" ")[0] and not name.startswith("typing/"):
        return name.partition(" ")[0]
    end = name.find("] ")
    return name if end < 0 else name[: end + 1]


@cache
def _contains(specifier: str, version: str) -> bool:
    return SpecifierSet(specifier).contains(version, prereleases=True)


def _check_unique(row: Table, cause: Cause, others: Iterable[Cause]) -> None:
    for other in others:
        if other.id == cause.id:
            raise row.refuse("id", cause.id, f"a unique id; {other.file} has it too")
        if other.reason == cause.reason:
            allowed = f"a unique reason; {other.id} in {other.file} has it too"
            raise row.refuse("reason", cause.reason, allowed)


@dataclass(frozen=True)
class _Known:
    """The values that a place may name."""

    versions: tuple[str, ...]
    pythons: tuple[str, ...]
    suites: tuple[Suite, ...]


def _cause(row: Table, file: str, known: _Known) -> Cause:
    rows = row.tables("place")
    cause = Cause(
        id=row.get("id", str),
        effect=_choice(row, "effect", Effect),
        kind=_choice(row, "kind", Kind),
        reason=row.get("reason", str),
        entered=row.get("entered", datetime.date),
        links=row.strings("links", ()),
        evidence=row.get("evidence", str, ""),
        places=tuple(_place(each, known) for each in rows),
        file=file,
    )
    row.close()
    if not _SLUG.fullmatch(cause.id):
        raise row.refuse("id", cause.id, "a slug such as 'null-prologue'")
    if not cause.reason.strip() or "\n" in cause.reason:
        raise row.refuse("reason", cause.reason, "a reason in words, on one line")
    if wrong := [link for link in cause.links if not link.startswith("https://")]:
        raise row.refuse("links", wrong[0], "addresses that begin with https://")
    if not cause.places:
        raise row.refuse("place", [], "at least one [[cause.place]]")
    for (first, one), (second, other) in combinations(zip(rows, cause.places, strict=True), 2):
        if shared := _overlap(one, other, known):
            value = f"{other.cozepy or 'every release'} of {shared}"
            raise second.refuse("cozepy", value, f"ranges apart from those of {first.path}")
    return cause


def _overlap(one: Place, other: Place, known: _Known) -> str:
    """A test that two places of one cause both name in one cell; empty if there is none."""
    tests = sorted(set(one.tests) & set(other.tests))
    suites = [suite for suite in one.suites if suite in other.suites]
    if not tests or not suites or one.dependencies != other.dependencies:
        # Whether ranges of dependencies meet is known only from what is installed.
        return ""
    cells = (Cell(python, release, "") for release in known.versions for python in known.pythons)
    is_shared = any(
        one.admits(cell, suite) and other.admits(cell, suite) for cell in cells for suite in suites
    )
    return tests[0] if is_shared else ""


def _place(row: Table, known: _Known) -> Place:
    place = Place(
        tests=row.strings("tests"),
        suites=_suites(row, known.suites),
        cozepy=_range(row, "cozepy", known.versions),
        python=_range(row, "python", known.pythons),
        dependencies=_dependencies(row.table("dependencies")),
        says=row.get("says", str),
    )
    row.close()
    if not all(place.tests) or not place.tests:
        value = "" if place.tests else []
        raise row.refuse("tests", value, "at least one test name or cell status")
    for before, after in pairwise(place.tests):
        if before >= after:
            allowed = f"sorted names, each once: it stands after {before!r}"
            raise row.refuse("tests", after, allowed)
    wrong = [name for name in place.tests if EVERY in name.partition("[")[0] and name != EVERY]
    if wrong:
        raise row.refuse("tests", wrong[0], "whole names; only '*' by itself is a pattern")
    if EVERY in place.tests and (len(place.tests) > 1 or not place.dependencies):
        allowed = "names; '*' stands by itself, where dependencies say when everything fails so"
        raise row.refuse("tests", EVERY, allowed)
    if not WORD.search(place.says.replace(PLACE, "")):
        allowed = "how the failure reads, in words; '*' alone would excuse any"
        raise row.refuse("says", place.says, allowed)
    return place


def _suites(row: Table, known: Sequence[Suite]) -> tuple[Suite, ...]:
    if len(known) == 1:
        return tuple(known)
    names = row.strings("suites", BOTH)
    for name in names or ("",):
        if name not in known:
            raise row.refuse("suites", name or [], ", ".join(known))
    return tuple(suite for suite in known if suite in names)


def _choice(row: Table, key: str, kind: type[Choice]) -> Choice:
    name = row.get(key, str)
    if name not in tuple(kind):
        _refuse(row, key, name, kind)
    return kind(name)


def _refuse(row: Table, key: str, value: str, kind: type[StrEnum]) -> NoReturn:
    raise row.refuse(key, value, ", ".join(kind))


def _range(row: Table, key: str, known: Collection[str]) -> SpecifierSet:
    specifier = _specifier(row, key, row.get(key, str, ""))
    if not any(specifier.contains(version, prereleases=True) for version in known):
        raise row.refuse(key, str(specifier), "a range that meets one of " + ", ".join(known))
    for each in specifier:
        # A bound between two versions is a misspelt one: it cuts somewhere else than it says.
        there = SpecifierSet(f"=={each.version}")
        if not any(there.contains(version, prereleases=True) for version in known):
            raise row.refuse(key, str(each), "bounds out of " + ", ".join(known))
    return specifier


def _dependencies(table: Table) -> dict[str, SpecifierSet]:
    for name in table.names:
        # As outcomes have it: another spelling is installed nowhere.
        if name != (canonical := canonicalize_name(name)):
            raise table.refuse(name, table.get(name, str), f"the name {canonical!r}")
    return {name: _specifier(table, name, table.get(name, str)) for name in table.names}


def _specifier(table: Table, key: str, text: str) -> SpecifierSet:
    try:
        return SpecifierSet(text, prereleases=True)
    except InvalidSpecifier:
        raise table.refuse(key, text, "version specifiers such as '>=0.3,<0.5'") from None
