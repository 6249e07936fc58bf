"""Accounts: whose tenants are whose, where programs that must not meet share one service.

A service with a secret serves accounts alone: who knows the secret opens them and reads what each
of their tests asked; who has an account's key makes tenants in it, and sees no others.
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
    """Tokens of its tenants, oldest first, and how many requests each of its tests made."""

    key: str
    tokens: dict[str, None] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)

    def note(self, test: str) -> None:
        """A request came for a tenant that was made in this test."""
        if test in self.asked or len(self.asked) < MOST_TESTS:
            self.asked[test] = self.asked.get(test, 0) + 1


class Accounts:
    """All accounts; without a secret there are none, and nobody needs one."""

    def __init__(self, secret: str = "") -> None:
        self._secret = secret
        self._by_key: dict[str, Account] = {}

    @property
    def are_needed(self) -> bool:
        """True if a tenant belongs to an account, so that nobody sees more than their own."""
        return bool(self._secret)

    def open(self, secret: str) -> Account:
        """A new account."""
        self._check(secret)
        account = Account(secrets.token_urlsafe(16))
        self._by_key[account.key] = account
        return account

    def close(self, secret: str, key: str) -> Account:
        """The account with all that was noted, which is no longer there."""
        self._check(secret)
        self.get(key)
        return self._by_key.pop(key)

    def get(self, key: str) -> Account:
        """The account with this key."""
        if key not in self._by_key:
            raise AccountError("account: the key of an account is needed")
        return self._by_key[key]

    def _check(self, secret: str) -> None:
        given, own = secret.encode("utf-8", "replace"), self._secret.encode()
        if not own or not hmac.compare_digest(given, own):
            raise AccountError("secret: it is not this service's")
