"""A cell's view of this checkout: a read-only copy of the suites and of the fake's client.

A cell must not see the rest, the ledger and the run's secret among it, and must not change what it
is judged by. The copy also stays as it is when someone edits the checkout while a run is going.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

if TYPE_CHECKING:
    from collections.abc import Iterable


def view(root: Path, folder: Path, files: Iterable[Path]) -> Path:
    """A folder below `folder` with copies of these files of `root`, where they are in `root`.

    Its name is a digest of what is in it; a copy that does not fit its name is made again.
    """
    contents = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(files)}
    copy = folder / _digest(contents)
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f"{copy.name}.lock"):
        if _digest(_held(copy)) != copy.name:
            remove(copy)
            _write(copy, contents)
    return copy


def remove(folder: Path) -> None:
    """Remove a folder whatever its modes, or what lies in its place; none is no error."""
    if folder.is_symlink() or not folder.is_dir():
        folder.unlink(missing_ok=True)
        return
    folder.chmod(0o700)
    for place, names, _ in os.walk(folder):
        for path in (Path(place, name) for name in names):
            # Before it is entered: one without any rights can only be entered by root.
            if not path.is_symlink():
                path.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def _write(copy: Path, contents: dict[str, bytes]) -> None:
    beside = copy.with_name(f".{copy.name}")
    remove(beside)
    for name, content in contents.items():
        path = beside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(0o444)
    for place, _, _ in os.walk(beside, topdown=False):
        os.chmod(place, 0o555)  # noqa: PTH101, S103 - a name, of what anybody may read
    beside.rename(copy)


def _held(copy: Path) -> dict[str, bytes]:
    """Every file in the folder, links and pipes among them as what they are not."""
    held = {}
    for path in copy.rglob("*"):
        if path.is_symlink() or not (path.is_dir() or path.is_file()):
            return {}
        if path.is_file():
            held[path.relative_to(copy).as_posix()] = path.read_bytes()
    return held


def _digest(contents: dict[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, content in sorted(contents.items()):
        whole.update(f"{name} {hashlib.sha256(content).hexdigest()}\n".encode())
    return whole.hexdigest()[:16]
