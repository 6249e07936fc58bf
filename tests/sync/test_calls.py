"""The contracts of all calls on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.calls import *  # noqa: F403
