"""Sights of each known cause, with the methods and features that it concerns there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cozematrix.reports.site.features import FEATURES, features_of
from cozematrix.verdicts.fact import STATUS_NAMES, Judgement
from cozematrix.verdicts.ledger import EFFECTS, owning_test

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cozematrix.cells.outcome import Outcome
    from cozematrix.planning.plan import Suite
    from cozematrix.verdicts.ledger import Cause
    from cozematrix.verdicts.verdict import Verdict

Paths = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Sight:
    """A cause in one release."""

    pythons: Mapping[Suite, frozenset[str]]
    """Pythons on which it was seen, by suite."""
    methods: Mapping[Suite, frozenset[str]]
    features: frozenset[str]


@dataclass(frozen=True)
class Seen:
    """A known cause and all its sights, by release."""

    cause: Cause
    sights: Mapping[str, Sight]
    tests: tuple[str, ...]
    """Names of tests, of places within tests, or cell statuses, sorted."""


@dataclass
class _Gathered:
    pythons: dict[Suite, set[str]] = field(default_factory=lambda: defaultdict(set))
    methods: dict[Suite, set[str]] = field(default_factory=lambda: defaultdict(set))
    features: set[str] = field(default_factory=set)

    def sight(self) -> Sight:
        return Sight(
            {suite: frozenset(found) for suite, found in self.pythons.items()},
            {suite: frozenset(found) for suite, found in self.methods.items()},
            frozenset(self.features),
        )


def paths_of_tests(outcomes: Iterable[Outcome]) -> Paths:
    """The methods that each test calls, by its name; a test that calls none is left out."""
    return {
        result.name: result.paths
        for outcome in outcomes
        for result in outcome.results
        if result.paths
    }


def seen(verdict: Verdict, paths: Paths) -> tuple[Seen, ...]:
    """Every known cause that was seen, the worst effect first, then by id."""
    gathered: dict[str, dict[str, _Gathered]] = {}
    causes: dict[str, Cause] = {}
    tests: dict[str, set[str]] = defaultdict(set)
    known = {path for each in paths.values() for path in each}
    for fact in verdict.facts:
        if fact.judgement is not Judgement.AS_EXPECTED or not fact.cause:
            continue
        causes[fact.cause.id] = fact.cause
        tests[fact.cause.id].add(fact.name)
        there = gathered.setdefault(fact.cause.id, {}).setdefault(fact.cell.release, _Gathered())
        there.pythons[fact.suite].add(fact.cell.python)
        methods = methods_of(fact.name, paths, known)
        there.methods[fact.suite].update(methods)
        there.features.update(_features(fact.name, methods))
    found = [
        Seen(
            cause,
            {release: each.sight() for release, each in gathered[name].items()},
            tuple(sorted(tests[name])),
        )
        for name, cause in causes.items()
    ]
    return tuple(sorted(found, key=lambda each: (EFFECTS.index(each.cause.effect), each.cause.id)))


def methods_of(name: str, paths: Paths, known: Iterable[str]) -> tuple[str, ...]:
    """The methods behind a name of a fact; a type check names the method as the place."""
    test = owning_test(name)
    if test in paths:
        return paths[test]
    place = name[len(test) + 1 :]
    return (place,) if place in known else ()


def _features(name: str, methods: tuple[str, ...]) -> Iterable[str]:
    if name in STATUS_NAMES:
        # Where nothing runs, nothing can be used.
        return [each.id for each in FEATURES]
    return features_of(owning_test(name), methods)
