"""The contracts of a broken network on `AsyncCoze`."""

import pytest

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.faults import *  # noqa: F403

pytestmark = pytest.mark.asyncio
