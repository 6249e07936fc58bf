"""The contracts of the package beside its calls on `AsyncCoze`."""

import pytest

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.library import *  # noqa: F403

pytestmark = pytest.mark.asyncio
