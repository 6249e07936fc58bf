"""The contracts of workflows on `Coze`."""

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.workflows import *  # noqa: F403
