"""How the async suite drives the contracts: awaited on `AsyncCoze`."""

from __future__ import annotations

from typing import Any, AsyncIterator, Dict

import cozepy
import pytest
import pytest_asyncio

from tests.shared.client import async_client, async_http_client
from tests.shared.contract import require_paths
from tests.shared.fake import Fake
from tests.shared.recorder import ABSENT


@pytest_asyncio.fixture
async def coze(request: pytest.FixtureRequest, fake: Fake) -> AsyncIterator[Any]:
    """The SDK's client for the test's tenant."""
    require_async()
    http_client = async_http_client()
    client = async_client(fake, http_client)
    require_paths(request.node, client)
    yield client
    await http_client.aclose()


@pytest_asyncio.fixture
async def stranger(request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    """A client whose token the service does not accept."""
    require_async()
    tenant = Fake(is_valid=False)
    http_client = async_http_client()
    client = async_client(tenant, http_client)
    require_paths(request.node, client)
    yield client
    await http_client.aclose()
    tenant.forget()


@pytest.fixture
def not_streaming() -> Dict[str, bool]:
    """This client has a method of its own for the stream."""
    return {}


def require_async() -> None:
    """Skip as absent on a release without an asynchronous client."""
    if not hasattr(cozepy, "AsyncCoze"):
        pytest.skip(ABSENT + "AsyncCoze")
