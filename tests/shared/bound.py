"""Time limits of tests: one that takes longer hangs."""

from __future__ import annotations

import os
from typing import Set

import pytest

from tests.shared.reading import HangError

# Longer than a test waits for an event that does not come, and then for its connection to close.
SECONDS = 8.0
# Fixtures of clients that give up within a second, and the limit of their tests: if they do not
# give up, nothing is learned by waiting longer.
BRIEF_FIXTURES = {"single_connection_client", "impatient"}
BRIEF_SECONDS = 5.0
# On a busy machine a test waits for a processor, which is not the release's fault. A matrix alone
# keeps two or three processes waiting for each processor.
USUAL_LOAD = 2.0
MOST_TIMES = 4.0
# Longer than a websocket takes to close on an idle machine: a test that no longer hangs is noticed,
# and one that does costs little.
KNOWN_HANG_SECONDS = 2.0
_KNOWN_HANGS: Set[str] = set()


def know(file: str) -> None:
    """Read the tests that are known to hang from a file, one name a line: `test_x::test_y[z]`."""
    with open(file, encoding="utf-8") as lines:
        _KNOWN_HANGS.update(line.strip() for line in lines)


def seconds(item: pytest.Function) -> float:
    """Return the time limit of this test, in seconds."""
    path, _, name = item.nodeid.partition("::")
    if "{}::{}".format(os.path.basename(path)[: -len(".py")], name) in _KNOWN_HANGS:
        return KNOWN_HANG_SECONDS
    idle = SECONDS if BRIEF_FIXTURES.isdisjoint(item.fixturenames) else BRIEF_SECONDS
    return idle * times()


def seconds_to_close() -> float:
    """Return the time limit of a client's end after a test, in seconds."""
    return SECONDS * times()


def times() -> float:
    """Return the factor, at least 1, by which a limit grows with the load of the machine."""
    try:
        load = os.getloadavg()[0] / (os.cpu_count() or 1)
    except OSError:
        # A system that does not tell its load is taken to be idle.
        return 1.0
    return min(max(1.0, load / USUAL_LOAD), MOST_TIMES)


def hang(seconds: float, step: str) -> HangError:
    """Return the error of a test that took longer; `step` is the line of it that does not end."""
    where = ", in `{}`".format(step) if step else ""
    return HangError("it hangs: no end after {:.0f} s{}".format(seconds, where))
