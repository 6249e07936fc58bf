"""Failing places: what exactly failed within a contract that looks at many things.

A contract that looks at many fields, events or values looks at each under a name of its own. One
that fails does not keep the others from being looked at, and each is recorded with its result.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Callable, Dict, Iterator, List

import pytest

from tests.shared.reading import HangError, assertion_of, compared, reading

_MOST_NAMED = 5
# Number of failing places of a test that are recorded with what was on the wire: to ask for it
# takes as long as the contract itself.
_MOST_WITH_EVIDENCE = 3


class PlacesFailedError(AssertionError):
    """A contract failed in some of its places, and nowhere else."""


class Places:
    """The places of one contract, each with its result; a place passes if every look at it passes.

    `evidence` returns what was on the wire when a place failed.
    """

    def __init__(self) -> None:
        self.evidence: Callable[[], str] = lambda: ""
        self._failures = {}  # type: Dict[str, Dict[str, str]]
        self._looked_at = {}  # type: Dict[str, None]

    @contextmanager
    def at(self, name: str) -> Iterator[None]:
        """Look at a place: an error raised within is recorded as its failure."""
        self._looked_at[name] = None
        try:
            yield
        except HangError:
            raise
        except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - it is recorded
            self._fail(name, reading(error, assertion_of(error.__traceback__)))

    def equal(self, name: str, got: Any, wanted: Any) -> None:
        """Look at a place whose value must be equal to the wanted one."""
        self._looked_at[name] = None
        if got != wanted:
            self._fail(name, compared(got, "==", wanted))

    def equal_items(self, where: str, got: Dict[str, Any], wanted: Dict[str, Any]) -> None:
        """Look at each key of two objects that must be equal, as places below `where`."""
        for key in sorted(set(got) | set(wanted)):
            name = "{}.{}".format(where, key) if where else key
            self._looked_at[name] = None
            sides = [
                {each: side[each] for each in (key,) if each in side} for side in (got, wanted)
            ]
            if sides[0] != sides[1]:
                self._fail(name, compared(sides[0], "==", sides[1])[len(key) :].lstrip(".: "))

    @property
    def failed(self) -> List[str]:
        """The names of the places that have failed."""
        return list(self._failures)

    def check(self) -> None:
        """Raise `PlacesFailedError` where a place has failed."""
        names = list(self._failures)
        if names:
            more = ", …" if len(names) > _MOST_NAMED else ""
            counted = "{} of {} places fail".format(len(names), len(self._looked_at))
            raise PlacesFailedError(
                "{}: {}{}".format(counted, ", ".join(names[:_MOST_NAMED]), more)
            )

    def recorded(self) -> Dict[str, Any]:
        """Return the results: names in `passed`, rows of `name`, `message`, `wire` in `failed`."""
        passed = [name for name in list(self._looked_at) if name not in self._failures]
        return {"passed": passed, "failed": list(self._failures.values())}

    def _fail(self, name: str, message: str) -> None:
        if name not in self._failures:
            is_told = len(self._failures) < _MOST_WITH_EVIDENCE
            wire = self.evidence() if is_told else ""
            self._failures[name] = {"name": name, "message": message, "wire": wire}


_OF_AN_ITEM = pytest.StashKey[Places]()


def places_of(item: Any) -> Places:
    """Return the places of a test, made at the first call."""
    if _OF_AN_ITEM not in item.stash:
        item.stash[_OF_AN_ITEM] = Places()
    made = item.stash[_OF_AN_ITEM]  # type: Places
    return made


def of_item(item: Any) -> List[Places]:
    """Return the places of a test in a list, which is empty if they were never made."""
    return [item.stash[_OF_AN_ITEM]] if _OF_AN_ITEM in item.stash else []
