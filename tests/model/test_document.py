"""The fixtures are those of the document: each is held against the document's own code."""

from __future__ import annotations

import asyncio
import hashlib
import inspect
import time
from typing import Any
from unittest.mock import Mock

import pytest

from tests.model import document
from tests.shared.mocks import AsyncMock, httpx_or_skip

PLAIN = (
    "mock_coze_config",
    "mock_bot_id",
    "mock_workspace_id",
    "sample_bot_data",
    "mock_chat_id",
    "mock_conversation_id",
    "sample_chat_data",
    "sample_user_message",
    "sample_assistant_message",
    "mock_streaming_events",
    "mock_workflow_id",
    "mock_workflow_run_id",
    "sample_workflow_inputs",
    "sample_workflow_data",
    "mock_paginated_bots",
)
RESPONSES = ("mock_successful_response", "mock_error_response")
CLIENTS = ("mock_httpx_client", "mock_async_httpx_client")


def test_copy_is_the_document_to_the_letter() -> None:
    # Formatters like to tidy the code in it: then it would no longer be what was agreed upon.
    assert hashlib.sha256(document.PATH.read_bytes()).hexdigest() == (
        "2f493624c92c3121fc3e056ef101c62c0ec2b940bcb36cc6f82b0c22a64fc123"
    )


def test_every_fixture_of_the_document_is_held_against_it() -> None:
    others = ("mock_streaming_response", "bot_factory")

    assert {*PLAIN, *RESPONSES, *CLIENTS, *others} == set(document.fixture_sources())


@pytest.mark.parametrize("name", PLAIN)
def test_fixture_has_the_value_of_the_document(name: str, request: pytest.FixtureRequest) -> None:
    value = request.getfixturevalue(name)

    assert value == document.fixture_function(name)()
    assert type(value) is type(document.fixture_function(name)())


@pytest.mark.parametrize("name", RESPONSES)
def test_mocked_response_is_that_of_the_document(name: str, request: pytest.FixtureRequest) -> None:
    httpx = httpx_or_skip()
    written = document.fixture_function(name, httpx=httpx, Mock=Mock)()

    response = request.getfixturevalue(name)

    assert isinstance(response, httpx.Response)
    assert (response.status_code, response.json(), response.headers) == (
        written.status_code,
        written.json(),
        written.headers,
    )


def test_mocked_stream_is_that_of_the_document(
    mock_streaming_response: Any, mock_streaming_events: Any
) -> None:
    httpx = httpx_or_skip()
    written = document.fixture_function("mock_streaming_response", httpx=httpx, Mock=Mock)(
        mock_streaming_events
    )

    assert isinstance(mock_streaming_response, httpx.Response)
    assert mock_streaming_response.status_code == written.status_code
    assert mock_streaming_response.headers == written.headers
    assert list(mock_streaming_response.iter_lines()) == list(written.iter_lines())
    assert list(mock_streaming_response.iter_lines()) == []


def test_mocked_client_is_that_of_the_document(mock_httpx_client: Any) -> None:
    httpx = httpx_or_skip()
    written = document.fixture_function("mock_httpx_client", httpx=httpx, Mock=Mock)()
    mock_httpx_client.request.return_value = "answer"

    answer = mock_httpx_client.request("GET", "/v1/bots")

    assert answer == "answer"
    mock_httpx_client.request.assert_called_once_with("GET", "/v1/bots")
    assert isinstance(mock_httpx_client, httpx.Client)
    assert mock_httpx_client.timeout == written.timeout
    with pytest.raises(AttributeError):
        mock_httpx_client.no_such_method()


def test_mocked_async_client_is_that_of_the_document(mock_async_httpx_client: Any) -> None:
    httpx = httpx_or_skip()
    names = {"httpx": httpx, "Mock": Mock, "AsyncMock": AsyncMock}
    written = asyncio.run(document.fixture_function("mock_async_httpx_client", **names)())
    mock_async_httpx_client.request.return_value = "answer"

    answer = asyncio.run(awaited(mock_async_httpx_client))

    assert answer == "answer"
    mock_async_httpx_client.request.assert_called_once_with("GET", "/v1/bots")
    assert isinstance(mock_async_httpx_client, httpx.AsyncClient)
    assert mock_async_httpx_client.timeout == written.timeout


def test_mocked_async_client_raises_when_awaited(mock_async_httpx_client: Any) -> None:
    mock_async_httpx_client.request.side_effect = OSError("no network")
    awaitable = mock_async_httpx_client.request("GET", "/v1/bots")

    assert inspect.isawaitable(awaitable)
    with pytest.raises(OSError, match="no network"):
        asyncio.run(awaited_alone(awaitable))


def test_bot_factory_is_that_of_the_document(
    bot_factory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: 1718792949.9)
    written = document.fixture_function("bot_factory", time=time)()

    bot = bot_factory("bot-1", "First Bot", "workspace-1")

    assert bot == written("bot-1", "First Bot", "workspace-1")
    assert bot["created_at"] == 1718792949


async def awaited(client: Any) -> Any:
    return await client.request("GET", "/v1/bots")


async def awaited_alone(awaitable: Any) -> Any:
    return await awaitable
