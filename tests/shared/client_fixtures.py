"""The fixtures that give a test its client of the SDK, shared by both suites.

Each suite has a fixture `driver`. Those in `OPENED` are asynchronous generators, which each suite
turns into fixtures with its own `fixture_of`.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import Any, AsyncGenerator, Callable, Dict, List, Tuple

import pytest

from tests.shared.client import IMPATIENT, SINGLE_CONNECTION, PageMaker, page_class
from tests.shared.contract import require_paths
from tests.shared.driver import Driver, PageRequester
from tests.shared.fake import Fake, service
from tests.shared.oauth import OAuth
from tests.shared.talk import Talk

Opened = AsyncGenerator[Any, None]


@asynccontextmanager
async def _client(
    request: pytest.FixtureRequest, driver: Driver, fake: Fake, base_url: str = "", **more: Any
) -> Opened:
    driver.require()
    http_client = driver.http_client(**more)
    client = driver.client(fake, http_client, base_url)
    require_paths(request.node, client)
    yield driver.as_used(client)
    await driver.close(http_client)


async def coze(request: pytest.FixtureRequest, driver: Driver, fake: Fake) -> Opened:
    """The SDK's client for the test's tenant."""
    async with _client(request, driver, fake) as client:
        yield client


async def single_connection_client(
    request: pytest.FixtureRequest, driver: Driver, fake: Fake
) -> Opened:
    """A client with a single connection."""
    async with _client(request, driver, fake, **SINGLE_CONNECTION) as client:
        yield client


async def impatient(request: pytest.FixtureRequest, driver: Driver, fake: Fake) -> Opened:
    """A client whose requests time out within a second."""
    async with _client(request, driver, fake, **IMPATIENT) as client:
        yield client


async def unreachable_client(request: pytest.FixtureRequest, driver: Driver, fake: Fake) -> Opened:
    """A client for an address at which nothing listens."""
    async with _client(request, driver, fake, service()["refused_url"]) as client:
        yield client


async def rejected_client(request: pytest.FixtureRequest, driver: Driver) -> Opened:
    """A client whose token the service does not accept."""
    driver.require()
    tenant = Fake(is_valid=False)
    async with _client(request, driver, tenant) as client:
        yield client
    tenant.forget()


async def talk(request: pytest.FixtureRequest, driver: Driver, fake: Fake, trusted: None) -> Opened:
    """Websockets of the SDK's client."""
    driver.require()
    http_client = driver.http_client()
    client = driver.client(fake, http_client, service()["tls_url"])
    require_paths(request.node, client)
    yield Talk(driver, fake, client)
    await driver.close(http_client)


OPENED: Tuple[Callable[..., Opened], ...] = (
    coze,
    single_connection_client,
    impatient,
    unreachable_client,
    rejected_client,
    talk,
)


@pytest.fixture
def oauth(driver: Driver, fake: Fake, trusted: None) -> OAuth:
    """A factory of OAuth applications, and of clients with their tokens.

    Each application makes an HTTP client of its own. To read one certificate for it, in place of
    all public authorities, saves 25 ms.
    """
    driver.require()
    return OAuth(driver, fake)


@pytest.fixture
def pager(driver: Driver) -> PageMaker:
    """A function that makes a page of the SDK, which gets the given answers one after the other."""

    async def make(kind: str, answers: List[Any], **where: Any) -> Any:
        page_of = page_class(driver.prefix + kind)
        return await driver.page(page_of, PageRequester(iter(answers)), where)

    return make


@pytest.fixture
def not_streaming(driver: Driver) -> Dict[str, bool]:
    """The arguments that make `submit_tool_outputs` return a chat instead of a stream."""
    return driver.not_streaming
