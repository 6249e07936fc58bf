"""The live journal, which passes each exchange on to its watchers."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cozefake.journal import Exchange, Journal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

MOST_WAITING = 500


class Live:
    """The journal of all tenants, and its watchers."""

    def __init__(self) -> None:
        self.journal = Journal()
        self._watchers: set[asyncio.Queue[Exchange]] = set()

    def add(self, exchange: Exchange) -> None:
        """Add a new request to the journal."""
        self.journal.append(exchange)

    def publish(self, exchange: Exchange) -> None:
        """Pass an exchange on to the watchers when its answer begins; slow watchers miss some."""
        for watcher in self._watchers:
            if not watcher.full():
                watcher.put_nowait(exchange)

    async def watch(self) -> AsyncIterator[Exchange]:
        """Yield each exchange from now on; endless."""
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
