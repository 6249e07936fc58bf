from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cozematrix.errors import InputError
from cozematrix.inputs.releases import Release, changes, lost, read_releases, write_releases
from cozematrix.places import Places
from tests.engine.conftest import release


def test_what_is_written_is_read_again_oldest_version_first(
    tmp_path: Path, releases: tuple[Release, ...]
) -> None:
    file = tmp_path / "releases.json"

    write_releases(file, "cozepy", (releases[-1], *releases[:-1]))

    assert read_releases(file) == releases


def test_the_cached_releases_are_the_thirty_up_to_0_20_0() -> None:
    cached = read_releases(Places.of_checkout().releases)

    versions = [each.version for each in cached]
    assert versions.index("0.20.0") == 29
    assert versions[0] == "0.1.0"
    assert cached[0].requires_python == "<4.0,>=3.8"
    assert [each for each in cached if each.yanked is not None or each.is_prerelease] == []


def test_the_cache_names_no_address() -> None:
    text = Places.of_checkout().releases.read_text(encoding="utf-8")

    assert "://" not in text


@pytest.mark.parametrize(
    ("requires", "python", "admitted"),
    [
        pytest.param(">=3.7", "3.7", True, id="lower bound is inside"),
        pytest.param(">=3.7.1", "3.7", True, id="a later patch release will do"),
        pytest.param(">=3.8,<4.0", "3.7", False, id="below"),
        pytest.param("<3.13", "3.13", False, id="above"),
        pytest.param("", "3.7", True, id="nothing is stated"),
        pytest.param(">=3.8", "3.15", True, id="a Python of two digits is newer"),
    ],
)
def test_requires_python_admits_or_excludes(requires: str, python: str, admitted: bool) -> None:
    assert release("0.1.0", requires).admits(python) is admitted


def test_a_refresh_tells_what_is_new_gone_and_changed(releases: tuple[Release, ...]) -> None:
    after = (
        *releases[1:-1],
        replace(releases[-1], yanked="broken"),
        release("0.11.0"),
    )

    assert changes(releases, after) == [
        "changed: 0.10.0: yanked: None is now 'broken'",
        "gone: 0.1.0",
        "new: 0.11.0, uploaded 2025-01-01T00:00:00Z",
    ]


@pytest.mark.parametrize(
    ("key", "value"),
    [("version", "zero"), ("requires_python", "three"), ("yanked", 1), ("requires_dist", "httpx")],
)
def test_a_wrong_value_in_the_cache_is_named(
    tmp_path: Path, releases: tuple[Release, ...], key: str, value: object
) -> None:
    file = tmp_path / "releases.json"
    write_releases(file, "cozepy", releases)
    held = json.loads(file.read_text())
    held["releases"][2][key] = value
    file.write_text(json.dumps(held))

    with pytest.raises(InputError, match=rf"^releases.json: releases\[2\].{key}: "):
        read_releases(file)


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        pytest.param(5, "", id="all of them"),
        pytest.param(
            1,
            "the index lists 1 releases and lacks 4 of 5 (0.2.0, 0.2.1, 0.3.0, …)",
            id="a mirror that is not complete",
        ),
        pytest.param(
            0,
            "the index lists 0 releases and lacks 5 of 5 (0.1.0, 0.2.0, 0.2.1, …)",
            id="a page that is no index",
        ),
    ],
)
def test_reading_that_lacks_what_was_known_is_told(
    releases: tuple[Release, ...], listed: int, words: str
) -> None:
    assert lost(releases, releases[:listed]) == words


def test_reading_with_a_new_release_lacks_nothing(releases: tuple[Release, ...]) -> None:
    assert lost(releases, (*releases, release("9.0.0"))) == ""
