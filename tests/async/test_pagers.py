"""The contracts of pagers on their own, awaited."""

import pytest

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.pagers import *  # noqa: F403

pytestmark = pytest.mark.asyncio
