"""What was recorded for one cell and one suite: a file each, written whole or not at all."""

from __future__ import annotations

import hmac
import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from cozematrix.document import Table, read_json, write_whole
from cozematrix.errors import InputError
from cozematrix.plain import one_line, several_lines
from cozematrix.plan import Cell, Suite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

SCHEMA = 4
# Characters, so that a full disk still has room to say that it is full.
_RESERVED = 4096
# An installer's reason is longer than a test's message.
MOST_OF_A_CAUSE = 1000
# Longer than what the recorder makes of any failure.
MOST_OF_A_MESSAGE = 1000
_CLEAN: dict[str, Callable[[str], str]] = {
    "name": one_line,
    "message": partial(one_line, most=MOST_OF_A_MESSAGE),
    "details": several_lines,
    "wire": several_lines,
}
Choice = TypeVar("Choice", bound=StrEnum)


class Status(StrEnum):
    """How a cell's suite or type check ended; nothing but OK and CLEAN is a pass."""

    OK = "ok"
    CONTRACT_FAILURES = "contract-failures"
    CLEAN = "clean"
    ERRORS = "errors"
    IMPORT_ERROR = "import-error"
    NOT_INSTALLABLE = "not-installable"
    EXCLUDED = "excluded"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    MISSING_INTERPRETER = "missing-interpreter"
    NOT_RUN = "not-run"
    INFRASTRUCTURE = "infrastructure"
    UNWITNESSED = "unwitnessed"
    TAMPERED = "tampered"


PASSES = (Status.OK, Status.CLEAN)
HAS_RESULTS = (*PASSES, Status.CONTRACT_FAILURES, Status.ERRORS)


class State(StrEnum):
    """What became of one test (or, in a type check, of one kind of error in one file)."""

    PASSED = "passed"
    FAILED = "failed"
    ABSENT = "absent"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class FailingPlace:
    """What exactly failed within a test: a field, an event, a value.

    `message` is how the failure reads, `wire` what was on the wire by then.
    """

    name: str
    message: str
    wire: str = ""

    def __post_init__(self) -> None:
        _clean(self)


@dataclass(frozen=True)
class Result:
    """One test: its name without the suite's folder, so that sync and async can be compared.

    `message` is how the failure reads or why it was skipped, `details` the rest, `paths` the SDK
    paths that the contract uses, `wire` what was on the wire of one that failed. `requests`: how
    many the fake service saw of it. `passed_places` and `failing_places` are what the test looked
    at one by one; a test that failed in these alone has no message of its own.
    """

    name: str
    state: State
    seconds: float = 0.0
    message: str = ""
    details: str = ""
    paths: tuple[str, ...] = ()
    wire: str = ""
    requests: int = 0
    passed_places: tuple[str, ...] = ()
    failing_places: tuple[FailingPlace, ...] = ()

    def __post_init__(self) -> None:
        _clean(self)
        for name in ("paths", "passed_places"):
            object.__setattr__(self, name, tuple(one_line(each) for each in getattr(self, name)))

    @property
    def facts(self) -> Iterator[Fact]:
        """The test by itself, and each of its places: by name, with its own state."""
        fails_in_places = self.state is State.FAILED and self.failing_places and not self.message
        state = State.PASSED if fails_in_places else self.state
        yield Fact(self.name, state, self.message, self.wire)
        for name in self.passed_places:
            yield Fact(f"{self.name} {name}", State.PASSED)
        for place in self.failing_places:
            yield Fact(f"{self.name} {place.name}", State.FAILED, place.message, place.wire)


class Fact(NamedTuple):
    """A test by itself, or one of its places, as the ledger names them."""

    name: str
    state: State
    message: str = ""
    wire: str = ""


@dataclass(frozen=True)
class Outcome:
    """One cell and one suite.

    `cause` says in one line why there are no results (a failed import, a crash, …). `interpreter`
    is the full Python version, `dependencies` the installed version of every distribution,
    `resolved` the day for which they were the newest. `is_partial`: tests were selected, so
    that nothing is said of the others. `key` stands for all that could change the outcome, ""
    where that is not known; `ran` is when it was run, ISO 8601 in UTC. `is_reused`: by an earlier
    run than `run`, which took it over. `fence`: what the fence around it held, "" for nothing.
    """

    cell: Cell
    suite: Suite
    run: str
    status: Status
    cause: str = ""
    interpreter: str = ""
    resolved: str = ""
    dependencies: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    is_partial: bool = False
    key: str = ""
    ran: str = ""
    is_reused: bool = False
    fence: str = ""
    results: tuple[Result, ...] = ()

    def __post_init__(self) -> None:
        for name in ("cause", "interpreter", "resolved", "ran"):
            object.__setattr__(self, name, one_line(getattr(self, name), MOST_OF_A_CAUSE))
        clean = {one_line(name): one_line(each) for name, each in self.dependencies.items()}
        object.__setattr__(self, "dependencies", clean)

    @property
    def is_unselected(self) -> bool:
        """Whether nothing ran because no test of the suite was selected."""
        return self.is_partial and self.status is Status.NOT_RUN

    def count(self, state: State) -> int:
        """How many tests ended so."""
        return sum(result.state is state for result in self.results)


def outcome_file(folder: Path, cell: Cell, suite: Suite) -> Path:
    """Where the outcome of `cell` and `suite` stands below the folder of outcomes."""
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
    row = as_row(outcome)
    return json.dumps({"seal": _seal(row, secret), **row}, ensure_ascii=False) + "\n"


# Any: JSON's own types.
def _seal(row: dict[str, Any], secret: str) -> str:
    """What only who knows the secret can write under an outcome; "" without one."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True)
    return hmac.new(secret.encode(), text.encode(), "sha256").hexdigest() if secret else ""


# Any: JSON's own types.
def as_row(outcome: Outcome) -> dict[str, Any]:
    """The outcome as its file holds it; of a result what is empty is left out."""
    row = {"schema": SCHEMA, **asdict(outcome)}
    row["results"] = [
        {key: value for key, value in result.items() if value or key == "seconds"}
        for result in row["results"]
    ]
    return row


def read_outcomes(folder: Path) -> list[Outcome]:
    """Every outcome below `folder`; a damaged file is an `InputError` that names it."""
    return [read_outcome(path) for path in sorted(folder.glob("*/*/*/*.json"))]


def read_planned(
    folder: Path, cells: Iterable[Cell], *, run: str = "", secret: str = ""
) -> tuple[list[Outcome], list[str]]:
    """The outcomes of these cells below `folder`, and a line for each that is damaged.

    An outcome of `run` whose seal is not that of its `secret` is `tampered`: something else than
    the engine has written it.
    """
    outcomes, damaged = [], []
    for path in (outcome_file(folder, cell, suite) for cell in cells for suite in Suite):
        if path.is_file():
            try:
                table = read_json(path)
                seal = table.get("seal", str)
                outcome = parse_outcome(table)
                is_sealed = hmac.compare_digest(seal, _seal(as_row(outcome), secret))
                is_checked = secret and outcome.run == run
                outcomes.append(outcome if is_sealed or not is_checked else _tampered(outcome))
            except InputError as error:
                shown = path.relative_to(folder.parent)
                damaged.append(f"{shown.parent}/{error}; it counts as not run")
    return outcomes, damaged


def _tampered(outcome: Outcome) -> Outcome:
    cause = "the outcome was not written by the engine"
    return Outcome(outcome.cell, outcome.suite, outcome.run, Status.TAMPERED, cause=cause)


def read_outcome(path: Path) -> Outcome:
    """The outcome that `path` holds, sealed or not; a damaged file is an `InputError`."""
    table = read_json(path)
    table.get("seal", str)
    return parse_outcome(table)


def parse_outcome(table: Table) -> Outcome:
    """The outcome that the table holds; a wrong value is an `InputError`."""
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
        results=tuple(_result(row) for row in table.tables("results")),
    )
    cell.close()
    table.close()
    return outcome


def _clean(value: Result | FailingPlace) -> None:
    """Make its texts plain: a cell may have printed anything, and all of it is shown somewhere."""
    for name, clean in _CLEAN.items():
        if hasattr(value, name):
            object.__setattr__(value, name, clean(getattr(value, name)))


def _dependencies(table: Table) -> dict[str, str]:
    versions = table.table("dependencies")
    return {name: versions.get(name, str) for name in versions.names}


def _result(row: Table) -> Result:
    result = Result(
        name=row.get("name", str),
        state=_choice(row, "state", State),
        seconds=row.get("seconds", float),
        message=row.get("message", str, ""),
        details=row.get("details", str, ""),
        paths=row.strings("paths", ()),
        wire=row.get("wire", str, ""),
        requests=row.get("requests", int, 0),
        passed_places=row.strings("passed_places", ()),
        failing_places=tuple(_place(each) for each in row.tables("failing_places")),
    )
    row.close()
    return result


def _place(row: Table) -> FailingPlace:
    place = FailingPlace(row.get("name", str), row.get("message", str), row.get("wire", str))
    row.close()
    return place


def _choice(table: Table, key: str, kind: type[Choice]) -> Choice:
    value = table.get(key, str)
    try:
        return kind(value)
    except ValueError:
        raise table.refuse(key, value, ", ".join(kind)) from None
