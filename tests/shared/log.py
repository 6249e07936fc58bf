"""The log that the SDK writes, as a test sees it."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import Callable, Iterator

import cozepy
import pytest

from tests.shared.recorder import ABSENT

_SDK = "cozepy"


@contextmanager
def logged(handler: logging.Handler, to: str = _SDK) -> Iterator[Callable[[int], None]]:
    """Give a handler what is logged to a logger, and return the SDK's `setup_logging`.

    The logger "" is the root, which a program listens to. Skips as absent if a release has no
    `setup_logging`. Afterwards the handler is removed and the SDK's level is what it was.
    """
    set_up = getattr(cozepy, "setup_logging", None)
    if set_up is None:
        pytest.skip(ABSENT + "setup_logging")
    before = logging.getLogger(_SDK).level
    logging.getLogger(to).addHandler(handler)
    try:
        yield set_up
    finally:
        logging.getLogger(to).removeHandler(handler)
        logging.getLogger(_SDK).setLevel(before)
