"""The data model's fixtures, under the names and with the values of the document.

The document has three strategies, each in a plugin module: static values here, with the mocks of
httpx in `mocks`; one test per value of a closed set in `parameters`; generated data in `factories`.
This module loads the others. See `data-model.md`, and `README.md` for values that break the
document's own rules.
"""

from __future__ import annotations

from typing import Any, Dict, List

import pytest

pytest_plugins = ["tests.shared.mocks", "tests.shared.parameters", "tests.shared.factories"]


@pytest.fixture
def mock_coze_config() -> Dict[str, Any]:
    return {
        "api_token": "test-coze-token-12345",
        "base_url": "https://api.coze.cn/v1",
        "http_client_config": {"timeout": 600.0, "connect": 5.0},
    }


@pytest.fixture
def mock_bot_id() -> str:
    return "7379462189365198898"


@pytest.fixture
def mock_workspace_id() -> str:
    return "workspace-12345-abcde"


@pytest.fixture
def sample_bot_data() -> Dict[str, Any]:
    return {
        "bot_id": "7379462189365198898",
        "name": "Test Bot",
        "description": "Bot for testing",
        "workspace_id": "workspace-12345-abcde",
        "created_at": 1718792949,
    }


@pytest.fixture
def mock_chat_id() -> str:
    return "7382159487131697202"


@pytest.fixture
def mock_conversation_id() -> str:
    return "7381473525342978089"


@pytest.fixture
def sample_chat_data() -> Dict[str, Any]:
    return {
        "id": "7382159487131697202",
        "conversation_id": "7381473525342978089",
        "bot_id": "7379462189365198898",
        "status": "completed",
        "usage": {"token_count": 633, "output_count": 19, "input_count": 614},
        "created_at": 1718792949,
        "completed_at": 1718792949,
    }


@pytest.fixture
def sample_user_message() -> Dict[str, Any]:
    return {"role": "user", "content": "What is the weather today?", "content_type": "text"}


@pytest.fixture
def sample_assistant_message() -> Dict[str, Any]:
    return {
        "role": "assistant",
        "content": "The weather today is sunny with a high of 75°F.",
        "content_type": "text",
    }


@pytest.fixture
def mock_streaming_events() -> List[bytes]:
    return [
        b'event: conversation.chat.created\ndata: {"id":"chat-123","status":"created"}',
        b'event: conversation.chat.in_progress\ndata: {"id":"chat-123","status":"in_progress"}',
        b'event: conversation.message.delta\ndata: {"message":{"content":"Hello"}}',
        b'event: conversation.message.delta\ndata: {"message":{"content":" World"}}',
        (
            b"event: conversation.chat.completed\n"
            b'data: {"id":"chat-123","status":"completed","usage":{"token_count":633}}'
        ),
    ]


@pytest.fixture
def mock_workflow_id() -> str:
    return "workflow-77777-88888"


@pytest.fixture
def mock_workflow_run_id() -> str:
    return "run-12345-abc"


@pytest.fixture
def sample_workflow_inputs() -> Dict[str, Any]:
    return {
        "query": "Process this data",
        "context": "User workflow request",
        "parameters": {"mode": "batch"},
    }


@pytest.fixture
def sample_workflow_data() -> Dict[str, Any]:
    return {
        "workflow_id": "workflow-77777-88888",
        "workflow_run_id": "run-12345-abc",
        "status": "succeeded",
        "inputs": {"query": "Process this data"},
        "outputs": {"result": "Data processed successfully"},
        "created_at": 1718792949,
        "completed_at": 1718792955,
    }


@pytest.fixture
def mock_paginated_bots() -> Dict[str, Any]:
    return {
        "page_num": 1,
        "page_size": 10,
        "has_more": True,
        "total": 25,
        "items": [
            {"bot_id": "bot-1", "name": "Bot One"},
            {"bot_id": "bot-2", "name": "Bot Two"},
            {"bot_id": "bot-3", "name": "Bot Three"},
        ],
        "logid": "req-pagination-123",
    }
