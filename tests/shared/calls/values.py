"""Arguments that are files or objects of the SDK, each with its form on the wire.

Objects are made on demand, as some releases lack their classes.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Dict, List

import cozepy

from tests.shared.calls.vocabulary import body, form, query


def _plugins() -> Any:
    kind = cozepy.PluginIDList
    return kind(id_list=[kind.PluginIDInfo(plugin_id="p", api_id="a")])


def _workflows() -> Any:
    kind = cozepy.WorkflowIDList
    return kind(ids=[kind.WorkflowIDInfo(id="f")])


def _model() -> Any:
    return cozepy.BotModelInfo(model_id="m", temperature=0.5, context_round=3)


def _reply() -> Any:
    mode = cozepy.SuggestReplyMode.CUSTOMIZED
    return cozepy.BotSuggestReplyInfo(reply_mode=mode, customized_prompt="ask")


def _onboarding() -> Any:
    return cozepy.BotOnboardingInfo(prologue="Hi", suggested_questions=["Who?"])


def _prompt() -> Any:
    return cozepy.BotPromptInfo(prompt="be kind")


def _knowledge() -> Any:
    return cozepy.BotKnowledge(dataset_ids=["d"], auto_call=False, search_strategy=1)


def _question() -> List[Any]:
    return [cozepy.Message.build_user_question_text("Hi")]


def _documents() -> List[Any]:
    source = cozepy.DocumentSourceInfo.build_local_file("hello", "txt")
    return [cozepy.DocumentBase(name="a.txt", source_info=source)]


def _chunks() -> Any:
    return cozepy.DocumentChunkStrategy(chunk_type=1, max_tokens=800, separator="#")


def _rule() -> Any:
    kind = cozepy.DocumentUpdateType.AUTO_UPDATE
    return cozepy.DocumentUpdateRule(update_type=kind, update_interval=24)


def _approved() -> Any:
    from cozepy.connectors.bots import AuditStatus

    return AuditStatus.APPROVED


def _room() -> Any:
    from cozepy.audio.rooms import RoomAudioConfig, RoomConfig

    every: Dict[str, Any] = {"video_config": None, "prologue_content": "Hi", "room_mode": None}
    more: Dict[str, Any] = {"translate_config": None, "prologue_delay_duration_ms": 10}
    return RoomConfig(audio_config=RoomAudioConfig(codec="OPUS"), **every, **more)


FILE = Path(tempfile.mkdtemp(prefix="contracts-")) / "a.wav"
FILE.write_bytes(b"content")
UPLOAD = form(FILE, wire={"filename": "a.wav", "size": 7})
QUESTION = body(
    _question,
    wire=[{"role": "user", "type": "question", "content": "Hi", "content_type": "text"}],
)
APPROVED = body(_approved, wire=2)
CHUNKS = body(_chunks, wire={"chunk_type": 1, "max_tokens": 800, "separator": "#"})
DOCUMENTS = body(
    _documents,
    wire=[{"name": "a.txt", "source_info": {"file_base64": "aGVsbG8=", "file_type": "txt"}}],
)
UPDATE_RULE = body(_rule, wire={"update_type": 1, "update_interval": 24})
KNOWLEDGE = body(_knowledge, wire={"dataset_ids": ["d"], "auto_call": False, "search_strategy": 1})
PLUGINS = body(_plugins, wire={"id_list": [{"plugin_id": "p", "api_id": "a"}]})
WORKFLOWS = body(_workflows, wire={"ids": [{"id": "f"}]})
ROOM = body(
    _room,
    wire={
        "audio_config": {"codec": "OPUS"},
        "prologue_content": "Hi",
        "prologue_delay_duration_ms": 10,
    },
)
# Optional arguments shared by creating and updating a bot.
OF_A_BOT = {
    "description": body("about"),
    "icon_file_id": body("i"),
    "prompt_info": body(_prompt, wire={"prompt": "be kind"}),
    "onboarding_info": body(_onboarding, wire={"prologue": "Hi", "suggested_questions": ["Who?"]}),
    "suggest_reply_info": body(
        _reply, wire={"reply_mode": "customized", "customized_prompt": "ask"}
    ),
    "model_info_config": body(
        _model, wire={"model_id": "m", "temperature": 0.5, "context_round": 3}
    ),
}
# Optional arguments shared by chats that stream and chats that do not.
OF_A_CHAT = {
    "conversation_id": query("1"),
    "additional_messages": QUESTION,
    "custom_variables": body({"city": "Paris"}),
    "auto_save_history": body(False),
    "meta_data": body({"a": "b"}),
    "parameters": body({"size": 1}),
}
