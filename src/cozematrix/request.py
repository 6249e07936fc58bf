"""What a person asks for behind `--`: selectors, options of the matrix, and pytest's arguments."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Part:
    """The `number`-th of `count` parts that the cells are cut into, from 1."""

    number: int
    count: int


@dataclass(frozen=True)
class Request:
    """The words behind `--`, sorted out.

    `options` go to pytest or to the session. `is_fresh`: nothing is taken over from earlier runs;
    `only_failed`: only the cells that were not as expected in the last run.
    """

    selectors: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    is_fresh: bool = False
    only_failed: bool = False
    part: Part | None = None


def read_request(words: Sequence[str]) -> Request:
    """Sort the words out; from the first option on that is none of ours, all are `options`."""
    selectors: list[str] = []
    flags: set[str] = set()
    part: Part | None = None
    left = deque(words)
    while left:
        word = left[0]
        if word in ("--fresh", "--failed"):
            flags.add(left.popleft())
        elif word == "--shard":
            left.popleft()
            part = _part(left.popleft() if left else None)
        elif word.startswith("--shard="):
            part = _part(left.popleft().removeprefix("--shard="))
        elif word.startswith("-"):
            break
        else:
            selectors.append(left.popleft())
    return Request(
        selectors=tuple(selectors),
        options=tuple(left),
        is_fresh="--fresh" in flags,
        only_failed="--failed" in flags,
        part=part,
    )


def _part(text: str | None) -> Part:
    match = re.fullmatch(r"(\d{1,4})/(\d{1,4})", text or "")
    part = Part(int(match[1]), int(match[2])) if match else Part(0, 0)
    if not 1 <= part.number <= part.count:
        allowed = "K/N with K from 1 to N, such as 2/5"
        raise InputError(where="command line", key="--shard", value=text, allowed=allowed)
    return part
