"""The sync suite's driver of the contracts: on `Coze`, through the adapter, without a loop."""

from __future__ import annotations

import inspect
import threading
from typing import Any, Dict, Iterator, List, Sequence, Tuple

import cozepy
import pytest

from tests.shared import bound
from tests.shared.client import (
    IMPATIENT,
    NARROW,
    OAuthBase,
    sync_client,
    sync_http_client,
)
from tests.shared.contract import require_paths
from tests.shared.fake import Fake, service
from tests.shared.talk import SECONDS, TalkBase, pager_class, prepared
from tests.sync.adapter import Call, Resource, drive
from tests.sync.bounded import Worker

WORKER = Worker()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Any:
    names = inspect.signature(pyfuncitem.obj).parameters
    arguments = {name: pyfuncitem.funcargs[name] for name in names}
    seconds = bound.seconds(pyfuncitem)
    if inspect.iscoroutinefunction(pyfuncitem.obj):
        WORKER.run(lambda: drive(pyfuncitem.obj(**arguments)), seconds)
    else:
        WORKER.run(lambda: pyfuncitem.obj(**arguments), seconds)
    return True


@pytest.fixture
def coze(request: pytest.FixtureRequest, fake: Fake) -> Iterator[Resource]:
    """The SDK's client for the test's tenant, as contracts use it."""
    for each in _client(request, fake):
        yield each


def _client(request: pytest.FixtureRequest, fake: Fake, **more: Any) -> Iterator[Resource]:
    http_client = sync_http_client(**more)
    client = sync_client(fake, http_client)
    require_paths(request.node, client)
    yield Resource(client)
    http_client.close()


@pytest.fixture
def single_connection_client(request: pytest.FixtureRequest, fake: Fake) -> Iterator[Resource]:
    """A client with a single connection."""
    for each in _client(request, fake, **NARROW):
        yield each


@pytest.fixture
def impatient(request: pytest.FixtureRequest, fake: Fake) -> Iterator[Resource]:
    """A client that does not wait long."""
    for each in _client(request, fake, **IMPATIENT):
        yield each


@pytest.fixture
def unreachable_client(request: pytest.FixtureRequest, fake: Fake) -> Iterator[Resource]:
    """A client whose address nobody listens at."""
    http_client = sync_http_client()
    client = sync_client(fake, http_client, service()["refused_url"])
    require_paths(request.node, client)
    yield Resource(client)
    http_client.close()


@pytest.fixture
def pager() -> Any:
    """Makes a page of the SDK's that is given these answers, one after the other."""

    def make(kind: str, answers: List[Any], **where: Any) -> Call:
        page_of = pager_class(kind)
        requester = Requester(answers)
        return Call(lambda: page_of(requestor=requester, request_maker=lambda *_: None, **where))

    return make


class Requester:
    """Stands where the SDK's own one sends requests."""

    def __init__(self, answers: List[Any]) -> None:
        self._answers = iter(answers)

    def send(self, _: Any) -> Any:
        return next(self._answers)


@pytest.fixture
def oauth(fake: Fake) -> OAuth:
    """Makes OAuth applications, and clients with their tokens."""
    return OAuth(fake)


class OAuth(OAuthBase):
    """The SDK's classes for OAuth and authentication, as contracts use them."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake

    def app(self, kind: str, base_url: str = "", **about: Any) -> Resource:
        """An application of this class."""
        return Resource(getattr(cozepy, kind)(base_url=base_url or self._fake.url, **about))

    def auth(self, kind: str, **about: Any) -> Any:
        """Return the authentication of a client."""
        return getattr(cozepy, kind)(**about)

    def client(self, token: str, **more: Any) -> Opened:
        """A client with this token."""
        return self.client_of(cozepy.TokenAuth(token), **more)

    def client_of(self, auth: Any, base_url: str = "", **more: Any) -> Opened:
        """A client that is authenticated so."""
        if "http_client" not in more:
            more["http_client"] = sync_http_client()
        client = cozepy.Coze(auth=auth, base_url=base_url or self._fake.url, **more)
        return Opened(client, more["http_client"])

    @staticmethod
    def plain(wrapped: Resource) -> Any:
        """The SDK's own object."""
        return wrapped._target

    @staticmethod
    def parameters(method: Any) -> Any:
        """Return the parameters of a method."""
        return inspect.signature(method._target).parameters


class Opened:
    """A client that is closed in the end."""

    def __init__(self, client: Any, http_client: Any) -> None:
        self._client = client
        self._http_client = http_client

    async def __aenter__(self) -> Resource:
        return Resource(self._client)

    async def __aexit__(self, *_: object) -> None:
        if self._http_client is not None:
            self._http_client.close()


@pytest.fixture
def rejected_client(request: pytest.FixtureRequest) -> Iterator[Resource]:
    """A client whose token the service does not accept."""
    tenant = Fake(is_valid=False)
    http_client = sync_http_client()
    client = sync_client(tenant, http_client)
    require_paths(request.node, client)
    yield Resource(client)
    http_client.close()
    tenant.forget()


@pytest.fixture
def not_streaming() -> Dict[str, bool]:
    """`submit_tool_outputs` of this client is told whether to stream."""
    return {"stream": False}


@pytest.fixture
def talk(
    request: pytest.FixtureRequest, fake: Fake, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Talk]:
    """Websockets of the SDK's client."""
    http_client = sync_http_client()
    client = sync_client(fake, http_client, service()["tls_url"])
    prepared(request, tmp_path, monkeypatch, client)
    yield Talk(fake, client)
    http_client.close()


class Talk(TalkBase):
    """Websockets of the synchronous client; its callbacks are called in threads of its own."""

    async def __call__(
        self, path: str, arguments: Dict[str, Any], *, until: str, says: Any = ()
    ) -> List[Any]:
        """Connect, say these things, and listen until an event of this type has come."""
        ended = threading.Event()

        def make(kind: str) -> Any:
            def called(_: Any, *event: Any) -> None:
                if kind != "closed":
                    self.heard.append((kind, event[0]))
                if kind == until:
                    ended.set()

            return called

        with self.made(path, arguments, self.callbacks(make))() as client:
            for method, *sent in says:
                self.method(client, method)(*sent)
            assert ended.wait(SECONDS), "{} did not come, only {}".format(until, self.heard)
        return self.heard

    async def waits(
        self,
        path: str,
        says: Any,
        *wanted: str,
        is_told: bool = False,
        **how: Any,
    ) -> bool:
        """Tell if waiting for these events ends; without any, for the client's own last one.

        `is_told`: there are callbacks too, whose events are in `heard`.
        """
        on_event = self.callbacks(self.listener) if is_told else {}
        with self.made(path, {}, on_event)() as client:
            for method, *sent in says:
                self.method(client, method)(*sent)
            arguments = self.named(wanted)
            waiting = threading.Thread(target=client.wait, args=arguments, kwargs=how, daemon=True)
            waiting.start()
            waiting.join(2)
            return not waiting.is_alive()

    async def handled(self, path: str, says: Any, annotated: str) -> List[str]:
        """Return the methods of a handler that are called, each once.

        `annotated`: how it says what its events are, "by class", "by name" or "not at all".
        """
        called = []  # type: List[str]
        ended = threading.Event()
        handler: Any = self.kind("WebsocketsAudioSpeechEventHandler")

        # The SDK reads the annotations of a handler: there are none but the contract's.
        class Handler(handler):  # type: ignore[misc]  # the SDK's, looked up by name
            def on_speech_audio_update(self, _, event):  # type: ignore[no-untyped-def]  # see above
                called.append("on_speech_audio_update")

            def on_speech_audio_completed(self, _, event):  # type: ignore[no-untyped-def]  # see above
                called.append("on_speech_audio_completed")
                ended.set()

            self.annotate(on_speech_audio_update, annotated, "SpeechAudioUpdateEvent")
            self.annotate(on_speech_audio_completed, annotated, "SpeechAudioCompletedEvent")

            def on_closed(self, _):  # type: ignore[no-untyped-def]  # see above
                called.append("on_closed")

        with self.made(path, {}, Handler())() as client:
            for method, *sent in says:
                self.method(client, method)(*sent)
            assert ended.wait(SECONDS)
        return called

    async def waited(
        self, path: str, kinds: Sequence[str], go_on: Any, **how: Any
    ) -> Tuple[bool, bool]:
        """Tell if waiting for events ends before the service goes on, and if it ends after."""
        with self.made(path, {}, {})() as client:
            arguments = self.named(kinds)
            waiting = threading.Thread(target=client.wait, args=arguments, kwargs=how, daemon=True)
            waiting.start()
            waiting.join(0.3)
            before = not waiting.is_alive()
            go_on()
            waiting.join(SECONDS)
            return before, not waiting.is_alive()

    def listener(self, kind: str) -> Any:
        """A callback that notes its event."""

        def called(_: Any, *event: Any) -> None:
            self.heard.append((kind,) + event)

        return called

    async def borne(self, path: str, arguments: Dict[str, Any], name: str) -> List[Any]:
        """Return the errors that reach a handler of the SDK that does nothing, to the end."""
        handler: Any = self.kind(name)
        ended, told = threading.Event(), []  # type: Any, List[Any]

        class Bearing(handler):  # type: ignore[misc]  # the SDK's, looked up by name
            def on_error(self, client, error):  # type: ignore[no-untyped-def]  # see above
                # Without annotations: how the SDK reads those has a contract of its own.
                told.append(error)
                super().on_error(client, error)
                ended.set()

        with self.made(path, arguments, Bearing())():
            assert ended.wait(SECONDS)
        return told

    async def later(self, path: str, says: Any, kind: str) -> List[Any]:
        """Return the events that reach a callback added to a client which is already connected."""
        ended, told = threading.Event(), []  # type: Any, List[Any]

        def called(_: Any, event: Any) -> None:
            told.append(event)
            ended.set()

        with self.made(path, {}, {})() as client:
            client.on(self.types()[kind], called)
            for method, *sent in says:
                self.method(client, method)(*sent)
            assert ended.wait(SECONDS)
            client.close()
            # Once more is once too much, but no error.
            client.close()
        return told

    async def left(self, path: str, says: Any) -> None:
        """Say these things without any callback, until the service has closed."""
        with self.made(path, {}, {})() as client:
            for method, *sent in says:
                self.method(client, method)(*sent)
            while not self.fake.only().closed:
                pass

    async def twice(self, path: str) -> None:
        """Connect a client that is connected."""
        with self.made(path, {}, {})() as client:
            client.connect()
