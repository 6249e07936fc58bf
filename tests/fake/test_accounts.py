"""A service with a secret: accounts are isolated, and requests are counted per test."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import pytest

from cozefake import account, background
from cozefake.client import Fake, FakeError, ask

SECRET = "a secret"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with background.running(SECRET) as service:
        yield service.url


@pytest.fixture
def key(url: str) -> str:
    return opened(url)


def opened(url: str) -> str:
    return str(ask(url, "POST", "/_fake/accounts", {"secret": SECRET})["account"])


def closed(url: str, key: str) -> dict[str, int]:
    asked: dict[str, Any] = ask(url, "POST", f"/_fake/accounts/{key}/close", {"secret": SECRET})
    return dict(asked["asked"])


def list_workspaces(fake: Fake) -> int:
    parts = urlsplit(fake.url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
    connection.request("GET", "/v1/workspaces", headers={"Authorization": f"Bearer {fake.token}"})
    with closing(connection), connection.getresponse() as response:
        response.read()
        return response.status


def test_requests_are_counted_for_the_test_that_made_the_tenant(url: str, key: str) -> None:
    two, one, none = (Fake(url, account=key, test=test) for test in ("two", "one", "none"))
    for fake in (two, two, one):
        assert list_workspaces(fake) == 200
    two.forget()
    assert none.journal() == []

    assert closed(url, key) == {"two": 2, "one": 1}


def test_tenants_go_with_their_account(url: str, key: str) -> None:
    fake = Fake(url, account=key)

    closed(url, key)

    with pytest.raises(FakeError, match="no tenant has the token"):
        fake.journal()
    with pytest.raises(FakeError, match="the key of an account is needed"):
        closed(url, key)


@pytest.mark.parametrize("secret", ["", "a guess", "ü"])
def test_who_does_not_know_the_secret_opens_and_closes_nothing(
    url: str, key: str, secret: str
) -> None:
    for path in ("/_fake/accounts", f"/_fake/accounts/{key}/close"):
        with pytest.raises(FakeError, match="it is not this service's"):
            ask(url, "POST", path, {"secret": secret})

    assert closed(url, key) == {}


def test_service_without_a_secret_has_no_accounts() -> None:
    with (
        background.running() as service,
        pytest.raises(FakeError, match="it is not this service's"),
    ):
        ask(service.url, "POST", "/_fake/accounts", {"secret": ""})


@pytest.mark.parametrize("key", ["", "no such key"])
def test_tenant_needs_an_account(url: str, key: str) -> None:
    with pytest.raises(FakeError, match="the key of an account is needed"):
        Fake(url, account=key)


@pytest.mark.parametrize("path", ["/", "/_fake/journal", "/_fake/live"])
def test_nobody_sees_what_others_ask(url: str, path: str) -> None:
    with pytest.raises(FakeError, match="nobody sees what others ask"):
        ask(url, "GET", path)


def test_account_cannot_take_the_place_of_another_ones_tenant(url: str, key: str) -> None:
    fake = Fake(url, account=key)

    with pytest.raises(FakeError, match="is another account's"):
        Fake(url, token=fake.token, account=opened(url))

    assert fake.journal() == []


def test_account_that_makes_many_tenants_loses_its_own_oldest(url: str, key: str) -> None:
    others = Fake(url, account=opened(url))
    first, *rest = [Fake(url, account=key) for _ in range(account.MOST_TENANTS + 1)]

    assert others.journal() == rest[0].journal() == []
    with pytest.raises(FakeError, match="no tenant has the token"):
        first.journal()
