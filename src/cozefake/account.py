"""Accounts, which separate the tenants of programs that share one service.

If a service has a secret, every tenant belongs to an account. The secret is needed to open an
account and to read how many requests its tests made. The account's key is needed to make tenants in
it, and gives access to no others.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field

MOST_TENANTS = 500
MOST_TESTS = 20_000
MOST_OF_A_NAME = 1000


class AccountError(Exception):
    """The secret or the key of an account is wrong, or missing."""


@dataclass
class Account:
    """The tokens of an account's tenants, oldest first, and the number of requests per test."""

    key: str
    tokens: dict[str, None] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)

    def note(self, test: str) -> None:
        """Count a request for a tenant that was made in this test."""
        if test in self.asked or len(self.asked) < MOST_TESTS:
            self.asked[test] = self.asked.get(test, 0) + 1


class Accounts:
    """All accounts; without a secret there are none, and none is needed."""

    def __init__(self, secret: str = "") -> None:
        self._secret = secret
        self._by_key: dict[str, Account] = {}

    @property
    def are_needed(self) -> bool:
        """True if every tenant must belong to an account."""
        return bool(self._secret)

    def open(self, secret: str) -> Account:
        """Return a new account; raise AccountError if the secret is wrong."""
        self._check(secret)
        account = Account(secrets.token_urlsafe(16))
        self._by_key[account.key] = account
        return account

    def close(self, secret: str, key: str) -> Account:
        """Remove the account and return it; raise AccountError if the secret or key is wrong."""
        self._check(secret)
        self.get(key)
        return self._by_key.pop(key)

    def get(self, key: str) -> Account:
        """Return the account with this key; raise AccountError if there is none."""
        if key not in self._by_key:
            raise AccountError("account: the key of an account is needed")
        return self._by_key[key]

    def _check(self, secret: str) -> None:
        given, own = secret.encode("utf-8", "replace"), self._secret.encode()
        if not own or not hmac.compare_digest(given, own):
            raise AccountError("secret: it is not this service's")
