"""What both suites share beside the data: the test's own tenant of the fake."""

from __future__ import annotations

from typing import Iterator

import pytest

from tests.shared.fake import Fake


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "contract(*paths): the SDK paths that a contract uses")
    config.addinivalue_line("markers", "refused: the request is meant to be refused")
    config.addinivalue_line("markers", "lenient: what is sent is another contract's subject")


@pytest.fixture
def fake(request: pytest.FixtureRequest) -> Iterator[Fake]:
    """A new tenant; afterwards nothing may have been refused that was not meant to be."""
    is_strict = request.node.get_closest_marker("lenient") is None
    tenant = Fake(is_strict=is_strict)
    yield tenant
    problems = tenant.forget()
    if problems and is_strict and not request.node.get_closest_marker("refused"):
        pytest.fail("refused by the service: {}".format("; ".join(problems)), pytrace=False)
