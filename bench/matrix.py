"""The matrix beside other ways to run the same suites in the same cells, in one call.

Machines differ, and so do days: the ratios are what to quote.
"""

from __future__ import annotations

import os
import platform
import resource
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from bench import comparison
from bench.comparison import Comparison, Measured, choose_cells, choose_pythons, parts
from bench.service import served
from bench.variants import VARIANTS, CannotRunError, Job
from cozematrix.cells import run as runs
from cozematrix.cells.resolution import today
from cozematrix.data_file import write_json
from cozematrix.errors import MatrixError
from cozematrix.inputs.configuration import read_configuration
from cozematrix.inputs.interpreters import find_interpreters, put_on_path
from cozematrix.inputs.releases import read_releases
from cozematrix.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.variants import Variant
    from cozematrix.inputs.interpreters import Interpreter

PLACES = Places.of_checkout()
RESULTS = PLACES.root / "bench" / "results"
CONSOLE = Console()


def main(letters: Sequence[str]) -> int:
    """Measure the variants with these letters, all if none; 1 where they ran other tests.

    1 as well where the matrix itself could not run: another way that this machine lacks is told.

    The result is kept only if all were asked for: a part must not replace the whole.
    """
    interpreters = _interpreters()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        # Resolved: a copy's paths must be those that its processes see.
        work = Path(folder).resolve()
        put_on_path(interpreters.values(), work / "pythons")
        cells = choose_cells(list(interpreters), read_releases(PLACES.releases))
        about = _about(interpreters)
        _tell_about(interpreters)
        # Copied from here: a commit that is made meanwhile is not measured.
        _copy(PLACES.root, work / "checkout")
        with served("-m", "cozefake", "--quiet") as service:
            job = Job(cells, service, runs.uv_program(), work)
            chosen = [each for each in VARIANTS if not letters or each.letter in letters]
            found = compare(job, chosen)
    _show(found)
    # Without the matrix itself there is nothing that the others are held against.
    if comparison.REFERENCE in found.left_out:
        return 1
    if not letters:
        write_json(RESULTS / f"{today()}.json", comparison.as_json(found, about))
    return 1 if any(found.differences(each) for each in found.measured) else 0


def compare(job: Job, variants: Sequence[Variant]) -> Comparison:
    """Measure one variant after the other; the reason stands for one that cannot run."""
    measured: list[Measured] = []
    left_out = {}
    for variant in variants:
        CONSOLE.print(f"{variant.letter}: {variant.description} …")
        try:
            measured.append(measure(variant, job))
        except CannotRunError as error:
            left_out[variant.letter] = str(error)
            continue
        durations = {part: run.seconds for part, run in measured[-1].suites.items()}
        job = replace(job, durations=durations)
    return Comparison(job.cells, tuple(measured), left_out)


def measure(variant: Variant, job: Job) -> Measured:
    """Warm the variant's caches up in a copy of the checkout, then time it in another one."""
    checkout = job.work / "checkout"
    thrown_away = _copy(checkout, job.work / f"{variant.letter}-warm-up")
    variant.warm_up(job, thrown_away)
    shutil.rmtree(thrown_away)
    copy = _copy(checkout, job.work / variant.letter)
    first = _timed(lambda: variant.run(job, copy))
    # Read before a second run writes its own.
    suites = {part: variant.suite_run(copy, *part) for part in parts(job.cells)}
    suite_cpu_seconds = variant.suite_cpu_seconds(job, copy, first.cpu_seconds)
    again = _timed(lambda: variant.run_again(job, copy)) if variant.has_second_run else None
    shutil.rmtree(copy)
    return Measured(
        variant.letter,
        variant.description,
        first.seconds,
        first.cpu_seconds,
        first.machine_seconds,
        suites,
        suite_cpu_seconds,
        None if again is None else again.seconds,
    )


def _interpreters() -> dict[str, Interpreter]:
    """The Pythons that the cells are on, proven to start."""
    pythons = read_configuration(PLACES.matrix).pythons
    found = find_interpreters(pythons, memory=PLACES.cache / "interpreters.json")
    chosen = choose_pythons(found)
    if not chosen:
        raise MatrixError(f"no Python to measure with: one of {', '.join(comparison.PYTHONS)}")
    return {python: found[python] for python in chosen}


def _tell_about(interpreters: dict[str, Interpreter]) -> None:
    few = len(interpreters) < comparison.HOW_MANY_PYTHONS
    CONSOLE.print(f"Python {', '.join(interpreters)}{': no more are here' if few else ''}")
    if _git("status", "--porcelain", "--untracked-files=no"):
        CONSOLE.print("the last commit is measured, not what was changed since")


def _copy(checkout: Path, folder: Path) -> Path:
    """Clone `checkout` into `folder`: what is committed, and nothing that could be reused."""
    _git("clone", "--quiet", "--no-tags", checkout, folder)
    return folder


def _git(*arguments: str | Path) -> str:
    ran = subprocess.run(
        ["git", *arguments], cwd=PLACES.root, capture_output=True, text=True, check=False
    )
    if ran.returncode != 0:
        raise MatrixError(f"git {arguments[0]}: {ran.stderr.strip()}")
    return ran.stdout.strip()


@dataclass(frozen=True)
class Timed:
    """Wall seconds of a step, CPU seconds of the processes that ended in it, and the machine's."""

    seconds: float
    cpu_seconds: float
    machine_seconds: float | None


def _timed(step: Callable[[], None]) -> Timed:
    started, used, busy = time.perf_counter(), _cpu_seconds(), _machine_seconds()
    step()
    return Timed(
        time.perf_counter() - started,
        _cpu_seconds() - used,
        None if busy is None else (_machine_seconds() or busy) - busy,
    )


def _cpu_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _machine_seconds() -> float | None:
    """CPU seconds that all processes of the machine have used; None where it does not tell."""
    try:
        total = Path("/proc/stat").read_text(encoding="ascii").splitlines()[0]
    except OSError:
        return None
    user, nice, system, _idle, _waiting, *interrupts = map(int, total.split()[1:8])
    return (user + nice + system + sum(interrupts)) / os.sysconf("SC_CLK_TCK")


def _show(found: Comparison) -> None:
    table = Table("", "what", "wall s", "ratio", "CPU s", "machine's", "tests")
    for row in comparison.rows(found):
        table.add_row(*row)
    CONSOLE.print(table)
    for each in found.measured:
        if each.suite_cpu_seconds is not None:
            CONSOLE.print(f"{each.letter}: {each.suite_cpu_seconds:.2f} CPU s a suite")
        for line in found.differences(each):
            CONSOLE.print(line, markup=False)
    for letter, reason in found.left_out.items():
        CONSOLE.print(f"{letter} could not run: {reason}", markup=False)


def _about(interpreters: dict[str, Interpreter]) -> dict[str, object]:
    return {
        "date": today(),
        "commit": _git("rev-parse", "--short", "HEAD"),
        "machine": {
            "cores": os.cpu_count(),
            "platform": f"{platform.system()} {platform.machine()}",
            "pythons": {python: each.version for python, each in interpreters.items()},
        },
    }
