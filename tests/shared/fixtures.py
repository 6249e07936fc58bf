"""The data model's static fixtures, under the names and with the values that it gives them."""

from __future__ import annotations

from typing import Any, Dict

import pytest


@pytest.fixture
def mock_bot_id() -> str:
    return "7379462189365198898"


@pytest.fixture
def mock_workspace_id() -> str:
    return "workspace-12345-abcde"


@pytest.fixture
def mock_chat_id() -> str:
    return "7382159487131697202"


@pytest.fixture
def mock_conversation_id() -> str:
    return "7381473525342978089"


@pytest.fixture
def mock_workflow_id() -> str:
    return "workflow-77777-88888"


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
