"""The virtual environment of a cell: used only where it is one of the chosen interpreter."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from cozematrix.cells.run import uv_program
from cozematrix.cells.venv import proven
from cozematrix.errors import InfrastructureError
from cozematrix.inputs.interpreters import Interpreter

PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
CHOSEN = Interpreter(PYTHON, sys.version.split()[0], Path(sys.executable).resolve())


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    return proven(tmp_path / "cell", CHOSEN, uv_program())


def base(venv: Path) -> str:
    command = [venv / "bin/python", "-I", "-c", "import sys; print(sys.prefix, sys.base_prefix)"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_one_of_the_interpreter_is_used_as_it_is(venv: Path) -> None:
    before = base(venv)
    (venv / "kept").touch()

    assert proven(venv, CHOSEN, "/nonexistent/uv") == venv

    assert (base(venv), (venv / "kept").is_file()) == (before, True)


@pytest.mark.parametrize(
    "program",
    [
        pytest.param("#!/bin/sh\nexit 0\n", id="another program"),
        pytest.param("", id="a program that does not start"),
    ],
)
def test_one_with_another_program_is_made_anew_and_told(
    venv: Path, caplog: pytest.LogCaptureFixture, program: str
) -> None:
    before = base(venv)
    (venv / "bin/python").unlink()
    (venv / "bin/python").write_text(program)
    (venv / "bin/python").chmod(0o755)

    with caplog.at_level(logging.WARNING):
        proven(venv, CHOSEN, uv_program())

    assert base(venv) == before
    assert caplog.messages == [f"cell: not of {CHOSEN.path}; it is made anew"]


def test_one_of_an_older_patch_release_is_made_anew(venv: Path, tmp_path: Path) -> None:
    """pyenv and uv keep each release in a folder: the older one is still there, and works."""
    older = tmp_path / "3.0.0/bin/python"
    older.parent.mkdir(parents=True)
    older.write_text(f'#!/bin/sh\nexec {CHOSEN.path} "$@"\n')
    older.chmod(0o755)
    (venv / "bin/python").unlink()
    (venv / "bin/python").symlink_to(older)

    proven(venv, CHOSEN, uv_program())

    assert (venv / "bin/python").resolve() == CHOSEN.path


@pytest.mark.parametrize("name", ["bin/python", "pyvenv.cfg", f"lib/python{PYTHON}"])
def test_one_that_lacks_a_part_is_made_anew(venv: Path, name: str) -> None:
    before = base(venv)
    (venv / name).rename(venv / "moved")

    proven(venv, CHOSEN, uv_program())

    assert base(venv) == before


def test_link_in_a_circle_is_no_exception(venv: Path) -> None:
    (venv / "bin/python").unlink()
    (venv / "bin/python").symlink_to("python")

    proven(venv, CHOSEN, uv_program())

    assert (venv / "bin/python").resolve() == CHOSEN.path


def test_one_that_cannot_be_made_is_the_machines_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(InfrastructureError, match="no virtual environment: "):
        proven(tmp_path / "file/cell", CHOSEN, uv_program())
