"""Detection of blocking calls that the SDK makes in the thread of a running event loop.

The calls themselves are watched, as a limit in seconds would depend on the machine.
"""

from __future__ import annotations

import asyncio
import functools
import socket
import sys
import threading
import time
from typing import Any, Callable, List

_PACKAGE = "cozepy"
_HELD_UP = []  # type: List[str]


def install() -> None:
    """Start to watch blocking calls, for the rest of the process."""
    time.sleep = _watched(time.sleep, "time.sleep")
    socket.create_connection = _watched(socket.create_connection, "socket.create_connection")
    threading.Event.wait = _watched(  # type: ignore[method-assign]
        threading.Event.wait, "threading.Event.wait"
    )


def held_up() -> List[str]:
    """Return the calls that have blocked a loop since the last call of this function, each once."""
    found = list(dict.fromkeys(_HELD_UP))
    _HELD_UP.clear()
    return found


def _watched(function: Callable[..., Any], name: str) -> Any:
    @functools.wraps(function)
    def call(*args: Any, **more: Any) -> Any:
        if asyncio._get_running_loop() is not None:
            caller = _caller()
            if caller:
                _HELD_UP.append("{} in {}".format(name, caller))
        return function(*args, **more)

    return call


def _caller() -> str:
    """Return the SDK's function in the stack, as "module.function"; "" if there is none."""
    frame = sys._getframe(2)  # type: Any
    while frame is not None:
        if frame.f_globals.get("__name__", "").partition(".")[0] == _PACKAGE:
            return "{}.{}".format(frame.f_globals["__name__"], frame.f_code.co_name)
        frame = frame.f_back
    return ""
