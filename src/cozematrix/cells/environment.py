"""A cell's environment: a virtual environment that sees layers, each installed once and shared.

cozepy is pure Python and most releases ask for the same dependencies, so a cell is put together
from two layers, the dependencies and the release itself, which all cells with equal pins share,
with their compiled bytecode. The runner is a third layer behind them that is added only for the
suites: what the import step sees is what a user has. The suites see the release with probes in its
code (see `instrument`), which is how they are measured.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from cozematrix.cells import manifest
from cozematrix.cells.installer import call
from cozematrix.coverage import instrument, probes
from cozematrix.coverage.probes import Probes, read_probes
from cozematrix.data_file import write_whole
from cozematrix.errors import InfrastructureError, NotInstallableError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cozematrix.inputs.releases import Release

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
# How a RECORD begins its digests.
SHA256 = "sha256="
_INSTRUMENT = Path(instrument.__file__)
_PROBES = "probes.json"
_LAYERS_SEEN = "cell.pth"
_BY_PYTEST = re.compile(r"(^|/)__pycache__/[^/]+-pytest-[^/]+\.pyc$")
_SEES_SYSTEM = re.compile(
    r"^include-system-site-packages\s*=(?!\s*false\s*$).*$", re.IGNORECASE | re.MULTILINE
)
# uv's words for a wheel that is not the one of this hash, and for one that is for another Python.
_OTHER_FILE, _OTHER_PLATFORM = "Hash mismatch for", "has no wheels with a matching"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Layers:
    """Makes layers in `folder`, keeps them, and verifies them before each use.

    A layer is read-only on the disk once it is made, and complete only with its manifest beside it.
    `seconds` is the limit for one installation.
    """

    folder: Path
    uv: str
    is_offline: bool
    seconds: float

    def layer(self, python: str, interpreter: Path, pins: Sequence[str]) -> Path:
        """The folder that holds exactly `pins`, installed for `interpreter`, with bytecode.

        Only wheels are installed: nothing is built without being asked for.
        """
        layer = self.folder / f"{python}-{_digest(*sorted(pins))}"
        return self._once(layer, lambda beside: self._install(interpreter, pins, layer, beside))

    def release(self, python: str, interpreter: Path, package: str, release: Release) -> Path:
        """The folder that holds the release alone: the very wheel that is known by its hash."""
        return self.layer(python, interpreter, [release.pin(package)])

    def source(self, package: str, release: Release) -> Path:
        """The folder of a release's source, the same for every Python."""
        return self.release("source", Path(sys.executable), package, release) / package

    def probes(self, source: Path) -> Probes:
        """The probes of the release whose source this is."""
        # What counts as a statement is coverage's to say, on the Python that runs it.
        reader = f"{sys.version_info[:2]} {version('coverage')}"
        code = [path.read_text(encoding="utf-8") for path in (_INSTRUMENT, Path(probes.__file__))]
        digest = _digest(str(source), reader, *code)
        layer = self._once(
            self.folder / f"{source.parent.name}-{digest}",
            lambda beside: read_probes(source, beside / _PROBES),
        )
        return read_probes(source, layer / _PROBES)

    def probed(self, release: Path, interpreter: Path, probes: Probes) -> Path:
        """A copy of the release's layer in which its code has the probes."""
        digest = _digest(str(probes.count), _INSTRUMENT.read_text(encoding="utf-8"))
        layer = self.folder / f"{release.name}-{digest}"
        return self._once(
            layer, lambda beside: self._instrument(release, interpreter, probes, layer, beside)
        )

    def sweep(self) -> None:
        """Remove what processes that were killed have left half made."""
        for path in self.folder.glob(".*"):
            name = path.name.removeprefix(".").rpartition(".")[0]
            # Whoever makes a layer holds its lock, which ends with its process.
            with suppress(Timeout, OSError), FileLock(self._lock(name), blocking=False):
                _remove(path)

    def _once(self, layer: Path, make: Callable[[Path], object]) -> Path:
        """The layer, made by whoever needs it first, and anew where it is damaged.

        `make` fills a folder beside it, which is put in the layer's place whole.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self._lock(layer.name)):
                if not self._is_whole(layer):
                    self._make(layer, make)
        except OSError as error:
            raise InfrastructureError(f"the layer {layer.name}: {error}") from None
        return layer

    def _is_whole(self, layer: Path) -> bool:
        """Verify the layer; what was added is removed, and other damage is told in the log."""
        found = manifest.verify(layer, _manifest(layer))
        if found is None:
            if layer.exists():
                _LOG.warning("the layer %s is not known to be whole; it is made anew", layer.name)
            return False
        if found.damaged:
            said = _listed(found.damaged)
            _LOG.warning("the layer %s is damaged (%s); it is made anew", layer.name, said)
            return False
        if found.added:
            # pytest adds bytecode of its own where the user may write in spite of the modes.
            if strange := [path for path in found.added if not _BY_PYTEST.search(path)]:
                said = _listed(strange)
                _LOG.warning("in the layer %s was added %s; it is removed", layer.name, said)
            manifest.unseal(layer)
            for path in found.added:
                (layer / path).unlink()
        if found.added or found.is_touched:
            manifest.seal(layer, _manifest(layer))
        return True

    def _make(self, layer: Path, make: Callable[[Path], object]) -> None:
        beside = Path(tempfile.mkdtemp(prefix=f".{layer.name}.", dir=self.folder))
        try:
            make(beside)
            _manifest(layer).unlink(missing_ok=True)
            _remove(layer)
            beside.chmod(0o755)
            beside.rename(layer)
            manifest.seal(layer, _manifest(layer))
        finally:
            _remove(beside)

    def _lock(self, layer: str) -> Path:
        return self.folder / f"{layer}.lock"

    def _instrument(
        self, release: Path, interpreter: Path, probes: Probes, layer: Path, beside: Path
    ) -> None:
        rows = [[file.path, file.first, len(file.probes)] for file in probes.files]
        table = layer.with_name(f"{layer.name}.json")
        write_whole(table, json.dumps(rows))
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(release, beside, ignore=ignored, dirs_exist_ok=True)
        manifest.unseal(beside)
        measure = beside / "cell_hits.py"
        write_whole(measure, _MODULE % probes.count)
        command = [str(interpreter), "-I", str(_INSTRUMENT)]
        try:
            made = subprocess.run(
                [*command, str(table), str(release), str(beside), str(layer)],
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
                timeout=self.seconds,
            )
            self._compile(interpreter, measure, layer)
        except subprocess.TimeoutExpired:
            raise InfrastructureError(f"no probes in {release.name}: out of time") from None
        if made.returncode != 0:
            last = made.stderr.strip().rpartition("\n")[2]
            raise InfrastructureError(f"no probes in {release.name}: {last}")

    def _install(self, interpreter: Path, pins: Sequence[str], layer: Path, beside: Path) -> None:
        listed = layer.with_name(f"{layer.name}.txt")
        write_whole(listed, "".join(f"{pin}\n" for pin in pins))
        arguments = ["pip", "install", "--target", str(beside), "--no-deps", "--no-build"]
        # Copies: a link into uv's cache would let a cell change what other projects install.
        arguments += ["--link-mode", "copy", "--python", str(interpreter), "-r", str(listed)]
        self._uv(arguments)
        if damaged := unlike_record(beside):
            # One of the two: what has a wrong record is the same in the second try, and taken.
            said = "not as the RECORD says (%s): uv's cache is damaged, or the record is wrong; "
            _LOG.warning(said + "it is installed anew without the cache", _listed(damaged))
            _remove(beside)
            beside.mkdir()
            self._uv([*arguments, "--no-cache"])
        if not layer.name.startswith("source-"):
            self._compile(interpreter, beside, layer)

    def _uv(self, arguments: Sequence[str]) -> None:
        answer = call(self.uv, arguments, seconds=self.seconds, is_offline=self.is_offline)
        if answer.code == 0:
            return
        if _OTHER_FILE in answer.reason:
            raise InfrastructureError(
                "the index serves another file than releases.json names; `nox -s releases` reads "
                f"it anew: {answer.reason}"
            )
        failure = answer.failure
        if isinstance(failure, NotInstallableError) and _OTHER_PLATFORM not in answer.reason:
            # It was there when versions were picked: an index that changes proves nothing.
            failure = InfrastructureError(f"the index has it no more: {answer.reason}")
        raise failure

    def _compile(self, interpreter: Path, path: Path, layer: Path) -> None:
        """Write the bytecode that a cell cannot write into a layer that is read-only."""
        command = [str(interpreter), "-I", "-m", "compileall", "-q", "-d", str(layer), str(path)]
        # Files that this Python cannot read are left as they are, as pip leaves them.
        try:
            subprocess.run(command, capture_output=True, check=False, timeout=self.seconds)
        except subprocess.TimeoutExpired:
            raise InfrastructureError(f"no bytecode in {layer.name}: out of time") from None


def unlike_record(folder: Path) -> list[str]:
    """The files of installed distributions that are not as their `RECORD` says."""
    return [
        path
        for record in sorted(folder.glob("*.dist-info/RECORD"))
        for path, digest, *_ in csv.reader(record.read_text(encoding="utf-8").splitlines())
        if digest.startswith(SHA256) and ".." not in Path(path).parts
        if digest != _stated(folder / path)
    ]


def record_digest(content: bytes) -> str:
    """The digest of a file, as a RECORD states it."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest())
    return SHA256 + digest.decode().rstrip("=")


def expose(venv: Path, layers: Sequence[Path], *, is_measured: bool) -> None:
    """Let the virtual environment see exactly `layers`, the first one first.

    Whatever else is installed there is removed, and told in the log. `is_measured`: the first layer
    is a release with probes.
    """
    sites = _site_packages(venv)
    if not sites:
        raise InfrastructureError(f"{venv} is not a virtual environment; remove it")
    lines = [_line(layer) for layer in layers] + ([_MEASURE] if is_measured else [])
    try:
        _keep_apart(venv / "pyvenv.cfg")
        for site in sites:
            _empty(site)
            write_whole(site / _LAYERS_SEEN, "".join(f"{line}\n" for line in lines))
    except OSError as error:
        raise InfrastructureError(f"the virtual environment of a cell: {error}") from None


def _line(layer: Path) -> str:
    """The line of a `.pth` file that adds the layer, in ASCII whatever its path."""
    path = str(layer)
    # Pythons up to 3.12 read the file in the locale's encoding.
    if path.isascii():
        return path
    return f"import os, sys; sys.path.append(os.fsdecode({os.fsencode(path)!r}))"


def program(venv: Path) -> Path:
    """The virtual environment's interpreter."""
    return venv / "bin" / "python"


def _empty(site: Path) -> None:
    """Remove what does not belong there: what was installed by hand would be what is tested."""
    if site.is_symlink():
        site.unlink()
        site.mkdir()
    strange = [path for path in sorted(site.iterdir()) if path.name != _LAYERS_SEEN]
    # What makes a virtual environment adds these; a cell needs neither.
    told = [path.name for path in strange if path.stem != "_virtualenv"]
    if told and told != ["__pycache__"]:
        _LOG.warning("%s: removed from it: %s", "/".join(site.parts[-4:]), _listed(told))
    for path in strange:
        _remove(path)


def _keep_apart(settings: Path) -> None:
    """Let the virtual environment not see the packages of the Python that it was made from."""
    text = settings.read_text(encoding="utf-8")
    apart = _SEES_SYSTEM.sub("include-system-site-packages = false", text)
    if apart != text:
        _LOG.warning("%s: it saw the system's packages; it does no more", settings.parent.name)
        write_whole(settings, apart)


def _remove(path: Path) -> None:
    """Remove a file, a link, or a folder with read-only parts; none is no error."""
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
        return
    manifest.unseal(path)
    shutil.rmtree(path, ignore_errors=True)


def _manifest(layer: Path) -> Path:
    return layer.with_name(f"{layer.name}.manifest")


def _listed(paths: Sequence[str]) -> str:
    return ", ".join(paths[:3]) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")


def _stated(path: Path) -> str:
    """Return the digest that a RECORD should state of this file; "" where there is none."""
    try:
        return record_digest(path.read_bytes())
    except OSError:
        return ""


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def _site_packages(venv: Path) -> list[Path]:
    return sorted(venv.glob("lib/python3.*/site-packages"))
