"""How Hypothesis runs here: nothing is kept on disk, and a slow machine is no failure."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("model", database=None, deadline=None, max_examples=60)
settings.load_profile("model")
