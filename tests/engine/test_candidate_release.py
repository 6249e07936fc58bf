from __future__ import annotations

from pathlib import Path

import pytest
from packaging.version import Version

from cozematrix.candidate.release import (
    as_candidate,
    is_published,
    judged_as,
    read_candidate,
    release_before,
    write_candidate,
)
from cozematrix.candidate.wheel import Wheel
from cozematrix.errors import MatrixError
from cozematrix.inputs.releases import Release
from cozematrix.planning.plan import Cell, Suite

from .conftest import release
from .ledgers import cause

WHEEL = Wheel("cozepy-0.21.0-py3-none-any.whl", "0.21.0", "0a1b2c3d" * 8, ">=3.8", ("httpx",))


def test_candidate_is_a_local_version_of_its_own() -> None:
    made = as_candidate(WHEEL, Path("/x") / WHEEL.filename, "wheel x")

    assert made.version == "0.21.0+candidate.0a1b2c3d"
    assert made.installs == "0.21.0"
    assert Version("0.21.0") < Version(made.version) < Version("0.21.1")


def test_candidate_is_installed_from_its_file_by_its_hash() -> None:
    made = as_candidate(WHEEL, Path("/a folder") / WHEEL.filename, "wheel x")

    assert made.pin("cozepy") == (
        f"cozepy @ file:///a%20folder/{WHEEL.filename} --hash=sha256:{WHEEL.sha256}"
    )


def test_published_release_is_installed_from_the_index_by_its_hash() -> None:
    known = release("0.3.0")

    assert known.pin("cozepy") == f"cozepy==0.3.0 --hash=sha256:{'0' * 64}"
    assert known.installs == "0.3.0"


def test_candidate_is_read_as_it_was_written(tmp_path: Path) -> None:
    made = as_candidate(WHEEL, tmp_path / WHEEL.filename, "wheel dist/x.whl")

    write_candidate(tmp_path, made)

    assert read_candidate(tmp_path) == made


def test_local_part_of_its_own_version_is_no_part_of_the_label() -> None:
    wheel = Wheel("x", "0.21.0+dev5", "f" * 64, "", ())

    made = as_candidate(wheel, Path("/x"), "wheel x")

    assert (made.version, made.installs) == ("0.21.0+candidate.ffffffff", "0.21.0+dev5")


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("0.11.0", "0.10.0"),
        ("0.10.0", "0.10.0"),
        ("0.10.0+local", "0.10.0"),
        ("0.10.0rc1", "0.3.0"),
        ("0.3.1", "0.3.0"),
        ("1.0.0.dev1", "0.10.0"),
    ],
)
def test_release_before_is_the_newest_that_is_not_newer(
    releases: tuple[Release, ...], version: str, expected: str
) -> None:
    assert release_before(releases, version).version == expected


def test_release_that_was_taken_back_is_not_the_one_before(releases: tuple[Release, ...]) -> None:
    more = (*releases, release("0.11.0", yanked="broken"), release("0.12.0rc1"))

    assert release_before(more, "0.12.0").version == "0.10.0"


def test_version_older_than_all_releases_is_refused(releases: tuple[Release, ...]) -> None:
    with pytest.raises(MatrixError, match=r"0\.0\.1, older than .* allowed: 0\.1\.0 or newer"):
        release_before(releases, "0.0.1")


def test_candidate_is_expected_to_fail_where_the_release_before_it_does(
    releases: tuple[Release, ...],
) -> None:
    ledger = (
        cause("ends", "test_x", cozepy="<=0.10.0"),
        cause("ended", "test_x", cozepy="<0.10.0"),
        cause("later", "test_x", cozepy=">=0.11"),
    )
    before = release_before(releases, "0.11.0")

    judged = judged_as(ledger, before)

    seen = {
        (each.id, version): each.places[0].covers(Cell("3.9", version), Suite.SYNC, {})
        for each in judged
        for version in ("0.10.0", "0.11.0+candidate.0a1b2c3d", "0.2.0")
    }
    assert {name for (name, _), is_seen in seen.items() if is_seen} == {"ends"}
    assert all(is_seen for (name, _), is_seen in seen.items() if name == "ends")


def test_published_is_the_same_version_however_it_is_spelled(
    releases: tuple[Release, ...],
) -> None:
    assert is_published(releases, "0.3")
    assert not is_published(releases, "0.3.0.post1")
