"""The contracts of OAuth on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.oauth import *  # noqa: F403
