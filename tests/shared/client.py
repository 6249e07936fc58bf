"""Clients of the SDK for a test's own tenant, whatever names a release gives their parts."""

from __future__ import annotations

import functools
import inspect
import ssl
from typing import Any, Awaitable, Callable, Dict

import cozepy
import httpx
import pytest

from tests.shared.fake import Fake
from tests.shared.recorder import ABSENT

# Any: the client of any release, wrapped in the sync suite. Contracts check its results against the
# service's definition; tests/typing checks the SDK's annotations.
Client = Any
# A function that makes a page of the SDK from prepared answers.
PageMaker = Callable[..., Awaitable[Any]]


def own(wrapped: Any) -> Any:
    """Return the SDK's own object, without the sync suite's adapter around it."""
    return getattr(wrapped, "_target", wrapped)


@functools.lru_cache(maxsize=None)
def ssl_context() -> ssl.SSLContext:
    """Return a TLS context; cached, as loading certificates takes 25 ms, more than a test."""
    return ssl.create_default_context()


# With one connection and a short wait for it, a test notices that a connection was not returned.
SINGLE_CONNECTION: Dict[str, Any] = {
    "limits": httpx.Limits(max_connections=1, max_keepalive_connections=1),
    "timeout": httpx.Timeout(10, pool=0.5),
}
IMPATIENT: Dict[str, Any] = {"timeout": 0.8}


def sync_http_client(**more: Any) -> Any:
    """Return a synchronous HTTP client of the SDK; 0.2 has one class, and does not export it."""
    request = _requests()
    kind = getattr(request, "SyncHTTPClient", None) or request.HTTPClient
    return kind(verify=ssl_context(), **more)


def async_http_client(**more: Any) -> Any:
    """Return an asynchronous HTTP client of the SDK, for use in the current event loop only."""
    return _requests().AsyncHTTPClient(verify=ssl_context(), **more)


# Any: the classes of this module differ from release to release.
def _requests() -> Any:
    from cozepy import request

    return request


def sync_client(fake: Fake, http_client: Any, base_url: str = "") -> Any:
    """Return a `Coze` for the tenant."""
    auth = cozepy.TokenAuth(fake.token)
    return cozepy.Coze(auth=auth, base_url=base_url or fake.url, http_client=http_client)


def async_client(fake: Fake, http_client: Any, base_url: str = "") -> Any:
    """Return an `AsyncCoze` for the tenant."""
    auth = async_auth(fake.token)
    return cozepy.AsyncCoze(auth=auth, base_url=base_url or fake.url, http_client=http_client)


def require_async() -> None:
    """Skip as absent on a release without an asynchronous client."""
    if not hasattr(cozepy, "AsyncCoze"):
        pytest.skip(ABSENT + "AsyncCoze")


def async_auth(token: str) -> Any:
    """Return the authentication of an `AsyncCoze`; until 0.16 one class served both clients."""
    return getattr(cozepy, "AsyncTokenAuth", cozepy.TokenAuth)(token)


def network_errors() -> Any:
    """Return the class of network errors: httpx's, as the SDK passes them on."""
    return httpx.TransportError


def page_class(name: str) -> Any:
    """Return a page class; skip as absent if it is missing or takes no `request_maker`."""
    from cozepy import model

    kind = getattr(model, name, None)
    # On Python 3.8 and earlier the signature of a generic class itself is that of any class.
    made = getattr(kind, "build", kind and kind.__init__)
    if made is None or "request_maker" not in inspect.signature(made).parameters:
        pytest.skip(ABSENT + name)
    return kind
