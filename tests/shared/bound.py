"""Time limits of tests: a test that exceeds its limit is reported as hanging."""

from __future__ import annotations

import functools
import os
import time
from typing import Set

import pytest

from tests.shared.reading import HangError

# Long enough for a test to wait for an event in vain and then close its connection.
SECONDS = 8.0
# These fixtures' clients give up within a second. One that does not will not do so later either, so
# their tests have a lower limit.
BRIEF_FIXTURES = {"single_connection_client", "impatient"}
BRIEF_SECONDS = 5.0
# A test that waits for a processor is not the release's fault, so limits grow with the load above
# this one. A matrix by itself keeps two or three processes waiting for each processor.
USUAL_LOAD = 2.0
MOST_TIMES = 4.0
# Systems reckon their load anew every five seconds.
SECONDS_OF_A_LOAD = 5
# Long enough for a websocket to close on an idle machine, so that a fixed hang is noticed, and
# short enough for a test that still hangs to cost little.
KNOWN_HANG_SECONDS = 2.0
_KNOWN_HANGS: Set[str] = set()


def know(file: str) -> None:
    """Read the names of tests known to hang from a file, one per line: `test_x::test_y[z]`."""
    with open(file, encoding="utf-8") as lines:
        _KNOWN_HANGS.update(line.strip() for line in lines)


def seconds(item: pytest.Function) -> float:
    """Return the time limit of a test, in seconds."""
    path, _, name = item.nodeid.partition("::")
    if "{}::{}".format(os.path.basename(path)[: -len(".py")], name) in _KNOWN_HANGS:
        return KNOWN_HANG_SECONDS
    idle = SECONDS if BRIEF_FIXTURES.isdisjoint(item.fixturenames) else BRIEF_SECONDS
    return idle * times()


def seconds_to_close() -> float:
    """Return the time limit for closing a client after a test, in seconds."""
    return SECONDS * times()


def times() -> float:
    """Return the factor, at least 1, by which a limit grows with the load of the machine."""
    return _times_in(int(time.monotonic()) // SECONDS_OF_A_LOAD)


def forget_load() -> None:
    """Read the machine's load anew when it is next asked for."""
    _times_in.cache_clear()


@functools.lru_cache(maxsize=1)
def _times_in(_: int) -> float:
    """Return the factor; cached, as to read the load takes as long as a short test."""
    try:
        load = os.getloadavg()[0] / (os.cpu_count() or 1)
    except OSError:
        # Not every system reports its load; such a system is assumed to be idle.
        return 1.0
    return min(max(1.0, load / USUAL_LOAD), MOST_TIMES)


def hang(seconds: float, step: str) -> HangError:
    """Return the error for a test that exceeded its limit; `step` is the line where it hangs."""
    where = ", in `{}`".format(step) if step else ""
    return HangError("it hangs: no end after {:.0f} s{}".format(seconds, where))
