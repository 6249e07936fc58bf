"""The API of a release is read from its source, without importing it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cozematrix.api.released_api import ReleasedAPI

FILES = {
    "__init__.py": """
from .bots import Bot, Kind
from .coze import Coze
__all__ = ["Bot", "Coze", "Kind"]
""",
    "bots.py": """
from enum import Enum

class Kind(str, Enum):
    PLAIN = "plain"

class Base:
    bot_id: str

class Bot(Base):
    name: str

class HTTPClient(Unknown):
    def __init__(self, **kwargs): ...

class BotsClient:
    def create(self, *, name: str, **kwargs) -> Bot: ...
""",
    "tools/__init__.py": """
class ToolsClient:
    @property
    def uses(self):
        from .uses import UsesClient
        return UsesClient()

    def list(self): ...
""",
    "tools/uses.py": """
class UsesClient:
    def count(self): ...
""",
    "coze.py": """
from typing import TYPE_CHECKING
from .tools import ToolsClient

if TYPE_CHECKING:
    from .bots import BotsClient

class Coze:
    def __init__(self, unknown):
        self.tools = ToolsClient()
        self.other = unknown

    @property
    def bots(self) -> "BotsClient":
        from .bots import BotsClient
        return BotsClient()

    @property
    def untyped(self):
        if not self._untyped:
            from .bots import BotsClient
            self._untyped = BotsClient()
        return self._untyped
""",
}


@pytest.fixture
def api(tmp_path: Path) -> ReleasedAPI:
    (tmp_path / "cozepy/tools").mkdir(parents=True)
    for name, text in FILES.items():
        (tmp_path / "cozepy" / name).write_text(text)
    return ReleasedAPI.read(tmp_path, package="cozepy")


@pytest.mark.parametrize(
    "path",
    [
        "cozepy",
        "cozepy.bots",
        "cozepy.Bot",
        "cozepy.Bot.name",
        "cozepy.Bot.bot_id",
        "cozepy.Bot(name)",
        "cozepy.Kind.PLAIN",
        "cozepy.Coze.bots.create",
        "cozepy.Coze.bots.create(name)",
        "cozepy.Coze.tools.list",
        "cozepy.Coze.tools.uses.count",
        "cozepy.Coze.untyped.create(name)",
    ],
)
def test_release_has_what_its_source_defines(api: ReleasedAPI, path: str) -> None:
    assert api.has(path)


@pytest.mark.parametrize(
    "path",
    [
        "cozepy.chats",
        "cozepy.Chat",
        "cozepy.Bot.icon",
        "cozepy.Bot(icon)",
        "cozepy.Kind.ROUND",
        "cozepy.Coze.chat.create",
        "cozepy.Coze.bots.delete",
        "cozepy.Coze.bots.create(icon)",
        "cozepy.Coze.tools.create",
        "cozepy.Coze.tools.uses.list",
        "cozepy.Coze.untyped.create(icon)",
    ],
)
def test_release_lacks_what_its_source_does_not_define(api: ReleasedAPI, path: str) -> None:
    assert not api.has(path)


def test_release_is_not_said_to_lack_what_its_source_leaves_open(api: ReleasedAPI) -> None:
    assert api.has("cozepy.Coze.other.create(name)")
    assert api.has("cozepy.bots.HTTPClient(timeout)")


@pytest.mark.parametrize(
    ("path", "arguments"),
    [
        pytest.param("cozepy.Coze.bots.create", ("*", "name: str", "**kwargs"), id="method"),
        pytest.param("cozepy.BOTS", None, id="nothing of that name"),
        pytest.param("cozepy.Bot", None, id="not a method"),
    ],
)
def test_arguments_of_a_method_are_as_its_source_writes_them(
    api: ReleasedAPI, path: str, arguments: tuple[str, ...] | None
) -> None:
    assert api.signature(path) == arguments
