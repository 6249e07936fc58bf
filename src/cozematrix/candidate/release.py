"""A candidate as a release of the matrix, and the published one that it is held against."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import Version

from cozematrix.data_file import read_json, write_json
from cozematrix.errors import MatrixError
from cozematrix.inputs.releases import Release

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from cozematrix.candidate.wheel import Wheel
    from cozematrix.verdicts.ledger import Cause, Place

RECORD = "candidate.json"
EVERYWHERE, NOWHERE = SpecifierSet(""), SpecifierSet("<0.dev0")


@dataclass(frozen=True)
class Candidate(Release):
    """A release that is not out yet; `version` is a local one, by which nothing else is called.

    The wheel is installed from its file as it is, so that what is tested is what would go out.
    """

    own_version: str
    """The version in the wheel's metadata."""
    wheel: Path
    made_from: str
    """Words that a person named it by, with the thing that they stand for."""

    @property
    def installs(self) -> str:
        """The version in the wheel's metadata, which an installer reports."""
        return self.own_version

    def pin(self, package: str) -> str:
        """The requirement that this file meets, and no other."""
        return f"{package} @ {self.wheel.as_uri()} --hash=sha256:{self.sha256}"


def as_candidate(wheel: Wheel, path: Path, made_from: str) -> Candidate:
    """The wheel at `path` as a release of its own."""
    public = Version(wheel.version).public
    try:
        SpecifierSet(wheel.requires_python)
    except InvalidSpecifier:
        raise MatrixError(f"its Requires-Python is {wheel.requires_python!r}") from None
    return Candidate(
        version=f"{public}+candidate.{wheel.sha256[:8]}",
        uploaded="",
        requires_python=wheel.requires_python,
        requires_dist=wheel.requires_dist,
        yanked=None,
        filename=wheel.filename,
        sha256=wheel.sha256,
        own_version=wheel.version,
        wheel=path,
        made_from=made_from,
    )


def write_candidate(folder: Path, candidate: Candidate) -> None:
    """Write beside the wheel what the other processes of the run must know of it."""
    row = {
        "version": candidate.version,
        "own_version": candidate.own_version,
        "requires_python": candidate.requires_python,
        "requires_dist": list(candidate.requires_dist),
        "filename": candidate.filename,
        "sha256": candidate.sha256,
        "made_from": candidate.made_from,
    }
    write_json(folder / RECORD, row)


def read_candidate(folder: Path) -> Candidate:
    """The candidate that `folder` holds."""
    table = read_json(folder / RECORD)
    filename = table.get("filename", str)
    candidate = Candidate(
        version=table.get("version", str),
        uploaded="",
        requires_python=table.get("requires_python", str),
        requires_dist=table.strings("requires_dist"),
        yanked=None,
        filename=filename,
        sha256=table.get("sha256", str),
        own_version=table.get("own_version", str),
        wheel=folder / filename,
        made_from=table.get("made_from", str),
    )
    table.close()
    return candidate


def release_before(releases: Iterable[Release], version: str) -> Release:
    """The newest published release that is not newer than `version`: what users have before it.

    One that was taken back, or is a pre-release, is passed over.
    """
    public = Version(Version(version).public)
    standing = [each for each in releases if each.yanked is None and not each.is_prerelease]
    before = [each for each in standing if Version(each.version) <= public]
    if not before:
        oldest = min(Version(each.version) for each in standing)
        raise MatrixError(
            f"its version is {version}, older than every published release; allowed: {oldest} "
            "or newer"
        )
    return max(before, key=lambda each: Version(each.version))


def judged_as(ledger: Iterable[Cause], before: Release) -> tuple[Cause, ...]:
    """The ledger as it is for one release, for whichever release it is asked.

    A candidate is expected to fail where the release before it does; its own version would be
    outside the ranges that end there, and within those that are to begin later.
    """
    return tuple(
        replace(cause, places=tuple(_place(place, before) for place in cause.places))
        for cause in ledger
    )


def _place(place: Place, before: Release) -> Place:
    is_of_it = place.cozepy.contains(before.version, prereleases=True)
    return replace(place, cozepy=EVERYWHERE if is_of_it else NOWHERE)


def is_published(releases: Sequence[Release], version: str) -> bool:
    """Return whether this very version is out."""
    return any(Version(each.version) == Version(version) for each in releases)
