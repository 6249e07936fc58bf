"""Ways to pick dependencies: their names, what uv is asked, and that uv answers so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cozematrix.inputs.picking import Picking, Question, is_published
from tests.engine.conftest import release

RELEASE = replace(release("0.20.0"), uploaded="2025-10-22T14:03:22Z")


@pytest.mark.parametrize(
    ("picking", "name", "text"),
    [
        (Picking(), "latest", ""),
        (
            Picking("lowest"),
            "lowest",
            "lowest (the lowest versions that are allowed, also of what dependencies need)",
        ),
        (
            Picking(as_of="2025-06-03"),
            "latest-2025-06-03",
            "latest (the newest that an installer picks), as of 2025-06-03",
        ),
        (
            Picking("release-day", beyond="HTTPX<0.28,>=0.27"),
            "release-day+httpx-lt-0.28-and-ge-0.27",
            (
                "release-day (the newest on the day of the release's upload), "
                "with HTTPX<0.28,>=0.27, whatever the release allows"
            ),
        ),
    ],
)
def test_resolution_has_a_name_for_folders_and_words_for_people(
    picking: Picking, name: str, text: str
) -> None:
    assert (picking.name, picking.text) == (name, text)


@pytest.mark.parametrize(
    ("picking", "question"),
    [
        (Picking(), Question()),
        (Picking("lowest"), Question(("--resolution", "lowest"))),
        (Picking("lowest-direct"), Question(("--resolution", "lowest-direct"))),
        (
            Picking("release-day"),
            Question(("--exclude-newer", "2025-10-23T00:00:00Z"), (), "2025-10-22"),
        ),
        (
            Picking("release-day", as_of="2025-12-31"),
            Question(("--exclude-newer", "2025-10-23T00:00:00Z"), (), "2025-10-22"),
        ),
        (
            Picking("lowest", as_of="2025-12-31"),
            Question(
                ("--resolution", "lowest", "--exclude-newer", "2026-01-01T00:00:00Z"),
                (),
                "2025-12-31",
            ),
        ),
        (Picking(beyond="httpx<0.28"), Question((), ("httpx<0.28",))),
    ],
)
def test_installer_is_asked_for_what_the_resolution_means(
    picking: Picking, question: Question
) -> None:
    assert picking.question(RELEASE) == question


@pytest.mark.parametrize("mode", ["latest", "lowest", "lowest-direct", "release-day"])
def test_runner_is_as_new_as_the_day_allows(mode: str) -> None:
    assert Picking(mode).of_runner == Question()
    assert Picking(mode, as_of="2025-06-03").of_runner == Question(
        ("--exclude-newer", "2025-06-04T00:00:00Z"), (), "2025-06-03"
    )


@pytest.mark.parametrize(
    ("as_of", "is_there"),
    [("", True), ("2025-10-21", False), ("2025-10-22", True), ("2025-10-23", True)],
)
def test_release_is_there_from_the_day_of_its_upload(as_of: str, is_there: bool) -> None:
    assert is_published(RELEASE, as_of) is is_there


@pytest.mark.parametrize(
    ("picking", "words"),
    [
        (Picking(), ()),
        (Picking("lowest"), ("--resolution", "lowest")),
        (Picking("lowest-direct"), ("--resolution", "lowest-direct")),
        (Picking(as_of="2025-06-03"), ("--as-of", "2025-06-03")),
        (Picking(beyond="httpx<0.28"), ("--with", "httpx<0.28")),
        (
            Picking("release-day", "2025-06-03", "pydantic-core>=3a1"),
            (
                "--resolution",
                "release-day",
                "--as-of",
                "2025-06-03",
                "--with",
                "pydantic-core>=3a1",
            ),
        ),
    ],
)
def test_name_of_a_folder_and_words_of_a_command_line_say_the_same(
    picking: Picking, words: tuple[str, ...]
) -> None:
    assert Picking.of_name(picking.name) == picking
    assert picking.words == words


@pytest.mark.parametrize(
    "name", ["", "latest-", "latest+", "latest+httpx", "lowest+x-ge-", "candidate", "../latest"]
)
def test_folder_of_another_name_is_no_resolution(name: str) -> None:
    assert Picking.of_name(name) is None
