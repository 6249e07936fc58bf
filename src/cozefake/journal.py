"""The journal of a tenant's requests and answers, for tests to read."""

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
    """One request and its answer."""

    request: Request
    """The request as it was read; of a websocket the handshake."""
    route: str | None
    """Name of the route or of the websocket's endpoint; None if there is no such route."""
    problems: list[str]
    """Everything wrong with the request or a websocket's messages, refused for it or not."""
    differs: list[str]
    """Differences from the published definition that are not wrong."""
    refused: list[str] = field(default_factory=list)
    """Reasons of the service for a refusal, such as an unknown id; empty if it answered."""
    status: int = 0
    """HTTP status, 101 for an open websocket; 0 until the answer has begun."""
    log_id: str = ""
    """The service's own id of the exchange, which the header `x-tt-logid` has too."""
    connection: int = 0
    """Number of the connection that it came over, from 1; 0 if the client had gone."""
    events: list[dict[str, Any]] | None = None
    """Messages of both sides of a websocket, in order, up to a size; None without a websocket."""
    closed: dict[str, Any] | None = None
    """End of a websocket: `by` (client or service) and `code`; None while open, or without one."""
    answer: bytes = b""
    """JSON of the service's own answer before any fault; empty if scripted, not JSON, or large."""
    tenant: str = ""
    """Token of the tenant; empty if the request has no tenant."""
    at: float = field(default_factory=time.time)
    """Time at which it came, in seconds since 1970."""
    _size: int = 0
    """Bytes that both sides of a websocket have sent, also those that `events` leaves out."""

    def tell(self, by: str, said: Any) -> None:
        """Add a message of one side of a websocket: an event, or other text or bytes."""
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
        """Approximate size in memory, in bytes."""
        return self.request.size + len(self.answer) + min(self._size, MOST_BYTES_ON_A_SOCKET)

    # Any: JSON's own types.
    def as_json(self) -> dict[str, Any]:
        """Return the exchange in the control API's form."""
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
    """Exchanges, oldest first; the oldest are dropped above a number and a total size."""

    def __init__(self) -> None:
        super().__init__(maxlen=MOST_EXCHANGES)
        self._size = 0
        self._appended = 0

    def append(self, exchange: Exchange) -> None:
        """Add an exchange and drop the oldest if need be, but never the new one."""
        super().append(exchange)
        self._size += exchange.size
        self._appended += 1
        if self._size > MOST_BYTES or self._appended % _APPENDS_BETWEEN_SUMS == 0:
            # Recomputed, as some were dropped, and the exchange of an open websocket grows.
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
        """Return the requests that differ from the published definition, refused or not.

        Each of `problems` and `differs` is listed once per route, with the first request that had
        it; `is_first` is True for the first request for a route.
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
