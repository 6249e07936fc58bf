"""The contracts of all answers on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.answers import *  # noqa: F403
