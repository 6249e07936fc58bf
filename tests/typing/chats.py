"""Typed use of chats and their streams; checked, and run."""

from typing import Optional

from cozepy import (
    AsyncCoze,
    Chat,
    ChatEvent,
    ChatEventType,
    ChatPoll,
    ChatStatus,
    Coze,
    Message,
    Stream,
)
from typing_extensions import assert_type


def sync_use(coze: Coze) -> None:
    question = Message.build_user_question_text("What is the weather today?")
    assert_type(question, Message)
    chat = coze.chat.create(bot_id="1", user_id="u", additional_messages=[question])
    assert_type(chat, Chat)
    assert_type(chat.status, ChatStatus)
    assert_type(coze.chat.retrieve(conversation_id="1", chat_id="2"), Chat)
    assert_type(coze.chat.cancel(conversation_id="1", chat_id="2"), Chat)
    assert_type(coze.chat.create_and_poll(bot_id="1", user_id="u"), ChatPoll)
    stream = coze.chat.stream(bot_id="1", user_id="u")
    assert_type(stream, Stream[ChatEvent])
    for event in stream:
        assert_type(event, ChatEvent)
        assert_type(event.event, ChatEventType)
        assert_type(event.message, Optional[Message])


async def async_use(coze: AsyncCoze) -> None:
    assert_type(await coze.chat.create(bot_id="1", user_id="u"), Chat)
    assert_type(await coze.chat.retrieve(conversation_id="1", chat_id="2"), Chat)
    assert_type(await coze.chat.cancel(conversation_id="1", chat_id="2"), Chat)
    async for event in coze.chat.stream(bot_id="1", user_id="u"):
        assert_type(event, ChatEvent)
