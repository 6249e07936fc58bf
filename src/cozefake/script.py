"""What a test has the service do instead of its usual answer, checked when it is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

CHAT_STATUSES = ("created", "in_progress", "completed", "failed", "requires_action", "canceled")


class ScriptError(Exception):
    """A script that makes no sense; the text says what is allowed."""


@dataclass(frozen=True)
class Frame:
    """One event of a stream, or raw bytes; `is_hold`: wait until the test lets the stream go on."""

    event: str = ""
    # Any: a string goes out as it is, everything else as JSON.
    data: Any = None
    id: str | None = None
    raw: str | None = None
    is_hold: bool = False


@dataclass(frozen=True)
class Answer:
    """A scripted answer: a whole body, or the events of a stream.

    `is_cut`: the connection is closed in the middle of the body, as by a broken network.
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    text: str | None = None
    # Any: JSON's own types.
    json: Any = None
    frames: tuple[Frame, ...] | None = None
    is_cut: bool = False


@dataclass
class Script:
    """An answer for the next `times` requests with this verb and path."""

    verb: str
    path: str
    answer: Answer
    times: int


@dataclass(frozen=True)
class ChatPlan:
    """How the next chat goes: its first status, its status at each later look, its answer's pieces.

    `tool_calls` are asked for by the status requires_action, `error` is why it failed.
    """

    first: str = "created"
    statuses: tuple[str, ...] = ("in_progress", "completed")
    answer: tuple[str, ...] = ("Hello", " World")
    tool_calls: tuple[dict[str, Any], ...] = ()
    error: dict[str, Any] | None = None


# Any: whatever a test sent, checked here.
def parse_script(row: Any) -> Script:
    """A script as the control API takes it: `{"match": {...}, "then": {...}, "times": 1}`."""
    _only(row, "script", "match", "then", "times")
    match = row.get("match", {})
    _only(match, "match", "verb", "path")
    if not isinstance(match.get("verb"), str) or not isinstance(match.get("path"), str):
        raise ScriptError("match: verb and path are needed, both strings")
    times = row.get("times", 1)
    if not isinstance(times, int) or times < 1:
        raise ScriptError(f"times: {times!r} is not allowed; allowed: a whole number from 1")
    return Script(match["verb"], match["path"], _answer(row.get("then")), times)


def parse_chat_plan(row: Any) -> ChatPlan:
    """A chat's course: `{"first": "created", "statuses": [...], "answer": [...], ...}`."""
    _only(row, "chat", "first", "statuses", "answer", "tool_calls", "error")
    statuses = tuple(row.get("statuses", ChatPlan.statuses))
    first = row.get("first", ChatPlan.first)
    for status in (first, *statuses):
        if status not in CHAT_STATUSES:
            allowed = ", ".join(CHAT_STATUSES)
            raise ScriptError(f"statuses: {status!r} is not allowed; allowed: {allowed}")
    if not statuses:
        raise ScriptError("statuses: at least one is needed")
    return ChatPlan(
        first=first,
        statuses=statuses,
        answer=tuple(row.get("answer", ChatPlan.answer)),
        tool_calls=tuple(row.get("tool_calls", ())),
        error=row.get("error"),
    )


def _answer(row: Any) -> Answer:
    _only(row, "then", "status", "headers", "text", "json", "events", "end")
    end = row.get("end", "complete")
    if end not in ("complete", "cut"):
        raise ScriptError(f"end: {end!r} is not allowed; allowed: complete, cut")
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
    return Answer(status, headers, row.get("text"), row.get("json"), frames, end == "cut")


def _frame(row: Any) -> Frame:
    _only(row, "event", "event", "data", "id", "raw", "hold")
    return Frame(
        event=row.get("event", ""),
        data=row.get("data"),
        id=row.get("id"),
        raw=row.get("raw"),
        is_hold=bool(row.get("hold", False)),
    )


def _only(row: Any, where: str, *allowed: str) -> None:
    if not isinstance(row, dict):
        raise ScriptError(f"{where}: an object is needed, not {type(row).__name__}")
    if unknown := sorted(set(row) - set(allowed)):
        raise ScriptError(f"{where}: {unknown[0]!r} is unknown; allowed: {', '.join(allowed)}")
