"""The line views: what was executed of each file of a release; equal files stand once."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from cozematrix.data_file import Table, parse_json, read_content
from cozematrix.reports.site.evidence import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


def read_files(report: Path, source: Path) -> tuple[SourceFile, ...]:
    """The files of coverage's report of a release, whose package lies in the folder `source`.

    A file that is not in the package, or a report that is not coverage's, is an `InputError`.
    """
    table = parse_json(read_content(report, "coverage's own report"), report.name)
    files = table.table("files")
    return tuple(sorted(_files(files, source), key=lambda each: each.path))


def _files(files: Table, source: Path) -> Iterable[SourceFile]:
    for name in files.names:
        row = files.table(name)
        # The path begins with the layer's folder, relative to where coverage ran.
        inside = name.replace("\\", "/").rpartition(f"/{source.name}/")[2]
        path = source / inside
        if not path.is_file():
            raise files.refuse(name, name, f"a file of {source.name}")
        missing = row.get("missing_branches", list)
        summary = row.table("summary")
        yield SourceFile(
            path=f"{source.name}/{inside}",
            text=path.read_text(encoding="utf-8"),
            executed=_numbers(row, "executed_lines"),
            missing=_numbers(row, "missing_lines"),
            partial=tuple(sorted({line for line, _ in missing if line > 0})),
            branches=summary.get("percent_branches_covered", float, 100.0),
        )


def _numbers(row: Table, key: str) -> tuple[int, ...]:
    return tuple(int(each) for each in row.get(key, list))


def digest(file: SourceFile) -> str:
    """The name of a source's file among the data: equal sources have the same."""
    return hashlib.sha256(file.text.encode()).hexdigest()[:16]


# Any: JSON's own types.
def as_data(files: Sequence[SourceFile]) -> list[dict[str, Any]]:
    """The files of one release, with the state of each line as one sign.

    `x` is executed, `m` missing, `b` executed with a branch that was never taken, `.` no statement.
    """
    return [
        {
            "path": each.path,
            "source": digest(each),
            "executed": len(each.executed),
            "missing": len(each.missing),
            "branches": round(each.branches, 1),
            "lines": _lines(each),
        }
        for each in files
    ]


def _lines(file: SourceFile) -> str:
    signs = ["."] * len(file.text.splitlines())
    for numbers, sign in ((file.executed, "x"), (file.missing, "m"), (file.partial, "b")):
        for number in numbers:
            # An empty module has a line 0 or 1, and no text.
            if 0 < number <= len(signs) and (sign != "b" or signs[number - 1] == "x"):
                signs[number - 1] = sign
    return "".join(signs).rstrip(".")
