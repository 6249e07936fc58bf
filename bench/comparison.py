"""The comparison as values: which cells, which tests each variant ran, what is told and kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from cozematrix.cells.outcome import State
from cozematrix.planning.plan import Cell, Suite, window

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from cozematrix.cells.outcome import Outcome
    from cozematrix.inputs.releases import Release

SCHEMA = 1
SUITES = (Suite.SYNC, Suite.ASYNC)
HOW_MANY_PYTHONS = 3
OLD_RELEASE = "0.9.0"
# virtualenv and tox-uv make no environment for an older one, and not every package that the SDK
# needs has a wheel for a newer one: the variants must differ in speed alone.
PYTHONS = ("3.9", "3.10", "3.11", "3.12", "3.13", "3.14")
REFERENCE = "a"
KEPT_STATES = (State.PASSED, State.FAILED, State.SKIPPED)


@dataclass(frozen=True)
class SuiteRun:
    """One suite in one cell: how each test ended, by file and name, and the suite's seconds."""

    states: Mapping[str, State]
    seconds: float

    @property
    def executed(self) -> frozenset[str]:
        """The tests that were not skipped."""
        return frozenset(name for name, state in self.states.items() if state is not State.SKIPPED)

    def count(self, state: State) -> int:
        """Count the tests that ended so."""
        return sum(each is state for each in self.states.values())


Part = tuple[Cell, Suite]


@dataclass(frozen=True)
class Measured:
    """The cost of one variant, and the tests that it ran."""

    letter: str
    description: str
    seconds: float
    """Wall time of everything: environments, installations, suites, reports."""
    cpu_seconds: float
    """CPU time of the same, without the fake service's."""
    machine_seconds: float | None
    """CPU time of the whole machine meanwhile, the fake's with it; None where nobody counts it.

    A variant that has far more of it beside its own than the others have was disturbed.
    """
    suites: Mapping[Part, SuiteRun]
    suite_cpu_seconds: float | None = None
    """CPU time of a suite's process, the mean over all; None where it cannot be told apart."""
    seconds_again: float | None = None
    """Wall time of a second run with nothing changed; None where there was none."""


@dataclass(frozen=True)
class Comparison:
    """All variants on the same cells; `left_out` says why a variant has no figures."""

    cells: tuple[Cell, ...]
    measured: tuple[Measured, ...]
    left_out: Mapping[str, str] = field(default_factory=dict)

    @property
    def reference(self) -> Measured | None:
        """The matrix itself, which the others are held against; None where it did not run."""
        return next((each for each in self.measured if each.letter == REFERENCE), None)

    def ratio(self, seconds: float) -> float | None:
        """`seconds` as a multiple of the matrix's; None where that did not run."""
        return None if self.reference is None else round(seconds / self.reference.seconds, 3)

    def differences(self, measured: Measured) -> list[str]:
        """Suites in which `measured` executed other tests than the matrix did, a line each."""
        if self.reference is None:
            return []
        return [
            f"{measured.letter}: {cell.name} {suite}: {line}"
            for (cell, suite), run in self.reference.suites.items()
            for line in _differences(run.executed, measured.suites[cell, suite].executed)
        ]


def choose_pythons(found: Collection[str]) -> tuple[str, ...]:
    """The oldest, a middle and the newest one of `PYTHONS` that there is, or all if fewer."""
    usable = [python for python in PYTHONS if python in found]
    if len(usable) <= HOW_MANY_PYTHONS:
        return tuple(usable)
    return usable[0], usable[len(usable) // 2], usable[-1]


def choose_cells(pythons: Sequence[str], releases: tuple[Release, ...]) -> tuple[Cell, ...]:
    """The newest release and `OLD_RELEASE` on each of `pythons`."""
    newest = window(releases, minors=1, always=())[-1]
    old = next(release for release in releases if release.version == OLD_RELEASE)
    return tuple(
        Cell(python, release.version)
        for release in (newest, old)
        for python in pythons
        if release.admits(python)
    )


def parts(cells: Iterable[Cell]) -> list[Part]:
    """Every suite of every cell."""
    return [(cell, suite) for cell in cells for suite in SUITES]


def read_junit(text: str) -> SuiteRun:
    """Read pytest's JUnit XML; a test that failed twice, in its call and after it, counts once."""
    suite = ET.fromstring(text).find("testsuite")  # noqa: S314 - our own suite wrote it
    if suite is None:
        return SuiteRun({}, 0.0)
    states: dict[str, State] = {}
    for case in suite.iter("testcase"):
        file = (case.get("classname") or "").rpartition(".")[2]
        name = f"{file}::{case.get('name')}"
        if states.get(name) is not State.FAILED:
            states[name] = _state(case)
    return SuiteRun(states, float(suite.get("time", 0)))


def of_outcome(outcome: Outcome) -> SuiteRun:
    """Read what the matrix recorded; what a release lacks, pytest calls skipped."""
    states = {
        result.name: State.SKIPPED if result.state is State.ABSENT else result.state
        for result in outcome.results
    }
    return SuiteRun(states, outcome.seconds)


def rows(comparison: Comparison) -> list[tuple[str, ...]]:
    """The table's cells, a row a variant, and one for a second run with nothing changed."""
    found: list[tuple[str, ...]] = []
    for each in comparison.measured:
        seconds, ratio = f"{each.seconds:.1f}", _times(comparison.ratio(each.seconds))
        cpu_seconds, ran = f"{each.cpu_seconds:.1f}", _ran(comparison, each)
        machine = "" if each.machine_seconds is None else f"{each.machine_seconds:.1f}"
        found.append((each.letter, each.description, seconds, ratio, cpu_seconds, machine, ran))
        if each.seconds_again is not None:
            seconds, ratio = (
                f"{each.seconds_again:.1f}",
                _times(comparison.ratio(each.seconds_again)),
            )
            found.append(("", "once more, nothing changed", seconds, ratio, "", "", ""))
    return found


# object: what JSON can hold, written as it is and never read back.
def as_json(comparison: Comparison, about: Mapping[str, object]) -> dict[str, object]:
    """The comparison as it is kept; `about` says when, of what and on which machine."""
    return {
        "schema": SCHEMA,
        **about,
        "cells": [cell.name for cell in comparison.cells],
        "variants": [_variant(comparison, each) for each in comparison.measured],
        "left_out": dict(comparison.left_out),
        "counts": {each.letter: _counts(each) for each in comparison.measured},
    }


def _differences(expected: frozenset[str], executed: frozenset[str]) -> list[str]:
    found = ((expected - executed, "not run"), (executed - expected, "run besides"))
    return [f"{len(tests)} tests {what}: {min(tests)} …" for tests, what in found if tests]


def _state(case: ET.Element) -> State:
    if case.find("failure") is not None or case.find("error") is not None:
        return State.FAILED
    return State.PASSED if case.find("skipped") is None else State.SKIPPED


def _ran(comparison: Comparison, measured: Measured) -> str:
    executed = sum(len(run.executed) for run in measured.suites.values())
    if comparison.reference is None:
        return str(executed)
    return f"{executed}, {'other' if comparison.differences(measured) else 'the same'}"


def _times(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f}"


def _variant(comparison: Comparison, measured: Measured) -> dict[str, object]:
    row: dict[str, object] = {
        "variant": measured.letter,
        "description": measured.description,
        "seconds": round(measured.seconds, 2),
        "ratio": comparison.ratio(measured.seconds),
        "cpu_seconds": round(measured.cpu_seconds, 2),
        "differences": comparison.differences(measured),
    }
    if measured.machine_seconds is not None:
        row["machine_seconds"] = round(measured.machine_seconds, 2)
    if measured.suite_cpu_seconds is not None:
        row["suite_cpu_seconds"] = round(measured.suite_cpu_seconds, 2)
    if measured.seconds_again is not None:
        row["seconds_again"] = round(measured.seconds_again, 2)
        row["ratio_again"] = comparison.ratio(measured.seconds_again)
    return row


def _counts(measured: Measured) -> dict[str, dict[str, dict[str, int]]]:
    counts: dict[str, dict[str, dict[str, int]]] = {}
    for (cell, suite), run in measured.suites.items():
        ended = {state.value: run.count(state) for state in KEPT_STATES}
        counts.setdefault(cell.name, {})[suite.value] = ended
    return counts
