"""Wrong annotations are planted where a user meets them, one of each kind, and each once."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from cozematrix.upkeep.mutation.faults import find_faults, make
from cozematrix.upkeep.plants.__main__ import find_plants, sample
from cozematrix.upkeep.plants.edits import Planting
from cozematrix.upkeep.plants.public import read_public

FILES = {
    "__init__.py": """
from .bots import Bot, Kind
from .coze import Coze
""",
    "bots.py": """
from __future__ import annotations
from enum import Enum
from typing import List, overload
from .request import Requester

class Kind(str, Enum):
    PLAIN = "plain"

class Hidden:
    name: str

class Bot:
    tags: List[str]
    _own: int

class BotsClient:
    def __init__(self, requester: Requester):
        self.requester = requester

    async def create(self, *, name: str, size: int = 1, **kwargs) -> Bot: ...

    def send(self, requester: Requester) -> None: ...

    @overload
    def get(self, at: int) -> Bot: ...

    def get(self, at: object) -> object: ...

    def _list(self) -> List[Bot]: ...
""",
    "coze.py": """
class Coze:
    def __init__(self, base: str): ...

    @property
    def bots(self) -> "BotsClient": ...
""",
    "request.py": """
class Requester:
    def send(self, body: str) -> str: ...
""",
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "cozepy"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text)
    return folder


def planted(package: Path, name: str) -> set[tuple[str, str, str]]:
    """Each plant of a module: its kind, where it is, and the lines that are new."""
    planting = Planting(read_public(package), is_root=name == "__init__.py")
    source = (package / name).read_text()
    before = set(ast.unparse(ast.parse(source)).splitlines())
    return {
        (
            plant.operator,
            plant.within,
            " | ".join(
                line.strip()
                for line in make((plant,), source, planting.edits).splitlines()
                if line not in before and line != "import typing"
            ),
        )
        for plant in find_faults(f"cozepy/{name}", source, planting.edits)
    }


def test_users_meet_what_is_exported_and_what_its_annotations_name(package: Path) -> None:
    public = read_public(package)

    assert public.exported == {"Bot", "Kind", "Coze"}
    assert public.met == {"Bot", "Kind", "Coze", "BotsClient"}
    assert public.internal == {"Requester"}


def test_each_kind_is_planted_where_users_meet_it(package: Path) -> None:
    create = "BotsClient.create"
    name, size = "name: str", "size: int=1"

    def head(parameters: str, define: str = "async def", result: str = "Bot") -> str:
        return f"{define} create(self, {parameters}) -> {result}:"

    assert planted(package, "bots.py") == {
        ("base-removed", "Kind", "class Kind(Enum):"),
        ("base-removed", "Kind", "class Kind(str):"),
        ("member-removed", "Kind", "pass"),
        ("member-renamed", "Kind", "PLAIN_2 = 'plain'"),
        ("field-removed", "Bot", "pass"),
        ("field-type", "Bot", "tags: bytes"),
        ("field-any", "Bot", "tags: typing.Any"),
        ("field-optional", "Bot", "tags: typing.Optional[List[str]]"),
        ("field-union", "Bot", "tags: typing.Union[List[str], bytearray]"),
        ("field-argument", "Bot", "tags: List[float]"),
        ("overload-removed", "BotsClient.get", "pass"),
        ("async-swapped", create, head(f"*, {name}, {size}, **kwargs", "def")),
        *(
            (f"result-{kind}", create, head(f"*, {name}, {size}, **kwargs", result=result))
            for kind, result in {
                "type": "bytes",
                "any": "typing.Any",
                "optional": "typing.Optional[Bot]",
                "union": "typing.Union[Bot, bytearray]",
            }.items()
        ),
        ("parameter-removed", create, head(f"*, {size}, **kwargs")),
        ("parameter-removed", create, head(f"*, {name}, **kwargs")),
        ("parameter-renamed", create, head(f"*, name_2: str, {size}, **kwargs")),
        ("parameter-renamed", create, head(f"*, {name}, size_2: int=1, **kwargs")),
        ("parameter-made-optional", create, head(f"*, {name}=None, {size}, **kwargs")),
        ("parameter-made-required", create, head(f"*, {name}, size: int, **kwargs")),
        *(
            (f"parameter-{kind}", create, head(f"*, name: {text}, {size}, **kwargs"))
            for kind, text in {
                "type": "bytes",
                "any": "typing.Any",
                "optional": "typing.Optional[str]",
                "union": "typing.Union[str, bytearray]",
            }.items()
        ),
        *(
            (f"parameter-{kind}", create, head(f"*, {name}, size: {text}=1, **kwargs"))
            for kind, text in {
                "type": "bytes",
                "any": "typing.Any",
                "optional": "typing.Optional[int]",
                "union": "typing.Union[int, bytearray]",
            }.items()
        ),
    }


def test_an_export_is_removed_from_the_root_alone(package: Path) -> None:
    assert planted(package, "__init__.py") == {
        ("export-removed", "", "from .bots import Bot"),
        ("export-removed", "", "from .bots import Kind"),
    }
    assert planted(package, "request.py") == set()


def test_a_module_with_a_plant_can_be_compiled(package: Path) -> None:
    planting = Planting(read_public(package))
    source = FILES["bots.py"]

    for plant in find_faults("cozepy/bots.py", source, planting.edits):
        compile(make((plant,), source, planting.edits), plant.name, "exec")


def test_a_sample_has_each_kind_and_is_the_same_for_a_seed(package: Path) -> None:
    found = find_plants(package, read_public(package))

    drawn = sample(found, 30, seed=7)

    assert {plant.operator for plant in drawn} == found.keys()
    assert len(drawn) == len(set(drawn)) == 30
    assert drawn == sample(found, 30, seed=7)
    assert drawn != sample(found, 30, seed=8)
