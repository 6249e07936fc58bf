"""The contracts of conversations on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.conversations import *  # noqa: F403
