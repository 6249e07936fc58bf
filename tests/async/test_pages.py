"""The contracts of lists in pages on `AsyncCoze`."""

import pytest

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.pages import *  # noqa: F403

pytestmark = pytest.mark.asyncio
