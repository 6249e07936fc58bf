"""Programs that build messages of text, pictures, files and sound; checked, and run."""

from typing import Optional

from cozepy import (
    AsyncCoze,
    Coze,
    File,
    Message,
    MessageContentType,
    MessageObjectString,
    MessageObjectStringType,
    MessageRole,
)
from typing_extensions import assert_type


def question(picture: File) -> Message:
    text = MessageObjectString.build_text("What is on this picture?")
    assert_type(text, MessageObjectString)
    assert_type(text.type, MessageObjectStringType)
    assert_type(text.text, Optional[str])
    image = MessageObjectString.build_image(file_id=picture.id)
    assert_type(image, MessageObjectString)
    sheet = MessageObjectString.build_file(file_url="https://example.com/weather.csv")
    assert_type(sheet, MessageObjectString)
    sound = MessageObjectString.build_audio(file_id="2")
    assert_type(sound, MessageObjectString)
    message = Message.build_user_question_objects([text, image, sheet, sound])
    assert_type(message, Message)
    return message


def dialogue() -> None:
    asked = Message.build_user_question_text("Will it rain?", {"city": "Paris"})
    assert_type(asked, Message)
    assert_type(asked.content_type, MessageContentType)
    assert_type(Message.build_assistant_answer("It will."), Message)
    assert_type(asked.get_audio(), bytes)
    typed = Message(role=MessageRole.USER, content="Hi", content_type=MessageContentType.TEXT)
    assert_type(typed.id, Optional[str])


def ask(coze: Coze, picture: File) -> str:
    chat = coze.chat.create(bot_id="1", user_id="u", additional_messages=[question(picture)])
    created = coze.conversations.messages.create(
        conversation_id=chat.conversation_id,
        role=MessageRole.USER,
        content="And tomorrow?",
        content_type=MessageContentType.TEXT,
    )
    assert_type(created, Message)
    return created.content


async def ask_async(coze: AsyncCoze, picture: File) -> Message:
    created = await coze.conversations.messages.create(
        conversation_id="1",
        role=MessageRole.USER,
        content=question(picture).content,
        content_type=MessageContentType.OBJECT_STRING,
    )
    assert_type(created, Message)
    return await coze.conversations.messages.update(conversation_id="1", message_id="2")
