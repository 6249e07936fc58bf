"""The contracts of entities on `AsyncCoze`."""

import pytest

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.entities import *  # noqa: F403

pytestmark = pytest.mark.asyncio
