"""The interface by which contracts make, call and close the SDK's client in either suite."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, AsyncContextManager, Callable, ClassVar, Coroutine, Dict, Iterator

import cozepy
import pytest

from tests.shared.fake import Fake
from tests.shared.recorder import ABSENT

CallbackFunction = Callable[..., Coroutine[Any, Any, None]]


class Driver(ABC):
    """Driver of one of the SDK's two clients.

    Code that uses a driver is written once, with `await`. The methods of the synchronous driver
    never suspend, so this code runs without an event loop.
    """

    prefix = ""
    """Prefix of the client's class names: "Async" for `AsyncCoze`, else empty."""

    not_streaming: ClassVar[Dict[str, bool]] = {}
    """Arguments that make `submit_tool_outputs` return a chat instead of a stream."""

    def named(self, name: str) -> Any:
        """Return this client's variant of a class; skip as absent if the release lacks it."""
        if not hasattr(cozepy, self.prefix + name):
            pytest.skip(ABSENT + self.prefix + name)
        return getattr(cozepy, self.prefix + name)

    @abstractmethod
    def require(self) -> None:
        """Skip as absent on a release without this client."""

    @abstractmethod
    def http_client(self, **more: Any) -> Any:
        """Return a new HTTP client of the SDK, which the caller must close."""

    @abstractmethod
    def client(self, fake: Fake, http_client: Any, base_url: str) -> Any:
        """Return a client for the tenant; an empty `base_url` means the service's own."""

    @abstractmethod
    def as_used(self, target: Any) -> Any:
        """Return an object of the SDK as contracts use it; `client.own` is the inverse."""

    @abstractmethod
    async def close(self, http_client: Any) -> None:
        """Close an HTTP client."""

    @abstractmethod
    async def page(self, kind: Any, requester: PageRequester, where: Dict[str, Any]) -> Any:
        """Return the first page of class `kind`, which gets its answers from `requester`."""

    @abstractmethod
    def connected(self, connection: Any) -> AsyncContextManager[Any]:
        """Return the context in which a websocket is connected."""

    @abstractmethod
    async def done(self, result: Any) -> Any:
        """Return the final result of a call, awaited if need be."""

    @abstractmethod
    def callback(self, function: CallbackFunction) -> Any:
        """Return a callback with the same signature, in the form that this client calls."""

    @abstractmethod
    def event(self) -> Any:
        """Return a new event with a method `set()`, for `comes` to wait for."""

    @abstractmethod
    async def comes(self, event: Any, seconds: float) -> bool:
        """Wait for an event and return whether it was set in time."""

    @abstractmethod
    def begin(self, method: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Start a call in the background and return it, for `ends` to wait for."""

    @abstractmethod
    async def ends(self, call: Any, seconds: float) -> bool:
        """Wait for a started call and return whether it ended in time."""

    @abstractmethod
    async def give_way(self) -> None:
        """Let other tasks run while the test polls for something."""


class PageRequester:
    """Replacement for the SDK's requester, with prepared answers instead of a network."""

    def __init__(self, answers: Iterator[Any]) -> None:
        self._answers = answers

    def send(self, _: Any) -> Any:
        return next(self._answers)

    async def asend(self, _: Any) -> Any:
        return next(self._answers)
