"""The written files of use are complete, are those of the newest release, and are not stale."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.version import Version

from cozematrix.types.typed_use.facts import (
    Facts,
    Method,
    Model,
    Name,
    Shape,
    Use,
    read_facts,
    write_facts,
)
from cozematrix.types.typed_use.lines import is_as_stated, is_written, read_lines
from cozematrix.types.typed_use.render import render

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests/typing"
FILES = [
    "every_call.py",
    "every_call_async.py",
    "every_field.py",
    "every_method.py",
    "every_name.py",
    "every_override.py",
    "wrong_method.py",
    "wrong_use.py",
    "wrong_use_async.py",
]
FACTS = Facts(
    "1.2.3",
    (
        Use(
            "Coze",
            "bots.list(v2)",
            "bots.list",
            {"space_id": '"1"'},
            {"size": "7"},
            False,
            "cozepy.model.Paged[cozepy.Bot]",
            "cozepy.Bot",
        ),
        Use("AsyncCoze", "chat.stream", "chat.stream", {}, {}, False, "", "cozepy.Event"),
        Use("AsyncCoze", "files.upload", "files.upload", {}, {}, True, "cozepy.File", ""),
    ),
    (
        Method("Coze", "bots.list", ("space_id", "size"), False),
        Method("AsyncCoze", "files.upload", ("file",), True),
        Method("AsyncCoze", "users.me", (), True),
    ),
    (Model("cozepy.Bot", {"id": "str", "name": "Optional[str]", "unknown": ""}),),
    (
        Name("APIError", "exception"),
        Name("Bot", "class"),
        Name("Kind", "enumeration", ("PLAIN", "ROUND")),
        Name("LIMITS", "httpx.Limits"),
        Name("Paged", "generic"),
        Name("setup", "function"),
    ),
    (
        Shape(
            "cozepy.App",
            False,
            False,
            ("cozepy.Base",),
            (
                "@property\ndef name(self) -> str",
                "async def token(self, code: str, *, ttl: int = 60, **kwargs) -> cozepy.Token",
                '@staticmethod\ndef parse(text: Literal["a"]) -> cozepy.App',
                "async def close(self)",
                "def __init__(self, client_id: str) -> None",
            ),
            (),
            {"owner": "Optional[str]"},
        ),
        Shape("cozepy.Paged", False, True, (), ("def get(self, at: int) -> str",), (), {}),
        Shape(
            "cozepy.bots.BotsClient",
            True,
            False,
            (),
            ("def create(self, *, name: str) -> cozepy.Bot",),
            (),
            {},
        ),
        Shape("cozepy.bots.Mode", False, False, ("str", "enum.Enum"), (), ("ONE",), {}),
    ),
)
RENDERED = {
    "every_call.py": '''\
"""Every call of `Coze` in 1.2.3, bare and with all arguments; written by `nox -s uses`."""

from typing import List

import cozepy
import cozepy.model
from typing_extensions import assert_type


def bots_list_v2(coze: cozepy.Coze) -> None:
    assert_type(coze.bots.list(space_id="1"), cozepy.model.Paged[cozepy.Bot])
    assert_type(list(coze.bots.list(space_id="1")), List[cozepy.Bot])
    assert_type(coze.bots.list(space_id="1", size=7), cozepy.model.Paged[cozepy.Bot])
''',
    "every_call_async.py": '''\
"""Every call of `AsyncCoze` in 1.2.3, bare and with all arguments; written by `nox -s uses`."""

from typing import List

import cozepy
from typing_extensions import assert_type


async def chat_stream(coze: cozepy.AsyncCoze) -> None:
    assert_type([item async for item in coze.chat.stream()], List[cozepy.Event])


async def files_upload(coze: cozepy.AsyncCoze) -> None:
    assert_type(await coze.files.upload(), cozepy.File)
''',
    "every_field.py": '''\
"""Every field of what calls of 1.2.3 return; written by `nox -s uses`."""

from typing import Optional

import cozepy
from typing_extensions import assert_type


def bot(value: cozepy.Bot) -> None:
    assert_type(value.id, str)
    assert_type(value.name, Optional[str])
    str(value.unknown)
''',
    "every_method.py": '''\
"""Every class of 1.2.3, used as it states itself; written by `nox -s uses`."""

import enum
from typing import Any, Coroutine, List, Optional

import cozepy
import cozepy.bots
from typing_extensions import Literal, assert_type


def heirs_of_base(
    app: cozepy.App,
) -> List[cozepy.Base]:
    return [
        app,
    ]


def heirs_of_enum_enum(
    bots_mode: cozepy.bots.Mode,
) -> List[enum.Enum]:
    return [
        bots_mode,
    ]


def heirs_of_str(
    bots_mode: cozepy.bots.Mode,
) -> List[str]:
    return [
        bots_mode,
    ]


def app_fields(used: cozepy.App) -> None:
    assert_type(used.owner, Optional[str])


def app_name(used: cozepy.App) -> None:
    assert_type(used.name, str)


async def app_token(used: cozepy.App, code: str, ttl: int) -> None:
    assert_type(await used.token(code=code), cozepy.Token)
    assert_type(await used.token(code=code, ttl=ttl), cozepy.Token)


def app_parse(text: Literal["a"]) -> None:
    assert_type(cozepy.App.parse(text=text), cozepy.App)


async def app_close(used: cozepy.App) -> None:
    await assert_type(used.close(), Coroutine[Any, Any, Any])


def app_made(client_id: str) -> None:
    assert_type(cozepy.App(client_id=client_id), cozepy.App)


def paged_get(used: cozepy.Paged[str], at: int) -> None:
    assert_type(used.get(at=at), str)


def bots_mode() -> List[cozepy.bots.Mode]:
    return [
        cozepy.bots.Mode.ONE,
    ]


def bot_fields_set(used: cozepy.Bot) -> None:
    used.id = used.id
    used.name = used.name
    used.unknown = used.unknown


def app_fields_set(used: cozepy.App) -> None:
    used.owner = used.owner
''',
    "every_override.py": '''\
"""Every method of 1.2.3, overridden as it states itself; written by `nox -s uses`."""

from typing import Any

import cozepy
import cozepy.bots
from typing_extensions import Literal


class App(cozepy.App):
    async def token(self, code: str, *, ttl: int = 60, **kwargs: Any) -> Any:
        raise NotImplementedError

    @staticmethod
    def parse(text: Literal["a"]) -> Any:
        raise NotImplementedError


class Paged(cozepy.Paged[str]):
    def get(self, at: int) -> Any:
        raise NotImplementedError


class BotsClient(cozepy.bots.BotsClient):
    def create(self, *, name: str) -> Any:
        raise NotImplementedError
''',
    "wrong_method.py": '''\
"""Every method of 1.2.3, misused as it states itself; written by `nox -s uses`."""

import cozepy


class Wrong:
    pass


async def app_token(used: cozepy.App) -> None:
    await used.token(
        code=Wrong(),  # type: ignore[arg-type]
        ttl=Wrong(),  # type: ignore[arg-type]
    )


def app_parse() -> None:
    cozepy.App.parse(
        text=Wrong(),  # type: ignore[arg-type]
    )


def app_made() -> None:
    cozepy.App(
        client_id=Wrong(),  # type: ignore[arg-type]
    )


def paged_get(used: cozepy.Paged[str]) -> None:
    used.get(
        at=Wrong(),  # type: ignore[arg-type]
    )
''',
    "every_name.py": '''\
"""Every name that 1.2.3 exports; written by `nox -s uses`."""

from typing import Callable, List

import cozepy
import httpx
from typing_extensions import assert_type


class EveryClass:
    api_error: cozepy.APIError
    bot: cozepy.Bot
    paged: cozepy.Paged[str]


def api_error(action: Callable[[], None]) -> None:
    try:
        action()
    except cozepy.APIError as error:
        assert_type(error, cozepy.APIError)
        raise


def kind() -> List[cozepy.Kind]:
    return [
        cozepy.Kind.PLAIN,
        cozepy.Kind.ROUND,
    ]


def limits() -> None:
    assert_type(cozepy.LIMITS, httpx.Limits)


def setup() -> Callable[..., object]:
    return cozepy.setup
''',
    "wrong_use.py": '''\
"""Every parameter of `Coze` in 1.2.3, given what it cannot take; written by `nox -s uses`."""

import cozepy


class Wrong:
    pass


def bots_list(coze: cozepy.Coze) -> None:
    coze.bots.list(
        space_id=Wrong(),  # type: ignore[arg-type]
        size=Wrong(),  # type: ignore[arg-type]
    )
''',
    "wrong_use_async.py": '''\
"""Every parameter of `AsyncCoze` in 1.2.3, given what it cannot take; written by `nox -s uses`."""

import cozepy


class Wrong:
    pass


async def files_upload(coze: cozepy.AsyncCoze) -> None:
    await coze.files.upload(
        file=Wrong(),  # type: ignore[arg-type]
    )
''',
}


def formatted(text: str) -> str:
    ended = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--stdin-filename", FOLDER / "use.py", "-"],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(FOLDER / "uses.json")


@pytest.fixture(scope="module")
def used() -> set[str]:
    """Every path of the SDK that a line of the written files needs."""
    texts = [(FOLDER / name).read_text(encoding="utf-8") for name in FILES]
    return {path for text in texts for line in read_lines(text).values() for path in line.paths}


@pytest.mark.parametrize("name", FILES)
def test_calls_fields_and_names_are_rendered_as_a_user_writes_them(name: str) -> None:
    assert formatted(render(FACTS)[name]) == RENDERED[name]


def test_facts_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_facts(tmp_path / "uses.json", FACTS)

    assert read_facts(tmp_path / "uses.json") == FACTS


@pytest.mark.parametrize("name", FILES)
def test_written_file_is_what_the_facts_say(facts: Facts, name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")

    assert is_written(text)
    assert text == formatted(render(facts)[name])


def test_uses_are_those_of_the_newest_release(facts: Facts) -> None:
    releases = json.loads((ROOT / "releases.json").read_text(encoding="utf-8"))["releases"]
    versions = [Version(each["version"]) for each in releases if not each["yanked"]]

    assert facts.release == str(max(each for each in versions if not each.is_prerelease))


def test_every_public_method_is_called_with_every_parameter(facts: Facts, used: set[str]) -> None:
    wanted = {f"cozepy.{each.client}.{each.path}" for each in facts.methods} | {
        f"cozepy.{each.client}.{each.path}({name})"
        for each in facts.methods
        for name in each.parameters
    }

    assert wanted
    assert wanted - used == set()


def test_every_call_has_all_parameters_of_its_method(facts: Facts) -> None:
    given: dict[tuple[str, str], set[str]] = {}
    for use in facts.uses:
        given.setdefault((use.client, use.path), set()).update(use.needed, use.optional)

    missing = {
        f"{each.client}.{each.path}({name})"
        for each in facts.methods
        for name in each.parameters
        if name not in given.get((each.client, each.path), ())
    }
    assert missing == set()


def test_every_exported_name_and_member_is_used(facts: Facts, used: set[str]) -> None:
    wanted = {f"cozepy.{each.name}" for each in facts.names if not each.members} | {
        f"cozepy.{each.name}.{member}" for each in facts.names for member in each.members
    }

    assert wanted
    assert wanted - used == set()


def test_every_class_is_used_and_overridden_as_it_is_stated(used: set[str], facts: Facts) -> None:
    wanted = {
        f"{shape.name}.{name}".removesuffix(".__init__")
        for shape in facts.shapes
        if not shape.is_resource
        for name in re.findall(r"^(?:async )?def (\w+)", "\n".join(shape.members), re.MULTILINE)
    }

    assert wanted
    assert wanted - used == set()
    assert {f"{shape.name}.{field}" for shape in facts.shapes for field in shape.fields} <= used


def test_lines_of_an_override_are_about_the_method_and_its_arguments() -> None:
    lines = read_lines(
        "import cozepy\n"
        "class App(cozepy.App[str]):\n"
        "    def token(\n"
        "        self,\n"
        "        code: cozepy.Code,\n"
        "    ) -> None:\n"
        "        raise NotImplementedError\n"
    )

    assert {number: line.subject for number, line in lines.items()} == {
        1: "cozepy",
        2: "App",
        3: "App.token",
        4: "App.token",
        5: "App.token(code)",
        6: "App.token",
    }


def test_only_files_that_follow_annotations_say_so() -> None:
    stated = [name for name in FILES if is_as_stated((FOLDER / name).read_text(encoding="utf-8"))]

    assert stated == ["every_method.py", "every_override.py", "wrong_method.py"]


def test_every_field_is_looked_at(facts: Facts, used: set[str]) -> None:
    wanted = {f"{each.name}.{field}" for each in facts.models for field in each.fields}

    assert wanted - used == set()
