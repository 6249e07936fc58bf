"""The files of a cell, in folders into which programs that nobody has reviewed may write."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cozematrix.cells.view import remove
from cozematrix.data_file import read_log, read_untrusted
from cozematrix.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from cozematrix.places import Places
    from cozematrix.planning.plan import Cell, Suite

# The most that is read of a file that a cell wrote, in bytes.
MOST_OF_A_REPORT = 64 * 1024 * 1024
# A disk with less left, in bytes, is full: nobody can say what a suite would have written.
LEAST_FREE = 1024 * 1024
# And so is one that has no room for so many more files, where it counts them.
LEAST_FILES = 8


def work_folder(places: Places, cell: Cell) -> Path:
    """Return the folder of a cell's logs and measurements."""
    return places.reports / "cells" / cell.resolution / cell.python / cell.release


def scratch_folder(places: Places, cell: Cell, step: str) -> Path:
    """The folder that a step of a cell may write, and no other; `step` is a suite, or "import"."""
    return work_folder(places, cell) / step


def recording_file(places: Places, cell: Cell, suite: Suite) -> Path:
    """Return the file in which a suite records its tests, one by one."""
    return scratch_folder(places, cell, suite) / "recording.jsonl"


def hits_file(places: Places, cell: Cell, suite: Suite) -> Path:
    """Return the file of a suite's hits, a byte a probe."""
    return work_folder(places, cell) / f"{suite}.hits"


def emptied(scratch: Path) -> Path:
    """The folder, with nothing in it."""
    remove(scratch)
    scratch.mkdir(parents=True)
    return scratch


def freed(place: Path) -> Path:
    """The place of a file: a folder that an unfenced cell put there would be in the way."""
    if place.is_dir():
        remove(place)
    return place


def held(file: Path, size: int) -> bytes:
    """Read what a file of a cell holds; nothing where it is none, or has not this size."""
    try:
        content = read_untrusted(file, MOST_OF_A_REPORT)
    except InputError:
        return b""
    return content if len(content) == size else b""


def last_line(log: Path) -> str:
    """Return the last words of a program; an internal error of pytest goes before its summary."""
    lines = [line.strip() for line in read_log(log, MOST_OF_A_REPORT).split("\n")]
    internal = [line for line in lines if line.startswith("INTERNALERROR>")]
    return next((line[:300] for line in reversed(internal or lines) if line), "no output")


def is_full(folder: Path) -> bool:
    """Return whether the disk that the folder is on has no room, be it for bytes or for files."""
    about = os.statvfs(folder)
    lacks_files = about.f_files > 0 and about.f_favail < LEAST_FILES
    return about.f_bavail * about.f_frsize < LEAST_FREE or lacks_files
