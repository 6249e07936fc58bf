"""The contracts of entities on `AsyncCoze`."""

import pytest

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.entities import *  # noqa: F403

pytestmark = pytest.mark.asyncio
