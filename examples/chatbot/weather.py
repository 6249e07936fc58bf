"""Asks a Coze bot about the weather, and tells it where it is raining when it wants to know."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from cozepy import (
    AsyncCoze,
    ChatEventType,
    ChatStatus,
    Coze,
    CozeAPIError,
    Message,
    ToolOutput,
)

USER = "weather-user"


def ask(coze: Coze, bot_id: str, question: str) -> str:
    """The bot's whole answer."""
    chat = coze.chat.create_and_poll(
        bot_id=bot_id,
        user_id=USER,
        additional_messages=[Message.build_user_question_text(question)],
    )
    if chat.chat.status != ChatStatus.COMPLETED:
        raise RuntimeError(f"the bot did not answer: {chat.chat.status.value}")
    return "".join(each.content for each in chat.messages or () if each.type.value == "answer")


def ask_with_tools(coze: Coze, bot_id: str, question: str, look: Callable[[str], str]) -> str:
    """The bot's answer, where it may ask `look` for the weather of a place first."""
    said = []
    stream = coze.chat.stream(
        bot_id=bot_id,
        user_id=USER,
        additional_messages=[Message.build_user_question_text(question)],
    )
    while stream is not None:
        events, stream = stream, None
        for event in events:
            if event.event == ChatEventType.CONVERSATION_MESSAGE_DELTA:
                said.append(event.message.content)
            elif event.event == ChatEventType.CONVERSATION_CHAT_REQUIRES_ACTION:
                calls = event.chat.required_action.submit_tool_outputs.tool_calls
                stream = coze.chat.submit_tool_outputs(
                    conversation_id=event.chat.conversation_id,
                    chat_id=event.chat.id,
                    tool_outputs=[
                        ToolOutput(tool_call_id=call.id, output=look(call.function.arguments))
                        for call in calls
                    ],
                    stream=True,
                )
    return "".join(said)


async def answer_in_pieces(coze: AsyncCoze, bot_id: str, question: str) -> AsyncIterator[str]:
    """The bot's answer, piece by piece as it comes."""
    async for event in coze.chat.stream(
        bot_id=bot_id,
        user_id=USER,
        additional_messages=[Message.build_user_question_text(question)],
    ):
        if event.event == ChatEventType.CONVERSATION_MESSAGE_DELTA:
            yield event.message.content


def is_there(coze: Coze, bot_id: str) -> bool:
    """Tell if the bot exists."""
    try:
        coze.bots.retrieve(bot_id=bot_id)
    except CozeAPIError as error:
        if error.code == 4200:
            return False
        raise
    return True
