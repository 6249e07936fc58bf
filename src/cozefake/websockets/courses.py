"""The usual courses of connections: the service's answers to each event of a client.

Events are in the order of captured connections; see the sources in `table.json`.
"""

from __future__ import annotations

import base64
import dataclasses
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from cozefake import entity
from cozefake.answer import Call, Stream
from cozefake.request import Request
from cozefake.resources import chats, conversations, records
from cozefake.script import ChatPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cozefake.tenant import Tenant

# Any: the data of events, throughout this module; None for an event without data.
Event = tuple[str, Any]

_SILENCE = b"\0\0"
_SAMPLES_A_LETTER = 80
_BYTES_A_FRAME = 4096
_INPUT = {"format": "wav", "codec": "pcm", "sample_rate": 24000, "channel": 1, "bit_depth": 16}
_TRANSLATION = {"from": "zh", "to": "en"}
_OUTPUT = {
    "codec": "pcm",
    "pcm_config": {"sample_rate": 24000},
    "speech_rate": 0,
    "voice_id": "7426720361733046281",
}


class Course(ABC):
    """The course of one connection, with its state."""

    def __init__(self, tenant: Tenant, query: dict[str, str], log_id: str) -> None:
        self.tenant = tenant
        self.query = query
        self.log_id = log_id

    @abstractmethod
    def opened(self) -> Iterator[Event]:
        """Yield the service's first events."""

    @abstractmethod
    def heard(self, kind: str, data: Any) -> Iterator[Event]:
        """Yield the service's answers to a valid event of the client."""


class Speech(Course):
    """Text to audio: silence, whose length depends on the text."""

    text = ""

    def opened(self) -> Iterator[Event]:
        yield "speech.created", None

    def heard(self, kind: str, data: Any) -> Iterator[Event]:
        if kind == "speech.update":
            yield "speech.updated", {"output_audio": _merged(_OUTPUT, data, "output_audio")}
        elif kind == "input_text_buffer.append":
            self.text += data["delta"]
        else:
            said, self.text = self.text, ""
            yield "input_text_buffer.completed", None
            if said:
                yield "conversation.audio.sentence_start", {"text": said}
            for piece in _spoken(said):
                yield "speech.audio.update", {"delta": piece}
            yield "speech.audio.completed", None


class Transcriptions(Course):
    """Audio to text, which says how many bytes the audio had."""

    size = 0

    def opened(self) -> Iterator[Event]:
        yield "transcriptions.created", None

    def heard(self, kind: str, data: Any) -> Iterator[Event]:
        if kind == "transcriptions.update":
            yield "transcriptions.updated", {"input_audio": _merged(_INPUT, data, "input_audio")}
        elif kind == "input_audio_buffer.append":
            self.size += len(base64.b64decode(data["delta"]))
        elif kind == "input_audio_buffer.clear":
            self.size = 0
            yield "input_audio_buffer.cleared", None
        else:
            heard, self.size = f"{self.size} bytes", 0
            yield "input_audio_buffer.completed", None
            yield "transcriptions.message.update", {"content": heard}
            yield "transcriptions.message.completed", None


class Interpretation(Course):
    """Audio to text, to its translation, and to the translation's audio."""

    size = 0

    def opened(self) -> Iterator[Event]:
        yield "simult_interpretation.created", None

    def heard(self, kind: str, data: Any) -> Iterator[Event]:
        if kind == "simult_interpretation.update":
            yield (
                "simult_interpretation.updated",
                {
                    "input_audio": _merged(_INPUT, data, "input_audio"),
                    "output_audio": _merged(_OUTPUT, data, "output_audio"),
                    "translate_config": _merged(_TRANSLATION, data, "translate_config"),
                },
            )
        elif kind == "input_audio_buffer.append":
            self.size += len(base64.b64decode(data["delta"]))
        elif kind == "input_audio_buffer.clear":
            self.size = 0
            yield "input_audio_buffer.cleared", None
        else:
            heard, self.size = f"{self.size} bytes", 0
            yield "input_audio_buffer.completed", None
            yield "simult_interpretation.transcription.delta", {"delta": heard}
            yield "simult_interpretation.translation.delta", {"delta": heard}
            for piece in _spoken(heard):
                yield "simult_interpretation.audio.delta", {"delta": piece}
            yield "simult_interpretation.message.completed", None


class Chat(Course):
    """A conversation with a bot, by text or voice, whose chats are the same as over HTTP."""

    def __init__(self, tenant: Tenant, query: dict[str, str], log_id: str) -> None:
        super().__init__(tenant, query, log_id)
        self.config: dict[str, Any] = {}
        self.size = 0
        self.conversation_id = ""
        self.chat: dict[str, Any] | None = None

    def opened(self) -> Iterator[Event]:
        records.find(self._call(), "bots", self.query["bot_id"])
        yield "chat.created", None

    def heard(self, kind: str, data: Any) -> Iterator[Event]:
        answers = {
            "chat.update": self._update,
            "input_audio_buffer.append": self._append,
            "input_audio_buffer.complete": self._complete,
            "input_audio_buffer.clear": self._clear_audio,
            "conversation.message.create": self._say,
            "conversation.clear": self._clear,
            "conversation.chat.submit_tool_outputs": self._submit,
            "conversation.chat.cancel": self._cancel,
            "input_text.generate_audio": self._generate_audio,
        }
        wanted = self.config.get("event_subscriptions") or ()
        for event in answers[kind](data or {}):
            if not wanted or event[0] in wanted or event[0] == "error":
                yield event

    def _update(self, data: dict[str, Any]) -> Iterator[Event]:
        self.config |= data
        chat_config = self.config.get("chat_config") or {}
        if asked := chat_config.get("conversation_id"):
            self.conversation_id = conversations.find(self._call(), asked)["id"]
        effective = {
            **self.config,
            "chat_config": {**chat_config, "conversation_id": self._conversation()["id"]},
            "input_audio": _merged(_INPUT, self.config, "input_audio"),
            "output_audio": _merged(_OUTPUT, self.config, "output_audio"),
        }
        yield "chat.updated", effective
        if self.config.get("need_play_prologue"):
            text = self.config.get("prologue_content") or "Hello"
            yield from self._aloud(text)

    def _append(self, data: dict[str, Any]) -> Iterator[Event]:
        if not self.size and self._is_detecting:
            yield "input_audio_buffer.speech_started", None
        self.size += len(base64.b64decode(data["delta"]))

    def _complete(self, _: dict[str, Any]) -> Iterator[Event]:
        heard, self.size = f"{self.size} bytes", 0
        if self._is_detecting:
            yield "input_audio_buffer.speech_stopped", None
        yield "input_audio_buffer.completed", None
        yield "conversation.audio_transcript.update", {"content": heard}
        yield "conversation.audio_transcript.completed", {"content": heard}
        yield from self._begin({"role": "user", "content_type": "text", "content": heard})

    def _clear_audio(self, _: dict[str, Any]) -> Iterator[Event]:
        self.size = 0
        yield "input_audio_buffer.cleared", None

    def _say(self, data: dict[str, Any]) -> Iterator[Event]:
        if data["role"] == "user":
            yield from self._begin(data)
        else:
            place = {"conversation_id": self._conversation()["id"]}
            entity.add(self.tenant, "messages", {**place, "type": "answer", **data})

    def _clear(self, _: dict[str, Any]) -> Iterator[Event]:
        self._conversation()["last_section_id"] = self.tenant.new_id()
        yield "conversation.cleared", None

    def _cancel(self, _: dict[str, Any]) -> Iterator[Event]:
        if self.chat is not None and self.chat["status"] not in chats.ENDED:
            self.chat["status"] = "canceled"
        yield "conversation.chat.canceled", {"code": 0, "msg": ""}

    def _generate_audio(self, data: dict[str, Any]) -> Iterator[Event]:
        yield from self._aloud(data["text"])

    def _begin(self, message: dict[str, Any]) -> Iterator[Event]:
        """Yield the question, then the events of the chat as the HTTP route streams them."""
        self._with_audio()
        body = {"stream": True, "additional_messages": [message]}
        body["meta_data"] = (self.config.get("chat_config") or {}).get("meta_data") or {}
        call = self._call(body=body)
        answer = chats.begin(call, self._conversation(), self.query["bot_id"], done=None)
        self.chat = list(self.tenant.state["chats"].values())[-1]
        asked = records.matching(call, "messages", chat_id=self.chat["id"], type="question")
        yield "conversation.message.completed", entity.shown("messages", asked[-1])
        yield from self._heard_of(answer)

    def _submit(self, data: dict[str, Any]) -> Iterator[Event]:
        if self.chat is None or data["chat_id"] != self.chat["id"]:
            raise records.unknown("chat_id", "chats", data["chat_id"])
        place = {
            "conversation_id": self.chat["conversation_id"],
            "chat_id": self.chat["id"],
        }
        body = {"stream": True, "tool_outputs": data["tool_outputs"]}
        yield from self._heard_of(chats.submit_tool_outputs(self._call(place, body)))

    def _heard_of(self, answer: object) -> Iterator[Event]:
        """Yield the events of a chat's stream, and those of the answer's audio among them."""
        assert isinstance(answer, Stream)  # noqa: S101 - a stream was asked for
        is_begun = False
        frames = [frame for frame in answer.frames if frame.event not in ("", "done")]
        text = next((f.data["content"] for f in frames[::-1] if _is_answer(f.event, f.data)), "")
        for frame in frames:
            if frame.event == "conversation.audio.delta" and not is_begun:
                is_begun = True
                yield "conversation.audio.sentence_start", {"text": text}
            yield frame.event, frame.data
            if _is_answer(frame.event, frame.data) and is_begun:
                silent = {**frame.data, "content": "", "content_type": "audio"}
                yield "conversation.audio.completed", silent

    def _with_audio(self) -> None:
        """Add audio to the plan of the next chat if it has none."""
        plans = self.tenant.chat_plans
        plan = plans.popleft() if plans else ChatPlan()
        if not plan.audio:
            plan = dataclasses.replace(plan, audio=tuple(_spoken("".join(plan.answer))))
        plans.appendleft(plan)

    def _aloud(self, text: str) -> Iterator[Event]:
        """Yield audio outside any chat, which the service marks by ids of zero."""
        ids = dict.fromkeys(("id", "conversation_id", "bot_id", "chat_id", "section_id"), "0")
        message = {**ids, "role": "assistant", "type": "answer", "content_type": "audio"}
        yield "conversation.audio.sentence_start", {"text": text}
        for piece in _spoken(text):
            yield "conversation.audio.delta", {**message, "content": piece}
        yield "conversation.audio.completed", {**message, "content": ""}

    def _conversation(self) -> dict[str, Any]:
        if not self.conversation_id:
            new = {"id": self.tenant.new_id(), "bot_id": self.query["bot_id"]}
            self.conversation_id = entity.add(self.tenant, "conversations", new)["id"]
        return conversations.find(self._call(), self.conversation_id)

    def _call(self, query: dict[str, str] | None = None, body: Any = None) -> Call:
        request = Request("GET", "/v1/chat", tuple((query or {}).items()), {}, body, {}, False)
        return Call(self.tenant, request, {}, self.log_id)

    @property
    def _is_detecting(self) -> bool:
        return (self.config.get("turn_detection") or {}).get("type") == "server_vad"


COURSES: dict[str, type[Course]] = {
    "websockets.speech": Speech,
    "websockets.transcriptions": Transcriptions,
    "websockets.simult_interpretation": Interpretation,
    "websockets.chat": Chat,
}


def _is_answer(event: str, data: Any) -> bool:
    return event == "conversation.message.completed" and data["type"] == "answer"


def _merged(defaults: dict[str, Any], data: Any, key: str) -> dict[str, Any]:
    """Return the default settings, updated with the client's."""
    return {**defaults, **((data or {}).get(key) or {})}


def _spoken(text: str) -> list[str]:
    content = _SILENCE * (_SAMPLES_A_LETTER * len(text))
    pieces = [content[at : at + _BYTES_A_FRAME] for at in range(0, len(content), _BYTES_A_FRAME)]
    return [base64.b64encode(piece).decode() for piece in pieces]
