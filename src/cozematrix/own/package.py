"""A user's package as pip would install it: its wheel, or a requirement that an index answers."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import InvalidWheelFilename, parse_wheel_filename

from cozematrix.cells.installer import call
from cozematrix.errors import InputError

_WITH_EXTRAS = re.compile(r"(?P<path>.+?)(?P<extras>\[[\w.,\s-]+\])?")
_SECONDS = 300
# What can be made again; but for git's, by which some builds know their version.
_MADE = shutil.ignore_patterns(
    "__pycache__", "build", "dist", "*.egg-info", ".venv", ".nox", ".tox", ".mypy_cache"
)


@dataclass(frozen=True)
class OwnPackage:
    """The package beside the SDK: `requirement` for the resolver, `wheel` where it is one."""

    requirement: str
    wheel: Path | None = None

    @property
    def pin(self) -> str:
        """The wheel as an installer takes it, without its requirements."""
        if self.wheel is None:
            return ""
        digest = hashlib.sha256(self.wheel.read_bytes()).hexdigest()
        return f"{_name(self.wheel)} @ {self.wheel.as_uri()} --hash=sha256:{digest}"


def read_package(given: str, *, uv: str, folder: Path) -> OwnPackage:
    """Make what `--with` names installable: a folder is built once, into `folder`.

    An `InputError` where it is neither a wheel, nor a folder that can be built, nor a requirement.
    """
    match = _WITH_EXTRAS.fullmatch(given)
    path, extras = (Path(match["path"]), match["extras"] or "") if match else (Path(given), "")
    if path.is_dir():
        if not any((path / name).is_file() for name in ("pyproject.toml", "setup.py")):
            raise _refuse(given, "a folder with pyproject.toml or setup.py, which a build needs")
        return _of_wheel(_built(path.resolve(), uv, folder, given), extras)
    if path.suffix == ".whl":
        if not zipfile.is_zipfile(path):
            raise _refuse(given, "a wheel that exists and is whole")
        return _of_wheel(path.resolve(), extras)
    try:
        Requirement(given)
    except InvalidRequirement:
        raise _refuse(given, "a folder of a package, a wheel, or a requirement") from None
    return OwnPackage(given)


def _refuse(given: str, allowed: str) -> InputError:
    return InputError(where="command line", key="--with", value=given, allowed=allowed)


def _of_wheel(wheel: Path, extras: str) -> OwnPackage:
    return OwnPackage(f"{_name(wheel)}{extras} @ {wheel.as_uri()}", wheel)


def _name(wheel: Path) -> str:
    try:
        return parse_wheel_filename(wheel.name)[0]
    except InvalidWheelFilename:
        raise _refuse(wheel.name, "the name of a wheel") from None


def _built(source: Path, uv: str, folder: Path, given: str) -> Path:
    """The wheel of a project, built in an environment of its own; made again if it changed."""
    kept = folder / _digest(source)
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f"{kept.name}.lock"):
        if not kept.is_dir():
            beside = Path(tempfile.mkdtemp(prefix=".own.", dir=folder))
            # A build leaves things in its folder, and the user's is none to write in.
            copy = Path(tempfile.mkdtemp(prefix=".own.", dir=folder)) / source.name
            try:
                shutil.copytree(source, copy, symlinks=True, ignore=_MADE)
                arguments = ["build", "--wheel", "--out-dir", str(beside), str(copy)]
                answer = call(uv, arguments, seconds=_SECONDS)
                if answer.code != 0:
                    raise _refuse(given, f"a package that can be built; {answer.reason}")
                beside.rename(kept)
            finally:
                shutil.rmtree(beside, ignore_errors=True)
                shutil.rmtree(copy.parent, ignore_errors=True)
    return next(kept.glob("*.whl"))


def _digest(source: Path) -> str:
    """A digest of what a build may read."""
    whole = hashlib.sha256(str(source).encode())
    for file in sorted(source.rglob("*")):
        parts = file.relative_to(source).parts
        is_made = any(_MADE("", [part]) for part in parts)
        if file.is_file() and not file.is_symlink() and not is_made:
            whole.update("/".join(parts).encode() + file.read_bytes())
    return whole.hexdigest()[:16]
