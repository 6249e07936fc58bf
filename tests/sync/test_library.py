"""The contracts of what is beside the calls on `Coze`."""

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.library import *  # noqa: F403
