"""Types: the uses that type checkers read, what they say, and what an upgrade breaks."""
