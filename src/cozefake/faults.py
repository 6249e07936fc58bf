"""Faults of networks and gateways: each turns an answer into the actions that replace it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS_BETWEEN_PIECES = 0.02
# Number of pieces in which a slow body is sent.
_PIECES = 8


@dataclass(frozen=True)
class Rendered:
    """A whole answer, before it is sent."""

    status: int
    headers: dict[str, str]
    body: bytes

    def head(self, **headers: str | None) -> bytes:
        """Return the status line and the headers; keywords set headers, None removes them."""
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        sized = {"content-length": str(len(self.body)), **self.headers, **more}
        lines = [f"HTTP/1.1 {self.status} {_REASONS.get(self.status, 'Status')}"]
        lines += [f"{name}: {value}" for name, value in sized.items() if value is not None]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


@dataclass(frozen=True)
class Send:
    """Send these bytes."""

    content: bytes


@dataclass(frozen=True)
class Pause:
    """Do nothing for some seconds."""

    seconds: float


@dataclass(frozen=True)
class Close:
    """Close the connection after the bytes so far have been sent."""


@dataclass(frozen=True)
class Reset:
    """Reset the connection (RST)."""


Action = Send | Pause | Close | Reset


@dataclass(frozen=True)
class Fault:
    """A fault: its description, and the function that returns its actions."""

    description: str
    happens: Callable[[Rendered], list[Action]]


_REASONS = {
    200: "OK",
    307: "Temporary Redirect",
    400: "Bad Request",
    404: "Not Found",
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


def _whole(answer: Rendered, **headers: str | None) -> list[Action]:
    return [Send(answer.head(**headers) + answer.body)]


def _with_body(change: Callable[[bytes], bytes]) -> Callable[[Rendered], list[Action]]:
    return lambda answer: _whole(replace(answer, body=change(answer.body)))


def _half(content: bytes) -> bytes:
    return content[: max(1, len(content) // 2)]


def _cut(end: Action, *, in_headers: bool = False) -> Callable[[Rendered], list[Action]]:
    def happens(answer: Rendered) -> list[Action]:
        sent = _half(answer.head()) if in_headers else answer.head() + _half(answer.body)
        # Give the bytes time to arrive, as a reset discards those still on their way.
        return [Send(sent), Pause(SECONDS_BETWEEN_PIECES), end]

    return happens


def _chunked(*pieces: bytes, is_ended: bool = True) -> bytes:
    framed = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces if piece)
    return framed + (b"0\r\n\r\n" if is_ended else b"")


def _chunked_head(answer: Rendered) -> bytes:
    return answer.head(content_length=None, transfer_encoding="chunked")


def _byte_by_byte(answer: Rendered) -> list[Action]:
    pieces = [answer.body[at : at + 1] for at in range(len(answer.body))]
    return [Send(_chunked_head(answer)), Send(_chunked(*pieces))]


def _slowly(answer: Rendered) -> list[Action]:
    size = max(1, -(-len(answer.body) // _PIECES))
    actions: list[Action] = [Send(answer.head())]
    for at in range(0, len(answer.body), size):
        actions += [Pause(SECONDS_BETWEEN_PIECES), Send(answer.body[at : at + size])]
    return actions


def _in_string(body: bytes) -> bytes:
    """Return the body with invalid UTF-8 in it, inside a string if there is one."""
    return re.sub(rb':(\s?)"', rb':\1"' + b"\xff\xfe", body, count=1) if b'"' in body else b"\xff"


def _page(status: int, title: str) -> Callable[[Rendered], list[Action]]:
    page = f"<html>\n<head><title>{status} {title}</title></head>\n<body>{title}</body>\n</html>\n"

    def happens(answer: Rendered) -> list[Action]:
        headers = {"content-type": "text/html", "server": "gateway"}
        return _whole(replace(answer, status=status, headers=headers, body=page.encode()))

    return happens


def _rate_limited(answer: Rendered) -> list[Action]:
    body = b'{"code":4013,"msg":"You have exceeded the rate limit."}'
    return _whole(replace(answer, status=429, body=body), retry_after="1")


def _redirected(answer: Rendered) -> list[Action]:
    return _whole(replace(answer, status=307, body=b""), location="/elsewhere")


def _between_events(inserted: bytes) -> Callable[[bytes], bytes]:
    return lambda body: inserted + body.replace(b"\n\n", b"\n\n" + inserted)


def _data_on_lines(body: bytes) -> bytes:
    """Return JSON that is spread over several data lines: a line break is allowed after a comma."""

    def spread(match: re.Match[bytes]) -> bytes:
        return match[0].replace(b",", b",\ndata:", 1)

    return re.sub(rb"^data:.*$", spread, body, flags=re.MULTILINE)


FAULTS = {
    "close-before-headers": Fault(
        "The connection is closed without an answer.", lambda _: [Close()]
    ),
    "reset-before-headers": Fault(
        "The connection is reset without an answer.", lambda _: [Reset()]
    ),
    "close-in-headers": Fault(
        "The connection is closed within the headers.", _cut(Close(), in_headers=True)
    ),
    "reset-in-headers": Fault(
        "The connection is reset within the headers.", _cut(Reset(), in_headers=True)
    ),
    "close-in-body": Fault("The connection is closed within the body.", _cut(Close())),
    "reset-in-body": Fault("The connection is reset within the body.", _cut(Reset())),
    "close-after-answer": Fault(
        "A whole answer that promises to keep the connection, which is then closed.",
        lambda answer: [*_whole(answer, connection="keep-alive"), Close()],
    ),
    "malformed-chunk": Fault(
        "A chunk whose size is no number.",
        lambda answer: [Send(_chunked_head(answer) + b"nonsense\r\n"), Close()],
    ),
    "missing-last-chunk": Fault(
        "All chunks but the one that says that it is the last, then the end.",
        lambda answer: [
            Send(_chunked_head(answer) + _chunked(answer.body, is_ended=False)),
            Close(),
        ],
    ),
    "content-length-too-long": Fault(
        "More bytes are announced than come.",
        lambda answer: [*_whole(answer, content_length=str(len(answer.body) + 7)), Close()],
    ),
    "content-length-too-short": Fault(
        "Fewer bytes are announced than come.",
        lambda answer: [*_whole(answer, content_length=str(len(_half(answer.body)))), Close()],
    ),
    "no-content-type": Fault(
        "The header Content-Type is missing.", lambda answer: _whole(answer, content_type=None)
    ),
    "no-log-id": Fault(
        "The header X-Tt-Logid is missing.", lambda answer: _whole(answer, x_tt_logid=None)
    ),
    "wrong-content-type": Fault(
        "The answer says that it is HTML.",
        lambda answer: _whole(answer, content_type="text/html; charset=utf-8"),
    ),
    "invalid-json": Fault("The last byte of the JSON is missing.", _with_body(lambda b: b[:-1])),
    "invalid-utf-8": Fault("Bytes that are no UTF-8, in a string.", _with_body(_in_string)),
    "empty-body": Fault("There is no body.", _with_body(lambda _: b"")),
    "null-body": Fault("The body is null.", _with_body(lambda _: b"null")),
    "list-body": Fault("The body is a list.", _with_body(lambda _: b"[]")),
    "number-body": Fault("The body is a number.", _with_body(lambda _: b"42")),
    "byte-by-byte": Fault(
        "Each byte comes in a chunk of its own, also those of one character.", _byte_by_byte
    ),
    "slow-body": Fault("The body comes in pieces with pauses between them.", _slowly),
    "bad-gateway": Fault("502 and a page of the gateway.", _page(502, "Bad Gateway")),
    "service-unavailable": Fault(
        "503 and a page of the gateway.", _page(503, "Service Unavailable")
    ),
    "gateway-timeout": Fault("504 and a page of the gateway.", _page(504, "Gateway Timeout")),
    "rate-limit": Fault("429 with Retry-After.", _rate_limited),
    "redirect": Fault("307 to another path.", _redirected),
    "crlf-lines": Fault(
        "The lines of a stream end with CR and LF.",
        _with_body(lambda body: body.replace(b"\n", b"\r\n")),
    ),
    "comments": Fault(
        "Comment lines in a stream, between its events.",
        _with_body(_between_events(b": keep-alive\n\n")),
    ),
    "data-on-lines": Fault("The data of an event on several lines.", _with_body(_data_on_lines)),
    "trailing-spaces": Fault(
        "Spaces behind the data of a stream.",
        _with_body(lambda body: re.sub(rb"^(data:.*)$", rb"\1 ", body, flags=re.MULTILINE)),
    ),
    "retry-fields": Fault(
        "Fields named retry in a stream.",
        _with_body(lambda body: body.replace(b"\n\n", b"\nretry: 1000\n\n")),
    ),
    "other-gap": Fault(
        "A space behind the colons of a stream where the service sends none, and the reverse.",
        _with_body(
            lambda body: re.sub(
                rb"^(event|data|id):( ?)",
                lambda match: match[1] + (b":" if match[2] else b": "),
                body,
                flags=re.MULTILINE,
            )
        ),
    ),
    "unknown-events": Fault(
        "Events of an unknown type in a stream.",
        _with_body(_between_events(b'event: conversation.news\ndata: {"news":true}\n\n')),
    ),
    "malformed-events": Fault(
        "Events in a stream whose data is no JSON.",
        _with_body(_between_events(b'event: conversation.message.delta\ndata: {"id":\n\n')),
    ),
}
