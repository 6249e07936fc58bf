"""The contracts of files on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.files import *  # noqa: F403
