"""A plugin for a suite's process under mutation: `pytest -p cozematrix.upkeep.mutation.probe`.

Tells coverage which test runs, where coverage measures, and keeps a broken loop from taking all
the memory of the machine.
"""

from __future__ import annotations

import resource
from typing import TYPE_CHECKING

import coverage
import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

MOST_MEMORY = 4 * 1024**3


def pytest_configure() -> None:
    """Bound the memory before the broken package is imported."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Book what a test, its setup and its teardown execute on the test."""
    _switch(item.nodeid)
    try:
        return (yield)
    finally:
        _switch("")


def _switch(context: str) -> None:
    measuring = coverage.Coverage.current()
    if measuring is not None:
        measuring.switch_context(context)
