"""A chat's events in order, and their conversion to bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

from tests.shared.model.chat_event import STATUS_TOLD, ChatEvent, ChatEventType
from tests.shared.model.json_object import JsonObject
from tests.shared.model.server_sent_event import ServerSentEvent, parse_frames
from tests.shared.model.state_machine import StateMachine
from tests.shared.model.violation import InvalidEntityError, Violation

_ENDS = (ChatEventType.CHAT_COMPLETED, ChatEventType.CHAT_FAILED)
_GOES_ON = (ChatEventType.MESSAGE_DELTA, *_ENDS)

EVENT_STEPS = StateMachine(
    "EventStream",
    "event",
    ChatEventType.CHAT_CREATED,
    {
        ChatEventType.CHAT_CREATED: (ChatEventType.CHAT_IN_PROGRESS,),
        ChatEventType.CHAT_IN_PROGRESS: _GOES_ON,
        ChatEventType.MESSAGE_DELTA: _GOES_ON,
        ChatEventType.CHAT_COMPLETED: (),
        ChatEventType.CHAT_FAILED: (),
    },
)


@dataclass(frozen=True)
class EventStream:
    """A whole stream of one chat.

    Creation raises InvalidEntityError with every violation: an illegal step, an event of another
    chat, a missing end.
    """

    chat_id: str
    events: Tuple[ChatEvent, ...]

    def __post_init__(self) -> None:
        problems = self._illegal_steps() + self._events_of_other_chats() + self._missing_end()
        if problems:
            raise InvalidEntityError(problems)

    @classmethod
    def from_bytes(cls, chat_id: str, content: bytes) -> EventStream:
        """Return the chat's stream in these bytes; raise InvalidEntityError if there is none."""
        frames = parse_frames(content)
        if frames is None:
            allowed = "blocks of an event line and a data line with a JSON object, in UTF-8"
            raise InvalidEntityError((Violation("EventStream", "(data)", content, allowed),))
        return cls(chat_id, tuple(_event(frame) for frame in frames))

    def to_bytes(self) -> bytes:
        """Return the events as server-sent events, each ended by a blank line."""
        return b"".join(_frame(event).to_bytes() for event in self.events)

    @property
    def answer(self) -> str:
        """The text of all deltas together."""
        return "".join(event.message.content for event in self.events if event.message is not None)

    def _illegal_steps(self) -> Tuple[Violation, ...]:
        before: Optional[ChatEventType] = None
        found = []
        for index, event in enumerate(self.events):
            violation = EVENT_STEPS.violation(before, event.event)
            if violation is not None:
                found.append(violation.inside("EventStream", "events[{}]".format(index)))
            before = event.event
        return tuple(found)

    def _events_of_other_chats(self) -> Tuple[Violation, ...]:
        allowed = "{!r}, the stream's chat".format(self.chat_id)
        return tuple(
            Violation(
                "EventStream", "events[{}].chat.chat_id".format(index), event.chat.chat_id, allowed
            )
            for index, event in enumerate(self.events)
            if event.chat is not None and event.chat.chat_id != self.chat_id
        )

    def _missing_end(self) -> Tuple[Violation, ...]:
        last = self.events[-1].event if self.events else None
        if last in _ENDS:
            return ()
        allowed = "{} at the end".format(" or ".join(repr(end.value) for end in _ENDS))
        value = None if last is None else last.value
        return (Violation("EventStream", "events", value, allowed),)


def _frame(event: ChatEvent) -> ServerSentEvent:
    """Return the frame of an event: a delta has a `message` in its data, any other is the chat."""
    data = event.to_dict()
    del data["event"]
    if event.event in STATUS_TOLD:
        data = data["chat"]
    return ServerSentEvent(event.event.value, JsonObject.of(data).text)


def _event(frame: ServerSentEvent) -> ChatEvent:
    tells_status = frame.type in [event.value for event in STATUS_TOLD]
    data = {"chat": frame.to_dict()} if tells_status else frame.to_dict()
    return ChatEvent.from_dict({**data, "event": frame.type})
