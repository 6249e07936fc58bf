"""The pytest plugin: `coze_fake`, `coze` and `async_coze` in any project that installs the package.

The service is started once per process, by the first test that uses it; each test has a tenant of
its own. A test fails if the service refused one of its requests, unless it is marked with
`@pytest.mark.refused`.
"""

from __future__ import annotations

import functools
import os
import ssl
from typing import TYPE_CHECKING, Any

import pytest

from cozefake.client import Fake

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator


try:
    from pytest_asyncio import fixture as async_fixture
except ImportError:
    # Without pytest-asyncio, anyio's plugin runs the asynchronous fixtures of pytest itself.
    async_fixture = pytest.fixture  # type: ignore[assignment]  # other overloads, the same use


# Environment variables with the address of a service that runs elsewhere, and an account's key.
ADDRESS, ACCOUNT = "COZE_FAKE_URL", "COZE_FAKE_ACCOUNT"


class _Elsewhere:
    """A service that runs in another process."""

    def __init__(self, url: str) -> None:
        self.url = url


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker of tests in which the service refuses a request on purpose."""
    config.addinivalue_line("markers", "refused: the service is meant to refuse a request")


@pytest.fixture(scope="session")
def coze_fake_service() -> Iterator[Any]:
    """The service: its addresses, and the authority of its certificate.

    If `COZE_FAKE_URL` names one that already runs, this has only its `url`.
    """
    if os.environ.get(ADDRESS):
        yield _Elsewhere(os.environ[ADDRESS])
        return
    # Imported here, so that a project that does not use the fixture need not load the service.
    from cozefake import background

    with background.running() as service:
        yield service


@pytest.fixture
def coze_fake(request: pytest.FixtureRequest, coze_fake_service: Any) -> Iterator[Fake]:
    """The test's own tenant: its state, scripts and journal."""
    # The variable also names the phase, in parentheses.
    test = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" (")[0]
    fake = Fake(coze_fake_service.url, account=os.environ.get(ACCOUNT, ""), test=test)
    yield fake
    problems = fake.forget()
    if problems and not request.node.get_closest_marker("refused"):
        pytest.fail("refused by the service: " + "; ".join(problems), pytrace=False)


# Any: the SDK's clients, as cozepy is not a dependency of this package.
@pytest.fixture
def coze(coze_fake: Fake) -> Iterator[Any]:
    """The synchronous client of cozepy, for the test's tenant."""
    cozepy = pytest.importorskip("cozepy")
    http_client = cozepy.SyncHTTPClient(verify=_ssl_context())
    with http_client:
        yield cozepy.Coze(
            auth=cozepy.TokenAuth(coze_fake.token), base_url=coze_fake.url, http_client=http_client
        )


@async_fixture
async def async_coze(coze_fake: Fake) -> AsyncIterator[Any]:
    """The asynchronous client of cozepy, for the test's tenant."""
    cozepy = pytest.importorskip("cozepy")
    http_client = cozepy.AsyncHTTPClient(verify=_ssl_context())
    # Until 0.16 one class of authentication served both clients.
    auth = getattr(cozepy, "AsyncTokenAuth", cozepy.TokenAuth)(coze_fake.token)
    async with http_client:
        yield cozepy.AsyncCoze(auth=auth, base_url=coze_fake.url, http_client=http_client)


@functools.lru_cache(maxsize=None)  # noqa: UP033 - a cell may have Python 3.7
def _ssl_context() -> ssl.SSLContext:
    """Return a TLS context; cached, as loading certificates takes longer than a test."""
    return ssl.create_default_context()
