"""Mutation of the SDK: do the contract suites notice one broken thing? `__main__` runs it."""
