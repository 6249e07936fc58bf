"""How the sync suite drives the contracts: on `Coze`, through the adapter, without a loop."""

from __future__ import annotations

import inspect
from typing import Any, Dict, Iterator

import pytest

from tests.shared.client import sync_client, sync_http_client
from tests.shared.contract import require_paths
from tests.shared.fake import Fake
from tests.sync.adapter import Resource, drive


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Any:
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    drive(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True


@pytest.fixture
def coze(request: pytest.FixtureRequest, fake: Fake) -> Iterator[Resource]:
    """The SDK's client for the test's tenant, as contracts use it."""
    http_client = sync_http_client()
    client = sync_client(fake, http_client)
    require_paths(request.node, client)
    yield Resource(client)
    http_client.close()


@pytest.fixture
def stranger(request: pytest.FixtureRequest) -> Iterator[Resource]:
    """A client whose token the service does not accept."""
    tenant = Fake(is_valid=False)
    http_client = sync_http_client()
    client = sync_client(tenant, http_client)
    require_paths(request.node, client)
    yield Resource(client)
    http_client.close()
    tenant.forget()


@pytest.fixture
def not_streaming() -> Dict[str, bool]:
    """`submit_tool_outputs` of this client is told whether to stream."""
    return {"stream": False}
