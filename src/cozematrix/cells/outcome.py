"""The outcome of one cell and one suite, with what became of each test."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from cozematrix.plain import one_line, several_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cozematrix.planning.plan import Cell, Suite

# An installer's reason is longer than a test's message.
MOST_OF_A_CAUSE = 1000
# Longer than what the recorder makes of any failure.
MOST_OF_A_MESSAGE = 1000
# More deprecations than any suite has seen, each in so many characters.
MOST_WARNINGS = 200


class Status(StrEnum):
    """The end of a cell's suite or type check; nothing but OK and CLEAN is a pass."""

    OK = "ok"
    CONTRACT_FAILURES = "contract-failures"
    CLEAN = "clean"
    ERRORS = "errors"
    IMPORT_ERROR = "import-error"
    NOT_INSTALLABLE = "not-installable"
    EXCLUDED = "excluded"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    MISSING_INTERPRETER = "missing-interpreter"
    NOT_RUN = "not-run"
    INFRASTRUCTURE = "infrastructure"
    UNWITNESSED = "unwitnessed"
    TAMPERED = "tampered"


PASSES = (Status.OK, Status.CLEAN)
HAS_RESULTS = (*PASSES, Status.CONTRACT_FAILURES, Status.ERRORS)


class State(StrEnum):
    """The state of one test (or, in a type check, of one kind of error in one file)."""

    PASSED = "passed"
    FAILED = "failed"
    ABSENT = "absent"
    SKIPPED = "skipped"


class FailingPlace(NamedTuple):
    """One thing that failed within a test: a field, an event, a value."""

    name: str
    message: str
    """Text of the failure."""
    wire: str = ""
    """Requests and answers up to then."""


class Part(NamedTuple):
    """A test by itself, or one of its places, as the ledger names them."""

    name: str
    state: State
    message: str = ""
    wire: str = ""


class Result(NamedTuple):
    """One test. A full run has a million of them, so this is a tuple, and is checked as columns."""

    name: str
    """Its name without the suite's folder, so that sync and async can be compared."""
    state: State
    """FAILED also if only places within the test failed."""
    message: str = ""
    """Reading of the failure, or reason of the skip; empty if it failed in places alone."""
    paths: tuple[str, ...] = ()
    """The SDK paths that the contract uses."""
    wire: str = ""
    """Requests and answers of a test that failed."""
    requests: int = 0
    """The number of requests that the fake service saw of it."""
    passed_places: tuple[str, ...] = ()
    """Names of the places that the test looked at one by one, and found right."""
    failing_places: tuple[FailingPlace, ...] = ()
    """Places that were not right, each with a message of its own."""

    @property
    def parts(self) -> Iterator[Part]:
        """The test by itself, and each of its places: by name, with its own state."""
        fails_in_places = self.state is State.FAILED and self.failing_places and not self.message
        state = State.PASSED if fails_in_places else self.state
        yield Part(self.name, state, self.message, self.wire)
        for name in self.passed_places:
            yield Part(f"{self.name} {name}", State.PASSED)
        for place in self.failing_places:
            yield Part(f"{self.name} {place.name}", State.FAILED, place.message, place.wire)


@dataclass(frozen=True)
class Module:
    """Tests of one file of a suite that ran one after another.

    Most modules end alike in most cells, which then share one: whoever has no need to look at each
    cell looks at each module once.
    """

    results: tuple[Result, ...]
    """One for each test, in the order in which they ran."""

    @property
    def name(self) -> str:
        """The file without its suffix, as the names of its tests begin."""
        return module_of(self.results[0].name)

    @cached_property
    def names(self) -> Mapping[State, frozenset[str]]:
        """The names of the tests in each state."""
        return {
            state: frozenset(result.name for result in self.results if result.state is state)
            for state in State
        }


def module_of(test: str) -> str:
    """`test_bots` of `test_bots::test_x[a]`."""
    return test.partition("::")[0]


def in_modules(results: Iterable[Result]) -> tuple[Module, ...]:
    """The results by module, in their order; a module that was left and begun again is two."""
    by_module = groupby(results, lambda result: module_of(result.name))
    return tuple(Module(tuple(found)) for _, found in by_module)


class Warned(NamedTuple):
    """A deprecation that was raised for a file of the release, or of what it needs."""

    category: str
    message: str
    file: str
    """Its path below `site-packages`."""


def cleaned(result: Result) -> Result:
    """The result with plain texts: a cell may have printed anything, and all of it is shown."""
    return result._replace(
        name=one_line(result.name),
        message=one_line(result.message, MOST_OF_A_MESSAGE),
        paths=tuple(map(one_line, result.paths)),
        wire=several_lines(result.wire),
        passed_places=tuple(map(one_line, result.passed_places)),
        failing_places=tuple(
            FailingPlace(
                one_line(place.name),
                one_line(place.message, MOST_OF_A_MESSAGE),
                several_lines(place.wire),
            )
            for place in result.failing_places
        ),
    )


def is_hang(message: str) -> bool:
    """Return whether a test failed with this message because it ran out of time.

    Its beginning is the one in tests/shared/bound.py.
    """
    return message.startswith("it hangs")


@dataclass(frozen=True)
class Outcome:
    """The outcome of one suite in one cell, or of its type check."""

    cell: Cell
    """The Python, the release and the resolution."""
    suite: Suite
    """TYPES for a type check."""
    run: str
    """Id of the run that it counts for."""
    status: Status
    """Its end; there are results for those of `HAS_RESULTS`."""
    cause: str = ""
    """Reason why there are no results (a failed import, a crash, …), in one line."""
    interpreter: str = ""
    """The full Python version; in a type check the minor one."""
    resolved: str = ""
    """The day for which the dependencies were the newest."""
    dependencies: dict[str, str] = field(default_factory=dict)
    """The installed version of every distribution."""
    seconds: float = 0.0
    """Wall time of the suite's process."""
    cpu_seconds: float = 0.0
    """CPU time of that process and of the children that it waited for."""
    is_partial: bool = False
    """True if tests were selected, so that nothing is said of the others."""
    key: str = ""
    """Stands for all that could change the outcome; "" where that is not known."""
    ran: str = ""
    """Time at which it was run, ISO 8601 in UTC."""
    is_reused: bool = False
    """True if it was run by an earlier run than `run`, which took it over."""
    fence: str = ""
    """The parts of the fence that held around it; "" for none."""
    checker: str = ""
    """The name and version of the type checker; "" in a suite of tests."""
    methods: int = 0
    """Number of the clients' methods that the type checker saw called."""
    untyped: int = 0
    """Number of those methods of which the result is `Any`."""
    modules: tuple[Module, ...] = ()
    """Their results are one for each test; in a type check one for each kind of error in a file."""
    durations: tuple[float, ...] = ()
    """Wall time of each test of `results`, with setup and teardown; none where it is not known."""
    warnings: tuple[Warned, ...] = ()
    """Deprecations, each once."""

    def __post_init__(self) -> None:
        for name in ("cause", "interpreter", "resolved", "ran", "checker"):
            object.__setattr__(self, name, one_line(getattr(self, name), MOST_OF_A_CAUSE))
        clean = {one_line(name): one_line(each) for name, each in self.dependencies.items()}
        object.__setattr__(self, "dependencies", clean)
        warnings = [Warned._make(map(one_line, each)) for each in self.warnings[:MOST_WARNINGS]]
        object.__setattr__(self, "warnings", tuple(dict.fromkeys(warnings)))

    @property
    def is_unselected(self) -> bool:
        """True if nothing ran because no test of the suite was selected."""
        return self.is_partial and self.status is Status.NOT_RUN

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """The results of all modules, in the order in which they ran."""
        return tuple(chain.from_iterable(module.results for module in self.modules))

    def names(self, state: State) -> frozenset[str]:
        """The names of the tests in this state."""
        return frozenset().union(*(module.names[state] for module in self.modules))

    def has(self, test: str) -> bool:
        """Return whether there is a result of the test, whatever its state."""
        name = module_of(test)
        modules = [module for module in self.modules if module.name == name]
        return any(test in names for module in modules for names in module.names.values())

    def count(self, state: State) -> int:
        """Count the tests in this state."""
        return sum(len(module.names[state]) for module in self.modules)
