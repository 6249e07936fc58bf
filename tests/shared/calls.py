"""Every call of the SDK that is one request: what it needs, what it may take, what is sent.

Verbs, paths, places and keys are those of the service's published definition; where the SDK sends
another one, the contract fails, as it should.
"""

from __future__ import annotations

import functools
import inspect
import tempfile
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

import cozepy
import pytest

from tests.shared.fake import Fake
from tests.shared.recorder import ABSENT

_SAME = object()


class Argument:
    """One argument: the value that is given, and where on the wire it is expected, as what.

    `place`: "query", "body", "form" or "path"; a value that is a function is called when it is
    needed, as some releases lack what it uses. An expectation of None: nothing is sent.
    """

    def __init__(self, place: str, value: Any, key: str = "", wire: Any = _SAME) -> None:
        self.place = place
        self.key = key
        self._value = value
        self._wire = wire

    @property
    def value(self) -> Any:
        return self._value() if callable(self._value) else self._value

    @property
    def wire(self) -> Any:
        wire = self._value if self._wire is _SAME else self._wire
        return str(wire) if self.place == "query" and wire is not None else wire


def query(value: Any, key: str = "", wire: Any = _SAME) -> Argument:
    return Argument("query", value, key, wire)


def body(value: Any, key: str = "", wire: Any = _SAME) -> Argument:
    return Argument("body", value, key, wire)


def form(value: Any, key: str = "", wire: Any = _SAME) -> Argument:
    return Argument("form", value, key, wire)


def path(value: Any) -> Argument:
    return Argument("path", value)


class SDKCall:
    """A method of the SDK, and the request that it is.

    `name`: its path from the client; `needed` and `optional`: its arguments by name; `always`: what
    is sent besides, by place; `items`: the dotted path to what the answer holds for the result.
    `paged`: how a list goes on, "number", "token" or "last_id"; None where it is no list of pages;
    `is_list`: the result is a list, in pages or not.
    `instead`: arguments beside which an optional one makes sense, by its name.
    """

    def __init__(
        self,
        name: str,
        verb: str,
        at: str,
        needed: Optional[Dict[str, Argument]] = None,
        optional: Optional[Dict[str, Argument]] = None,
        always: Optional[Dict[str, Dict[str, Any]]] = None,
        items: Optional[str] = "data",
        paged: Optional[str] = None,
        given: Optional[Dict[str, Any]] = None,
        if_known: Sequence[str] = (),
        label: str = "",
        is_list: bool = False,
    ) -> None:
        self.name = name
        self.verb = verb
        self.path = at
        self.needed = needed or {}
        self.optional = optional or {}
        self.always = always or {}
        self.items = items
        self.paged = paged
        # Arguments that are no part of the request: which way the SDK shall go.
        self.given = given or {}
        # Of what is always sent, what only comes from a method that has an argument for it.
        self.if_known = if_known
        self.label = label or name
        self.is_list = is_list or paged is not None

    def arguments_of(self, signature: inspect.Signature, *more: str) -> Dict[str, Any]:
        """Return the needed arguments and these optional ones.

        A method that lacks one is recorded as lacking it, unless it takes any keyword: then the
        argument is given, as a user would, and must be sent.
        """
        known = signature.parameters
        takes_any = any(each.kind is each.VAR_KEYWORD for each in known.values())
        missing = [name for name in self.given if name not in known]
        missing += [name for name in more if name not in known and not takes_any]
        if missing:
            pytest.skip("{}{}({})".format(ABSENT, self.name, missing[0]))
        chosen = dict(self.needed)
        chosen.update((name, self.optional[name]) for name in more)
        made = {name: self._value(name, argument) for name, argument in chosen.items()}
        made.update(self.given)
        return made

    def can_be_made(self, name: str) -> bool:
        """Tell if a release has the classes of which an optional argument's value is made."""
        try:
            return self.optional[name].value is not None
        except (AttributeError, ImportError):
            return False

    def _value(self, name: str, argument: Argument) -> Any:
        try:
            return argument.value
        except (AttributeError, ImportError) as error:
            # What the value is made of came later.
            return pytest.skip("{}{}({}): {}".format(ABSENT, self.name, name, error))

    def wire(self, place: str, *more: str) -> Dict[str, Any]:
        """Return the values expected at a place of the request."""
        expected = dict(self.always.get(place, {}))
        for names in (self.needed, {name: self.optional[name] for name in more}):
            for name, argument in names.items():
                if argument.place == place:
                    expected[argument.key or name] = argument.wire
        return {key: value for key, value in expected.items() if value is not None}


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


def _document() -> List[Any]:
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
FILE_ON_THE_WIRE = {"filename": "a.wav", "size": 7}
_QUESTION = [{"role": "user", "type": "question", "content": "Hi", "content_type": "text"}]
QUESTION = body(_question, wire=_QUESTION)
# What may be said of a chat, whether it is streamed or not.
OF_A_CHAT = {
    "conversation_id": query("1"),
    "additional_messages": QUESTION,
    "custom_variables": body({"city": "Paris"}),
    "auto_save_history": body(False),
    "meta_data": body({"a": "b"}),
    "parameters": body({"size": 1}),
}
_DOCUMENT = [{"name": "a.txt", "source_info": {"file_base64": "aGVsbG8=", "file_type": "txt"}}]
_MODEL = {"model_id": "m", "temperature": 0.5, "context_round": 3}
_REPLY = {"reply_mode": "customized", "customized_prompt": "ask"}
_KNOWLEDGE = {"dataset_ids": ["d"], "auto_call": False, "search_strategy": 1}
_RULE = {"update_type": 1, "update_interval": 24}
_CHUNKS = {"chunk_type": 1, "max_tokens": 800, "separator": "#"}
_OF_A_BOT = {
    "description": body("about"),
    "icon_file_id": body("i"),
    "prompt_info": body(_prompt, wire={"prompt": "be kind"}),
    "onboarding_info": body(_onboarding, wire={"prologue": "Hi", "suggested_questions": ["Who?"]}),
    "suggest_reply_info": body(_reply, wire=_REPLY),
    "model_info_config": body(_model, wire=_MODEL),
}


_FIRST = {"query": {"page_num": "1"}}
# How many items a list asks for where nobody says so: the service leaves it to its clients, and no
# release has changed it.
PAGE_SIZES = {
    "api_apps.list": 20,
    "api_apps.events.list": 20,
    "apps.list": 20,
    "audio.voices.list": 100,
    "audio.voiceprint_groups.list": 10,
    "audio.voiceprint_groups.features.list": 10,
    "bots.list": 20,
    "conversations.list": 50,
    "datasets.list": 10,
    "datasets.images.list": 10,
    "folders.list": 20,
    "workflows.list": 100,
    "workflows.versions.list": 10,
    "workspaces.list": 20,
    "workspaces.members.list": 20,
}

CALLS = [
    SDKCall(
        "api_apps.create",
        "POST",
        "/v1/api_apps",
        {"app_type": body(lambda: cozepy.AppType.NORMAL, wire="normal")},
        {"name": body("Ada")},
    ),
    SDKCall(
        "api_apps.update",
        "PUT",
        "/v1/api_apps/1",
        {"app_id": path("1")},
        {"name": body("Ada"), "callback_url": body("https://example.com/back")},
        items=None,
    ),
    SDKCall("api_apps.delete", "DELETE", "/v1/api_apps/1", {"app_id": path("1")}, items=None),
    SDKCall(
        "api_apps.list",
        "GET",
        "/v1/api_apps",
        {},
        {
            "app_type": query(lambda: cozepy.AppType.NORMAL, wire="normal"),
            "page_size": query(7),
            "page_token": query("1"),
        },
        items="data.items",
        paged="token",
    ),
    SDKCall(
        "api_apps.events.create",
        "POST",
        "/v1/api_apps/1/events",
        {"api_app_id": path("1"), "event_types": body(["one"])},
        items=None,
    ),
    SDKCall(
        "api_apps.events.delete",
        "DELETE",
        "/v1/api_apps/1/events",
        {"api_app_id": path("1"), "event_types": body(["1"])},
        items=None,
    ),
    SDKCall(
        "api_apps.events.list",
        "GET",
        "/v1/api_apps/1/events",
        {"api_app_id": path("1")},
        {"page_size": query(7), "page_token": query("1")},
        items="data.items",
        paged="token",
    ),
    SDKCall(
        "apps.list",
        "GET",
        "/v1/apps",
        {"workspace_id": query("1")},
        {
            "publish_status": query(lambda: cozepy.PublishStatus.ALL, wire="all"),
            "connector_id": query("1024"),
            "page_size": query(7),
        },
        _FIRST,
        items="data.items",
        paged="number",
    ),
    SDKCall("audio.live.retrieve", "GET", "/v1/audio/live/1", {"live_id": path("1")}),
    SDKCall(
        "audio.rooms.create",
        "POST",
        "/v1/audio/rooms",
        {"bot_id": body("1")},
        {
            "voice_id": body("1"),
            "conversation_id": body("1"),
            "uid": body("u"),
            "workflow_id": body("1"),
            "config": body(
                _room,
                wire={
                    "audio_config": {"codec": "OPUS"},
                    "prologue_content": "Hi",
                    "prologue_delay_duration_ms": 10,
                },
            ),
        },
    ),
    SDKCall(
        "audio.transcriptions.create",
        "POST",
        "/v1/audio/transcriptions",
        {"file": form(FILE, wire=FILE_ON_THE_WIRE)},
    ),
    SDKCall(
        "audio.translations.create",
        "POST",
        "/v1/audio/translations",
        {"file": form(FILE, wire=FILE_ON_THE_WIRE)},
    ),
    SDKCall(
        "audio.voices.list",
        "GET",
        "/v1/audio/voices",
        {},
        {
            "filter_system_voice": query(True, wire="true"),
            "model_type": query(lambda: cozepy.VoiceModelType.BIG, wire="big"),
            "voice_state": query(lambda: cozepy.VoiceState.CLONED, wire="cloned"),
            "page_size": query(7),
        },
        {"query": {"filter_system_voice": "false", "page_num": "1"}},
        items="data.voice_list",
        paged="number",
    ),
    SDKCall(
        "audio.voices.clone",
        "POST",
        "/v1/audio/voices/clone",
        {
            "voice_name": form("Ada"),
            "file": form(FILE, wire=FILE_ON_THE_WIRE),
            "audio_format": form(lambda: cozepy.AudioFormat.WAV, wire="wav"),
        },
        {
            "language": form("en"),
            "voice_id": form("1"),
            "preview_text": form("Hello"),
            "text": form("Hello"),
            "space_id": form("1"),
            "description": form("about"),
        },
    ),
    SDKCall(
        "audio.voiceprint_groups.create",
        "POST",
        "/v1/audio/voiceprint_groups",
        {"name": body("Ada")},
        {"desc": body("about")},
    ),
    SDKCall(
        "audio.voiceprint_groups.update",
        "PUT",
        "/v1/audio/voiceprint_groups/1",
        {"group_id": path("1")},
        {"name": body("Ada"), "desc": body("about")},
        items=None,
    ),
    SDKCall(
        "audio.voiceprint_groups.delete",
        "DELETE",
        "/v1/audio/voiceprint_groups/1",
        {"group_id": path("1")},
        items=None,
    ),
    SDKCall(
        "audio.voiceprint_groups.list",
        "GET",
        "/v1/audio/voiceprint_groups",
        {},
        {
            "name": query("1"),
            "group_id": query("1"),
            "user_id": query("1"),
            "page_size": query(7),
        },
        _FIRST,
        items="data.items",
        paged="number",
    ),
    SDKCall(
        "audio.voiceprint_groups.speaker_identify",
        "POST",
        "/v1/audio/voiceprint_groups/1/speaker_identify",
        {"group_id": path("1"), "file": form(FILE, wire=FILE_ON_THE_WIRE)},
        {
            "top_k": form(3, wire="3"),
            "sample_rate": form(16000, wire="16000"),
            "channel": form(1, wire="1"),
        },
    ),
    SDKCall(
        "audio.voiceprint_groups.features.create",
        "POST",
        "/v1/audio/voiceprint_groups/1/features",
        {
            "group_id": path("1"),
            "name": form("Ada"),
            "file": form(FILE, wire=FILE_ON_THE_WIRE),
        },
        {
            "desc": form("about"),
            "sample_rate": form(16000, wire="16000"),
            "channel": form(1, wire="1"),
        },
    ),
    SDKCall(
        "audio.voiceprint_groups.features.update",
        "PUT",
        "/v1/audio/voiceprint_groups/1/features/1",
        {"group_id": path("1"), "feature_id": path("1"), "file": form(FILE, wire=FILE_ON_THE_WIRE)},
        {
            "name": form("Ada"),
            "desc": form("about"),
            "sample_rate": form(16000, wire="16000"),
            "channel": form(1, wire="1"),
        },
        items=None,
    ),
    SDKCall(
        "audio.voiceprint_groups.features.delete",
        "DELETE",
        "/v1/audio/voiceprint_groups/1/features/1",
        {"group_id": path("1"), "feature_id": path("1")},
        items=None,
    ),
    SDKCall(
        "audio.voiceprint_groups.features.list",
        "GET",
        "/v1/audio/voiceprint_groups/1/features",
        {"group_id": path("1")},
        {"page_size": query(7)},
        _FIRST,
        items="data.items",
        paged="number",
    ),
    SDKCall(
        "bots.create",
        "POST",
        "/v1/bot/create",
        {"space_id": body("1"), "name": body("Ada")},
        dict(
            _OF_A_BOT,
            plugin_id_list=body(_plugins, wire={"id_list": [{"plugin_id": "p", "api_id": "a"}]}),
            workflow_id_list=body(_workflows, wire={"ids": [{"id": "f"}]}),
        ),
    ),
    SDKCall(
        "bots.update",
        "POST",
        "/v1/bot/update",
        {"bot_id": body("1")},
        dict(_OF_A_BOT, name=body("Ada"), knowledge=body(_knowledge, wire=_KNOWLEDGE)),
        items=None,
    ),
    SDKCall(
        "bots.publish",
        "POST",
        "/v1/bot/publish",
        {"bot_id": body("1")},
        {"connector_ids": body(["999"])},
        # 1024 is the API itself.
        {"body": {"connector_ids": ["1024"]}},
    ),
    SDKCall(
        "bots.unpublish",
        "POST",
        "/v1/bots/1/unpublish",
        {"bot_id": path("1"), "connector_id": body("1024")},
        {"unpublish_reason": body("old")},
        {"body": {"bot_id": "1"}},
        items=None,
    ),
    SDKCall("bots.retrieve", "GET", "/v1/bot/get_online_info", {"bot_id": query("1")}),
    SDKCall(
        "bots.retrieve",
        "GET",
        "/v1/bots/1",
        {"bot_id": path("1")},
        {"is_published": query(True, wire="true")},
        given={"use_api_version": 2},
        label="bots.retrieve(v2)",
    ),
    SDKCall(
        "bots.list",
        "GET",
        "/v1/space/published_bots_list",
        {"space_id": query("1")},
        {"page_size": query(7)},
        {"query": {"page_index": "1"}},
        items="data.space_bots",
        paged="number",
    ),
    SDKCall(
        "bots.list",
        "GET",
        "/v1/bots",
        {"space_id": query("1", "workspace_id")},
        {
            "publish_status": query(lambda: cozepy.PublishStatus.ALL, wire="all"),
            "connector_id": query("1024"),
            "page_size": query(7),
        },
        _FIRST,
        items="data.items",
        paged="number",
        given={"use_api_version": 2},
        label="bots.list(v2)",
    ),
    SDKCall(
        "chat.create",
        "POST",
        "/v3/chat",
        {"bot_id": body("1"), "user_id": body("u")},
        OF_A_CHAT,
        {"body": {"stream": False, "auto_save_history": True, "additional_messages": []}},
    ),
    SDKCall(
        "chat.retrieve",
        # The published definition says GET; coze-js and cozepy send POST, and are answered.
        "POST",
        "/v3/chat/retrieve",
        {"conversation_id": query("1"), "chat_id": query("1")},
    ),
    SDKCall(
        "chat.cancel",
        "POST",
        "/v3/chat/cancel",
        {"conversation_id": body("1"), "chat_id": body("1")},
    ),
    SDKCall(
        "chat.messages.list",
        "GET",
        "/v3/chat/message/list",
        {"conversation_id": query("1"), "chat_id": query("1")},
        is_list=True,
    ),
    SDKCall(
        "connectors.bots.update",
        "PUT",
        "/v1/connectors/1/bots/1",
        {
            "bot_id": path("1"),
            "connector_id": path("1"),
            "audit_status": body(_approved, wire=2),
        },
        {"reason": body("fine")},
        items=None,
    ),
    SDKCall(
        "conversations.create",
        "POST",
        "/v1/conversation/create",
        {},
        {
            "messages": QUESTION,
            "bot_id": body("1"),
            "name": body("Talk"),
            "connector_id": body("1024"),
            "meta_data": body({"a": "b"}),
        },
        {"body": {"messages": []}},
    ),
    SDKCall(
        "conversations.retrieve",
        "GET",
        "/v1/conversation/retrieve",
        {"conversation_id": query("1")},
    ),
    SDKCall(
        "conversations.list",
        "GET",
        "/v1/conversations",
        {"bot_id": query("1")},
        {"page_size": query(7)},
        _FIRST,
        items="data.conversations",
        paged="number",
    ),
    SDKCall(
        "conversations.clear",
        "POST",
        "/v1/conversations/1/clear",
        {"conversation_id": path("1")},
    ),
    SDKCall(
        "conversations.update",
        "PUT",
        "/v1/conversations/1",
        {"conversation_id": path("1"), "name": body("Talk")},
    ),
    SDKCall(
        "conversations.delete",
        "DELETE",
        "/v1/conversations/1",
        {"conversation_id": path("1")},
        items=None,
    ),
    SDKCall(
        "conversations.messages.create",
        "POST",
        "/v1/conversation/message/create",
        {
            "conversation_id": query("1"),
            "role": body(lambda: cozepy.MessageRole.USER, wire="user"),
            "content": body("Hi"),
            "content_type": body(lambda: cozepy.MessageContentType.TEXT, wire="text"),
        },
        {"meta_data": body({"a": "b"})},
    ),
    SDKCall(
        "conversations.messages.retrieve",
        "GET",
        "/v1/conversation/message/retrieve",
        {"conversation_id": query("1"), "message_id": query("1")},
    ),
    SDKCall(
        "conversations.messages.update",
        "POST",
        "/v1/conversation/message/modify",
        {"conversation_id": query("1"), "message_id": query("1")},
        {
            "content": body("Ho"),
            "content_type": body(lambda: cozepy.MessageContentType.TEXT, wire="text"),
            "meta_data": body({"a": "b"}),
        },
        items="message",
    ),
    SDKCall(
        "conversations.messages.delete",
        "POST",
        "/v1/conversation/message/delete",
        {"conversation_id": query("1"), "message_id": query("1")},
    ),
    SDKCall(
        "conversations.messages.list",
        "POST",
        "/v1/conversation/message/list",
        {"conversation_id": query("1")},
        {
            "order": body("asc"),
            "chat_id": body("1"),
            "before_id": body("1"),
            "after_id": body("1"),
            "limit": body(7),
        },
        {"body": {"order": "desc", "limit": 50}},
        paged="last_id",
    ),
    SDKCall(
        "conversations.messages.feedback.create",
        "POST",
        "/v1/conversations/1/messages/1/feedback",
        {
            "conversation_id": path("1"),
            "message_id": path("1"),
            "feedback_type": body(lambda: cozepy.FeedbackType.LIKE, wire="like"),
        },
        {"reason_types": body(["kind"]), "comment": body("good")},
        items=None,
    ),
    SDKCall(
        "conversations.messages.feedback.delete",
        "DELETE",
        "/v1/conversations/1/messages/1/feedback",
        {"conversation_id": path("1"), "message_id": path("1")},
        items=None,
    ),
    SDKCall(
        "datasets.create",
        "POST",
        "/v1/datasets",
        {
            "name": body("Books"),
            "space_id": body("1"),
            "format_type": body(lambda: cozepy.DocumentFormatType.DOCUMENT, wire=0),
        },
        {"description": body("about"), "icon_file_id": body("i", "file_id")},
    ),
    SDKCall(
        "datasets.update",
        "PUT",
        "/v1/datasets/1",
        {"dataset_id": path("1"), "name": body("Books")},
        {"description": body("about"), "icon_file_id": body("i", "file_id")},
        items=None,
    ),
    SDKCall("datasets.delete", "DELETE", "/v1/datasets/1", {"dataset_id": path("1")}, items=None),
    SDKCall(
        "datasets.list",
        "GET",
        "/v1/datasets",
        {"space_id": query("1")},
        {
            "name": query("1"),
            "format_type": query(lambda: cozepy.DocumentFormatType.DOCUMENT, wire="0"),
            "page_size": query(7),
        },
        _FIRST,
        items="data.dataset_list",
        paged="number",
    ),
    SDKCall(
        "datasets.process",
        "POST",
        "/v1/datasets/1/process",
        {"dataset_id": path("1"), "document_ids": body(["1"])},
        items="data.data",
        is_list=True,
    ),
    SDKCall(
        "datasets.documents.create",
        "POST",
        "/open_api/knowledge/document/create",
        {
            "dataset_id": body("1"),
            "document_bases": body(_document, wire=_DOCUMENT),
        },
        {"chunk_strategy": body(_chunks, wire=_CHUNKS)},
        {"body": {"format_type": 0}},
        items="document_infos",
        if_known=("format_type",),
        is_list=True,
    ),
    SDKCall(
        "datasets.documents.update",
        "POST",
        "/open_api/knowledge/document/update",
        {"document_id": body("1")},
        {"document_name": body("Book"), "update_rule": body(_rule, wire=_RULE)},
        items=None,
    ),
    SDKCall(
        "datasets.documents.delete",
        "POST",
        "/open_api/knowledge/document/delete",
        {"document_ids": body(["1"])},
        items=None,
    ),
    SDKCall(
        "datasets.documents.list",
        "POST",
        "/open_api/knowledge/document/list",
        {"dataset_id": body("1")},
        {"page_size": body(7, "size")},
        {"body": {"page": 1, "size": 10}},
        items="document_infos",
        paged="number",
    ),
    SDKCall(
        "datasets.images.update",
        "PUT",
        "/v1/datasets/1/images/1",
        {"dataset_id": path("1"), "document_id": path("1"), "caption": body("A cat")},
        items=None,
    ),
    SDKCall(
        "datasets.images.list",
        "GET",
        "/v1/datasets/1/images",
        {"dataset_id": path("1")},
        {
            "keyword": query("image"),
            "has_caption": query(False, wire="false"),
            "page_size": query(7),
        },
        _FIRST,
        items="data.photo_infos",
        paged="number",
    ),
    SDKCall(
        "enterprises.members.create",
        "POST",
        "/v1/enterprises/1/members",
        {
            "enterprise_id": path("1"),
            "users": body(
                lambda: [
                    cozepy.EnterpriseMember(
                        user_id="1", role=cozepy.EnterpriseMemberRole.ENTERPRISE_MEMBER
                    )
                ],
                wire=[{"user_id": "1", "role": "enterprise_member"}],
            ),
        },
        items=None,
    ),
    SDKCall(
        "enterprises.members.update",
        "PUT",
        "/v1/enterprises/1/members/1",
        {
            "enterprise_id": path("1"),
            "user_id": path("1"),
            "role": body(
                lambda: cozepy.EnterpriseMemberRole.ENTERPRISE_ADMIN, wire="enterprise_admin"
            ),
        },
        items=None,
    ),
    SDKCall(
        "enterprises.members.delete",
        "DELETE",
        "/v1/enterprises/1/members/1",
        {"enterprise_id": path("1"), "user_id": path("1"), "receiver_user_id": body("2")},
        items=None,
    ),
    SDKCall("files.retrieve", "GET", "/v1/files/retrieve", {"file_id": query("1")}),
    SDKCall(
        "files.upload", "POST", "/v1/files/upload", {"file": form(FILE, wire=FILE_ON_THE_WIRE)}
    ),
    SDKCall("folders.retrieve", "GET", "/v1/folders/1", {"folder_id": path("1")}),
    SDKCall(
        "folders.list",
        "GET",
        "/v1/folders",
        {
            "workspace_id": query("1"),
            "folder_type": query(lambda: cozepy.FolderType.DEVELOPMENT, wire="development"),
        },
        {"parent_folder_id": query("1"), "page_size": query(7)},
        _FIRST,
        items="data.items",
        paged="number",
    ),
    SDKCall(
        "knowledge.documents.create",
        "POST",
        "/open_api/knowledge/document/create",
        {
            "dataset_id": body("1"),
            "document_bases": body(_document, wire=_DOCUMENT),
        },
        {"chunk_strategy": body(_chunks, wire=_CHUNKS)},
        items="document_infos",
        is_list=True,
    ),
    SDKCall(
        "knowledge.documents.update",
        "POST",
        "/open_api/knowledge/document/update",
        {"document_id": body("1")},
        {"document_name": body("Book"), "update_rule": body(_rule, wire=_RULE)},
        items=None,
    ),
    SDKCall(
        "knowledge.documents.delete",
        "POST",
        "/open_api/knowledge/document/delete",
        {"document_ids": body(["1"])},
        items=None,
    ),
    SDKCall(
        "knowledge.documents.list",
        "POST",
        "/open_api/knowledge/document/list",
        {"dataset_id": body("1")},
        {"page_size": body(7, "size")},
        {"body": {"page": 1, "size": 10}},
        items="document_infos",
        paged="number",
    ),
    SDKCall(
        "templates.duplicate",
        "POST",
        "/v1/templates/1/duplicate",
        {"template_id": path("1"), "workspace_id": body("1")},
        {"name": body("Copy")},
    ),
    SDKCall("users.me", "GET", "/v1/users/me"),
    SDKCall(
        "variables.retrieve",
        "GET",
        "/v1/variables",
        {"connector_uid": query("1"), "keywords": query(["1"], wire="1"), "bot_id": query("1")},
        {"connector_id": query("1024")},
        items="data.items",
        is_list=True,
    ),
    SDKCall(
        "variables.retrieve",
        "GET",
        "/v1/variables",
        {"connector_uid": query("1"), "keywords": query(["1"], wire="1"), "app_id": query("1")},
        {"connector_id": query("1024")},
        # What it makes of the answer is seen with a bot.
        items=None,
        label="variables.retrieve(app)",
    ),
    SDKCall(
        "variables.update",
        "PUT",
        "/v1/variables",
        {
            "connector_uid": body("1"),
            "data": body(
                lambda: [cozepy.VariableValue(keyword="city", value="Paris")],
                wire=[{"keyword": "city", "value": "Paris"}],
            ),
            "bot_id": body("1"),
        },
        {"connector_id": body("1024")},
        items=None,
    ),
    SDKCall(
        "variables.update",
        "PUT",
        "/v1/variables",
        {
            "connector_uid": body("1"),
            "data": body(
                lambda: [cozepy.VariableValue(keyword="city", value="Paris")],
                wire=[{"keyword": "city", "value": "Paris"}],
            ),
            "app_id": body("1"),
        },
        {"connector_id": body("1024")},
        items=None,
        label="variables.update(app)",
    ),
    SDKCall(
        "workflows.list",
        "GET",
        "/v1/workflows",
        {},
        {
            "workspace_id": query("1"),
            "workflow_mode": query(lambda: cozepy.WorkflowMode.WORKFLOW, wire="workflow"),
            "app_id": query("1"),
            "publish_status": query(lambda: cozepy.PublishStatus.ALL, wire="all"),
            "page_size": query(7),
        },
        _FIRST,
        items="data.items",
        paged="number",
    ),
    SDKCall("workflows.retrieve", "GET", "/v1/workflows/1", {"workflow_id": path("1")}),
    SDKCall(
        "workflows.versions.list",
        "GET",
        "/v1/workflows/1/versions",
        {"workflow_id": path("1")},
        {
            "publish_status": query(lambda: cozepy.PublishStatus.ALL, wire="all"),
            "page_size": query(7),
            "page_token": query("1"),
        },
        items="data.items",
        paged="token",
    ),
    SDKCall(
        "workflows.runs.create",
        "POST",
        "/v1/workflow/run",
        {"workflow_id": body("1")},
        {
            "parameters": body({"size": 1}),
            "bot_id": body("1"),
            "app_id": body("1"),
            "is_async": body(True),
            "ext": body({"a": "b"}),
        },
        {"body": {"is_async": False}},
        items="",
        if_known=("is_async",),
    ),
    SDKCall(
        "workflows.runs.run_histories.retrieve",
        "GET",
        "/v1/workflows/1/run_histories/1",
        {"workflow_id": path("1"), "execute_id": path("1")},
        items="data.0",
    ),
    SDKCall(
        "workflows.runs.run_histories.execute_nodes.retrieve",
        "GET",
        "/v1/workflows/1/run_histories/1/execute_nodes/1",
        {"workflow_id": path("1"), "execute_id": path("1"), "node_execute_uuid": path("1")},
    ),
    SDKCall(
        "workspaces.list",
        "GET",
        "/v1/workspaces",
        {},
        {
            "user_id": query("1"),
            "coze_account_id": query("1"),
            "page_size": query(7),
        },
        _FIRST,
        items="data.workspaces",
        paged="number",
    ),
    SDKCall(
        "workspaces.members.create",
        "POST",
        "/v1/workspaces/1/members",
        {
            "workspace_id": path("1"),
            "users": body(
                lambda: [
                    cozepy.WorkspaceMember(user_id="2", role_type=cozepy.WorkspaceRoleType.MEMBER)
                ],
                wire=[{"user_id": "2", "role_type": "member"}],
            ),
        },
    ),
    SDKCall(
        "workspaces.members.delete",
        "DELETE",
        "/v1/workspaces/1/members",
        {"workspace_id": path("1"), "user_ids": body(["1"])},
    ),
    SDKCall(
        "workspaces.members.list",
        "GET",
        "/v1/workspaces/1/members",
        {"workspace_id": path("1")},
        {"page_size": query(7)},
        _FIRST,
        items="data.items",
        paged="number",
    ),
]


@functools.lru_cache(maxsize=None)
def furnished() -> Fake:
    """A tenant of the process that holds the world, for others to copy."""
    tenant = Fake()
    tenant.add(**world())
    return tenant


def furnish(fake: Fake) -> None:
    """Let a tenant hold the world; to add its entities each time would cost more than a test."""
    fake.copy_state(furnished())


_PICTURE = {
    "image_url": "https://example.com/b.png",
    "gradient_position": {"left": 0.1, "right": 0.2},
    "canvas_position": {"width": 0.9, "height": 0.8, "left": 0.7, "top": 0.6},
}
_NODE = {
    "node_id": "1",
    "is_finish": True,
    "loop_index": 2,
    "batch_index": 3,
    "update_time": 1718792949,
    "sub_execute_id": "4",
    "node_execute_uuid": "5",
}


def world() -> Dict[str, List[Dict[str, Any]]]:
    """A state in which each call finds what it names, with values that are no defaults."""
    about = {"description": "about", "name": "Ada", "icon_url": "https://example.com/i.png"}
    return {
        "workspaces": [dict(about, id="1", owner_uid="9", admin_uids=["8"], enterprise_id="7")],
        "users": [{"user_id": "1", "nick_name": "Ada"}, {"user_id": "2", "nick_name": "Eve"}],
        "members": [dict(workspace_id="1", user_id="1", avatar_url="https://example.com/a.png")],
        "enterprises": [{"id": "1"}],
        "enterprise_members": [{"enterprise_id": "1", "user_id": each} for each in "12"],
        "bots": [
            dict(
                about,
                bot_id="1",
                workspace_id="1",
                version="7",
                owner_user_id="9",
                prompt_info={"prompt": "be kind"},
                onboarding_info={"prologue": "Hi", "suggested_questions": ["Who?"]},
                bot_mode=1,
                model_info={"model_id": "m", "model_name": "Model"},
                background_image_info={
                    "web_background_image": dict(_PICTURE, theme_color="#ffffff"),
                    "mobile_background_image": dict(_PICTURE, theme_color="#000000"),
                },
            )
        ],
        "conversations": [{"id": "1", "bot_id": "1", "meta_data": {"a": "b"}, "name": "Talk"}],
        "messages": [
            {
                "id": "1",
                "conversation_id": "1",
                "chat_id": "1",
                "bot_id": "1",
                "role": "assistant",
                "type": "answer",
                "content": "Hello",
                "meta_data": {"a": "b"},
                "reasoning_content": "thinking",
                "feedback": {"feedback_type": "like"},
            }
        ],
        "chats": [
            {
                "id": "1",
                "conversation_id": "1",
                "bot_id": "1",
                "status": "in_progress",
                "meta_data": {"a": "b"},
                "completed_at": 1718792990,
            }
        ],
        "workflows": [dict(workflow_id="1", workspace_id="1", app_id="1", description="about")],
        "workflow_versions": [{"workflow_id": "1", "version": "1", "description": "about"}],
        "runs": [
            {
                "workflow_id": "1",
                "execute_id": "1",
                "debug_url": "https://example.com/d",
                "node_execute_status": {"1": _NODE},
            }
        ],
        "nodes": [{"workflow_id": "1", "execute_id": "1", "node_execute_uuid": "1"}],
        "files": [{"id": "1", "bytes": 7, "file_name": "a.txt"}],
        "datasets": [
            dict(dataset_id="1", space_id="1", name="1", description="about", doc_count=3)
        ],
        "documents": [{"document_id": "1", "dataset_id": "1", "name": "Book", "hit_count": 3}],
        "images": [{"dataset_id": "1", "document_id": "1", "caption": ""}],
        "voices": [{"voice_id": "1", "name": "Ada"}],
        "voiceprint_groups": [{"id": "1", "name": "1", "desc": "about", "feature_count": 1}],
        "voiceprint_features": [{"group_id": "1", "id": "1", "name": "Ada", "desc": "about"}],
        "lives": [{"live_id": "1"}],
        "apps": [dict(about, id="1", workspace_id="1")],
        "folders": [dict(id="1", workspace_id="1", name="Things", children_count=3)],
        "templates": [{"id": "1"}],
        "variables": [
            {"keyword": "1", "value": "Paris", "bot_id": "1", "app_id": "1", "connector_uid": "1"},
        ],
        "api_apps": [{"id": "1", "callback_url": "https://example.com/back"}],
        "events": [{"api_app_id": "1", "event_type": "1"}],
        "connectors": [{"id": "1"}],
    }
