"""The contracts of all calls on `AsyncCoze`."""

import pytest

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.calls import *  # noqa: F403

pytestmark = pytest.mark.asyncio
