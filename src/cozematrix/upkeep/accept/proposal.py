"""A proposed change of one cause, and its description in lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from packaging.specifiers import SpecifierSet

    from cozematrix.verdicts.ledger import Cause, Place


@dataclass(frozen=True)
class Proposal:
    """A change of one cause of the ledger."""

    before: Cause | None
    """None for a cause that is new."""
    after: Cause | None
    """None for a cause of which nothing is left."""
    origins: tuple[int | None, ...] = ()
    """For each place of `after` its number in `before`, None for a new one."""

    @property
    def cause(self) -> Cause:
        """The cause as it would be, or as it was if nothing of it is left."""
        cause = self.after or self.before
        assert cause is not None  # noqa: S101  one of the two is always there
        return cause


def describe(proposal: Proposal) -> list[str]:
    """A line for each change: the file, the id, and what."""
    before, after = proposal.before, proposal.after
    if after is None:
        lines = ["dropped: none of its tests fails any more where it was run"]
    elif before is None:
        lines = [f"new, {after.effect}: {_described(place)}" for place in after.places]
    else:
        lines = list(_differences(before, after, proposal.origins))
    return [f"{proposal.cause.file}: {proposal.cause.id}: {line}" for line in lines]


def ordered(specifier: SpecifierSet) -> str:
    """The specifiers as a person writes them: the lower bound first."""
    order = (">=", ">", "==", "~=", "!=", "<=", "<")
    return ",".join(
        str(each)
        for each in sorted(specifier, key=lambda each: (order.index(each.operator), each.version))
    )


def _described(place: Place) -> str:
    name, more = place.tests[0], len(place.tests) - 1
    tests = f"{name} and {more} more" if more else name
    return f"{tests} in {_where(place)}: {place.says}"


def _where(place: Place) -> str:
    words = [f"cozepy {ordered(place.cozepy) or 'every release'}"]
    if place.python:
        words.append(f"Python {ordered(place.python)}")
    words += [f"{name} {ordered(each)}" for name, each in place.dependencies.items()]
    return ", ".join([*words, "/".join(place.suites)])


def _differences(before: Cause, after: Cause, origins: Sequence[int | None]) -> Iterator[str]:
    for number, old in enumerate(before.places):
        if number not in origins:
            yield f"dropped: {_described(old)}"
            continue
        new = after.places[origins.index(number)]
        if _where(old) != _where(new):
            yield f"{_where(old)} becomes {_where(new)}: {_subject(new)}"
        yield from (
            f"no longer in {_where(new)}: {name}" for name in old.tests if name not in new.tests
        )
        yield from (f"also in {_where(new)}: {name}" for name in new.tests if name not in old.tests)
    for place, origin in zip(after.places, origins, strict=True):
        if origin is None:
            yield f"also {_described(place)}"


def _subject(place: Place) -> str:
    more = len(place.tests) - 1
    return f"{place.tests[0]} and {more} more" if more else place.tests[0]
