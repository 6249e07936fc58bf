"""Ends what a run has started when the run itself is gone, however it went."""

from __future__ import annotations

import os
import select
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SECONDS_BETWEEN_LOOKS = 0.25


def watch(pid: int, ended: Callable[[], object]) -> None:
    """Call `ended` in a thread of its own as soon as the process `pid` is gone."""
    threading.Thread(target=_wait, args=(pid, ended), daemon=True, name="lifeline").start()


def is_alive(pid: int) -> bool:
    """Return whether there is such a process, also one of another user."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _wait(pid: int, ended: Callable[[], object]) -> None:
    descriptor = _opened(pid)
    if descriptor is None:
        while is_alive(pid):
            time.sleep(_SECONDS_BETWEEN_LOOKS)
    else:
        # Readable from the moment it exits, even while its parent has not collected it.
        select.select([descriptor], [], [])
        os.close(descriptor)
    ended()


def _opened(pid: int) -> int | None:
    """Open a descriptor of the process; None where there is no process, or none can be had.

    Containers have refused the call although the kernel knows it.
    """
    if not hasattr(os, "pidfd_open"):
        return None
    try:
        return os.pidfd_open(pid)
    except OSError:
        return None
