"""The contracts of websocket clients on `Coze`."""

# The contracts are the tests: their names are wanted here, all of them.
from tests.shared.contracts.websockets import *  # noqa: F403
