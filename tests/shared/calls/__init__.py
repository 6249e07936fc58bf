"""The calls of the SDK: a table of them, and what contracts do with each."""
