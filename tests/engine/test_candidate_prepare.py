"""Candidates made from all that a person can name, by real builds in a fence."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from cozematrix.candidate.prepare import FOLDER, Maker, forget_others
from cozematrix.candidate.release import read_candidate
from cozematrix.candidate.wheel import unlike_record
from cozematrix.cells import fence
from cozematrix.cells import run as runs
from cozematrix.cells.environment import record_digest
from cozematrix.errors import MatrixError

from .candidates import make_project, make_sdist, make_wheel, wheel_parts
from .conftest import release
from .loopback import serving

INFO = "cozepy-0.21.0.dist-info"
SECRET = "the-users-secret-71aa"


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    return Maker(
        cache=tmp_path / "cache",
        log=tmp_path / "reports/build.log",
        package="cozepy",
        releases=(release("0.19.0"), release("0.20.0")),
        uv=runs.uv_program(),
        is_fenced=True,
    )


def kept(maker: Maker) -> list[str]:
    return sorted(path.name for path in (maker.cache / FOLDER).glob("*"))


def refused(maker: Maker, text: str) -> str:
    """Return the error of a candidate that is none; nothing is left of it."""
    with pytest.raises(MatrixError) as raised:
        maker.make(text)
    assert kept(maker) == []
    said = str(raised.value)
    assert len(said.splitlines()) == 1
    assert said.startswith("command line: --from: ")
    return said


def test_wheel_is_taken_as_it_is(maker: Maker, tmp_path: Path) -> None:
    path = make_wheel(tmp_path)

    made = maker.make(str(path))

    assert made.wheel.read_bytes() == path.read_bytes()
    assert made.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert read_candidate(maker.cache / FOLDER / made.sha256) == made
    assert made.made_from == f"wheel {path}"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        ({"cozepy/__init__.py": "broken = 1"}, ["cozepy/__init__.py"]),
        ({"cozepy/more.py": ""}, ["cozepy/more.py"]),
        ({"cozepy/__init__.py": None}, ["cozepy/__init__.py"]),
        ({f"{INFO}/RECORD.jws": "{}"}, []),
        ({f"{INFO}/RECORD": ""}, [f"{INFO}/METADATA", f"{INFO}/WHEEL", "cozepy/__init__.py"]),
        ({f"{INFO}/RECORD": None}, [f"{INFO}/METADATA", f"{INFO}/WHEEL", "cozepy/__init__.py"]),
    ],
    ids=["right", "another", "unlisted", "gone", "signed", "empty", "none"],
)
def test_record_that_is_not_that_of_the_files_is_told(
    tmp_path: Path, changed: dict[str, str | None], told: list[str]
) -> None:
    parts = {"cozepy/__init__.py": "", **wheel_parts()}
    empty = record_digest(b"")
    record = parts[f"{INFO}/RECORD"].replace("__init__.py,,", f"__init__.py,{empty},0")
    parts = {**parts, f"{INFO}/RECORD": record, **changed}
    path = make_wheel(tmp_path, {name: text for name, text in parts.items() if text is not None})

    assert unlike_record(path) == told


def test_folder_sdist_and_git_of_one_source_are_one_candidate(maker: Maker, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    sdist = make_sdist(tmp_path, project)
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.com", "-C", str(project))
    folder = maker.make(str(project))
    for words in (("init", "-qb", "main"), ("add", "."), ("commit", "-qm", "all"), ("tag", "v1")):
        subprocess.run([*git, *words], check=True)
    number = subprocess.run(
        [*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True
    ).stdout.strip()

    made = [maker.make(f"git+file://{project}@{name}") for name in ("main", "v1", number)]
    made.append(maker.make(str(sdist)))

    assert {each.sha256 for each in made} == {folder.sha256}
    assert kept(maker) == [folder.sha256]
    assert {path: path.read_bytes() for path in before} == before
    assert {path.name for path in project.iterdir()} == {*map(str, _names(before)), ".git"}


def _names(files: dict[Path, bytes]) -> set[str]:
    return {path.name if path.parent.name == "project" else path.parent.name for path in files}


def test_candidates_of_earlier_runs_are_removed(maker: Maker, tmp_path: Path) -> None:
    first = maker.make(str(make_wheel(tmp_path)))
    second = maker.make(str(make_project(tmp_path / "project")))

    forget_others(maker.cache, second.sha256)

    assert first.sha256 != second.sha256
    assert kept(maker) == [second.sha256]


@pytest.mark.skipif(fence.parts() != fence.ALL, reason="this machine has no whole fence")
def test_build_sees_nothing_of_the_user(
    maker: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COZE_API_TOKEN", SECRET)
    monkeypatch.setenv("UV_INDEX_PRIVATE_PASSWORD", SECRET)
    (tmp_path / "secret").write_text(SECRET)
    build = f"""
        import socket
        won = [name for name, value in os.environ.items() if {SECRET!r} in value]
        try:
            won.append(open({str(tmp_path / "secret")!r}).read())
        except OSError:
            pass
        try:
            socket.create_connection(("127.0.0.1", 9), 1)
        except ConnectionRefusedError:
            won.append("network")
        except OSError:
            pass
        try:
            open({str(tmp_path / "written")!r}, "w")
            won.append("written")
        except OSError:
            pass
        assert not won, won
    """

    made = maker.make(str(make_project(tmp_path / "project", build=build)))

    assert made.installs == "0.21.0"
    assert not (tmp_path / "written").exists()


@pytest.mark.skipif(fence.parts() != fence.ALL, reason="this machine has no whole fence")
def test_build_that_sets_modes_and_times_goes_on_and_changes_none(
    maker: Maker, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.touch(mode=0o600)
    before = outside.stat()
    build = f"""
        os.chmod("cozepy/__init__.py", 0o644)
        os.utime("cozepy/__init__.py", (1, 1))
        os.chmod({str(outside)!r}, 0o666)
        os.utime({str(outside)!r}, (1, 1))
    """

    maker.make(str(make_project(tmp_path / "project", build=build)))

    after = outside.stat()
    assert (after.st_mode, after.st_mtime_ns) == (before.st_mode, before.st_mtime_ns)


def test_build_that_fails_is_told_in_one_line(maker: Maker, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", build="raise RuntimeError('no compiler here')")

    said = refused(maker, str(project))

    assert "it does not build: RuntimeError: no compiler here" in said
    assert "no compiler here" in maker.log.read_text()


@pytest.mark.parametrize(
    ("requires", "what"),
    [
        (("evil @ file:///etc",), "evil is asked for by an address, and not by versions"),
        (("-r /etc/passwd",), "not a requirement"),
        (("cozepy==0.0.0.dev99",), "its build needs what cannot be had"),
    ],
)
def test_build_that_asks_for_something_strange_is_refused(
    maker: Maker, tmp_path: Path, requires: tuple[str, ...], what: str
) -> None:
    assert what in refused(maker, str(make_project(tmp_path / "project", requires=requires)))


def test_what_the_backend_asks_for_is_installed(maker: Maker, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", build="import iniconfig")
    with (project / "backend.py").open("a") as file:
        file.write("def get_requires_for_build_wheel(settings=None):\n    return ['iniconfig']\n")

    assert maker.make(str(project)).installs == "0.21.0"


def test_folder_without_a_project_is_refused_before_it_is_copied(
    maker: Maker, tmp_path: Path
) -> None:
    (tmp_path / "photos").mkdir()
    os.mkfifo(tmp_path / "photos/pipe")

    assert "neither pyproject.toml nor setup.py" in refused(maker, str(tmp_path / "photos"))


def test_another_package_is_refused(maker: Maker, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    backend = project / "backend.py"
    backend.write_text(backend.read_text().replace("cozepy-0.21.0", "other-0.21.0"))

    assert "this is a wheel of other, and not of cozepy" in refused(maker, str(project))


def test_archive_without_metadata_is_no_source_distribution(maker: Maker, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    shutil.make_archive(str(tmp_path / "cozepy-1.0"), "zip", tmp_path, "project")

    assert project.is_dir()
    assert "not a source distribution" in refused(maker, str(tmp_path / "cozepy-1.0.zip"))


@pytest.mark.parametrize("name", ["cozepy-1.0.tar.gz", "cozepy-1.0.zip"])
def test_damaged_archive_is_told(maker: Maker, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"<html>404</html>")

    assert "it cannot be read: " in refused(maker, str(tmp_path / name))


def test_git_that_does_not_answer_is_told_without_its_password(
    maker: Maker, tmp_path: Path
) -> None:
    address = "git+http://me:secretword@127.0.0.1:9/sdk.git@main"

    said = refused(maker, address)

    assert "git does not answer: " in said
    assert "secretword" not in said


def test_revision_that_is_not_there_is_told(maker: Maker, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    subprocess.run(["git", "init", "-q", str(project)], check=True)

    assert "it has no revision 'v9'" in refused(maker, f"git+file://{project}@v9")


def test_version_that_is_out_is_refused(maker: Maker) -> None:
    assert "this version is out, and in the matrix" in refused(maker, "0.20")


def test_version_older_than_every_release_is_refused(maker: Maker, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", version="0.1.0")

    assert "its version is 0.1.0, older than every" in refused(maker, str(project))


def test_version_is_fetched_from_the_index(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as index:
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.url)
        monkeypatch.setenv("UV_INDEX", "")
        sha256 = index.wheel("cozepy", "0.21.0rc1", "httpx>=0.27", requires_python=">=3.8")

        made = maker.make("0.21.0rc1")
        said = refused_beside(maker, "0.21.0rc2")

    assert (made.sha256, made.installs) == (sha256, "0.21.0rc1")
    assert "the package index lists no wheel of cozepy 0.21.0rc2" in said


def refused_beside(maker: Maker, text: str) -> str:
    with pytest.raises(MatrixError) as raised:
        maker.make(text)
    return str(raised.value)
