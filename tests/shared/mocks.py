"""The data model's mocks of httpx, for tests that need no service at all.

httpx comes with the SDK. Where it cannot be imported, these fixtures skip their test with the
reason, and the rest of the model still works.
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
        """The `AsyncMock` that Python 3.7 lacks.

        It returns or raises when awaited, as in 3.8. Awaits count as calls; `await_count` and the
        like are missing.
        """

        async def __call__(self, *args: Any, **kwargs: Any) -> Any:
            return super().__call__(*args, **kwargs)


@pytest.fixture
def mock_successful_response() -> Mock:
    """A successful `httpx.Response`."""
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
    """An `httpx.Response` for an error."""
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
    """An `httpx.Response` whose lines can be read only once, as with a real stream."""
    response = Mock(spec=httpx_or_skip().Response)
    response.status_code = 200
    response.headers = {"Content-Type": "text/event-stream"}
    response.iter_lines = Mock(return_value=iter(mock_streaming_events))
    return response


@pytest.fixture
def mock_httpx_client() -> Mock:
    """An `httpx.Client` without a network."""
    httpx = httpx_or_skip()
    client = Mock(spec=httpx.Client)
    client.request = Mock()
    client.timeout = httpx.Timeout(timeout=600.0, connect=5.0)
    return client


@pytest.fixture
def mock_async_httpx_client() -> Mock:
    """An `httpx.AsyncClient` without a network.

    Creating it awaits nothing, so this is an ordinary fixture, which both suites can use, with any
    release of pytest-asyncio or without it.
    """
    httpx = httpx_or_skip()
    client = Mock(spec=httpx.AsyncClient)
    client.request = AsyncMock()
    client.timeout = httpx.Timeout(timeout=600.0, connect=5.0)
    return client


# Any: a module, whose release differs from cell to cell.
def httpx_or_skip() -> Any:
    """Return httpx, or the test is skipped because it cannot be imported here."""
    try:
        return importlib.import_module("httpx")
    except ImportError as error:
        pytest.skip("httpx cannot be imported here: {}".format(error))
