"""The sessions that a person starts, a line each.

nox itself lists a session for every cell and every Python, some 360 lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


class Session(Protocol):
    """A session as nox decorates it."""

    @property
    def func(self) -> Callable[..., object]: ...


def overview(groups: Mapping[str, Iterable[Session]], steps: Iterable[Session]) -> Iterator[str]:
    """List the sessions by group; `steps` are those that only others require."""
    shown = [(group, each.func) for group, sessions in groups.items() for each in sessions]
    wide = max(len(group) for group, _ in shown)
    long = max(len(each.__name__) for _, each in shown)
    last = ""
    for group, each in shown:
        first = (each.__doc__ or "").partition("\n")[0]
        yield f"{'' if group == last else group:{wide}}  {each.__name__:{long}}  {first}"
        last = group
    names = ", ".join(each.func.__name__ for each in steps)
    yield f"each cell and Python, and what these require ({names}): nox -l --json"
