"""Uses of the SDK in a project, by its source: every way in which a client gets about."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from cozematrix.advice.api import API, read_api
from cozematrix.advice.flow import follow
from cozematrix.advice.project import read_project
from cozematrix.advice.uses import Uses, What
from cozematrix.errors import InputError

ROOT = Path(__file__).parents[2]
BEGIN = "from cozepy import AsyncCoze, Coze, TokenAuth\n"


@pytest.fixture(scope="module")
def api() -> API:
    return read_api(ROOT / "data" / "api.json")


def uses_of(api: API, folder: Path, **files: str) -> Uses:
    for name, source in files.items():
        path = folder.joinpath(*name.split("__")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(source), encoding="utf-8")
    return follow(read_project(folder), api)


def calls(uses: Uses) -> list[str]:
    return [f"{each.suite} {each.name}({', '.join(sorted(each.arguments))})" for each in uses.calls]


def labels(uses: Uses, what: What) -> list[str]:
    return sorted({each.label for each in uses.needs if each.what is what})


FOLLOWED = {
    "made and called": """
        coze = Coze(auth=TokenAuth("t"))
        coze.bots.retrieve(bot_id="1")
    """,
    "called where it is made": """
        Coze(auth=TokenAuth("t")).bots.retrieve(bot_id="1")
    """,
    "attribute of self": """
        class Service:
            def __init__(self):
                self.client = Coze(auth=TokenAuth("t"))
            def ask(self):
                return self.client.bots.retrieve(bot_id="1")
    """,
    "attribute that is made late": """
        class Service:
            _client = None
            @property
            def client(self):
                if self._client is None:
                    self._client = Coze(auth=TokenAuth("t"))
                return self._client
            def ask(self):
                return self.client.bots.retrieve(bot_id="1")
    """,
    "attribute of an heir": """
        class Base:
            def __init__(self):
                self.client = Coze(auth=TokenAuth("t"))
        class Service(Base):
            def ask(self):
                return self.client.bots.retrieve(bot_id="1")
    """,
    "dataclass": """
        from dataclasses import dataclass
        @dataclass
        class Service:
            client: Coze
            def ask(self):
                return self.client.bots.retrieve(bot_id="1")
    """,
    "made without __init__": """
        class Service:
            @classmethod
            def make(cls):
                made = cls()
                made.client = Coze(auth=TokenAuth("t"))
                return made
            def ask(self):
                return self.client.bots.retrieve(bot_id="1")
    """,
    "annotated parameter": """
        def ask(client: Coze):
            return client.bots.retrieve(bot_id="1")
    """,
    "annotation in quotes": """
        def ask(client: "Coze | None" = None):
            return client.bots.retrieve(bot_id="1")
    """,
    "parameter that is given": """
        def ask(client):
            return client.bots.retrieve(bot_id="1")
        ask(Coze(auth=TokenAuth("t")))
    """,
    "factory": """
        def make():
            return Coze(auth=TokenAuth("t"))
        make().bots.retrieve(bot_id="1")
    """,
    "factory that says what it makes": """
        def make() -> Coze: ...
        make().bots.retrieve(bot_id="1")
    """,
    "part of a client under another name": """
        bots = Coze(auth=TokenAuth("t")).bots
        ask = bots.retrieve
        ask(bot_id="1")
    """,
    "context manager": """
        with Coze(auth=TokenAuth("t")) as client:
            client.bots.retrieve(bot_id="1")
    """,
    "context manager of the project": """
        from contextlib import contextmanager
        @contextmanager
        def opened():
            yield Coze(auth=TokenAuth("t"))
        with opened() as client:
            client.bots.retrieve(bot_id="1")
    """,
    "fixture": """
        import pytest
        @pytest.fixture
        def client():
            yield Coze(auth=TokenAuth("t"))
        def test_it(client):
            client.bots.retrieve(bot_id="1")
    """,
    "several clients by name": """
        clients = {}
        clients["a"] = Coze(auth=TokenAuth("t"))
        clients["a"].bots.retrieve(bot_id="1")
    """,
    "clients that are gone over": """
        for client in [Coze(auth=TokenAuth("t"))]:
            client.bots.retrieve(bot_id="1")
    """,
    "one of a tuple": """
        client, name = Coze(auth=TokenAuth("t")), "a"
        client.bots.retrieve(bot_id="1")
    """,
    "either of two": """
        known = None
        client = known or Coze(auth=TokenAuth("t"))
        client.bots.retrieve(bot_id="1")
    """,
    "walrus": """
        if client := Coze(auth=TokenAuth("t")):
            client.bots.retrieve(bot_id="1")
    """,
    "lambda": """
        make = lambda: Coze(auth=TokenAuth("t"))
        make().bots.retrieve(bot_id="1")
    """,
    "global": """
        client = None
        def start():
            global client
            client = Coze(auth=TokenAuth("t"))
        def ask():
            client.bots.retrieve(bot_id="1")
    """,
    "put away in something unknown": """
        from starlette import app
        app.state.coze = Coze(auth=TokenAuth("t"))
        def ask(request):
            request.app.state.coze.bots.retrieve(bot_id="1")
    """,
    "cast": """
        from typing import cast
        def ask(client):
            cast(Coze, client).bots.retrieve(bot_id="1")
    """,
    "getattr with a name": """
        client = Coze(auth=TokenAuth("t"))
        getattr(client, "bots").retrieve(bot_id="1")
    """,
    "arguments in a dictionary": """
        client = Coze(auth=TokenAuth("t"))
        arguments = {}
        arguments["bot_id"] = "1"
        client.bots.retrieve(**arguments)
    """,
    "called by another function": """
        import asyncio
        client = Coze(auth=TokenAuth("t"))
        asyncio.to_thread(client.bots.retrieve, bot_id="1")
    """,
    "called in an executor": """
        from functools import partial
        client = Coze(auth=TokenAuth("t"))
        partial(client.bots.retrieve, bot_id="1")()
    """,
    "match": """
        client = Coze(auth=TokenAuth("t"))
        match 1:
            case 1:
                client.bots.retrieve(bot_id="1")
    """,
    "heir of the client": """
        class Mine(Coze):
            def ask(self):
                return self.bots.retrieve(bot_id="1")
    """,
}


@pytest.mark.parametrize("source", FOLLOWED.values(), ids=FOLLOWED)
def test_client_is_followed(api: API, tmp_path: Path, source: str) -> None:
    uses = uses_of(api, tmp_path, program=BEGIN + dedent(source))

    assert calls(uses) == ["sync bots.retrieve(bot_id)"]
    assert uses.unfollowed == ()


@pytest.mark.parametrize(
    ("begin", "name"),
    [
        ("import cozepy", "cozepy.Coze"),
        ("import cozepy as c", "c.Coze"),
        ("from cozepy import Coze as Client", "Client"),
        ("from cozepy.coze import Coze", "Coze"),
        ("import cozepy.coze", "cozepy.coze.Coze"),
        ("try:\n    from cozepy import Coze\nexcept ImportError:\n    Coze = None", "Coze"),
    ],
)
def test_every_way_to_import_is_known(api: API, tmp_path: Path, begin: str, name: str) -> None:
    uses = uses_of(api, tmp_path, program=f"{begin}\n{name}(auth=None).users.me()\n")

    assert calls(uses) == ["sync users.me()"]


@pytest.mark.parametrize(
    ("where", "how"),
    [
        ("shop__clients", "from shop.clients import coze"),
        ("shop__clients", "from .clients import coze"),
        ("shop__clients", "from shop.clients import *"),
        ("shop__clients", "from shop import clients\ncoze = clients.coze"),
        ("src__shop__clients", "from shop.clients import coze"),
    ],
)
def test_client_of_another_module_is_followed(
    api: API, tmp_path: Path, where: str, how: str
) -> None:
    made = f"{BEGIN}coze = Coze(auth=TokenAuth('t'))\n"
    use = f"{how}\ncoze.users.me()\n"

    uses = uses_of(api, tmp_path, **{where: made, "shop____init__": "", "shop__use": use})

    assert calls(uses) == ["sync users.me()"]


def test_asynchronous_client_is_told_from_the_other(api: API, tmp_path: Path) -> None:
    source = f"""{BEGIN}
async def ask():
    async with AsyncCoze(auth=TokenAuth("t")) as coze:
        await coze.users.me()
        async for event in coze.chat.stream(bot_id="1", user_id="u"):
            print(event.message.content)
"""

    uses = uses_of(api, tmp_path, program=source)

    assert calls(uses) == ["async chat.stream(bot_id, user_id)", "async users.me()"]
    assert labels(uses, What.FIELD) == ["ChatEvent.message", "ChatEvent.message.content"]


def test_fields_of_results_are_known_with_their_call(api: API, tmp_path: Path) -> None:
    source = f"""{BEGIN}
coze = Coze(auth=TokenAuth("t"))
poll = coze.chat.create_and_poll(bot_id="1", user_id="u")
texts = [message.content for message in poll.messages if message.type == "answer"]
for bot in coze.bots.list(space_id="1"):
    print(bot.bot_name)
first = coze.workspaces.list().items[0]
print(first.name)
"""

    uses = uses_of(api, tmp_path, program=source)

    read = {(each.origin.call, each.origin.place) for each in uses.needs if each.origin.call}
    assert read == {
        ("chat.create_and_poll", "messages"),
        ("chat.create_and_poll", "messages.content"),
        ("chat.create_and_poll", "messages.type"),
        ("bots.list", "bot_name"),
        ("workspaces.list", "items"),
        ("workspaces.list", "items.name"),
    }


def test_handler_that_stands_in_for_the_sdks_is_a_use(api: API, tmp_path: Path) -> None:
    source = """
        from cozepy import AsyncWebsocketsChatEventHandler
        class Handler(AsyncWebsocketsChatEventHandler):
            async def on_conversation_message_delta(self, cli, event):
                print(event.data.content)
    """

    uses = uses_of(api, tmp_path, program=source)

    assert labels(uses, What.HANDLER) == [
        "AsyncWebsocketsChatEventHandler.on_conversation_message_delta"
    ]
    assert labels(uses, What.FIELD) == [
        "ConversationMessageDeltaEvent.data",
        "ConversationMessageDeltaEvent.data.content",
    ]


def releases(api: API, uses: Uses, label: str) -> str:
    """The first and the last release that have something."""
    [need] = [each for each in uses.needs if each.label == label]
    having = [each for each in api.releases if each in need.releases]
    return f"{having[0]} {having[-1]}" if having else ""


def test_releases_are_known_of_calls_arguments_and_values(api: API, tmp_path: Path) -> None:
    source = f"""{BEGIN}
from cozepy import ChatEventType
Coze(auth=TokenAuth("t")).chat.stream(bot_id="1", user_id="u", parameters={{}}, nonsense=1)
print(ChatEventType.CONVERSATION_AUDIO_DELTA)
"""

    uses = uses_of(api, tmp_path, program=source)

    assert releases(api, uses, "chat.stream") == "0.2.0 0.20.0"
    assert releases(api, uses, "chat.stream(parameters)") == "0.15.0 0.20.0"
    assert releases(api, uses, "chat.stream(nonsense)") == ""
    assert releases(api, uses, "cozepy.ChatEventType.CONVERSATION_AUDIO_DELTA") == "0.7.0 0.20.0"
    assert [each.unknown for each in uses.calls] == [frozenset({"nonsense"})]


def test_argument_that_must_be_given_is_missed(api: API, tmp_path: Path) -> None:
    source = f"{BEGIN}Coze(auth=TokenAuth('t')).bots.retrieve()\n"

    uses = uses_of(api, tmp_path, program=source)

    assert releases(api, uses, "bots.retrieve without bot_id") == ""


def test_what_is_looked_for_first_is_not_needed(api: API, tmp_path: Path) -> None:
    source = f"""{BEGIN}
coze = Coze(auth=TokenAuth("t"))
bot = coze.bots.retrieve(bot_id="1")
if hasattr(bot, "soul"):
    print(bot.soul)
try:
    coze.chat.message.list()
except AttributeError:
    pass
print(getattr(bot, "spirit", None))
if isinstance(bot, dict):
    print(bot.items())
"""

    uses = uses_of(api, tmp_path, program=source)

    assert [each.label for each in uses.needs if not each.releases] == []


def test_what_no_release_has_is_needed_by_who_does_not_look(api: API, tmp_path: Path) -> None:
    source = f"""{BEGIN}
coze = Coze(auth=TokenAuth("t"))
coze.chat.message.list()
print(coze.bots.retrieve(bot_id="1").soul)
"""

    uses = uses_of(api, tmp_path, program=source)

    assert [each.label for each in uses.needs if not each.releases] == ["Bot.soul", "chat.message"]


NOT_FOLLOWED = {
    "a client that comes from elsewhere": (
        "def ask(client):\n    client.chat.stream(bot_id='1')\n",
        ["program.py:3: chat.stream of `client`, which comes from elsewhere"],
    ),
    "a name that is known only as it runs": (
        "coze = Coze(auth=TokenAuth('t'))\ngetattr(coze, input()).list()\n",
        ["program.py:3: getattr(coze, input()): the name is known only as it runs"],
    ),
    "everything of the package": (
        "from cozepy import *\n",
        ["program.py:2: from cozepy import *: what nothing else defines is taken as its"],
    ),
}


@pytest.mark.parametrize(("source", "told"), NOT_FOLLOWED.values(), ids=NOT_FOLLOWED)
def test_what_cannot_be_followed_is_told(
    api: API, tmp_path: Path, source: str, told: list[str]
) -> None:
    uses = uses_of(api, tmp_path, program=BEGIN + source)

    assert list(uses.unfollowed) == told


def test_client_of_another_package_is_none_of_ours(api: API, tmp_path: Path) -> None:
    source = f"{BEGIN}from openai import OpenAI\nOpenAI().chat.completions.create(model='m')\n"

    assert uses_of(api, tmp_path, program=source).unfollowed == ()


OPEN = {
    "keywords of a function": "def ask(**more):\n    coze.bots.retrieve(**more)\n",
    "a dictionary that is not known": "coze.bots.retrieve(**load())\n",
    "a dictionary that others fill": "more = {}\nmore.update(load())\ncoze.bots.retrieve(**more)\n",
    "a key that is not known": "more = {}\nmore[load()] = 1\ncoze.bots.retrieve(**more)\n",
}


@pytest.mark.parametrize("source", OPEN.values(), ids=OPEN)
def test_arguments_that_the_source_leaves_open_are_open(
    api: API, tmp_path: Path, source: str
) -> None:
    made = f"{BEGIN}from theirs import load\ncoze = Coze(auth=TokenAuth('t'))\n"

    uses = uses_of(api, tmp_path, program=made + source)

    assert [(each.arguments, each.is_open) for each in uses.calls] == [(frozenset(), True)]
    [told] = uses.unfollowed
    assert told.endswith(": bots.retrieve: some arguments are known only as it runs")
    assert [each.label for each in uses.needs if not each.releases] == []


def test_models_alone_are_uses_too(api: API, tmp_path: Path) -> None:
    """A program that speaks to the service itself, and reads what it says by the SDK's models."""
    source = """
        from cozepy import ChatEvent, Message
        def read(data) -> ChatEvent:
            return ChatEvent(event="done", message=Message.model_validate_json(data))
        print(read("{}").message.content)
    """

    uses = uses_of(api, tmp_path, program=source)

    assert (uses.calls, uses.suites) == ((), ())
    assert labels(uses, What.NAME) == ["cozepy.ChatEvent", "cozepy.Message"]
    assert labels(uses, What.FIELD) == ["ChatEvent.message", "ChatEvent.message.content"]


def test_files_that_do_not_parse_are_told(tmp_path: Path) -> None:
    (tmp_path / "good.py").write_text("a = 1\n", encoding="utf-8")
    (tmp_path / "bad.py").write_text("a = \n", encoding="utf-8")
    (tmp_path / "page.ipynb").write_text("{}", encoding="utf-8")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "theirs.py").write_text("a = \n", encoding="utf-8")

    project = read_project(tmp_path)

    assert [each.file for each in project.modules] == ["good.py"]
    assert project.unread == (
        "bad.py:1: it cannot be parsed: invalid syntax",
        "1 notebook (*.ipynb): not read",
    )


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_folder_without_python_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "readme.txt").write_text("", encoding="utf-8")

    with pytest.raises(InputError, match=r"command line: PATH: .* is not allowed; allowed: a fold"):
        read_project(tmp_path / name)
