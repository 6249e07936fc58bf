"""The contracts, one module per subject."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any, Iterator, Set


def covered() -> Set[str]:
    """Return the SDK paths that the contracts name."""
    found = set()  # type: Set[str]
    for module in pkgutil.iter_modules(__path__):
        loaded = importlib.import_module("{}.{}".format(__name__, module.name))
        for test in vars(loaded).values():
            for mark in _marks(test):
                found.update(mark.args)
    return found


def _marks(test: Any) -> Iterator[Any]:
    """Yield the marks that name paths: a test's own, and those of its cases."""
    for mark in getattr(test, "pytestmark", []):
        if mark.name == "contract":
            yield mark
        elif mark.name == "parametrize":
            for case in mark.args[1]:
                for inner in getattr(case, "marks", ()):
                    if inner.name == "contract":
                        yield inner
