"""The contracts of chats on `Coze`."""

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.chats import *  # noqa: F403
