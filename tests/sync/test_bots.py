"""The contracts of bots on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.bots import *  # noqa: F403
