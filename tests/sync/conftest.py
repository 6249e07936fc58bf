"""The sync suite: its driver, which calls `Coze` through the adapter, and its time limits."""

from __future__ import annotations

import functools
import inspect
import threading
from contextlib import asynccontextmanager
from typing import Any, AsyncIterator, Callable, ClassVar, Dict, Iterator, Tuple

import pytest

from tests.shared import bound
from tests.shared.client import sync_client, sync_http_client
from tests.shared.client_fixtures import OPENED, Opened, not_streaming, oauth, pager
from tests.shared.driver import CallbackFunction, Driver, PageRequester
from tests.shared.fake import Fake
from tests.shared.plugin import HAS_FAILED
from tests.shared.reading import HangError
from tests.sync.adapter import Call, Resource, drive
from tests.sync.bounded import Worker

__all__ = ["not_streaming", "oauth", "pager"]
WORKER = Worker()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Any:
    """Run a test in the worker's thread; a contract runs without an event loop."""
    arguments = {name: pyfuncitem.funcargs[name] for name in _arguments_of(pyfuncitem.obj)}
    seconds = bound.seconds(pyfuncitem)
    if inspect.iscoroutinefunction(pyfuncitem.obj):
        WORKER.run(lambda: drive(pyfuncitem.obj(**arguments)), seconds)
    else:
        WORKER.run(lambda: pyfuncitem.obj(**arguments), seconds)
    return True


@functools.lru_cache(maxsize=None)
def _arguments_of(test: Callable[..., Any]) -> Tuple[str, ...]:
    """Return the names of a test's arguments; cached, as its cases are many."""
    return tuple(inspect.signature(test).parameters)


class SyncDriver(Driver):
    """Driver of `Coze`, which calls callbacks in threads of its own."""

    not_streaming: ClassVar[Dict[str, bool]] = {"stream": False}

    def require(self) -> None:
        """Do nothing, as every release has this client."""

    def http_client(self, **more: Any) -> Any:
        return sync_http_client(**more)

    def client(self, fake: Fake, http_client: Any, base_url: str) -> Any:
        return sync_client(fake, http_client, base_url)

    def as_used(self, target: Any) -> Resource:
        return Resource(target)

    async def close(self, http_client: Any) -> None:
        http_client.close()

    async def page(self, kind: Any, requester: PageRequester, where: Dict[str, Any]) -> Any:
        return await Call(lambda: kind(requestor=requester, request_maker=lambda *_: None, **where))

    @asynccontextmanager
    async def connected(self, connection: Any) -> AsyncIterator[Any]:
        with connection as client:
            yield client

    async def done(self, result: Any) -> Any:
        return result

    def callback(self, function: CallbackFunction) -> Any:
        @functools.wraps(function)
        def called(*args: Any) -> None:
            drive(function(*args))

        return called

    def event(self) -> threading.Event:
        return threading.Event()

    async def comes(self, event: threading.Event, seconds: float) -> bool:
        return event.wait(seconds)

    def begin(self, method: Callable[..., Any], *args: Any, **kwargs: Any) -> threading.Thread:
        thread = threading.Thread(target=method, args=args, kwargs=kwargs, daemon=True)
        thread.start()
        return thread

    async def ends(self, call: threading.Thread, seconds: float) -> bool:
        call.join(seconds)
        return not call.is_alive()

    async def give_way(self) -> None:
        """Do nothing, as the SDK's threads run by themselves."""


@pytest.fixture(scope="session")
def driver() -> Driver:
    """The driver of this suite's client."""
    return SyncDriver()


def fixture_of(opened: Callable[..., Opened]) -> Any:
    """Return a fixture that runs an asynchronous generator without an event loop."""

    @pytest.fixture
    @functools.wraps(opened)
    def fixture(**arguments: Any) -> Iterator[Any]:
        generator = opened(**arguments)
        yield drive(generator.__anext__())
        try:
            WORKER.run(lambda: drive(generator.__anext__()), bound.seconds_to_close())
        except StopAsyncIteration:
            pass
        except HangError:
            # A client whose test has failed may hang as well, which must not count twice.
            if not arguments["request"].node.stash.get(HAS_FAILED, False):
                raise

    return fixture


(coze, single_connection_client, impatient, unreachable_client, rejected_client, talk) = map(
    fixture_of, OPENED
)
