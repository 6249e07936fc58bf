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
# With so many failing places of a test stands what was on the wire: to ask for it costs as much as
# the contract itself.
_MOST_WITH_EVIDENCE = 3


class PlacesFailedError(AssertionError):
    """A contract failed in some of its places, and nowhere else."""


class Places:
    """The places of one contract, each with its result; one that is looked at twice passes twice.

    `evidence` tells what was on the wire when a place failed.
    """

    def __init__(self) -> None:
        self.evidence: Callable[[], str] = lambda: ""
        self._failures = {}  # type: Dict[str, Dict[str, str]]
        self._looked_at = {}  # type: Dict[str, None]

    @contextmanager
    def at(self, name: str) -> Iterator[None]:
        """Look at a place: an error raised within is its failure, and ends here."""
        self._looked_at[name] = None
        try:
            yield
        except HangError:
            raise
        except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - it is recorded
            self._fail(name, reading(error, assertion_of(error.__traceback__)))

    def equal(self, name: str, got: Any, wanted: Any) -> None:
        """Look at a place where a value stands that must be equal to another one."""
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
        """Names of the places that have failed."""
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
        """The results: `passed` are names, `failed` are rows with `name`, `message`, `wire`."""
        passed = [name for name in list(self._looked_at) if name not in self._failures]
        return {"passed": passed, "failed": list(self._failures.values())}

    def _fail(self, name: str, message: str) -> None:
        if name not in self._failures:
            is_told = len(self._failures) < _MOST_WITH_EVIDENCE
            wire = self.evidence() if is_told else ""
            self._failures[name] = {"name": name, "message": message, "wire": wire}


_OF_AN_ITEM = pytest.StashKey[Places]()


def places_of(item: Any) -> Places:
    """The places of a test, made where nobody has asked for them yet."""
    if _OF_AN_ITEM not in item.stash:
        item.stash[_OF_AN_ITEM] = Places()
    made = item.stash[_OF_AN_ITEM]  # type: Places
    return made


def of_item(item: Any) -> List[Places]:
    """The places of a test, none where nobody has asked for them."""
    return [item.stash[_OF_AN_ITEM]] if _OF_AN_ITEM in item.stash else []
