"""What a person asks for behind `--`: selectors, options of the matrix, and pytest's arguments."""

from __future__ import annotations

import re
from argparse import ArgumentError, ArgumentParser
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
    parser = ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--failed", action="store_true")
    parser.add_argument("--shard")
    try:
        ours, others = parser.parse_known_args(list(words))
    except ArgumentError as error:
        raise InputError(
            where="command line", key="--shard", value=None, allowed="K/N, such as 2/5"
        ) from error
    first = next((n for n, word in enumerate(others) if word.startswith("-")), len(others))
    return Request(
        selectors=tuple(others[:first]),
        options=tuple(others[first:]),
        is_fresh=ours.fresh,
        only_failed=ours.failed,
        part=None if ours.shard is None else _part(ours.shard),
    )


def _part(text: str) -> Part:
    match = re.fullmatch(r"(\d{1,4})/(\d{1,4})", text)
    part = Part(int(match[1]), int(match[2])) if match else Part(0, 0)
    if not 1 <= part.number <= part.count:
        allowed = "K/N with K from 1 to N, such as 2/5"
        raise InputError(where="command line", key="--shard", value=text, allowed=allowed)
    return part
