"""Distributions that tests make: wheels, source distributions and projects of a small package."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path
from textwrap import dedent

# A backend of the project's own, so that a build needs nothing but the frontend.
BACKEND = """
import os, zipfile

def build_wheel(folder, settings=None, metadata=None):
{more}
    name = "cozepy-{version}-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(folder, name), "w") as file:
        info = zipfile.ZipInfo("cozepy/__init__.py")
        file.writestr(info, open("cozepy/__init__.py").read())
        for path, text in {parts!r}.items():
            file.writestr(zipfile.ZipInfo(path), text)
    return name
"""
PYPROJECT = """
[build-system]
requires = {requires}
build-backend = "backend"
backend-path = ["."]
"""


def wheel_parts(
    version: str = "0.21.0", name: str = "cozepy", requires: tuple[str, ...] = ("httpx>=0.27",)
) -> dict[str, str]:
    """Return the files beside the package in its wheel, by path."""
    info = f"{name}-{version}.dist-info"
    lines = [f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}", "Requires-Python: >=3.8"]
    lines += [f"Requires-Dist: {each}" for each in requires]
    record = f"{name}/__init__.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n"
    return {
        f"{info}/METADATA": "\n".join(lines) + "\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": record,
    }


def make_wheel(
    folder: Path, parts: dict[str, str] | None = None, name: str = "cozepy-0.21.0-py3-none-any.whl"
) -> Path:
    """A wheel with these parts, by itself those of cozepy 0.21.0."""
    path = folder / name
    with zipfile.ZipFile(path, "w") as file:
        for member, text in (parts or {"cozepy/__init__.py": "", **wheel_parts()}).items():
            file.writestr(member, text)
    return path


def make_project(
    folder: Path, version: str = "0.21.0", build: str = "pass", requires: tuple[str, ...] = ()
) -> Path:
    """A project that builds by a backend of its own, which does `build` first."""
    (folder / "cozepy").mkdir(parents=True)
    (folder / "cozepy/__init__.py").write_text("VERSION = 1\n")
    (folder / "pyproject.toml").write_text(PYPROJECT.format(requires=list(requires)))
    more = "".join(f"    {line}\n" for line in dedent(build).strip().splitlines())
    text = BACKEND.format(version=version, parts=wheel_parts(version), more=more.rstrip("\n"))
    (folder / "backend.py").write_text(text)
    return folder


def make_sdist(folder: Path, project: Path, name: str = "cozepy-0.21.0") -> Path:
    """The project as a source distribution."""
    path = folder / f"{name}.tar.gz"
    with tarfile.open(path, "w:gz") as file:
        file.add(project, name)
        info = tarfile.TarInfo(f"{name}/PKG-INFO")
        text = b"Metadata-Version: 2.1\nName: cozepy\nVersion: 0.21.0\n"
        info.size = len(text)
        file.addfile(info, io.BytesIO(text))
    return path
