"""Finds the single faults of a package's source, takes a sample of them, and makes one."""

from __future__ import annotations

import ast
import fnmatch
import random
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.errors import MatrixError
from cozematrix.upkeep.mutation.edits import Scoped, edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from cozematrix.upkeep.mutation.edits import Edit

    Edits = Callable[[ast.Module], Iterator[Edit]]

# Enough of a long call to see what is meant; what a declaration copies must stay readable.
CONTEXT = 40
# Python 3.11 counts the depth of all trees that threads make at once together, and now and then
# ends in a SystemError.
_PARSING = threading.Lock()


@dataclass(frozen=True)
class Fault:
    """One thing that can be broken, and how it reads before and after."""

    file: str
    """Path relative to the folder that holds the package."""
    number: int
    """Its place among the faults of the file, from 0."""
    line: int
    """The first of `lines`."""
    lines: tuple[int, ...]
    """Lines whose execution is the fault's."""
    is_import: bool
    """True if the code runs when the module is imported, and not in a call."""
    within: str
    """Dotted name of the class or function around it; "" for the module itself."""
    operator: str
    """Kind of edit, such as `keyword-removed`."""
    before: str
    """The statement on one line, shortened around what differs."""
    after: str
    """The statement with the fault, shortened alike."""

    @property
    def name(self) -> str:
        """The fault in one line, as a report has it."""
        return f"{self.file}:{self.line} {self.operator}: {self.before} → {self.after}"


def find_faults(file: str, source: str, of: Edits = edits) -> list[Fault]:
    """Every single fault of one module, in the order of its text; `of` are what is broken."""
    return [_fault(file, number, edit) for number, edit in enumerate(of(ast.parse(source)))]


def make(faults: Sequence[Fault], source: str, of: Edits = edits) -> str:
    """The module's text with all these faults in it, no two of them in one statement."""
    with _PARSING:
        tree = ast.parse(source)
    # Found before the first is made, which changes what there is to be found.
    found = list(of(tree))
    with ExitStack() as made:
        for fault in faults:
            if fault.number >= len(found):
                raise MatrixError(f"{fault.file}: there is no fault {fault.number}")
            made.enter_context(found[fault.number].made())
        return f"{ast.unparse(tree)}\n"


def find_in(package: Path) -> dict[str, list[Fault]]:
    """The faults of every module of a package, by file; files without any are left out."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        file = path.relative_to(package.parent).as_posix()
        if faults := find_faults(file, path.read_text(encoding="utf-8")):
            found[file] = faults
    if not found:
        raise MatrixError(f"{package.name}: there is nothing in it that could be broken")
    return found


def in_files(
    found: Mapping[str, Sequence[Fault]], patterns: Iterable[str]
) -> dict[str, Sequence[Fault]]:
    """The faults of the files that a pattern such as `cozepy/auth/*` names.

    A pattern that names no file with faults is a `MatrixError`.
    """
    named: set[str] = set()
    for pattern in patterns:
        if not (matching := fnmatch.filter(found, pattern)):
            raise MatrixError(f"--files: {pattern!r} names none of {', '.join(found)}")
        named.update(matching)
    return {file: faults for file, faults in found.items() if file in named}


def sample(found: Mapping[str, Sequence[Fault]], size: int, seed: int) -> list[Fault]:
    """`size` of the faults, always the same for a seed; all of them where there are no more.

    Each file has its share by its number of faults, and as long as there are as many as files, at
    least one. A file's own draw depends on no other file, so a change elsewhere moves little.
    """
    shares = share_out({file: len(faults) for file, faults in found.items()}, size)
    drawn: list[Fault] = []
    for file, share in shares.items():
        # No secret: it has to be the same again.
        chance = random.Random(f"{seed}:{file}")  # noqa: S311
        drawn += sorted(chance.sample(found[file], share), key=lambda fault: fault.number)
    return drawn


def share_out(counts: Mapping[str, int], size: int) -> dict[str, int]:
    """Share `size` out by the counts: largest remainder first, at least one each if possible.

    No key gets more than its count.
    """
    size = min(size, sum(counts.values()))
    least = 1 if size >= len(counts) else 0
    left, total = size - least * len(counts), sum(counts.values()) - least * len(counts)
    exact = {key: left * (count - least) / max(total, 1) for key, count in counts.items()}
    shares = {key: least + int(each) for key, each in exact.items()}
    by_remainder = sorted(exact, key=lambda key: (int(exact[key]) - exact[key], key))
    for key in by_remainder[: size - sum(shares.values())]:
        shares[key] += 1
    return shares


def excerpts(before: str, after: str) -> tuple[str, str]:
    """Both texts, on one line, with no more than `CONTEXT` characters around what differs."""
    before, after = " ".join(before.split()), " ".join(after.split())
    shorter = min(len(before), len(after))
    start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    alike = range(shorter - start)
    end = next((i for i in alike if before[-1 - i] != after[-1 - i]), len(alike))
    return _excerpt(before, start, end), _excerpt(after, start, end)


def _excerpt(text: str, start: int, end: int) -> str:
    first, last = max(start - CONTEXT, 0), len(text) - max(end - CONTEXT, 0)
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"


def _fault(file: str, number: int, edit: Edit) -> Fault:
    before = _text(edit.statement)
    with edit.made():
        after = _text(edit.statement)
    if before == after:
        # The edit puts another statement in its place, which its owner holds.
        after = _replacement(edit)
    before, after = excerpts(before, after)
    lines = _lines(edit.statement)
    return Fault(
        file=file,
        number=number,
        line=lines[0],
        lines=lines,
        is_import=edit.is_import,
        within=edit.within,
        operator=edit.operator,
        before=before,
        after=after,
    )


def _replacement(edit: Edit) -> str:
    """The text that stands in a statement's place, which its block holds."""
    match edit.changes[0]:
        case (list(), _, ast.stmt() as statement):
            return _text(statement)
        case (ast.AST() as holder, str() as field, list() as block):
            old = getattr(holder, field)
            return "; ".join(_text(each) for each in block if each not in old)
    return ""


def _text(statement: ast.stmt) -> str:
    """The statement, of a compound one its head alone."""
    bodies = [
        (name, value)
        for name in ("body", "orelse", "finalbody", "handlers")
        if isinstance(value := getattr(statement, name, None), list)
    ]
    for name, _ in bodies:
        setattr(statement, name, [])
    try:
        return ast.unparse(statement).strip()
    finally:
        for name, value in bodies:
            setattr(statement, name, value)


def _lines(statement: ast.stmt) -> tuple[int, ...]:
    first, last = statement.lineno, statement.end_lineno or statement.lineno
    if isinstance(statement, Scoped) and statement.decorator_list:
        first = statement.decorator_list[0].lineno
    body = getattr(statement, "body", None)
    if isinstance(body, list) and body:
        last = max(first, min(last, body[0].lineno - 1))
    return tuple(range(first, last + 1))
