"""A suite that had other packages than its cell's layers says nothing of the release."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cozematrix.cells import origin
from cozematrix.cells.context import Laid, Subject
from cozematrix.cells.outcome import Warned
from cozematrix.cells.recording import Recording
from cozematrix.coverage.probes import Probes
from cozematrix.inputs.interpreters import Interpreter
from cozematrix.planning.plan import Cell

from .conftest import release

VIEW = Path("/checkout/.cozematrix/views/1")
DEPENDENCIES = {"cozepy": "0.2.0", "httpx": "0.28.1", "Typing_Extensions": "4.0"}


@pytest.fixture
def laid(tmp_path: Path) -> Laid:
    for name in ("user/cozepy", "dependencies/httpx", "probed/cozepy", "runner/pytest"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "dependencies/typing_extensions.py").touch()
    return Laid(
        package="cozepy",
        pins=("httpx==0.28.1", "typing-extensions==4.0"),
        user=(tmp_path / "user", tmp_path / "dependencies"),
        probed=(tmp_path / "probed", tmp_path / "dependencies"),
        runner=tmp_path / "runner",
        probes=Probes(()),
    )


@pytest.fixture
def recording(laid: Laid) -> Recording:
    modules = {
        "cozepy": str(laid.probed[0] / "cozepy/__init__.py"),
        "httpx": str(laid.user[1] / "httpx/__init__.py"),
        "typing_extensions": str(laid.user[1] / "typing_extensions.py"),
        "json": "/usr/lib/python3/json/__init__.py",
    }
    return Recording("3.9.1", DEPENDENCIES, (), (), "", "", is_finished=True, imported=modules)


def strangers(recording: Recording, laid: Laid) -> str:
    subject = Subject(
        Cell("3.9", "0.2.0"), release("0.2.0"), Interpreter("3.9", "3.9.1", Path("x")), Path("venv")
    )
    return origin.strangers(recording, subject, laid, VIEW)


def test_what_came_from_the_layers_is_no_stranger(recording: Recording, laid: Laid) -> None:
    assert not strangers(recording, laid)


@pytest.mark.parametrize(
    ("name", "version", "told"),
    [
        ("cozepy", "0.1.0", "cozepy 0.1.0 was there, and not 0.2.0"),
        ("cozepy", "", "cozepy (none) was there, and not 0.2.0"),
        ("Typing_Extensions", "3.7", "typing-extensions 3.7 was there, and not 4.0"),
    ],
)
def test_other_version_is_told(
    recording: Recording, laid: Laid, name: str, version: str, told: str
) -> None:
    recording = replace(recording, dependencies={**DEPENDENCIES, name: version})

    assert strangers(recording, laid) == told


@pytest.mark.parametrize("python", ["3.9.2", "3.9.10", "3.1.9", ""])
def test_other_python_is_told(recording: Recording, laid: Laid, python: str) -> None:
    recording = replace(recording, interpreter=python)

    assert strangers(recording, laid) == f"Python {python or '(none)'} was there, and not 3.9.1"


@pytest.mark.parametrize("python", ["3.9.1rc2", "3.9.1b1+", "3.9.1+"])
def test_python_before_its_release_is_none(recording: Recording, laid: Laid, python: str) -> None:
    assert not strangers(replace(recording, interpreter=python), laid)


@pytest.mark.parametrize("name", ["cozepy", "httpx", "typing_extensions"])
def test_module_from_elsewhere_is_told(recording: Recording, laid: Laid, name: str) -> None:
    modules = {**recording.imported, name: f"/venv/site-packages/{name}.py"}

    assert strangers(replace(recording, imported=modules), laid) == (
        f"{name} came from /venv/site-packages/{name}.py, and not from a layer of this cell"
    )


def test_wheel_with_a_package_named_tests_hides_no_suite(recording: Recording, laid: Laid) -> None:
    (laid.probed[0] / "tests").mkdir()
    modules = {**recording.imported, "tests": str(VIEW / "tests/__init__.py")}

    assert not strangers(replace(recording, imported=modules), laid)


def test_warnings_are_those_of_files_that_a_user_has(recording: Recording, laid: Laid) -> None:
    files = [
        laid.probed[0] / "cozepy/model.py",
        laid.user[0] / "cozepy/model.py",
        laid.user[1] / "httpx/_client.py",
        laid.runner / "pytest/__init__.py",
        VIEW / "tests/shared/client.py",
        "/usr/lib/python3/json/__init__.py",
        "<string>",
        "",
    ]
    warned = tuple(Warned("DeprecationWarning", "soon", str(file)) for file in files)

    found = origin.warnings_of(replace(recording, warnings=warned), (*laid.user, *laid.probed))

    assert [each.file for each in found] == ["cozepy/model.py", "httpx/_client.py"]
