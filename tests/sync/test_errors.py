"""The contracts of errors on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.errors import *  # noqa: F403
