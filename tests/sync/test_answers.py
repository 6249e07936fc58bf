"""The contracts of all answers on `Coze`."""

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.answers import *  # noqa: F403
