"""Clients of the SDK for a test's own tenant, by whatever names a release gives their parts."""

from __future__ import annotations

import functools
import ssl
from typing import TYPE_CHECKING, Any, Awaitable, Callable, Dict, Mapping

import cozepy
import httpx
import pytest

from tests.shared.fake import Fake
from tests.shared.recorder import ABSENT

if TYPE_CHECKING:
    import inspect
    from typing import AsyncContextManager

# Any: the SDK's own client, of whichever release, or what stands for it in the sync suite. What it
# returns is held to the service's definition, not to the SDK's annotations: see tests/typing.
Client = Any
# Makes a page of the SDK's that is given these answers.
PageMaker = Callable[..., Awaitable[Any]]


class OAuthBase:
    """The SDK's classes for OAuth and authentication; each suite has its own, for its client."""

    if TYPE_CHECKING:

        def app(self, kind: str, base_url: str = "", **about: Any) -> Any: ...
        def auth(self, kind: str, **about: Any) -> Any: ...
        def client(self, token: str, **more: Any) -> AsyncContextManager[Client]: ...
        def client_of(
            self, auth: Any, base_url: str = "", **more: Any
        ) -> AsyncContextManager[Client]: ...
        @staticmethod
        def plain(__app: Any) -> Any: ...  # noqa: PYI063 - Python 3.7 must parse it
        @staticmethod
        def parameters(method: Any) -> Mapping[str, inspect.Parameter]: ...


@functools.lru_cache(maxsize=None)
def ssl_context() -> ssl.SSLContext:
    """One for the process: loading the certificates costs 25 ms, more than a test."""
    return ssl.create_default_context()


# One connection, for which nobody waits long: one that is not given back is noticed.
NARROW: Dict[str, Any] = {
    "limits": httpx.Limits(max_connections=1, max_keepalive_connections=1),
    "timeout": httpx.Timeout(10, pool=0.5),
}
IMPATIENT: Dict[str, Any] = {"timeout": 0.8}


def sync_http_client(**more: Any) -> Any:
    """The SDK's own HTTP client; 0.2 has one class only and does not export it."""
    request = _requests()
    kind = getattr(request, "SyncHTTPClient", None) or request.HTTPClient
    return kind(verify=ssl_context(), **more)


def async_http_client(**more: Any) -> Any:
    """The SDK's own asynchronous HTTP client; make it in the event loop that will use it."""
    return _requests().AsyncHTTPClient(verify=ssl_context(), **more)


# Any: which classes a release has there, and what they take, is looked at.
def _requests() -> Any:
    from cozepy import request

    return request


def sync_client(fake: Fake, http_client: Any, base_url: str = "") -> Any:
    """A `Coze` for the tenant."""
    auth = cozepy.TokenAuth(fake.token)
    return cozepy.Coze(auth=auth, base_url=base_url or fake.url, http_client=http_client)


def async_client(fake: Fake, http_client: Any, base_url: str = "") -> Any:
    """An `AsyncCoze` for the tenant."""
    auth = async_auth(fake.token)
    return cozepy.AsyncCoze(auth=auth, base_url=base_url or fake.url, http_client=http_client)


def require_async() -> None:
    """Skip as absent on a release without an asynchronous client."""
    if not hasattr(cozepy, "AsyncCoze"):
        pytest.skip(ABSENT + "AsyncCoze")


def async_auth(token: str) -> Any:
    """Until 0.16 one class served both clients."""
    return getattr(cozepy, "AsyncTokenAuth", cozepy.TokenAuth)(token)


def network_errors() -> Any:
    """Return the errors of a broken connection: httpx's own, which the SDK passes on."""
    return httpx.TransportError
