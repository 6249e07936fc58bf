"""The bounds of dependencies: the lowest and the newest version of each, tried beside a release.

The lowest version that the release allows, and the newest that there is: whether an installer takes
it at all, and if so whether the import and some of the contracts go as they do otherwise.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.version import Version

from cozematrix.cells.cell import run_cell
from cozematrix.cells.context import Ask
from cozematrix.cells.outcome import HAS_RESULTS, Status
from cozematrix.data_file import read_json, write_json
from cozematrix.errors import NotInstallableError
from cozematrix.reports.markdown import escaped
from cozematrix.verdicts.fact import Judgement
from cozematrix.verdicts.judge import facts_of
from cozematrix.verdicts.span import ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from cozematrix.cells.context import RunContext, Subject
    from cozematrix.cells.outcome import Outcome
    from cozematrix.cells.resolution import Resolver
    from cozematrix.verdicts.ledger import Cause

PAGE = "docs/bounds.md"
WORKS, REFUSED, NO_WHEEL = "works", "refused", "no wheel"
# What a user expects of a trial.
EXPECTED = (WORKS, REFUSED, NO_WHEEL)
# A call, a chat, a stream, a token and a websocket: all that a dependency has a part in.
SMOKE = (
    "test_bot_is_retrieved_by_its_id or test_chat_goes_through_its_states "
    "or test_stream_tells_the_chat_from_its_creation_to_its_end "
    "or test_application_with_a_key_gets_a_token or test_text_becomes_speech"
)


class End(StrEnum):
    """The end of a dependency's range that is tried."""

    LOWEST = "lowest"
    NEWEST = "newest"


@dataclass(frozen=True)
class Trial:
    """One version of one dependency beside a release on a Python, and what came of it."""

    release: str
    """Version of the package under test."""
    python: str
    """Minor version such as "3.9"."""
    dependency: str
    """Name of the distribution as the release's metadata has it."""
    declared: str
    """The versions that the release allows on that Python, as it states them."""
    end: End
    """The end of the range that `version` stands for."""
    version: str
    """The version of the dependency that was tried."""
    result: str
    """`WORKS`, `REFUSED`, `NO_WHEEL`, or in words what is not as it is otherwise."""

    @property
    def pin(self) -> str:
        """The version that was tried, as a requirement."""
        return f"{self.dependency}=={self.version}"


@dataclass(frozen=True)
class Wanted:
    """One trial to make: a version of a dependency of a release on a Python."""

    requirement: Requirement
    end: End
    version: str

    @property
    def pin(self) -> str:
        """The requirement that asks for it."""
        return f"{self.requirement.name}=={self.version}"


def dependencies(requires_dist: Iterable[str], python: str) -> list[Requirement]:
    """Return the release's own requirements that hold on a Python ("3.9"), by name."""
    where = {"python_version": python, "python_full_version": f"{python}.0", "extra": ""}
    found = [Requirement(each) for each in requires_dist]
    held = [each for each in found if each.marker is None or each.marker.evaluate(where)]
    return sorted(held, key=lambda each: each.name.lower())


def lowest(requirement: Requirement) -> str:
    """Return the lowest version that a requirement names as allowed; "" where it names none."""
    named = [each.version for each in requirement.specifier if each.operator in (">=", "==", "~=")]
    return max(named, key=Version, default="")


def try_ends(context: RunContext, subject: Subject, ledger: Sequence[Cause]) -> list[Trial]:
    """Try both ends of each dependency in a cell of its own, one after the other."""
    release, python = subject.release, subject.cell.python
    wanted = []
    for requirement in dependencies(release.requires_dist, python):
        if low := lowest(requirement):
            wanted.append(Wanted(requirement, End.LOWEST, low))
        if newest := _newest(context.resolver, subject, requirement.name):
            wanted.append(Wanted(requirement, End.NEWEST, newest))
    return [
        Trial(
            release=release.version,
            python=python,
            dependency=each.requirement.name,
            declared=str(each.requirement.specifier),
            end=each.end,
            version=each.version,
            result=_result(context, subject, each, ledger),
        )
        for each in wanted
    ]


def _newest(resolver: Resolver, subject: Subject, name: str) -> str:
    """The newest version that there is for the Python."""
    try:
        pins = resolver.resolve(subject.cell.python, subject.program, [name]).pins
    except NotInstallableError:
        return ""
    versions = dict(pin.split("==", 1) for pin in pins)
    return versions.get(name.lower().replace("_", "-"), "")


def _result(context: RunContext, subject: Subject, wanted: Wanted, ledger: Sequence[Cause]) -> str:
    cell = subject.cell._replace(resolution=f"{wanted.end}-{wanted.requirement.name}")
    release = replace(subject.release, requires_dist=(*subject.release.requires_dist, wanted.pin))
    tried = replace(subject, cell=cell, release=release)
    if wanted.end is End.NEWEST and not wanted.requirement.specifier.contains(wanted.version):
        return REFUSED
    ask = Ask(arguments=("-k", SMOKE), selection="-k smoke", is_measured=False)
    return describe_outcomes(run_cell(context, tried, ask), ledger)


def describe_outcomes(outcomes: Sequence[Outcome], ledger: Sequence[Cause]) -> str:
    """Return what came of a trial, in words; the same failures as otherwise are none."""
    for outcome in outcomes:
        if outcome.status is Status.NOT_INSTALLABLE:
            return "cannot be installed"
        if outcome.status is Status.INFRASTRUCTURE and "has no wheel here" in outcome.cause:
            return NO_WHEEL
        if outcome.status not in HAS_RESULTS:
            return f"{outcome.status}: {outcome.cause}" if outcome.cause else str(outcome.status)
    surprises = [
        fact.name
        for outcome in outcomes
        for fact in facts_of(outcome, ledger, is_required=True)
        if fact.judgement not in (Judgement.AS_EXPECTED, Judgement.FIXED)
    ]
    if surprises:
        more = f" and {len(surprises) - 1} more" if len(surprises) > 1 else ""
        return f"fails: {surprises[0]}{more}"
    return WORKS


def trials_file(reports: Path, python: str) -> Path:
    """Return the file that holds the trials of a Python."""
    return reports / "bounds" / "trials" / f"{python}.json"


def write_trials(path: Path, trials: Sequence[Trial]) -> None:
    """Write what was tried on one Python."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_json(path, {"trials": [asdict(each) for each in trials]})


def read_trials(reports: Path, pythons: Iterable[str]) -> list[Trial]:
    """Read what was tried on these Pythons."""
    found = []
    for path in [trials_file(reports, python) for python in pythons]:
        if not path.exists():
            continue
        table = read_json(path)
        for row in table.tables("trials"):
            found.append(
                Trial(
                    release=row.get("release", str),
                    python=row.get("python", str),
                    dependency=row.get("dependency", str),
                    declared=row.get("declared", str),
                    end=End(row.get("end", str)),
                    version=row.get("version", str),
                    result=row.get("result", str),
                )
            )
            row.close()
        table.close()
    return found


def markdown(trials: Sequence[Trial], pythons: Sequence[str], day: str) -> str:
    """Return the page: a table a release, a row a dependency; equal Pythons stand together."""
    lines = [
        "# What can be installed beside cozepy",
        "",
        f"Made by `nox -s bounds` on {day}. Of each dependency the lowest version that a release",
        "allows and the newest that there is were tried, one at a time; all else is pip's choice.",
        "*works*: the import, a call, a chat, a stream, a token and a websocket go as otherwise.",
        "*refused*: an installer does not take it beside the release. *no wheel*: something that",
        "goes with it would have to be built on that Python.",
    ]
    for release in sorted({each.release for each in trials}, key=Version, reverse=True):
        lines += ["", f"## {release}", "", "| dependency | allowed | lowest | newest |"]
        lines += ["|---|---|---|---|"]
        of_release = [each for each in trials if each.release == release]
        for name in sorted({each.dependency for each in of_release}):
            found = [each for each in of_release if each.dependency == name]
            allowed = _grouped(found, pythons, lambda each: each.declared)
            ends = [
                _grouped(
                    [each for each in found if each.end is end],
                    pythons,
                    lambda each: f"{each.version} {each.result}",
                )
                for end in End
            ]
            lines.append(f"| {name} | {allowed} | {' | '.join(ends)} |")
    return "\n".join(lines) + "\n"


def _grouped(trials: Iterable[Trial], pythons: Sequence[str], say: Callable[[Trial], str]) -> str:
    """Describe trials, each with its Pythons unless all of them say the same."""
    said: dict[str, dict[str, None]] = {}
    for each in sorted(trials, key=lambda trial: pythons.index(trial.python)):
        said.setdefault(say(each), {})[each.python] = None
    if len(said) <= 1:
        return "".join(map(escaped, said))
    return "; ".join(f"{escaped(text)} ({ranges(found, pythons)})" for text, found in said.items())
