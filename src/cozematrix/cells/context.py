"""Everything that a cell is given: the run, its subject, what is asked of it, and its layers."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from cozematrix.cells import environment, sources
from cozematrix.cells.environment import Layers
from cozematrix.cells.fence import Fence, parts
from cozematrix.cells.kept import FOLDER as KEPT
from cozematrix.cells.kept import Store
from cozematrix.cells.resolution import Resolution, Resolver
from cozematrix.cells.view import view
from cozematrix.planning.plan import Suite

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from cozematrix.cells.run import Run
    from cozematrix.coverage.probes import Probes
    from cozematrix.inputs.configuration import Configuration
    from cozematrix.inputs.interpreters import Interpreter
    from cozematrix.inputs.releases import Release
    from cozematrix.places import Places
    from cozematrix.planning.plan import Cell

SUITES = (Suite.SYNC, Suite.ASYNC)


@dataclass(frozen=True)
class RunContext:
    """Everything that the steps of every cell share: places, limits, the run, and uv."""

    places: Places
    configuration: Configuration
    run: Run
    uv: str

    @property
    def resolver(self) -> Resolver:
        """The resolver of this run, whose answers are kept for each way of picking."""
        folder = self.places.cache / "resolutions" / self.configuration.picking.mode
        package = self.configuration.package
        return Resolver(folder, self.uv, self.run.is_offline, self.run.day, package)

    @property
    def layers(self) -> Layers:
        """The layers of installed packages, shared by all cells and runs."""
        limit = self.configuration.limits.install
        return Layers(self.places.cache / "layers", self.uv, self.run.is_offline, limit)

    @property
    def store(self) -> Store:
        """The store of outcomes that later runs take over."""
        return Store(self.places.cache / KEPT)

    @property
    def fenced(self) -> str:
        """The parts of a cell's fence that hold here, in words; "" for none."""
        return ", ".join(parts()) if self.configuration.is_fenced else ""

    @cached_property
    def view(self) -> Path:
        """The copy of the checkout that a cell sees."""
        root = self.places.root
        return view(root, self.places.cache / "views", sources.visible(root))

    def fence(self, subject: Subject, layers: Sequence[Path], scratch: Path, *ports: int) -> Fence:
        """The fence around a program of the cell that sees these layers, and writes `scratch`."""
        return Fence(
            readable=(self.view, subject.venv, subject.home, *layers),
            writable=(scratch,),
            ports=ports,
            is_closed=self.configuration.is_fenced,
        )


@dataclass(frozen=True)
class Subject:
    """A cell with what it is made of: its release, its Python, and a virtual environment."""

    cell: Cell
    release: Release
    interpreter: Interpreter
    venv: Path

    @property
    def program(self) -> Path:
        """The virtual environment's interpreter."""
        return environment.program(self.venv)

    @property
    def home(self) -> Path:
        """The folder in which that interpreter is installed, its standard library below it."""
        return self.program.resolve().parents[1]


@dataclass(frozen=True)
class Ask:
    """A request to a cell."""

    workers: int = 0
    """Number of pytest-xdist's workers for each suite, 0 for none."""
    arguments: tuple[str, ...] = ()
    """Words for pytest."""
    selection: str = ""
    """Those of `arguments` that select tests, as they were typed; "" for all tests."""
    is_fresh: bool = False
    """True if nothing is taken over from earlier runs."""
    is_measured: bool = True
    """True if the release has its probes."""
    hangs: Callable[[Suite, Mapping[str, str]], Collection[str]] = lambda *_: ()
    """Names the tests that are known to hang beside given distributions: they end early."""
    sources: Mapping[Suite, str] = field(default_factory=dict)
    """Digests of the files that a suite depends on; without one its outcome is not kept."""
    suites: tuple[Suite, ...] = SUITES
    """Suites to run, all at once."""

    @property
    def is_whole(self) -> bool:
        """True if each suite runs unshortened, so that its outcome may stand for it later."""
        return not self.arguments and self.is_measured

    def known_hangs(self, suite: Suite, pins: Sequence[str]) -> list[str]:
        """The tests that are known to hang beside these, `name==version` each."""
        return sorted(self.hangs(suite, dict(pin.split("==", 1) for pin in pins)))


@dataclass(frozen=True)
class Resolved:
    """The versions in a cell: those that a user has, and the runner's beside them."""

    user: Resolution
    runner: Resolution


@dataclass(frozen=True)
class Laid:
    """A cell's layers: what a user has, the same release with probes, and the runner.

    `package` and `pins` are what they hold: the package under test, and all beside it.
    """

    package: str
    pins: tuple[str, ...]
    user: tuple[Path, ...]
    probed: tuple[Path, ...]
    runner: Path
    probes: Probes
