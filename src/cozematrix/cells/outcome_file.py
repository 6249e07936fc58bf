"""The file of an outcome: written whole or not at all, sealed, and checked when it is read."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from contextlib import suppress
from dataclasses import dataclass, field, fields
from enum import StrEnum
from itertools import chain, islice, product
from typing import TYPE_CHECKING, Any, TypeVar

from cozematrix.cells.outcome import (
    MOST_OF_A_MESSAGE,
    FailingPlace,
    Module,
    Outcome,
    Result,
    State,
    Status,
    Warned,
    cleaned,
    in_modules,
)
from cozematrix.collector import uncollected
from cozematrix.data_file import Table, open_untrusted, parse_json, parse_value, write_whole
from cozematrix.errors import InputError
from cozematrix.plain import MOST_OF_A_LINE, MOST_OF_A_TEXT
from cozematrix.planning.plan import Cell, Suite

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from io import BufferedReader
    from pathlib import Path

SCHEMA = 8
# Characters, so that a full disk still has room to say that it is full.
_RESERVED = 4096
# In bytes; the largest so far has 1 MB.
MOST_OF_AN_OUTCOME = 64 * 1024 * 1024
# How an outcome's file is laid out: what is said of the whole suite, the digest and the length of
# each module, and then the modules, a line for each test. So what was read of another outcome is
# passed over. The seal is that of the two lines below it.
_FILE = '{{"seal": "{seal}",\n{head}\n"results": [\n[\n{modules}\n]\n]}}\n'
_HEAD = '"outcome": {row},\n"modules": {index},'
_BETWEEN_TESTS = b",\n"
_BETWEEN_MODULES = b"\n],\n[\n"
_START = re.compile(
    rb'\{"seal": "(?P<seal>[0-9a-f]*)",\n'
    rb'(?P<head>"outcome": (?P<row>.*),\n"modules": (?P<index>.*),)\n'
    rb'"results": \[\n\[\n'
)
_LINES_OF_THE_START = 5
_END = b"\n]\n]}"
# What each field of a result is in an outcome's file.
_COLUMNS: dict[str, tuple[type, ...]] = {
    "name": (str,),
    "state": (str,),
    "message": (str,),
    "paths": (list,),
    "wire": (str,),
    "requests": (int,),
    "passed_places": (list,),
    "failing_places": (list,),
}
Choice = TypeVar("Choice", bound=StrEnum)


def outcome_file(folder: Path, cell: Cell, suite: Suite) -> Path:
    """Return the file of the outcome of `cell` and `suite` below the folder of outcomes."""
    return folder / cell.resolution / cell.python / cell.release / f"{suite}.json"


def reserve_outcome(folder: Path, cell: Cell, suite: Suite, run: str, secret: str = "") -> None:
    """Write the outcome of a suite that has not ended, large enough to be written over later."""
    unfinished = Outcome(cell, suite, run, Status.NOT_RUN, cause="not finished")
    text = _text(unfinished, secret).ljust(_RESERVED)
    write_whole(outcome_file(folder, cell, suite), text)


def write_outcome(folder: Path, outcome: Outcome, secret: str = "") -> Outcome:
    """Write the outcome, whole or not at all, in the place of an earlier one; what was written.

    It is sealed with the run's `secret`, if there is one. Where writing fails, a full disk for one,
    it is `infrastructure`, in the room that was reserved.
    """
    path = outcome_file(folder, outcome.cell, outcome.suite)
    try:
        write_whole(path, _text(outcome, secret))
    except OSError as error:
        failed = Outcome(
            outcome.cell,
            outcome.suite,
            outcome.run,
            Status.INFRASTRUCTURE,
            cause=f"the outcome could not be written: {error.strerror}",
        )
        with suppress(OSError), path.open("r+", encoding="utf-8") as reserved:
            reserved.write(_text(failed, secret).ljust(_RESERVED))
        return failed
    return outcome


def _text(outcome: Outcome, secret: str) -> str:
    between = _BETWEEN_TESTS.decode()
    modules = [
        between.join(json.dumps(each, ensure_ascii=False) for each in module.results)
        for module in outcome.modules
    ]
    written = [each.encode() for each in modules]
    index = json.dumps([[_digest(each), len(each)] for each in written])
    head = _HEAD.format(row=json.dumps(as_row(outcome), ensure_ascii=False), index=index)
    seal = _seal(head.encode(), secret)
    return _FILE.format(seal=seal, head=head, modules=_BETWEEN_MODULES.decode().join(modules))


def _digest(written: bytes) -> str:
    return hashlib.sha256(written).hexdigest()


def _seal(head: bytes, secret: str) -> str:
    """Seal a head with the secret, without which nobody can forge it; "" without one."""
    return hmac.new(secret.encode(), head, "sha256").hexdigest() if secret else ""


# Any: JSON's own types.
def as_row(outcome: Outcome) -> dict[str, Any]:
    """The outcome as its file holds it, without its modules."""
    row = {each.name: getattr(outcome, each.name) for each in fields(outcome)}
    del row["modules"]
    return {"schema": SCHEMA, **row, "cell": outcome.cell._asdict()}


def read_outcomes(folder: Path, resolution: str = "*") -> list[Outcome]:
    """Every outcome below `folder`, of one resolution or of all.

    A damaged file is an `InputError` that names it.
    """
    known = _Known()
    with uncollected():
        paths = sorted(folder.glob(f"{resolution}/*/*/*.json"))
        return [_read(path, _shown(path, folder), known) for path in paths]


def read_planned(
    folder: Path,
    cells: Iterable[Cell],
    suites: Iterable[Suite] = Suite,
    *,
    run: str = "",
    secret: str = "",
) -> tuple[list[Outcome], list[str]]:
    """The outcomes of these cells and suites below `folder`, a line for each that is damaged.

    An outcome of `run` whose seal is not that of its `secret` is `tampered`: something else than
    the engine has written it.
    """
    outcomes, damaged = [], []
    known = _Known()
    with uncollected():
        for path in (outcome_file(folder, *each) for each in product(cells, suites)):
            if path.is_file():
                try:
                    outcomes.append(_read(path, _shown(path, folder), known, run, secret))
                except InputError as error:
                    damaged.append(f"{error}; it counts as not run")
    return outcomes, damaged


def _tampered(outcome: Outcome) -> Outcome:
    cause = "the outcome was not written by the engine"
    return Outcome(outcome.cell, outcome.suite, outcome.run, Status.TAMPERED, cause=cause)


def read_outcome(path: Path) -> Outcome:
    """The outcome that `path` holds, sealed or not; a damaged file is an `InputError`."""
    return _read(path, path.name, _Known())


def _shown(path: Path, folder: Path) -> str:
    """The path of an outcome as errors name it."""
    return path.relative_to(folder.parent).as_posix()


@dataclass
class _Known:
    """The modules and tests that were read before: most end alike in most cells."""

    modules: dict[str, tuple[Module, ...]] = field(default_factory=dict)
    """By the digest of what is written."""
    results: dict[bytes, Result] = field(default_factory=dict)
    """By what is written."""

    def parse(self, written: bytes, where: str) -> tuple[Module, ...]:
        """The module that these bytes are; if tests of several stand there, each of them."""
        lines = written.split(_BETWEEN_TESTS)
        new = list(dict.fromkeys(line for line in lines if line not in self.results))
        # One by one: a line that is no row by itself must not become one with the next.
        rows = [parse_value(line, where) for line in new]
        self.results.update(zip(new, parse_results(rows, where), strict=True))
        return in_modules(self.results[line] for line in lines)


def _read(path: Path, where: str, known: _Known, run: str = "", secret: str = "") -> Outcome:
    """The outcome that a file holds, or that it was tampered with, if it is one of the `run`.

    Errors name it by `where`.
    """
    with open_untrusted(path, MOST_OF_AN_OUTCOME, where) as file:
        start = _START.fullmatch(b"".join(islice(file, _LINES_OF_THE_START)))
        if not start:
            raise _damaged(where, "its beginning")
        table = Table({"modules": parse_value(start["index"], where)}, where=where)
        modules, is_whole = _modules(file, _index(table), known, where)
    outcome = parse_outcome(parse_json(start["row"], where), modules)
    if secret and outcome.run == run:
        is_sealed = hmac.compare_digest(start["seal"].decode(), _seal(start["head"], secret))
        return outcome if is_whole and is_sealed else _tampered(outcome)
    if not is_whole:
        raise _damaged(where, "its tests")
    return outcome


def _damaged(where: str, part: str) -> InputError:
    allowed = "an outcome as this version writes it: run its cell again, or remove the file"
    return InputError(where=where, key="(file)", value=part, allowed=allowed)


def _index(table: Table) -> list[tuple[str, int]]:
    """The digest and the length, in bytes, of each module of an outcome's file."""
    rows = table.get("modules", list)
    for row in rows:
        is_pair = isinstance(row, list) and [*map(type, row)] == [str, int]
        if not is_pair or not 0 < row[1] <= MOST_OF_AN_OUTCOME:
            allowed = f"a digest and a number of bytes each, at most {MOST_OF_AN_OUTCOME}"
            raise table.refuse("modules", row, allowed)
    return [(digest, length) for digest, length in rows]


def _modules(
    file: BufferedReader, index: Iterable[tuple[str, int]], known: _Known, where: str
) -> tuple[tuple[Module, ...], bool]:
    """The modules from here to the end of a file, and whether each is what the index says.

    One that is known is not read again.
    """
    modules: list[Module] = []
    is_whole, end = True, file.tell()
    for number, (digest, length) in enumerate(index):
        begin = end + len(_BETWEEN_MODULES) * bool(number)
        end = begin + length
        if digest in known.modules:
            modules += known.modules[digest]
            continue
        file.seek(begin)
        written = file.read(length)
        found = known.parse(written, where)
        modules += found
        if _digest(written) == digest:
            known.modules[digest] = found
        else:
            is_whole = False
    file.seek(end)
    if file.read().rstrip() != _END:
        raise _damaged(where, "its end")
    return tuple(modules), is_whole


def parse_outcome(table: Table, modules: tuple[Module, ...]) -> Outcome:
    """The outcome that the table holds, with these modules; a wrong value is an `InputError`."""
    schema = table.get("schema", int)
    if schema != SCHEMA:
        raise table.refuse("schema", schema, str(SCHEMA))
    cell = table.table("cell")
    outcome = Outcome(
        cell=Cell(cell.get("python", str), cell.get("release", str), cell.get("resolution", str)),
        suite=_choice(table, "suite", Suite),
        run=table.get("run", str),
        status=_choice(table, "status", Status),
        cause=table.get("cause", str),
        interpreter=table.get("interpreter", str),
        resolved=table.get("resolved", str),
        dependencies=_dependencies(table),
        seconds=table.get("seconds", float),
        cpu_seconds=table.get("cpu_seconds", float),
        is_partial=table.get("is_partial", bool),
        key=table.get("key", str),
        ran=table.get("ran", str),
        is_reused=table.get("is_reused", bool),
        fence=table.get("fence", str),
        checker=table.get("checker", str, ""),
        methods=table.get("methods", int, 0),
        untyped=table.get("untyped", int, 0),
        modules=modules,
        durations=_durations(table, sum(len(module.results) for module in modules)),
        warnings=_warnings(table),
    )
    cell.close()
    table.close()
    return outcome


def _durations(table: Table, count: int) -> tuple[float, ...]:
    seconds = table.get("durations", list)
    if len(seconds) not in (0, count):
        raise table.refuse("durations", f"{len(seconds)} numbers", f"one for each of {count} tests")
    _refuse_others(table, "durations", seconds, (float, int))
    return tuple(seconds)


def _warnings(table: Table) -> tuple[Warned, ...]:
    rows = table.get("warnings", list)
    for row in rows:
        if not isinstance(row, list) or [type(each) for each in row] != [str] * len(Warned._fields):
            raise table.refuse("warnings", row, "a category, a message and a file each")
    return tuple(Warned(*row) for row in rows)


def _dependencies(table: Table) -> dict[str, str]:
    versions = table.table("dependencies")
    return {name: versions.get(name, str) for name in versions.names}


# Any: all of it is checked here.
def parse_results(rows: Any, where: str) -> tuple[Result, ...]:
    """The results from a row each, as JSON has it; a wrong value is an `InputError` of `where`.

    Their texts are plain, whoever wrote them.
    """
    table = Table({}, where=where, path="results")
    if not isinstance(rows, list):
        raise table.refuse("(all)", type(rows).__name__, "a list")
    for row in rows:
        if not isinstance(row, list) or len(row) != len(Result._fields):
            raise table.refuse("(row)", row, f"a list of {', '.join(Result._fields)}")
    if not rows:
        return ()
    columns: dict[str, Any] = dict(zip(Result._fields, zip(*rows, strict=True), strict=True))
    for name, kinds in _COLUMNS.items():
        _refuse_others(table, name, columns[name], kinds)
    states = {each.value: each for each in State}
    if wrong := set(columns["state"]) - set(states):
        raise table.refuse("state", min(wrong), ", ".join(State))
    columns["state"] = [states[state] for state in columns["state"]]
    for name in ("paths", "passed_places"):
        _refuse_others(table, name, list(chain(*columns[name])), (str,))
        columns[name] = [tuple(values) for values in columns[name]]
    try:
        columns["failing_places"] = [
            tuple(FailingPlace(*place) for place in places) for places in columns["failing_places"]
        ]
    except TypeError as error:
        allowed = "a name, a message and what was on the wire each"
        raise table.refuse("failing_places", str(error), allowed) from None
    parts = list(chain(*chain(*columns["failing_places"])))
    _refuse_others(table, "failing_places", parts, (str,))
    is_plain = _are_plain(columns)
    results = map(Result._make, zip(*(columns[name] for name in Result._fields), strict=True))
    return tuple(results if is_plain else map(cleaned, results))


def _refuse_others(
    table: Table, name: str, values: Sequence[object], kinds: tuple[type, ...]
) -> None:
    """Refuse the first value that is of none of these kinds."""
    if not set(map(type, values)) <= set(kinds):
        wrong = next(value for value in values if type(value) not in kinds)
        raise table.refuse(name, wrong, " or ".join(kind.__name__ for kind in kinds))


# Any: the columns were checked.
def _are_plain(columns: Mapping[str, Sequence[Any]]) -> bool:
    """Return whether `cleaned` would leave all rows alone, as it nearly always does.

    A full run holds millions of texts, and to clean each took half of the time of reading them.
    """
    places = list(chain(*columns["failing_places"]))
    short = [*columns["name"], *chain(*columns["paths"], *columns["passed_places"])]
    short += [place.name for place in places]
    messages = [*columns["message"], *(place.message for place in places)]
    wires = [*columns["wire"], *(place.wire for place in places)]
    limits = ((short, MOST_OF_A_LINE), (messages, MOST_OF_A_MESSAGE), (wires, MOST_OF_A_TEXT))
    line, lines = [*short, *messages], "".join(wires)
    return (
        "".join(line).isprintable()
        and line == list(map(str.strip, line))
        and lines.replace("\n", "").isprintable()
        and all(max(map(len, texts), default=0) <= most for texts, most in limits)
    )


def _choice(table: Table, key: str, kind: type[Choice]) -> Choice:
    value = table.get(key, str)
    try:
        return kind(value)
    except ValueError:
        raise table.refuse(key, value, ", ".join(kind)) from None
