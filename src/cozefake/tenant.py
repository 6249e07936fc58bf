"""A tenant: everything that belongs to one API token, and nothing that belongs to another."""

from __future__ import annotations

import asyncio
import itertools
import time
import uuid
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from cozefake.journal import Journal
from cozefake.kinds import KINDS

if TYPE_CHECKING:
    from cozefake.script import ChatPlan, Script

MOST_TENANTS = 2000
# As the service's own: 19 digits, rising.
_FIRST_ID = 7_400_000_000_000_000_001


# Any: entities in wire form, as tests and clients give them.
@dataclass
class Tenant:
    """State, scripts, clock and journal of one token; `is_valid`: whether the token is accepted.

    `ahead`: by how many seconds the tenant's clock is before the machine's.
    """

    token: str
    is_valid: bool = True
    ahead: int = 0
    state: dict[str, dict[str, dict[str, Any]]] = field(
        default_factory=lambda: {kind: {} for kind in KINDS}
    )
    scripts: list[Script] = field(default_factory=list)
    chat_plans: deque[ChatPlan] = field(default_factory=deque)
    journal: Journal = field(default_factory=Journal)
    released: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))
    connections: WeakSet[asyncio.BaseTransport] = field(default_factory=WeakSet)
    issued: dict[str, int] = field(default_factory=dict)
    _ids: itertools.count[int] = field(default_factory=lambda: itertools.count(_FIRST_ID))

    def new_id(self) -> str:
        """An id that this tenant has not seen."""
        return str(next(self._ids))

    def now(self) -> int:
        """Seconds since 1970 by the tenant's own clock, as the service gives times."""
        return int(time.time()) + self.ahead

    def scripted(self, verb: str, path: str, route: str | None) -> Script | None:
        """The script for this request, used up by one; None where there is none."""
        for script in self.scripts:
            if script.matches(verb, path, route):
                script.times -= 1
                if not script.times:
                    self.scripts.remove(script)
                return script
        return None

    @property
    def open_connections(self) -> int:
        """How many connections that asked in this tenant's name are open."""
        return sum(1 for each in self.connections if not each.is_closing())


class Tenants:
    """All tenants; the one that was longest unused is dropped past a limit.

    A tenant has its own token, and any number of tokens that were issued to it and expire.
    """

    def __init__(self) -> None:
        self._by_token: OrderedDict[str, Tenant] = OrderedDict()
        self._owners: dict[str, Tenant] = {}

    def create(self, token: str) -> Tenant:
        """A new tenant for the token, in the place of an older one."""
        self.forget(token)
        self._by_token[token] = Tenant(token)
        while len(self._by_token) > MOST_TENANTS:
            self.forget(next(iter(self._by_token)))
        return self._by_token[token]

    def get(self, token: str) -> Tenant | None:
        """The tenant of the token; None where nobody has it, or where it has expired."""
        if token in self._by_token:
            self._by_token.move_to_end(token)
            return self._by_token[token]
        owner = self._owners.get(token)
        return owner if owner and owner.now() < owner.issued[token] else None

    def issue(self, tenant: Tenant, access_token: str, expires_at: int) -> None:
        """Accept another token for the tenant, until its clock shows `expires_at`."""
        tenant.issued[access_token] = expires_at
        self._owners[access_token] = tenant

    def forget(self, token: str) -> None:
        """Drop the tenant, and what was issued to it."""
        tenant = self._by_token.pop(token, None)
        for issued in tenant.issued if tenant else ():
            self._owners.pop(issued, None)

    def __len__(self) -> int:
        return len(self._by_token)


def log_id() -> str:
    """A log id as the service makes them: the time, then twenty hexadecimal digits."""
    return time.strftime("%Y%m%d%H%M%S") + uuid.uuid4().hex[:20].upper()
