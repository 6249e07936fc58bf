"""Plants of wrong types in the SDK: does the type check notice one? `__main__` runs it."""
