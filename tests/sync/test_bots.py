"""The contracts of bots on `Coze`."""

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.bots import *  # noqa: F403
