"""Plans by which a test replaces the usual course of a websocket connection."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cozefake import base64_text
from cozefake.script import MOST_DELAY, ScriptError
from cozefake.websockets.events import read_endpoints

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_STEPS = 1000
# RFC 6455, 7.4.1: codes that are only reported, and must not be sent in a frame.
_NEVER_SENT = {1004, 1005, 1006}


@dataclass(frozen=True)
class Send:
    """Send a frame: an event, to which id and detail are added, or text or bytes as they are."""

    content: dict[str, Any] | str | bytes


@dataclass(frozen=True)
class Expect:
    """Wait for the client's next event, which must be of this type."""

    event_type: str


@dataclass(frozen=True)
class Wait:
    """Wait for some seconds, or, without any, until the test lets it go on."""

    seconds: float | None


@dataclass(frozen=True)
class Close:
    """Close with a code, or, if `code` is None, break off; by RST instead of FIN if `is_reset`."""

    code: int | None
    reason: str = ""
    is_reset: bool = False


Step = Send | Expect | Wait | Close


# Any: JSON's own types.
@dataclass(frozen=True)
class SocketPlan:
    """The plan of the next connection to `path`: a refusal with `status`, or `steps`.

    After the last step it continues with its usual course if `goes_on`, else it only listens.
    """

    path: str
    status: int = 101
    json: Any = None
    steps: tuple[Step, ...] = ()
    goes_on: bool = False
    extra_headers: dict[str, str] = field(default_factory=dict)


# Any: input of a test, checked here.
def parse_socket_plan(row: dict[str, Any]) -> SocketPlan:
    """Return a plan from `{"path": "/v1/chat", "steps": [{"send": {...}}]}`; raise ScriptError."""
    allowed = ("path", "status", "json", "steps", "goes_on", "headers")
    if unknown := sorted(set(row) - set(allowed)):
        raise ScriptError(f"socket: {unknown[0]!r} is unknown; allowed: {', '.join(allowed)}")
    path, status = row.get("path"), row.get("status", 101)
    if path not in read_endpoints():
        raise ScriptError(f"path: {path!r} is unknown; allowed: {', '.join(read_endpoints())}")
    if type(status) is not int or not (status == 101 or 300 <= status <= 599):
        raise ScriptError(f"status: {status!r} is not allowed; allowed: 101, 300 to 599")
    steps = row.get("steps", [])
    if not isinstance(steps, list) or len(steps) > MOST_STEPS:
        raise ScriptError(f"steps: a list of at most {MOST_STEPS} steps is needed")
    headers = row.get("headers", {})
    if not isinstance(headers, dict) or not all(isinstance(each, str) for each in headers.values()):
        raise ScriptError("headers: an object of strings is needed")
    parsed = tuple(_step(each) for each in steps)
    return SocketPlan(path, status, row.get("json"), parsed, bool(row.get("goes_on")), headers)


# Any: input of a test, checked here.
def _step(row: Any) -> Step:
    if isinstance(row, dict):
        for name, parse in _STEPS.items():
            more = {"reason"} if name == "close" else set()
            if name in row and set(row) <= {name, *more} and (step := parse(row)) is not None:
                return step
    raise ScriptError(
        f"step: {row!r} is not allowed; allowed: one of send, send_raw, send_binary (base64), "
        "expect, delay, hold: true, close (with reason), abort: cut or reset"
    )


def _send(row: dict[str, Any]) -> Step | None:
    return Send(row["send"]) if isinstance(row["send"], dict) else None


def _send_raw(row: dict[str, Any]) -> Step | None:
    return Send(row["send_raw"]) if isinstance(row["send_raw"], str) else None


def _send_binary(row: dict[str, Any]) -> Step | None:
    return Send(_bytes(row["send_binary"])) if isinstance(row["send_binary"], str) else None


def _expect(row: dict[str, Any]) -> Step | None:
    return Expect(row["expect"]) if isinstance(row["expect"], str) else None


def _delay(row: dict[str, Any]) -> Step | None:
    seconds = row["delay"]
    if type(seconds) not in {int, float} or not 0 <= seconds <= MOST_DELAY:
        raise ScriptError(f"delay: {seconds!r} is not allowed; allowed: 0 to {MOST_DELAY}")
    return Wait(float(seconds))


def _hold(row: dict[str, Any]) -> Step | None:
    return Wait(None) if row["hold"] is True else None


def _close(row: dict[str, Any]) -> Step | None:
    code = row["close"]
    may_be_sent = type(code) is int and (code in range(1000, 1015) or code in range(3000, 5000))
    if not may_be_sent or code in _NEVER_SENT:
        raise ScriptError(f"close: {code!r} is not allowed; allowed: a code that may be sent")
    return Close(code, str(row.get("reason", "")))


def _abort(row: dict[str, Any]) -> Step | None:
    how = row["abort"]
    return Close(None, is_reset=how == "reset") if how in {"cut", "reset"} else None


_STEPS: dict[str, Callable[[dict[str, Any]], Step | None]] = {
    "send": _send,
    "send_raw": _send_raw,
    "send_binary": _send_binary,
    "expect": _expect,
    "delay": _delay,
    "hold": _hold,
    "close": _close,
    "abort": _abort,
}


def _bytes(text: str) -> bytes:
    content = base64_text.decoded(text)
    if content is None:
        raise ScriptError(f"send_binary: {text[:80]!r} is not base64")
    return content
