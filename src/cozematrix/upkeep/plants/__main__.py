"""`python -m cozematrix.upkeep.plants --python PROGRAM`: find wrong types that nobody notices.

Exit code 0 where enough were noticed, 1 where not, 2 where it could not be found out.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from cozematrix.data_file import read_json, write_json, write_whole
from cozematrix.errors import MatrixError
from cozematrix.inputs.configuration import read_configuration
from cozematrix.inputs.releases import read_releases
from cozematrix.planning.plan import Cell
from cozematrix.upkeep.mutation import report
from cozematrix.upkeep.mutation.faults import find_faults
from cozematrix.upkeep.mutation.score import Score, read_declarations
from cozematrix.upkeep.mutation.suites import copy_checkout, find_package
from cozematrix.upkeep.plants.edits import Planting
from cozematrix.upkeep.plants.public import read_public
from cozematrix.upkeep.plants.run import Checker, prepare, program, try_all
from cozematrix.verdicts.ledger import read_ledger

if TYPE_CHECKING:
    from cozematrix.upkeep.mutation.faults import Fault
    from cozematrix.upkeep.plants.public import Public

DATA = "data/plants.toml"


def main(arguments: list[str] | None = None) -> int:
    """Run with these arguments; the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except MatrixError as error:
        sys.stderr.write(f"{error}\n")
        return 2


def _run(options: argparse.Namespace) -> int:
    python = program(options.python)
    package = find_package(python, options.package)
    public = read_public(package)
    found = find_plants(package, public)
    everything = [plant for plants in found.values() for plant in plants]
    declarations = read_declarations(options.root / DATA, everything)
    plants = sample(found, options.sample, options.seed)
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
    about = {"package": package.name, "seed": options.seed, "failing": ()}
    title = f"{package.name}: which wrong annotations the type check notices"
    write_json(options.out / "plants.json", report.as_json(score, **about))
    write_whole(options.out / "plants.md", report.markdown(score, **about, title=title))
    say(report.summary(score))
    return 0 if score.share >= options.least else 1


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


def say(line: str) -> None:
    """Tell at once: a run takes minutes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cozematrix.upkeep.plants", description=__doc__)
    parser.add_argument("--python", required=True, help="an interpreter with package and mypy")
    parser.add_argument("--cell", default="3.12", help="its Python, as the ledger names it")
    parser.add_argument("--package", default="cozepy")
    parser.add_argument("--sample", type=_positive, default=150, help="how many plants")
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--out", type=Path, default=Path("reports/plants"))
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
