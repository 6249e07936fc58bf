"""The public API of a candidate: read from its files, and held against what it may change."""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from cozematrix.api.change import Change, Level
from cozematrix.errors import MatrixError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence


def is_package(path: Path, package: str) -> bool:
    """Return whether the folder holds the package itself, so that it can be read in place."""
    return (path / package / "__init__.py").is_file()


@contextmanager
def unpacked(path: Path, package: str) -> Iterator[Path]:
    """The folder that holds the candidate's package, of a wheel for as long as the context lasts.

    Only the package's own Python files are unpacked; nothing of them is imported.
    """
    if path.is_dir():
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="candidate-") as folder:
        try:
            _unpack(path, package, folder)
        except (OSError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
            raise MatrixError(
                f"{path}: {error}; a wheel is needed, or a folder that holds {package!r}"
            ) from None
        yield Path(folder)


def _unpack(path: Path, package: str, folder: str) -> None:
    with zipfile.ZipFile(path) as wheel:
        for name in wheel.namelist():
            parts = PurePosixPath(name).parts
            if parts[:1] == (package,) and ".." not in parts and name.endswith(".py"):
                wheel.extract(name, folder)


def complaints(
    found: Sequence[Change], allowed: Collection[str], others: Sequence[str] = ()
) -> list[str]:
    """List the reasons against the candidate: forbidden breaks, and permissions that nothing needs.

    `allowed` are changes as they are told: "removed: cozepy.Coze.bot"; `others` are what breaks
    code beside the API.
    """
    breaks = [*(describe(change) for change in found if change.level is Level.BREAKING), *others]
    return [
        *(f"it breaks code, and is not allowed: {each}" for each in breaks if each not in allowed),
        *(f"it is allowed, and breaks nothing: {each}" for each in allowed if each not in breaks),
    ]


def describe(change: Change) -> str:
    """A change in one line."""
    return f"{change.kind}: {change.path}"
