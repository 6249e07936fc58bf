"""The fate of each fault, its declaration in `mutation.toml`, and the verdict over both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from cozematrix.data_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cozematrix.data_file import Table
    from cozematrix.upkeep.mutation.faults import Fault


class Fate(StrEnum):
    """The fate of a fault."""

    CAUGHT = "caught"
    SURVIVED = "survived"
    NOT_COVERED = "not covered"


@dataclass(frozen=True)
class TriedFault:
    """One fault and its fate; `by` is the test that caught it, "timeout", or where it broke."""

    fault: Fault
    fate: Fate
    by: str = ""
    seconds: float = 0.0


@dataclass(frozen=True)
class Declaration:
    """The reason why a fault is not caught: one entry of `mutation.toml`."""

    file: str
    """As `Fault` has it, like the next four; a `*` stands for any text."""
    operator: str
    """Kind of edit."""
    before: str
    """The shortened statement."""
    after: str
    """The shortened statement with the fault."""
    within: str
    """Narrows it to one class or function; "" is every place in the file."""
    why: str
    """The reason in words."""
    is_equivalent: bool
    """True if nobody could see a difference."""

    def covers(self, fault: Fault) -> bool:
        """True if the declaration is of this fault; several faults can read alike."""
        return (
            _is_like(fault.operator, self.operator)
            and (not self.within or _is_like(fault.within, self.within))
            and _is_like(fault.file, self.file)
            and _is_like(fault.before, self.before)
            and _is_like(fault.after, self.after)
        )


@dataclass(frozen=True)
class Score:
    """Everything that the run found out, in the order of the sample."""

    results: tuple[TriedFault, ...]
    declarations: tuple[Declaration, ...]

    def declared(self, fault: Fault) -> Declaration | None:
        """The first declaration that covers a fault; None without one."""
        return next((each for each in self.declarations if each.covers(fault)), None)

    def count(self, fate: Fate) -> int:
        """Number of faults with this fate."""
        return sum(result.fate is fate for result in self.results)

    @property
    def equivalent(self) -> list[TriedFault]:
        """Those that nobody could catch: declared so, and not caught, which would disprove it."""
        return [
            result
            for result in self.results
            if result.fate is not Fate.CAUGHT and self._is_equivalent(result)
        ]

    @property
    def disproved(self) -> list[TriedFault]:
        """Those that a test caught, though they are declared equivalent."""
        return [
            result
            for result in self.results
            if result.fate is Fate.CAUGHT and self._is_equivalent(result)
        ]

    @property
    def share(self) -> float:
        """The share of caught faults among those that could be caught; 0 where there are none."""
        total = len(self.results) - len(self.equivalent)
        return self.count(Fate.CAUGHT) / total if total else 0.0

    def _is_equivalent(self, result: TriedFault) -> bool:
        declared = self.declared(result.fault)
        return declared is not None and declared.is_equivalent


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """A text in which a star stands for any text; brackets mean themselves, as in no glob."""
    return re.compile(".*".join(map(re.escape, text.split("*"))), re.DOTALL)


def _is_like(text: str, wanted: str) -> bool:
    return text == wanted or ("*" in wanted and _pattern(wanted).fullmatch(text) is not None)


def read_declarations(path: Path, faults: Iterable[Fault]) -> tuple[Declaration, ...]:
    """Read and check `mutation.toml`; none where there is no file.

    `faults` are all that the package has: an entry for none of them is an `InputError`, because
    the text it was written for has changed.
    """
    if not path.is_file():
        return ()
    table = read_toml(path)
    known = list(faults)
    declarations = [_declaration(row, known) for row in table.tables("fault")]
    table.close()
    return tuple(declarations)


def _declaration(row: Table, faults: list[Fault]) -> Declaration:
    declaration = Declaration(
        file=row.get("file", str),
        operator=row.get("operator", str),
        before=row.get("before", str),
        after=row.get("after", str),
        within=row.get("within", str, ""),
        why=row.get("why", str),
        is_equivalent=row.get("equivalent", bool, default=False),
    )
    row.close()
    if not declaration.why.strip():
        raise row.refuse("why", declaration.why, "a reason in words")
    if not any(declaration.covers(fault) for fault in faults):
        raise row.refuse("before", declaration.before, "the text of a fault that the package has")
    return declaration
