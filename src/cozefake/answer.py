"""The argument and the results of handlers; nothing here touches a socket."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cozefake.errors import failure
from cozefake.strictness import Strictness

if TYPE_CHECKING:
    from cozefake.request import Request
    from cozefake.script import Frame
    from cozefake.tenant import Tenant


@dataclass(frozen=True)
class Call:
    """An accepted request: its tenant, its content, the path's parameters, and the log id.

    `noted` collects violations of rules that are not enforced at this `strictness`.
    """

    tenant: Tenant
    request: Request
    parameters: dict[str, str]
    log_id: str
    strictness: Strictness = Strictness.USUAL
    noted: list[str] = field(default_factory=list)

    def require(
        self, rule: bool, code: int, message: str, at: Strictness = Strictness.USUAL
    ) -> None:
        """Raise a ServiceError if `rule` is False and the strictness is at least `at`.

        At a lower strictness, only add the message to `noted`.
        """
        if rule:
            return
        if self.strictness >= at:
            raise failure(code, message)
        self.noted.append(message)


# Any: JSON's own types, throughout this module.
@dataclass(frozen=True)
class Reply:
    """A success: the `data` of the envelope, and the envelope's other keys (`beside`)."""

    data: Any = None
    beside: dict[str, Any] = field(default_factory=dict)

    def body(self, log_id: str) -> dict[str, Any]:
        """Return the envelope of the answer."""
        data = {} if self.data is None else {"data": self.data}
        return {"code": 0, "msg": "", **data, **self.beside, "detail": {"logid": log_id}}


@dataclass(frozen=True)
class Stream:
    """A success that is a stream of events; `gap` follows the colon of each line.

    It is empty for chats and a space for workflows, as in the service. `frames` is lazy: it changes
    the tenant's state as the events are sent.
    """

    frames: Iterable[Frame]
    gap: str = ""


@dataclass(frozen=True)
class Sound:
    """A success that is audio."""

    content: bytes
    content_type: str


@dataclass(frozen=True)
class Plain:
    """A success without the envelope: an object of its own, or a redirection."""

    content: dict[str, Any] | None = None
    location: str = ""


@dataclass(frozen=True)
class Head:
    """The status and the headers of an answer."""

    status: int
    headers: dict[str, str]


Handler = Callable[[Call], "Reply | Stream | Sound | Plain"]


def framed(frame: Frame, *, gap: str) -> bytes:
    """Return the bytes of one server-sent event, with the blank line that ends it."""
    if frame.raw is not None:
        return frame.raw.encode()
    lines = [f"id:{gap}{frame.id}"] if frame.id is not None else []
    if frame.event:
        lines.append(f"event:{gap}{frame.event}")
    data = frame.data if isinstance(frame.data, str) else compact(frame.data)
    lines.append(f"data:{gap}{data}")
    return ("\n".join(lines) + "\n\n").encode()


def compact(value: Any) -> str:
    """Return JSON without spaces and without escapes, as the service writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
