"""`@contract("bots.retrieve")` names the SDK paths that a contract uses and a release may lack."""

from __future__ import annotations

from typing import Any, Callable, Set, TypeVar

import pytest

from tests.shared.recorder import ABSENT

Test = TypeVar("Test", bound=Callable[..., Any])


def contract(*paths: str) -> Callable[[Test], Test]:
    """Mark a test as a contract over these paths of the client ("bots.retrieve")."""

    def mark(test: Test) -> Test:
        marked = pytest.mark.contract(*paths)(test)  # type: Test
        return marked

    return mark


# Paths known to be missing in this release, as each new look would cost a tenant and a client.
_MISSING: Set[str] = set()


def skip_known_absence(item: pytest.Item) -> None:
    """Skip a contract if an earlier test has found one of its paths missing."""
    marker = item.get_closest_marker("contract")
    paths = marker.args if marker else ()
    for place, path in enumerate(paths):
        if path in _MISSING:
            item.user_properties.extend(("path", each) for each in paths[: place + 1])
            pytest.skip("{}{}".format(ABSENT, path))


def require_paths(item: pytest.Item, client: Any) -> None:
    """Record the paths of a contract, and skip it as absent if `client` lacks one.

    Paths are looked up on a real client, one attribute at a time. Only a missing attribute counts
    as absent; an attribute that fails to load is a failure of the release.
    """
    marker = item.get_closest_marker("contract")
    for path in marker.args if marker else ():
        item.user_properties.append(("path", path))
        holder = client
        for name in path.split("."):
            if not hasattr(type(holder), name) and name not in vars(holder):
                _MISSING.add(path)
                pytest.skip("{}{}".format(ABSENT, path))
            holder = getattr(holder, name)
