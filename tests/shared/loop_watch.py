"""A watch on the event loop, which the SDK must not hold up by calls that block.

Calls are watched, not the clock, which differs from machine to machine: those that block, made by
the SDK in a thread whose loop runs.
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
    """Watch calls that block, from now on."""
    time.sleep = _watched(time.sleep, "time.sleep")
    socket.create_connection = _watched(socket.create_connection, "socket.create_connection")
    threading.Event.wait = _watched(  # type: ignore[method-assign]
        threading.Event.wait, "threading.Event.wait"
    )


def held_up() -> List[str]:
    """Return the calls that have held up a loop since this was last called, each once."""
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
    """Return the function of the SDK that called, "" if it was not the SDK."""
    frame = sys._getframe(2)  # type: Any
    while frame is not None:
        if frame.f_globals.get("__name__", "").partition(".")[0] == _PACKAGE:
            return "{}.{}".format(frame.f_globals["__name__"], frame.f_code.co_name)
        frame = frame.f_back
    return ""
