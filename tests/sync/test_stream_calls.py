"""The contracts of calls that stream on `Coze`."""

# The contracts are the tests: pytest finds them by their names here.
from tests.shared.contracts.stream_calls import *  # noqa: F403
