"""The contracts of streams on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.streams import *  # noqa: F403
