"""Ways to pick dependencies: today's newest, the lowest, those of a day, one beyond its bound."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from cozematrix.inputs.releases import Release

LATEST, LOWEST, LOWEST_DIRECT, RELEASE_DAY = "latest", "lowest", "lowest-direct", "release-day"
# What each one is, in words.
MEANINGS = {
    LATEST: "the newest that an installer picks",
    LOWEST: "the lowest versions that are allowed, also of what dependencies need",
    LOWEST_DIRECT: "the lowest versions that the release allows, and the newest that these need",
    RELEASE_DAY: "the newest on the day of the release's upload",
}
# In the name of a folder.
_SIGNS = {">=": "-ge-", "<=": "-le-", "==": "-eq-", "!=": "-ne-", "~=": "-like-"}
_SIGNS |= {">": "-gt-", "<": "-lt-", ",": "-and"}
_NAME = re.compile(
    rf"(?P<mode>{'|'.join(sorted(MEANINGS, key=len, reverse=True))})"
    r"(-(?P<as_of>\d{4}-\d{2}-\d{2}))?"
    r"(\+(?P<subject>[a-z0-9]+(-[a-z0-9]+)*?)(?P<wanted>-(ge|le|eq|ne|like|gt|lt)-.+))?"
)


@dataclass(frozen=True)
class Question:
    """A question to an installer besides requirements; equal ones have equal answers.

    `options` are uv's; `overrides` are requirements that take the place of all others for the same
    package; `day` (ISO) is the one that the answer stands for, "" for the day on which it is asked.
    """

    options: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    day: str = ""


@dataclass(frozen=True)
class Picking:
    """The way in which the dependencies of every cell of a run are picked.

    `mode` is one of `MEANINGS`; `as_of` an ISO day after which nothing was published yet, "" for
    now; `beyond` a requirement ("httpx<0.28") that stands for what the release says of it.
    """

    mode: str = LATEST
    as_of: str = ""
    beyond: str = ""

    @property
    def name(self) -> str:
        """The cells' resolution: fit to be a folder's name."""
        parts = [self.mode, f"-{self.as_of}" if self.as_of else ""]
        if self.beyond:
            wanted = Requirement(self.beyond)
            signs = "|".join(map(re.escape, _SIGNS))
            said = re.sub(signs, lambda sign: _SIGNS[sign[0]], str(wanted.specifier))
            parts.append(f"+{self.subject}{said}")
        return "".join(parts)

    @property
    def subject(self) -> str:
        """The dependency that `beyond` is about; "" without one."""
        return canonicalize_name(Requirement(self.beyond).name) if self.beyond else ""

    @property
    def text(self) -> str:
        """The same for people; "" for what is usual."""
        if self == Picking():
            return ""
        parts = [f"{self.mode} ({MEANINGS[self.mode]})"]
        parts += [f"as of {self.as_of}"] if self.as_of else []
        parts += [f"with {self.beyond}, whatever the release allows"] if self.beyond else []
        return ", ".join(parts)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of a command line that ask for it."""
        options = (
            ("--resolution", "" if self.mode == LATEST else self.mode),
            ("--as-of", self.as_of),
            ("--with", self.beyond),
        )
        return tuple(word for option in options if option[1] for word in option)

    @classmethod
    def of_name(cls, name: str) -> Picking | None:
        """The picking that has this name; None if it is nobody's."""
        found = _NAME.fullmatch(name)
        if not found:
            return None
        beyond = found["subject"] or ""
        if beyond:
            wanted = found["wanted"]
            for sign, word in _SIGNS.items():
                wanted = wanted.replace(word, sign)
            beyond += wanted
        made = cls(found["mode"], found["as_of"] or "", beyond)
        try:
            return made if made.name == name else None
        except InvalidRequirement:
            return None

    def question(self, release: Release) -> Question:
        """Return the question for the release's own requirements."""
        options: tuple[str, ...] = ()
        if self.mode in (LOWEST, LOWEST_DIRECT):
            options = ("--resolution", self.mode)
        # On an earlier day than its upload a release is not planned.
        day = release.uploaded[:10] if self.mode == RELEASE_DAY else self.as_of
        overrides = (self.beyond,) if self.beyond else ()
        return Question((*options, *_until(day)), overrides, day)

    @property
    def of_runner(self) -> Question:
        """The question for the runner, which is as new as it can be."""
        return Question(_until(self.as_of), (), self.as_of)


def is_published(release: Release, as_of: str) -> bool:
    """Return whether the release was there on a day, "" for now."""
    return not as_of or release.uploaded[:10] <= as_of


def _until(day: str) -> tuple[str, ...]:
    """The option that leaves out what came after the day, in UTC whatever the machine's zone."""
    if not day:
        return ()
    after = datetime.date.fromisoformat(day) + datetime.timedelta(days=1)
    return ("--exclude-newer", f"{after}T00:00:00Z")
