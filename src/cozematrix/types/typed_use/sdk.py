"""The border to what only an environment with a release has: the SDK, and what it is made of.

Any: a release's own classes are not there when this project is type-checked.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

cozepy: Any = import_module("cozepy")
BaseModel: Any = import_module("pydantic").BaseModel
client: Any = import_module("tests.shared.client")
calls: Any = import_module("tests.shared.calls.table")
streams: Any = import_module("tests.shared.calls.streams")
values: Any = import_module("tests.shared.calls.values")
world: Any = import_module("tests.shared.calls.world")
whole_answers: Any = import_module("tests.shared.calls.answers")
events: Any = import_module("tests.shared.calls.events")
variations: Any = import_module("tests.shared.variations")
answers: Any = import_module("tests.shared.answers")
definition: Any = import_module("tests.shared.definition")
fake: Any = import_module("tests.shared.fake")
surface: Any = import_module("tests.shared.surface")


def classes() -> Iterator[type]:
    """Each class that a module of the package defines."""
    for found in walk_packages(cozepy.__path__, "cozepy."):
        module = import_module(found.name)
        yield from _defined(module, found.name)


def _defined(holder: Any, module: str) -> Iterator[type]:
    for each in vars(holder).values():
        if isinstance(each, type) and each.__module__ == module:
            yield each
            yield from _defined(each, module)
