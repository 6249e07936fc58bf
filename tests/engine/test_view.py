"""A cell's copy of the checkout is what its name says, whatever happened to it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cozematrix.cells import contracts, sources
from cozematrix.cells.recording import Recording
from cozematrix.cells.view import remove, view
from cozematrix.places import Places
from cozematrix.planning.plan import Suite

ROOT = Places.of_checkout().root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("tests/a.py", "tests/deep/b.py", "secret"):
        path = tmp_path / "root" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "root"


def made(root: Path) -> Path:
    return view(root, root.parent / "views", (root / "tests").rglob("*.py"))


def held(copy: Path) -> dict[str, str]:
    return {
        path.relative_to(copy).as_posix(): path.read_text()
        for path in copy.rglob("*")
        if path.is_file()
    }


def test_copy_holds_the_files_and_no_others_read_only(root: Path) -> None:
    copy = made(root)

    assert held(copy) == {"tests/a.py": "tests/a.py", "tests/deep/b.py": "tests/deep/b.py"}
    assert not [path for path in (copy, *copy.rglob("*")) if path.stat().st_mode & 0o222]


def test_copy_is_made_once_and_anew_for_what_was_changed(root: Path) -> None:
    copy = made(root)
    inode = copy.stat().st_ino

    assert made(root).stat().st_ino == inode
    (root / "tests/a.py").write_text("changed")
    other = made(root)
    assert other != copy
    assert (held(copy)["tests/a.py"], held(other)["tests/a.py"]) == ("tests/a.py", "changed")


@pytest.mark.parametrize(
    "harm",
    [
        lambda copy: (copy / "tests/a.py").write_text("pass"),
        lambda copy: (copy / "tests/a.py").unlink(),
        lambda copy: (copy / "tests/sitecustomize.py").write_text(""),
        lambda copy: os.mkfifo(copy / "tests/pipe"),
        lambda copy: (copy / "tests/link").symlink_to("/etc"),
        remove,
    ],
)
def test_copy_that_was_changed_is_made_again(root: Path, harm: Callable[[Path], object]) -> None:
    copy = made(root)
    whole = held(copy)
    for place, _, files in os.walk(copy):
        for path in (Path(place), *(Path(place) / name for name in files)):
            path.chmod(0o700)

    harm(copy)

    assert held(made(root)) == whole


def test_cell_sees_the_suites_and_nothing_that_judges_them() -> None:
    seen = {path.relative_to(ROOT).as_posix() for path in sources.visible(ROOT)}

    assert {"tests/cell.ini", "tests/sync/conftest.py", "src/cozefake/client.py"} <= seen
    assert not [name for name in seen if name.startswith(("src/cozematrix", "tests/engine"))]


@pytest.mark.parametrize("suite", [Suite.SYNC, Suite.ASYNC])
def test_every_test_of_the_source_must_be_collected(suite: Suite) -> None:
    written = contracts.written(ROOT, suite)
    recording = Recording("", {}, (), (), "", "", is_finished=True)
    whole = tuple(f"{name}[a]" for name in sorted(written))

    assert {f"test_only_{suite}", "test_bots"} <= {name.partition("::")[0] for name in written}
    assert not contracts.lacking(ROOT, suite, replaced(recording, whole))
    assert contracts.lacking(ROOT, suite, replaced(recording, whole[1:])) == (
        f"not collected, though it is written: {whole[0].removesuffix('[a]')}"
    )
    assert contracts.lacking(ROOT, suite, recording).endswith(f" and {len(written) - 1} more")


def replaced(recording: Recording, collected: tuple[str, ...]) -> Recording:
    return Recording(**{**vars(recording), "collected": collected})


def test_folder_that_nobody_may_open_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "cell"
    folder.mkdir()
    (folder / "locked").mkdir(mode=0)

    remove(folder)

    assert not folder.exists()
