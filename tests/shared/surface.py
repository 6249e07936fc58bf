"""The modules of the SDK and the public methods of its clients, found by looking at it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import types
import warnings
from functools import lru_cache
from typing import Any, Dict, Set

import cozepy


@lru_cache(maxsize=None)
def modules() -> Dict[str, types.ModuleType]:
    """Return all modules of the package by name, also those that nothing has imported yet.

    Later releases import a resource when it is first asked for, so that what is in `sys.modules`
    depends on the tests that ran before.
    """
    below = pkgutil.walk_packages(cozepy.__path__, cozepy.__name__ + ".")
    names = [cozepy.__name__, *sorted(module.name for module in below)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return {name: importlib.import_module(name) for name in names}


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
