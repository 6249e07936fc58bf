"""A thread for tests, so that one that hangs fails and does not block the others."""

from __future__ import annotations

import queue
import sys
import threading
from typing import Any, Callable, Tuple

from tests.shared.bound import hang
from tests.shared.reading import step_of


class Worker:
    """A thread that runs one test after the other, and is abandoned if a test hangs.

    It is a daemon, and so are the threads started in it: a thread of the SDK that hangs does not
    keep the process from ending.
    """

    def __init__(self) -> None:
        self._asked: queue.Queue[Callable[[], Any]] = queue.Queue()
        self._done: queue.Queue[Tuple[str, Any]] = queue.Queue()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def run(self, call: Callable[[], Any], seconds: float) -> Any:
        """Return or raise as the call does; raise `HangError` if it takes longer than `seconds`."""
        self._asked.put(call)
        try:
            kind, what = self._done.get(timeout=seconds)
        except queue.Empty:
            step = step_of(sys._current_frames().get(self._thread.ident or 0))
            # The abandoned thread keeps the old queues, which nothing reads any more.
            self.__init__()  # type: ignore[misc]
            raise hang(seconds, step) from None
        if kind == "raised":
            raise what
        return what

    def _work(self) -> None:
        asked, done = self._asked, self._done
        while True:
            call = asked.get()
            try:
                done.put(("returned", call()))
            except BaseException as error:  # noqa: BLE001 - it is raised again by who asked
                done.put(("raised", error))
