"""The contracts of lists in pages on `Coze`."""

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.pages import *  # noqa: F403
