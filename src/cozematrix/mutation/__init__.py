"""Whether the contract suites notice when one thing in the SDK is broken; `__main__` runs it."""
