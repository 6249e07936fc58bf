"""Tenants: the state, scripts, clock and journal that belong to one API token."""

from __future__ import annotations

import asyncio
import copy
import itertools
import os
import pickle
import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from cozefake.account import MOST_TENANTS as MOST_TENANTS_OF_AN_ACCOUNT
from cozefake.account import AccountError
from cozefake.journal import Journal
from cozefake.kinds import KINDS
from cozefake.strictness import Strictness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cozefake.account import Account
    from cozefake.journal import Exchange
    from cozefake.oauth import App
    from cozefake.script import ChatPlan, Script
    from cozefake.websockets.script import SocketPlan

MOST_TENANTS = 2000
MOST_ISSUED = 1000
MOST_APPS = 100
# Like the service's ids: 19 digits, increasing.
_FIRST_ID = 7_400_000_000_000_000_001


# Any: entities in wire form, as tests and clients give them.
@dataclass
class Tenant:
    """Everything that belongs to one token."""

    token: str
    """Token that its clients send; chosen by the test."""
    is_valid: bool = True
    """False if the token is refused, as a revoked one is."""
    strictness: Strictness = Strictness.USUAL
    """Problems for which a request is refused; all problems are noted at any level."""
    ahead: int = 0
    """Seconds that the tenant's clock is before the machine's."""
    state: dict[str, dict[str, dict[str, Any]]] = field(
        default_factory=lambda: {kind: {} for kind in KINDS}
    )
    """Entities in wire form, by kind and id; keys with an underscore in front stay inside."""
    scripts: list[Script] = field(default_factory=list)
    """Scripts that are not used up; the first that fits a request is taken."""
    chat_plans: deque[ChatPlan] = field(default_factory=deque)
    """Courses of the next chats, one each."""
    journal: Journal = field(default_factory=Journal)
    """The tenant's own exchanges; `Live` has those of all tenants."""
    released: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))
    """Releases by the test that no held answer has used up yet."""
    connections: WeakSet[asyncio.BaseTransport] = field(default_factory=WeakSet)
    """Transports that carried requests of this tenant, some of them closed."""
    apps: dict[str, App] = field(default_factory=dict)
    """OAuth applications by client id, oldest first."""
    sockets: deque[SocketPlan] = field(default_factory=deque)
    """Plans of websockets; the first for an endpoint is used up by a connection to it."""
    issued: dict[str, int] = field(default_factory=dict)
    """Tokens that its applications got, with their ends in seconds since 1970 by its clock."""
    owners: dict[str, Tenant] = field(default_factory=dict, repr=False)
    """Tenants by the tokens issued to them: one mapping for all tenants."""
    account: Account | None = None
    """Account that it belongs to; None in a service without accounts."""
    test: str = ""
    """Name of the account's test that made it; empty if none was given."""
    _ids: itertools.count[int] = field(default_factory=lambda: itertools.count(_FIRST_ID))
    """Numbers for new ids; a copy of another tenant's after `copy_state`."""

    def new_id(self) -> str:
        """Return a new id, unique within this tenant."""
        return str(next(self._ids))

    def record(self, exchange: Exchange) -> None:
        """Add an exchange to the journal, and count it for the account's test."""
        self.journal.append(exchange)
        if self.account is not None:
            self.account.note(self.test)

    def copy_state(self, other: Tenant) -> None:
        """Replace the state by a copy of the other's; new ids continue after the other's."""
        # Takes a sixth of the time of copy.deepcopy; safe, as the bytes are made in this line.
        self.state = pickle.loads(pickle.dumps(other.state, pickle.HIGHEST_PROTOCOL))  # noqa: S301
        self._ids = copy.copy(other._ids)

    def now(self) -> int:
        """Seconds since 1970 by the tenant's own clock, as the service gives times."""
        return int(time.time()) + self.ahead

    def scripted(self, verb: str, path: str, route: str | None) -> Script | None:
        """Return the script for this request, and use it once; None if there is none."""
        for script in self.scripts:
            if script.matches(verb, path, route):
                script.times -= 1
                if not script.times:
                    self.scripts.remove(script)
                return script
        return None

    def issue(self, access_token: str, expires_at: int) -> None:
        """Accept another token for this tenant, until its clock shows `expires_at`."""
        now = self.now()
        self.issued[access_token] = expires_at
        ended = [each for each, until in self.issued.items() if until <= now]
        for token in [*ended, *list(self.issued)[:-MOST_ISSUED]]:
            if self.issued.pop(token, None) is not None:
                self.owners.pop(token, None)
        if access_token in self.issued:
            self.owners[access_token] = self

    @property
    def open_connections(self) -> int:
        """Count the open connections that carried requests of this tenant."""
        return sum(1 for each in self.connections if not each.is_closing())


class Tenants:
    """All tenants; above a limit, the least recently used one is dropped.

    A tenant has its own token, and any number of issued tokens, which expire. `strictness` is the
    default for tenants.
    """

    def __init__(self, strictness: Strictness = Strictness.USUAL) -> None:
        self.strictness = strictness
        self._by_token: OrderedDict[str, Tenant] = OrderedDict()
        self._owners: dict[str, Tenant] = {}
        self._by_client: dict[str, list[Tenant]] = {}

    def create(self, token: str, account: Account | None = None, test: str = "") -> Tenant:
        """Return a new tenant for the token, which replaces an older one of the same account."""
        older = self._by_token.get(token)
        if older is not None and older.account is not account:
            raise AccountError(f"{token!r} is another account's")
        self.forget(token)
        tenant = Tenant(token, owners=self._owners, account=account, test=test)
        self._by_token[token] = tenant
        if account is None:
            while len(self._by_token) > MOST_TENANTS:
                self.forget(next(iter(self._by_token)))
            return tenant
        account.tokens[token] = None
        # Drop the account's own oldest tenant, so that it cannot displace another account's.
        while len(account.tokens) > MOST_TENANTS_OF_AN_ACCOUNT:
            self.forget(next(iter(account.tokens)))
        return tenant

    def get(self, token: str) -> Tenant | None:
        """Return the tenant of the token; None if the token is unknown or has expired."""
        if token in self._by_token:
            self._by_token.move_to_end(token)
            return self._by_token[token]
        owner = self._owners.get(token)
        return owner if owner and owner.now() < owner.issued[token] else None

    def of_client(self, client_id: str) -> list[Tenant]:
        """Return the tenants with an OAuth application of this id, the newest first."""
        return self._by_client.get(client_id, [])[::-1]

    def register(self, tenant: Tenant, app: App) -> None:
        """Add an application, which replaces the tenant's older one of the same id."""
        self._disown(tenant, app.client_id)
        self._by_client.setdefault(app.client_id, []).append(tenant)
        known = tenant.apps.get(app.client_id)
        # Grants are kept, so that a test can change an application during a flow.
        app.grants, app.used = (known.grants, known.used) if known else ({}, {})
        tenant.apps[app.client_id] = app
        while len(tenant.apps) > MOST_APPS:
            oldest = next(iter(tenant.apps))
            self._disown(tenant, oldest)
            del tenant.apps[oldest]

    def _disown(self, tenant: Tenant, client_id: str) -> None:
        """Remove the tenant from the owners of an application of this id."""
        left = [each for each in self._by_client.pop(client_id, []) if each is not tenant]
        if left:
            self._by_client[client_id] = left

    def forget(self, token: str) -> None:
        """Drop the tenant and the tokens issued to it."""
        tenant = self._by_token.pop(token, None)
        if tenant is not None and tenant.account is not None:
            tenant.account.tokens.pop(token, None)
        for issued in tenant.issued if tenant else ():
            self._owners.pop(issued, None)
        if tenant is not None:
            for client_id in tenant.apps:
                self._disown(tenant, client_id)

    def __iter__(self) -> Iterator[Tenant]:
        return iter(self._by_token.values())

    def __len__(self) -> int:
        return len(self._by_token)


def log_id() -> str:
    """Return a log id in the service's form: the time, then twenty hexadecimal digits."""
    return time.strftime("%Y%m%d%H%M%S") + os.urandom(10).hex().upper()
