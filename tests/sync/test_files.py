"""The contracts of files on `Coze`."""

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.files import *  # noqa: F403
