"""The contracts of workflows on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.workflows import *  # noqa: F403
