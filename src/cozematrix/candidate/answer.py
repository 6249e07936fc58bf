"""May a candidate go out? The answer from all that was seen of it and of the release before.

A candidate is held against the ledger as the release before it is. What that release shows today as
well, on the same Python, is not the candidate's doing: a dependency or the machine has changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from cozematrix.api.change import Kind, Level
from cozematrix.cells.outcome import Part, State, is_hang
from cozematrix.planning.plan import LeftOut, Suite
from cozematrix.verdicts import span
from cozematrix.verdicts.fact import NEVER_RAN, STATUS_NAMES, Judgement, as_fact, placed
from cozematrix.verdicts.finding import Finding, findings, merged
from cozematrix.verdicts.ledger import owning_test
from cozematrix.verdicts.reading import normal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from cozematrix.api.change import Change
    from cozematrix.candidate.release import Candidate
    from cozematrix.coverage.figures import Coverages
    from cozematrix.inputs.releases import Release
    from cozematrix.planning.plan import Cell
    from cozematrix.verdicts.fact import PlacedFact
    from cozematrix.verdicts.ledger import Cause
    from cozematrix.verdicts.verdict import Verdict

NEW = (Judgement.REGRESSION,)
OTHERWISE = (Judgement.FAILS_OTHERWISE,)
TRIED = (State.PASSED, State.FAILED)
# With these nobody can say what the candidate does.
UNSEEN = (Judgement.MISSING, Judgement.UNWITNESSED, Judgement.TAMPERED)
BUSY = (
    "a contract that hangs may have had too little time on a busy machine: --fresh runs all again, "
    "nothing else does"
)
OF_TYPES = frozenset(
    {
        Kind.PARAMETER_TYPE,
        Kind.PARAMETER_TYPE_WIDENED,
        Kind.RETURN_TYPE,
        Kind.RETURN_TYPE_NARROWED,
        Kind.ATTRIBUTE_TYPE,
    }
)


class Reply(StrEnum):
    """The answer in a word; a part of the whole never gives a yes."""

    YES = "yes"
    NO = "no"
    PARTIAL = "partial"


@dataclass(frozen=True)
class Seen:
    """Failures that are alike: what they are, the methods that they are about, and where."""

    finding: Finding
    methods: tuple[str, ...]
    """Paths of the SDK, such as `bots.retrieve`; of types what the line of use is about."""
    where: str
    """The Pythons, as ranges."""

    @property
    def subject(self) -> str:
        """The methods in short, else what failed."""
        if not self.methods:
            return self.finding.subject
        more = f" and {len(self.methods) - 1} more" if len(self.methods) > 1 else ""
        return f"{self.methods[0]}{more}"


@dataclass(frozen=True)
class Fixed:
    """A known cause of which less is seen than in the release before."""

    cause: Cause
    tests: tuple[str, ...]
    """Those that pass now."""
    remains: int
    """Number of names of it that still fail."""
    where: str


@dataclass(frozen=True)
class Answer:
    """All that a person or a program is told about one candidate."""

    package: str
    """Name of the package under test."""
    candidate: Candidate | None
    """None if only the source of a package was read."""
    made_from: str
    """Words that a person named the candidate by, with the thing that they stand for."""
    before: Release
    """Published release that the candidate is compared with."""
    suites: tuple[Suite, ...]
    """Suites of the run; empty if only the API was looked at."""
    pythons: tuple[str, ...]
    """Pythons on which the candidate ran, minor versions."""
    on: str
    """The same Pythons as ranges."""
    missing: tuple[str, ...]
    """Pythons of the selection that this machine lacks."""
    partial: tuple[str, ...]
    """Limits of the look, in words; empty if all was looked at."""
    new: tuple[Seen, ...]
    """Failures that are not known of the release before."""
    otherwise: tuple[Seen, ...]
    """Known failures that read otherwise than the ledger says."""
    unseen: tuple[Seen, ...]
    """Results that are missing, or that nobody can trust."""
    fixed: tuple[Fixed, ...]
    """Known causes of which something passes now, sorted by id."""
    shared: tuple[Seen, ...]
    """Surprises that the release before shows as well."""
    changes: tuple[Change, ...] | None
    """Differences of the API; None if it was not looked at."""
    objections: tuple[str, ...]
    """Changes of the API and the metadata for which the candidate may not go out."""
    allowed: tuple[str, ...]
    """Changes that break code, and that `matrix.toml` allows."""
    dependencies: tuple[str, ...]
    """Installed versions that differ from those beside the release before."""
    notes: tuple[str, ...]
    """Remarks for a person, a line each."""
    coverages: Mapping[str, Coverages]
    """Coverage by version, of the candidate and of the release before."""

    @property
    def reply(self) -> Reply:
        """No if there is any reason against it; never yes by a look at a part."""
        if self.reasons:
            return Reply.NO
        return Reply.PARTIAL if self.partial else Reply.YES

    @property
    def reasons(self) -> list[str]:
        """The reasons against the candidate, in short; empty where there are none."""
        counted = [
            (len(self.new), "1 new failure", "new failures"),
            (
                len(self.otherwise),
                "1 known failure reads otherwise",
                "known failures read otherwise",
            ),
            (len(self.unseen), "1 result is missing", "results are missing"),
            (len(self.objections), "1 objection to the API", "objections to the API"),
        ]
        return [one if count == 1 else f"{count} {many}" for count, one, many in counted if count]

    @property
    def name(self) -> str:
        """The candidate's version; "the source" if there is no distribution."""
        return self.candidate.version if self.candidate else "the source"

    @property
    def types(self) -> tuple[Change, ...]:
        """The changes of annotations."""
        return tuple(each for each in self.changes or () if each.kind in OF_TYPES)

    @property
    def api(self) -> tuple[Change, ...]:
        """All other changes of the API."""
        return tuple(each for each in self.changes or () if each.kind not in OF_TYPES)

    @property
    def sentence(self) -> str:
        """The answer in one line."""
        beside = f"{self.name} beside {self.before.version}"
        if self.reply is Reply.NO:
            part = f" ({'; '.join(self.partial)})" if self.partial else ""
            return f"no: {beside}{part}: {', '.join(self.reasons)}"
        if self.reply is Reply.PARTIAL:
            return f"partial ({'; '.join(self.partial)}): {beside}: nothing against it there"
        return f"yes: {beside}: nothing against it on {self.on}"


def make_answer(
    package: str,
    candidate: Candidate | None,
    before: Release,
    verdict: Verdict | None,
    *,
    changes: Sequence[Change] | None,
    objections: Sequence[str],
    axis: Sequence[str] = (),
    made_from: str = "",
    allowed: Sequence[str] = (),
    partial: Sequence[str] = (),
    coverages: Mapping[str, Coverages] | None = None,
    notes: Sequence[str] = (),
) -> Answer:
    """Put the answer together; without a `verdict` only the API was looked at.

    `axis` are all Pythons of the matrix, of which the run may be a part.
    """
    facts = tuple(verdict.facts) if verdict else ()
    version = candidate.version if candidate else ""
    own = [each for each in facts if each.cell.release == version]
    usual = {_alike(each) for each in facts if each.cell.release == before.version}
    surprises = [each for each in own if each.judgement is not Judgement.AS_EXPECTED]
    theirs = [each for each in surprises if _alike(each) in usual and not _is_unseen(each, usual)]
    # Where neither has results there is nothing to compare: not passing is never passing.
    unseen = [each for each in surprises if _is_unseen(each, usual)]
    unseen += _skipped(verdict, version, before.version)
    ours = [each for each in surprises if each not in theirs and each not in unseen]
    return Answer(
        package=package,
        candidate=candidate,
        made_from=candidate.made_from if candidate else made_from,
        before=before,
        suites=verdict.suites if verdict else (),
        pythons=_ran(verdict, version),
        on=span.ranges(_ran(verdict, version), axis),
        missing=_missing(verdict, version),
        partial=tuple(partial),
        new=_seen(verdict, ours, NEW, axis),
        otherwise=_seen(verdict, ours, OTHERWISE, axis),
        unseen=(
            *_seen(verdict, unseen, tuple(Judgement), axis),
            *_changed(verdict),
            *_nothing(verdict, version),
        ),
        fixed=_fixed(verdict, own, ours, axis),
        shared=_seen(verdict, theirs, tuple(Judgement), axis),
        changes=None if changes is None else tuple(changes),
        objections=tuple(objections),
        allowed=tuple(allowed),
        dependencies=_dependencies(verdict, (package, version, before.version), axis),
        notes=(*notes, *([BUSY] if any(_hangs(each) for each in ours) else [])),
        coverages=coverages or {},
    )


def refused_pythons(verdict: Verdict, candidate: Candidate, before: Release) -> list[str]:
    """The Pythons that the release before installs on, and the candidate does not."""
    left = verdict.plan.left
    there = {cell.python for cell in verdict.plan.cells if cell.release == before.version}
    there -= {
        cell.python
        for cell, why in left.items()
        if cell.release == before.version and why is LeftOut.EXCLUDED
    }
    return [
        cell.python
        for cell, why in left.items()
        if cell.release == candidate.version and why is LeftOut.EXCLUDED and cell.python in there
    ]


def _skipped(verdict: Verdict | None, version: str, before: str) -> Iterator[PlacedFact]:
    """Contracts with a verdict in the release before, skipped here: nobody looked at them."""
    for (cell, suite), outcome in verdict.outcomes.items() if verdict else ():
        beside = verdict.outcomes.get((cell._replace(release=before), suite)) if verdict else None
        if cell.release != version or beside is None:
            continue
        tried = {each.name: each.state for each in beside.results if each.state in TRIED}
        for each in outcome.results:
            if each.state is State.SKIPPED and each.name in tried:
                message = f"it {tried[each.name]} in {before}, and is skipped: {each.message}"
                fact = as_fact(Part(each.name, State.FAILED, message), Judgement.MISSING)
                yield placed(fact, cell, suite)


def _hangs(fact: PlacedFact) -> bool:
    return fact.judgement is not Judgement.FIXED and is_hang(fact.message)


def _alike(fact: PlacedFact) -> object:
    """Return the key that a fact shares with the same one of another release."""
    place = (fact.cell.python, fact.suite, fact.name, fact.judgement)
    # How far a suite came before it crashed is another matter each time.
    return (*place, "" if fact.name in STATUS_NAMES else normal(fact.message))


def _is_unseen(fact: PlacedFact, usual: Collection[object]) -> bool:
    """Return whether nobody can say what the candidate does here, or does otherwise than before."""
    is_status = fact.name in STATUS_NAMES and fact.judgement is not Judgement.FIXED
    return fact.judgement in UNSEEN or (is_status and _alike(fact) in usual)


def _ran(verdict: Verdict | None, version: str) -> tuple[str, ...]:
    """The Pythons on which the candidate ran."""
    if verdict is None:
        return ()
    ran = {
        cell.python
        for (cell, _), outcome in verdict.outcomes.items()
        if cell.release == version and outcome.status not in NEVER_RAN
    }
    return tuple(python for python in verdict.plan.pythons if python in ran)


def _missing(verdict: Verdict | None, version: str) -> tuple[str, ...]:
    if verdict is None:
        return ()
    return tuple(
        cell.python
        for cell, why in verdict.plan.left.items()
        if cell.release == version and why is LeftOut.MISSING_INTERPRETER
    )


def _seen(
    verdict: Verdict | None,
    facts: Iterable[PlacedFact],
    judgements: Sequence[Judgement],
    axis: Sequence[str],
) -> tuple[Seen, ...]:
    """The facts with one of these judgements, those that are alike as one; most cells first."""
    chosen = tuple(each for each in facts if each.judgement in judgements)
    if verdict is None or not chosen:
        return ()
    return tuple(
        Seen(finding, _methods(verdict, finding), _pythons(finding.cells, axis))
        for finding in merged(findings(verdict.narrowed(chosen)))
    )


def _pythons(cells: Iterable[Cell], axis: Sequence[str]) -> str:
    having = {cell.python for cell in cells}
    return span.ranges([each for each in axis if each in having], axis)


def _methods(verdict: Verdict, finding: Finding) -> tuple[str, ...]:
    """The methods of the SDK that a finding is about, as contracts or lines of use name them."""
    if Suite.TYPES in finding.suites:
        return tuple(dict.fromkeys(name[len(owning_test(name)) + 1 :] for name in finding.tests))
    tests = {owning_test(name) for name in finding.tests}
    paths = [
        path
        for cell in finding.cells[:1]
        for suite in finding.suites
        for result in verdict.outcomes[cell, suite].results
        if result.name in tests
        for path in result.paths
    ]
    return tuple(dict.fromkeys(paths))


def _changed(verdict: Verdict | None) -> tuple[Seen, ...]:
    """Files of this checkout that did not stay as they were: then nothing is known."""
    if verdict is None or not verdict.changed:
        return ()
    only = replace(verdict, rulings={}, unused=(), unread=())
    return tuple(Seen(finding, (), "") for finding in findings(only))


def _nothing(verdict: Verdict | None, version: str) -> tuple[Seen, ...]:
    """Say that the candidate ran nowhere."""
    if verdict is None or _ran(verdict, version):
        return ()
    return (
        Seen(
            Finding(
                Judgement.MISSING,
                ("nothing ran",),
                verdict.suites,
                "",
                (),
                "the candidate ran on no Python",
                "",
            ),
            (),
            "",
        ),
    )


def _fixed(
    verdict: Verdict | None,
    own: Sequence[PlacedFact],
    ours: Sequence[PlacedFact],
    axis: Sequence[str],
) -> tuple[Fixed, ...]:
    """The causes of which something passes now, by id."""
    passing: dict[str, list[PlacedFact]] = {}
    for fact in ours:
        if fact.judgement is Judgement.FIXED and fact.cause:
            passing.setdefault(fact.cause.id, []).append(fact)
    if verdict is None:
        return ()
    still: dict[str, set[str]] = {}
    for fact in own:
        if fact.judgement is Judgement.AS_EXPECTED and fact.cause:
            still.setdefault(fact.cause.id, set()).add(fact.name)
    return tuple(
        Fixed(
            cause=facts[0].cause,
            tests=tuple(sorted({each.name for each in facts})),
            remains=len(still.get(name, ())),
            where=_pythons([each.cell for each in facts], axis),
        )
        for name, facts in sorted(passing.items())
        if facts[0].cause
    )


def _dependencies(
    verdict: Verdict | None, names: tuple[str, str, str], axis: Sequence[str]
) -> tuple[str, ...]:
    """List the versions that differ from those beside the release before, with the Pythons."""
    if verdict is None:
        return ()
    package, version, before = names
    other: dict[str, list[Cell]] = {}
    for (cell, suite), outcome in verdict.outcomes.items():
        beside = verdict.outcomes.get((cell._replace(release=before), suite))
        if cell.release != version or not beside or not outcome.dependencies:
            continue
        there, here = beside.dependencies, outcome.dependencies
        for name in sorted({*there, *here} if there else ()):
            change = f"{name} {there.get(name, '(none)')} → {here.get(name, '(none)')}"
            if there.get(name) != here.get(name) and name != package:
                other.setdefault(change, []).append(cell)
    return tuple(f"{change} on {_pythons(cells, axis)}" for change, cells in other.items())


def by_level(changes: Iterable[Change]) -> dict[Level, list[Change]]:
    """The changes of each level, worst first."""
    found: dict[Level, list[Change]] = {level: [] for level in Level}
    for change in changes:
        found[change.level].append(change)
    return found
