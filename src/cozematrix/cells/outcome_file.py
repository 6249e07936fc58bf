"""The file of an outcome: written whole or not at all, sealed, and checked when it is read."""

from __future__ import annotations

import hmac
import json
import re
from contextlib import suppress
from dataclasses import fields
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from cozematrix.cells.outcome import (
    MOST_OF_A_MESSAGE,
    FailingPlace,
    Outcome,
    Result,
    State,
    Status,
    Warned,
    cleaned,
)
from cozematrix.collector import uncollected
from cozematrix.data_file import Table, parse_json, parse_value, read_untrusted, write_whole
from cozematrix.errors import InputError
from cozematrix.plain import MOST_OF_A_LINE, MOST_OF_A_TEXT
from cozematrix.planning.plan import Cell, Suite

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

SCHEMA = 7
# Characters, so that a full disk still has room to say that it is full.
_RESERVED = 4096
# In bytes; the largest so far has 1 MB.
MOST_OF_AN_OUTCOME = 64 * 1024 * 1024
# How an outcome's file is laid out: a line for each test, so that one that is known is not parsed
# again. The seal is that of everything below its line, but for the last brace.
_FILE = '{{"seal": "{seal}",\n{body}}}\n'
_BODY = '"outcome": {row},\n"results": [\n{results}\n]'
_SEAL = re.compile(rb'\{"seal": "([0-9a-f]*)",')
_ROW = re.compile(rb'"outcome": (.*),')
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
# By the bytes that it is written with.
Known = dict[bytes, "Result"]
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
    row = json.dumps(as_row(outcome), ensure_ascii=False)
    results = ",\n".join(json.dumps(each, ensure_ascii=False) for each in outcome.results)
    body = _BODY.format(row=row, results=results)
    return _FILE.format(seal=_seal(body.encode(), secret), body=body)


def _seal(body: bytes | memoryview, secret: str) -> str:
    """Seal a body with the secret, without which nobody can forge it; "" without one."""
    return hmac.new(secret.encode(), body, "sha256").hexdigest() if secret else ""


# Any: JSON's own types.
def as_row(outcome: Outcome) -> dict[str, Any]:
    """The outcome as its file holds it, without its results."""
    row = {each.name: getattr(outcome, each.name) for each in fields(outcome)}
    del row["results"]
    return {"schema": SCHEMA, **row, "cell": outcome.cell._asdict()}


def read_outcomes(folder: Path, resolution: str = "*") -> list[Outcome]:
    """Every outcome below `folder`, of one resolution or of all.

    A damaged file is an `InputError` that names it.
    """
    known: Known = {}
    with uncollected():
        paths = sorted(folder.glob(f"{resolution}/*/*/*.json"))
        return [_read(path, _shown(path, folder), "", known)[0] for path in paths]


def read_planned(
    folder: Path, cells: Iterable[Cell], *, run: str = "", secret: str = ""
) -> tuple[list[Outcome], list[str]]:
    """The outcomes of these cells below `folder`, and a line for each that is damaged.

    An outcome of `run` whose seal is not that of its `secret` is `tampered`: something else than
    the engine has written it.
    """
    outcomes, damaged = [], []
    known: Known = {}
    with uncollected():
        for path in (outcome_file(folder, cell, suite) for cell in cells for suite in Suite):
            if path.is_file():
                try:
                    outcome, is_sealed = _read(path, _shown(path, folder), secret, known)
                    is_checked = secret and outcome.run == run
                    outcomes.append(outcome if is_sealed or not is_checked else _tampered(outcome))
                except InputError as error:
                    damaged.append(f"{error}; it counts as not run")
    return outcomes, damaged


def _tampered(outcome: Outcome) -> Outcome:
    cause = "the outcome was not written by the engine"
    return Outcome(outcome.cell, outcome.suite, outcome.run, Status.TAMPERED, cause=cause)


def read_outcome(path: Path) -> Outcome:
    """The outcome that `path` holds, sealed or not; a damaged file is an `InputError`."""
    outcome, _ = _read(path, path.name, "", {})
    return outcome


def _shown(path: Path, folder: Path) -> str:
    """The path of an outcome as errors name it."""
    return path.relative_to(folder.parent).as_posix()


def _read(path: Path, where: str, secret: str, known: Known) -> tuple[Outcome, bool]:
    """The outcome that a file holds, and whether its seal is that of the secret.

    Errors name it by `where`. A test that is `known` is not parsed again: most end alike in most
    cells.
    """
    content = read_untrusted(path, MOST_OF_AN_OUTCOME, where)
    seal, row, tests = _parts(content, where)
    if unknown := [line for line in tests if line not in known]:
        new = list(dict.fromkeys(unknown))
        # One by one: a line that is no row by itself must not become one with the next.
        parsed = [parse_value(line.removesuffix(b","), where) for line in new]
        known.update(zip(new, parse_results(parsed, where), strict=True))
    results = tuple(map(known.__getitem__, tests))
    outcome = parse_outcome(parse_json(row, where), results)
    # Not copied: there are hundreds of these, of a megabyte each.
    body = memoryview(content)[content.index(b"\n") + 1 : content.rindex(b"}")]
    return outcome, hmac.compare_digest(seal.decode(), _seal(body, secret))


def _parts(content: bytes, where: str) -> tuple[bytes, bytes, list[bytes]]:
    """The seal in an outcome's file, its row, and the lines of its tests."""
    lines = content.split(b"\n")
    while lines and not lines[-1].strip():
        lines.pop()
    match lines:
        case [first, second, b'"results": [', *tests, b"]}"]:
            seal, row = _SEAL.fullmatch(first), _ROW.fullmatch(second)
            if seal and row:
                return seal[1], row[1], [] if tests == [b""] else tests
    allowed = "an outcome as this version writes it: run its cell again, or remove the file"
    raise InputError(where=where, key="(file)", value=f"{len(content)} bytes", allowed=allowed)


def parse_outcome(table: Table, results: tuple[Result, ...]) -> Outcome:
    """The outcome that the table holds, with these results; a wrong value is an `InputError`."""
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
        results=results,
        durations=_durations(table, len(results)),
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
