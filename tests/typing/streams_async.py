"""Programs that read streams event by event with `AsyncCoze`; checked, and run."""

from typing import AsyncIterator, List, Optional

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
    stream = coze.chat.submit_tool_outputs_stream(
        conversation_id=chat.conversation_id, chat_id=chat.id, tool_outputs=outputs
    )
    async for event in stream:
        assert_type(event, ChatEvent)
        yield event


async def tools_at_once(coze: AsyncCoze, chat: Chat) -> Chat:
    assert chat.required_action and chat.required_action.submit_tool_outputs
    calls = chat.required_action.submit_tool_outputs.tool_calls
    outputs = [ToolOutput(tool_call_id=call.id, output="sunny") for call in calls]
    done = await coze.chat.submit_tool_outputs(
        conversation_id=chat.conversation_id, chat_id=chat.id, tool_outputs=outputs
    )
    assert_type(done, Chat)
    return done


async def contents(stream: AsyncStream[WorkflowEvent]) -> AsyncIterator[str]:
    assert_type(stream.response.logid, str)
    async for event in stream:
        assert_type(event, WorkflowEvent)
        if event.message:
            yield event.message.content


async def workflow_chat(coze: AsyncCoze) -> List[ChatEventType]:
    question = Message.build_user_question_text("Will it rain?")
    stream = coze.workflows.chat.stream(workflow_id="1", bot_id="1", additional_messages=[question])
    assert_type(stream, AsyncIterator[ChatEvent])
    return [event.event async for event in stream]


async def first_workflow_event(coze: AsyncCoze) -> WorkflowEvent:
    stream = coze.workflows.runs.stream(workflow_id="1", parameters={"city": "Paris"})
    first = await stream.__anext__()
    assert_type(first, WorkflowEvent)
    return first
