"""The ledger looked up by cell and by test: the places that may excuse a failure there."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cozematrix.cells.outcome import module_of
from cozematrix.verdicts.fact import STATUS_NAMES
from cozematrix.verdicts.ledger import EVERY, owning_test

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cozematrix.planning.plan import Cell, Suite
    from cozematrix.verdicts.ledger import Cause, Place

# Causes of the ledger, each with one of its places.
Known = list[tuple["Cause", "Place"]]


class Index:
    """All places of a ledger, in its order, by the tests that they list."""

    def __init__(self, causes: Iterable[Cause]) -> None:
        self.places: Known = [(cause, place) for cause in causes for place in cause.places]
        self.by_test: dict[str, Known] = {}
        self.by_module: dict[str, dict[int, Place]] = {}
        # Those that cover the same cells are asked once.
        self._by_extent: dict[object, list[Place]] = {}
        self._expected: dict[frozenset[int], Expected] = {}
        for cause, place in self.places:
            self._by_extent.setdefault(place.extent, []).append(place)
            for test in place.by_test:
                self.by_test.setdefault(test, []).append((cause, place))
                self.by_module.setdefault(module_of(test), {})[id(place)] = place

    def of_name(self, name: str) -> Known:
        """The places that list this name, of a test, of a place within one or of a status."""
        return _of_name(name, self.by_test.get(owning_test(name), []))

    @property
    def everywhere(self) -> Known:
        """The places where everything fails."""
        return self.by_test.get(EVERY, [])

    def expected(self, cell: Cell, suite: Suite, installed: Mapping[str, str]) -> Expected:
        """The places that cover a cell and suite, given what is installed there."""
        covering = frozenset(
            id(place)
            for alike in self._by_extent.values()
            if alike[0].covers(cell, suite, installed)
            for place in alike
        )
        # Most cells are covered by the same places as others.
        if covering not in self._expected:
            self._expected[covering] = Expected(self, covering)
        return self._expected[covering]


class Expected:
    """The places of a ledger that cover a cell and suite."""

    def __init__(self, index: Index, covering: frozenset[int]) -> None:
        self._index = index
        self._covering = covering
        self._by_test: dict[str, Known] = {}
        self._by_module: dict[str, tuple[int, ...]] = {}

    @cached_property
    def places(self) -> Known:
        """All of them, in the ledger's order."""
        return self._covered(self._index.places)

    @cached_property
    def everywhere(self) -> Known:
        """The places where everything fails."""
        return self._covered(self._index.everywhere)

    @property
    def statuses(self) -> list[str]:
        """The statuses of cells that are listed."""
        return sorted(name for name in STATUS_NAMES if self.of_test(name))

    def of_test(self, test: str) -> Known:
        """The places that list the test, or places within it."""
        if test not in self._by_test:
            self._by_test[test] = self._covered(self._index.by_test.get(test, []))
        return self._by_test[test]

    def of_name(self, name: str) -> Known:
        """The places that list this name, of a test, of a place within one or of a status."""
        return _of_name(name, self.of_test(owning_test(name)))

    def excuses(self, module: str) -> tuple[int, ...]:
        """Stands for the places that may excuse tests of the module."""
        if module not in self._by_module:
            listed = self._index.by_module.get(module, {})
            named = [place for place in listed if place in self._covering]
            self._by_module[module] = (*named, *(id(place) for _, place in self.everywhere))
        return self._by_module[module]

    def _covered(self, listed: Known) -> Known:
        return [each for each in listed if id(each[1]) in self._covering]


def _of_name(name: str, listed: Known) -> Known:
    test = owning_test(name)
    return [each for each in listed if name in each[1].by_test[test]]
