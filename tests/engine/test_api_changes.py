from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import pytest

from cozematrix.api.api_changes import changes
from cozematrix.api.change import LEVELS, Change, Kind, Level, breaking
from cozematrix.errors import MatrixError

PYDANTIC = "from pydantic import BaseModel, Field\n"


def release(folder: Path, files: dict[str, str]) -> Path:
    """A folder that holds the package `sdk`, made of the named files."""
    for name, source in {"__init__.py": "", **files}.items():
        file = folder / "sdk" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(source), encoding="utf-8")
    return folder


def compare(
    tmp_path: Path, before: str | dict[str, str], after: str | dict[str, str]
) -> list[Change]:
    """The changes between two releases; a text is the one module `sdk.bots`."""
    old = {"bots.py": before} if isinstance(before, str) else before
    new = {"bots.py": after} if isinstance(after, str) else after
    return changes(
        release(tmp_path / "before", old), release(tmp_path / "after", new), package="sdk"
    )


def told(kind: Kind, path: str, before: str = "", after: str = "") -> Change:
    return Change(kind, f"sdk.bots.{path}", before, after)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            "def list(): ...",
            "",
            [told(Kind.REMOVED, "list", "def list()")],
            id="a function is removed",
        ),
        pytest.param(
            "", "class Bot: id = 1", [told(Kind.ADDED, "Bot", "", "class Bot")], id="added"
        ),
        pytest.param(
            "class Bot:\n def one(self, id: str): ...",
            "class Bot:\n def two(self, id: str): ...",
            [told(Kind.RENAMED, "Bot.one", "one", "two")],
            id="a method is renamed",
        ),
        pytest.param(
            "class Old:\n def one(self, id: str): ...",
            "class New:\n def one(self, id: str): ...",
            [told(Kind.RENAMED, "Old", "Old", "New")],
            id="a class is renamed",
        ),
        pytest.param(
            "from enum import Enum\nclass Mode(Enum):\n SINGL_E = 0",
            "from enum import Enum\nclass Mode(Enum):\n SINGLE = 0",
            [told(Kind.RENAMED, "Mode.SINGL_E", "SINGL_E", "SINGLE")],
            id="an enum's member is renamed",
        ),
        pytest.param(
            "def a(x: int): ...\ndef b(x: int): ...",
            "def c(x: int): ...\ndef d(x: int): ...",
            [
                told(Kind.REMOVED, "a", "def a(x: int)"),
                told(Kind.REMOVED, "b", "def b(x: int)"),
                told(Kind.ADDED, "c", "", "def c(x: int)"),
                told(Kind.ADDED, "d", "", "def d(x: int)"),
            ],
            id="who is who cannot be told, so nothing is a rename",
        ),
        pytest.param(
            "def a(): ...",
            "def b(): ...",
            [told(Kind.REMOVED, "a", "def a()"), told(Kind.ADDED, "b", "", "def b()")],
            id="a bare function is too little to know it by",
        ),
        pytest.param(
            "class A: ...",
            "class B: ...",
            [told(Kind.REMOVED, "A", "class A"), told(Kind.ADDED, "B", "", "class B")],
            id="an empty class is too little to know it by",
        ),
        pytest.param(
            "class Bot:\n def name(self) -> str: ...",
            "class Bot:\n @property\n def name(self) -> str: ...",
            [told(Kind.OBJECT_KIND, "Bot.name", "def name() -> str", "name: str")],
            id="a method becomes a property",
        ),
        pytest.param(
            "class Bad(Exception): ...",
            "class Bad: ...",
            [told(Kind.BASE_REMOVED, "Bad", "Exception")],
            id="a base is removed",
        ),
        pytest.param(
            "def list(): ...",
            "async def list(): ...",
            [told(Kind.ASYNC_CHANGED, "list", "def", "async def")],
            id="a function becomes async",
        ),
        pytest.param(
            "async def list(): return 1",
            "async def list(): yield 1",
            [told(Kind.ASYNC_CHANGED, "list", "async def", "async generator")],
            id="a coroutine becomes a generator",
        ),
        pytest.param(
            "async def list(): yield 1",
            "async def list():\n def inner(): yield 1\n return inner()",
            [told(Kind.ASYNC_CHANGED, "list", "async generator", "async def")],
            id="a generator inside a coroutine",
        ),
        pytest.param(
            "class Bot:\n @classmethod\n def make(cls): ...",
            "class Bot:\n def make(self): ...",
            [told(Kind.BINDING_CHANGED, "Bot.make", "def make()", "def make()")],
            id="a class method needs an instance",
        ),
        pytest.param(
            "def list(*, id, size=1): ...",
            "def list(*, id): ...",
            [told(Kind.PARAMETER_REMOVED, "list(size)", "size = 1")],
            id="a parameter is removed",
        ),
        pytest.param(
            "def list(*, size=1): ...",
            "def list(**kwargs): ...",
            [
                told(Kind.PARAMETER_ADDED, "list(kwargs)", "", "**kwargs"),
                told(Kind.PARAMETER_IGNORED, "list(size)", "size = 1"),
            ],
            id="a parameter is taken by kwargs, and ignored",
        ),
        pytest.param(
            "def list(*, size=1): ...",
            "def list(**kwargs): return kwargs.get('size')",
            [told(Kind.PARAMETER_ADDED, "list(kwargs)", "", "**kwargs")],
            id="a parameter is taken out of kwargs",
        ),
        pytest.param(
            "def list(size, one: int = 1): ...",
            "def list(count, one: int = 1): ...",
            [told(Kind.PARAMETER_RENAMED, "list(size)", "size", "count")],
            id="a parameter is renamed",
        ),
        pytest.param(
            "def list(old: int, id): ...",
            "def list(id, new: int): ...",
            [
                told(Kind.PARAMETER_ADDED_REQUIRED, "list(new)", "", "new: int"),
                told(Kind.PARAMETER_REMOVED, "list(old)", "old: int"),
            ],
            id="a parameter in another place is another",
        ),
        pytest.param(
            "def list(): ...",
            "def list(*, id: str, size: int = 1): ...",
            [
                told(Kind.PARAMETER_ADDED_REQUIRED, "list(id)", "", "id: str"),
                told(Kind.PARAMETER_ADDED, "list(size)", "", "size: int = 1"),
            ],
            id="parameters are added",
        ),
        pytest.param(
            "class Bot: ...",
            "class Bot:\n def __init__(self, id: str): ...",
            [told(Kind.PARAMETER_ADDED_REQUIRED, "Bot.__init__(id)", "", "id: str")],
            id="a class is made with an argument",
        ),
        pytest.param(
            "def list(size=1, *, id): ...",
            "def list(size, *, id=''): ...",
            [
                told(Kind.PARAMETER_OPTIONAL, "list(id)", "id", "id = ''"),
                told(Kind.PARAMETER_REQUIRED, "list(size)", "size = 1", "size"),
            ],
            id="required and optional",
        ),
        pytest.param(
            "def list(size): ...",
            "def list(*, size): ...",
            [told(Kind.PARAMETER_KIND, "list(size)", "positional or keyword", "keyword-only")],
            id="a parameter is given by name only",
        ),
        pytest.param(
            "def list(*, size): ...", "def list(size): ...", [], id="by name or by place is more"
        ),
        pytest.param(
            "def list(id, size=1): ...",
            "def list(id, new=None, size=1): ...",
            [
                told(Kind.PARAMETERS_MOVED, "list", "id, size", "id, new, size"),
                told(Kind.PARAMETER_ADDED, "list(new)", "", "new = None"),
            ],
            id="parameters move behind a new one",
        ),
        pytest.param(
            "def list(old, id, size=1): ...",
            "def list(id, size=1): ...",
            [told(Kind.PARAMETER_REMOVED, "list(old)", "old")],
            id="what moves after a removal is told by the removal",
        ),
        pytest.param(
            "def list(model: str, id): ...",
            "def list(cast: int, id): ...",
            [
                told(Kind.PARAMETER_ADDED_REQUIRED, "list(cast)", "", "cast: int"),
                told(Kind.PARAMETER_REMOVED, "list(model)", "model: str"),
            ],
            id="what keeps its place has not moved",
        ),
        pytest.param(
            "def list(size, old: int, id: str): ...",
            "def list(count, id: str): ...",
            [
                told(Kind.PARAMETER_REMOVED, "list(old)", "old: int"),
                told(Kind.PARAMETER_RENAMED, "list(size)", "size", "count"),
            ],
            id="a renamed parameter keeps its place",
        ),
        pytest.param(
            "def list(size=10): ...",
            "def list(size=20): ...",
            [told(Kind.DEFAULT_CHANGED, "list(size)", "10", "20")],
            id="a default differs",
        ),
        pytest.param(
            "def list(url='a'): ...",
            "_URL = 'a'\ndef list(url=_URL): ...",
            [],
            id="a default is the same behind a name",
        ),
        pytest.param(
            "def list(id: str): ...",
            "def list(id: int): ...",
            [told(Kind.PARAMETER_TYPE, "list(id)", "str", "int")],
            id="a parameter's type",
        ),
        pytest.param(
            "from typing import Union\n\ndef list(id: str): ...",
            "from typing import Union\n_Id = Union[int, str]\ndef list(id: _Id): ...",
            [told(Kind.PARAMETER_TYPE_WIDENED, "list(id)", "str", "_Id")],
            id="a parameter takes more",
        ),
        pytest.param(
            "def list() -> str: ...",
            "def list() -> int: ...",
            [told(Kind.RETURN_TYPE, "list", "str", "int")],
            id="a return type",
        ),
        pytest.param(
            "class Bot:\n @property\n def name(self) -> str | None: ...",
            "class Bot:\n @property\n def name(self) -> str: ...",
            [told(Kind.RETURN_TYPE_NARROWED, "Bot.name", "str | None", "str")],
            id="a property gives less",
        ),
        pytest.param(
            "class Bot:\n name: str = ''",
            "class Bot:\n name: int = ''",
            [told(Kind.ATTRIBUTE_TYPE, "Bot.name", "str", "int")],
            id="an attribute's type",
        ),
        pytest.param(
            f"{PYDANTIC}class Bot(BaseModel):\n id: str\n name: str = ''",
            f"{PYDANTIC}class Bot(BaseModel):\n id: str = ''\n name: str\n space: str",
            [
                told(Kind.FIELD_OPTIONAL, "Bot.id", "id: str", "id: str = ''"),
                told(Kind.FIELD_REQUIRED, "Bot.name", "name: str = ''", "name: str"),
                told(Kind.FIELD_REQUIRED, "Bot.space", "", "space: str"),
            ],
            id="fields of a model",
        ),
        pytest.param(
            "class Bot: ...",
            "class Bot:\n space: str",
            [told(Kind.ADDED, "Bot.space", "", "space: str")],
            id="only a model asks for its fields",
        ),
        pytest.param(
            f"{PYDANTIC}class Bot(BaseModel):\n id: str",
            f"{PYDANTIC}class Bot(BaseModel):\n id: str = Field(alias='bot_id')",
            [told(Kind.VALUE_CHANGED, "Bot.id", "id: str", "id: str = Field(alias='bot_id')")],
            id="a field has another name in the data",
        ),
        pytest.param(
            "class Bot:\n def __init__(self, id): self.id = id",
            "class Bot:\n def __init__(self, id): self._id = id\n"
            " @property\n def id(self): return self._id",
            [told(Kind.READ_ONLY, "Bot.id", "id", "id")],
            id="an attribute becomes read-only",
        ),
        pytest.param(
            "from enum import Enum\nclass Mode(Enum):\n ONE = 'a'",
            "from enum import Enum\nclass Mode(Enum):\n ONE = 'b'",
            [told(Kind.VALUE_CHANGED, "Mode.ONE", "'a'", "'b'")],
            id="an enum's value",
        ),
    ],
)
def test_each_kind_of_change_is_found(
    tmp_path: Path, before: str, after: str, expected: list[Change]
) -> None:
    assert compare(tmp_path, before, after) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("def _list(): ...", "", id="a function"),
        pytest.param("class Bot:\n def _one(self): ...", "class Bot: ...", id="a method"),
        pytest.param("class _Bot:\n def one(self): ...", "class _Bot: ...", id="in a class"),
        pytest.param("from json import loads", "", id="an import"),
        pytest.param("T = TypeVar('T')", "", id="a type variable"),
        pytest.param("VERSION = '1'", "VERSION = '2'", id="the version"),
        pytest.param("class Bot:\n def __repr__(self): ...", "class Bot: ...", id="of object"),
        pytest.param(
            "class Bot:\n def a(self): self.b = 1",
            "class Bot:\n def a(self): self.b = 2",
            id="what a method assigns",
        ),
        pytest.param("class Bot(object): ...", "class Bot: ...", id="the base of all"),
        pytest.param(
            "class Bot:\n def __init__(self): ...",
            "class Bot:\n def __init__(self) -> None: ...",
            id="what construction returns",
        ),
        pytest.param(
            "class Bot:\n def __init__(self, id): self.id = id",
            "class Bot:\n def __init__(self, id): self._id = id\n"
            " @property\n def id(self): ...\n @id.setter\n def id(self, id): ...",
            id="an attribute that is a property with a setter",
        ),
        pytest.param("class _A: ...\nclass Bot(_A): ...", "class Bot: ...", id="a private base"),
    ],
)
def test_what_is_no_users_business_is_ignored(tmp_path: Path, before: str, after: str) -> None:
    assert compare(tmp_path, before, after) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "def a(x: Optional[List[str]] = None): ...",
            "def a(x: 'list[str] | None' = None): ...",
            id="Optional and List",
        ),
        pytest.param("def a(x: Union[int, str]): ...", "def a(x: str | int): ...", id="Union"),
        pytest.param(
            "def a(x: typing.Dict[str, int]): ...",
            "def a(x: dict[str, int]): ...",
            id="typing.Dict",
        ),
        pytest.param(
            "def a(x: str = None): ...",
            "def a(x: str | None = None): ...",
            id="a default None says Optional",
        ),
        pytest.param("def a(x='1'): ...", 'def a(x="1"): ...', id="quotes"),
        pytest.param("def a(**kw): ...", "def a(**kwargs): ...", id="the name of what is gathered"),
        pytest.param("class A(int, Enum):\n X = 1", "class A(IntEnum):\n X = 1", id="IntEnum"),
        pytest.param(
            "class A:\n def b(self): ...",
            "class _B:\n def b(self): ...\nclass A(_B): ...",
            id="now inherited",
        ),
    ],
)
def test_the_same_in_another_spelling_is_no_change(tmp_path: Path, before: str, after: str) -> None:
    assert compare(tmp_path, before, after) == []


def test_an_async_generator_is_called_as_a_function_is(tmp_path: Path) -> None:
    before = "class Pages:\n def __aiter__(self): return self"
    after = "class Pages:\n async def __aiter__(self): yield 1"

    assert compare(tmp_path, before, after) == []


def test_a_release_does_not_differ_from_itself(tmp_path: Path) -> None:
    source = "from enum import Enum\nclass Mode(str, Enum):\n ONE = 'a'\ndef list(id: str): ..."

    assert compare(tmp_path, source, source) == []


def test_what_the_root_imports_comes_and_goes_once_under_its_root_name(tmp_path: Path) -> None:
    before = {
        "__init__.py": "from .bots import Bot, Kept, Old\n__all__ = ['Bot', 'Kept', 'Old']",
        "bots.py": "class Bot: a = 1\nclass Kept: b = 2\nclass Old:\n def one(self, id): ...",
    }
    after = {
        "__init__.py": "from .bots import Late, New, Kept2\n__all__ = ['Late', 'New', 'Kept2']",
        "bots.py": "class Late: c = 3\nclass Kept: b = 2\nclass New:\n def one(self, id): ...\n"
        "class Kept2: d = 4",
    }

    assert compare(tmp_path, before, after) == [
        Change(Kind.REMOVED, "sdk.Bot", "class Bot", ""),
        Change(Kind.REMOVED, "sdk.Kept", "class Kept", "sdk.bots.Kept"),
        Change(Kind.ADDED, "sdk.Kept2", "", "class Kept2"),
        Change(Kind.ADDED, "sdk.Late", "", "class Late"),
        Change(Kind.RENAMED, "sdk.Old", "Old", "New"),
    ]


def test_what_differs_in_a_thing_is_told_by_the_path_of_its_definition(tmp_path: Path) -> None:
    root = {"__init__.py": "from .bots import list"}

    found = compare(
        tmp_path,
        root | {"bots.py": "def list(): ..."},
        root | {"bots.py": "def list(id): ..."},
    )

    assert found == [told(Kind.PARAMETER_ADDED_REQUIRED, "list(id)", "", "id")]


def test_a_moved_class_is_compared_in_its_new_place(tmp_path: Path) -> None:
    found = compare(
        tmp_path,
        {"__init__.py": "from .bot import Bot", "bot.py": "class Bot: a = 1"},
        {"__init__.py": "from .bots import Bot", "bots.py": "class Bot: a = 2"},
    )

    assert found == [
        Change(Kind.MOVED, "sdk.Bot", "sdk.bot.Bot", "sdk.bots.Bot"),
        Change(Kind.REMOVED, "sdk.bot", "module bot", ""),
        Change(Kind.ADDED, "sdk.bots", "", "module bots"),
        told(Kind.VALUE_CHANGED, "Bot.a", "1", "2"),
    ]


def test_a_name_that_its_old_module_still_imports_is_not_removed(tmp_path: Path) -> None:
    found = compare(
        tmp_path,
        {"bots.py": "class Bot: a = 1", "model.py": ""},
        {"bots.py": "from sdk.model import Bot", "model.py": "class Bot: a = 1"},
    )

    assert found == [Change(Kind.ADDED, "sdk.model.Bot", "", "class Bot")]


def test_the_root_may_import_from_elsewhere_while_the_old_place_imports_too(tmp_path: Path) -> None:
    found = compare(
        tmp_path,
        {"__init__.py": "from .bots import Bot", "bots.py": "class Bot: a = 1", "model.py": ""},
        {
            "__init__.py": "from .model import Bot",
            "bots.py": "from sdk.model import Bot",
            "model.py": "class Bot: a = 2",
        },
    )

    assert found == [Change(Kind.VALUE_CHANGED, "sdk.model.Bot.a", "1", "2")]


def test_absolute_imports_of_sibling_modules_are_understood(tmp_path: Path) -> None:
    found = compare(
        tmp_path,
        {
            "__init__.py": "from auth import Auth\n__all__ = ['Auth']",
            "auth.py": "class Auth: a = 1",
        },
        {"auth.py": ""},
    )

    assert found == [Change(Kind.REMOVED, "sdk.Auth", "class Auth", "")]


def test_every_kind_has_a_level_and_every_level_a_kind() -> None:
    assert set(LEVELS) == set(Kind)
    assert set(LEVELS.values()) == set(Level)


@pytest.mark.parametrize(
    ("level", "kinds"),
    [
        pytest.param(
            Level.COMPATIBLE,
            "added field-optional parameter-added parameter-optional parameter-type-widened "
            "return-type-narrowed",
            id="compatible",
        ),
        pytest.param(
            Level.RISKY,
            "attribute-type default-changed field-required moved parameter-ignored parameter-type "
            "read-only return-type value-changed",
            id="risky",
        ),
        pytest.param(
            Level.BREAKING,
            "async-changed base-removed binding-changed object-kind parameter-added-required "
            "parameter-kind parameter-removed parameter-renamed parameter-required "
            "parameters-moved removed renamed",
            id="breaking",
        ),
    ],
)
def test_a_change_has_the_level_of_its_kind(level: Level, kinds: str) -> None:
    found = sorted(kind for kind in Kind if Change(kind, "sdk.bots", "", "").level is level)

    assert found == kinds.split()


def test_a_candidate_is_stopped_by_what_breaks_only() -> None:
    removed = Change(Kind.REMOVED, "sdk.bots.list", "def list()", "")
    found = [
        Change(Kind.ADDED, "sdk.bots.all", "", "def all()"),
        removed,
        Change(Kind.DEFAULT_CHANGED, "sdk.bots.one(size)", "1", "2"),
    ]

    assert breaking(found) == [removed]
    assert breaking([]) == []


def test_the_order_is_that_of_paths_and_nothing_is_told_twice(tmp_path: Path) -> None:
    before = "".join(f"def f{number}(a{number}): ...\n" for number in range(20))
    after = "class A: ...\nclass B(A): ...\n"

    first = compare(tmp_path, before, after)
    second = compare(tmp_path, before, after)

    assert first == second
    assert [change.path for change in first] == sorted({change.path for change in first})


def test_nothing_of_a_release_is_executed(tmp_path: Path) -> None:
    mark = tmp_path / "executed"
    source = f"open({str(mark)!r}, 'w')\ndef list(): ..."

    compare(tmp_path, {"__init__.py": source}, {"__init__.py": source, "bots.py": source})

    assert not mark.exists()
    assert "sdk" not in sys.modules


def test_a_folder_without_the_package_is_named(tmp_path: Path) -> None:
    there = release(tmp_path / "there", {})
    empty = tmp_path / "empty"
    empty.mkdir()

    with pytest.raises(MatrixError) as raised:
        changes(there, empty, package="sdk")

    assert str(raised.value) == f"{empty}: there is no package 'sdk' in this folder"


def test_a_file_that_is_no_python_is_named(tmp_path: Path) -> None:
    there = release(tmp_path / "there", {})
    broken = release(tmp_path / "broken", {"bots.py": "def"})

    with pytest.raises(MatrixError, match=r"sdk.bots\.py: this is not Python: invalid syntax"):
        changes(there, broken, package="sdk")
