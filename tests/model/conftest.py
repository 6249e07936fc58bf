"""Hypothesis runs here as everywhere in the project."""

# Loads the profile.
import tests.profiles  # noqa: F401
