"""A wheel as a candidate has it: its name, version and requirements, read without installing it."""

from __future__ import annotations

import csv
import hashlib
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.metadata import InvalidMetadata, Metadata
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

from cozematrix.cells.environment import SHA256, record_digest
from cozematrix.errors import MatrixError

if TYPE_CHECKING:
    from pathlib import Path

# More than any release has, in bytes: what claims to be larger is not unpacked.
MOST = 256 * 1024 * 1024


@dataclass(frozen=True)
class Wheel:
    """A wheel's own metadata; `requires_dist` and `requires_python` in one spelling."""

    filename: str
    version: str
    sha256: str
    requires_python: str
    requires_dist: tuple[str, ...]


def read_wheel(path: Path, package: str) -> Wheel:
    """Read a wheel of `package`; a MatrixError says why it is none."""
    try:
        name, version, _, _ = parse_wheel_filename(path.name)
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            size = sum(each.file_size for each in archive.infolist())
            infos = [each for each in names if _is_metadata(each)]
            if size > MOST:
                raise MatrixError(f"it is larger than {MOST // 1024 // 1024} MB")
            if len(infos) != 1:
                raise MatrixError("this is not a wheel: it has no metadata")
            metadata = Metadata.from_email(archive.read(infos[0]), validate=True)
    except InvalidWheelFilename as error:
        raise MatrixError(f"this is not a wheel by its name: {error}") from None
    except (OSError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise MatrixError(f"this is not a wheel: {error}") from None
    except ExceptionGroup as errors:
        raise MatrixError(f"its metadata is wrong: {_first(errors)}") from None
    if name != canonicalize_name(package):
        raise MatrixError(f"this is a wheel of {name}, and not of {package}")
    if canonicalize_name(metadata.name) != name or metadata.version != version:
        stated = f"{metadata.name} {metadata.version}"
        raise MatrixError(f"its metadata says {stated}, and its name {name} {version}")
    if f"{package}/__init__.py" not in names:
        raise MatrixError(f"it holds no package {package!r}")
    return Wheel(
        filename=path.name,
        version=str(version),
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        requires_python=str(metadata.requires_python or ""),
        requires_dist=tuple(str(each) for each in metadata.requires_dist or ()),
    )


def unlike_record(path: Path) -> list[str]:
    """The files of a wheel that its `RECORD` lacks, states another digest of, or only lists.

    Installers take such a wheel, and indexes refuse it: they compare the names.
    """
    with zipfile.ZipFile(path) as archive:
        there = {name for name in archive.namelist() if not name.endswith("/")}
        record = next((name for name in there if name.endswith(".dist-info/RECORD")), None)
        text = archive.read(record).decode(errors="replace") if record else ""
        rows = [row for row in csv.reader(text.splitlines()) if row]
        stated = {row[0]: row[1] if len(row) > 1 else "" for row in rows}
        wrong = [
            name
            for name in there & stated.keys()
            if stated[name].startswith(SHA256) and stated[name] != record_digest(archive.read(name))
        ]
    unlisted = {name for name in there - stated.keys() if not _is_unlisted(name)}
    return sorted({*wrong, *unlisted, *(stated.keys() - there)})


def _is_unlisted(name: str) -> bool:
    """Return whether a file needs no line: the list itself, or a signature of it."""
    return name.endswith((".dist-info/RECORD", ".dist-info/RECORD.jws", ".dist-info/RECORD.p7s"))


def _is_metadata(name: str) -> bool:
    folder, _, file = name.partition("/")
    return folder.endswith(".dist-info") and file == "METADATA"


def _first(errors: ExceptionGroup) -> str:
    """The first of the errors that `packaging` found in a file of metadata."""
    first = errors.exceptions[0]
    if isinstance(first, InvalidMetadata):
        return str(first)
    return _first(first) if isinstance(first, ExceptionGroup) else str(first)
