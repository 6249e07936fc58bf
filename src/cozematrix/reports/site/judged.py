"""The answer about a candidate, read back from `reports/candidate.json`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.coverage.figures import Coverages
from cozematrix.data_file import parse_json, read_content

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cozematrix.data_file import Table

ANSWERS = ("yes", "no", "partial")
# In the order in which a reader should meet them.
LEVELS = ("breaking", "risky", "compatible")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Empty where only source was read.
_SHA256 = re.compile(r"(?:[0-9a-f]{64})?")


@dataclass(frozen=True)
class Failure:
    """Failures that are alike, as one row."""

    verdict: str
    """The judgement over it, such as `regression`."""
    methods: tuple[str, ...]
    """Dotted names of the SDK's methods that its tests call."""
    tests: tuple[str, ...]
    """Names of the tests, as reports write them."""
    suites: tuple[str, ...]
    """Suites in which it was seen."""
    pythons: tuple[str, ...]
    """Minor versions on which it was seen."""
    cause: str
    """The id of a known cause that has to do with it, "" without one."""
    reason: str
    """The reason that the ledger states for that cause; "" without one."""
    example: str
    """The message of one of its tests."""
    wire: str
    """The requests and answers of that test, in lines; "" where none was made."""


@dataclass(frozen=True)
class Fixed:
    """A known cause of which less is seen than in the release before."""

    cause: str
    tests: tuple[str, ...]
    remains: int
    """Number of its names that still fail."""
    where: str


@dataclass(frozen=True)
class Changed:
    """A change of the API or of its types, in words."""

    level: str
    change: str
    before: str
    after: str


@dataclass(frozen=True)
class Judged:
    """An answer about a candidate, and the day on which it was given."""

    answer: str
    """One of `ANSWERS`."""
    sentence: str
    """The answer in one line."""
    day: str
    """ISO, in UTC."""
    command: str
    """The command that asked for it."""
    reasons: tuple[str, ...]
    """Counts of what speaks against it, in words; empty for a yes."""
    partial: tuple[str, ...]
    """Ways in which it was looked at in part only."""
    version: str
    """Its name in the matrix, "" where only source was read."""
    own_version: str
    """The version that its metadata states."""
    filename: str
    """The name of its wheel; "" where only source was read."""
    sha256: str
    """Empty, or 64 hexadecimal digits."""
    made_from: str
    """The wheel, sdist, folder or address that was given."""
    before: str
    """The published release that it was held against."""
    suites: tuple[str, ...]
    """Suites that were asked for."""
    pythons: tuple[str, ...]
    """Minor versions on which it was run."""
    missing: tuple[str, ...]
    """Minor versions that were asked for and not there."""
    new: tuple[Failure, ...]
    """Failures that the release before does not show."""
    otherwise: tuple[Failure, ...]
    """Failures that read differently there."""
    unseen: tuple[Failure, ...]
    """Results that the release before has and the candidate lacks."""
    shared: tuple[Failure, ...]
    """Surprises that both show: no objection."""
    fixed: tuple[Fixed, ...]
    """Known causes of which less is seen."""
    api: tuple[Changed, ...] | None
    """None where the API was not looked at."""
    types: tuple[Changed, ...] | None
    """None where types were not checked."""
    objections: tuple[str, ...]
    """Breaking changes that nobody allowed."""
    allowed: tuple[str, ...]
    """Breaking changes that `matrix.toml` allows."""
    dependencies: tuple[str, ...]
    """Dependencies that differ between the two, in words."""
    notes: tuple[str, ...]
    """Other things to know, such as a version that is published."""
    coverages: Mapping[str, Coverages]
    """Shares executed, by release, in per cent."""

    @property
    def name(self) -> str:
        return self.version or "the source"


def read_judged(path: Path) -> Judged:
    """Read the answer that `path` holds; an `InputError` where it is none."""
    content = read_content(path, "the answer of nox -s candidate")
    return parse_judged(content, f"{path.parent.name}/{path.name}")


def parse_judged(content: bytes, where: str) -> Judged:
    """The answer in a file's content; `where` is how errors call the file."""
    table = parse_json(content, where)
    table.get("schema", int)
    table.get("package", str)
    candidate = table.table("candidate")
    judged = Judged(
        answer=_choice(table, "answer", ANSWERS),
        sentence=table.get("sentence", str),
        day=_matching(table, "judged", _DAY, "a day such as 2026-11-23"),
        command=table.get("command", str),
        reasons=table.strings("reasons"),
        partial=table.strings("partial"),
        version=_text(candidate, "version"),
        own_version=_text(candidate, "own_version"),
        filename=_text(candidate, "filename"),
        # It becomes the name of a folder.
        sha256=_matching(candidate, "sha256", _SHA256, "64 hexadecimal digits, or null"),
        made_from=candidate.get("made_from", str),
        before=table.get("before", str),
        suites=table.strings("suites"),
        pythons=table.strings("pythons"),
        missing=table.strings("missing"),
        new=_failures(table, "new"),
        otherwise=_failures(table, "otherwise"),
        unseen=_failures(table, "unseen"),
        shared=_failures(table, "shared"),
        fixed=tuple(_fixed(row) for row in table.tables("fixed")),
        api=_changes(table, "api"),
        types=_changes(table, "types"),
        objections=table.strings("objections"),
        allowed=table.strings("allowed"),
        dependencies=table.strings("dependencies"),
        notes=table.strings("notes"),
        coverages=_coverages(table.table("coverage")),
    )
    candidate.close()
    table.close()
    return judged


def _text(table: Table, key: str) -> str:
    """A text that may be null, which is "" here."""
    value = table.get(key, object, "")
    if value is None:
        return ""
    if not isinstance(value, str):
        raise table.refuse(key, value, "a string, or null")
    return value


def _matching(table: Table, key: str, pattern: re.Pattern[str], allowed: str) -> str:
    value = _text(table, key)
    if not pattern.fullmatch(value):
        raise table.refuse(key, value, allowed)
    return value


def _choice(table: Table, key: str, allowed: tuple[str, ...]) -> str:
    value = table.get(key, str)
    if value not in allowed:
        raise table.refuse(key, value, ", ".join(allowed))
    return value


def _failures(table: Table, key: str) -> tuple[Failure, ...]:
    return tuple(_failure(row) for row in table.tables(key))


def _failure(row: Table) -> Failure:
    failure = Failure(
        verdict=row.get("verdict", str),
        methods=row.strings("methods"),
        tests=row.strings("tests"),
        suites=row.strings("suites"),
        pythons=row.strings("pythons"),
        cause=_text(row, "cause"),
        reason=row.get("reason", str),
        example=row.get("example", str),
        wire=row.get("wire", str),
    )
    row.close()
    return failure


def _fixed(row: Table) -> Fixed:
    fixed = Fixed(
        row.get("cause", str), row.strings("tests"), row.get("remains", int), row.get("where", str)
    )
    row.close()
    return fixed


def _changes(table: Table, key: str) -> tuple[Changed, ...] | None:
    if table.get(key, object, "") is None:
        return None
    return tuple(_changed(row) for row in table.tables(key))


def _changed(row: Table) -> Changed:
    changed = Changed(
        _choice(row, "level", LEVELS),
        row.get("change", str),
        row.get("before", str),
        row.get("after", str),
    )
    row.close()
    return changed


def _coverages(table: Table) -> dict[str, Coverages]:
    found = {}
    for version in table.names:
        row = table.table(version)
        found[version] = Coverages(
            lines=row.get("lines", float), branches=row.get("branches", float)
        )
        row.close()
    return found
