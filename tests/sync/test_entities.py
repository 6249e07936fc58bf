"""The contracts of entities on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.entities import *  # noqa: F403
