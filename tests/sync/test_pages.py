"""The contracts of lists in pages on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.pages import *  # noqa: F403
