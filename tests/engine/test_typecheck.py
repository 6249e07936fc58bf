from __future__ import annotations

from pathlib import Path

import pytest

from cozematrix.cells.outcome import FailingPlace, Result, State
from cozematrix.types.typecheck import lacks_of, read_errors, untyped_methods

PRINTED = """\
tests/typing/bots.py:11: error: Module "cozepy" has no attribute "User"  [attr-defined]
tests/typing/bots.py:20: error: "Coze" has no attribute "users"  [attr-defined]
tests/typing/bots.py:20: note: a hint
tests/typing/chats.py:7:3: error: Expression is of type "Any", not "Chat"  [assert-type]
.cozematrix/layers/3.9-1/cozepy/model.py:23: error: Cannot find module "httpx"  [import]
"""


def test_each_line_of_use_is_a_failing_place(tmp_path: Path) -> None:
    bots, chats = read_errors(PRINTED, written(tmp_path), has_all)

    assert (bots.name, bots.state, bots.message) == (
        "typing/bots.py [attr-defined]",
        State.FAILED,
        "",
    )
    assert bots.failing_places == (
        FailingPlace("line 11", 'Module "cozepy" has no attribute "User"'),
        FailingPlace("line 20", '"Coze" has no attribute "users"'),
    )
    assert chats.name == "typing/chats.py [assert-type]"
    assert chats.failing_places == (
        FailingPlace("line 7", 'Expression is of type "Any", not "Chat"'),
    )


def has_all(_: str) -> bool:
    return False


def written(root: Path) -> Path:
    """A checkout with files of use, whose lines say their numbers."""
    (root / "tests/typing").mkdir(parents=True)
    for name in ("bots", "chats"):
        lines = "".join(f"    line {number}\n" for number in range(1, 31))
        (root / f"tests/typing/{name}.py").write_text(lines)
    return root


def test_errors_in_the_packages_own_files_are_not_a_users(tmp_path: Path) -> None:
    assert [
        each.name
        for each in read_errors(PRINTED, written(tmp_path), has_all)
        if "model" in each.name
    ] == []


def test_nothing_printed_is_no_error(tmp_path: Path) -> None:
    assert read_errors("", tmp_path, has_all) == ()


CALLS = '''"""Every call; written by `nox -s uses`."""

import cozepy
import cozepy.model


def bots_create(coze: cozepy.Coze) -> None:
    assert_type(coze.bots.create(name="Ada"), cozepy.Bot)
    coze.bots.create(
        name=Wrong(),  # type: ignore[arg-type]
        icon=Wrong(),  # type: ignore[arg-type]
    )
'''
OF_CALLS = """\
tests/typing/calls.py:4: error: Cannot find module "cozepy.model"  [import]
tests/typing/calls.py:8: error: Expression is of type "Any", not "Bot"  [assert-type]
tests/typing/calls.py:9: error: Unexpected keyword argument "icon" for "create"  [call-arg]
tests/typing/calls.py:10: error: Unused "type: ignore" comment  [unused-ignore]
tests/typing/calls.py:11: error: Unused "type: ignore" comment  [unused-ignore]
"""


@pytest.mark.parametrize(
    ("lacking", "places"),
    [
        pytest.param(
            set(),
            ["model", "bots.create", "bots.create", "bots.create(name)", "bots.create(icon)"],
            id="nothing",
        ),
        pytest.param(
            {"cozepy.Coze.bots.create(icon)"},
            ["model", "bots.create", "bots.create(name)"],
            id="an argument",
        ),
        pytest.param(
            {"cozepy.model", "cozepy.Bot"},
            ["bots.create", "bots.create(name)", "bots.create(icon)"],
            id="a module and a class",
        ),
    ],
)
def test_places_in_written_files_are_what_lines_are_about_unless_it_is_lacking(
    tmp_path: Path, lacking: set[str], places: list[str]
) -> None:
    (tmp_path / "tests/typing").mkdir(parents=True)
    (tmp_path / "tests/typing/calls.py").write_text(CALLS)

    results = read_errors(OF_CALLS, tmp_path, lacking.__contains__)

    found = [place.name for result in results for place in result.failing_places]
    assert sorted(found) == sorted(places)


STATED = (
    '"""Every method, used as it states itself; written by `nox -s uses`."""\n\nimport cozepy\n'
)


@pytest.mark.parametrize("is_older", [True, False])
def test_an_older_release_need_not_state_what_the_newest_one_does(
    tmp_path: Path, is_older: bool
) -> None:
    (tmp_path / "tests/typing").mkdir(parents=True)
    (tmp_path / "tests/typing/stated.py").write_text(STATED)

    printed = 'tests/typing/stated.py:3: error: Module "cozepy" is not there  [import]\n'
    results = read_errors(printed, tmp_path, has_all, is_older=is_older)

    assert [result.name for result in results] == ["typing/stated.py [import]"] * (not is_older)


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ('"Optional[List[str]]", not "Dict[str, Any]"', '"list[str] | None", not "dict[str, Any]"'),
        ('"Union[Chat, Stream[E]]", not "Chat"', '"Chat | Stream[E]", not "Chat"'),
        ('Argument "List" to "def (x: List[str])"', 'Argument "List" to "def (x: List[str])"'),
    ],
)
def test_types_are_told_in_one_spelling(tmp_path: Path, printed: str, told: str) -> None:
    line = f"tests/typing/bots.py:3: error: Expression is of type {printed}  [assert-type]\n"

    (result,) = read_errors(line, written(tmp_path), has_all)

    assert result.failing_places == (FailingPlace("line 3", f"Expression is of type {told}"),)


PROGRAM = '''"""A program that somebody wrote."""

from cozepy import Bot, Coze


def use(coze: Coze) -> None:
    bot = coze.bots.create(icon="1")
    assert_type(bot, Bot)
    coze.bots.list()
'''
OF_PROGRAM = """\
tests/typing/program.py:3: error: Skipping analyzing "cozepy": no py.typed  [import-untyped]
tests/typing/program.py:3: error: Module "cozepy" has no attribute "Bot"  [attr-defined]
tests/typing/program.py:7: error: Unexpected keyword argument "icon" for "create"  [call-arg]
tests/typing/program.py:8: error: Expression is of type "Any", not "Bot"  [assert-type]
tests/typing/program.py:9: error: Call to untyped function "list"  [no-untyped-call]
"""
LINES = PROGRAM.splitlines()
IMPORT, CREATE, ASSERT, LIST = (LINES[number].strip() for number in (2, 6, 7, 8))


@pytest.mark.parametrize(
    ("lacking", "places"),
    [
        pytest.param((), [IMPORT, IMPORT, CREATE, ASSERT, LIST], id="nothing"),
        pytest.param(("cozepy.Coze.bots.create(icon)",), [IMPORT, IMPORT, LIST], id="an argument"),
        pytest.param(("cozepy.Bot",), [IMPORT, CREATE, LIST], id="a class"),
        pytest.param(("cozepy.Coze.bots.list",), [IMPORT, IMPORT, CREATE, ASSERT], id="a method"),
        pytest.param(("cozepy.Coze", "cozepy.Bot"), [IMPORT], id="all"),
    ],
)
def test_lines_of_a_program_that_need_something_lacking_are_left_out(
    tmp_path: Path, lacking: tuple[str, ...], places: list[str]
) -> None:
    (tmp_path / "tests/typing").mkdir(parents=True)
    (tmp_path / "tests/typing/program.py").write_text(PROGRAM)

    results = read_errors(OF_PROGRAM, tmp_path, lacking.__contains__)

    found = [place.name for result in results for place in result.failing_places]
    assert sorted(found) == sorted(places)


@pytest.mark.parametrize(
    ("version", "files", "lacking"),
    [
        pytest.param("0.9.1", ("__init__.py", "py.typed"), ["cozepy.Bot"], id="an older release"),
        pytest.param(
            "0.9.1", ("__init__.py",), ["cozepy.Coze", "cozepy.Bot"], id="an older one untyped"
        ),
        pytest.param("0.20.0", ("__init__.py", "py.typed"), [], id="the one it was written for"),
        pytest.param("0.21.0", ("__init__.py",), [], id="a later one"),
    ],
)
def test_only_an_older_release_may_lack_what_its_source_has_not(
    tmp_path: Path, version: str, files: tuple[str, ...], lacking: list[str]
) -> None:
    (tmp_path / "cozepy").mkdir()
    for name in files:
        (tmp_path / "cozepy" / name).write_text("class Coze: ...\n")

    lacks = lacks_of(tmp_path, "cozepy", version=version, newest="0.20.0")

    assert [path for path in ("cozepy", "cozepy.Coze", "cozepy.Bot") if lacks(path)] == lacking


def test_methods_that_give_any_are_those_of_whose_result_mypy_says_so() -> None:
    def result(file: str, **said: str) -> Result:
        places = tuple(
            FailingPlace(name.replace("_", "."), f"Expression is of type {text}")
            for name, text in said.items()
        )
        return Result(f"typing/{file}.py [assert-type]", State.FAILED, failing_places=places)

    results = [
        result("every_call", files_list='"Any", not "Page"', chat_stream='"list[Any]", not "E"'),
        result("every_call_async", users_me='"Any", not "User"'),
        result("every_field", Bot_name='"Any", not "str"'),
    ]

    assert untyped_methods(results) == {("Coze", "files.list"), ("AsyncCoze", "users.me")}
