from __future__ import annotations

from pathlib import Path

import pytest

from cozematrix.candidate.given import Given, Source, read_given
from cozematrix.errors import MatrixError


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("cozepy-0.21.0-py3-none-any.whl", Source.WHEEL),
        ("cozepy-0.21.0.tar.gz", Source.SDIST),
        ("cozepy-0.21.0.zip", Source.SDIST),
    ],
)
def test_file_is_known_by_its_name(tmp_path: Path, name: str, source: Source) -> None:
    path = tmp_path / name
    path.touch()

    assert read_given(str(path)) == Given(str(path), source, path=path.resolve())


def test_folder_is_a_folder_whatever_it_is_called(tmp_path: Path) -> None:
    folder = tmp_path / "0.21.0"
    folder.mkdir()

    assert read_given(str(folder)) == Given(str(folder), Source.FOLDER, path=folder.resolve())


@pytest.mark.parametrize(
    ("text", "url", "revision"),
    [
        ("git+https://example.org/sdk.git@main", "https://example.org/sdk.git", "main"),
        ("git+ssh://git@example.org/sdk@v0.21.0", "ssh://git@example.org/sdk", "v0.21.0"),
        ("git+file:///srv/sdk@0123abc", "file:///srv/sdk", "0123abc"),
        ("git+https://me:pass@example.org/sdk@a/b", "https://me:pass@example.org/sdk", "a/b"),
    ],
)
def test_git_address_has_a_revision_behind_its_last_at_sign(
    text: str, url: str, revision: str
) -> None:
    assert read_given(text) == Given(text, Source.GIT, url=url, revision=revision)


def test_version_is_one_of_the_index() -> None:
    assert read_given("0.21.0rc1") == Given("0.21.0rc1", Source.VERSION, version="0.21.0rc1")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("git+https://example.org/sdk.git", "a revision is missing"),
        ("git+ssh://git@example.org/sdk", "a revision is missing"),
        ("git+ssh://git@example.org", "a revision is missing"),
        ("git+https://example.org/sdk@--upload-pack=x", "this is not a git address"),
        ("git+ext::sh -c x@main", "a revision is missing"),
        ("git+ext://a/b@main", "this is not a git address with a revision"),
        ("nowhere.whl", "there is no such file or folder"),
        ("nowhere/else", "there is no such file or folder"),
    ],
)
def test_what_names_nothing_is_told_in_one_line(text: str, what: str) -> None:
    with pytest.raises(MatrixError) as raised:
        read_given(text)

    said = str(raised.value)
    assert said.startswith("command line: --from: ")
    assert f"': {what}" in said
    assert len(said.splitlines()) == 1


def test_password_in_a_wrong_address_is_not_told() -> None:
    with pytest.raises(MatrixError) as raised:
        read_given("git+ftp://me:secretword@example.org/sdk@main")

    assert "secretword" not in str(raised.value)


def test_file_of_another_kind_is_no_distribution(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.touch()

    with pytest.raises(MatrixError, match="this is not a distribution; allowed: a wheel, "):
        read_given(str(path))
