"""The record of the probes, held against coverage's own tracer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from cozematrix.cells import environment
from cozematrix.cells.environment import HITS, Layers
from cozematrix.coverage import instrument
from cozematrix.coverage.figures import JSON, Coverages, coverages, write_pages
from cozematrix.coverage.instrument import BODY, CALL, DEFINITION, LINE, OTHER, Probe, instrumented
from cozematrix.coverage.probes import Probes, read_probes
from cozematrix.errors import InfrastructureError
from cozematrix.inputs.interpreters import Interpreter, find_interpreters
from tests.engine.programs import DIFFERENT, NEWER, PROGRAMS, Place

PYTHONS = ("3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15")
HERE = Path(sys.executable)
# Each program in the order of the names, by its own name as a module of `demo`.
RUN = """\
import importlib, pkgutil, demo
for name in sorted(module.name for module in pkgutil.iter_modules(demo.__path__)):
    importlib.import_module("demo." + name)
"""
ALL = {**PROGRAMS, **NEWER, **{name: each.program for name, each in DIFFERENT.items()}}


@dataclass(frozen=True)
class Release:
    """A folder with the package `demo`, its layer with probes, and what running it hit."""

    folder: Path
    probes: Probes
    layer: Path
    hits: bytes


@dataclass(frozen=True)
class Seen:
    """Lines and branches of a file: those that there are, and those that were executed."""

    possible: set[Place]
    executed: set[Place]


def write_release(folder: Path, programs: Mapping[str, str]) -> Path:
    package = folder / "release/demo"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    for name, program in programs.items():
        (package / file_name(name)).write_text(program.removeprefix("\n"))
    return package


def file_name(program: str) -> str:
    return f"{program.replace(',', '').replace(' ', '_')}.py"


def lay(folder: Path, package: Path, python: Path) -> tuple[Probes, Path]:
    """The probes of a package, and its layer with them for a Python, made as for a cell."""
    layers = Layers(folder / "layers", uv="", is_offline=True, seconds=60)
    probes = layers.probes(package)
    return probes, layers.probed(package.parent, python, probes)


def run(
    layer: Path, code: str, hits: Path | None = None, *, python: Path = HERE, check: bool = True
) -> str:
    """Run code that sees a layer with probes, as a suite does; what it printed."""
    variables = {"PATH": os.environ["PATH"], "PYTHONPATH": str(layer)}
    ran = subprocess.run(
        [python, "-c", f"import cell_hits\n{code}"],
        env={**variables, **({HITS: str(hits)} if hits else {})},
        check=check,
        stdout=subprocess.PIPE,
        stderr=None if check else subprocess.STDOUT,
        text=True,
    )
    return ran.stdout


def run_all(layer: Path, probes: Probes, python: Path = HERE) -> bytes:
    """Return the hits of running all programs."""
    hits = layer.parent / "hits"
    hits.write_bytes(bytes(probes.count))
    run(layer, RUN, hits, python=python)
    return hits.read_bytes()


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """All programs, on this Python."""
    folder = tmp_path_factory.mktemp("probes")
    package = write_release(folder, ALL)
    probes, layer = lay(folder, package, HERE)
    return Release(package.parent, probes, layer, run_all(layer, probes))


@pytest.fixture(scope="module")
def told(release: Release) -> dict[str, Seen]:
    """Return the record of the probes, by the name of the file."""
    return {
        Path(file.path).name: Seen(
            {*file.statements, *file.branches},
            {*file.lines(release.hits), *file.taken(release.hits)},
        )
        for file in release.probes.files
    }


@pytest.fixture(scope="module")
def traced(release: Release, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    """Return the record of coverage's tracer, by the name of the file."""
    folder = tmp_path_factory.mktemp("coverage")
    (folder / "run.py").write_text(RUN)
    variables = {"PATH": os.environ["PATH"], "PYTHONPATH": str(release.folder)}
    # From Python 3.14 on coverage does not trace by itself, but asks the interpreter.
    variables["COVERAGE_CORE"] = "ctrace"
    for words in (["run", "--branch", "--source=demo", "run.py"], ["json", "-q"]):
        command = [sys.executable, "-m", "coverage", *words]
        subprocess.run(command, cwd=folder, env=variables, check=True)
    return read_report(folder / "coverage.json")


def read_report(path: Path) -> dict[str, Seen]:
    """The lines and branches of each file in a report of coverage's."""
    seen = {}
    for name, row in json.loads(path.read_text())["files"].items():
        executed = {*row["executed_lines"], *map(tuple, row["executed_branches"])}
        missing = {*row["missing_lines"], *map(tuple, row["missing_branches"])}
        seen[Path(name).name] = Seen(executed | missing, executed)
    return seen


@pytest.mark.parametrize("name", [*PROGRAMS, *NEWER])
def test_probes_say_what_the_tracer_says(
    told: dict[str, Seen], traced: dict[str, Seen], name: str
) -> None:
    assert told[file_name(name)] == traced[file_name(name)]


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_probes_and_tracer_do_not_say_alike_is_known(
    told: dict[str, Seen], traced: dict[str, Seen], name: str
) -> None:
    ours, theirs = told[file_name(name)], traced[file_name(name)]

    assert ours.possible == theirs.possible
    assert theirs.executed - ours.executed == DIFFERENT[name].tracer
    assert ours.executed - theirs.executed == DIFFERENT[name].probes


def test_each_program_that_has_code_was_run(traced: dict[str, Seen]) -> None:
    idle = {name for name in ALL if not traced[file_name(name)].executed}

    assert idle == {"nothing", "a comment", "a docstring"}


def test_pages_say_what_the_probes_say(
    release: Release, told: dict[str, Seen], tmp_path: Path
) -> None:
    names = {file_name(name) for name in (*PROGRAMS, *NEWER)}
    files = tuple(each for each in release.probes.files if Path(each.path).name in names)

    write_pages(Probes(files), release.hits, release.folder / "demo", tmp_path / "pages")

    report = tmp_path / "pages" / JSON
    totals = json.loads(report.read_text())["totals"]
    assert read_report(report) == {name: told[name] for name in names}
    assert coverages(Probes(files), release.hits) == Coverages(
        lines=round(100 * totals["covered_lines"] / totals["num_statements"], 1),
        branches=round(100 * totals["covered_branches"] / totals["num_branches"], 1),
    )


@pytest.fixture(scope="module")
def interpreters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Interpreter]:
    return find_interpreters(PYTHONS, memory=tmp_path_factory.mktemp("memory") / "answers.json")


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The programs that every Python can read, on this one."""
    folder = tmp_path_factory.mktemp("everywhere")
    package = write_release(folder, PROGRAMS)
    probes, layer = lay(folder, package, HERE)
    return Release(package.parent, probes, layer, run_all(layer, probes))


@pytest.mark.parametrize("python", PYTHONS)
def test_every_python_puts_the_same_probes_and_they_are_hit_alike(
    everywhere: Release, interpreters: dict[str, Interpreter], tmp_path: Path, python: str
) -> None:
    if python not in interpreters:
        pytest.skip(f"no Python {python} on this machine")
    program = interpreters[python].path

    probes, layer = lay(tmp_path, everywhere.folder / "demo", program)

    assert probes == everywhere.probes
    assert run_all(layer, probes, program) == everywhere.hits


SMALL = '''\
def choose(number: int):
    """Choose.

    More of it.
    """
    # No compiler keeps this.
    if number > 0:
        return 1 / (number - 1)
    return "less"


@property
def decorated(self):
    return self
'''


@pytest.fixture
def small(tmp_path: Path) -> Release:
    """A package of one program, of which nothing was run."""
    package = write_release(tmp_path, {"small": SMALL})
    probes, layer = lay(tmp_path, package, HERE)
    return Release(package.parent, probes, layer, b"")


def test_probes_are_numbered_in_the_order_of_the_source() -> None:
    assert instrument.probes(SMALL.encode()) == [
        Probe(DEFINITION, (1,)),
        Probe(CALL, (1,)),
        Probe(LINE, (7,)),
        Probe(BODY, (7,), 8),
        Probe(LINE, (8,)),
        Probe(OTHER, (7,), 8),
        Probe(LINE, (9,)),
        Probe(DEFINITION, (12, 13)),
        Probe(CALL, (12, 13)),
        Probe(LINE, (14,)),
    ]


def test_processes_of_a_suite_share_their_hits(small: Release, tmp_path: Path) -> None:
    hits = tmp_path / "hits"
    hits.write_bytes(bytes(small.probes.count))

    for number in (-1, 2):
        run(small.layer, f"import demo.small; demo.small.choose({number})", hits)

    [_, file] = small.probes.files
    assert file.lines(hits.read_bytes()) == {1, 7, 8, 9, 12, 13}
    assert file.taken(hits.read_bytes()) == {(7, 8), (7, 9)}


def test_code_with_probes_runs_where_nobody_measures(small: Release) -> None:
    assert run(small.layer, "import demo.small; print(demo.small.choose(3))") == "0.5\n"


LOOK = """
import inspect, traceback, demo.small
try:
    demo.small.choose(1)
except ZeroDivisionError:
    print(traceback.format_exc())
print(inspect.getsource(demo.small.choose), demo.small.choose.__doc__, demo.small.__file__)
print(demo.small.choose.__annotations__)
print(inspect.getsource(demo.small.decorated.fget), inspect.getsourcelines(demo.small))
"""


def test_tracebacks_and_inspection_show_the_releases_own_lines(small: Release) -> None:
    # Without probes, but with the same start.
    (small.folder / "cell_hits.py").write_text("")
    plain = run(small.folder, LOOK)

    probed = run(small.layer, LOOK)

    assert probed == plain.replace(str(small.folder), str(small.layer))
    assert f'File "{small.layer}/demo/small.py", line 8, in choose\n    return 1 /' in probed
    assert SMALL[: SMALL.index("\n\n\n")] in probed
    assert "@property\ndef decorated(self):" in probed
    assert "{'number': <class 'int'>}" in probed


BROKEN = "x = 1\nif x\n    y = 2\n"


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    """A layer of one file that this Python can read and one that it cannot."""
    package = write_release(tmp_path, {"whole": "x = 1\n", "broken": BROKEN})
    layer = tmp_path / "layer"
    (layer / "demo").mkdir(parents=True)
    (layer / "cell_hits.py").write_text(environment._MODULE % 1)
    for file in package.iterdir():
        (layer / "demo" / file.name).write_bytes(file.read_bytes())
    table = tmp_path / "table.json"
    table.write_text('[["demo/broken.py", 0, 1], ["demo/whole.py", 0, 1]]')
    command = [sys.executable, "-I", instrument.__file__]
    subprocess.run([*command, table, package.parent, layer, layer], check=True)
    return layer


def test_file_that_this_python_cannot_read_is_left_without_probes(compiled: Path) -> None:
    tag = sys.implementation.cache_tag

    assert [each.name for each in compiled.glob("demo/__pycache__/*")] == [f"whole.{tag}.pyc"]


def test_file_that_this_python_cannot_read_raises_as_without_probes(compiled: Path) -> None:
    printed = run(compiled, "import demo.whole, demo.broken", check=False)

    assert f'  File "{compiled}/demo/broken.py", line 2\n    if x\n' in printed
    assert printed.splitlines()[-1] == "SyntaxError: expected ':'"


def test_other_number_of_probes_than_is_known_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a\.py: 2 probes, not 3$"):
        instrumented(b"x = 1\ny = 2\n", "a.py", 0, 3)


def test_layer_that_gets_other_probes_is_not_made(small: Release, tmp_path: Path) -> None:
    (small.folder / "demo/small.py").write_text("x = 1\n")
    layers = Layers(tmp_path / "others", uv="", is_offline=True, seconds=60)

    with pytest.raises(InfrastructureError, match=r"small\.py: 1 probes, not 10$"):
        layers.probed(small.folder, HERE, small.probes)

    assert [each for each in layers.folder.iterdir() if each.is_dir()] == []


def test_probes_that_were_found_are_remembered(small: Release, tmp_path: Path) -> None:
    memory = tmp_path / "memory.json"
    found = read_probes(small.folder / "demo", memory)
    (small.folder / "demo/small.py").unlink()

    assert found == read_probes(small.folder / "demo", memory) == small.probes


def test_damaged_memory_of_probes_is_made_anew(small: Release, tmp_path: Path) -> None:
    memory = tmp_path / "memory.json"
    memory.write_text('{"files": [')

    assert read_probes(small.folder / "demo", memory) == small.probes
    assert read_probes(small.folder / "demo", memory) == small.probes
