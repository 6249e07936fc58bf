"""The run: each fault against its likeliest tests, then both suites on what these let pass."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from concurrent.futures import Executor, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cozematrix.upkeep.mutation.faults import make
from cozematrix.upkeep.mutation.score import Fate, TriedFault
from cozematrix.upkeep.mutation.suites import SUITES, copy_package, replace_module

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
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
    """All that trying takes: where suites run, the package, and how they run on it whole."""

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
        """Run both suites on a copy with all these faults in it, but for what runs none of them."""
        lines = self.baseline.lines
        tests = set().union(*map(lines.possible, faults))
        without = [*self.baseline.failing, *(test for test in lines.seconds if test not in tests)]
        with self._broken(faults) as folder:
            return tuple(
                self.workspace.run(
                    suite,
                    folder,
                    folder.name,
                    seconds=self.baseline.limit(_of(suite, tests)),
                    without=_of(suite, without),
                    arguments=[f"--maxfail={MOST_FAILURES}"],
                )
                for suite in SUITES
                if _of(suite, tests)
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

    def tell(result: TriedFault) -> None:
        results[result.fault] = result
        by = f" by {result.by}" if result.by else ""
        done = f"{len(results)}/{len(faults)}"
        say(f"{done} {result.fate}{by}, {result.seconds:.1f} s: {result.fault.name}")

    with ThreadPoolExecutor(jobs) as pool:
        try:
            passed = _pass_alone(trial, faults, pool, tell)
            # No larger than it takes to keep all jobs at work.
            groups = group(passed, -(-len(passed) // jobs))
            if groups:
                say(f"{len(passed)} pass their likeliest tests, and meet all in {len(groups)} runs")
            for settled in as_completed([pool.submit(settle, trial, one, tell) for one in groups]):
                settled.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    counts = Counter(result.fate for result in results.values())
    say(", ".join(f"{counts[fate]} {fate}" for fate in Fate))
    return tuple(results[fault] for fault in faults)


def _pass_alone(
    trial: Trial, faults: Sequence[Fault], pool: Executor, tell: Callable[[TriedFault], None]
) -> list[TriedFault]:
    """Try each fault alone; tell the fates that are certain, and return the others in order."""
    passed: dict[Fault, TriedFault] = {}
    for future in as_completed([pool.submit(try_alone, trial, fault) for fault in faults]):
        tried = future.result()
        if tried.fate is Fate.SURVIVED and not trial.baseline.lines.is_exhausted(tried.fault):
            passed[tried.fault] = tried
        else:
            tell(tried)
    return [passed[fault] for fault in faults if fault in passed]


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


def settle(trial: Trial, tried: Sequence[TriedFault], tell: Callable[[TriedFault], None]) -> None:
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
    left = []
    for each in tried:
        after = replace(each, seconds=round(each.seconds + share, 2))
        if each.fault in found:
            tell(replace(after, fate=Fate.CAUGHT, by=found[each.fault]))
        elif noticed:
            left.append(after)
        else:
            tell(after)
    half = len(left) if found else len(left) // 2
    for part in (left[:half], left[half:]):
        if part:
            settle(trial, part, tell)


def _of(suite: str, tests: Iterable[str]) -> list[str]:
    return [test for test in tests if test.startswith(f"{suite}/")]
