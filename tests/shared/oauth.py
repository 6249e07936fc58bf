"""Access to the SDK's classes for OAuth and authentication in contracts."""

from __future__ import annotations

import inspect
from contextlib import asynccontextmanager
from typing import Any, AsyncContextManager, AsyncIterator, Mapping

import cozepy
import pytest

from tests.shared.client import Client, own
from tests.shared.driver import Driver
from tests.shared.fake import Fake
from tests.shared.recorder import ABSENT

# Stands for the suite's own HTTP client, as None is a value.
_OURS = object()


def from_configuration(configuration: Mapping[str, Any]) -> Any:
    """Return the SDK's application for a configuration; skip as absent if nothing makes one."""
    load = getattr(cozepy, "load_oauth_app_from_config", None)
    if load is None:
        pytest.skip(ABSENT + "load_oauth_app_from_config")
    return load(configuration)


class OAuth:
    """Factory of the suite's kind of OAuth applications, and of clients with their tokens."""

    def __init__(self, driver: Driver, fake: Fake) -> None:
        self._driver = driver
        self._fake = fake

    def app(self, kind: str, base_url: str = "", **about: Any) -> Any:
        """Return an application of the SDK's class `kind`."""
        app = self._driver.named(kind)(base_url=base_url or self._fake.url, **about)
        return self._driver.as_used(app)

    def auth(self, kind: str, *about: Any, **more: Any) -> Any:
        """Return an authentication of class `kind`; until 0.16 both clients shared one class."""
        shared = getattr(cozepy, kind)
        return getattr(cozepy, self._driver.prefix + kind, shared)(*about, **more)

    def client(self, token: str, **more: Any) -> AsyncContextManager[Client]:
        """Return a client with this token."""
        return self.client_of(self.auth("TokenAuth", token), **more)

    @asynccontextmanager
    async def client_of(self, auth: Any, base_url: str = "", **more: Any) -> AsyncIterator[Client]:
        """Yield a client with this authentication, and close it at the end.

        `http_client=None` gives it none, so that it makes its own.
        """
        http_client = more.pop("http_client", _OURS)
        if http_client is _OURS:
            http_client = self._driver.http_client()
        if http_client is not None:
            more["http_client"] = http_client
        address = base_url or self._fake.url
        client = self._driver.named("Coze")(auth=auth, base_url=address, **more)
        try:
            yield self._driver.as_used(client)
        finally:
            if http_client is not None:
                await self._driver.close(http_client)

    @staticmethod
    def plain(wrapped: Any) -> Any:
        """Return the SDK's own object, without the suite's adapter around it."""
        return own(wrapped)

    @staticmethod
    def parameters(method: Any) -> Mapping[str, inspect.Parameter]:
        """Return the parameters of a method."""
        return inspect.signature(own(method)).parameters
