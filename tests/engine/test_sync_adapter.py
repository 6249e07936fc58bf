"""The adapter that lets a contract drive the synchronous client."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from tests.sync.adapter import Resource, View, drive


class Pager:
    has_more = True

    def __init__(self, *items: int) -> None:
        self.items = list(items)

    def __iter__(self) -> Iterator[int]:
        return iter(self.items)

    def iter_pages(self) -> Iterator[Pager]:
        return iter([Pager(1), Pager(2)])


class Bots:
    calls = 0

    def retrieve(self, bot_id: str) -> str:
        self.calls += 1
        return f"bot {bot_id}"

    def list(self) -> Pager:
        return Pager(1, 2, 3)

    def stream(self) -> Iterator[int]:
        yield from (4, 5)


class Client:
    def __init__(self) -> None:
        self.bots = Bots()


def test_awaited_call_returns_what_the_client_returns() -> None:
    async def contract(coze: Any) -> str:
        got: str = await coze.bots.retrieve(bot_id="1")
        return got

    assert drive(contract(Resource(Client()))) == "bot 1"


def test_call_is_made_once_and_only_when_it_is_awaited() -> None:
    client = Client()

    async def contract(coze: Any) -> None:
        call = coze.bots.retrieve(bot_id="1")
        assert client.bots.calls == 0
        await call

    drive(contract(Resource(client)))

    assert client.bots.calls == 1


def test_pager_is_iterated_over_items_and_pages() -> None:
    async def contract(coze: Any) -> tuple[list[int], list[list[int]], bool]:
        pager = await coze.bots.list()
        items = [item async for item in pager]
        pages = [page.items async for page in pager.iter_pages()]
        return items, pages, pager.has_more

    assert drive(contract(Resource(Client()))) == ([1, 2, 3], [[1], [2]], True)


def test_stream_is_iterated_without_being_awaited() -> None:
    async def contract(coze: Any) -> list[int]:
        return [item async for item in coze.bots.stream()]

    assert drive(contract(Resource(Client()))) == [4, 5]


def test_contract_that_waits_for_an_event_loop_is_told_so() -> None:
    async def contract() -> None:
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError, match="waited for an event loop"):
        drive(contract())


def test_error_of_the_client_reaches_the_contract() -> None:
    async def contract(coze: Any) -> None:
        await coze.bots.retrieve()

    with pytest.raises(TypeError, match="bot_id"):
        drive(contract(Resource(Client())))


def test_view_passes_on_what_the_pager_says_of_itself() -> None:
    assert View(Pager(7)).items == [7]
