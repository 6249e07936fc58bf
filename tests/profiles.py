"""Hypothesis' profiles: a gate tries the same examples each time, a search looks for new ones.

Two profiles: `gate` is what runs, `pytest --hypothesis-profile search` is for the morning and for
whoever wants to know. Neither keeps anything on disk, and a slow machine is no failure.
"""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("gate", database=None, deadline=None, max_examples=40, derandomize=True)
settings.register_profile("search", database=None, deadline=None, max_examples=400)
settings.load_profile("gate")
