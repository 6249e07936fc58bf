"""Names of functions in the files of use."""

from __future__ import annotations

import re


def identifier(name: str) -> str:
    """A name for a function: words with underscores."""
    return re.sub(r"\W+", "_", name).strip("_")


def snake(name: str) -> str:
    """A class's name in small letters, with underscores: "APIApp" is "api_app"."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return words.lower()
