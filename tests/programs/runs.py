"""The start of each program: with a value for each of its parameters, or as `RUNS` says."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cozepy
import httpx
import pytest

from cozefake.client import Fake
from tests.shared.contracts.websockets import PATHS, steps
from tests.shared.oauth_service import keys

from .program import Program

BACK = "https://example.com/back"
TOOL = {"id": "t", "type": "function", "function": {"name": "weather", "arguments": "{}"}}
ASKED = {"interrupt_data": {"event_id": "e/1", "type": 2, "data": ""}, "node_title": "Ask"}
SOUND = "AAE="
API = "https://api.coze.com"
ERROR = cozepy.WebsocketsErrorEvent.model_construct(data=cozepy.CozeAPIError(5, "Sorry"))
ERROR_OF_WORKFLOW = {"error_code": 5, "error_message": "Sorry"}
STREAM = {"Content-Type": "text/event-stream"}


@dataclass(frozen=True)
class World:
    """What is around a program: a tenant of the fake, its address with TLS, a folder with files."""

    fake: Fake
    url: str
    folder: Path

    @property
    def coze(self) -> cozepy.Coze:
        return cozepy.Coze(auth=cozepy.TokenAuth(self.fake.token), base_url=self.url)

    @property
    def async_coze(self) -> cozepy.AsyncCoze:
        auth = cozepy.AsyncTokenAuth(self.fake.token)
        return cozepy.AsyncCoze(auth=auth, base_url=self.url)

    def given(self, name: str, kind: Any) -> Any:
        """A value for a parameter, by its name and type."""
        if kind is cozepy.Coze:
            return self.coze
        if kind is cozepy.AsyncCoze:
            return self.async_coze
        return VALUES[name](self)

    def code(self, url: str) -> str:
        """The code that the page at `url` sends back, as a browser would hand it on."""
        answer = httpx.get(url, follow_redirects=False)
        return httpx.URL(answer.headers["location"]).params["code"]


def _chat(world: World) -> cozepy.Chat:
    """A chat that waits for the outputs of a tool."""
    world.fake.plan_chat(statuses=["requires_action"], tool_calls=[TOOL], answer=["It ", "rains"])
    stream = world.coze.chat.stream(bot_id="1", user_id="u")
    return [event.chat for event in stream if event.chat][-1]


VALUES: dict[str, Callable[[World], Any]] = {
    "chat": _chat,
    "picture": lambda world: world.coze.files.upload(file=world.folder / "weather.csv"),
    "text": lambda _: "Good day",
    "sound": lambda _: b"\0\1\2",
    "folder": lambda world: world.folder,
    "request": lambda world: httpx.Request("GET", world.url),
}
Run = Callable[[Program, World], object]
RUNS: dict[str, Run] = {}


def run(*names: str) -> Callable[[Run], Run]:
    def entered(function: Run) -> Run:
        RUNS.update(dict.fromkeys(names, function))
        return function

    return entered


def usual(program: Program, world: World) -> object:
    """Give each parameter its value."""
    return program(*(world.given(name, kind) for name, kind in program.parameters.items()))


@run("oauth.web", "oauth_async.web")
def web(program: Program, world: World) -> None:
    world.fake.oauth_app("c", kind="web", secret="s", redirect_uris=[BACK])
    program(world.code(program(None)))


@run("oauth.pkce", "oauth_async.pkce")
def pkce(program: Program, world: World) -> None:
    world.fake.oauth_app("c", kind="pkce", redirect_uris=[BACK])
    assert program(world.code(program(None)))


@run("oauth.device", "oauth_async.device")
def device(program: Program, world: World) -> None:
    world.fake.oauth_app("c", kind="device")
    assert program()


@run("oauth.jwt", "oauth_async.jwt")
def jwt(program: Program, world: World) -> None:
    private, public = keys()
    world.fake.oauth_app("c", kind="jwt", public_key=public, key_id="k")
    program(private)


@run("oauth.configured")
def configured(program: Program, world: World) -> None:
    """With each kind of application that a configuration can name."""
    private, public = keys()
    about = {
        "web": {"secret": "s", "redirect_uris": [BACK]},
        "pkce": {"redirect_uris": [BACK]},
        "device": {},
        "jwt": {"public_key": public, "key_id": "k"},
    }
    # The program's own configuration names the kind only.
    more = {"client_secret": "s", "private_key": private, "public_key_id": "k"}
    load = cozepy.load_oauth_app_from_config
    for kind, registered in about.items():
        world.fake.oauth_app("c", kind=kind, **registered)
        config = {"client_type": kind, "client_id": "c", "coze_api_base": API, **more}
        program.replace("load_oauth_app_from_config", lambda _, config=config: load(config))
        app: Any = load(config)
        code = ""
        if kind == "web":
            code = world.code(app.get_oauth_url(redirect_uri=BACK))
        if kind == "pkce":
            code = world.code(app.get_oauth_url(redirect_uri=BACK, code_verifier="v"))
        assert program(code).access_token


@run("errors.poll", "errors.poll_async")
def poll(program: Program, world: World) -> None:
    """Before the person has consented, and then."""
    world.fake.oauth_app("c", kind="device", polls=["authorization_pending"])
    is_async = program.parameters["app"] is cozepy.AsyncDeviceOAuthApp
    code = cozepy.DeviceOAuthApp("c").get_device_code().device_code
    app: Any = cozepy.AsyncDeviceOAuthApp if is_async else cozepy.DeviceOAuthApp
    assert program(app("c"), code) is None
    assert program(app("c"), code).access_token
    if is_async:
        with pytest.raises(RuntimeError):
            program(app("c"), "unknown")


@run("errors.refused_device")
def refused_device(program: Program, world: World) -> None:
    world.fake.oauth_app("c", kind="device", consent="denied")
    assert program(cozepy.DeviceOAuthApp("c"))
    world.fake.oauth_app("c", kind="device")
    assert not program(cozepy.DeviceOAuthApp("c"))


@run("errors.missing_bot")
def missing_bot(program: Program, world: World) -> None:
    assert program(world.coze)
    world.fake.add(bots=[{"bot_id": "404"}])
    assert program(world.coze) == 0


@run("errors.use")
def refused(program: Program, world: World) -> None:
    """With a token that nobody has, and one that is right."""
    assert program()
    Fake(world.fake.url, token="token").add(bots=[{"bot_id": "1"}])
    assert program() is None


@run("errors.report")
def report(program: Program, world: World) -> None:
    """Of a bot that is there, of one that is gone, and with a token that has run out."""
    program(world.async_coze)
    [asked] = world.fake.journal()
    for answer in ({"code": 4200, "msg": "gone"}, {"error_code": "expired_token"}):
        world.fake.script("GET", asked.path, json=answer)
        program(world.async_coze)


@run("errors.events", "errors.events_async")
def events(program: Program, world: World) -> None:
    """Of a stream that is as it should be, and of one that is none."""
    is_async = program.parameters["coze"] is cozepy.AsyncCoze
    assert program(world.async_coze if is_async else world.coze) == ""
    world.fake.script("POST", "/v3/chat", text="strange: line\n", headers=STREAM)
    program(world.async_coze if is_async else world.coze)


@run("errors.in_words")
def in_words(program: Program, _: World) -> None:
    assert len({program(kind) for kind in cozepy.CozePKCEAuthErrorType}) == 4


@run("errors.own_error")
def own_error(program: Program, _: World) -> None:
    ours = cozepy.CozeError("x")
    assert program(ours) is ours
    assert program(OSError("x")).code == 500


@run("errors.why")
def why(program: Program, world: World) -> None:
    world.fake.plan_chat(statuses=["failed"], error={"code": 5, "msg": "Sorry"})
    failed = [event.chat for event in world.coze.chat.stream(bot_id="1", user_id="u") if event.chat]
    assert program(failed[-1]) == "Sorry"
    assert program(failed[-1].model_copy(update={"last_error": None})) is None


@run("streams.of_chat")
def of_chat(program: Program, _: World) -> None:
    for kind in cozepy.ChatEventType:
        program(cozepy.ChatEvent.model_construct(event=kind, chat=None, message=None))


@run("streams.of_workflow")
def of_workflow(program: Program, _: World) -> None:
    nothing = dict.fromkeys(("message", "error", "interrupt"))
    for kind in cozepy.WorkflowEventType:
        program(cozepy.WorkflowEvent.model_construct(id=0, event=kind, **nothing))


@run("streams.of_status")
def of_status(program: Program, world: World) -> None:
    chat = _chat(world)
    for status in cozepy.ChatStatus:
        program(chat.model_copy(update={"status": status}))


@run("streams.text_of")
def text_of(program: Program, world: World) -> None:
    assert program(world.coze.workflows.runs.stream(workflow_id="1"))


@run("workflows.until_it_ends")
def until_it_ends(program: Program, world: World) -> None:
    """Through an interrupted workflow, and one that fails."""
    world.fake.add(
        workflows=[
            {"workflow_id": "1", "interrupt": ASKED},
            {"workflow_id": "2", "error": ERROR_OF_WORKFLOW},
        ]
    )
    assert program(world.coze, world.coze.workflows.runs.stream(workflow_id="1"))
    with pytest.raises(RuntimeError, match="Sorry"):
        program(world.coze, world.coze.workflows.runs.stream(workflow_id="2"))


@run("workflows.resumed_async")
def resumed_async(program: Program, world: World) -> None:
    world.fake.add(workflows=[{"workflow_id": "1", "interrupt": ASKED}])
    [event] = world.coze.workflows.runs.stream(workflow_id="1")
    assert program(world.async_coze, event.interrupt)


@run("streams_async.contents")
def contents(program: Program, _: World) -> None:
    """Of a stream that is made by hand: the client's methods return none."""
    said = cozepy.WorkflowEventMessage(
        content="Hi", node_title="End", node_seq_id="0", node_is_finish=True
    )
    kind = cozepy.WorkflowEventType.MESSAGE

    def read(data: dict[str, str], _: httpx.Response) -> cozepy.WorkflowEvent:
        return cozepy.WorkflowEvent(id=int(data["id"]), event=kind, message=said)

    async def lines() -> AsyncIterator[str]:
        yield "id: 1"

    response = httpx.Response(200, headers={"x-tt-logid": "1"})
    assert program(cozepy.AsyncStream(lines(), ["id"], read, response)) == ["Hi"]


@run("workflows.in_background")
def in_background(program: Program, world: World) -> None:
    """Of a workflow that ends well, and of one that does not."""
    assert program(world.coze)
    failed = {"data.0.execute_status": "Fail", "data.0.error_message": "Sorry"}
    world.fake.script(route="workflows.run_history", change={"set": failed})
    assert program(world.coze) == "Sorry"


@run("streams_async.first_event")
def first_event(program: Program, world: World) -> None:
    """Of a stream that has more of them, and of one that has not."""
    assert program(world.async_coze)
    said = 'event: conversation.chat.created\ndata: {"id": "1", "conversation_id": "1"}\n\n'
    world.fake.script("POST", "/v3/chat", text=said, headers=STREAM)
    assert program(world.async_coze) is None


@run("websocket_chat.talk", "websocket_chat.talk_async")
def talk(program: Program, world: World) -> None:
    """With a bot that asks for the outputs of a tool, and with one that speaks."""
    world.fake.plan_chat(statuses=["requires_action"], tool_calls=[TOOL], answer=["It rains"])
    usual(program, world)
    usual(program, world)


@run(
    *("websocket_speech.speak", "websocket_speech.speak_async"),
    *("websocket_transcriptions.write_down", "websocket_transcriptions.write_down_async"),
)
def in_vain(program: Program, world: World) -> None:
    """First as it should be, then with an error before the last of all events."""
    usual(program, world)
    [path] = {each.path for each in world.fake.journal() if each.path in PATHS.values()}
    sent = [{"event_type": "error", "data": {"code": 5, "msg": "Sorry"}}]
    sent += [each["send"] for name, where in PATHS.items() if where == path for each in steps(name)]
    world.fake.plan_socket(path, *({"send": each} for each in sent))
    usual(program, world)


@run("websocket_chat.told")
def told(program: Program, _: World) -> None:
    program(cozepy.WebsocketsChatEventHandler(), ERROR)
    program(program.module.Handler(), ERROR)


@run("websocket_chat.told_async")
def told_async(program: Program, _: World) -> None:
    program(cozepy.AsyncWebsocketsChatEventHandler(), ERROR)
    program(program.module.AsyncHandler(), ERROR)


@run("websocket_events.listen", "websocket_events.listen_async")
def listen(program: Program, world: World) -> None:
    """To all that there is to hear."""
    for path, where in PATHS.items():
        world.fake.plan_socket(where, *steps(path))
    usual(program, world)
