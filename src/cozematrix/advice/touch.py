"""Known causes that touch a project: the ledger's tests, tied to the uses that they are about."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cozematrix.advice.uses import EVERYTHING, What
from cozematrix.data_file import read_toml
from cozematrix.planning.plan import Cell, Suite
from cozematrix.verdicts.ledger import EFFECTS, EVERY, Effect

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from cozematrix.advice.uses import Call, Need, Uses, Where
    from cozematrix.verdicts.ledger import Cause, Place

SUBJECTS = Path(__file__).with_name("subjects.toml")
_TEST = re.compile(r"(?P<test>[^\[ ]+)(?:\[(?P<case>.*?)\](?= |$))?(?: (?P<place>.*))?$")
_DEFINITION = re.compile(r"definition [A-Z]+ (?P<call>[\w.]+)")
# What follows the name of a field: "status=canceled", "data.items absent".
_ABOUT_A_FIELD = re.compile(r"(=.*| absent| null)$")
# Tests that fail for all who call, whatever they give or read.
_OF_AN_ARGUMENT = "optional_argument"
_OF_UNKNOWN_ONES = "that_is_unknown_is_refused_or_sent"
_OF_HEADERS = "header_that_is_given"
_OF_LOG_IDS = "log_id_"
_OF_PARITY = "takes_the_same_as_the_synchronous_one"
_OF_ANSWERS = (
    "test_answers::",
    "test_stream_calls::test_every_",
    "test_stream_calls::test_optional_field",
)
# In `subjects.toml`: every call of a client.
ANY_CALL = "any call"
# A failure of these kinds is felt by who reads the field; of the others by who makes the call.
_FELT_BY_READERS = (Effect.WRONG, Effect.LOST, Effect.WARNING)


@dataclass(frozen=True)
class Touch:
    """One cause that touches a project, in the cells where it does."""

    cause: Cause
    cells: frozenset[Cell]
    uses: tuple[str, ...]
    """Parts of the project that it touches: calls, arguments, names."""
    places: tuple[Where, ...]
    """File and line of each of those."""

    @property
    def rank(self) -> int:
        """The place of its effect among all, worst first."""
        return EFFECTS.index(self.cause.effect)


@dataclass(frozen=True)
class Subject:
    """The subject of a test."""

    calls: tuple[str, ...] = ()
    """Paths of the calls that it is about; a project that makes one of them is touched."""
    is_all_of_them: bool = False
    """True if a project is touched only when it makes all of these calls."""
    argument: str = ""
    """It must be given, "" if there is no such condition."""
    variant: str = ""
    """Another one that must be given too: it chooses in which way the call is made."""
    needs_unknown: bool = False
    """True if a project is touched only when it gives an argument that no release names."""
    field: str = ""
    """It must be read."""
    patterns: tuple[str, ...] = ()
    """Uses in place of calls, as `subjects.toml` has them."""


class Subjects:
    """Tells what the tests of the ledger are about: by their names, their contracts and a file."""

    def __init__(
        self,
        contracts: Mapping[str, tuple[str, ...]],
        methods: Collection[str],
        patterns: Mapping[str, tuple[str, ...]],
        variants: Mapping[str, str],
    ) -> None:
        self._contracts = contracts
        self._methods = methods
        self._patterns = patterns
        self._variants = variants

    @classmethod
    def read(cls, root: Path, methods: Collection[str]) -> Subjects:
        """Read the contracts' sources below a checkout, and `subjects.toml`."""
        table = read_toml(SUBJECTS)
        rows, variants = table.table("tests"), table.table("variants")
        table.close()
        return cls(
            _contracts(root),
            methods,
            {name: rows.strings(name) for name in rows.names},
            {name: variants.get(name, str) for name in variants.names},
        )

    def of(self, name: str, effect: Effect) -> Subject | None:
        """Return the subject of a test of the ledger; None where nothing tells it."""
        if name == EVERY:
            return Subject(patterns=(ANY_CALL,))
        match = _TEST.match(name)
        if match is None:
            return None
        test, case, place = match["test"], match["case"] or "", match["place"] or ""
        for pattern, subjects in self._patterns.items():
            if fnmatchcase(name.partition(" ")[0] if not case else f"{test}[{case}]", pattern):
                filled = (
                    each.replace("{place}", place).replace("{case}", case) for each in subjects
                )
                return Subject(patterns=tuple(filled))
        call, argument, variant = self._call(case)
        if found := _DEFINITION.match(place):
            # One of its requests is wrong, also where another call makes that in passing.
            made = (call,) if call else self._contracts.get(test, ())
            return Subject(calls=(found["call"], *(made if len(made) == 1 else ())))
        if not call:
            calls = self._contracts.get(test, ())
            return Subject(calls, is_all_of_them=len(calls) > 1) if calls else None
        return replace(self._of_a_call(test, call, argument, place, effect), variant=variant)

    def _of_a_call(
        self, test: str, call: str, argument: str, place: str, effect: Effect
    ) -> Subject:
        if _OF_UNKNOWN_ONES in test:
            return Subject((call,), needs_unknown=True)
        if _OF_HEADERS in test:
            return Subject((call,), argument="headers")
        if _OF_PARITY in test:
            return Subject((call,), argument=place)
        if _OF_LOG_IDS in test and "error" not in test:
            return Subject((call,), field="response.logid")
        field = ""
        if test.startswith(_OF_ANSWERS) and effect in _FELT_BY_READERS:
            field = _ABOUT_A_FIELD.sub("", place).rpartition(" ")[2].removeprefix("data.")
            field = "" if field in ("items", "data") else field
        given = argument if _OF_AN_ARGUMENT in test else ""
        return Subject((call,), argument=given, field=field)

    def _call(self, case: str) -> tuple[str, str, str]:
        """The call that a test's case names, and the arguments: its own, that of the variant."""
        label, bracket, rest = case.partition("(")
        if bracket:
            variant, _, option = rest.partition(")")
            known = self._variants.get(variant, "")
            return (label, option[1:], known) if label in self._methods else ("", "", "")
        parts = case.split("-")
        for first in range(len(parts)):
            for last in range(len(parts), first, -1):
                name = "-".join(parts[first:last])
                for call in (name, f"{name}.create"):
                    if call in self._methods and "." in name:
                        return call, "-".join(parts[last:]), ""
        return "", "", ""


def touches(
    ledger: Iterable[Cause],
    uses: Uses,
    cells: Sequence[tuple[Cell, Mapping[str, str]]],
    subjects: Subjects,
) -> list[Touch]:
    """The causes that touch what is used, worst first; `cells` come with what is installed."""
    project = _Project(uses)
    found = [touch for cause in ledger if (touch := _touch(cause, project, cells, subjects))]
    return sorted(found, key=lambda each: (each.rank, -len(each.cells), each.cause.id))


def _touch(
    cause: Cause,
    project: _Project,
    cells: Sequence[tuple[Cell, Mapping[str, str]]],
    subjects: Subjects,
) -> Touch | None:
    if cause.effect is Effect.TYPES:
        return None
    about = {
        test: subject
        for place in cause.places
        for test in place.tests
        if (subject := subjects.of(test, cause.effect)) is not None
    }
    # What a cause is about is said best by the tests of one call; others use several in passing.
    core = {call for each in about.values() if not each.is_all_of_them for call in each.calls}
    there: set[Cell] = set()
    labels: dict[str, None] = {}
    places: dict[Where, None] = {}
    for place in cause.places:
        for suite in place.suites:
            hits = [
                hit
                for test in place.tests
                if test in about and suite is not Suite.TYPES
                for hit in project.hits(about[test], suite, core)
            ]
            met = _cells(place, suite, cells) if hits else frozenset()
            for label, at in hits if met else ():
                there |= met
                labels[label] = None
                places.update(dict.fromkeys(at))
    if not there:
        return None
    return Touch(cause, frozenset(there), tuple(sorted(labels)), tuple(sorted(places)))


def _cells(
    place: Place, suite: Suite, cells: Sequence[tuple[Cell, Mapping[str, str]]]
) -> frozenset[Cell]:
    return frozenset(
        cell
        for cell, installed in cells
        if place.admits(cell, suite) and place.is_met_by(installed)
    )


class _Project:
    """The uses of a project, asked for by what a test is about."""

    def __init__(self, uses: Uses) -> None:
        self._uses = uses

    def hits(
        self, subject: Subject, suite: Suite, core: set[str]
    ) -> list[tuple[str, tuple[Where, ...]]]:
        """Return the uses of the project that a test of a suite is about, with their places."""
        if subject.patterns:
            return list(self._by_patterns(subject.patterns, suite))
        made = [self._calls[name, suite] for name in subject.calls if (name, suite) in self._calls]
        if subject.is_all_of_them:
            wanted = set(subject.calls) & core or set(subject.calls)
            if not wanted <= {each.name for each in made}:
                return []
            made = [each for each in made if each.name in wanted]
        return [hit for call in made if (hit := self._hit(call, subject))]

    @cached_property
    def _calls(self) -> dict[tuple[str, Suite], Call]:
        # A client that the source leaves open may be either.
        return {
            (each.name, suite): each
            for each in self._uses.calls
            for suite in ((each.suite,) if each.suite else (Suite.SYNC, Suite.ASYNC))
        }

    @cached_property
    def _reads(self) -> dict[str, list[tuple[str, Need]]]:
        """Map each call to the places of its answer that are read, without those on the way."""
        found: dict[str, list[tuple[str, Need]]] = {}
        for need in self._uses.needs:
            if need.what is What.FIELD and need.origin.call:
                found.setdefault(need.origin.call, []).append((need.origin.place, need))
        return {
            call: [
                (place, need)
                for place, need in reads
                if not any(other.startswith(f"{place}.") for other, _ in reads)
            ]
            for call, reads in found.items()
        }

    def _hit(self, call: Call, subject: Subject) -> tuple[str, tuple[Where, ...]] | None:
        if subject.needs_unknown:
            if not call.unknown:
                return None
            label = f"{call.name}({', '.join(sorted(call.unknown))})"
            return label, self._places(call.name, call.suite)
        needed = {subject.argument, subject.variant} - {""}
        if not call.is_open and not needed <= call.arguments:
            return None
        if subject.field:
            read = [
                need
                for place, need in self._reads.get(call.name, ())
                if _is_read(place, subject.field)
            ]
            if not read:
                return None
            return f"{call.name}: {subject.field}", tuple(at for need in read for at in need.places)
        given = subject.argument or subject.variant
        label = f"{call.name}({given})" if given else call.name
        return label, self._places(call.name, call.suite)

    def _places(self, label: str, suite: Suite | None) -> tuple[Where, ...]:
        return tuple(
            at
            for need in self._uses.needs
            if need.label == label and need.suite in (suite, None)
            for at in need.places
        )

    def _by_patterns(
        self, patterns: Iterable[str], suite: Suite
    ) -> Iterator[tuple[str, tuple[Where, ...]]]:
        suites = self._uses.suites or (Suite.SYNC, Suite.ASYNC)
        for pattern in patterns:
            if pattern == "everything":
                # The import is looked at by the suite of one client, and made by every project.
                yield "import cozepy", ()
                continue
            for need in self._uses.needs:
                own = need.suite or _suite_of(need.label)
                if (own is not None and own is not suite) or (own is None and suite not in suites):
                    continue
                if (
                    need.what is What.CALL
                    if pattern == ANY_CALL
                    else fnmatchcase(need.label, pattern)
                ):
                    yield need.label, need.places


def _suite_of(label: str) -> Suite | None:
    """The client that a name belongs to by itself."""
    return Suite.ASYNC if label.removeprefix("cozepy.").startswith("Async") else None


def _is_read(place: str, field: str) -> bool:
    """Return whether reading a place of a result shows a field of the answer, or what holds it."""
    # An event has a chat or a message, whose field it is.
    within = place.removeprefix("chat.").removeprefix("message.")
    return any(
        read in (field, EVERYTHING)
        or read.startswith(f"{field}.")
        or field.startswith(f"{read.removesuffix(EVERYTHING).rstrip('.')}.")
        for read in (place, within)
    )


def _contracts(root: Path) -> dict[str, tuple[str, ...]]:
    """The paths of the SDK that each contract names, by the test as the ledger has it."""
    found: dict[str, tuple[str, ...]] = {}
    files = [*sorted((root / "tests/shared/contracts").glob("*.py"))]
    files += [root / "tests/sync/test_only_sync.py", root / "tests/async/test_only_async.py"]
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = {
            node.targets[0].id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Constant)
        }
        stem = file.stem if file.stem.startswith("test_") else f"test_{file.stem}"
        for node in tree.body:
            if not isinstance(node, ast.AsyncFunctionDef | ast.FunctionDef):
                continue
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and ast.unparse(mark.func).endswith("contract"):
                    paths = [
                        each.value
                        if isinstance(each, ast.Constant)
                        else names.get(ast.unparse(each))
                        for each in mark.args
                    ]
                    found[f"{stem}::{node.name}"] = tuple(str(path) for path in paths if path)
    return found
