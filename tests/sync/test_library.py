"""The contracts of what is beside the calls on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.library import *  # noqa: F403
