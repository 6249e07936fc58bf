"""The run: mypy on the whole package, then on it with each wrong annotation of a sample."""

from __future__ import annotations

import ast
import queue
import shutil
import time
import venv
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.cells import process
from cozematrix.cells.outcome import Outcome, Status, in_modules
from cozematrix.errors import MatrixError
from cozematrix.planning.plan import Cell, Suite
from cozematrix.types.typecheck import FOLDER, OPTIONS, read_errors
from cozematrix.upkeep.mutation.faults import make
from cozematrix.upkeep.mutation.score import Fate, TriedFault
from cozematrix.upkeep.plants.edits import Planting
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.judge import facts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cozematrix.upkeep.mutation.faults import Fault
    from cozematrix.upkeep.plants.public import Public
    from cozematrix.verdicts.ledger import Cause

SECONDS = 300.0


@dataclass(frozen=True)
class Checker:
    """The surroundings of each check.

    `checkout` has the uses, `python` has mypy and what the package depends on; `work` is a folder
    of its own; `cell` is the one that the ledger's places are asked for.
    """

    checkout: Path
    python: Path
    package: Path
    work: Path
    cell: Cell
    ledger: Sequence[Cause]

    def check(self, job: Job) -> list[str]:
        """List what is not as the ledger says, by the names of its places."""
        log = job.folder / "mypy.log"
        command: list[str | Path] = [self.python, "-m", "mypy", *OPTIONS]
        command += ["--python-executable", job.program, "--cache-dir", job.cache, FOLDER]
        ended = process.run(
            command,
            log=log,
            seconds=SECONDS,
            cwd=self.checkout,
            env=process.clean_environment(home=job.folder, bin_folder=self.python.parent),
        )
        if ended.is_timeout or ended.code not in (0, 1):
            # A package that mypy cannot read is noticed, too.
            return [ended.description]
        printed = log.read_text(encoding="utf-8", errors="replace")
        results = read_errors(printed, self.checkout, lambda _: False)
        status = Status.ERRORS if results else Status.CLEAN
        outcome = Outcome(self.cell, Suite.TYPES, "", status, modules=in_modules(results))
        facts = facts_of(outcome, self.ledger, is_required=True)
        return [fact.name for fact in facts if fact.judgement is not Judgement.AS_EXPECTED]


@dataclass(frozen=True)
class Job:
    """A folder with a copy of the package, a virtual environment that sees it, and a cache."""

    folder: Path

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    @property
    def program(self) -> Path:
        return self.folder / "venv" / "bin" / "python"


def prepare(checker: Checker, say: Callable[[str], None]) -> Job:
    """Check the package as it is, which fills a cache; a `MatrixError` where that is not clean.

    A plant is rendered from the tree, which drops comments and layout: that alone must not show.
    """
    job = _job(checker, "whole")
    cold = _clean(checker, job)
    say(f"the whole package: {cold:.1f} s cold, {_clean(checker, job):.1f} s warm")
    rendered = _job(checker, "rendered")
    for path in rendered.site.rglob("*.py"):
        text = ast.unparse(ast.parse(path.read_text(encoding="utf-8")))
        path.write_text(f"{text}\n", encoding="utf-8")
    _clean(checker, rendered)
    return job


def _clean(checker: Checker, job: Job) -> float:
    """Check a package without any plant; the seconds that it took."""
    started = time.monotonic()
    if wrong := checker.check(job):
        shown = "\n  ".join(wrong[:10])
        raise MatrixError(f"without any plant {len(wrong)} places are not as expected:\n  {shown}")
    return time.monotonic() - started


def try_all(
    checker: Checker,
    whole: Job,
    public: Public,
    plants: Sequence[Fault],
    *,
    jobs: int,
    say: Callable[[str], None],
) -> tuple[TriedFault, ...]:
    """The fate of each plant, in the order given; `jobs` at a time, each in a copy of its own."""
    free: queue.Queue[Job] = queue.Queue()
    for number in range(jobs):
        free.put(_job(checker, f"job-{number}"))

    def one(plant: Fault) -> TriedFault:
        job = free.get()
        try:
            return _try_one(checker, whole, job, public, plant)
        finally:
            free.put(job)

    results: dict[Fault, TriedFault] = {}
    with ThreadPoolExecutor(jobs) as pool:
        futures = [pool.submit(one, plant) for plant in plants]
        try:
            for future in as_completed(futures):
                result = future.result()
                results[result.fault] = result
                by = f" by {result.by}" if result.by else ""
                done = f"{len(results)}/{len(plants)}"
                say(f"{done} {result.fate}{by}, {result.seconds:.1f} s: {result.fault.name}")
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return tuple(results[plant] for plant in plants)


def _try_one(checker: Checker, whole: Job, job: Job, public: Public, plant: Fault) -> TriedFault:
    started = time.monotonic()
    path = job.site / plant.file
    text = path.read_text(encoding="utf-8")
    planting = Planting(public, is_root=plant.file == f"{checker.package.name}/__init__.py")
    # The cache of the whole package: what another plant left there would be checked again.
    shutil.rmtree(job.cache, ignore_errors=True)
    shutil.copytree(whole.cache, job.cache)
    try:
        path.write_text(make((plant,), text, planting.edits), encoding="utf-8")
        wrong = checker.check(job)
    finally:
        _restore(path, text, checker.package.parent / plant.file)
    fate = Fate.CAUGHT if wrong else Fate.SURVIVED
    return TriedFault(plant, fate, wrong[0] if wrong else "", round(time.monotonic() - started, 2))


def _restore(path: Path, text: str, origin: Path) -> None:
    """Write a file as it was, with its times, by which mypy knows that it need not be read."""
    path.write_text(text, encoding="utf-8")
    shutil.copystat(origin, path)


def _job(checker: Checker, name: str) -> Job:
    job = Job(checker.work / name)
    shutil.copytree(checker.package, job.site / checker.package.name)
    venv.create(job.folder / "venv", symlinks=True)
    # The copy stands before the package that is installed beside its dependencies.
    seen = f"{job.site}\n{checker.package.parent}\n"
    for site in (job.folder / "venv" / "lib").glob("python3.*/site-packages"):
        (site / "layers.pth").write_text(seen, encoding="utf-8")
    return job
