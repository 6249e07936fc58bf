"""The uses of the SDK in a project: what each needs, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from cozematrix.advice.api import signature
from cozematrix.advice.value import Kind, Origin, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cozematrix.advice.api import API, Signature
    from cozematrix.advice.value import Thing
    from cozematrix.planning.plan import Suite

Where = tuple[str, int]
# In the place of a field: all that there is.
EVERYTHING = "*"


class What(StrEnum):
    """The kind of a use of the SDK."""

    CALL = "call"
    """A method of a client."""
    ARGUMENT = "argument"
    NAME = "name"
    """A class or a function of the package, a value of an enumeration."""
    FIELD = "field"
    """An attribute of a result."""
    HANDLER = "handler"
    """A method that the project has in the place of the SDK's."""


@dataclass(frozen=True)
class Need:
    """One thing that a project needs of the SDK."""

    label: str
    """As a user writes it: "chat.stream", "chat.stream(parameters)", "cozepy.Message"."""
    what: What
    suite: Suite | None
    """The client that it is had from; None for what both share."""
    releases: frozenset[str]
    """Those that have it."""
    places: tuple[Where, ...]
    """File and line of each use."""
    origin: Origin
    """Of a field, the call that it comes from."""


@dataclass(frozen=True)
class Call:
    """A method of a client, and all that the project ever gives to it."""

    name: str
    suite: Suite | None
    arguments: frozenset[str]
    is_open: bool
    """True if the source leaves open which arguments are given."""
    unknown: frozenset[str]
    """Arguments that no release names."""


@dataclass(frozen=True)
class Uses:
    """All that a project uses of the SDK, and what could not be followed, a line each."""

    needs: tuple[Need, ...]
    calls: tuple[Call, ...]
    unfollowed: tuple[str, ...]

    @property
    def suites(self) -> tuple[Suite, ...]:
        """The clients of which a method is called, sync first."""
        found = {each.suite for each in self.calls}
        return tuple(sorted((each for each in found if each), key=lambda each: each != "sync"))


@dataclass
class _Given:
    arguments: set[str] = field(default_factory=set)
    is_open: bool = False
    unknown: set[str] = field(default_factory=set)


class Recorder:
    """Takes down uses as they are met, each place of a use once."""

    def __init__(self, api: API) -> None:
        self._api = api
        self._needs: dict[
            tuple[str, What, Suite | None, Origin], tuple[set[str], dict[Where, None]]
        ] = {}
        self._calls: dict[tuple[str, Suite | None], _Given] = {}
        self._unfollowed: dict[str, None] = {}

    def uses(self) -> Uses:
        """All that was recorded, as one value."""
        needs = [
            Need(label, what, suite, frozenset(releases), tuple(sorted(places)), origin)
            for (label, what, suite, origin), (releases, places) in self._needs.items()
        ]
        calls = [
            Call(name, suite, frozenset(given.arguments), given.is_open, frozenset(given.unknown))
            for (name, suite), given in self._calls.items()
        ]
        return Uses(
            tuple(sorted(needs, key=lambda each: (each.label, each.suite or ""))),
            tuple(sorted(calls, key=lambda each: (each.name, each.suite or ""))),
            tuple(sorted(self._unfollowed)),
        )

    def bring(self, value: Value, where: Where) -> None:
        """Take down an import."""
        kinds = {each.kind for there in value.things.values() for each in there}
        if value.label != self._api.package and (not kinds or kinds != {Kind.MODULE}):
            self._need(value, What.NAME, where)

    def see(self, value: Value, where: Where) -> None:
        """Take down that a name stands there, or what something has."""
        kinds = {each.kind for there in value.things.values() for each in there}
        if Kind.MODULE in kinds:
            return
        if value.is_client:
            if Kind.ROUTINE in kinds or not kinds:
                self._need(value, What.CALL, where)
                if kinds:
                    self._calls.setdefault((value.label, value.suite), _Given())
        elif value.label.startswith(f"{self._api.package}."):
            self._need(value, What.NAME, where)
        elif "." in value.label:
            self._need(value, What.FIELD, where)

    def make(self, value: Value) -> None:
        """Take down a call that the program can do without."""
        kinds = {each.kind for there in value.things.values() for each in there}
        if value.is_client and Kind.ROUTINE in kinds:
            self._calls.setdefault((value.label, value.suite), _Given())

    def take_whole(self, value: Value, name: str, where: Where) -> None:
        """Take down that all of a result is handed on: each field of it may be read."""
        if value.origin.call:
            place = f"{value.origin.place}.{EVERYTHING}".removeprefix(".")
            whole = replace(
                value, label=f"{value.label}.{name}", origin=replace(value.origin, place=place)
            )
            self._need(whole, What.FIELD, where)

    def handle(self, value: Value, where: Where) -> None:
        """Take down a method that the project has in the place of the SDK's."""
        self._need(value, What.HANDLER, where)

    def call(
        self, value: Value, where: Where, positions: int, names: set[str], is_open: bool
    ) -> None:
        """Take down a call, and in which releases it is taken with these arguments."""
        known = {
            release: [taken for each in there if (taken := self._taken(release, each)) is not None]
            for release, there in value.things.items()
        }
        known = {release: taken for release, taken in known.items() if taken}
        if not known:
            return
        what = [
            (name, {r for r, taken in known.items() if any(_takes(each, name) for each in taken)})
            for name in sorted(names)
        ]
        for name, releases in what:
            self._take(f"{value.label}({name})", What.ARGUMENT, value, releases, where)
        fits = {
            release
            for release, taken in known.items()
            if any(
                each.takes_any_position
                or positions <= sum(one.is_positional for one in each.arguments)
                for each in taken
            )
        }
        if fits != set(known):
            self._take(
                f"{value.label} with {positions} arguments by position",
                What.ARGUMENT,
                value,
                fits,
                where,
            )
        if not is_open:
            self._required(value, known, positions, names, where)
        if value.is_client:
            given = self._calls.setdefault((value.label, value.suite), _Given())
            given.is_open |= is_open
            given.arguments |= names | self._by_position(known, positions)
            given.unknown |= {name for name, releases in what if not releases}

    def cannot(self, where: Where, why: str) -> None:
        """Record a place that could not be followed, and why."""
        self._unfollowed[f"{where[0]}:{where[1]}: {why}"] = None

    def _required(
        self,
        value: Value,
        known: dict[str, list[Signature]],
        positions: int,
        names: set[str],
        where: Where,
    ) -> None:
        lacking: dict[str, set[str]] = {}
        for release, taken in known.items():
            missing = [_missing(each, positions, names) for each in taken]
            if all(missing):
                lacking.setdefault(missing[0][0], set()).add(release)
        for name, releases in lacking.items():
            self._take(
                f"{value.label} without {name}", What.ARGUMENT, value, set(known) - releases, where
            )

    def _by_position(self, known: dict[str, list[Signature]], positions: int) -> set[str]:
        newest = list(known.values())[-1][0]
        return {each.name for each in newest.arguments[:positions] if each.is_positional}

    def _taken(self, release: str, thing: Thing) -> Signature | None:
        """Return the signature of a thing in a release; of a model by its fields, all optional."""
        if thing.kind is Kind.ROUTINE:
            return signature(thing.line)
        if thing.kind is not Kind.CLASS:
            return None
        api = self._api.of[release]
        made = api.member(thing.type.path, "__init__")
        if made and made.kind == "routine":
            return signature(made.line)
        others = [each for each in api.lineage(thing.type.path) if "." not in each]
        if "BaseModel" not in others:
            return None
        fields = ", ".join(f"{each}=None" for each in sorted(api.fields(thing.type.path)))
        return signature(f"def (self, *args, {fields})" if fields else "def (self, *args)")

    def _need(self, value: Value, what: What, where: Where) -> None:
        self._take(value.label, what, value, set(value.things), where)

    def _take(
        self, label: str, what: What, value: Value, releases: Iterable[str], where: Where
    ) -> None:
        origin = value.origin if what is What.FIELD else Origin()
        key = (label, what, value.suite if value.is_client else None, origin)
        known, places = self._needs.setdefault(key, (set(releases), {}))
        known &= set(releases)
        places[where] = None


def _takes(signature: Signature, name: str) -> bool:
    # What is in `**kwargs` is lost without a word, but for headers, which every release sends.
    return any(each.name == name for each in signature.arguments) or (
        name == "headers" and signature.takes_any_keyword
    )


def _missing(signature: Signature, positions: int, names: set[str]) -> list[str]:
    by_position = [each for each in signature.arguments if each.is_positional][:positions]
    return [
        each.name
        for each in signature.arguments
        if each.default is None and each not in by_position and each.name not in names
    ]
