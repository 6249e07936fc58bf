"""The run: each fault against its likeliest tests, then both suites on what these let pass."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cozematrix.upkeep.mutation.faults import make
from cozematrix.upkeep.mutation.score import Fate, TriedFault
from cozematrix.upkeep.mutation.suites import SUITES, copy_package, replace_module

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from cozematrix.upkeep.mutation.baseline import Baseline
    from cozematrix.upkeep.mutation.faults import Fault
    from cozematrix.upkeep.mutation.suites import Ran, Workspace

# More of them disturb each other; fewer cost more runs of both suites, two minutes each.
MOST_TOGETHER = 24
# Enough to see who is to blame; a hundred tests that hang take a quarter of an hour.
MOST_FAILURES = 100


@dataclass(frozen=True)
class Trial:
    """What it takes to try faults: where suites run, the package, and how they run on it whole."""

    workspace: Workspace
    package: Path
    baseline: Baseline

    def alone(self, fault: Fault, tests: Sequence[str]) -> str:
        """Return which of these tests notices the fault, or how it shows otherwise; "" for none."""
        with self._broken((fault,)) as folder:
            for suite in SUITES:
                own = _of(suite, tests)
                if not own:
                    continue
                limit = self.baseline.limit(own)
                ran = self.workspace.run(
                    suite, folder, folder.name, seconds=limit, tests=own, arguments=["-x"]
                )
                # Where they cannot be found, the complete suites must tell.
                if ran.noticed and ran.knows_its_tests:
                    return ran.noticed
        return ""

    def together(self, faults: Sequence[Fault]) -> tuple[Ran, ...]:
        """Run both suites on a copy with all these faults in it."""
        with self._broken(faults) as folder:
            return tuple(self._whole(suite, folder) for suite in SUITES)

    def _whole(self, suite: str, folder: Path) -> Ran:
        return self.workspace.run(
            suite,
            folder,
            folder.name,
            seconds=self.baseline.limit(_of(suite, tuple(self.baseline.lines.seconds))),
            without=_of(suite, self.baseline.failing),
            arguments=[f"--maxfail={MOST_FAILURES}"],
        )

    @contextmanager
    def _broken(self, faults: Sequence[Fault]) -> Iterator[Path]:
        """A folder with a copy of the package that has the faults, until the context ends."""
        by_file: dict[str, list[Fault]] = {}
        for fault in faults:
            by_file.setdefault(fault.file, []).append(fault)
        first = faults[0]
        folder = self.workspace.work / f"{first.file.replace('/', '.')}.{first.number}"
        broken = copy_package(self.package, folder)
        try:
            for file, own in by_file.items():
                path = broken.parent / file
                replace_module(path, make(own, path.read_text(encoding="utf-8")))
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def try_all(
    trial: Trial, faults: Sequence[Fault], *, jobs: int, say: Callable[[str], None]
) -> tuple[TriedFault, ...]:
    """The fate of each fault, in the order given; `jobs` at a time."""
    results: dict[Fault, TriedFault] = {}
    left: list[TriedFault] = []

    def tell(result: TriedFault) -> None:
        results[result.fault] = result
        by = f" by {result.by}" if result.by else ""
        done = f"{len(results)}/{len(faults)}"
        say(f"{done} {result.fate}{by}, {result.seconds:.1f} s: {result.fault.name}")

    with ThreadPoolExecutor(jobs) as pool:
        try:
            for first in as_completed([pool.submit(try_alone, trial, each) for each in faults]):
                tried = first.result()
                if tried.fate is Fate.SURVIVED and not trial.baseline.lines.is_exhausted(
                    tried.fault
                ):
                    left.append(tried)
                else:
                    tell(tried)
            order = {fault: place for place, fault in enumerate(faults)}
            left.sort(key=lambda tried: order[tried.fault])
            groups = group(left, -(-len(left) // jobs))
            if left:
                say(f"{len(left)} pass their likeliest tests: all tests, {len(groups)} at once")
            for second in as_completed([pool.submit(settle, trial, each) for each in groups]):
                for tried in second.result():
                    tell(tried)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    counts = Counter(result.fate for result in results.values())
    say(", ".join(f"{counts[fate]} {fate}" for fate in Fate))
    return tuple(results[fault] for fault in faults)


def try_alone(trial: Trial, fault: Fault) -> TriedFault:
    """Break a copy of the package and run the likeliest tests; others may yet notice a survivor."""
    started = time.monotonic()
    tests = trial.baseline.lines.select(fault)
    if not tests:
        return TriedFault(fault, Fate.NOT_COVERED)
    by = trial.alone(fault, tests)
    fate = Fate.CAUGHT if by else Fate.SURVIVED
    return TriedFault(fault, fate, by, round(time.monotonic() - started, 2))


def group(tried: Sequence[TriedFault], most: int = MOST_TOGETHER) -> list[list[TriedFault]]:
    """Put together what can be broken at once."""
    groups: list[list[TriedFault]] = []
    for each in tried:
        fitting = (
            one
            for one in groups
            if len(one) < min(most, MOST_TOGETHER)
            and all(_go_together(each.fault, other.fault) for other in one)
        )
        chosen = next(fitting, None)
        if chosen is None:
            groups.append([each])
        else:
            chosen.append(each)
    return groups


def _go_together(one: Fault, other: Fault) -> bool:
    """False for two faults of one statement, or where the one could take the other's away."""
    if (one.file, one.within) != (other.file, other.within):
        return True
    return set(one.lines).isdisjoint(other.lines) and "handler" not in (
        one.operator,
        other.operator,
    )


def settle(trial: Trial, tried: Sequence[TriedFault]) -> list[TriedFault]:
    """Find the fates of faults that their likeliest tests let pass, with few runs of both suites.

    They are made all at once. Where nobody notices, all of them survive; where somebody does, the
    tests that did tell, run on each fault alone, whose doing it was, and the others are settled
    without it. Where it was nobody's alone, each half is settled by itself. So a survivor is one
    that was in a copy on which both suites ended as on the whole package.
    """
    started = time.monotonic()
    faults = [each.fault for each in tried]
    ran = trial.together(faults)
    noticed = next((each.noticed for each in ran if each.noticed), "")
    found = {faults[0]: noticed} if noticed and len(faults) == 1 else {}
    surprises = [test for each in ran for test in each.surprises]
    if noticed and not found:
        lines = trial.baseline.lines
        blamed = {each: trial.alone(each, lines.likeliest(each, surprises)) for each in faults}
        found = {fault: by for fault, by in blamed.items() if by}
    share = (time.monotonic() - started) / len(faults)
    tried = [replace(each, seconds=round(each.seconds + share, 2)) for each in tried]
    caught = [
        replace(each, fate=Fate.CAUGHT, by=found[each.fault])
        for each in tried
        if each.fault in found
    ]
    left = [each for each in tried if each.fault not in found]
    if not noticed or not left:
        return [*caught, *left]
    half = len(left) if caught else len(left) // 2
    parts = [part for part in (left[:half], left[half:]) if part]
    return [*caught, *(each for part in parts for each in settle(trial, part))]


def _of(suite: str, tests: Sequence[str]) -> list[str]:
    return [test for test in tests if test.startswith(f"{suite}/")]
