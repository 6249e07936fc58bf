"""A cell's environment: a virtual environment that sees layers, each installed once and shared.

cozepy is pure Python and most releases ask for the same dependencies, so a cell is put together
from two layers, the dependencies and the release itself, which all cells with equal pins share,
with their compiled bytecode. The runner is a third layer behind them that is added only for the
suites: what the import step sees is what a user has.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock

from cozematrix.document import write_whole
from cozematrix.errors import IndexUnavailableError, NotInstallableError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# In a `.pth` file a line that starts with `import` is run at every start of the interpreter:
# coverage then measures pytest-xdist's workers too, as its documentation describes.
_MEASURE = (
    "import os; os.environ.get('COVERAGE_PROCESS_START') "
    "and __import__('coverage').process_startup()"
)


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
        digest = hashlib.sha256("\n".join(sorted(pins)).encode()).hexdigest()[:12]
        layer = self.folder / f"{python}-{digest}"
        if layer.is_dir():
            return layer
        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self.folder / f"{layer.name}.lock"):
            if not layer.is_dir():
                self._install(interpreter, pins, layer)
        return layer

    def _install(self, interpreter: Path, pins: Sequence[str], layer: Path) -> None:
        beside = layer.with_name(f".{layer.name}.{os.getpid()}")
        listed = layer.with_name(f"{layer.name}.txt")
        write_whole(listed, "".join(f"{pin}\n" for pin in pins))
        command = [self.uv, "pip", "install", "--target", str(beside), "--no-deps", "--no-build"]
        command += ["--python", str(interpreter), "--no-progress"]
        command += ["--color", "never", "-r", str(listed)]
        command += ["--offline"] if self.is_offline else []
        try:
            installed = subprocess.run(
                command, capture_output=True, text=True, check=False, timeout=self.seconds
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


def see(venv: Path, layers: Sequence[Path], *, is_measured: bool) -> None:
    """Let the virtual environment see exactly `layers`, the first one first."""
    lines = [str(layer) for layer in layers] + ([_MEASURE] if is_measured else [])
    for site in _site_packages(venv):
        write_whole(site / "cell.pth", "".join(f"{line}\n" for line in lines))


def program(venv: Path) -> Path:
    """The virtual environment's interpreter."""
    return venv / "bin" / "python"


def _site_packages(venv: Path) -> list[Path]:
    return sorted(venv.glob("lib/python3.*/site-packages"))


def _why(reason: str) -> Exception:
    # uv names what it could not reach; everything else is about the packages themselves.
    unreachable = ("Failed to fetch", "error sending request", "network was disabled", "dns error")
    if any(sign in reason for sign in unreachable):
        return IndexUnavailableError(f"the package index did not answer: {reason[:200]}")
    return NotInstallableError(reason[:400])
