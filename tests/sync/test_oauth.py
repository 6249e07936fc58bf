"""The contracts of OAuth on `Coze`."""

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.oauth import *  # noqa: F403
