"""The typed programs of `tests/typing`, run against the fake service."""
