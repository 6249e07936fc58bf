"""The contracts of errors on `Coze`."""

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.errors import *  # noqa: F403
