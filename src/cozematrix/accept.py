"""What the ledger would have to say for a run to be as expected, for a person to judge."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from cozematrix.finding import general
from cozematrix.outcome import HAS_RESULTS, State
from cozematrix.plan import Suite
from cozematrix.verdict import NEVER_RAN, STATUS_NAMES, Judgement

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from cozematrix.outcome import Outcome
    from cozematrix.plan import Cell
    from cozematrix.verdict import Fact, Verdict

_RAN = (State.PASSED, State.FAILED)
# What an entry that names no suites stands for.
_USUAL = {Suite.SYNC, Suite.ASYNC}


@dataclass(frozen=True)
class Proposal:
    """An entry for the ledger without its reason: tests that fail alike, in the smallest range.

    `message` and `evidence` are of the first of them, in its newest release.
    """

    tests: tuple[str, ...]
    suites: tuple[Suite, ...]
    cozepy: str
    python: str
    message: str
    evidence: str


@dataclass(frozen=True)
class _Range:
    cozepy: str
    python: str
    newest: Fact


def proposals(verdict: Verdict) -> list[Proposal]:
    """One for each range and message over all that failed and was not known to."""
    releases = [release.version for release in reversed(verdict.plan.releases)]
    pythons = list(verdict.plan.pythons)
    found: dict[tuple[str, str, str], dict[Suite, _Range]] = {}
    for (name, suite), facts in _regressions(verdict):
        ran = _ran(verdict, name, suite)
        for fact in facts:
            # One that a release has dropped has no verdict there.
            ran.setdefault(fact.cell.release, set()).add(fact.cell.python)
        for each in _ranges(facts, ran, releases, pythons):
            found.setdefault((name, each.cozepy, each.python), {})[suite] = each
    alike: dict[tuple[object, ...], list[tuple[str, _Range]]] = {}
    for (name, cozepy, python), by_suite in found.items():
        first = next(iter(by_suite.values()))
        key = (cozepy, python, tuple(by_suite), general(first.newest.message))
        alike.setdefault(key, []).append((name, first))
    return sorted(
        (_proposal(verdict, found, group) for group in alike.values()),
        key=lambda each: (each.tests, each.cozepy, each.python),
    )


def written(proposed: Iterable[Proposal], today: datetime.date) -> str:
    """The entries as `expectations.toml` has them; each reason is the message, to be replaced."""
    return "\n".join(_entry(each, today) for each in proposed)


def _regressions(verdict: Verdict) -> Iterator[tuple[tuple[str, Suite], list[Fact]]]:
    surprises = [fact for fact in verdict.facts if fact.judgement is Judgement.REGRESSION]
    surprises.sort(key=lambda fact: (fact.name, fact.suite))
    for key, facts in groupby(surprises, key=lambda fact: (fact.name, fact.suite)):
        yield key, list(facts)


def _ran(verdict: Verdict, name: str, suite: Suite) -> dict[str, set[str]]:
    """On which Pythons a test had a verdict, by release; of a status, where the cell ran."""
    ran: dict[str, set[str]] = {}
    for (cell, of), outcome in verdict.outcomes.items():
        if of is suite and _has_verdict(outcome, name):
            ran.setdefault(cell.release, set()).add(cell.python)
    return ran


def _has_verdict(outcome: Outcome, name: str) -> bool:
    if name in STATUS_NAMES:
        return outcome.status not in NEVER_RAN
    if outcome.suite is Suite.TYPES:
        # A type check records what is wrong and nothing else.
        return outcome.status in HAS_RESULTS
    return any(result.name == name and result.state in _RAN for result in outcome.results)


def _ranges(
    facts: Sequence[Fact],
    ran: dict[str, set[str]],
    releases: Sequence[str],
    pythons: Sequence[str],
) -> Iterator[_Range]:
    """Runs of releases that fail on the same Pythons, none of which passes in between."""
    failed: dict[str, set[str]] = {}
    for fact in facts:
        failed.setdefault(fact.cell.release, set()).add(fact.cell.python)
    by_place = {(fact.cell.release, fact.cell.python): fact for fact in facts}
    having = [release for release in releases if release in ran]

    def pattern(release: str) -> tuple[str, ...]:
        failing = failed.get(release, set())
        return ("all",) if failing and failing == ran[release] else tuple(sorted(failing))

    for alike, group in groupby(having, key=pattern):
        members = list(group)
        if not alike:
            continue
        cozepy = _releases(members, releases)
        newest = members[-1]
        if alike == ("all",):
            conditions = {"": max(failed[newest], key=pythons.index)}
        else:
            conditions = _pythons(set(alike), pythons)
        for python, last in conditions.items():
            yield _Range(cozepy, python, by_place[newest, last])


def _releases(members: Sequence[str], releases: Sequence[str]) -> str:
    first, last = members[0], members[-1]
    if first == last:
        return f"=={first}"
    after = releases[releases.index(last) + 1 :]
    return f">={first},<{after[0]}" if after else f">={first}"


def _pythons(failing: set[str], pythons: Sequence[str]) -> dict[str, str]:
    """Specifiers, one for each run of neighbouring Pythons, with the newest of the run."""
    specifiers = {}
    for fails, group in groupby(range(len(pythons)), key=lambda place: pythons[place] in failing):
        places = list(group)
        if not fails:
            continue
        first, after = pythons[places[0]], pythons[places[-1] + 1 :]
        if len(places) == 1 and after and places[0] > 0:
            specifiers[f"=={first}"] = first
        else:
            bounds = [f">={first}"] if places[0] > 0 else []
            bounds += [f"<{after[0]}"] if after else []
            specifiers[",".join(bounds)] = pythons[places[-1]]
    return specifiers


def _proposal(
    verdict: Verdict,
    found: dict[tuple[str, str, str], dict[Suite, _Range]],
    group: Sequence[tuple[str, _Range]],
) -> Proposal:
    name, first = group[0]
    suites = found[name, first.cozepy, first.python]
    return Proposal(
        tests=tuple(sorted(name for name, _ in group)),
        suites=tuple(suites),
        cozepy=first.cozepy,
        python=first.python,
        message=general(first.newest.message) or first.newest.message or "no message",
        evidence=_evidence(verdict, name, first.newest.cell, first.newest.suite),
    )


def _evidence(verdict: Verdict, name: str, cell: Cell, suite: Suite) -> str:
    results = verdict.outcomes[cell, suite].results
    return next((result.wire for result in results if result.name == name), "")


def _entry(proposal: Proposal, today: datetime.date) -> str:
    quoted = [_string(name) for name in proposal.tests]
    is_short = len(quoted) == 1
    names = quoted[0] if is_short else "\n    " + ",\n    ".join(quoted) + ",\n"
    lines = ["[[deviation]]", f"tests = [{names}]"]
    if set(proposal.suites) != _USUAL:
        lines.append(f"suites = [{', '.join(_string(suite) for suite in proposal.suites)}]")
    lines.append(f'cozepy = "{proposal.cozepy}"')
    if proposal.python:
        lines.append(f'python = "{proposal.python}"')
    lines += ['kind = "defect"', f"reason = {_string(proposal.message)}"]
    lines.append(f"since = {today.isoformat()}")
    if proposal.evidence:
        lines.append(f"evidence = {_string(proposal.evidence)}")
    return "\n".join([*lines, ""])


def _string(text: str) -> str:
    """A string of TOML: JSON's, but for one character that JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
