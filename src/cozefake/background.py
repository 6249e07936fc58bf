"""The service in a thread, for programs with an event loop of their own or without one."""

from __future__ import annotations

import asyncio
import threading
from contextlib import contextmanager
from queue import Queue
from typing import TYPE_CHECKING

from cozefake.service import Service, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS_TO_END = 10.0


@contextmanager
def running(secret: str = "") -> Iterator[Service]:
    """Serve on free ports of loopback until the context ends; `secret` as for `serving`."""
    started: Queue[Service | BaseException] = Queue()
    loop = asyncio.new_event_loop()
    ended = asyncio.Event()

    async def serve() -> None:
        try:
            async with serving(secret=secret) as service:
                started.put(service)
                await ended.wait()
        except BaseException as error:
            started.put(error)
            raise

    def run() -> None:
        # The runner cancels the tasks that remain at the end, such as those of pages left open.
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(serve())

    thread = threading.Thread(target=run, name="cozefake", daemon=True)
    thread.start()
    service = started.get()
    if isinstance(service, BaseException):
        raise service
    try:
        yield service
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join(SECONDS_TO_END)
