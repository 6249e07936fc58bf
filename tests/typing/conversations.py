"""Typed use of conversations and their messages; checked, and run."""

from cozepy import AsyncCoze, AsyncLastIDPaged, Conversation, Coze, LastIDPaged, Message
from typing_extensions import assert_type


def sync_use(coze: Coze) -> None:
    conversation = coze.conversations.create(meta_data={"topic": "weather"})
    assert_type(conversation, Conversation)
    assert_type(conversation.id, str)
    assert_type(coze.conversations.retrieve(conversation_id="1"), Conversation)
    history = coze.conversations.messages.list(conversation_id="1", limit=10)
    assert_type(history, LastIDPaged[Message])
    for message in history:
        assert_type(message.content, str)
    assert_type(coze.conversations.messages.delete(conversation_id="1", message_id="2"), Message)


async def async_use(coze: AsyncCoze) -> None:
    assert_type(await coze.conversations.create(), Conversation)
    assert_type(await coze.conversations.retrieve(conversation_id="1"), Conversation)
    history = await coze.conversations.messages.list(conversation_id="1", limit=10)
    assert_type(history, AsyncLastIDPaged[Message])
    async for message in history:
        assert_type(message.content, str)
