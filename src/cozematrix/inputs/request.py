"""The request behind `--`: selectors and options, of which each session takes some.

Whatever takes the verdict's ground away is refused: with `-x` tests are missing, with
`--collect-only` none runs, with `-p` or `-o` anything may have happened.
"""

from __future__ import annotations

import ast
import datetime
import re
from collections import deque
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from packaging.requirements import InvalidRequirement, Requirement

from cozematrix.errors import InputError
from cozematrix.inputs.picking import LATEST, MEANINGS, Picking

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

# Its versions stand in the names of folders.
MOST_OF_A_REQUIREMENT = 80


@dataclass(frozen=True)
class Part:
    """The `number`-th of `count` parts that the cells are cut into, from 1."""

    number: int
    count: int


@dataclass(frozen=True)
class Request:
    """The words behind `--`, sorted out."""

    selectors: tuple[str, ...] = ()
    """Words that choose cells: Pythons and releases; empty for the whole window."""
    keywords: str = ""
    """The expression that selects tests; "" for all."""
    options: tuple[str, ...] = ()
    """pytest's arguments in each cell, the selection among them."""
    is_fresh: bool = False
    """True if nothing is taken over from earlier runs."""
    only_failed: bool = False
    """True for the cells alone that were not as expected in the last run."""
    is_all: bool = False
    """True if every known cause is shown, not only the worst."""
    part: Part | None = None
    """Part of the cells that is run; None for all."""
    times: int | None = None
    """Number of runs that `stability` makes; None for its usual number."""
    candidate: str = ""
    """The candidate that `candidate` judges: a wheel, a folder, a version, …; "" for none."""
    only: str = ""
    """The one of `PARTS` that `candidate` looks at; "" for all."""
    is_written: bool = False
    """True if `accept` edits the ledger, or `api` writes its file."""
    test: str = ""
    """Name of the test that `bisect` looks for, or a part of it."""
    axis: str = "releases"
    """Axis that `bisect` goes along: "releases", "pythons", or a dependency's name."""
    picking: Picking | None = None
    """The way in which dependencies are picked; None for that of `matrix.toml`."""
    subject: str = ""
    """Folder or file of the project that `advise` reads; "" for none."""
    suite: str = ""
    """Path of a user's own suite; "" for the contracts."""
    package: str = ""
    """Requirement or path that is installed for that suite; "" for none."""

    @property
    def selection(self) -> str:
        """The tests that are selected, as they were typed; "" for all."""
        return f"-k {self.keywords}" if self.keywords else ""

    @property
    def chooses_cells(self) -> bool:
        """True if only some of the window's cells, or other ones, are asked for."""
        return bool(self.selectors or self.only_failed or self.part)


# What each option is followed by, "" where by nothing.
OPTIONS = {
    "--fresh": "",
    "--failed": "",
    "--all": "",
    "--shard": "K/N",
    "-k": "EXPRESSION",
    "-v": "",
    "-vv": "",
    "-q": "",
    "--durations": "N",
    "--shuffle": "SEED",
    "--times": "N",
    "--from": "CANDIDATE",
    "--only": "PART",
    "--write": "",
    "--axis": "releases|pythons|DEPENDENCY",
    "--resolution": "NAME",
    "--as-of": "DATE",
    # A dependency beyond its bound; beside --suite what is installed for it.
    "--with": "REQUIREMENT",
    "--suite": "PATH",
}
_PICKING = ("--resolution", "--as-of", "--with")
_OF_CELLS = ("--fresh", "--failed", "--shard", *_PICKING)
# The parts of a candidate that can be looked at alone.
PARTS = ("sync", "async", "types", "api")
# Words for pytest, to be followed by a seed.
SHUFFLED = ("-p", "tests.shared.shuffle", "--shuffle")
_OF_TESTS = (*_OF_CELLS, "-k", "-v", "-vv", "-q", "--durations", "--shuffle")
_OF_REPORTS = "--all"
# The options that each session takes, besides selectors.
TAKEN = {
    "cell": _OF_TESTS,
    "tests": (*_OF_TESTS, _OF_REPORTS, "--suite", "--with"),
    "gate": (*_OF_TESTS, _OF_REPORTS),
    **dict.fromkeys(("typecheck", "report"), (*_OF_CELLS, _OF_REPORTS)),
    **dict.fromkeys(("prepare", "types", "model", "plan", "html"), _OF_CELLS),
    "accept": (*_OF_CELLS, "--write"),
    "api": ("--write",),
    "stability": (*_OF_CELLS, "--times"),
    "bounds": _OF_CELLS,
    "bound": _OF_CELLS,
    "checkers": _OF_CELLS,
    "checker": _OF_CELLS,
    "candidate": ("--from", "--only", "--fresh", "-k"),
    "bisect": ("--fresh", "--axis", *_PICKING),
    # Of words that are no options, one: the project.
    "advise": (),
}
# These hand their words to another program.
WITH_OWN_WORDS = frozenset(
    {
        *("unit", "browser", "trust", "example", "published"),
        *("bench", "mutation", "plants", "programs", "definition"),
    }
)
_NAME = r"[\w:+\-.\[\]\\/]+"
_EXPRESSION = re.compile(r"[\w:+\-.\[\]\\/() \t]+")


def read_request(words: Sequence[str], sessions: Collection[str] = tuple(TAKEN)) -> Request:
    """Sort the words out for these sessions; one that none of them takes is an `InputError`."""
    if WITH_OWN_WORDS.intersection(sessions) and not TAKEN.keys() & set(sessions):
        return Request()
    if words and not TAKEN.keys() & set(sessions):
        whom = ", ".join(sorted(sessions))
        raise _refuse("--", words[0], f"nothing, with {whom}")
    allowed = [name for name in OPTIONS if any(name in TAKEN.get(each, ()) for each in sessions)]
    selectors: list[str] = []
    given: dict[str, str | None] = {}
    for name, value in _split(words, allowed):
        if not name:
            selectors.append(value or "")
        elif name in given and OPTIONS[name]:
            raise _refuse(name, value, "once")
        else:
            given[name] = value
    test = ""
    if set(sessions) == {"bisect"}:
        if not selectors:
            raise _refuse("TEST", None, "a test's name as the report writes it, or a part of it")
        test = selectors.pop(0)
    if selectors and set(sessions) == {"api"}:
        raise _refuse("--", selectors[0], "nothing, with api")
    subject = _subject(selectors) if "advise" in sessions and len(set(sessions)) == 1 else ""
    if "--suite" in given and "--shuffle" in given:
        raise _refuse("--shuffle", given["--shuffle"], "nothing of it, beside --suite")
    return Request(
        selectors=() if subject else tuple(selectors),
        keywords=_expression(given["-k"]) if "-k" in given else "",
        options=tuple(chain.from_iterable(_for_pytest(*each) for each in given.items())),
        is_fresh="--fresh" in given,
        only_failed="--failed" in given,
        is_all="--all" in given,
        part=_part(given["--shard"]) if "--shard" in given else None,
        times=int(_number("--times", given["--times"])) if "--times" in given else None,
        candidate=_candidate(given["--from"]) if "--from" in given else "",
        only=_only(given["--only"]) if "--only" in given else "",
        is_written="--write" in given,
        test=test,
        axis=_axis(given["--axis"]) if "--axis" in given else "releases",
        picking=_picking(given),
        subject=subject,
        suite=_path("--suite", given["--suite"]) if "--suite" in given else "",
        package=_package(given),
    )


def _split(words: Sequence[str], allowed: Collection[str]) -> Iterator[tuple[str, str | None]]:
    """Each option with its value, and each selector as the value of no option."""
    left = deque(words)
    while left:
        word = left.popleft()
        if not word.startswith("-"):
            if not word.strip():
                # A shell's variable that is not set: it must not stand for everything.
                raise _refuse("selector", word, "a word that is not empty")
            yield "", word
            continue
        name, equals, value = word.partition("=")
        if not word.startswith("--") and name not in OPTIONS and OPTIONS.get(word[:2]):
            # `-kEXPRESSION`.
            name, equals, value = word[:2], "=", word[2:]
        if name not in allowed or (equals and not OPTIONS[name]):
            shown = ", ".join(f"{each} {OPTIONS[each]}".strip() for each in allowed)
            raise _refuse("option", word, shown or "selectors only")
        if not OPTIONS[name]:
            yield name, None
        elif equals:
            yield name, value
        else:
            yield name, left.popleft() if left else None


def _for_pytest(name: str, value: str | None) -> tuple[str, ...]:
    """An option as pytest is given it; nothing where it is not pytest's."""
    if name in ("-v", "-vv", "-q"):
        return (name,)
    if name == "-k":
        return (name, _expression(value))
    if name == "--durations":
        return (f"{name}={_number(name, value)}",)
    if name == "--shuffle":
        return (*SHUFFLED, _number(name, value))
    return ()


def _candidate(text: str | None) -> str:
    if not text:
        raise _refuse("--from", text, "a wheel, sdist, folder, git+URL@REVISION or version")
    return text


def _only(text: str | None) -> str:
    if text not in PARTS:
        raise _refuse("--only", text, ", ".join(PARTS))
    return text


def _axis(text: str | None) -> str:
    # As PEP 508 has names; whether it is installed beside a release is seen there.
    if not re.fullmatch(r"[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?", text or "", re.ASCII):
        raise _refuse("--axis", text, "releases, pythons, or the name of a dependency")
    return text or ""


def _picking(given: Mapping[str, str | None]) -> Picking | None:
    asked = given.keys() & set(_PICKING) - ({"--with"} if "--suite" in given else set())
    if not asked:
        return None
    return Picking(
        mode=_resolution(given["--resolution"]) if "--resolution" in asked else LATEST,
        as_of=_day(given["--as-of"]) if "--as-of" in asked else "",
        beyond=_beyond(given["--with"]) if "--with" in asked else "",
    )


def _resolution(text: str | None) -> str:
    if text not in MEANINGS:
        raise _refuse("--resolution", text, ", ".join(MEANINGS))
    return text


def _day(text: str | None) -> str:
    today = datetime.datetime.now(datetime.UTC).date()
    try:
        day = datetime.datetime.strptime(text or "", "%Y-%m-%d").replace(tzinfo=datetime.UTC).date()
    except ValueError:
        day = datetime.date.max
    if day > today:
        raise _refuse("--as-of", text, f"a day up to {today}, such as 2025-06-03")
    return day.isoformat()


def _beyond(text: str | None) -> str:
    allowed = "a dependency with the versions that are wanted of it, such as 'httpx<0.28'"
    try:
        wanted = Requirement(text or "")
    except InvalidRequirement:
        raise _refuse("--with", text, allowed) from None
    if wanted.url or wanted.marker or wanted.extras or len(str(wanted)) > MOST_OF_A_REQUIREMENT:
        raise _refuse("--with", text, allowed)
    return str(wanted)


def _path(name: str, text: str | None) -> str:
    if not text:
        raise _refuse(name, text, "a folder or a file")
    return text


def _package(given: Mapping[str, str | None]) -> str:
    """Return what is installed for a user's suite; "" without one."""
    if "--with" not in given or "--suite" not in given:
        return ""
    if not given["--with"]:
        allowed = "a folder of a package, a wheel, or a requirement"
        raise _refuse("--with", given["--with"], allowed)
    return given["--with"]


def _subject(words: Sequence[str]) -> str:
    """The one project that is named."""
    if len(words) != 1 or not words[0]:
        raise _refuse("PATH", " ".join(words) or None, "one folder of a project, or one file")
    return words[0]


def _part(text: str | None) -> Part:
    match = re.fullmatch(r"(\d{1,4})/(\d{1,4})", text or "")
    part = Part(int(match[1]), int(match[2])) if match else Part(0, 0)
    if not 1 <= part.number <= part.count:
        raise _refuse("--shard", text, "K/N with K from 1 to N, such as 2/5")
    return part


def _number(name: str, text: str | None) -> str:
    if not re.fullmatch(r"[1-9][0-9]{0,5}", text or ""):
        raise _refuse(name, text, "a whole number from 1 to 999999")
    return text or ""


def _expression(text: str | None) -> str:
    """An expression that pytest's `-k` understands in every version that cells have.

    Python reads it: pytest has the same words, parentheses and precedence, and stranger names.
    """
    wrong = _refuse("-k", text, "names or parts of names, with and, or, not and parentheses")
    if not text or text.startswith("-") or not _EXPRESSION.fullmatch(text):
        raise wrong
    named = re.sub(_NAME, _as_python, text.replace("\t", " "))
    try:
        read = ast.parse(named.strip(), mode="eval")
    except (SyntaxError, RecursionError, MemoryError):
        raise wrong from None
    parts = (ast.Expression, ast.BoolOp, ast.UnaryOp, ast.Name, ast.And, ast.Or, ast.Not, ast.Load)
    if not all(isinstance(each, parts) for each in ast.walk(read)):
        raise wrong
    return text


def _as_python(name: re.Match[str]) -> str:
    return name[0] if name[0] in ("and", "or", "not") else "name"


def _refuse(key: str, value: object, allowed: str) -> InputError:
    return InputError(where="command line", key=key, value=value, allowed=allowed)
