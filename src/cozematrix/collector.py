"""The garbage collector, kept from looking at what lives to the end of a session."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep what is made within out of the garbage collector's sight.

    A full run is a million tuples that live to the end; to look at them again and again takes a
    third of the time of a report.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
