"""The SDK's calls that stream their answers, and the events that the service streams."""

from __future__ import annotations

from typing import Any, Dict, List

import cozepy

from tests.shared.calls.values import OF_A_CHAT, QUESTION
from tests.shared.calls.vocabulary import SDKCall, body, query


def _outputs() -> List[Any]:
    return [cozepy.ToolOutput(tool_call_id="t", output="7")]


_TO_SUBMIT = {
    "conversation_id": query("1"),
    "chat_id": query("1"),
    "tool_outputs": body(_outputs, wire=[{"tool_call_id": "t", "output": "7"}]),
}
_PLACE = {"conversation_id": "1", "bot_id": "1", "section_id": "1"}
CHAT = dict(_PLACE, id="1", status="in_progress", created_at=1718792949, meta_data={"a": "b"})
USAGE = {"token_count": 30, "output_count": 10, "input_count": 20}
CALL = {"id": "t", "type": "function", "function": {"name": "f", "arguments": '{"a":1}'}}
ACTION = {"type": "submit_tool_outputs", "submit_tool_outputs": {"tool_calls": [CALL]}}
MESSAGE = dict(
    _PLACE,
    id="2",
    chat_id="1",
    role="assistant",
    type="answer",
    content="Hi",
    content_type="text",
    created_at=1718792949,
    updated_at=1718792950,
    meta_data={"a": "b"},
)


def _event(kind: str, data: Any) -> Dict[str, Any]:
    return {"event": kind, "data": data}


# Every type of event, and of message, that a chat streams.
CHAT_EVENTS = [
    _event("conversation.chat.created", dict(CHAT, status="created")),
    _event("conversation.chat.in_progress", CHAT),
    _event("conversation.message.delta", dict(MESSAGE, content="", reasoning_content="why")),
    _event("conversation.message.delta", MESSAGE),
    _event("conversation.audio.delta", dict(MESSAGE, content="AAE=", content_type="audio")),
] + [
    _event("conversation.message.completed", dict(MESSAGE, type=kind))
    for kind in ("answer", "function_call", "tool_output", "tool_response", "follow_up", "verbose")
]
CHAT_ENDS = {
    "completed": dict(CHAT, status="completed", completed_at=1718792990, usage=USAGE),
    "failed": dict(CHAT, status="failed", failed_at=1718792990, last_error={"code": 5, "msg": "x"}),
    "requires_action": dict(CHAT, status="requires_action", required_action=ACTION),
}
DONE = _event("done", '"[DONE]"')
FLOW_MESSAGE = {
    "content": "done",
    "node_title": "End",
    "node_seq_id": "0",
    "node_is_finish": True,
}
INTERRUPT = {"interrupt_data": {"event_id": "e/1", "type": 2, "data": ""}, "node_title": "Ask"}
FLOW_ERROR = {"error_code": 4000, "error_message": "wrong"}
FLOW_EVENTS: List[Dict[str, Any]] = [
    {"id": "0", "event": "Message", "data": FLOW_MESSAGE},
    {"id": "1", "event": "Interrupt", "data": INTERRUPT},
    {"id": "2", "event": "Error", "data": FLOW_ERROR},
]
FLOW_DONE: Dict[str, Any] = {
    "id": "3",
    "event": "Done",
    "data": {"debug_url": "https://example.com/d"},
}

STREAMS = [
    SDKCall(
        "chat.stream",
        "POST",
        "/v3/chat",
        {"bot_id": body("1"), "user_id": body("u")},
        dict(OF_A_CHAT, enable_card=body(True)),
        {"body": {"stream": True, "auto_save_history": True}},
    ),
    SDKCall(
        "chat.submit_tool_outputs",
        "POST",
        "/v3/chat/submit_tool_outputs",
        _TO_SUBMIT,
        always={"body": {"stream": True}},
        given={"stream": True},
    ),
    SDKCall(
        "chat.submit_tool_outputs_stream",
        "POST",
        "/v3/chat/submit_tool_outputs",
        _TO_SUBMIT,
        always={"body": {"stream": True}},
    ),
    SDKCall(
        "workflows.chat.stream",
        "POST",
        "/v1/workflows/chat",
        {"workflow_id": body("1"), "additional_messages": QUESTION},
        {
            "parameters": body({"size": 1}),
            "app_id": body("1"),
            "bot_id": body("1"),
            "conversation_id": body("1"),
            "ext": body({"a": "b"}),
        },
    ),
    SDKCall(
        "workflows.runs.stream",
        "POST",
        "/v1/workflow/stream_run",
        {"workflow_id": body("1")},
        {
            "parameters": body({"size": 1}),
            "bot_id": body("1"),
            "app_id": body("1"),
            "ext": body({"a": "b"}),
        },
    ),
    SDKCall(
        "workflows.runs.resume",
        "POST",
        "/v1/workflow/stream_resume",
        {
            "workflow_id": body("1"),
            "event_id": body("e/1"),
            "resume_data": body("yes"),
            "interrupt_type": body(2),
        },
    ),
]
CHATS = STREAMS[:4]
FLOWS = STREAMS[4:]
# The answer is audio, neither events nor JSON, so this call has contracts of its own.
SPEECH = SDKCall("audio.speech.create", "POST", "/v1/audio/speech")
