"""The contracts of pagers by themselves on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.pagers import *  # noqa: F403
