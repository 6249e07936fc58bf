"""The suites on the whole package: which tests run which lines, and which are no measure."""

from __future__ import annotations

import ast
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.cells.outcome import State
from cozematrix.errors import MatrixError
from cozematrix.upkeep.mutation.selection import Lines, read_lines
from cozematrix.upkeep.mutation.suites import SUITES, copy_package, replace_module, write_names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cozematrix.upkeep.mutation.suites import Ran, Workspace

SECONDS_FOR_A_WHOLE_SUITE = 600.0
# A process starts within two seconds on an idle core; a hang is worth waiting for a few more.
SECONDS_TO_START = 15.0
TIMES_SLOWER = 5.0
SECONDS_OF_A_TEST = 1.0
_TRIED = frozenset({State.PASSED, State.FAILED})


@dataclass(frozen=True)
class Baseline:
    """The suites on the whole package: which tests run what, and which are no measure.

    `failing` are the tests that do not end twice as the ledger expects; they are left out.
    """

    lines: Lines
    failing: tuple[str, ...]

    def limit(self, tests: Sequence[str]) -> float:
        """Seconds after which a process with these tests hangs.

        One that is skipped on the whole package may run on a broken one; its time is not known.
        """
        seconds = sum(self.lines.seconds.get(test, SECONDS_OF_A_TEST) for test in tests)
        return SECONDS_TO_START + TIMES_SLOWER * seconds


def measure(workspace: Workspace, package: Path, say: Callable[[str], None]) -> Baseline:
    """Run both suites on the package as it is, with coverage, and on its rendering, without.

    A fault is rendered from the tree, which drops comments and layout: a test that this alone
    breaks, or that does not pass each time, would catch every fault.
    """
    whole = copy_package(package, workspace.work / "whole")
    rendered = copy_package(package, workspace.work / "rendered")
    for path in rendered.rglob("*.py"):
        replace_module(path, ast.unparse(ast.parse(path.read_text(encoding="utf-8"))))
    options = [_options(workspace, suite, package.name) for suite in SUITES]
    limit = SECONDS_FOR_A_WHOLE_SUITE

    def both(suite: str, measure: Path) -> tuple[Ran, Ran]:
        first = workspace.run(suite, whole.parent, "whole", seconds=limit, measure=measure)
        return first, workspace.run(suite, rendered.parent, "rendered", seconds=limit)

    counting: dict[str, float] = {}
    known: set[str] = set()
    failing: list[str] = []
    with ThreadPoolExecutor(len(SUITES)) as pool:
        runs = list(pool.map(both, SUITES, options))
    for suite, (first, second) in zip(SUITES, runs, strict=True):
        seconds, odd = compare(suite, first, second)
        counting |= seconds
        failing += odd
        fail = {test for test in seconds if second.results[test].state is State.FAILED}
        known |= fail
        say(
            f"{suite}: {len(seconds) - len(fail)} tests pass in {second.ended.seconds:.1f} s, "
            f"{len(fail)} fail as is known, {len(odd)} fail without a fault and are left out"
        )
    write_names(workspace.known_failures, sorted(known))
    parts = [path.with_suffix(".coverage") for path in options]
    return Baseline(read_lines(parts, whole, counting, known), tuple(failing))


def _options(workspace: Workspace, suite: str, package: str) -> Path:
    """Write the settings of coverage for a suite; its data file has their name."""
    path = workspace.work / f"{suite}.ini"
    data = path.with_suffix(".coverage")
    path.write_text(f"[run]\nsource_pkgs = {package}\ndata_file = {data}\n", encoding="utf-8")
    return path


def compare(suite: str, first: Ran, second: Ran) -> tuple[dict[str, float], list[str]]:
    """The seconds of the tests that end alike and as expected in both runs, and those that do not.

    What a release lacks is neither. A run that did not come to its end, or in which nothing passes,
    is a `MatrixError`: against it every fault would look caught, or none.
    """
    for ran in (first, second):
        if ran.ended.is_timeout or ran.ended.code not in (0, 1) or ran.collection_error:
            why = ran.collection_error or ran.ended.description
            raise MatrixError(f"the {suite} suite does not run on the whole package: {why}")
    surprises = {*first.surprises, *second.surprises}
    seconds: dict[str, float] = {}
    odd = []
    for test in {**first.results, **second.results}:
        states = {ran.results[test].state for ran in (first, second) if test in ran.results}
        if test in surprises or states == _TRIED:
            odd.append(test)
        elif states <= _TRIED and test in first.results and test in second.results:
            seconds[test] = second.seconds[test]
    if all(second.results[test].state is State.FAILED for test in seconds):
        raise MatrixError(f"the {suite} suite has no test that passes on the whole package")
    return seconds, odd
