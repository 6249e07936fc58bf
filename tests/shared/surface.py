"""The public methods of a client of the SDK, found by looking at it."""

from __future__ import annotations

import inspect
import warnings
from typing import Any, Set


def public_methods(client: Any, prefix: str = "") -> Set[str]:
    """Return their paths from the client: "bots.retrieve", "conversations.messages.list"."""
    found = set()  # type: Set[str]
    for name in [each for each in dir(type(client)) if not each.startswith("_")]:
        attribute = inspect.getattr_static(type(client), name)
        if isinstance(attribute, property):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                held = getattr(client, name)
            if type(held).__module__.partition(".")[0] == "cozepy":
                found |= public_methods(held, "{}{}.".format(prefix, name))
        elif callable(attribute):
            found.add(prefix + name)
    for name, held in vars(client).items():
        # Before 0.6 resources were plain attributes.
        is_resource = type(held).__module__.partition(".")[0] == "cozepy"
        if not name.startswith("_") and is_resource:
            found |= public_methods(held, "{}{}.".format(prefix, name))
    return found
