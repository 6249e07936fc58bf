"""Events of a call that streams its answer: scripting, reading and varying them."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Callable, Dict, List, Optional, Tuple

import pytest

from tests.shared import answers, definition
from tests.shared.calls import streams
from tests.shared.calls.making import method_of, signature_of
from tests.shared.calls.vocabulary import SDKCall
from tests.shared.client import Client
from tests.shared.definition import Schema
from tests.shared.fake import Fake
from tests.shared.variations import Answer, Change


def begun(coze: Client, call: SDKCall, *options: str, **more: Any) -> Any:
    """Return the stream; the request is sent when iteration begins."""
    arguments = call.arguments_of(signature_of(coze, call), *options)
    arguments.update(more)
    return method_of(coze, call)(**arguments)


def script(fake: Fake, call: SDKCall, *events: Dict[str, Any], **more: Any) -> None:
    """Script the service to answer the call with these events."""
    fake.script(call.verb, call.path, events=list(events), **more)


def event_and_end(call: SDKCall) -> Tuple[Dict[str, Any], Dict[str, Any]]:
    """Return a typical event of the call's stream, and the event that ends the stream."""
    if call in streams.FLOWS:
        return streams.FLOW_EVENTS[0], streams.FLOW_DONE
    return streams.CHAT_EVENTS[3], streams.DONE


def message_text(event: Any) -> Optional[str]:
    """Return the text of an event's message; None if it has no message."""
    return event.message.content if event.message is not None else None


class StreamedEvents:
    """A stream with one event of each type, numbered, for answering the same call repeatedly.

    `by` returns a key for an event type and its schema; only the first type of each key is used.
    """

    def __init__(
        self,
        coze: Client,
        fake: Fake,
        call: SDKCall,
        by: Callable[[str, Schema], str] = lambda kind, schema: kind,
    ) -> None:
        self._schemas = definition.events_of(call.verb, call.path)
        events = streams.FLOW_EVENTS + [streams.FLOW_DONE]
        if call in streams.CHATS:
            ends = [
                {"event": "conversation.chat." + end, "data": streams.CHAT_ENDS[end]}
                for end in sorted(streams.CHAT_ENDS)
            ]
            events = streams.CHAT_EVENTS + ends
        by_key: Dict[str, Dict[str, Any]] = {}
        for event in events:
            by_key.setdefault(by(event["event"], self._schemas[event["event"]]), event)
        self.events = {str(number): event for number, event in enumerate(by_key.values())}
        self._coze, self._fake, self._call = coze, fake, call

    async def answer(self) -> Answer:
        """Return the events that the release can read, with every field of the definition."""
        wire = {number: event["data"] for number, event in self.events.items()}
        schema = {
            "properties": {
                number: self._schemas[event["event"]] for number, event in self.events.items()
            },
            "required": list(self.events),
        }
        answer = Answer(self._script, self._ask, schema, wire)
        try:
            answer.got = await answer.read(wire)
        except Exception:  # noqa: BLE001 - whatever it is, another contract says so
            await self._leave_out(answer)
        await answer.complete()
        return answer

    async def _leave_out(self, answer: Answer) -> None:
        """Remove the events that the release cannot read from the answer."""
        got = {}
        for number, data in answer.wire.items():
            with suppress(Exception):
                got.update(await answer.read({number: data}))
        if not got:
            pytest.skip("{}: none of its usual events can be read".format(self._call.name))
        answer.wire, answer.got = {number: answer.wire[number] for number in got}, got
        known = answer.schema["properties"]
        answer.schema["properties"] = {number: known[number] for number in got}

    def _sent(self, wire: Dict[str, Any]) -> List[Dict[str, Any]]:
        return [dict(self.events[number], data=data) for number, data in wire.items()]

    def _script(self, wires: List[Any]) -> None:
        for wire in wires:
            ends = [streams.DONE] if self._call in streams.CHATS else []
            script(self._fake, self._call, *(self._sent(wire) + ends))

    async def _ask(self, wire: Dict[str, Any]) -> Dict[str, Any]:
        """Make the call and return the content of each of these events, by number."""
        told = [event async for event in begun(self._coze, self._call)]
        told = [event for event in told if event.event != "done"]
        assert [event.event for event in told] == [event["event"] for event in self._sent(wire)]
        return dict(zip(wire, map(content_of, told)))

    def named(self, change: Change) -> str:
        """Return the name of a place within an event: "conversation.chat.created id"."""
        number, _, place = change[0].partition(".")
        return "{} {}".format(self.events[number]["event"], answers.unnumbered(place))

    def valued(self, change: Change) -> str:
        """Return the name of the place, followed by its new value."""
        return "{}={}".format(self.named(change), change[1])


def content_of(event: Any) -> Any:
    """Return the content of an event, whatever its type; None if it has none."""
    held = [getattr(event, name, None) for name in ("chat", "message", "interrupt", "error")]
    held.append(getattr(event, "debug", None))
    return next((each for each in held if each is not None), None)
