"""Whether the type check notices when one annotation of the SDK is wrong; `__main__` runs it."""
