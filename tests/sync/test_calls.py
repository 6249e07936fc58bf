"""The contracts of all calls on `Coze`."""

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.calls import *  # noqa: F403
