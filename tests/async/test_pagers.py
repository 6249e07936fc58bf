"""The contracts of pagers by themselves on `AsyncCoze`."""

import pytest

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.pagers import *  # noqa: F403

pytestmark = pytest.mark.asyncio
