"""The live journal: each exchange is passed on to everybody who watches, as it comes."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cozefake.journal import Exchange, Journal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

MOST_WAITING = 500


class Live:
    """A journal over all tenants, and those who watch it."""

    def __init__(self) -> None:
        self.journal = Journal()
        self._watchers: set[asyncio.Queue[Exchange]] = set()

    def came(self, exchange: Exchange) -> None:
        """A request has come."""
        self.journal.append(exchange)

    def answered(self, exchange: Exchange) -> None:
        """Its answer begins: who watches is told; who is too slow misses some."""
        for watcher in self._watchers:
            if not watcher.full():
                watcher.put_nowait(exchange)

    async def watch(self) -> AsyncIterator[Exchange]:
        """Yield each exchange from now on, until the watcher ends it."""
        with self._watching() as queue:
            while True:
                yield await queue.get()

    @contextmanager
    def _watching(self) -> Iterator[asyncio.Queue[Exchange]]:
        queue: asyncio.Queue[Exchange] = asyncio.Queue(MOST_WAITING)
        self._watchers.add(queue)
        try:
            yield queue
        finally:
            self._watchers.discard(queue)
