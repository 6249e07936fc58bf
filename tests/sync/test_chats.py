"""The contracts of chats on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.chats import *  # noqa: F403
