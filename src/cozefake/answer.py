"""The request that a handler gets, and its answer; nothing here touches a socket."""

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
    """One accepted request: whose it is, what was asked, the path's parameters, the log id.

    `noted` takes what is against a rule that is not enforced at this `strictness`.
    """

    tenant: Tenant
    request: Request
    parameters: dict[str, str]
    log_id: str
    strictness: Strictness = Strictness.USUAL
    noted: list[str] = field(default_factory=list)

    def hold(self, rule: bool, code: int, message: str, at: Strictness = Strictness.USUAL) -> None:
        """Refuse a request that breaks a documented rule, at this strictness and above."""
        if rule:
            return
        if self.strictness >= at:
            raise failure(code, message)
        self.noted.append(message)


# Any: JSON's own types, all through this module.
@dataclass(frozen=True)
class Reply:
    """A success: `data` as the envelope holds it, `beside` what stands beside `data` there."""

    data: Any = None
    beside: dict[str, Any] = field(default_factory=dict)

    def body(self, log_id: str) -> dict[str, Any]:
        """The whole envelope."""
        data = {} if self.data is None else {"data": self.data}
        return {"code": 0, "msg": "", **data, **self.beside, "detail": {"logid": log_id}}


@dataclass(frozen=True)
class Stream:
    """A success that is a stream of events; `gap` stands behind each colon of their lines.

    Chats are framed without one, workflows with a space. What `frames` do to a tenant's state is
    done as they go out.
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
    """The bytes of one server-sent event: its lines, then an empty one."""
    if frame.raw is not None:
        return frame.raw.encode()
    lines = [f"id:{gap}{frame.id}"] if frame.id is not None else []
    if frame.event:
        lines.append(f"event:{gap}{frame.event}")
    data = frame.data if isinstance(frame.data, str) else compact(frame.data)
    lines.append(f"data:{gap}{data}")
    return ("\n".join(lines) + "\n\n").encode()


def compact(value: Any) -> str:
    """JSON without spaces, not escaped, as the service writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
