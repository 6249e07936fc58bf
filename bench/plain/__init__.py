"""The same cells as somebody without this project would run them, put over a copy of it."""
