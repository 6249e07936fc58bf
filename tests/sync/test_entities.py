"""The contracts of entities on `Coze`."""

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.entities import *  # noqa: F403
