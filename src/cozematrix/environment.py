"""A cell's environment: a virtual environment that sees layers, each installed once and shared.

cozepy is pure Python and most releases ask for the same dependencies, so a cell is put together
from two layers, the dependencies and the release itself, which all cells with equal pins share,
with their compiled bytecode. The runner is a third layer behind them that is added only for the
suites: what the import step sees is what a user has. The suites see the release with probes in its
code (see `instrument`), which is how they are measured.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from cozematrix import instrument, probes, process
from cozematrix.document import write_whole
from cozematrix.errors import IndexUnavailableError, InfrastructureError, NotInstallableError
from cozematrix.probes import Probes, read_probes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cozematrix.releases import Release

# The variable that names the file which the probes of a suite write into.
HITS = "CELL_HITS"
# In a `.pth` file a line that starts with `import` is run at every start of the interpreter, also
# in pytest-xdist's workers: all processes of a suite share one file.
_MEASURE = "import cell_hits"
_MODULE = f"""\
import builtins, mmap, os

path = os.environ.get("{HITS}")
if path:
    with open(path, "r+b") as file:
        builtins.{instrument.BUFFER} = mmap.mmap(file.fileno(), 0)
else:
    builtins.{instrument.BUFFER} = bytearray(%d)
"""


_INSTRUMENT = Path(instrument.__file__)


@dataclass(frozen=True)
class Layers:
    """Makes layers in `folder` and keeps them; `seconds` is the limit for one installation."""

    folder: Path
    uv: str
    is_offline: bool
    seconds: float

    def layer(self, python: str, interpreter: Path, pins: Sequence[str]) -> Path:
        """The folder that holds exactly `pins`, installed for `interpreter`.

        Only wheels are installed, as for a user without a compiler; a pin without a wheel is a
        NotInstallableError.
        """
        layer = self.folder / f"{python}-{_digest(*sorted(pins))}"
        return self._once(layer, lambda: self._install(interpreter, pins, layer))

    def release(self, python: str, interpreter: Path, package: str, release: Release) -> Path:
        """The folder that holds the release alone: the very wheel that is known by its hash."""
        pin = f"{package}=={release.version} --hash=sha256:{release.sha256}"
        return self.layer(python, interpreter, [pin])

    def source(self, package: str, release: Release) -> Path:
        """The folder of a release's source, the same for every Python."""
        return self.release("source", Path(sys.executable), package, release) / package

    def probes(self, source: Path) -> Probes:
        """The probes of the release whose source this is."""
        # What counts as a statement is coverage's to say, on the Python that runs it.
        reader = f"{sys.version_info[:2]} {version('coverage')}"
        code = [path.read_text(encoding="utf-8") for path in (_INSTRUMENT, Path(probes.__file__))]
        digest = _digest(str(source), reader, *code)
        return read_probes(source, self.folder / f"{source.parent.name}-{digest}.json")

    def probed(self, release: Path, interpreter: Path, probes: Probes) -> Path:
        """A copy of the release's layer in which its code has the probes."""
        digest = _digest(str(probes.count), _INSTRUMENT.read_text(encoding="utf-8"))
        layer = self.folder / f"{release.name}-{digest}"
        return self._once(layer, lambda: self._instrument(release, interpreter, probes, layer))

    def _once(self, layer: Path, make: Callable[[], None]) -> Path:
        """The layer, made by whoever needs it first; the others wait for it."""
        if not layer.is_dir():
            self.folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self.folder / f"{layer.name}.lock"):
                if not layer.is_dir():
                    make()
        return layer

    def _instrument(self, release: Path, interpreter: Path, probes: Probes, layer: Path) -> None:
        beside = _beside(layer)
        table = layer.with_name(f"{layer.name}.json")
        rows = [[file.path, file.first, len(file.probes)] for file in probes.files]
        write_whole(table, json.dumps(rows))
        try:
            shutil.copytree(release, beside, ignore=shutil.ignore_patterns("__pycache__"))
            write_whole(beside / "cell_hits.py", _MODULE % probes.count)
            command = [str(interpreter), "-I", str(_INSTRUMENT)]
            made = subprocess.run(
                [*command, str(table), str(release), str(beside), str(layer)],
                capture_output=True,
                text=True,
                check=False,
                timeout=self.seconds,
            )
            if made.returncode != 0:
                last = made.stderr.strip().rpartition("\n")[2]
                raise InfrastructureError(f"no probes in {release.name}: {last}")
            beside.rename(layer)
        except subprocess.TimeoutExpired:
            raise InfrastructureError(f"no probes in {release.name}: out of time") from None
        finally:
            shutil.rmtree(beside, ignore_errors=True)

    def _install(self, interpreter: Path, pins: Sequence[str], layer: Path) -> None:
        beside = _beside(layer)
        listed = layer.with_name(f"{layer.name}.txt")
        write_whole(listed, "".join(f"{pin}\n" for pin in pins))
        command = [self.uv, "pip", "install", "--target", str(beside), "--no-deps", "--no-build"]
        # Copies: a link into uv's cache would let a cell change what other projects install.
        command += ["--link-mode", "copy"]
        command += ["--python", str(interpreter), "--no-progress"]
        command += ["--color", "never", "-r", str(listed)]
        command += ["--offline"] if self.is_offline else []
        try:
            installed = subprocess.run(
                command,
                capture_output=True,
                text=True,
                check=False,
                timeout=self.seconds,
                env=process.installer_environment(),
            )
            if installed.returncode != 0:
                raise _why(" ".join(installed.stderr.split()))
            beside.rename(layer)
        except subprocess.TimeoutExpired:
            raise IndexUnavailableError(
                f"installing took longer than {self.seconds:.0f} s"
            ) from None
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def expose(venv: Path, layers: Sequence[Path], *, is_measured: bool) -> None:
    """Let the virtual environment see exactly `layers`, the first one first.

    `is_measured`: the first one is a release with probes.
    """
    lines = [str(layer) for layer in layers] + ([_MEASURE] if is_measured else [])
    for site in _site_packages(venv):
        write_whole(site / "cell.pth", "".join(f"{line}\n" for line in lines))


def program(venv: Path) -> Path:
    """The virtual environment's interpreter."""
    return venv / "bin" / "python"


def _beside(layer: Path) -> Path:
    """Where a layer is made, before it is put in its place whole."""
    beside = layer.with_name(f".{layer.name}.{os.getpid()}")
    # A process that was killed may have had the same number.
    shutil.rmtree(beside, ignore_errors=True)
    return beside


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def _site_packages(venv: Path) -> list[Path]:
    return sorted(venv.glob("lib/python3.*/site-packages"))


def _why(reason: str) -> Exception:
    # uv names what it could not reach; everything else is about the packages themselves.
    unreachable = ("Failed to fetch", "error sending request", "network was disabled", "dns error")
    if any(sign in reason for sign in unreachable):
        return IndexUnavailableError(f"the package index did not answer: {reason[:200]}")
    return NotInstallableError(reason[:400])
