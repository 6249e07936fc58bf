"""The differences between the suites: how each makes, calls and waits for the SDK's client."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, AsyncContextManager, Callable, ClassVar, Coroutine, Dict, Iterator

import cozepy
import pytest

from tests.shared.fake import Fake
from tests.shared.recorder import ABSENT

CallbackFunction = Callable[..., Coroutine[Any, Any, None]]


class Driver(ABC):
    """Drives one of the SDK's two clients.

    Whatever uses a driver is written once, with `await`. The driver of the synchronous client
    awaits nothing that suspends, so that such code runs without an event loop.
    """

    prefix = ""
    """First part of the names of the client's classes: "Async" of `AsyncCoze`."""

    not_streaming: ClassVar[Dict[str, bool]] = {}
    """Arguments by which `submit_tool_outputs` returns no stream."""

    def named(self, name: str) -> Any:
        """Return the client's own class of this name; absent where a release has none."""
        if not hasattr(cozepy, self.prefix + name):
            pytest.skip(ABSENT + self.prefix + name)
        return getattr(cozepy, self.prefix + name)

    @abstractmethod
    def require(self) -> None:
        """Skip as absent on a release without this client."""

    @abstractmethod
    def http_client(self, **more: Any) -> Any:
        """Return a new HTTP client of the SDK's, for the test to close."""

    @abstractmethod
    def client(self, fake: Fake, http_client: Any, base_url: str) -> Any:
        """Return a client for the tenant; an empty address stands for the service's own."""

    @abstractmethod
    def as_used(self, target: Any) -> Any:
        """Return what a contract uses in place of an object of the SDK; see `client.own`."""

    @abstractmethod
    async def close(self, http_client: Any) -> None:
        """Close an HTTP client."""

    @abstractmethod
    async def page(self, kind: Any, requester: PageRequester, where: Dict[str, Any]) -> Any:
        """Return the first page of this class, which asks `requester` for its answers."""

    @abstractmethod
    def connected(self, connection: Any) -> AsyncContextManager[Any]:
        """Return the context in which a websocket is connected."""

    @abstractmethod
    async def done(self, result: Any) -> Any:
        """Return the end result of a call that was made."""

    @abstractmethod
    def callback(self, function: CallbackFunction) -> Any:
        """Return the function as this client calls callbacks; its signature stays the same."""

    @abstractmethod
    def event(self) -> Any:
        """Return something to `set()`, for `comes` to wait for."""

    @abstractmethod
    async def comes(self, event: Any, seconds: float) -> bool:
        """Wait for an event; tell if it was set in time."""

    @abstractmethod
    def begin(self, method: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Begin a call that may take long, for `ends` to wait for."""

    @abstractmethod
    async def ends(self, call: Any, seconds: float) -> bool:
        """Wait for the end of a call that has begun; tell if it came in time."""

    @abstractmethod
    async def give_way(self) -> None:
        """Let others go on while the test waits for something."""


class PageRequester:
    """Stands where the SDK's own one sends requests: it has the answers already."""

    def __init__(self, answers: Iterator[Any]) -> None:
        self._answers = answers

    def send(self, _: Any) -> Any:
        return next(self._answers)

    async def asend(self, _: Any) -> Any:
        return next(self._answers)
