"""`python -m cozematrix.upkeep.plants --python PROGRAM`: find wrong types that nobody notices.

Exit code 0 where enough were noticed, 1 where not, 2 where it could not be found out.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from cozematrix.data_file import read_json
from cozematrix.errors import MatrixError
from cozematrix.inputs.configuration import read_configuration
from cozematrix.inputs.releases import read_releases
from cozematrix.planning.plan import Cell
from cozematrix.upkeep.mutation.command import exit_code, parser, publish, say
from cozematrix.upkeep.mutation.faults import find_faults
from cozematrix.upkeep.mutation.score import Score, read_declarations
from cozematrix.upkeep.mutation.suites import copy_checkout, find_package
from cozematrix.upkeep.plants.edits import Planting
from cozematrix.upkeep.plants.public import read_public
from cozematrix.upkeep.plants.run import Checker, prepare, try_all
from cozematrix.verdicts.ledger import read_ledger

if TYPE_CHECKING:
    import argparse

    from cozematrix.upkeep.mutation.faults import Fault
    from cozematrix.upkeep.plants.public import Public

DATA = "data/plants.toml"
SAMPLE = 150


def main(arguments: list[str] | None = None) -> int:
    """Run with these arguments; the exit code."""
    options = parser("plants", __doc__, python="an interpreter with package and mypy")
    options.add_argument("--cell", default="3.12", help="its Python, as the ledger names it")
    return exit_code(_run, options.parse_args(arguments))


def _run(options: argparse.Namespace) -> int:
    python = options.python
    package = find_package(python, options.package)
    public = read_public(package)
    found = find_plants(package, public)
    everything = [plant for plants in found.values() for plant in plants]
    declarations = read_declarations(options.root / DATA, everything)
    plants = sample(found, options.sample or SAMPLE, options.seed)
    say(f"{len(everything)} plants of {len(found)} kinds, {len(plants)} in the sample")
    configuration = read_configuration(options.root / "matrix.toml")
    releases = read_releases(options.root / "releases.json")
    ledger = read_ledger(options.root, pythons=configuration.pythons, releases=releases)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        checkout = copy_checkout(options.root, work / "checkout")
        newest = read_json(checkout / "tests/typing/uses.json").get("release", str)
        cell = Cell(options.cell, newest, configuration.resolution)
        checker = Checker(checkout, python, package, work, cell, ledger)
        whole = prepare(checker, say)
        results = try_all(checker, whole, public, plants, jobs=options.jobs, say=say)
    score = Score(results, declarations)
    title = f"{package.name}: which wrong annotations the type check notices"
    return publish(score, "plants", options, package=package.name, failing=(), title=title)


def find_plants(package: Path, public: Public) -> dict[str, list[Fault]]:
    """Every plant of a package, by kind."""
    found: dict[str, list[Fault]] = {}
    for path in sorted(package.rglob("*.py")):
        file = path.relative_to(package.parent).as_posix()
        planting = Planting(public, is_root=path == package / "__init__.py")
        for plant in find_faults(file, path.read_text(encoding="utf-8"), planting.edits):
            found.setdefault(plant.operator, []).append(plant)
    if not found:
        raise MatrixError(f"{package.name}: there is nothing public in it")
    return dict(sorted(found.items()))


def sample(found: dict[str, list[Fault]], size: int, seed: int) -> list[Fault]:
    """`size` of the plants, always the same for a seed, as many of each kind as there can be."""
    drawn: list[Fault] = []
    left = dict(found)
    while left:
        # The rarest kind first: what it lacks, the others share.
        kind = min(left, key=lambda each: (len(left[each]), each))
        share = min(len(left[kind]), round((size - len(drawn)) / len(left)))
        # No secret: it has to be the same again.
        chance = random.Random(f"{seed}:{kind}")  # noqa: S311
        drawn += chance.sample(left.pop(kind), share)
    return sorted(drawn, key=lambda plant: (plant.file, plant.number))


if __name__ == "__main__":
    sys.exit(main())
