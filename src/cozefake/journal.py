"""The journal of requests and answers, per tenant, for a test to read."""

from __future__ import annotations

import base64
import json
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cozefake.answer import compact
from cozefake.request import MALFORMED, Upload

if TYPE_CHECKING:
    from cozefake.request import Request

MOST_EXCHANGES = 1000
MOST_BYTES = 16 * 1024 * 1024
MOST_BYTES_ON_A_SOCKET = 1024 * 1024
MOST_BYTES_OF_AN_ANSWER = 64 * 1024
_APPENDS_BETWEEN_SUMS = 50


@dataclass
class Exchange:
    """One request and what became of it; `status` is 0 until the answer has begun.

    `problems` are what is wrong with the request, `differs` where it differs from the published
    definition without being wrong; `refused`: why the service refused it, which may be something
    else, as that what it names does not exist; empty where it was answered. `connection`: the same
    number for all that came over one connection. `answer`: the usual one where it was JSON and not
    large, before anything happened to it on its way. `events`: what both sides of a websocket said,
    in order, up to a size; `closed`: by whom, and with which code. `tenant`: the token of whose it
    is, empty where it is nobody's; `at`: when it came, in seconds since 1970.
    """

    request: Request
    route: str | None
    problems: list[str]
    differs: list[str]
    refused: list[str] = field(default_factory=list)
    status: int = 0
    log_id: str = ""
    connection: int = 0
    events: list[dict[str, Any]] | None = None
    closed: dict[str, Any] | None = None
    answer: bytes = b""
    tenant: str = ""
    at: float = field(default_factory=time.time)
    _size: int = 0

    def tell(self, by: str, said: Any) -> None:
        """Add what one side of a websocket said: an event, or text or bytes that are none."""
        size = len(said) if isinstance(said, str | bytes) else len(compact(said))
        what: dict[str, Any] = {"event": said}
        if isinstance(said, bytes):
            what = {"bytes": base64.b64encode(said).decode()}
        elif isinstance(said, str):
            what = {"text": said}
        self._size += size
        if self.events is not None and self._size <= MOST_BYTES_ON_A_SOCKET:
            self.events.append({"by": by, **what})

    @property
    def size(self) -> int:
        """Bytes that it holds, about."""
        return self.request.size + len(self.answer) + min(self._size, MOST_BYTES_ON_A_SOCKET)

    # Any: JSON's own types.
    def as_json(self) -> dict[str, Any]:
        """The exchange as the control API gives it."""
        request = self.request
        return {
            "tenant": self.tenant,
            "at": round(self.at, 3),
            "verb": request.verb,
            "path": request.path,
            "query": [list(pair) for pair in request.query],
            "headers": request.headers,
            "body": None if request.body is MALFORMED else request.body,
            "form": {
                name: value.described() if isinstance(value, Upload) else value
                for name, value in request.form.items()
            },
            "route": self.route,
            "status": self.status,
            "log_id": self.log_id,
            "connection": self.connection,
            "problems": self.problems,
            "differs": self.differs,
            "refused": self.refused,
            "events": self.events,
            "closed": self.closed,
            "answer": json.loads(self.answer) if self.answer else None,
        }


class Journal(deque[Exchange]):
    """Exchanges, oldest first; the oldest are dropped past a number and past a size."""

    def __init__(self) -> None:
        super().__init__(maxlen=MOST_EXCHANGES)
        self._size = 0
        self._appended = 0

    def append(self, exchange: Exchange) -> None:
        """Add an exchange; at least the newest stays, however large it is."""
        super().append(exchange)
        self._size += exchange.size
        self._appended += 1
        if self._size > MOST_BYTES or self._appended % _APPENDS_BETWEEN_SUMS == 0:
            # Summed up anew: some were dropped, and a websocket's exchange grows while it is here.
            self._size = sum(each.size for each in self)
        while self._size > MOST_BYTES and len(self) > 1:
            self._size -= self.popleft().size

    def problems(self) -> list[str]:
        """List the problems of the requests: "POST /v3/chat: body: user_id is missing"."""
        return [
            f"{exchange.request.verb} {exchange.request.path}: {problem}"
            for exchange in self
            for problem in exchange.problems
        ]

    # Any: JSON's own types.
    def faults(self) -> list[dict[str, Any]]:
        """The requests that differ from the published definition, refused for it or not.

        `problems` and `differs` are told once for each route, with the first request that had them;
        `is_first`: no earlier request was for the same route.
        """
        found = []
        told: dict[tuple[str, str], set[str]] = {}
        for exchange in self:
            asked = exchange.request.verb, exchange.route or exchange.request.path
            is_first, known = asked not in told, told.setdefault(asked, set())
            fault = {
                "problems": [each for each in exchange.problems if each not in known],
                "differs": [each for each in exchange.differs if each not in known],
            }
            known.update(exchange.problems, exchange.differs)
            if fault["problems"] or fault["differs"]:
                found.append({"verb": asked[0], "route": asked[1], "is_first": is_first, **fault})
        return found
