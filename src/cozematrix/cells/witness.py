"""The fake service's account of a suite: a witness that the suite itself does not write.

A suite has an account of the service. A test that says it passed, and asked nothing of the service
although it does so in other cells, has not been seen to pass.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from cozefake.client import FakeError, ask
from cozematrix.cells.recording import short
from cozematrix.errors import ServiceGoneError

SECONDS_TO_COME_BACK = 15.0
_PAUSE = 0.1

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cozematrix.cells.outcome import Result
    from cozematrix.cells.run import Run


def open_account(run: Run) -> str:
    """Open an account for a suite; its key.

    A service that has died is waited for: another one takes its place. A ServiceGoneError where
    none does.
    """
    deadline = time.monotonic() + SECONDS_TO_COME_BACK
    while True:
        try:
            return str(_ask(run, "/_fake/accounts")["account"])
        except ServiceGoneError:
            if time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE)


def close_account(run: Run, key: str) -> dict[str, int]:
    """Close a suite's account; how many requests each of its tests made, by its short name.

    A ServiceGoneError where the service has died meanwhile, even if there is another one by now.
    """
    asked: dict[str, int] = {}
    for test, count in _ask(run, f"/_fake/accounts/{key}/close")["asked"].items():
        asked[short(test)] = asked.get(short(test), 0) + count
    return asked


def attested(results: Iterable[Result], asked: Mapping[str, int]) -> tuple[Result, ...]:
    """The results, each with the number of its requests."""
    return tuple(each._replace(requests=asked.get(each.name, 0)) for each in results)


# Any: what the service answered, which is our own.
def _ask(run: Run, path: str) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = ask(run.service, "POST", path, {"secret": run.secret})
    except (FakeError, OSError) as error:
        raise ServiceGoneError(f"the fake service does not answer: {error}") from None
    return answer
