"""A selection of tests for each fault: those that run its line, and so can notice it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coverage import CoverageData

from cozematrix.upkeep.mutation.suites import test_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from cozematrix.upkeep.mutation.faults import Fault

# More would take longer than the complete suites, which are the second chance.
MOST_TESTS = 40
# The first one of each suite.
FEW_TESTS = 2


@dataclass(frozen=True)
class Lines:
    """The tests that executed each line, by file and line; "" stands for outside of any test.

    `seconds` has every test that counts, which are those that end as the ledger expects on the
    whole package; `known` are those of them that fail there.
    """

    tests: Mapping[str, Mapping[int, frozenset[str]]]
    seconds: Mapping[str, float]
    known: frozenset[str] = frozenset()

    def select(self, fault: Fault, most: int = MOST_TESTS) -> tuple[str, ...]:
        """The tests that can notice the fault, the likeliest and then the fastest first.

        Empty where no test runs it. What an import executes is everybody's, whichever test came
        first.
        """
        found = self._found(fault)
        if not found:
            return ()
        tests = set(self.seconds) if self._is_for_all(fault) else found & set(self.seconds)
        return self.likeliest(fault, tests, most)

    def likeliest(
        self, fault: Fault, tests: Collection[str], most: int = MOST_TESTS
    ) -> tuple[str, ...]:
        """Those of the tests that notice the fault most likely, and then the fastest first.

        Who runs its line stands before who does not; where an import does, the tests that run most
        of the same file stand first. One case of each test stands before another case of it, since
        what one does not notice the others mostly do not. Those that fail anyhow stand last, as it
        takes all of them to see if one reads otherwise.
        """
        found, is_for_all = self._found(fault), self._is_for_all(fault)
        touched = dict.fromkeys(tests, 0)
        if is_for_all:
            for each in self.tests.get(fault.file, {}).values():
                for test in each & touched.keys():
                    touched[test] += 1

        def last(test: str) -> tuple[bool, bool, int, float, str]:
            is_elsewhere = not is_for_all and test not in found
            seconds = self.seconds.get(test, 0.0)
            return test in self.known, is_elsewhere, -touched[test], seconds, test

        ordered = sorted(touched, key=last)
        cases: Counter[str] = Counter()
        place = {}
        for test in ordered:
            function, _, _ = test.partition("[")
            place[test] = (*last(test)[:2], cases[function])
            cases[function] += 1
        return tuple(sorted(ordered, key=place.__getitem__)[:most])

    def possible(self, fault: Fault) -> set[str]:
        """Every test that can notice the fault.

        Lines that few tests run may be those of a function that keeps its result by itself: whoever
        came first ran it, and the others had what it gave. So all can.
        """
        everyone = set(self.seconds)
        found = self._found(fault) & everyone
        return everyone if self._is_for_all(fault) or len(found) <= FEW_TESTS else found

    def is_exhausted(self, fault: Fault, most: int = MOST_TESTS) -> bool:
        """True if the selection holds every test that can notice the fault."""
        return self.possible(fault) <= set(self.select(fault, most))

    def _is_for_all(self, fault: Fault) -> bool:
        """True if the line runs when the package is imported, whichever test came first."""
        return fault.is_import or "" in self._found(fault)

    def _found(self, fault: Fault) -> set[str]:
        in_file = self.tests.get(fault.file, {})
        return {test for line in fault.lines for test in in_file.get(line, ())}


def read_lines(
    parts: Iterable[Path],
    package: Path,
    seconds: Mapping[str, float],
    known: Collection[str] = (),
) -> Lines:
    """Read what coverage measured of the copy `package`, a data file a suite."""
    tests: dict[str, dict[int, set[str]]] = {}
    for part in parts:
        data = CoverageData(basename=str(part))
        data.read()
        for path in data.measured_files():
            file = path.removeprefix(f"{package.parent}/")
            for line, contexts in data.contexts_by_lineno(path).items():
                there = tests.setdefault(file, {}).setdefault(line, set())
                there |= {test_of(context) if context else "" for context in contexts}
    frozen = {
        file: {line: frozenset(each) for line, each in lines.items()}
        for file, lines in tests.items()
    }
    return Lines(frozen, seconds, frozenset(known))
