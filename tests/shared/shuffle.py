"""pytest plugin for random order: `pytest -p tests.shared.shuffle --shuffle SEED`."""

from __future__ import annotations

import random
from typing import List

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("shuffle")
    group.addoption("--shuffle", type=int, metavar="SEED", help="put the tests into random order")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: List[pytest.Item]) -> None:
    seed = config.getoption("--shuffle")
    if seed is not None:
        # Workers of pytest-xdist must agree on the order, so sort the tests before shuffling them.
        items.sort(key=lambda item: item.nodeid)
        random.Random(seed).shuffle(items)
