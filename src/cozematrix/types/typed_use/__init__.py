"""Writes the files of `tests/typing` that use every public name of the newest release."""
