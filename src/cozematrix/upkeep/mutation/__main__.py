"""`python -m cozematrix.upkeep.mutation --python PROGRAM`: what contracts notice of a broken SDK.

Exit code 0 where enough faults were caught, 1 where not, 2 where it could not be found out.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from cozefake.background import running
from cozematrix.data_file import write_json, write_whole
from cozematrix.errors import MatrixError
from cozematrix.upkeep.mutation import report
from cozematrix.upkeep.mutation.faults import find_in, sample
from cozematrix.upkeep.mutation.run import measure, try_all
from cozematrix.upkeep.mutation.score import Score, read_declarations
from cozematrix.upkeep.mutation.suites import Workspace, copy_checkout, find_package


def main(arguments: list[str] | None = None) -> int:
    """Run with these arguments; the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except MatrixError as error:
        sys.stderr.write(f"{error}\n")
        return 2


def _run(options: argparse.Namespace) -> int:
    # Not resolved: a virtual environment's program is a link that must be started by its own name.
    python = Path(os.path.abspath(options.python))  # noqa: PTH100
    package = find_package(python, options.package)
    found = find_in(package)
    everything = [fault for faults in found.values() for fault in faults]
    declarations = read_declarations(options.root / "data" / "mutation.toml", everything)
    faults = sample(found, options.sample, options.seed)
    say(f"{len(everything)} faults in {len(found)} files, {len(faults)} in the sample")
    with tempfile.TemporaryDirectory() as folder, running() as service:
        work = Path(folder).resolve()
        checkout = copy_checkout(options.root, work / "checkout")
        workspace = Workspace(checkout, python, service.url, work)
        baseline = measure(workspace, package, say)
        results = try_all(workspace, package, baseline, faults, jobs=options.jobs, say=say)
    score = Score(results, declarations)
    about = {"package": package.name, "seed": options.seed, "failing": baseline.failing}
    write_json(options.out / "mutation.json", report.as_json(score, **about))
    write_whole(options.out / "mutation.md", report.markdown(score, **about))
    say(report.summary(score))
    return 0 if score.share >= options.least else 1


def say(line: str) -> None:
    """Tell at once: a run takes minutes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cozematrix.upkeep.mutation", description=__doc__)
    parser.add_argument("--python", required=True, help="an interpreter with package and runner")
    parser.add_argument("--package", default="cozepy")
    parser.add_argument("--sample", type=_positive, default=300, help="how many faults")
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--out", type=Path, default=Path("reports/mutation"))
    parser.add_argument("--least", type=float, default=0.95, help="the share that is enough")
    parser.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1)
    parser.add_argument("--root", type=Path, default=Path(), help="the checkout")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


if __name__ == "__main__":
    sys.exit(main())
