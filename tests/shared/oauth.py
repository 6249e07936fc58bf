"""The SDK's classes for OAuth and authentication, as contracts use them."""

from __future__ import annotations

import inspect
from contextlib import asynccontextmanager
from typing import Any, AsyncContextManager, AsyncIterator, Mapping

import cozepy

from tests.shared.client import Client, own
from tests.shared.driver import Driver
from tests.shared.fake import Fake


class OAuth:
    """Makes OAuth applications, and clients with their tokens, of the kind that a suite drives."""

    def __init__(self, driver: Driver, fake: Fake) -> None:
        self._driver = driver
        self._fake = fake

    def app(self, kind: str, base_url: str = "", **about: Any) -> Any:
        """An application of this class."""
        app = self._driver.named(kind)(base_url=base_url or self._fake.url, **about)
        return self._driver.as_used(app)

    def auth(self, kind: str, *about: Any, **more: Any) -> Any:
        """The authentication of a client; until 0.16 one class served both clients."""
        shared = getattr(cozepy, kind)
        return getattr(cozepy, self._driver.prefix + kind, shared)(*about, **more)

    def client(self, token: str, **more: Any) -> AsyncContextManager[Client]:
        """A client with this token."""
        return self.client_of(self.auth("TokenAuth", token), **more)

    @asynccontextmanager
    async def client_of(self, auth: Any, base_url: str = "", **more: Any) -> AsyncIterator[Client]:
        """A client that is authenticated so, and is closed in the end."""
        if "http_client" not in more:
            more["http_client"] = self._driver.http_client()
        address = base_url or self._fake.url
        client = self._driver.named("Coze")(auth=auth, base_url=address, **more)
        try:
            yield self._driver.as_used(client)
        finally:
            if more["http_client"] is not None:
                await self._driver.close(more["http_client"])

    @staticmethod
    def plain(wrapped: Any) -> Any:
        """The SDK's own object."""
        return own(wrapped)

    @staticmethod
    def parameters(method: Any) -> Mapping[str, inspect.Parameter]:
        """The parameters of a method."""
        return inspect.signature(own(method)).parameters
