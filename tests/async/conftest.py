"""The async suite: its driver, which awaits the methods of `AsyncCoze`, and its time limits."""

from __future__ import annotations

import asyncio
import importlib.util
import signal
import sys
from contextlib import contextmanager
from types import FrameType
from typing import Any, AsyncContextManager, Callable, Dict, Iterator, Optional

import pytest
import pytest_asyncio

from tests.shared import bound, loop_watch
from tests.shared.client import async_client, async_http_client, require_async
from tests.shared.client_fixtures import OPENED, Opened, not_streaming, oauth, pager
from tests.shared.driver import CallbackFunction, Driver, PageRequester
from tests.shared.fake import Fake
from tests.shared.places import places_of
from tests.shared.reading import step_of

__all__ = ["not_streaming", "oauth", "pager"]

if importlib.util.find_spec("sniffio") is None:
    # None marks a module as missing. Without the mark, httpcore searches the whole path at every
    # request, which took a fifth of this suite's time.
    sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]

loop_watch.install()


def pytest_configure(config: pytest.Config) -> None:
    """Set the handlers of signals once; to set or ask for one costs as much as a short test.

    In a cell an interrupt ends the process: asyncio would replace Python's own handler for every
    test, fixture and end of a fixture.
    """
    signal.signal(signal.SIGALRM, _ring)
    if config.getoption("--record", None):
        signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item: pytest.Function) -> Iterator[None]:
    """Fail a test that hangs, in its loop or while closing it, and one that blocks the loop."""
    loop_watch.held_up()
    try:
        with _ended_in_time(bound.seconds(item)):
            yield
    finally:
        for waited in loop_watch.held_up():
            with places_of(item).at("event loop"):
                pytest.fail("held up by {}".format(waited), pytrace=False)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Fail a test whose client does not close."""
    with _ended_in_time(bound.seconds_to_close()):
        yield


@contextmanager
def _ended_in_time(seconds: float) -> Iterator[None]:
    """Raise a `HangError` in the main thread after these seconds, repeatedly until the end."""
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _ring(_signal: int, frame: Optional[FrameType]) -> None:
    _, seconds = signal.getitimer(signal.ITIMER_REAL)
    raise bound.hang(seconds, step_of(frame) or _awaited())


def _awaited() -> str:
    """Return the line of a contract that is waiting in the running loop; "" if there is none."""
    try:
        tasks = asyncio.all_tasks()
    except RuntimeError:
        # No loop is running.
        return ""
    frames = [frame for task in tasks for frame in task.get_stack(limit=1)]
    return next((step for step in map(step_of, frames) if step), "")


class AsyncDriver(Driver):
    """Driver of `AsyncCoze`."""

    prefix = "Async"

    def require(self) -> None:
        require_async()

    def http_client(self, **more: Any) -> Any:
        return async_http_client(**more)

    def client(self, fake: Fake, http_client: Any, base_url: str) -> Any:
        return async_client(fake, http_client, base_url)

    def as_used(self, target: Any) -> Any:
        return target

    async def close(self, http_client: Any) -> None:
        await http_client.aclose()

    async def page(self, kind: Any, requester: PageRequester, where: Dict[str, Any]) -> Any:
        async def ask(*_: Any) -> None:
            """Replace the method that sends a request."""

        return await kind.build(requestor=requester, request_maker=ask, **where)

    def connected(self, connection: Any) -> AsyncContextManager[Any]:
        opened: AsyncContextManager[Any] = connection
        return opened

    async def done(self, result: Any) -> Any:
        return await result

    def callback(self, function: CallbackFunction) -> Any:
        return function

    def event(self) -> asyncio.Event:
        return asyncio.Event()

    async def comes(self, event: asyncio.Event, seconds: float) -> bool:
        try:
            return await asyncio.wait_for(event.wait(), seconds)
        except asyncio.TimeoutError:
            return False

    def begin(self, method: Callable[..., Any], *args: Any, **kwargs: Any) -> asyncio.Future[Any]:
        begun: asyncio.Future[Any] = asyncio.ensure_future(method(*args, **kwargs))
        return begun

    async def ends(self, call: asyncio.Future[Any], seconds: float) -> bool:
        await asyncio.wait([call], timeout=seconds)
        if call.done():
            call.result()
        return call.done()

    async def give_way(self) -> None:
        await asyncio.sleep(0)


@pytest.fixture(scope="session")
def driver() -> Driver:
    """The driver of this suite's client."""
    return AsyncDriver()


def fixture_of(opened: Callable[..., Opened]) -> Any:
    """Return a fixture that runs an asynchronous generator in the test's event loop."""
    return pytest_asyncio.fixture(opened)


(coze, single_connection_client, impatient, unreachable_client, rejected_client, talk) = map(
    fixture_of, OPENED
)
