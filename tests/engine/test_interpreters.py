from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cozematrix.inputs.interpreters import Interpreter, find_interpreters, put_on_path

HERE = "{}.{}".format(*sys.version_info[:2])
REAL = Path(sys.executable).resolve()


def pretend(path: Path, answer: str) -> Path:
    """A program that answers as an interpreter would."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{answer}'\n")
    path.chmod(0o755)
    return path


def test_interpreters_are_found_where_they_live(tmp_path: Path) -> None:
    on_path = pretend(tmp_path / "bin/python3.7", "3.7.3 cpython")
    in_pyenv = pretend(tmp_path / "pyenv/versions/3.8.18/bin/python3.8", "3.8.18 cpython")
    of_uv = pretend(tmp_path / "uv/cpython-3.9.1/bin/python3.9", "3.9.1 cpython")
    environment = {
        "PATH": str(tmp_path / "bin"),
        "PYENV_ROOT": str(tmp_path / "pyenv"),
        "UV_PYTHON_INSTALL_DIR": str(tmp_path / "uv"),
        "HOME": str(tmp_path),
    }

    found = find_interpreters(
        ("3.7", "3.8", "3.9", "3.10"), memory=tmp_path / "memory", environment=environment
    )

    assert found == {
        "3.7": Interpreter("3.7", "3.7.3", on_path),
        "3.8": Interpreter("3.8", "3.8.18", in_pyenv),
        "3.9": Interpreter("3.9", "3.9.1", of_uv),
    }


@pytest.mark.parametrize(
    "answer", ["", "3.8.1 cpython", "3.9.1 pypy"], ids=["broken", "another", "not CPython"]
)
def test_program_that_does_not_prove_itself_is_not_taken(tmp_path: Path, answer: str) -> None:
    pretend(tmp_path / "bin/python3.9", answer)
    environment = {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path)}

    found = find_interpreters(("3.9",), memory=tmp_path / "memory", environment=environment)

    assert found == {}


def test_newest_patch_release_is_taken(tmp_path: Path) -> None:
    pretend(tmp_path / "a/python3.9", "3.9.9 cpython")
    newest = pretend(tmp_path / "b/python3.9", "3.9.18 cpython")
    environment = {"PATH": f"{tmp_path}/a:{tmp_path}/b", "HOME": str(tmp_path)}

    found = find_interpreters(("3.9",), memory=tmp_path / "memory", environment=environment)

    assert found["3.9"].path == newest


def test_program_is_started_once_until_it_changes(tmp_path: Path) -> None:
    count = tmp_path / "count"
    program = pretend(tmp_path / "bin/python3.9", f"3.9.1 cpython here'; echo x >> '{count}")
    environment = {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path)}

    for _ in range(3):
        find_interpreters(("3.9",), memory=tmp_path / "memory", environment=environment)
    started = count.read_text().count("x")
    pretend(program, "3.9.22 cpython")
    found = find_interpreters(("3.9",), memory=tmp_path / "memory", environment=environment)

    assert started == 1
    assert found["3.9"].version == "3.9.22"


def test_program_that_did_not_start_is_asked_again_by_the_next_run(tmp_path: Path) -> None:
    answer = tmp_path / "answer"
    pretend(tmp_path / "bin/python3.9", f"'; cat '{answer}")
    environment = {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path)}
    memory = tmp_path / "memory"
    broken = find_interpreters(("3.9",), memory=memory, environment=environment)
    answer.write_text("3.9.1 cpython here")

    same_run = find_interpreters(("3.9",), memory=memory, environment=environment, asks_again=False)
    next_run = find_interpreters(("3.9",), memory=memory, environment=environment)

    assert broken == same_run == {}
    assert next_run["3.9"].version == "3.9.1"


def test_real_interpreter_is_found_and_its_starter_is_first_on_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = {"PATH": str(REAL.parent), "HOME": str(tmp_path)}
    monkeypatch.setenv("PATH", "elsewhere")

    found = find_interpreters((HERE,), memory=tmp_path / "memory", environment=environment)
    put_on_path(found.values(), tmp_path / "pythons")
    put_on_path(found.values(), tmp_path / "pythons")

    told = subprocess.run(
        [tmp_path / f"pythons/python{HERE}", "-c", "import sys; print(sys.executable)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(told.stdout.strip()).resolve() == found[HERE].path
    assert os.environ["PATH"] == f"{tmp_path / 'pythons'}:elsewhere"
