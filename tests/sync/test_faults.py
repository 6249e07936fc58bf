"""The contracts of a broken network on `Coze`."""

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.faults import *  # noqa: F403
