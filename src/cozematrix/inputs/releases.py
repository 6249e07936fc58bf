"""The published releases, as `releases.json` holds them: what a plan is made from, offline."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

from cozematrix.data_file import Table, read_json, write_json

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = 1


@dataclass(frozen=True)
class Release:
    """One published version, in the index's own words."""

    version: str
    """Version by PEP 440."""
    uploaded: str
    """Time of the upload, ISO 8601 in UTC."""
    requires_python: str
    """Specifiers as the metadata states them; "" admits every Python."""
    requires_dist: tuple[str, ...]
    """Requirements as the metadata states them."""
    yanked: str | None
    """Reason for the yank, "" if none was given; None if the release stands."""
    filename: str
    """Name of the wheel that all this was read from."""
    sha256: str
    """Digest of that wheel, in hexadecimal digits."""

    @property
    def is_prerelease(self) -> bool:
        return Version(self.version).is_prerelease

    @property
    def minor(self) -> tuple[int, int]:
        """The minor line that the release belongs to: (0, 16) for 0.16.2."""
        version = Version(self.version)
        return version.major, version.minor

    @property
    def installs(self) -> str:
        """The version that its metadata states, and an installer reports."""
        return self.version

    def pin(self, package: str) -> str:
        """The requirement that only the very wheel meets which is known by its hash."""
        return f"{package}=={self.version} --hash=sha256:{self.sha256}"

    def admits(self, python: str) -> bool:
        """Return whether Requires-Python lets an installer put this release on `python` ("3.9")."""
        # Any patch release will do: ">=3.7.1" is no reason to leave out 3.7.
        return any(
            SpecifierSet(self.requires_python).contains(f"{python}.{patch}") for patch in (0, 1, 99)
        )


def read_releases(path: Path) -> tuple[Release, ...]:
    """The releases that `path` holds, oldest first; a wrong value is an `InputError`."""
    table = read_json(path)
    if table.get("schema", int) != SCHEMA:
        raise table.refuse("schema", table.get("schema", int), str(SCHEMA))
    rows = [_release(row) for row in table.tables("releases")]
    table.get("package", str)
    table.close()
    return in_order(rows)


def write_releases(path: Path, package: str, releases: tuple[Release, ...]) -> None:
    """Write the cache, oldest release first, whole or not at all."""
    rows = [asdict(release) for release in in_order(releases)]
    write_json(path, {"schema": SCHEMA, "package": package, "releases": rows})


def in_order(releases: tuple[Release, ...] | list[Release]) -> tuple[Release, ...]:
    """The same releases, oldest version first."""
    return tuple(sorted(releases, key=lambda release: Version(release.version)))


def lost(before: tuple[Release, ...], after: tuple[Release, ...]) -> str:
    """List in words what another reading of the index lacks; "" where it has everything.

    An index may yank a release, but takes hardly one away; a mirror that is not complete, or a page
    that answers in the index's place, lacks many.
    """
    there = {release.version for release in after}
    gone = [release.version for release in before if release.version not in there]
    if not gone:
        return ""
    some = ", ".join(gone[:3]) + (", …" if len(gone) > 3 else "")
    return f"the index lists {len(after)} releases and lacks {len(gone)} of {len(before)} ({some})"


def changes(before: tuple[Release, ...], after: tuple[Release, ...]) -> list[str]:
    """List the differences between two readings of the index, a line each."""
    old = {release.version: release for release in before}
    new = {release.version: release for release in after}
    lines = [
        f"new: {version}, uploaded {new[version].uploaded}" for version in new if version not in old
    ]
    lines += [f"gone: {version}" for version in old if version not in new]
    for version in old.keys() & new.keys():
        lines += [
            f"changed: {version}: {key}: {value!r} is now {getattr(new[version], key)!r}"
            for key, value in asdict(old[version]).items()
            if value != getattr(new[version], key)
        ]
    return sorted(lines)


def _release(row: Table) -> Release:
    release = Release(
        version=row.get("version", str),
        uploaded=row.get("uploaded", str),
        requires_python=row.get("requires_python", str),
        requires_dist=row.strings("requires_dist"),
        # None is a value of its own here, which Table takes for "not there"
        yanked=None if _is_null(row, "yanked") else row.get("yanked", str),
        filename=row.get("filename", str),
        sha256=row.get("sha256", str),
    )
    row.close()
    try:
        Version(release.version)
    except InvalidVersion:
        raise row.refuse("version", release.version, "a PEP 440 version") from None
    try:
        SpecifierSet(release.requires_python)
    except InvalidSpecifier:
        raise row.refuse("requires_python", release.requires_python, "specifiers") from None
    return release


def _is_null(row: Table, key: str) -> bool:
    return row.get(key, object, "") is None
