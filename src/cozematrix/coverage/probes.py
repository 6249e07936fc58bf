"""The probes of a release, and what coverage says can be executed in it at all."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cozematrix.coverage import instrument
from cozematrix.coverage.instrument import DEFINITION, LINE, Probe
from cozematrix.data_file import read_json, write_json
from cozematrix.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

Branch = tuple[int, int]


@dataclass(frozen=True)
class ProbedFile:
    """A source file: its place below the layer, its probes, and what can be executed in it.

    The first of its probes has the number `first`. `statements` are first lines; `branches` are
    pairs of lines, from and to, where the second is negative for the end of a function.
    """

    path: str
    first: int
    probes: tuple[Probe, ...]
    statements: frozenset[int]
    branches: frozenset[Branch]

    def lines(self, hits: bytes) -> set[int]:
        """The statements that were executed."""
        reached = {line for probe in self._hit(hits, LINE, DEFINITION) for line in probe.lines}
        return reached & self.statements

    def taken(self, hits: bytes) -> set[Branch]:
        """The branches that were taken."""
        ways: dict[int, set[Branch]] = {}
        for branch in self.branches:
            ways.setdefault(branch[0], set()).add(branch)
        return {
            way
            for probe in self._hit(hits)
            if probe.lines[-1] in ways
            for way in _told(probe, ways[probe.lines[-1]])
        }

    def _hit(self, hits: bytes, *kinds: str) -> Iterator[Probe]:
        own = hits[self.first : self.first + len(self.probes)]
        for is_hit, probe in zip(own, self.probes, strict=True):
            if is_hit and (not kinds or probe.kind in kinds):
                yield probe


@dataclass(frozen=True)
class Probes:
    """The probes of a release, numbered through its files."""

    files: tuple[ProbedFile, ...]

    @property
    def count(self) -> int:
        """The number of probes, and so the size in bytes of a suite's hits."""
        return sum(len(file.probes) for file in self.files)


def read_probes(source: Path, memory: Path) -> Probes:
    """The probes of the package in the folder `source`; `memory` keeps what was found there."""
    try:
        kept = read_json(memory)
    except InputError:
        kept = None
    if kept is None:
        write_json(memory, {"files": [_row(file) for file in _find(source)]})
        kept = read_json(memory)
    return Probes(
        tuple(
            ProbedFile(
                path=row.get("path", str),
                first=row.get("first", int),
                probes=tuple(
                    Probe(kind, tuple(lines), target)
                    for kind, lines, target in row.get("probes", list)
                ),
                statements=frozenset(row.get("statements", list)),
                branches=frozenset((line, to) for line, to in row.get("branches", list)),
            )
            for row in kept.tables("files")
        )
    )


def _find(source: Path) -> Iterator[ProbedFile]:
    """Number the probes, and ask coverage what there is to be executed: all that is missing."""
    from coverage import Coverage

    paths = sorted(source.rglob("*.py"))
    with TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        coverage = Coverage(
            data_file=Path(folder, "data"), config_file=False, branch=True, messages=False
        )
        measured = coverage.get_data()
        measured.add_arcs({str(path): () for path in paths})
        # Without an arc a file counts as measured only so.
        measured.touch_files([str(path) for path in paths])
        coverage.save()
        # A file that this Python cannot read has nothing to tell.
        coverage.json_report(outfile=str(report), ignore_errors=True)
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
        # Named as seen from where the process is.
        missing = {Path.cwd() / name: what for name, what in files.items()}
    first = 0
    for path in paths:
        probes = _probes_of(path)
        what = missing.get(path, {"missing_lines": [], "missing_branches": []})
        yield ProbedFile(
            path=path.relative_to(source.parent).as_posix(),
            first=first,
            probes=probes,
            statements=frozenset(what["missing_lines"]),
            branches=frozenset((line, to) for line, to in what["missing_branches"]),
        )
        first += len(probes)


def _probes_of(path: Path) -> tuple[Probe, ...]:
    try:
        return tuple(instrument.probes(path.read_bytes()))
    except SyntaxError:
        return ()


def _row(file: ProbedFile) -> dict[str, object]:
    return asdict(file) | {
        "statements": sorted(file.statements),
        "branches": sorted(file.branches),
    }


def _told(probe: Probe, ways: set[Branch]) -> set[Branch]:
    """Return the ways out of its line that the probe tells of."""
    end = {way for way in ways if way[1] == -probe.lines[0]}
    into = _into(probe, ways)
    match probe.kind:
        case instrument.BODY:
            return into
        case instrument.OTHER:
            return ways - into if into else set()
        # A body that stands on the line of its definition: coverage sees two ways.
        case instrument.CALL:
            return end
        case instrument.DEFINITION:
            return ways - end
        case _:
            return set()


def _into(probe: Probe, ways: set[Branch]) -> set[Branch]:
    """The way into the branch's body: to its first line, or where that has no code, the next.

    None where the body stands on the line of the branch: lines do not tell the two ways apart.
    """
    if probe.target == probe.lines[-1]:
        return set()
    exact = {way for way in ways if way[1] == probe.target}
    below = [way for way in ways if way[1] > max(probe.target, probe.lines[-1])]
    return exact or ({min(below)} if below and len(ways) > 1 else set())
