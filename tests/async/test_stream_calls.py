"""The contracts of calls that stream on `AsyncCoze`."""

import pytest

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.stream_calls import *  # noqa: F403

pytestmark = pytest.mark.asyncio
