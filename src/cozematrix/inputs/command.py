"""nox's own command line, as far as the engine must know it before nox has read it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Sessions that end with a verdict over the cells that they require.
JUDGING = frozenset({"tests", "typecheck", "gate", "candidate"})
RUNNING = frozenset({*JUDGING, "cell", "types"})
# Sessions that are, or need, one for each cell or Python.
SIDE_BY_SIDE = RUNNING | {"stability", "bound", "bounds", "checker", "checkers", "model"}
_SESSIONS = ("-s", "-e", "--session", "--sessions")
_FILTERS = ("-t", "--tags", "-k", "--keywords")
_OVERVIEW = frozenset({"-l", "--list", "--list-sessions"})
_LISTS = _OVERVIEW | {"--usage", "--help", "-h", "--version"}
_PYTHON = ("-p", "--python", "--pythons")


@dataclass(frozen=True)
class Command:
    """The command line of nox.

    `sessions` are the names without Pythons and parameters, `named` as they were typed; `python`
    is the one that sessions are chosen by. `arguments` stand behind `--`.
    """

    sessions: frozenset[str]
    named: tuple[str, ...]
    arguments: tuple[str, ...]
    python: str | None
    is_listing: bool
    # Asks for all sessions, and chooses none.
    is_overview: bool = False

    @property
    def judges(self) -> bool:
        """True if a verdict follows on the cells' records."""
        return bool(JUDGING & self.sessions)

    @property
    def runs_cells(self) -> bool:
        """True if some of the sessions can run at the same time."""
        return bool(SIDE_BY_SIDE & self.sessions)

    @property
    def has_candidate(self) -> bool:
        """True if a release that is not out yet is judged."""
        return "candidate" in self.sessions

    @property
    def names_one_cell(self) -> bool:
        """True if one cell alone was asked for by its session's name."""
        return sum(bool(re.fullmatch(r"cell-[\d.]+\(.+\)", name)) for name in self.named) == 1


def read_command(line: Sequence[str], variable: str | None = None) -> Command:
    """Read nox's command line, without its first word; `variable` is NOXSESSION."""
    words = list(line)
    own = words[: words.index("--")] if "--" in words else words
    named = tuple(_values(own, _SESSIONS))
    has_filter = any(word.startswith(_FILTERS) for word in own)
    if not named and not has_filter:
        named = tuple(re.split(r"[,\s]+", variable.strip())) if variable else ("tests",)
    # What a tag or a keyword chooses is cells: nothing else has tags.
    chosen = named or ("cell",)
    return Command(
        sessions=frozenset(re.split(r"[-(]", name)[0] for name in chosen),
        named=named,
        arguments=tuple(words[len(own) + 1 :]),
        python=next((word for last, word in pairwise(own) if last in _PYTHON), None),
        is_listing=bool(_LISTS & set(own)),
        is_overview=0 < len(words) == sum(word in _OVERVIEW for word in words),
    )


def current_command(line: Sequence[str]) -> Command:
    """The command that this process was started with: `sys.argv` and the environment."""
    return read_command(line[1:], os.environ.get("NOXSESSION"))


def _values(words: Iterable[str], options: tuple[str, ...]) -> Iterator[str]:
    """The values of an option that takes several."""
    is_value = False
    for word in words:
        name, equals, value = word.partition("=")
        if word.startswith("-"):
            is_value = name in options
            if is_value and equals:
                yield value
            elif word[:2] in options and not word.startswith("--") and len(word) > 2:
                # `-stests`.
                yield word[2:].removeprefix("=")
        elif is_value:
            yield word
