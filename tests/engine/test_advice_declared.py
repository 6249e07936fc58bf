"""The ranges that a project declares, in every file that may hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cozematrix.advice.declared import read_ranges
from cozematrix.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

PROJECT = '[project]\nrequires-python = ">=3.9"\ndependencies = ["Cozepy >=0.9,<1"]'
FILES = {
    "PEP 621": ("pyproject.toml", PROJECT, "<1,>=0.9", ">=3.9"),
    "extra": (
        "pyproject.toml",
        '[project.optional-dependencies]\ncoze = ["cozepy[all]>=0.9"]',
        ">=0.9",
        "",
    ),
    "group": ("pyproject.toml", '[dependency-groups]\ndev = ["cozepy==0.9.*"]', "==0.9.*", ""),
    "poetry": (
        "pyproject.toml",
        '[tool.poetry.dependencies]\npython = "^3.9"\ncozepy = "^0.9.1"',
        "<0.10,>=0.9.1",
        "<4,>=3.9",
    ),
    "poetry with more": (
        "pyproject.toml",
        '[tool.poetry.group.ai.dependencies]\ncozepy = { version = "~0.9", optional = true }',
        "<0.10,>=0.9",
        "",
    ),
    "poetry, one version": (
        "pyproject.toml",
        '[tool.poetry.dependencies]\ncozepy = "0.9.1"',
        "==0.9.1",
        "",
    ),
    "requirements": ("requirements.txt", "httpx\ncozepy>=0.9 # new\n-r more.txt\n", ">=0.9", ""),
    "requirements with hashes": (
        "requirements-dev.txt",
        "cozepy==0.9.1 --hash=sha256:00\n",
        "==0.9.1",
        "",
    ),
    "setup.cfg": (
        "setup.cfg",
        "[options]\npython_requires = >=3.9\ninstall_requires =\n    httpx\n    cozepy~=0.9.1\n",
        "~=0.9.1",
        ">=3.9",
    ),
    "setup.py": (
        "setup.py",
        'NEEDS = ["cozepy>=0.9"]\nsetup(install_requires=NEEDS, python_requires=">=3.9")\n',
        ">=0.9",
        ">=3.9",
    ),
    "Pipfile": (
        "Pipfile",
        '[packages]\ncozepy = "*"\nhttpx = ">1"\n[requires]\npython_version = "3.9"\n',
        "",
        "==3.9.*",
    ),
    "what is installed": (
        "METADATA",
        "Metadata-Version: 2.1\nRequires-Python: >=3.9\nRequires-Dist: cozepy (>=0.9)\n",
        ">=0.9",
        ">=3.9",
    ),
}


@pytest.mark.parametrize(("name", "text", "sdk", "python"), FILES.values(), ids=FILES)
def test_range_is_read(tmp_path: Path, name: str, text: str, sdk: str, python: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / name).write_text(text, encoding="utf-8")

    found = read_ranges(tmp_path, "cozepy")

    assert [str(each.range) for each in found.sdk] == [sdk]
    assert [str(each.range) for each in found.python] == ([python] if python else [])


def test_ranges_of_several_files_hold_together(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[project]\ndependencies = ["cozepy>=0.9"]', encoding="utf-8"
    )
    (tmp_path / "requirements.txt").write_text("cozepy<0.17\n", encoding="utf-8")

    found = read_ranges(tmp_path, "cozepy")

    admitted = [each for each in ("0.8.0", "0.9.0", "0.16.2", "0.17.0") if found.admits(each)]
    assert admitted == ["0.9.0", "0.16.2"]


def test_package_of_a_larger_repository_asks_above(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "requirements.txt").write_text("cozepy>=0.9\n", encoding="utf-8")
    inner = tmp_path / "src" / "shop"
    inner.mkdir(parents=True)

    found = read_ranges(inner, "cozepy")

    assert [each.file for each in found.sdk] == ["requirements.txt"]


def test_file_at_the_top_wins_over_those_below(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("cozepy>=0.9\n", encoding="utf-8")
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "requirements.txt").write_text("cozepy==0.2.0\n", encoding="utf-8")

    found = read_ranges(tmp_path, "cozepy")

    assert [each.text for each in found.sdk] == ["cozepy>=0.9"]
    assert found.notes == ("not asked, as they lie deeper: demo/requirements.txt",)


@pytest.mark.parametrize(
    ("python", "admits"), [(">=3.8.1", True), (">=3.9", False), ("<3.8", False), ("", True)]
)
def test_python_is_admitted_if_any_of_its_patches_is(
    tmp_path: Path, python: str, admits: bool
) -> None:
    (tmp_path / "pyproject.toml").write_text(
        f'[project]\nrequires-python = "{python}"', encoding="utf-8"
    )

    assert read_ranges(tmp_path, "cozepy").admits_python("3.8") is admits


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("requirements.txt", "cozepy>=>1\n", "requirements.txt: cozepy: 'cozepy>=>1' is not"),
        ("pyproject.toml", "[project\n", r"pyproject.toml: \(file\): .* a readable TOML file"),
        ("pyproject.toml", '[project]\nrequires-python = "three"', "toml: python: 'three' is not"),
        ("setup.cfg", "what\n", r"setup.cfg: \(file\): .* is not allowed; allowed: a readable"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_file(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match=told):
        read_ranges(tmp_path, "cozepy")


def test_setup_that_makes_its_requirements_is_told(tmp_path: Path) -> None:
    (tmp_path / "setup.py").write_text("setup(install_requires=open('r').read())", encoding="utf-8")

    assert read_ranges(tmp_path, "cozepy").notes == (
        "setup.py: install_requires is made as it runs",
    )
