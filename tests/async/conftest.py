"""The async suite's driver of the contracts: awaited on `AsyncCoze`."""

from __future__ import annotations

import asyncio
import importlib.util
import inspect
import signal
import sys
from contextlib import asynccontextmanager
from types import FrameType
from typing import Any, AsyncIterator, Dict, Iterator, List, Optional, Sequence, Tuple

import cozepy
import pytest
import pytest_asyncio

from tests.shared import bound, loop_watch
from tests.shared.client import (
    IMPATIENT,
    NARROW,
    OAuthBase,
    async_auth,
    async_client,
    async_http_client,
    require_async,
)
from tests.shared.contract import require_paths
from tests.shared.fake import Fake, service
from tests.shared.places import places_of
from tests.shared.reading import step_of
from tests.shared.recorder import ABSENT
from tests.shared.talk import SECONDS, TalkBase, pager_class, prepared

if importlib.util.find_spec("sniffio") is None:
    # httpcore looks for it at every request; a look along the whole path, each time in vain, was a
    # fifth of this suite's time. None is Python's own mark for what there is not.
    sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]

loop_watch.install()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item: pytest.Function) -> Iterator[None]:
    """Let a test that hangs fail, whether its loop waits or is held up; then its loop's end too."""
    seconds = bound.seconds(item)

    def ring(_: int, frame: Optional[FrameType]) -> None:
        raise bound.hang(seconds, step_of(frame) or _awaited())

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
    loop_watch.held_up()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        for waited in loop_watch.held_up():
            with places_of(item).at("event loop"):
                pytest.fail("held up by {}".format(waited), pytrace=False)


def _awaited() -> str:
    """The line of a contract that waits in the running loop."""
    try:
        tasks = asyncio.all_tasks()
    except RuntimeError:
        # No loop is running.
        return ""
    frames = [frame for task in tasks for frame in task.get_stack(limit=1)]
    return next((step for step in map(step_of, frames) if step), "")


@pytest_asyncio.fixture
async def coze(request: pytest.FixtureRequest, fake: Fake) -> AsyncIterator[Any]:
    """The SDK's client for the test's tenant."""
    async with _client(request, fake) as client:
        yield client


@asynccontextmanager
async def _client(
    request: pytest.FixtureRequest, fake: Fake, base_url: str = "", **more: Any
) -> AsyncIterator[Any]:
    require_async()
    http_client = async_http_client(**more)
    client = async_client(fake, http_client, base_url)
    require_paths(request.node, client)
    yield client
    await http_client.aclose()


@pytest_asyncio.fixture
async def single_connection_client(
    request: pytest.FixtureRequest, fake: Fake
) -> AsyncIterator[Any]:
    """A client with a single connection."""
    async with _client(request, fake, **NARROW) as client:
        yield client


@pytest_asyncio.fixture
async def impatient(request: pytest.FixtureRequest, fake: Fake) -> AsyncIterator[Any]:
    """A client that does not wait long."""
    async with _client(request, fake, **IMPATIENT) as client:
        yield client


@pytest_asyncio.fixture
async def unreachable_client(request: pytest.FixtureRequest, fake: Fake) -> AsyncIterator[Any]:
    """A client whose address nobody listens at."""
    async with _client(request, fake, service()["refused_url"]) as client:
        yield client


@pytest.fixture
def pager() -> Any:
    """Makes a page of the SDK's that is given these answers, one after the other."""

    async def ask(*_: Any) -> None:
        """Nothing is sent."""

    async def make(kind: str, answers: List[Any], **where: Any) -> Any:
        page_of = pager_class("Async" + kind)
        return await page_of.build(requestor=Requester(answers), request_maker=ask, **where)

    return make


class Requester:
    """Stands where the SDK's own one sends requests."""

    def __init__(self, answers: List[Any]) -> None:
        self._answers = iter(answers)

    async def asend(self, _: Any) -> Any:
        return next(self._answers)


@pytest.fixture
def oauth(fake: Fake) -> OAuth:
    """Makes OAuth applications, and clients with their tokens."""
    require_async()
    return OAuth(fake)


class OAuth(OAuthBase):
    """The SDK's classes for OAuth and authentication, as contracts use them."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake

    def app(self, kind: str, base_url: str = "", **about: Any) -> Any:
        """An application of the asynchronous class."""
        return _named("Async" + kind)(base_url=base_url or self._fake.url, **about)

    def auth(self, kind: str, **about: Any) -> Any:
        """Return the authentication of a client; until 0.16 one class served both."""
        return getattr(cozepy, "Async" + kind, getattr(cozepy, kind))(**about)

    def client(self, token: str, **more: Any) -> Any:
        """A client with this token."""
        return self.client_of(async_auth(token), **more)

    @asynccontextmanager
    async def client_of(self, auth: Any, base_url: str = "", **more: Any) -> AsyncIterator[Any]:
        """A client that is authenticated so, and is closed in the end."""
        if "http_client" not in more:
            more["http_client"] = async_http_client()
        yield cozepy.AsyncCoze(auth=auth, base_url=base_url or self._fake.url, **more)
        if more["http_client"] is not None:
            await more["http_client"].aclose()

    @staticmethod
    def plain(app: Any) -> Any:
        """The SDK's own object."""
        return app

    @staticmethod
    def parameters(method: Any) -> Any:
        """Return the parameters of a method."""
        return inspect.signature(method).parameters


def _named(name: str) -> Any:
    """A class of the SDK; absent where a release has none."""
    if not hasattr(cozepy, name):
        pytest.skip(ABSENT + name)
    return getattr(cozepy, name)


@pytest_asyncio.fixture
async def rejected_client(request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    """A client whose token the service does not accept."""
    require_async()
    tenant = Fake(is_valid=False)
    http_client = async_http_client()
    client = async_client(tenant, http_client)
    require_paths(request.node, client)
    yield client
    await http_client.aclose()
    tenant.forget()


@pytest.fixture
def not_streaming() -> Dict[str, bool]:
    """This client has a method of its own for the stream."""
    return {}


@pytest_asyncio.fixture
async def talk(
    request: pytest.FixtureRequest, fake: Fake, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Talk]:
    """Websockets of the SDK's client."""
    require_async()
    http_client = async_http_client()
    client = async_client(fake, http_client, service()["tls_url"])
    prepared(request, tmp_path, monkeypatch, client)
    yield Talk(fake, client)
    await http_client.aclose()


class Talk(TalkBase):
    """Websockets of the asynchronous client."""

    prefix = "Async"

    async def __call__(
        self, path: str, arguments: Dict[str, Any], *, until: str, says: Any = ()
    ) -> List[Any]:
        """Connect, say these things, and listen until an event of this type has come."""
        ended = asyncio.Event()

        def make(kind: str) -> Any:
            async def called(_: Any, *event: Any) -> None:
                if kind != "closed":
                    self.heard.append((kind, event[0]))
                if kind == until:
                    ended.set()

            return called

        async with self.made(path, arguments, self.callbacks(make))() as client:
            for method, *sent in says:
                await self.method(client, method)(*sent)
            await asyncio.wait_for(ended.wait(), SECONDS)
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
        async with self.made(path, {}, on_event)() as client:
            for method, *sent in says:
                await self.method(client, method)(*sent)
            try:
                await asyncio.wait_for(client.wait(*self.named(wanted), **how), 2)
            except asyncio.TimeoutError:
                return False
            return True

    async def handled(self, path: str, says: Any, annotated: str) -> List[str]:
        """Return the methods of a handler that are called, each once.

        `annotated`: how it says what its events are, "by class", "by name" or "not at all".
        """
        called = []  # type: List[str]
        ended = asyncio.Event()
        handler: Any = self.kind("WebsocketsAudioSpeechEventHandler")

        # The SDK reads the annotations of a handler: there are none but the contract's.
        class Handler(handler):  # type: ignore[misc]  # the SDK's, looked up by name
            async def on_speech_audio_update(self, _, event):  # type: ignore[no-untyped-def]  # see above
                called.append("on_speech_audio_update")

            async def on_speech_audio_completed(self, _, event):  # type: ignore[no-untyped-def]  # see above
                called.append("on_speech_audio_completed")
                ended.set()

            self.annotate(on_speech_audio_update, annotated, "SpeechAudioUpdateEvent")
            self.annotate(on_speech_audio_completed, annotated, "SpeechAudioCompletedEvent")

            async def on_closed(self, _):  # type: ignore[no-untyped-def]  # see above
                called.append("on_closed")

        async with self.made(path, {}, Handler())() as client:
            for method, *sent in says:
                await self.method(client, method)(*sent)
            await asyncio.wait_for(ended.wait(), SECONDS)
        return called

    async def waited(
        self, path: str, kinds: Sequence[str], go_on: Any, **how: Any
    ) -> Tuple[bool, bool]:
        """Tell if waiting for events ends before the service goes on, and if it ends after."""
        async with self.made(path, {}, {})() as client:
            waiting = asyncio.ensure_future(client.wait(*self.named(kinds), **how))
            await asyncio.wait([waiting], timeout=0.3)
            before = waiting.done()
            go_on()
            await asyncio.wait([waiting], timeout=SECONDS)
            return before, waiting.done()

    def listener(self, kind: str) -> Any:
        """A callback that notes its event."""

        async def called(_: Any, *event: Any) -> None:
            self.heard.append((kind,) + event)

        return called

    async def borne(self, path: str, arguments: Dict[str, Any], name: str) -> List[Any]:
        """Return the errors that reach a handler of the SDK that does nothing, to the end."""
        handler: Any = self.kind(name)
        ended, told = asyncio.Event(), []  # type: Any, List[Any]

        class Bearing(handler):  # type: ignore[misc]  # the SDK's, looked up by name
            async def on_error(self, client, error):  # type: ignore[no-untyped-def]  # see above
                # Without annotations: how the SDK reads those has a contract of its own.
                told.append(error)
                await super().on_error(client, error)
                ended.set()

        async with self.made(path, arguments, Bearing())():
            await asyncio.wait_for(ended.wait(), SECONDS)
        return told

    async def later(self, path: str, says: Any, kind: str) -> List[Any]:
        """Return the events that reach a callback added to a client which is already connected."""
        ended, told = asyncio.Event(), []  # type: Any, List[Any]

        async def called(_: Any, event: Any) -> None:
            told.append(event)
            ended.set()

        async with self.made(path, {}, {})() as client:
            client.on(self.types()[kind], called)
            for method, *sent in says:
                await self.method(client, method)(*sent)
            await asyncio.wait_for(ended.wait(), SECONDS)
            await client.close()
            # Once more is once too much, but no error.
            await client.close()
        return told

    async def left(self, path: str, says: Any) -> None:
        """Say these things without any callback, until the service has closed."""
        async with self.made(path, {}, {})() as client:
            for method, *sent in says:
                await self.method(client, method)(*sent)
            # What is waited for is the service's.
            while not self.fake.only().closed:  # noqa: ASYNC110
                await asyncio.sleep(0)

    async def twice(self, path: str) -> None:
        """Connect a client that is connected."""
        async with self.made(path, {}, {})() as client:
            await client.connect()
