"""The contracts of a broken network on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.faults import *  # noqa: F403
