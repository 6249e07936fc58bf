"""The bugs of the SDK that are publicly known, held against the ledger: `history.toml`.

Each names what fails by it, as the ledger does; so it is seen whether the matrix would have found
it, and in the right releases. `docs/history.md` is the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.document import read_toml
from cozematrix.errors import InputError
from cozematrix.plan import Suite

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from cozematrix.ledger import Cause

FILE = "history.toml"
SUITES = (Suite.SYNC.value, Suite.ASYNC.value)
PAGE = "docs/history.md"
_HEAD = """\
# Public bugs of cozepy, and what the matrix says of them

Made by `nox -s history` from [`history.toml`](../history.toml) and the ledger. A bug is found if
the ledger has a failure by it in the first bad release and none in the first good one: both as the
record of the SDK has them (its issues, its changes, the differences between its releases), and as
the matrix ran them.

"""


@dataclass(frozen=True)
class Bug:
    """A bug of the SDK, as its public record has it."""

    title: str
    links: tuple[str, ...]
    """Public addresses of a report or a change; empty where only two releases differ."""
    first_bad: str
    first_good: str
    """The release in which it is repaired, empty if there is none."""
    seen: tuple[str, ...]
    """Names of failures in the ledger that are due to it."""
    missed: str
    """Why the ledger has none, empty if it has one."""
    cause: str = ""
    """The cause that counts, if the same failures have others before or after."""
    suite: str = ""
    """The client that has it, empty if both have."""


@dataclass(frozen=True)
class Judged:
    """A bug beside what the ledger says."""

    bug: Bug
    causes: tuple[str, ...]
    """Ids of the causes that its failures have."""
    wrong: str
    """Where the ledger and the record disagree, empty if they do not."""

    @property
    def is_found(self) -> bool:
        return bool(self.causes) and not self.wrong


def read_history(path: Path, releases: Sequence[str]) -> tuple[Bug, ...]:
    """Read and check the file: releases are known, and each bug is either seen or missed."""
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
        )
        if bug.suite not in ("", *SUITES):
            raise row.refuse("suite", bug.suite, "sync or async")
        for key, release in (("first_bad", bug.first_bad), ("first_good", bug.first_good)):
            if release and release not in releases:
                raise row.refuse(key, release, "a published release")
        if bool(bug.seen) == bool(bug.missed):
            raise row.refuse("seen", list(bug.seen), "names of failures, or else a text in missed")
        for link in bug.links:
            if not link.startswith("https://github.com/"):
                raise row.refuse("links", link, "an address that begins with https://github.com/")
        row.close()
        bugs.append(bug)
    table.close()
    if not bugs:
        raise InputError(where=path.name, key="bug", value="nothing", allowed="one or more")
    return tuple(bugs)


def judge(bugs: Iterable[Bug], ledger: Sequence[Cause], releases: Sequence[str]) -> list[Judged]:
    """Hold each bug against the ledger; `releases` are all that there are, oldest first."""
    failing = {suite: _failing(ledger, releases, suite) for suite in ("", *SUITES)}
    return [_judged(bug, failing[bug.suite], releases) for bug in bugs]


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


def _judged(bug: Bug, failing: Mapping[str, Mapping[str, set[str]]], all_: Sequence[str]) -> Judged:
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
    wrong = ""
    if bug.seen and bug.first_bad not in bad:
        wrong = f"as run, the first bad release is {min(bad, key=all_.index)}"
    elif bug.seen and bug.first_good in bad:
        later = [each for each in all_[all_.index(bug.first_good) :] if each not in bad]
        wrong = f"as run, the first good release is {later[0] if later else 'none yet'}"
    return Judged(bug, causes, wrong)


def markdown(judged: Sequence[Judged]) -> str:
    """Return the page: the share that is found, the table, and why the rest is not."""
    found = [each for each in judged if each.is_found]
    lines = [
        _HEAD + f"**{len(found)} of {len(judged)} are found"
        f" ({100 * len(found) // len(judged)} %).**",
        "",
        "| bug | bad since | good since | cause in the ledger |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {_linked(each.bug)} | {each.bug.first_bad} | {each.bug.first_good or 'not yet'} "
        f"| {', '.join(f'`{cause}`' for cause in each.causes)} |"
        for each in found
    ]
    left = [each for each in judged if not each.is_found]
    if left:
        lines += [
            "",
            "## Not found",
            "",
            "| bug | bad since | good since | why |",
            "|---|---|---|---|",
        ]
    lines += [
        f"| {_linked(each.bug)} | {each.bug.first_bad} | {each.bug.first_good or 'not yet'} "
        f"| {each.wrong or each.bug.missed} |"
        for each in left
    ]
    return "\n".join(lines) + "\n"


def _linked(bug: Bug) -> str:
    """The title, with its links behind it: `#203`, or the first signs of a commit."""
    named = [f"[{_name(link)}]({link})" for link in bug.links]
    return " ".join([bug.title.replace("|", "\\|"), *named])


def _name(link: str) -> str:
    kind, _, identity = link.rstrip("/").rpartition("/")
    return f"#{identity}" if kind.endswith(("/issues", "/pull")) else identity[:8]
