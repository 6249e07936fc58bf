"""The bugs of the SDK that are publicly known, held against the ledger: `history.toml`.

Each names what fails by it, as the ledger does; so it is seen whether the matrix would have found
it, and in the right releases. `docs/history.md` is the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.requirements import InvalidRequirement, Requirement

from cozematrix.data_file import read_toml
from cozematrix.errors import InputError
from cozematrix.planning.plan import Suite

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from cozematrix.advice.api import API
    from cozematrix.data_file import Table
    from cozematrix.inputs.releases import Release
    from cozematrix.verdicts.ledger import Cause

FILE = "data/history.toml"
SUITES = (Suite.SYNC.value, Suite.ASYNC.value)
PAGE = "docs/history.md"
_HEAD = """\
# Public bugs of cozepy, and what the matrix says of them

Made by `nox -s history` from [`history.toml`](../data/history.toml) and the ledger. A bug is found
if the ledger has a failure by it in the first bad release and none in the first good one: both as
the record of the SDK has them (its issues, its changes, the differences between its releases), and
as the matrix ran them. A bound of a dependency is found if the releases' own requirements refuse a
version of it for as long; see [bounds](bounds.md). Something that users missed is found if the API,
which is read from each release's source, has it since the first good release and not before.

"""
_TABLE = "| bug | bad since | good since | {} |\n|---|---|---|---|"
# On this Python requirements are read: one that every bound of a dependency in the record is for.
_ENVIRONMENT = {"python_version": "3.12", "python_full_version": "3.12.0"}


@dataclass(frozen=True)
class Bug:
    """A bug of the SDK, as its public record has it."""

    title: str
    """The bug in a line of the table."""
    links: tuple[str, ...]
    """Public addresses of a report or a change; empty where only two releases differ."""
    first_bad: str
    """The first release that has it."""
    first_good: str
    """The release in which it is repaired, empty if there is none."""
    seen: tuple[str, ...]
    """Names of failures in the ledger that are due to it."""
    missed: str
    """Reason why the ledger has no such failures, empty if it has one."""
    cause: str = ""
    """The cause that counts, if the same failures have others before or after."""
    suite: str = ""
    """The client that has it, empty if both have."""
    hidden: str = ""
    """Reason why its failures cannot be seen in some of its releases, empty if they can in all."""
    refused: str = ""
    """A version that the releases refuse to be installed beside, `httpx==0.28.0`."""
    added: tuple[str, ...] = ()
    """Paths of the API that its releases lack: `cozepy.bots.BotsClient.create(plugin_id_list)`."""


@dataclass(frozen=True)
class Judged:
    """A bug beside what the ledger says."""

    bug: Bug
    causes: tuple[str, ...]
    """Ids of the causes that its failures have."""
    wrong: str
    """Disagreement of the ledger and the record, empty if there is none."""

    @property
    def is_found(self) -> bool:
        """True if the ledger has it in the releases that the record says."""
        return not self.wrong and not self.bug.missed

    @property
    def is_whole(self) -> bool:
        """True if it is found in all releases that have it."""
        return self.is_found and not self.bug.hidden


def read_history(path: Path, releases: Sequence[str]) -> tuple[Bug, ...]:
    """Read and check the file: releases are known, and each bug is seen, refused or missed."""
    table = read_toml(path)
    bugs = []
    for row in table.tables("bug"):
        bug = Bug(
            title=row.get("title", str),
            links=row.strings("links", ()),
            first_bad=row.get("first_bad", str),
            first_good=row.get("first_good", str, ""),
            seen=row.strings("seen", ()),
            missed=row.get("missed", str, ""),
            cause=row.get("cause", str, ""),
            suite=row.get("suite", str, ""),
            hidden=row.get("hidden", str, ""),
            refused=row.get("refused", str, ""),
            added=row.strings("added", ()),
        )
        if bug.suite not in ("", *SUITES):
            raise row.refuse("suite", bug.suite, "sync or async")
        for key, release in (("first_bad", bug.first_bad), ("first_good", bug.first_good)):
            if release and release not in releases:
                raise row.refuse(key, release, "a published release")
        _check(bug, row)
        for link in bug.links:
            if not link.startswith("https://github.com/"):
                raise row.refuse("links", link, "an address that begins with https://github.com/")
        row.close()
        bugs.append(bug)
    table.close()
    if not bugs:
        raise InputError(where=path.name, key="bug", value=None, allowed="one or more")
    return tuple(bugs)


def _check(bug: Bug, row: Table) -> None:
    if [bool(bug.seen), bool(bug.missed), bool(bug.refused), bool(bug.added)].count(True) != 1:
        allowed = (
            "names of failures, or else a text in missed, a version in refused or paths in added"
        )
        raise row.refuse("seen", list(bug.seen), allowed)
    if bug.added and not bug.first_good:
        raise row.refuse("added", list(bug.added), "paths beside the release in first_good")
    if bug.hidden and not bug.seen:
        raise row.refuse("hidden", bug.hidden, "a text beside names of failures in seen")
    if bug.refused:
        try:
            pins = [each.operator for each in Requirement(bug.refused).specifier]
        except InvalidRequirement:
            pins = []
        if pins != ["=="]:
            raise row.refuse("refused", bug.refused, "a distribution's version, httpx==0.28.0")


def judge(
    bugs: Iterable[Bug], ledger: Sequence[Cause], releases: Sequence[Release], api: API
) -> list[Judged]:
    """Hold each bug against the ledger, or what the releases are made of.

    `releases` are all that there are, oldest first, and `api` is theirs.
    """
    versions = [each.version for each in releases]
    failing = {suite: _failing(ledger, versions, suite) for suite in ("", *SUITES)}
    links = {cause.id: cause.links for cause in ledger}

    def judged(bug: Bug) -> Judged:
        if bug.refused:
            return _bounded(bug, releases)
        if bug.added:
            return _added(bug, api, versions)
        return _judged(bug, failing[bug.suite], links, versions)

    return [judged(bug) for bug in bugs]


def _bounded(bug: Bug, releases: Sequence[Release]) -> Judged:
    """Hold a bound of a dependency against what the releases require."""
    pin = Requirement(bug.refused)
    [version] = [each.version for each in pin.specifier]
    bad = {
        release.version
        for release in releases
        for asked in map(Requirement, release.requires_dist)
        if asked.name == pin.name and (not asked.marker or asked.marker.evaluate(_ENVIRONMENT))
        if not asked.specifier.contains(version, prereleases=True)
    }
    return Judged(bug, (), _differing(bug, bad, [each.version for each in releases]))


def _added(bug: Bug, api: API, versions: Sequence[str]) -> Judged:
    """Hold things that came later against the API of each release."""
    lacking = (
        {version for version in versions if not api.of[version].has(path)} for path in bug.added
    )
    wrong = (_differing(bug, bad, versions) for bad in lacking)
    return Judged(bug, (), next((each for each in wrong if each), ""))


# By name of a failure: the causes that list it, each with the releases in which it does.
_Failing = dict[str, dict[str, set[str]]]


def _failing(ledger: Iterable[Cause], releases: Sequence[str], suite: str) -> _Failing:
    found: _Failing = {}
    for cause in ledger:
        for place in cause.places:
            if suite and suite not in place.suites:
                continue
            within = set(place.cozepy.filter(releases, prereleases=True))
            for name in place.tests:
                found.setdefault(name, {}).setdefault(cause.id, set()).update(within)
    return found


def _judged(
    bug: Bug,
    failing: Mapping[str, Mapping[str, set[str]]],
    links: Mapping[str, Sequence[str]],
    all_: Sequence[str],
) -> Judged:
    held = {
        name: {
            cause: within
            for cause, within in failing.get(name, {}).items()
            if bug.cause in ("", cause)
        }
        for name in bug.seen
    }
    if unknown := [name for name, causes in held.items() if not causes]:
        return Judged(bug, (), f"the ledger does not know {unknown[0]}")
    causes = tuple(dict.fromkeys(cause for found in held.values() for cause in found))
    bad = {release for found in held.values() for within in found.values() for release in within}
    wrong = _differing(bug, bad, all_) if bug.seen else ""
    cited = [link for cause in causes for link in links[cause]]
    if bug.links and causes and not wrong and not set(bug.links) & set(cited):
        wrong = f"{causes[0]} in the ledger has none of its links"
    return Judged(bug, causes, wrong)


def _differing(bug: Bug, bad: Collection[str], all_: Sequence[str]) -> str:
    """Say where the releases that have it differ from the record; "" where they do not."""
    end = all_.index(bug.first_good) if bug.first_good else len(all_)
    within = all_[all_.index(bug.first_bad) : end]
    if bug.hidden:
        if outside := set(bad) - set(within):
            return f"as run, it is bad outside of its releases, in {min(outside, key=all_.index)}"
        return "" if set(bad) < set(within) else "as run, it is hidden in none of its releases"
    if bug.first_bad not in bad:
        first = min(bad, key=all_.index) if bad else "none"
        return f"as run, the first bad release is {first}"
    if bug.first_good in bad:
        later = [each for each in all_[all_.index(bug.first_good) :] if each not in bad]
        return f"as run, the first good release is {later[0] if later else 'none yet'}"
    return ""


def markdown(judged: Sequence[Judged]) -> str:
    """Return the page: the share that is found, the table, and why the rest is not."""
    whole = [each for each in judged if each.is_whole]
    partly = [each for each in judged if each.is_found and not each.is_whole]
    share, more = (100 * count // len(judged) for count in (len(whole), len(whole) + len(partly)))
    summary = (
        f"**{len(whole)} of {len(judged)} are found in all of their releases ({share} %), "
        f"{len(partly)} more in some of them ({more} % together).**"
    )
    lines = [
        _HEAD + summary,
        "",
        *_TABLE.format("found by").splitlines(),
        *(_row(each, _evidence(each)) for each in whole),
    ]
    if partly:
        lines += ["", "## Found in some of their releases", "", *_TABLE.format("why").splitlines()]
    lines += [_row(each, f"{_evidence(each)}: {each.bug.hidden}") for each in partly]
    left = [each for each in judged if not each.is_found]
    if left:
        lines += ["", "## Not found", "", *_TABLE.format("why").splitlines()]
    lines += [_row(each, each.wrong or each.bug.missed) for each in left]
    return "\n".join(lines) + "\n"


def _row(judged: Judged, last: str) -> str:
    bug = judged.bug
    return f"| {_linked(bug)} | {bug.first_bad} | {bug.first_good or 'not yet'} | {last} |"


def _evidence(judged: Judged) -> str:
    """The causes that find it, or what the releases say of themselves."""
    if judged.bug.refused:
        return f"`{judged.bug.refused}` is refused"
    if judged.bug.added:
        return f"{', '.join(f'`{path}`' for path in judged.bug.added)}: not there"
    return ", ".join(f"`{cause}`" for cause in judged.causes)


def _linked(bug: Bug) -> str:
    """The title, with its links behind it: `#203`, or the first signs of a commit."""
    named = [f"[{_name(link)}]({link})" for link in bug.links]
    return " ".join([bug.title.replace("|", "\\|"), *named])


def _name(link: str) -> str:
    kind, _, identity = link.rstrip("/").rpartition("/")
    return f"#{identity}" if kind.endswith(("/issues", "/pull")) else identity[:8]
