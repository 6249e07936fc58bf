"""Programs that read streams event by event, and match on every kind; checked, and run."""

from typing import Iterator, List, Optional, Union

from cozepy import (
    Chat,
    ChatEvent,
    ChatEventType,
    ChatStatus,
    Coze,
    Message,
    Stream,
    ToolOutput,
    WorkflowEvent,
    WorkflowEventType,
)
from typing_extensions import assert_never, assert_type


def of_chat(event: ChatEvent) -> Union[Chat, Message, None]:
    kind = event.event
    if kind is ChatEventType.CONVERSATION_MESSAGE_DELTA:
        return event.message
    if kind is ChatEventType.CONVERSATION_MESSAGE_COMPLETED:
        return event.message
    if kind is ChatEventType.CONVERSATION_AUDIO_DELTA:
        return event.message
    if kind is ChatEventType.CONVERSATION_CHAT_CREATED:
        return event.chat
    if kind is ChatEventType.CONVERSATION_CHAT_IN_PROGRESS:
        return event.chat
    if kind is ChatEventType.CONVERSATION_CHAT_COMPLETED:
        return event.chat
    if kind is ChatEventType.CONVERSATION_CHAT_FAILED:
        return event.chat
    if kind is ChatEventType.CONVERSATION_CHAT_REQUIRES_ACTION:
        return event.chat
    if kind is ChatEventType.UNKNOWN:
        return None
    if kind is ChatEventType.ERROR:
        return None
    if kind is ChatEventType.DONE:
        return None
    assert_never(kind)


def of_workflow(event: WorkflowEvent) -> str:
    kind = event.event
    if kind is WorkflowEventType.MESSAGE:
        return event.message.content if event.message else ""
    if kind is WorkflowEventType.ERROR:
        return event.error.error_message if event.error else ""
    if kind is WorkflowEventType.INTERRUPT:
        return event.interrupt.node_title if event.interrupt else ""
    if kind is WorkflowEventType.UNKNOWN:
        return "unknown"
    if kind is WorkflowEventType.DONE:
        return "done"
    assert_never(kind)


def of_status(chat: Chat) -> bool:
    status = chat.status
    if status is ChatStatus.CREATED:
        return False
    if status is ChatStatus.IN_PROGRESS:
        return False
    if status is ChatStatus.REQUIRES_ACTION:
        return False
    if status is ChatStatus.UNKNOWN:
        return False
    if status is ChatStatus.COMPLETED:
        return True
    if status is ChatStatus.FAILED:
        return True
    if status is ChatStatus.CANCELED:
        return True
    assert_never(status)


def first_events(coze: Coze) -> Optional[ChatEvent]:
    stream = coze.chat.stream(bot_id="1", user_id="u")
    assert_type(stream, Stream[ChatEvent])
    assert_type(stream.response.logid, str)
    first = next(stream)
    assert_type(first, ChatEvent)
    assert_type(next(stream, None), Optional[ChatEvent])
    return next(iter(stream), None)


def answer(coze: Coze) -> str:
    text = ""
    for event in coze.chat.stream(bot_id="1", user_id="u"):
        if event.event == ChatEventType.CONVERSATION_MESSAGE_DELTA and event.message:
            assert_type(event.message.content, str)
            text += event.message.content
        if event.event == ChatEventType.CONVERSATION_CHAT_COMPLETED and event.chat:
            assert_type(event.chat, Chat)
            print(event.chat.usage.token_count if event.chat.usage else 0)
    return text


def tools(coze: Coze, chat: Chat) -> Iterator[ChatEvent]:
    assert chat.required_action and chat.required_action.submit_tool_outputs
    calls = chat.required_action.submit_tool_outputs.tool_calls
    outputs = [ToolOutput(tool_call_id=call.id, output="sunny") for call in calls]
    told = coze.chat.submit_tool_outputs(
        conversation_id=chat.conversation_id, chat_id=chat.id, tool_outputs=outputs, stream=True
    )
    assert_type(told, Stream[ChatEvent])
    yield from told


def tools_at_once(coze: Coze, chat: Chat) -> Chat:
    assert chat.required_action and chat.required_action.submit_tool_outputs
    calls = chat.required_action.submit_tool_outputs.tool_calls
    outputs = [ToolOutput(tool_call_id=call.id, output="sunny") for call in calls]
    done = coze.chat.submit_tool_outputs(
        conversation_id=chat.conversation_id, chat_id=chat.id, tool_outputs=outputs, stream=False
    )
    assert_type(done, Chat)
    return done


def text_of(stream: Stream[WorkflowEvent]) -> str:
    return "".join(of_workflow(event) for event in stream)


def workflow_chat(coze: Coze) -> List[ChatEventType]:
    question = Message.build_user_question_text("Will it rain?")
    stream = coze.workflows.chat.stream(workflow_id="1", bot_id="1", additional_messages=[question])
    assert_type(stream, Stream[ChatEvent])
    return [event.event for event in stream]


def first_workflow_event(coze: Coze) -> Optional[WorkflowEvent]:
    stream = coze.workflows.runs.stream(workflow_id="1", parameters={"city": "Paris"})
    first = next(stream)
    assert_type(first, WorkflowEvent)
    assert_type(first.event, WorkflowEventType)
    return next(stream, None)
