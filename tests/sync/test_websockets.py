"""The contracts of websocket clients on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.websockets import *  # noqa: F403
