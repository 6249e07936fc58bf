"""The fixtures of every test, and explained assertions in contract modules."""

import pytest

pytest_plugins = ["tests.shared.fixtures", "tests.shared.plugin"]

pytest.register_assert_rewrite(
    "tests.shared.contracts", "tests.shared.calls.events", "tests.shared.oauth_service"
)
