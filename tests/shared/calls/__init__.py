"""A table of the SDK's calls, and helpers with which contracts make and check them."""
