"""Places: named checks within a contract, each recorded with its own result.

A contract that checks many fields, events or values checks each as a place. A place that fails does
not keep the others from being checked.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Callable, Dict, Iterator, List

import pytest

from tests.shared.reading import HangError, compared, reading_of

_MOST_NAMED = 5
# Only so many failing places of a test are recorded with evidence, as asking the service for it
# takes as long as the contract itself.
_MOST_WITH_EVIDENCE = 3


class PlacesFailedError(AssertionError):
    """Some places of a contract failed, and nothing else did."""


class Places:
    """The places of one contract, each with its result; a place passes if all its checks pass.

    `evidence` is called when a place fails, and returns the exchanges on the wire as text.
    """

    def __init__(self) -> None:
        self.evidence: Callable[[], str] = lambda: ""
        self._failures = {}  # type: Dict[str, Dict[str, str]]
        self._looked_at = {}  # type: Dict[str, None]

    @contextmanager
    def at(self, name: str) -> Iterator[None]:
        """Check a place: an error raised in this context is recorded as its failure."""
        self._looked_at[name] = None
        try:
            yield
        except HangError:
            raise
        except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - it is recorded
            self._fail(name, reading_of(error))

    def equal(self, name: str, got: Any, wanted: Any) -> None:
        """Check a place whose value must equal the wanted one."""
        self._looked_at[name] = None
        if got != wanted:
            self._fail(name, compared(got, "==", wanted))

    def equal_items(self, where: str, got: Dict[str, Any], wanted: Dict[str, Any]) -> None:
        """Check that two objects are equal; each of their keys is a place below `where`."""
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
        """Raise `PlacesFailedError` if a place has failed."""
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
            is_within_limit = len(self._failures) < _MOST_WITH_EVIDENCE
            wire = self.evidence() if is_within_limit else ""
            self._failures[name] = {"name": name, "message": message, "wire": wire}


_OF_AN_ITEM = pytest.StashKey[Places]()


def places_of(item: Any) -> Places:
    """Return the places of a test, which the first call creates."""
    if _OF_AN_ITEM not in item.stash:
        item.stash[_OF_AN_ITEM] = Places()
    made = item.stash[_OF_AN_ITEM]  # type: Places
    return made


def of_item(item: Any) -> List[Places]:
    """Return a list with the places of a test; empty if `places_of` was never called for it."""
    return [item.stash[_OF_AN_ITEM]] if _OF_AN_ITEM in item.stash else []
