"""The contracts of all answers on `AsyncCoze`."""

import pytest

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.answers import *  # noqa: F403

pytestmark = pytest.mark.asyncio
