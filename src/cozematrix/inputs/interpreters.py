"""The Pythons of this machine: found wherever they live, each proven by starting it."""

from __future__ import annotations

import os
import shlex
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cozematrix.data_file import read_json, write_json, write_whole
from cozematrix.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SECONDS_TO_START = 20.0
STARTERS = "README"
_ASK = """
import platform, sys, sysconfig
print('%d.%d.%d' % sys.version_info[:3], sys.implementation.name, end=' ')
print(sysconfig.get_platform(), *platform.libc_ver(), ' '.join(sys.version.split()))
"""


@dataclass(frozen=True)
class Interpreter:
    """A CPython that was started: its minor version ("3.9"), its full one, and its program.

    `build` is what it says of itself beside: platform, C library, compiler, day of the build.
    """

    python: str
    version: str
    path: Path
    build: str = ""


def find_interpreters(
    pythons: tuple[str, ...],
    *,
    memory: Path,
    environment: Mapping[str, str] = os.environ,
    asks_again: bool = True,
) -> dict[str, Interpreter]:
    """The newest working interpreter of each of `pythons` that there is, by minor version.

    `memory` keeps what each program answered, by path, size and time of change, so that a program
    is started once and not at every start of nox. `asks_again`: also those that did not start.
    """
    wanted = {f"python{python}": python for python in pythons}
    programs = list(dict.fromkeys(_programs(wanted, environment)))
    remembered = _recall(memory)
    answers = {
        program: answer
        for program in programs
        if isinstance(answer := remembered.get(_mark(program)), str)
        # One that did not start may be whole today.
        and (answer.count(" ") > 1 or (not answer and not asks_again))
    }
    unasked = [program for program in programs if program not in answers]
    if unasked:
        with ThreadPoolExecutor(4) as pool:
            answers.update(zip(unasked, pool.map(_ask, unasked), strict=True))
        # Where it cannot be kept, they are started again the next time.
        with suppress(OSError):
            write_json(memory, {_mark(program): answer for program, answer in answers.items()})
    return _newest(pythons, answers)


def put_on_path(interpreters: Iterable[Interpreter], folder: Path) -> None:
    """Make `folder` hold one starter `pythonX.Y` for each interpreter, and put it first on PATH.

    nox and uv look for `python3.9` on PATH. The interpreters' own folders would bring their pip
    and scripts along, and a virtual environment made from a link takes the link's folder for the
    interpreter's home, which not every interpreter survives; a script that starts it does neither.
    """
    if not (folder / STARTERS).is_file():
        write_whole(folder / STARTERS, "Starts the interpreters that the matrix has found.\n")
    for interpreter in interpreters:
        starter = folder / f"python{interpreter.python}"
        text = f'#!/bin/sh\nexec {shlex.quote(str(interpreter.path))} "$@"\n'
        if not starter.is_file() or starter.read_text(encoding="utf-8") != text:
            starter.unlink(missing_ok=True)
            write_whole(starter, text, mode=0o755)
    path = os.environ.get("PATH", "")
    if not path.startswith(f"{folder}{os.pathsep}"):
        os.environ["PATH"] = f"{folder}{os.pathsep}{path}"


def _programs(wanted: Mapping[str, str], environment: Mapping[str, str]) -> Iterator[Path]:
    """Every program that may be one of the wanted Pythons, without starting any."""
    # A user without a name, as in containers, has none: the path is then one that is not there.
    home = Path(environment.get("HOME") or os.path.expanduser("~"))  # noqa: PTH111 - raises nothing
    pyenv = Path(environment.get("PYENV_ROOT") or home / ".pyenv")
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local/share")
    managed = Path(environment.get("UV_PYTHON_INSTALL_DIR") or data / "uv/python")
    folders = [Path(each) for each in environment.get("PATH", "").split(os.pathsep) if each]
    for kept in (pyenv / "versions", managed):
        folders += sorted(kept.glob("*/bin"))
    for folder in folders:
        # A starter of our own, in a child of the process that put it on PATH. There can also be
        # folders that this user may not enter.
        if os.path.isfile(folder / STARTERS):  # noqa: PTH113 - raises nothing
            continue
        # A shim is a script that picks one of the versions which are looked at anyway.
        if folder == pyenv / "shims":
            continue
        for name in wanted:
            program = folder / name
            if os.access(program, os.X_OK) and program.is_file():
                yield program.resolve()


def _mark(program: Path) -> str:
    stat = program.stat()
    return f"{program}|{stat.st_size}|{stat.st_mtime_ns}"


def _recall(memory: Path) -> dict[str, object]:
    try:
        answers = read_json(memory)
    except InputError:
        return {}
    return {name: answers.get(name, object) for name in answers.names}


def _ask(program: Path) -> str:
    """Start the program and return its own description, "3.9.18 cpython …"; "" where it fails."""
    try:
        asked = subprocess.run(
            [program, "-I", "-c", _ASK],
            capture_output=True,
            text=True,
            # Any program can have such a name, and print what it likes.
            errors="replace",
            check=True,
            timeout=SECONDS_TO_START,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    # What its `sitecustomize` prints comes before.
    return asked.stdout.strip().rpartition("\n")[2]


def _newest(pythons: tuple[str, ...], answers: Mapping[Path, str]) -> dict[str, Interpreter]:
    found: dict[str, Interpreter] = {}
    for program, answer in answers.items():
        version, _, rest = answer.partition(" ")
        implementation, _, build = rest.partition(" ")
        python = version.rpartition(".")[0]
        if implementation != "cpython" or python not in pythons:
            continue
        known = found.get(python)
        if known is None or _patch(version) > _patch(known.version):
            found[python] = Interpreter(python, version, program, build)
    return {python: found[python] for python in pythons if python in found}


def _patch(version: str) -> int:
    return int(version.rpartition(".")[2])


def as_rows(interpreters: Mapping[str, Interpreter]) -> list[dict[str, str]]:
    """The interpreters as plain rows, for the plan's record."""
    return [
        {key: str(value) for key, value in asdict(each).items()} for each in interpreters.values()
    ]
