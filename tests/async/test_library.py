"""The contracts of what is beside the calls on `AsyncCoze`."""

import pytest

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.library import *  # noqa: F403

pytestmark = pytest.mark.asyncio
