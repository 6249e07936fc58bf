"""What was asked and answered, per tenant, for a test to read."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cozefake.request import MALFORMED, Upload

if TYPE_CHECKING:
    from cozefake.request import Request

MOST_EXCHANGES = 1000
MOST_BYTES = 16 * 1024 * 1024


@dataclass
class Exchange:
    """One request and what became of it; `status` is 0 until the answer has begun.

    `problems` are reasons for which the service refused, `differs` where the request differs from
    the published definition without being refused. `connection`: the same number for all that
    came over one connection.
    """

    request: Request
    route: str | None
    problems: list[str]
    differs: list[str]
    status: int = 0
    log_id: str = ""
    connection: int = 0

    # Any: JSON's own types.
    def as_json(self) -> dict[str, Any]:
        """The exchange as the control API gives it."""
        request = self.request
        return {
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
        }


class Journal(deque[Exchange]):
    """Exchanges, oldest first; the oldest are dropped past a number and past a size."""

    def __init__(self) -> None:
        super().__init__(maxlen=MOST_EXCHANGES)
        self._size = 0

    def append(self, exchange: Exchange) -> None:
        """Add an exchange; at least the newest stays, however large it is."""
        if len(self) == MOST_EXCHANGES:
            self._size -= self.popleft().request.size
        super().append(exchange)
        self._size += exchange.request.size
        while self._size > MOST_BYTES and len(self) > 1:
            self._size -= self.popleft().request.size
