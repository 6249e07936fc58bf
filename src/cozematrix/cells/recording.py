"""The recording of a suite, line by line while it ran, read back and judged complete or not."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from cozematrix.cells.outcome import (
    HAS_RESULTS,
    FailingPlace,
    Result,
    State,
    Status,
    Warned,
    cleaned,
    in_modules,
)
from cozematrix.data_file import read_untrusted
from cozematrix.errors import InputError
from cozematrix.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cozematrix.cells.outcome import Outcome
    from cozematrix.cells.process import Ended


# The most that is taken of what a cell wrote, in bytes.
MOST_BYTES = 64 * 1024 * 1024
# Lines of a recording: a suite has two a test, and the largest 2,300 tests.
MOST_FACTS = 50_000
# Places of one test that are taken: the largest has some 200.
MOST_PLACES = 2000
# How pytest ends where nothing was left to run.
_NO_TESTS = 5
# As the causes begin that are given below.
_NOT_COLLECTED = ("not collected: ", "no test was collected", f"exit code {_NO_TESTS}")


@dataclass(frozen=True)
class Recording:
    """The lines of `tests/shared/recorder.py`, sorted out."""

    interpreter: str
    """Full Python version; "" if the suite did not get so far."""
    dependencies: dict[str, str]
    """Installed version of each distribution."""
    collected: tuple[str, ...]
    """Short names of all tests that were to run."""
    results: tuple[Result, ...]
    """One for each test that ended."""
    running: str
    """Short name of the test that had begun last, if it did not end; else ""."""
    collection_error: str
    """The first file that could not be collected, with the message; "" for none."""
    is_finished: bool
    """True if the recorder wrote its last line."""
    durations: tuple[float, ...] = ()
    """Seconds of each test of `results`."""
    imported: dict[str, str] = field(default_factory=dict)
    """Files of the modules that were imported at the end, by name."""
    is_too_long: bool = False
    """True if there are more lines than `MOST_FACTS`, which are not read."""
    warnings: tuple[Warned, ...] = ()
    """Deprecations, with the files that they were raised for as the cell saw them."""

    def told(self, begun: Outcome, ended: Ended) -> Outcome:
        """The outcome that began so, with what was recorded: all but how it ended."""
        return replace(
            begun,
            interpreter=self.interpreter,
            dependencies=self.dependencies,
            seconds=ended.seconds,
            cpu_seconds=ended.cpu_seconds,
            modules=in_modules(self.results),
            durations=self.durations,
        )

    def judge(self, ended: Ended, selection: str = "") -> tuple[Status, str]:
        """The suite's status and its cause; an exit code alone never makes a pass.

        `selection` is what a person selected tests by, "" where all were to run.
        """
        if ended.is_timeout:
            return Status.TIMEOUT, f"{ended.description}, in {self._where()}"
        if selection and ended.code == _NO_TESTS and not self.collection_error:
            return Status.NOT_RUN, f"no test matches {selection}"
        if self.is_too_long:
            return Status.CRASHED, f"it recorded more than {MOST_FACTS} facts"
        if crash := self._crash(ended):
            return Status.CRASHED, crash
        return (Status.CONTRACT_FAILURES if self._has_failures() else Status.OK), ""

    def _crash(self, ended: Ended) -> str:
        """Return the reason why the recording cannot count; "" where it is whole."""
        if self.collection_error:
            return f"not collected: {self.collection_error}"
        if not self.is_finished or ended.code not in (0, 1):
            return f"{ended.description}, in {self._where()}"
        if not self.collected:
            return "no test was collected"
        unrecorded = set(self.collected) - {result.name for result in self.results}
        if unrecorded:
            return f"{ended.description}, without a result of {min(unrecorded)}"
        if ended.code != 0 and not self._has_failures():
            return f"{ended.description}, though no test failed"
        return ""

    def _has_failures(self) -> bool:
        return any(result.state is State.FAILED for result in self.results)

    def _where(self) -> str:
        return self.running or "the start of the suite"


def read_recording(path: Path) -> Recording:
    """Read what there is; a file that breaks off, or is not there, gives what it holds."""
    facts = list(islice(_lines(path), MOST_FACTS + 1))
    started = next((fact for fact in facts if fact["event"] == "started"), {})
    ends = [fact for fact in facts if fact["event"] == "finished"]
    errors = [fact for fact in facts if fact["event"] == "collection-error"]
    ended = {
        found[0].name: found
        for fact in facts
        if fact["event"] == "test" and (found := _ended(fact))
    }
    begun = [short(str(fact.get("test"))) for fact in facts if fact["event"] == "running"]
    return Recording(
        interpreter=str(started.get("python", "")),
        dependencies=_texts(started.get("dependencies")),
        collected=tuple(short(test) for fact in facts for test in _collected(fact)),
        results=tuple(result for result, _ in ended.values()),
        durations=tuple(seconds for _, seconds in ended.values()),
        running=begun[-1] if begun and begun[-1] not in ended else "",
        collection_error=f"{errors[0].get('file')}: {errors[0].get('message')}" if errors else "",
        is_finished=bool(ends),
        imported=_texts(ends[0].get("modules")) if ends else {},
        is_too_long=len(facts) > MOST_FACTS,
        warnings=tuple(
            Warned(*(str(fact.get(name, "")) for name in Warned._fields))
            for fact in facts
            if fact["event"] == "warning"
        ),
    )


def not_collected(outcomes: Iterable[Outcome]) -> str:
    """Return why pytest collected nothing of a suite wherever it ran; "" where it did anywhere."""
    ran = [each for each in outcomes if each.status in (*HAS_RESULTS, Status.CRASHED)]
    causes = [each.cause for each in ran if each.cause.startswith(_NOT_COLLECTED)]
    return causes[0] if causes and len(causes) == len(ran) else ""


def short(test: str) -> str:
    """`tests/sync/test_bots.py::test_x[a]` as `test_bots::test_x[a]`, alike in both suites."""
    file, _, name = test.partition("::")
    return one_line(f"{file.rpartition('/')[2].removesuffix('.py')}::{name}")


# Any: what a line holds is a cell's to say.
def _collected(fact: dict[str, Any]) -> list[str]:
    tests = fact.get("tests") if fact["event"] == "collected" else None
    return [test for test in tests if isinstance(test, str)] if isinstance(tests, list) else []


def _texts(told: Any) -> dict[str, str]:
    return {str(name): str(each) for name, each in told.items()} if isinstance(told, dict) else {}


# Any: a line is whatever a cell wrote, and a cell runs code that nobody has reviewed.
def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        content = read_untrusted(path, MOST_BYTES)
    except InputError:
        return
    for line in content.splitlines():
        try:
            fact = json.loads(line)
        except (ValueError, RecursionError):
            # The last line of a killed process may be cut.
            continue
        if isinstance(fact, dict) and "event" in fact:
            yield fact


def _ended(fact: dict[str, Any]) -> tuple[Result, float] | None:
    """The result that a line holds, and its seconds; None where it is not as a recorder writes."""
    try:
        seconds = float(fact["seconds"])
        places = fact.get("places") or {}
        failed = [_failing(row) for row in places.get("failed", ())]
        result = Result(
            name=short(str(fact["test"])),
            state=State(fact["outcome"]),
            message=str(fact.get("message", "")),
            paths=tuple(str(path) for path in fact.get("paths", ())),
            wire=str(fact.get("wire", "")),
            passed_places=tuple(str(name) for name in places.get("passed", ())[:MOST_PLACES]),
            failing_places=tuple(failed[:MOST_PLACES]),
        )
        return cleaned(result), seconds if math.isfinite(seconds) else 0.0
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError):
        # A test that was collected and set up, but not executed, has no state.
        return None


# Any: a row is whatever a cell wrote.
def _failing(row: dict[str, Any]) -> FailingPlace:
    return FailingPlace(str(row["name"]), str(row["message"]), str(row.get("wire", "")))
