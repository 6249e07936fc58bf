"""`python -m cozematrix.upkeep.mutation --python PROGRAM`: what contracts notice of a broken SDK.

Exit code 0 where enough faults were caught, 1 where not, 2 where it could not be found out.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from cozefake.background import running
from cozematrix.inputs.configuration import read_configuration
from cozematrix.inputs.releases import read_releases
from cozematrix.places import Places
from cozematrix.upkeep.mutation.baseline import measure
from cozematrix.upkeep.mutation.command import exit_code, parser, publish, say
from cozematrix.upkeep.mutation.faults import find_in, in_files, sample
from cozematrix.upkeep.mutation.run import Trial, try_all
from cozematrix.upkeep.mutation.score import Score, read_declarations
from cozematrix.upkeep.mutation.suites import Workspace, copy_checkout, find_package
from cozematrix.verdicts.ledger import read_ledger

if TYPE_CHECKING:
    import argparse

    from cozematrix.verdicts.ledger import Cause

SAMPLE = 300


def main(arguments: list[str] | None = None) -> int:
    """Run with these arguments; the exit code."""
    options = parser("mutation", __doc__, python="an interpreter with package and runner")
    options.add_argument(
        "--files",
        nargs="+",
        metavar="PATTERN",
        help="only faults of these files, such as 'cozepy/auth/*': all, unless --sample is given",
    )
    return exit_code(_run, options.parse_args(arguments))


def _run(options: argparse.Namespace) -> int:
    python = options.python
    package = find_package(python, options.package)
    found = find_in(package)
    everything = [fault for faults in found.values() for fault in faults]
    declarations = read_declarations(options.root / "data" / "mutation.toml", everything)
    drawn_from = in_files(found, options.files) if options.files else found
    size = options.sample or (len(everything) if options.files else SAMPLE)
    faults = sample(drawn_from, size, options.seed)
    say(f"{len(everything)} faults in {len(found)} files, {len(faults)} of them are tried")
    with tempfile.TemporaryDirectory() as folder, running() as service:
        work = Path(folder).resolve()
        checkout = copy_checkout(options.root, work / "checkout")
        workspace = Workspace(checkout, python, service.url, work, _ledger(options.root))
        baseline = measure(workspace, package, say)
        trial = Trial(workspace, package, baseline)
        results = try_all(trial, faults, jobs=options.jobs, say=say)
    score = Score(results, declarations)
    return publish(score, "mutation", options, package=package.name, failing=baseline.failing)


def _ledger(root: Path) -> tuple[Cause, ...]:
    """The causes for which tests fail anyhow; none for a checkout that is no matrix."""
    places = Places(root)
    if not places.matrix.is_file():
        return ()
    pythons = read_configuration(places.matrix).pythons
    return read_ledger(root, pythons=pythons, releases=read_releases(places.releases))


if __name__ == "__main__":
    sys.exit(main())
