"""Programs that read streams event by event with `AsyncCoze`; checked, never run."""

from typing import AsyncIterator, Optional

from cozepy import (
    AsyncCoze,
    AsyncStream,
    Chat,
    ChatEvent,
    ChatEventType,
    Message,
    ToolOutput,
    WorkflowEvent,
)
from typing_extensions import assert_type


async def answer(coze: AsyncCoze) -> str:
    text = ""
    async for event in coze.chat.stream(bot_id="1", user_id="u"):
        assert_type(event, ChatEvent)
        if event.event == ChatEventType.CONVERSATION_MESSAGE_DELTA and event.message:
            assert_type(event.message, Message)
            text += event.message.content
        if event.event == ChatEventType.CONVERSATION_CHAT_COMPLETED and event.chat:
            assert_type(event.chat, Chat)
            print(event.chat.usage.token_count if event.chat.usage else 0)
    return text


async def first_event(coze: AsyncCoze) -> Optional[ChatEvent]:
    stream = coze.chat.stream(bot_id="1", user_id="u")
    assert_type(stream, AsyncIterator[ChatEvent])
    first = await stream.__anext__()
    assert_type(first, ChatEvent)
    async for event in stream:
        return event
    return None


async def tools(coze: AsyncCoze, chat: Chat) -> AsyncIterator[ChatEvent]:
    assert chat.required_action and chat.required_action.submit_tool_outputs
    calls = chat.required_action.submit_tool_outputs.tool_calls
    outputs = [ToolOutput(tool_call_id=call.id, output="sunny") for call in calls]
    done = await coze.chat.submit_tool_outputs(
        conversation_id=chat.conversation_id, chat_id=chat.id, tool_outputs=outputs
    )
    assert_type(done, Chat)
    stream = coze.chat.submit_tool_outputs_stream(
        conversation_id=chat.conversation_id, chat_id=chat.id, tool_outputs=outputs
    )
    async for event in stream:
        assert_type(event, ChatEvent)
        yield event


async def contents(stream: AsyncStream[WorkflowEvent]) -> AsyncIterator[str]:
    assert_type(stream.response.logid, str)
    async for event in stream:
        assert_type(event, WorkflowEvent)
        if event.message:
            yield event.message.content
