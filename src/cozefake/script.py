"""Scripts by which a test replaces or changes usual answers, checked when they are added."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cozefake.faults import FAULTS

ENDS = ("complete", "cut", "reset")
MOST_DELAY = 60
CHAT_STATUSES = ("created", "in_progress", "completed", "failed", "requires_action", "canceled")


class ScriptError(Exception):
    """A script is invalid; the text says what is allowed."""


@dataclass(frozen=True)
class Frame:
    """One event of a stream, or raw bytes.

    `is_hold`: wait until the test lets the stream go on. `delay`: seconds to wait before the event.
    """

    event: str = ""
    # Any: a string is sent unchanged, everything else as JSON.
    data: Any = None
    id: str | None = None
    raw: str | None = None
    is_hold: bool = False
    delay: float = 0.0


@dataclass(frozen=True)
class Answer:
    """A scripted answer: a whole body, or the events of a stream.

    `end` may say to close or reset the connection within the body, like a broken network.
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    text: str | None = None
    # Any: JSON's own types.
    json: Any = None
    frames: tuple[Frame, ...] | None = None
    end: str = "complete"


@dataclass(frozen=True)
class Change:
    """A change to the JSON of the usual answer, by dotted paths: `data.items.0.name`.

    In a stream it applies to the data of every event, or only to events of the type `event`.
    """

    put: dict[str, Any] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    event: str = ""


@dataclass
class Script:
    """The script of the next requests with one verb and path, or for one route."""

    verb: str = ""
    """HTTP method of the requests; unused beside a `route`."""
    path: str = ""
    """Whole path of the requests, without the query; unused beside a `route`."""
    route: str = ""
    """Name of the route, in place of a verb and a path; empty for these."""
    times: int = 1
    """Number of requests that it is still for; `Tenant.scripted` counts it down."""
    answer: Answer | None = None
    """Answer in place of the usual one; None leaves that."""
    change: Change = field(default_factory=Change)
    """Change to the JSON of the usual answer."""
    fault: str = ""
    """Name of the fault with which the answer is sent (see `faults`); empty for none."""
    delay: float = 0.0
    """Seconds before the headers of the answer."""
    read_delay: float = 0.0
    """Seconds before the request's body is read."""
    is_held: bool = False
    """True if the answer waits until the test lets it go on."""

    def matches(self, verb: str, path: str, route: str | None) -> bool:
        """Return whether the script is for this request."""
        if self.route:
            return self.route == route
        return (self.verb, self.path) == (verb, path)


# Any: JSON's own types.
@dataclass(frozen=True)
class ChatPlan:
    """The course of the next chat: its successive statuses, and the bot's messages.

    A chat that streams is in progress until its last event.
    """

    first: str = "created"
    """Status in the answer that begins the chat."""
    statuses: tuple[str, ...] = ("in_progress", "completed")
    """Statuses at later looks, one a look; the last one stays, and ends a stream."""
    answer: tuple[str, ...] = ("Hello", " World")
    """Pieces of the bot's answer, an event each in a stream."""
    reasoning: tuple[str, ...] = ()
    """Pieces of the reasoning that belongs to the answer."""
    audio: tuple[str, ...] = ()
    """Pieces of sound in base64, for streams; a websocket makes its own if there are none."""
    follow_ups: tuple[str, ...] = ()
    """Questions that the bot suggests behind its answer."""
    tools: tuple[dict[str, Any], ...] = ()
    """Tools that the bot calls itself: `name`, `arguments` and `response` of each."""
    tool_calls: tuple[dict[str, Any], ...] = ()
    """Calls that the client is asked for by the status requires_action."""
    error: dict[str, Any] | None = None
    """Reason (`code`, `msg`) why the chat failed; None for the service's usual one."""
    pace: float = 0.0
    """Seconds before each event of the bot's messages in a stream."""
    is_held: bool = False
    """True if the bot says nothing in a stream until the test lets it."""


# Any: JSON from a test, checked here.
def parse_script(row: Any) -> Script:
    """Return a script from `{"match": {...}, "then": {...}, "times": 1}`; raise ScriptError."""
    _only(
        row, "script", *("match", "times", "then", "change", "fault", "delay", "read_delay", "hold")
    )
    match = row.get("match", {})
    _only(match, "match", "verb", "path", "route")
    has_path = isinstance(match.get("verb"), str) and isinstance(match.get("path"), str)
    if not has_path and not isinstance(match.get("route"), str):
        raise ScriptError("match: verb and path are needed, or route, all strings")
    times = row.get("times", 1)
    if not isinstance(times, int) or times < 1:
        raise ScriptError(f"times: {times!r} is not allowed; allowed: a whole number from 1")
    fault = row.get("fault", "")
    if fault and fault not in FAULTS:
        raise ScriptError(f"fault: {fault!r} is unknown; allowed: {', '.join(FAULTS)}")
    return Script(
        verb=match.get("verb", ""),
        path=match.get("path", ""),
        route=match.get("route", ""),
        times=times,
        answer=_answer(row["then"]) if "then" in row else None,
        change=_change(row.get("change", {})),
        fault=fault,
        delay=_seconds(row, "delay"),
        read_delay=_seconds(row, "read_delay"),
        is_held=bool(row.get("hold", False)),
    )


def parse_chat_plan(row: Any) -> ChatPlan:
    """Return a plan from `{"first": "created", "statuses": [...], ...}`; raise ScriptError."""
    texts = ("answer", "reasoning", "audio", "follow_ups")
    objects = ("tools", "tool_calls")
    _only(row, "chat", "first", "statuses", *texts, *objects, "error", "pace", "hold")
    statuses = _list(row, "statuses", str) or ChatPlan.statuses
    first = row.get("first", ChatPlan.first)
    for status in (first, *statuses):
        if status not in CHAT_STATUSES:
            allowed = ", ".join(CHAT_STATUSES)
            raise ScriptError(f"statuses: {status!r} is not allowed; allowed: {allowed}")
    if row.get("statuses") == []:
        raise ScriptError("statuses: at least one is needed")
    tools = _list(row, "tools", dict)
    if any(not isinstance(tool.get("name"), str) for tool in tools):
        raise ScriptError("tools: each needs a name, a string")
    return ChatPlan(
        first=first,
        statuses=statuses,
        answer=_list(row, "answer", str) if "answer" in row else ChatPlan.answer,
        reasoning=_list(row, "reasoning", str),
        audio=_list(row, "audio", str),
        follow_ups=_list(row, "follow_ups", str),
        tools=tools,
        tool_calls=_list(row, "tool_calls", dict),
        error=row.get("error"),
        pace=_seconds(row, "pace"),
        is_held=bool(row.get("hold", False)),
    )


def _list(row: dict[str, Any], key: str, kind: type[str | dict[str, Any]]) -> tuple[Any, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, kind) for each in value):
        named = "strings" if kind is str else "objects"
        raise ScriptError(f"{key}: a list of {named} is needed")
    return tuple(value)


def _answer(row: Any) -> Answer:
    _only(row, "then", "status", "headers", "text", "json", "events", "end")
    end = row.get("end", "complete")
    if end not in ENDS:
        raise ScriptError(f"end: {end!r} is not allowed; allowed: {', '.join(ENDS)}")
    bodies = [key for key in ("text", "json", "events") if key in row]
    if len(bodies) != 1:
        raise ScriptError(f"then: exactly one of text, json, events is needed, not {bodies}")
    status = row.get("status", 200)
    if not isinstance(status, int) or not 200 <= status <= 599:
        raise ScriptError(f"status: {status!r} is not allowed; allowed: 200 to 599")
    frames = tuple(_frame(each) for each in row["events"]) if "events" in row else None
    headers = row.get("headers", {})
    if not isinstance(headers, dict):
        raise ScriptError("headers: an object of strings is needed")
    return Answer(status, headers, row.get("text"), row.get("json"), frames, end)


def _frame(row: Any) -> Frame:
    _only(row, "event", "event", "data", "id", "raw", "hold", "delay")
    return Frame(
        event=row.get("event", ""),
        data=row.get("data"),
        id=row.get("id"),
        raw=row.get("raw"),
        is_hold=bool(row.get("hold", False)),
        delay=_seconds(row, "delay"),
    )


def _change(row: Any) -> Change:
    _only(row, "change", "set", "remove", "event")
    put, remove = row.get("set", {}), row.get("remove", [])
    if not isinstance(put, dict):
        raise ScriptError("change: set: an object of values by dotted path is needed")
    if not isinstance(remove, list) or not all(isinstance(each, str) for each in remove):
        raise ScriptError("change: remove: a list of dotted paths is needed")
    return Change(put, tuple(remove), str(row.get("event", "")))


def _seconds(row: dict[str, Any], key: str) -> float:
    value = row.get(key, 0)
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not 0 <= value <= MOST_DELAY
    ):
        raise ScriptError(f"{key}: {value!r} is not allowed; allowed: 0 to {MOST_DELAY} seconds")
    return float(value)


def _only(row: Any, where: str, *allowed: str) -> None:
    if not isinstance(row, dict):
        raise ScriptError(f"{where}: an object is needed, not {type(row).__name__}")
    if unknown := sorted(set(row) - set(allowed)):
        raise ScriptError(f"{where}: {unknown[0]!r} is unknown; allowed: {', '.join(allowed)}")
