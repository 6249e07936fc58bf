from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from cozematrix.candidate.wheel import Wheel, read_wheel
from cozematrix.errors import MatrixError

from .candidates import make_wheel, wheel_parts

GOOD = {"cozepy/__init__.py": "", **wheel_parts()}


def test_wheel_says_what_it_is_and_needs(tmp_path: Path) -> None:
    requires = ("httpx (<1.0,>=0.27)", "distro>=1 ; python_version < '3.9'")
    path = make_wheel(tmp_path, {"cozepy/__init__.py": "", **wheel_parts(requires=requires)})

    assert read_wheel(path, "cozepy") == Wheel(
        filename="cozepy-0.21.0-py3-none-any.whl",
        version="0.21.0",
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        requires_python=">=3.8",
        requires_dist=("httpx<1.0,>=0.27", 'distro>=1; python_version < "3.9"'),
    )


@pytest.mark.parametrize(
    ("name", "parts", "what"),
    [
        pytest.param("cozepy.whl", GOOD, "not a wheel by its name", id="a name that is none"),
        pytest.param(
            "other-0.21.0-py3-none-any.whl",
            {"other/__init__.py": "", **wheel_parts(name="other")},
            "this is a wheel of other, and not of cozepy",
            id="another package",
        ),
        pytest.param(
            "cozepy-0.22.0-py3-none-any.whl",
            GOOD,
            "its metadata says cozepy 0.21.0, and its name cozepy 0.22.0",
            id="another version in it",
        ),
        pytest.param(
            "cozepy-0.21.0-py3-none-any.whl",
            {"cozepy/__init__.py": ""},
            "it has no metadata",
            id="no metadata",
        ),
        pytest.param(
            "cozepy-0.21.0-py3-none-any.whl",
            wheel_parts(),
            "it holds no package 'cozepy'",
            id="no package",
        ),
        pytest.param(
            "cozepy-0.21.0-py3-none-any.whl",
            {**GOOD, "cozepy-0.21.0.dist-info/METADATA": "Name: cozepy\nVersion: x y\n"},
            "its metadata is wrong: ",
            id="metadata that is wrong",
        ),
    ],
)
def test_what_is_no_wheel_of_the_package_is_told(
    tmp_path: Path, name: str, parts: dict[str, str], what: str
) -> None:
    path = make_wheel(tmp_path, parts, name)

    with pytest.raises(MatrixError, match=what):
        read_wheel(path, "cozepy")


@pytest.mark.parametrize("content", [b"", b"<html>404</html>", b"PK\x03\x04 cut"])
def test_damaged_file_is_no_wheel(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cozepy-0.21.0-py3-none-any.whl"
    path.write_bytes(content)

    with pytest.raises(MatrixError, match="this is not a wheel: "):
        read_wheel(path, "cozepy")


def test_wheel_that_claims_to_be_too_large_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cozematrix.candidate.wheel.MOST", 10)

    with pytest.raises(MatrixError, match="larger than"):
        read_wheel(make_wheel(tmp_path), "cozepy")
