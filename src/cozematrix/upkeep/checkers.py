"""A second type checker, basedpyright: its word on each release, and where it differs from mypy.

It reads the same uses, on one Python a release, and counts of how many public names it knows the
type (`--verifytypes`). It is not judged: what both say is in the ledger already.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from packaging.version import Version

from cozematrix.cells import environment, process
from cozematrix.cells.files import work_folder
from cozematrix.cells.preparation import lay_user, resolve
from cozematrix.data_file import parse_json, read_content, read_json, write_json
from cozematrix.errors import InfrastructureError
from cozematrix.reports.markdown import escaped
from cozematrix.types.typecheck import FOLDER, Lacks, lacks_of, tool
from cozematrix.types.typed_use.lines import is_as_stated, is_written, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from cozematrix.cells.context import RunContext, Subject
    from cozematrix.cells.outcome import Outcome
    from cozematrix.data_file import Table
    from cozematrix.planning.plan import Cell

CHECKER = "basedpyright"
PAGE = "docs/checkers.md"
# Seconds; it starts slowly where the machine is at work.
SECONDS = 600
# What it calls an `assert_type` that does not hold.
_ASSERTED = "reportAssertTypeFailure"
_COMPARED = tuple(
    f"typing/{name}.py [assert-type]"
    for name in ("every_call", "every_call_async", "every_field", "every_name")
)
_MOST_CAUSES = 8
# Why nothing is known of a package that does not mark its annotations as meant for others.
UNTYPED = {"the package has no py.typed": 1}


@dataclass(frozen=True)
class Checked:
    """The second checker's word on one release on one Python."""

    release: str
    """Version of the package under test."""
    python: str
    """Minor version such as "3.9", the newest that the release runs on."""
    known: int
    """Number of public names with a type that is known, as the next two by `--verifytypes`."""
    ambiguous: int
    """Number of names without an annotation, whose type the checker guesses."""
    unknown: int
    """Number of public names whose type it does not know at all."""
    causes: Mapping[str, int]
    """Reasons why types are not known with their number, the most frequent first."""
    only_mypy: tuple[str, ...]
    """Uses whose type mypy alone finds to be another one."""
    only_second: tuple[str, ...]
    """Uses whose type the second checker alone finds to be another one."""
    seconds: float
    """Wall time of a run over all uses and one of `--verifytypes`."""
    cpu_seconds: float
    """CPU time of the same two runs."""

    @property
    def complete(self) -> float:
        """Per cent of the public names whose type is known without a guess."""
        count = self.known + self.ambiguous + self.unknown
        return round(100 * self.known / count, 1) if count else 0.0


def check(context: RunContext, subject: Subject, by_mypy: Outcome) -> tuple[str, Checked]:
    """Check a cell of which there is an outcome by mypy: the checker's version, and what it says.

    A module that is missing, or an answer that is none, is an `InfrastructureError`.
    """
    cell, package = subject.cell, context.configuration.package
    pins = context.resolver.resolve(cell.python, subject.program, [CHECKER])
    program, of_checker = tool(context, subject, CHECKER, pins)
    layers = lay_user(context, subject, resolve(context, subject))
    environment.expose(subject.venv, layers, is_measured=False)
    folder = work_folder(context.places, cell) / "checker"
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "pyrightconfig.json"
    settings = {"include": [str(context.view / FOLDER)], "typeCheckingMode": "basic"}
    settings |= {"pythonVersion": cell.python, "reportUnnecessaryTypeIgnoreComment": "error"}
    write_json(config, settings)

    # It starts the cell's own Python, as mypy does.
    fence = context.fence(subject, (*layers, *of_checker), folder)

    def ran(name: str, *options: str | Path) -> tuple[Table, process.Ended]:
        log = folder / f"{name}.json"
        ended = process.run(
            [program, "-m", CHECKER, "--outputjson", *options],
            log=log,
            seconds=SECONDS,
            cwd=folder,
            # `--verifytypes` looks for the package beside the Python on PATH, and nowhere else.
            env=process.clean_environment(home=folder, bin_folder=subject.venv / "bin"),
            fence=fence,
        )
        return _answer(log, ended), ended

    uses, first = ran("uses", "-p", config, "--pythonpath", subject.program)
    types, second = ran("types", "--verifytypes", package, "--ignoreexternal")
    lacks = lacks_of(
        layers[0],
        package,
        version=cell.release,
        newest=read_json(context.view / FOLDER / "uses.json").get("release", str),
    )
    found = places(uses, context.view / FOLDER, lacks)
    has_types = (layers[0] / package / "py.typed").is_file()
    known, ambiguous, unknown, causes = completeness(types, package, has_types=has_types)
    only_mypy, only_second = differing(by_mypy, found)
    version = next(pin.partition("==")[2] for pin in pins.pins if pin.startswith(f"{CHECKER}=="))
    return f"{CHECKER} {version}", Checked(
        release=cell.release,
        python=cell.python,
        known=known,
        ambiguous=ambiguous,
        unknown=unknown,
        causes=causes,
        only_mypy=only_mypy,
        only_second=only_second,
        seconds=round(first.seconds + second.seconds, 1),
        cpu_seconds=round(first.cpu_seconds + second.cpu_seconds, 1),
    )


def _answer(log: Path, ended: process.Ended) -> Table:
    """The JSON that it printed, behind whatever a wrapper says."""
    text = read_content(log, "an answer of a type checker").decode("utf-8", errors="replace")
    start = text.find("{")
    if ended.is_timeout or start < 0:
        raise InfrastructureError(f"{CHECKER}: {ended.description}")
    return parse_json(text[start:].encode(), log.name)


def places(answer: Table, folder: Path, lacks: Lacks) -> set[str]:
    """The written uses that it says are of another type: "bots.list (async)" by its file."""
    about = {
        file.name: read_lines(text)
        for file in folder.glob("*.py")
        if is_written(text := file.read_text(encoding="utf-8")) and not is_as_stated(text)
    }
    found = set()
    for row in answer.tables("generalDiagnostics"):
        name = row.get("file", str).rpartition("/")[2]
        line = row.table("range").table("start").get("line", int) + 1
        used = about.get(name, {}).get(line)
        is_asserted = row.get("rule", str, "") == _ASSERTED
        if used and is_asserted and not any(map(lacks, used.paths)):
            found.add(f"typing/{name} {used.subject}")
    return found


def differing(by_mypy: Outcome, found: set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The uses that only one of the checkers says are of another type, mypy's first.

    Of what a release only states itself nothing is compared.
    """
    theirs = {
        f"{result.name.partition(' ')[0]} {place.name}"
        for result in by_mypy.results
        if result.name in _COMPARED
        for place in result.failing_places
    }
    return tuple(sorted(theirs - found)), tuple(sorted(found - theirs))


def completeness(
    answer: Table, package: str, *, has_types: bool = True
) -> tuple[int, int, int, dict[str, int]]:
    """Count the public names with a known, a guessed and no type, with the reasons by frequency.

    Without a symbol it has not found the package, which it calls 0 %: an `InfrastructureError`.
    """
    if not has_types:
        # It counts nothing then, as of a package that it does not find.
        return 0, 0, 0, dict(UNTYPED)
    counted = answer.table("typeCompleteness")
    counts = counted.table("exportedSymbolCounts")
    known, ambiguous, unknown = (
        counts.get(name, int) for name in ("withKnownType", "withAmbiguousType", "withUnknownType")
    )
    if not known + ambiguous + unknown:
        raise InfrastructureError(f"{CHECKER}: it does not find {package}")
    causes: Counter[str] = Counter()
    for symbol in counted.tables("symbols"):
        if symbol.get("isExported", bool):
            causes.update(_causes(symbol))
    return known, ambiguous, unknown, dict(causes.most_common(_MOST_CAUSES))


def _causes(symbol: Table) -> Iterator[str]:
    for row in symbol.tables("diagnostics"):
        message = row.get("message", str).partition("\n")[0]
        # What is not documented has a type all the same.
        if row.get("severity", str) == "error":
            yield re.sub(r'"[^"]*"', '"…"', message)


def write(path: Path, checker: str, found: Iterable[Checked]) -> list[Checked]:
    """Write the file with these releases in the place of what it had of them; all that it has.

    What another version of the checker said is dropped: the figures could not be compared.
    """
    kept = {each.release: each for each in read(path, checker)}
    kept |= {each.release: each for each in found}
    rows = [kept[release] for release in sorted(kept, key=Version)]
    releases = [{**asdict(each), "complete": each.complete} for each in rows]
    write_json(path, {"checker": checker, "releases": releases})
    return rows


def read(path: Path, checker: str) -> list[Checked]:
    """Read the file's results of this checker; nothing where there is none."""
    if not path.is_file():
        return []
    table = read_json(path)
    if table.get("checker", str) != checker:
        return []
    return [_checked(row) for row in table.tables("releases")]


def _checked(row: Table) -> Checked:
    causes = row.table("causes")
    return Checked(
        release=row.get("release", str),
        python=row.get("python", str),
        known=row.get("known", int),
        ambiguous=row.get("ambiguous", int),
        unknown=row.get("unknown", int),
        causes={name: causes.get(name, int) for name in causes.names},
        only_mypy=row.strings("only_mypy"),
        only_second=row.strings("only_second"),
        seconds=row.get("seconds", float),
        cpu_seconds=row.get("cpu_seconds", float),
    )


def files(reports: Path, pythons: Iterable[str]) -> list[Path]:
    """Return the files with its results on these Pythons, of those that there are."""
    found = [reports / "checkers" / f"{python}.json" for python in sorted(pythons, key=Version)]
    return [path for path in found if path.is_file()]


def gathered(paths: Iterable[Path]) -> tuple[str, list[Checked]]:
    """The checker and all that it said in these files; "" and nothing where there are none."""
    checker, found = "", []
    for path in paths:
        checker = read_json(path).get("checker", str)
        found += read(path, checker)
    return checker, found


def newest_pythons(cells: Iterable[Cell]) -> list[Cell]:
    """For each release the cell on the newest of its Pythons."""
    newest: dict[str, Cell] = {}
    for each in sorted(cells, key=lambda cell: Version(cell.python)):
        newest[each.release] = each
    return [newest[release] for release in sorted(newest, key=Version)]


def markdown(checker: str, rows: Sequence[Checked], day: str) -> str:
    """The page: a row a release, why types are not known, and where the checkers differ."""
    lines = [
        "# What a second type checker says",
        "",
        f"Made by `nox -s checkers` on {day} with {checker}. *known*: public names",
        "with a type, by `--verifytypes`; *guessed*: names without an annotation, of which",
        "checkers may think differently; *CPU*: seconds of a run over all uses and of one of",
        "`--verifytypes`.",
        "",
        "| release | Python | known | guessed | unknown | only mypy objects | only it | CPU |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {each.release} | {each.python} | {each.complete} % | {each.ambiguous} | {each.unknown} "
        f"| {len(each.only_mypy)} | {len(each.only_second)} | {each.cpu_seconds} |"
        for each in reversed(rows)
    ]
    for each in reversed(rows[-1:]):
        lines += ["", f"## {each.release}: why types are not known", ""]
        lines += ["| times | |", "|---:|---|"]
        lines += [f"| {count} | {escaped(cause)} |" for cause, count in each.causes.items()]
        lines += ["", f"## {each.release}: where the two differ", ""]
        lines += ["Uses whose type one of them finds to be another than it is.", ""]
        lines += [f"- only mypy: {escaped(name)}" for name in each.only_mypy]
        lines += [f"- only {CHECKER}: {escaped(name)}" for name in each.only_second]
    return "\n".join(lines) + "\n"
