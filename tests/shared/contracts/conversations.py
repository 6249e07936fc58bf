"""Conversations and the messages in them."""

from __future__ import annotations

import dataclasses
from typing import Any, Dict, List, Optional

import cozepy

from tests.shared.client import Client
from tests.shared.contract import contract
from tests.shared.factories import Factory
from tests.shared.fake import Fake


@contract("conversations.create")
async def test_conversation_is_created_with_its_meta_data(coze: Client, fake: Fake) -> None:
    got = await coze.conversations.create(meta_data={"topic": "weather"})

    assert got.meta_data == {"topic": "weather"}
    asked = fake.only()
    assert (asked.verb, asked.path) == ("POST", "/v1/conversation/create")
    assert asked.sent["meta_data"] == {"topic": "weather"}
    # The service treats an absent list like an empty one.
    assert asked.sent.get("messages", []) == []


@contract("conversations.create", "conversations.messages.list")
async def test_conversation_begins_with_the_given_messages(
    coze: Client, fake: Fake, sample_user_message: Dict[str, Any]
) -> None:
    question = cozepy.Message(**dict(sample_user_message, type="question"))

    conversation = await coze.conversations.create(messages=[question])
    history = await coze.conversations.messages.list(conversation_id=conversation.id)

    assert [(each.role, each.content) for each in history.items] == [
        ("user", sample_user_message["content"])
    ]


@contract("conversations.retrieve")
async def test_conversation_is_retrieved_by_its_id(
    coze: Client, fake: Fake, mock_conversation_id: str
) -> None:
    fake.add(conversations=[{"id": mock_conversation_id, "created_at": 1718792949}])

    got = await coze.conversations.retrieve(conversation_id=mock_conversation_id)

    assert (got.id, got.created_at, got.meta_data) == (mock_conversation_id, 1718792949, {})
    asked = fake.only()
    assert (asked.verb, asked.path) == ("GET", "/v1/conversation/retrieve")
    assert asked.query == {"conversation_id": mock_conversation_id}


@contract("conversations.list")
async def test_conversations_of_a_bot_are_listed_over_all_pages(
    coze: Client, fake: Fake, factory: Factory, mock_bot_id: str
) -> None:
    mine = [factory.conversation(mock_bot_id) for _ in range(3)]
    fake.add(*mine, factory.conversation())

    pager = await coze.conversations.list(bot_id=mock_bot_id, page_size=2)
    got = [conversation.id async for conversation in pager]

    assert got == [each.conversation_id for each in mine]
    assert [exchange.query for exchange in fake.journal()] == [
        {"bot_id": mock_bot_id, "page_num": "1", "page_size": "2"},
        {"bot_id": mock_bot_id, "page_num": "2", "page_size": "2"},
    ]


@contract("conversations.clear")
async def test_clearing_a_conversation_begins_a_new_section(
    coze: Client, fake: Fake, mock_conversation_id: str
) -> None:
    fake.add(conversations=[{"id": mock_conversation_id}])

    got = await coze.conversations.clear(conversation_id=mock_conversation_id)

    assert got.conversation_id == mock_conversation_id
    assert got.id != mock_conversation_id
    asked = fake.only()
    path = "/v1/conversations/{}/clear".format(mock_conversation_id)
    assert (asked.verb, asked.path) == ("POST", path)


@contract("conversations.messages.create")
async def test_message_is_created_in_its_conversation(
    coze: Client, fake: Fake, mock_conversation_id: str, sample_user_message: Dict[str, Any]
) -> None:
    fake.add(conversations=[{"id": mock_conversation_id}])

    got = await coze.conversations.messages.create(
        conversation_id=mock_conversation_id,
        role=cozepy.MessageRole.USER,
        content=sample_user_message["content"],
        content_type=cozepy.MessageContentType.TEXT,
    )

    assert (got.role, got.content, got.content_type) == (
        "user",
        sample_user_message["content"],
        "text",
    )
    assert got.conversation_id == mock_conversation_id
    asked = fake.only()
    assert (asked.verb, asked.path) == ("POST", "/v1/conversation/message/create")
    assert asked.query == {"conversation_id": mock_conversation_id}
    assert asked.sent == sample_user_message


@contract("conversations.messages.list")
async def test_history_is_listed_over_all_pages_newest_first(
    coze: Client, fake: Fake, factory: Factory, mock_conversation_id: str
) -> None:
    said = add_messages(fake, factory, mock_conversation_id, 5)

    pager = await coze.conversations.messages.list(conversation_id=mock_conversation_id, limit=2)
    got = [message.id async for message in pager]

    assert got == said[::-1]
    asked = fake.journal()
    assert [exchange.verb for exchange in asked] == ["POST", "POST", "POST"]
    assert [exchange.query for exchange in asked] == [{"conversation_id": mock_conversation_id}] * 3
    assert [exchange.sent.get("after_id") or None for exchange in asked] == [
        None,
        said[3],
        said[1],
    ]


@contract("conversations.messages.list")
async def test_history_can_be_listed_oldest_first(
    coze: Client, fake: Fake, factory: Factory, mock_conversation_id: str
) -> None:
    said = add_messages(fake, factory, mock_conversation_id, 3)

    page = await coze.conversations.messages.list(
        conversation_id=mock_conversation_id, order="asc", limit=2
    )

    assert [message.id for message in page.items] == said[:2]
    assert (page.first_id, page.last_id, page.has_more) == (said[0], said[1], True)
    assert fake.only().sent["order"] == "asc"


@contract("conversations.messages.list")
async def test_history_without_messages_is_an_empty_list(
    coze: Client, fake: Fake, mock_conversation_id: str
) -> None:
    fake.add(conversations=[{"id": mock_conversation_id}])

    page = await coze.conversations.messages.list(conversation_id=mock_conversation_id)

    assert page.items == []
    assert page.has_more is False


@contract("conversations.messages.retrieve")
async def test_message_is_retrieved_by_its_id(
    coze: Client, fake: Fake, factory: Factory, mock_conversation_id: str
) -> None:
    said = add_messages(fake, factory, mock_conversation_id, 2)

    got = await coze.conversations.messages.retrieve(
        conversation_id=mock_conversation_id, message_id=said[1]
    )

    assert (got.id, got.content) == (said[1], "Message 2")
    asked = fake.only()
    assert (asked.verb, asked.path) == ("GET", "/v1/conversation/message/retrieve")
    assert asked.query == {"conversation_id": mock_conversation_id, "message_id": said[1]}


@contract("conversations.messages.update")
async def test_message_is_modified_and_stays_so(
    coze: Client, fake: Fake, factory: Factory, mock_conversation_id: str
) -> None:
    said = add_messages(fake, factory, mock_conversation_id, 1)

    changed = await coze.conversations.messages.update(
        conversation_id=mock_conversation_id,
        message_id=said[0],
        content="Changed",
        content_type=cozepy.MessageContentType.TEXT,
    )

    assert (changed.id, changed.content) == (said[0], "Changed")
    asked = fake.only()
    assert (asked.verb, asked.path) == ("POST", "/v1/conversation/message/modify")
    assert asked.query == {"conversation_id": mock_conversation_id, "message_id": said[0]}
    assert asked.sent == {"content": "Changed", "content_type": "text"}


@contract("conversations.messages.delete", "conversations.messages.list")
async def test_deleted_message_is_gone(
    coze: Client, fake: Fake, factory: Factory, mock_conversation_id: str
) -> None:
    said = add_messages(fake, factory, mock_conversation_id, 2)

    deleted = await coze.conversations.messages.delete(
        conversation_id=mock_conversation_id, message_id=said[0]
    )
    history = await coze.conversations.messages.list(conversation_id=mock_conversation_id)

    assert deleted.id == said[0]
    assert [message.id for message in history.items] == said[1:]
    asked = fake.journal()[0]
    assert (asked.verb, asked.path) == ("POST", "/v1/conversation/message/delete")
    assert asked.query == {"conversation_id": mock_conversation_id, "message_id": said[0]}


def add_messages(
    fake: Fake, factory: Factory, conversation_id: str, count: int
) -> List[Optional[str]]:
    """Add messages "Message 1", … to a conversation and return their ids, oldest first."""
    chat = dataclasses.replace(factory.chat(), conversation_id=conversation_id)
    messages = [
        factory.message(content="Message {}".format(number), chat=chat)
        for number in range(1, count + 1)
    ]
    fake.add(*messages, conversations=[{"id": conversation_id}])
    return [message.message_id for message in messages]
