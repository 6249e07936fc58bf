"""A tenant: everything that belongs to one API token, and nothing that belongs to another."""

from __future__ import annotations

import asyncio
import itertools
import time
import uuid
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cozefake.journal import Journal

if TYPE_CHECKING:
    from cozefake.script import Answer, ChatPlan, Script

MOST_TENANTS = 2000
KINDS = {
    "workspaces": "id",
    "bots": "bot_id",
    "conversations": "id",
    "messages": "id",
    "chats": "id",
    "workflows": "workflow_id",
    "files": "id",
    "users": "user_id",
}
# As the service's own: 19 digits, rising.
_FIRST_ID = 7_400_000_000_000_000_001


# Any: entities in wire form, as tests and clients give them.
@dataclass
class Tenant:
    """State, scripts and journal of one token; `is_valid`: whether the token is accepted."""

    token: str
    is_valid: bool = True
    state: dict[str, dict[str, dict[str, Any]]] = field(
        default_factory=lambda: {kind: {} for kind in KINDS}
    )
    scripts: list[Script] = field(default_factory=list)
    chat_plans: deque[ChatPlan] = field(default_factory=deque)
    journal: Journal = field(default_factory=Journal)
    released: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))
    _ids: itertools.count[int] = field(default_factory=lambda: itertools.count(_FIRST_ID))

    def new_id(self) -> str:
        """An id that this tenant has not seen."""
        return str(next(self._ids))

    def scripted(self, verb: str, path: str) -> Answer | None:
        """The scripted answer for this request, used up by one; None where there is none."""
        for script in self.scripts:
            if (script.verb, script.path) == (verb, path):
                script.times -= 1
                if not script.times:
                    self.scripts.remove(script)
                return script.answer
        return None


class Tenants:
    """All tenants; the one that was longest unused is dropped past a limit."""

    def __init__(self) -> None:
        self._by_token: OrderedDict[str, Tenant] = OrderedDict()

    def create(self, token: str) -> Tenant:
        """A new tenant for the token, in the place of an older one."""
        self._by_token[token] = Tenant(token)
        self._by_token.move_to_end(token)
        while len(self._by_token) > MOST_TENANTS:
            self._by_token.popitem(last=False)
        return self._by_token[token]

    def get(self, token: str) -> Tenant | None:
        """The tenant of the token."""
        if token in self._by_token:
            self._by_token.move_to_end(token)
        return self._by_token.get(token)

    def forget(self, token: str) -> None:
        self._by_token.pop(token, None)

    def __len__(self) -> int:
        return len(self._by_token)


def now() -> int:
    """Seconds since 1970, as the service gives times."""
    return int(time.time())


def log_id() -> str:
    """A log id as the service makes them: the time, then twenty hexadecimal digits."""
    return time.strftime("%Y%m%d%H%M%S") + uuid.uuid4().hex[:20].upper()
