"""The virtual environment of a cell: proven to be of the interpreter that was chosen.

nox takes an environment that is there as it is. Its Python may by now be another one: the newest
patch release of the day on which it was made, or whatever somebody has put in its place. The suites
would run on that, and their outcome be kept as one of the chosen interpreter.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from cozematrix.cells.environment import program
from cozematrix.cells.installer import call
from cozematrix.cells.view import remove
from cozematrix.errors import InfrastructureError

if TYPE_CHECKING:
    from pathlib import Path

    from cozematrix.inputs.interpreters import Interpreter

SECONDS_TO_MAKE = 60
_LOG = logging.getLogger(__name__)


def proven(venv: Path, interpreter: Interpreter, uv: str) -> Path:
    """Return `venv`, made (anew) by `uv` where it is not one of this very interpreter.

    Only names are compared, as a program that is in doubt is not to be started. Where an
    interpreter is started by a script they always differ: its environments are made each time.
    An InfrastructureError where it cannot be made.
    """
    if _is_of(venv, interpreter):
        return venv
    if venv.exists():
        _LOG.warning("%s: not of %s; it is made anew", venv.name, interpreter.path)
        # uv clears none that lacks its settings, as one whose making was interrupted.
        remove(venv)
    arguments = ["venv", "--quiet", "--no-project"]
    arguments += ["--python", str(interpreter.path), str(venv)]
    made = call(uv, arguments, seconds=SECONDS_TO_MAKE)
    if made.code != 0:
        raise InfrastructureError(f"no virtual environment: {made.reason}")
    return venv


def _is_of(venv: Path, interpreter: Interpreter) -> bool:
    try:
        is_same = program(venv).resolve(strict=True) == interpreter.path
    except (OSError, RuntimeError):
        # There is none, or a link that goes in a circle.
        return False
    packages = venv / "lib" / f"python{interpreter.python}" / "site-packages"
    return is_same and packages.is_dir() and (venv / "pyvenv.cfg").is_file()
