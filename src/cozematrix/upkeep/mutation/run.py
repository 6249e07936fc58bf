"""The run: the suites on the whole package, then each fault of the sample against its tests."""

from __future__ import annotations

import ast
import shutil
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.cells.outcome import State
from cozematrix.errors import MatrixError
from cozematrix.upkeep.mutation.faults import make
from cozematrix.upkeep.mutation.score import Fate, TriedFault
from cozematrix.upkeep.mutation.selection import Lines, read_lines
from cozematrix.upkeep.mutation.suites import SUITES, copy_package, node_id

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cozematrix.upkeep.mutation.faults import Fault
    from cozematrix.upkeep.mutation.suites import Ran, Workspace

SECONDS_FOR_A_WHOLE_SUITE = 600.0
# A process starts within two seconds on an idle core; a hang is worth waiting for a few more.
SECONDS_TO_START = 15.0
TIMES_SLOWER = 5.0
_TRIED = frozenset({State.PASSED, State.FAILED})


@dataclass(frozen=True)
class Baseline:
    """The suites on the whole package: which tests run what, and which are no measure.

    `failing` are the tests that do not end twice as the ledger expects; they are left out.
    """

    lines: Lines
    failing: tuple[str, ...]

    def limit(self, tests: Sequence[str]) -> float:
        """Seconds after which a process with these tests hangs."""
        return SECONDS_TO_START + TIMES_SLOWER * sum(self.lines.seconds[test] for test in tests)


def measure(workspace: Workspace, package: Path, say: Callable[[str], None]) -> Baseline:
    """Run both suites on the package as it is, with coverage, and on its rendering, without.

    A fault is rendered from the tree, which drops comments and layout: a test that this alone
    breaks, or that does not pass each time, would catch every fault.
    """
    whole = copy_package(package, workspace.work / "whole")
    rendered = copy_package(package, workspace.work / "rendered")
    for path in rendered.rglob("*.py"):
        _replace(path, ast.unparse(ast.parse(path.read_text(encoding="utf-8"))))
    counting: dict[str, float] = {}
    known: set[str] = set()
    failing: list[str] = []
    parts = []
    for suite in SUITES:
        parts.append(workspace.work / f"{suite}.coverage")
        options = workspace.work / f"{suite}.ini"
        text = f"[run]\nsource_pkgs = {package.name}\ndata_file = {parts[-1]}\n"
        options.write_text(text, encoding="utf-8")
        limit = SECONDS_FOR_A_WHOLE_SUITE
        first = workspace.run(suite, whole.parent, "whole", seconds=limit, measure=options)
        second = workspace.run(suite, rendered.parent, "rendered", seconds=limit)
        seconds, odd = compare(suite, first, second)
        counting |= seconds
        failing += odd
        fail = {test for test in seconds if second.results[test].state is State.FAILED}
        known |= fail
        say(
            f"{suite}: {len(seconds) - len(fail)} tests pass in {second.ended.seconds:.1f} s, "
            f"{len(fail)} fail as is known, {len(odd)} fail without a fault and are left out"
        )
    text = "".join(f"{node_id(test)}\n" for test in sorted(known))
    workspace.known_failures.write_text(text, encoding="utf-8")
    return Baseline(read_lines(parts, whole, counting, known), tuple(failing))


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


def try_all(
    workspace: Workspace,
    package: Path,
    baseline: Baseline,
    faults: Sequence[Fault],
    *,
    jobs: int,
    say: Callable[[str], None],
) -> tuple[TriedFault, ...]:
    """The fate of each fault, in the order given; `jobs` at a time."""
    results: dict[Fault, TriedFault] = {}
    counts: Counter[Fate] = Counter()
    with ThreadPoolExecutor(jobs) as pool:
        futures = [pool.submit(try_one, workspace, package, baseline, fault) for fault in faults]
        try:
            for future in as_completed(futures):
                result = future.result()
                results[result.fault] = result
                counts[result.fate] += 1
                by = f" by {result.by}" if result.by else ""
                done = f"{len(results)}/{len(faults)}"
                say(f"{done} {result.fate}{by}, {result.seconds:.1f} s: {result.fault.name}")
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    say(", ".join(f"{counts[fate]} {fate}" for fate in Fate))
    return tuple(results[fault] for fault in faults)


def try_one(workspace: Workspace, package: Path, baseline: Baseline, fault: Fault) -> TriedFault:
    """Break a copy of the package, run the tests that can notice, and all where others may."""
    started = time.monotonic()
    tests = baseline.lines.select(fault)
    if not tests:
        return TriedFault(fault, Fate.NOT_COVERED)
    name = f"{fault.file.replace('/', '.')}.{fault.number}"
    folder = workspace.work / name
    broken = copy_package(package, folder)
    try:
        path = broken.parent / fault.file
        _replace(path, make(fault, path.read_text(encoding="utf-8")))
        by = _chosen(workspace, folder, baseline, name, tests)
        if not by and not baseline.lines.is_exhausted(fault):
            by = _all(workspace, folder, baseline, name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    fate = Fate.CAUGHT if by else Fate.SURVIVED
    return TriedFault(fault, fate, by, round(time.monotonic() - started, 2))


def _chosen(
    workspace: Workspace, folder: Path, baseline: Baseline, name: str, tests: Sequence[str]
) -> str:
    for suite in SUITES:
        own = [test for test in tests if test.startswith(f"{suite}/")]
        if own:
            limit = baseline.limit(own)
            ran = workspace.run(suite, folder, name, seconds=limit, tests=own, arguments=["-x"])
            # Where they cannot be found, the complete suites must tell.
            if ran.noticed and ran.knows_its_tests:
                return ran.noticed
    return ""


def _all(workspace: Workspace, folder: Path, baseline: Baseline, name: str) -> str:
    for suite in SUITES:
        own = [test for test in baseline.lines.seconds if test.startswith(f"{suite}/")]
        known = [test for test in baseline.failing if test.startswith(f"{suite}/")]
        limit = baseline.limit(own)
        ran = workspace.run(suite, folder, name, seconds=limit, without=known, arguments=["-x"])
        if ran.noticed:
            return ran.noticed
    return ""


def _replace(path: Path, text: str) -> None:
    """Write a module's text, and drop its bytecode, which could pass for that of the new text."""
    path.write_text(text, encoding="utf-8")
    for stale in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        stale.unlink()
