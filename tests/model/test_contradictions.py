"""Contradictions of the document: the fixture keeps its value, the entity its rule.

Each case is a row of the table in tests/shared/README.md.
"""

from __future__ import annotations

from typing import Any, Dict, List

import pytest

from tests.shared.model import wire
from tests.shared.model.bot import Bot
from tests.shared.model.chat import Chat
from tests.shared.model.client_config import ClientConfig
from tests.shared.model.event_stream import EventStream
from tests.shared.model.page import Page
from tests.shared.model.server_sent_event import parse_frames
from tests.shared.model.violation import InvalidEntityError
from tests.shared.model.workflow import Workflow


def test_bot_ids_of_the_page_are_not_numeric_and_its_bots_have_no_workspace(
    mock_paginated_bots: Dict[str, Any],
) -> None:
    with pytest.raises(InvalidEntityError) as refused:
        Page.from_dict(mock_paginated_bots, Bot)

    assert [each.attribute for each in refused.value.violations] == [
        "items[0].bot_id",
        "items[0].workspace_id",
        "items[1].bot_id",
        "items[1].workspace_id",
        "items[2].bot_id",
        "items[2].workspace_id",
    ]


def test_bot_of_the_example_of_the_factory_is_not_numeric(bot_factory: Any) -> None:
    with pytest.raises(InvalidEntityError, match=r"^Bot\.bot_id is 'bot-1'; allowed"):
        Bot.from_dict(bot_factory("bot-1", "First Bot", "workspace-1"))


def test_chat_of_the_events_is_not_numeric_and_its_usage_is_not_whole(
    mock_streaming_events: List[bytes],
) -> None:
    with pytest.raises(InvalidEntityError) as refused:
        EventStream.from_bytes("chat-123", mock_streaming_events[-1])

    assert [each.attribute for each in refused.value.violations] == [
        "chat.chat_id",
        "chat.usage.input_count",
        "chat.usage.output_count",
    ]


def test_events_end_without_the_blank_line_that_the_entity_writes(
    mock_streaming_events: List[bytes],
) -> None:
    frames = parse_frames(mock_streaming_events[0])

    assert not mock_streaming_events[0].endswith(b"\n")
    assert frames is not None
    assert frames[0].to_bytes().endswith(b"\n\n")


def test_base_url_has_the_version_s_path_that_clients_add_themselves(
    mock_coze_config: Dict[str, Any],
) -> None:
    config = ClientConfig.from_dict(mock_coze_config)

    assert config.base_url == "https://api.coze.cn/v1"
    assert wire.service_url(config) == "https://api.coze.cn"


def test_chat_is_identified_by_id_in_its_data_and_by_chat_id_in_its_attributes(
    sample_chat_data: Dict[str, Any],
) -> None:
    chat = Chat.from_dict(sample_chat_data)

    assert chat.chat_id == "7382159487131697202"
    assert chat.to_dict() == sample_chat_data


def test_limit_to_connect_is_connect_in_its_data_and_connect_timeout_in_its_attributes(
    mock_coze_config: Dict[str, Any],
) -> None:
    config = ClientConfig.from_dict(mock_coze_config)

    assert config.http_client_config is not None
    assert config.http_client_config.connect_timeout == 5.0
    assert config.to_dict() == mock_coze_config


def test_token_has_hyphens_though_it_should_be_alphanumeric(
    mock_coze_config: Dict[str, Any],
) -> None:
    assert not mock_coze_config["api_token"].isalnum()
    assert ClientConfig.from_dict(mock_coze_config).api_token == "test-coze-token-12345"


def test_workflow_ids_have_hyphens_though_ids_should_be_numeric(mock_workflow_id: str) -> None:
    assert Workflow(mock_workflow_id).workflow_id == "workflow-77777-88888"


def test_log_ids_are_no_uuids(mock_paginated_bots: Dict[str, Any]) -> None:
    page = Page.from_dict({**mock_paginated_bots, "items": []}, Bot)

    assert page.logid == "req-pagination-123"


def test_streaming_response_has_no_log_id(mock_streaming_response: Any) -> None:
    headers = mock_streaming_response.headers

    assert headers == {"Content-Type": "text/event-stream"}


def test_page_has_more_though_it_is_not_full(mock_paginated_bots: Dict[str, Any]) -> None:
    page = Page.from_dict({**mock_paginated_bots, "items": []}, Bot)

    assert (len(mock_paginated_bots["items"]), page.page_size, page.has_more) == (3, 10, True)
