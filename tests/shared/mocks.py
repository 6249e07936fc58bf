"""The data model's mocks of httpx, for tests that need no service at all.

httpx comes with the SDK: in an environment where it cannot be imported these fixtures skip their
test with the reason, and everything else of the model still works.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any, List
from unittest.mock import MagicMock, Mock

import pytest

__all__ = [
    "AsyncMock",
    "httpx_or_skip",
    "mock_async_httpx_client",
    "mock_error_response",
    "mock_httpx_client",
    "mock_streaming_response",
    "mock_successful_response",
]

if sys.version_info >= (3, 8):
    from unittest.mock import AsyncMock
else:

    class AsyncMock(MagicMock):
        """A mock that is awaited, which Python 3.7 lacks.

        It answers and raises as 3.8's own, when it is awaited. Awaits are counted as calls
        (`await_count` and its kin are not there).
        """

        async def __call__(self, *args: Any, **kwargs: Any) -> Any:
            return super().__call__(*args, **kwargs)


@pytest.fixture
def mock_successful_response() -> Mock:
    """An `httpx.Response` that went well."""
    response = Mock(spec=httpx_or_skip().Response)
    response.status_code = 200
    response.json.return_value = {
        "success": True,
        "data": {"message": "Operation successful"},
        "logid": "req-12345-abcde",
    }
    response.headers = {"Content-Type": "application/json"}
    return response


@pytest.fixture
def mock_error_response() -> Mock:
    """An `httpx.Response` that refuses the request."""
    response = Mock(spec=httpx_or_skip().Response)
    response.status_code = 400
    response.json.return_value = {
        "error": "Bad Request",
        "message": "Invalid parameters",
        "logid": "req-error-789",
    }
    response.headers = {"Content-Type": "application/json"}
    return response


@pytest.fixture
def mock_streaming_response(mock_streaming_events: List[bytes]) -> Mock:
    """An `httpx.Response` whose lines can be read once, as those of a real stream."""
    response = Mock(spec=httpx_or_skip().Response)
    response.status_code = 200
    response.headers = {"Content-Type": "text/event-stream"}
    response.iter_lines = Mock(return_value=iter(mock_streaming_events))
    return response


@pytest.fixture
def mock_httpx_client() -> Mock:
    """An `httpx.Client` that sends nothing."""
    httpx = httpx_or_skip()
    client = Mock(spec=httpx.Client)
    client.request = Mock()
    client.timeout = httpx.Timeout(timeout=600.0, connect=5.0)
    return client


@pytest.fixture
def mock_async_httpx_client() -> Mock:
    """An `httpx.AsyncClient` that sends nothing.

    Nothing in it is awaited while it is made, so it is an ordinary fixture: one that both suites
    can use, under every release of pytest-asyncio and without it.
    """
    httpx = httpx_or_skip()
    client = Mock(spec=httpx.AsyncClient)
    client.request = AsyncMock()
    client.timeout = httpx.Timeout(timeout=600.0, connect=5.0)
    return client


# Any: a module, whose release differs from cell to cell.
def httpx_or_skip() -> Any:
    """httpx, or the test is skipped because it cannot be imported here."""
    try:
        return importlib.import_module("httpx")
    except ImportError as error:
        pytest.skip("httpx cannot be imported here: {}".format(error))
