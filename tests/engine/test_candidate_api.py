from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from cozematrix.api.api_changes import changes
from cozematrix.api.change import Change, Kind
from cozematrix.candidate.api import complaints, describe, unpacked
from cozematrix.errors import MatrixError

WHEEL = "cozepy-0.21.0-py3-none-any.whl"
REMOVED = Change(Kind.REMOVED, "cozepy.Coze.bot", "bot", "")
RENAMED = Change(Kind.RENAMED, "cozepy.Coze.chat", "chat", "chats")
RISKY = Change(Kind.DEFAULT_CHANGED, "cozepy.Coze.list(size)", "10", "20")
COMPATIBLE = Change(Kind.ADDED, "cozepy.Coze.fly", "", "def fly()")


def wheel(folder: Path, members: dict[str, str]) -> Path:
    path = folder / WHEEL
    with zipfile.ZipFile(path, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def files_below(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "cozepy").mkdir()
    (tmp_path / "cozepy/__init__.py").write_text("bot = 1")

    with unpacked(tmp_path, "cozepy") as folder:
        assert folder == tmp_path

    assert files_below(tmp_path) == {"cozepy/__init__.py": "bot = 1"}


def test_wheel_is_unpacked_with_the_python_files_of_its_package_only(tmp_path: Path) -> None:
    path = wheel(
        tmp_path,
        {
            "cozepy/__init__.py": "bot = 1",
            "cozepy/bots/__init__.py": "list = 2",
            "cozepy/py.typed": "",
            "cozepy/native.so": "x",
            "cozepy_extra/__init__.py": "x = 1",
            "other/__init__.py": "x = 1",
            "other/cozepy/__init__.py": "x = 1",
            "cozepy.py": "x = 1",
            "setup.py": "x = 1",
            "cozepy-0.21.0.dist-info/METADATA": "Name: cozepy",
        },
    )

    with unpacked(path, "cozepy") as folder:
        assert files_below(folder) == {
            "cozepy/__init__.py": "bot = 1",
            "cozepy/bots/__init__.py": "list = 2",
        }


def test_what_was_unpacked_is_gone_afterwards(tmp_path: Path) -> None:
    with unpacked(wheel(tmp_path, {"cozepy/__init__.py": ""}), "cozepy") as folder:
        assert folder.is_dir()

    assert not folder.exists()
    assert (tmp_path / WHEEL).is_file()


@pytest.mark.parametrize(
    "member",
    [
        pytest.param("../evil.py", id="beside"),
        pytest.param("../cozepy/evil.py", id="beside, in a folder of the name"),
        pytest.param("cozepy/../evil.py", id="out of the package"),
        pytest.param("cozepy/../../evil.py", id="through the package"),
        pytest.param("cozepy/bots/../../../evil.py", id="through a folder of the package"),
        pytest.param("{outside}/evil.py", id="absolute"),
        pytest.param("/cozepy/evil.py", id="absolute, by the package's name"),
    ],
)
def test_member_that_climbs_out_is_not_written_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, member: str
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    evil = member.format(outside=tmp_path)
    path = wheel(tmp_path, {"cozepy/__init__.py": "", evil: "raise SystemExit"})

    with unpacked(path, "cozepy") as folder:
        inside = files_below(folder)
        written = [each.name for each in tmp_path.rglob("*.py")]

    assert folder.parent == tmp_path / "temporary"
    assert inside == {"cozepy/__init__.py": ""}
    assert written == ["__init__.py"]


def test_candidate_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / WHEEL

    with pytest.raises(MatrixError) as raised, unpacked(path, "cozepy"):
        pass

    assert str(raised.value) == (
        f"{path}: [Errno 2] No such file or directory: '{path}'; "
        "a wheel is needed, or a folder that holds 'cozepy'"
    )


def test_file_that_is_no_wheel_is_named(tmp_path: Path) -> None:
    path = tmp_path / WHEEL
    path.write_text("<html>404</html>")

    with pytest.raises(MatrixError) as raised, unpacked(path, "cozepy"):
        pass

    assert str(raised.value) == (
        f"{path}: File is not a zip file; a wheel is needed, or a folder that holds 'cozepy'"
    )


def test_wheel_without_the_package_is_refused_when_it_is_compared(tmp_path: Path) -> None:
    path = wheel(tmp_path, {"other/__init__.py": ""})

    with unpacked(path, "cozepy") as folder, pytest.raises(MatrixError) as raised:
        changes(folder, folder, package="cozepy")

    assert str(raised.value) == f"{folder}: there is no package 'cozepy' in this folder"


def test_change_is_told_in_one_line() -> None:
    assert describe(REMOVED) == "removed: cozepy.Coze.bot"


@pytest.mark.parametrize(
    ("found", "allowed", "expected"),
    [
        pytest.param([], [], [], id="nothing changes"),
        pytest.param([RISKY, COMPATIBLE], [], [], id="risky and compatible"),
        pytest.param(
            [REMOVED],
            [],
            ["it breaks code, and is not allowed: removed: cozepy.Coze.bot"],
            id="breaking, and not allowed",
        ),
        pytest.param([REMOVED], ["removed: cozepy.Coze.bot"], [], id="breaking, and allowed"),
        pytest.param(
            [REMOVED],
            ["renamed: cozepy.Coze.bot"],
            [
                "it breaks code, and is not allowed: removed: cozepy.Coze.bot",
                "it is allowed, and breaks nothing: renamed: cozepy.Coze.bot",
            ],
            id="allowed as another kind",
        ),
        pytest.param(
            [COMPATIBLE],
            ["removed: cozepy.Coze.bot"],
            ["it is allowed, and breaks nothing: removed: cozepy.Coze.bot"],
            id="allowed, and not happening",
        ),
        pytest.param(
            [REMOVED, RISKY, RENAMED],
            ["renamed: cozepy.Coze.chat"],
            ["it breaks code, and is not allowed: removed: cozepy.Coze.bot"],
            id="one of two allowed",
        ),
    ],
)
def test_complaints_are_what_breaks_unallowed_and_what_is_allowed_in_vain(
    found: list[Change], allowed: list[str], expected: list[str]
) -> None:
    assert complaints(found, allowed) == expected


def test_wheel_is_held_against_the_release_before(tmp_path: Path) -> None:
    before = tmp_path / "before"
    (before / "cozepy").mkdir(parents=True)
    (before / "cozepy/__init__.py").write_text("def bot(id: str): ...\ndef chat(): ...\n")
    path = wheel(tmp_path, {"cozepy/__init__.py": "def bot(id: str): ...\ndef fly(): ...\n"})

    with unpacked(path, "cozepy") as after:
        found = changes(before, after, package="cozepy")

    assert [describe(change) for change in found] == ["removed: cozepy.chat", "added: cozepy.fly"]
    assert complaints(found, []) == ["it breaks code, and is not allowed: removed: cozepy.chat"]
