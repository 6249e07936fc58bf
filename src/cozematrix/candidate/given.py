"""The name of a candidate: a file, a folder, a git address or a version."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from packaging.version import InvalidVersion, Version

from cozematrix.errors import MatrixError

ALLOWED = (
    "a wheel, a source distribution, a folder with pyproject.toml or setup.py, "
    "git+URL@REVISION, or a version that the index has and releases.json has not"
)
_SOURCES = (".tar.gz", ".zip")
_GIT = "git+"
# A name that git could take for an option, or for more than one name, is none.
_REVISION = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./+-]*")
_URL = re.compile(r"(https?|ssh|git|file)://[^\s]+")


class Source(StrEnum):
    """The thing that a candidate is made from."""

    WHEEL = "wheel"
    SDIST = "source distribution"
    FOLDER = "folder"
    GIT = "git"
    VERSION = "version"


@dataclass(frozen=True)
class Given:
    """A candidate as it was named: the text as typed, its kind, and its parts.

    `path` is that of a file or folder; `url` and `revision` are git's; `version` is the index's.
    """

    text: str
    source: Source
    path: Path = Path()
    url: str = ""
    revision: str = ""
    version: str = ""


def wrong(text: str, what: str) -> MatrixError:
    """The error that says what is wrong with a candidate, in one line."""
    return MatrixError(f"command line: --from: {text!r}: {' '.join(what.split())}")


def read_given(text: str) -> Given:
    """Say what `text` names; a MatrixError where it is nothing that a candidate is made from."""
    if text.startswith(_GIT):
        return _git(text)
    path = Path(text).expanduser()
    if path.is_dir():
        return Given(text, Source.FOLDER, path=path.resolve())
    if path.is_file():
        if path.name.endswith(".whl"):
            return Given(text, Source.WHEEL, path=path.resolve())
        if path.name.endswith(_SOURCES):
            return Given(text, Source.SDIST, path=path.resolve())
        raise wrong(text, f"this is not a distribution; allowed: {ALLOWED}")
    try:
        return Given(text, Source.VERSION, version=str(Version(text)))
    except InvalidVersion:
        raise wrong(text, f"there is no such file or folder; allowed: {ALLOWED}") from None


def _git(text: str) -> Given:
    address, at, revision = text.removeprefix(_GIT).rpartition("@")
    if not at or "/" not in address.partition("://")[2]:
        raise wrong(text, "a revision is missing: git+https://example.org/sdk.git@v0.21.0")
    if not _URL.fullmatch(address) or not _REVISION.fullmatch(revision):
        raise wrong(text, f"this is not a git address with a revision; allowed: {ALLOWED}")
    return Given(text, Source.GIT, url=address, revision=revision)
