"""Builds a wheel in an environment of its own, within the fence, with nothing of the user's.

A build runs code that nobody has reviewed. uv fetches what it needs, with the user's indexes and
their passwords; then the code of the build runs without the network, the user's variables and
files. `uv build` and `python -m build` by themselves would hand all of these on to it.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.cells import process
from cozematrix.cells.environment import program
from cozematrix.cells.fence import Fence
from cozematrix.cells.installer import call
from cozematrix.data_file import read_log, read_untrusted
from cozematrix.errors import InputError, MatrixError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# As PEP 517 has it where pyproject.toml does not say.
_LEGACY = ("setuptools>=40.8.0",)
# The frontend; it runs within the fence, beside the backend that it calls.
_FRONTEND = "build"
_ASK = """\
import json, sys
from build import ProjectBuilder
needed = ProjectBuilder(sys.argv[1]).get_requires_for_build("wheel")
with open(sys.argv[2], "w") as file:
    json.dump(sorted(needed), file)
"""
# Of the same source the same wheel: files in it are dated to this second, 1980-01-01.
_DATE = "315532800"
# A requirement is a line of text; a list of them that is longer is none, in bytes.
_MOST = 100_000
_MOST_OF_A_LOG = 64 * 1024 * 1024


@dataclass(frozen=True)
class Workshop:
    """The place where a wheel is built: `folder` is for this alone, builds print to `log`.

    `python` is the interpreter that builds, `seconds` the limit for each step.
    """

    folder: Path
    log: Path
    uv: str
    python: Path
    seconds: float
    is_fenced: bool

    @property
    def source(self) -> Path:
        """The folder of the source, which a build may change."""
        return self.folder / "work/source"

    def build(self) -> Path:
        """Build the wheel of `source`; a MatrixError says why there is none."""
        venv, out = self.folder / "venv", self.folder / "work/out"
        for each in (out, self.folder / "work/tmp"):
            each.mkdir(parents=True)
        self._uv("venv", "--python", str(self.python), str(venv))
        self._install(venv, [_FRONTEND, *build_requirements(self.source)])
        asked = self.folder / "work/requires.json"
        self._run(venv, ["-c", _ASK, str(self.source), str(asked)])
        if more := _requirements(asked):
            self._install(venv, more)
        options = ["--wheel", "--no-isolation", "--outdir", str(out), str(self.source)]
        self._run(venv, ["-m", "build", *options])
        made = sorted(out.glob("*.whl"))
        if len(made) != 1 or made[0].is_symlink() or not made[0].is_file():
            raise MatrixError(f"its build made {len(made)} wheels, and not one")
        return made[0]

    def _install(self, venv: Path, requirements: Sequence[str]) -> None:
        options = ("--python", str(program(venv)), "--no-build", "--link-mode", "copy")
        text = "".join(f"{each}\n" for each in requirements)
        listed = self.folder / "requirements.txt"
        listed.write_text(text, encoding="utf-8")
        self._uv("pip", "install", *options, "-r", str(listed))

    def _uv(self, *arguments: str) -> None:
        answer = call(self.uv, arguments, seconds=self.seconds)
        if answer.code != 0:
            raise MatrixError(f"its build needs what cannot be had: {answer.reason}")

    def _run(self, venv: Path, words: Sequence[str]) -> None:
        """Run the build's own code."""
        work, python = self.folder / "work", program(venv)
        ended = process.run(
            [python, *words],
            log=self.log,
            seconds=self.seconds,
            cwd=self.source,
            env=process.clean_environment(
                home=work / "home",
                bin_folder=venv / "bin",
                TMPDIR=str(work / "tmp"),
                SOURCE_DATE_EPOCH=_DATE,
            ),
            fence=Fence(
                readable=(venv, python.resolve().parents[1]),
                writable=(work,),
                is_closed=self.is_fenced,
                pretends=True,
            ),
        )
        if ended.code != 0:
            raise MatrixError(f"it does not build: {_said(self.log) or ended.description}")


def build_requirements(source: Path) -> list[str]:
    """Read the requirements of a build from pyproject.toml."""
    settings = source / "pyproject.toml"
    if not settings.is_file():
        return [*_LEGACY]
    try:
        table = tomllib.loads(settings.read_text(encoding="utf-8"))
        needed = table.get("build-system", {}).get("requires", list(_LEGACY))
    except (OSError, ValueError, AttributeError) as error:
        raise MatrixError(f"its pyproject.toml cannot be read: {error}") from None
    return _checked(needed, "its pyproject.toml: build-system.requires")


def _requirements(file: Path) -> list[str]:
    """Read the backend's further requirements; the file is a stranger's."""
    try:
        return _checked(json.loads(read_untrusted(file, _MOST)), "its backend")
    except (InputError, ValueError) as error:
        raise MatrixError(
            f"it does not build: its backend asks for nothing known: {error}"
        ) from None


# Any: a stranger's data, checked here.
def _checked(needed: object, where: str) -> list[str]:
    """The requirements, each on a line of its own and none an option of pip's files."""
    from packaging.requirements import InvalidRequirement, Requirement

    if not isinstance(needed, list):
        raise MatrixError(f"{where}: {needed!r} is not a list of requirements")
    try:
        read = [Requirement(each) for each in needed]
    except (InvalidRequirement, TypeError) as error:
        raise MatrixError(f"{where}: not a requirement: {error}") from None
    if named := [each.name for each in read if each.url]:
        # An address may be any file of the user's, or a build of its own outside the fence.
        raise MatrixError(f"{where}: {named[0]} is asked for by an address, and not by versions")
    return [str(each) for each in read]


def _said(log: Path) -> str:
    """Return the last error that the build printed, in one line."""
    lines = [line.strip() for line in read_log(log, _MOST_OF_A_LOG).splitlines() if line.strip()]
    errors = [line for line in lines if "rror" in line]
    return (errors or lines or [""])[-1][:300]
