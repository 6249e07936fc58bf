"""The modules of the SDK and the public methods of its clients, found by introspection."""

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
    """Import all modules of the package, and return them by name.

    Later releases import a resource on first use, so the content of `sys.modules` depends on the
    tests that have run before.
    """
    below = pkgutil.walk_packages(cozepy.__path__, cozepy.__name__ + ".")
    names = [cozepy.__name__, *sorted(module.name for module in below)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return {name: importlib.import_module(name) for name in names}


def public_methods(client: Any, prefix: str = "") -> Set[str]:
    """Return the paths of a client's public methods: "bots.retrieve", "chat.messages.list"."""
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
        # Before 0.6, resources were plain attributes, not properties.
        is_resource = type(held).__module__.partition(".")[0] == "cozepy"
        if not name.startswith("_") and is_resource:
            found |= public_methods(held, "{}{}.".format(prefix, name))
    return found
