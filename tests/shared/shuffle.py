"""Tests in another order: `pytest -p tests.shared.shuffle --shuffle SEED`, the same for a seed."""

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
        # Workers must agree on the order, so it depends on nothing but the seed and the names.
        items.sort(key=lambda item: item.nodeid)
        random.Random(seed).shuffle(items)
