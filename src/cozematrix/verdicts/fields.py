"""Since which release each field of an answer is read: `tests/shared/fields.json`, from a full run.

A contract of the suites holds later releases to it: a field that is read stays read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from packaging.version import Version

from cozematrix.data_file import read_json
from cozematrix.errors import MatrixError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from cozematrix.cells.outcome import Outcome

FILE = "tests/shared/fields.json"
# The contract that looks at each field of an answer that is in the result, as a place.
_CONTRACT = "test_answers::test_every_field_of_the_answer_is_in_the_result["

# By call and place of the field, the first release that reads it.
Since = dict[str, dict[str, str]]


def fields_since(outcomes: Iterable[Outcome], releases: Collection[str]) -> Since:
    """Return since when each field is read, by call; a run without one of the releases is refused.

    A field counts as read by a release if any of its cells reads it as it was answered: one that is
    an error is not read.
    """
    read: dict[str, dict[str, set[str]]] = {}
    ran = set()
    for outcome in outcomes:
        if outcome.is_partial:
            continue
        ran.add(outcome.cell.release)
        for result in outcome.results:
            if not result.name.startswith(_CONTRACT):
                continue
            call = result.name.removeprefix(_CONTRACT).removesuffix("]")
            for place in result.passed_places:
                # What is said of requests is no field.
                if not place.startswith("definition "):
                    read.setdefault(call, {}).setdefault(place, set()).add(outcome.cell.release)
    if missing := sorted(set(releases) - ran, key=Version):
        raise MatrixError(
            f"{FILE}: {', '.join(missing)} was not run; a run of all releases is needed: "
            "nox -s tests -- full"
        )
    return {
        call: {place: min(found, key=Version) for place, found in sorted(places.items())}
        for call, places in sorted(read.items())
    }


def read_fields(path: Path) -> Since:
    """Read the file; a wrong value is an `InputError`."""
    table = read_json(path)
    calls = table.table("fields")
    found: Since = {}
    for call in calls.names:
        row = calls.table(call)
        found[call] = {place: row.get(place, str) for place in row.names}
    table.close()
    return found


def added(fields: Mapping[str, Mapping[str, str]], release: str) -> list[str]:
    """Return the fields that a release is the first to read: "chat.retrieve: usage, usage.…"."""
    lines = []
    for call, places in fields.items():
        if new := [place for place, since in places.items() if since == release]:
            lines.append(f"{call}: {', '.join(new)}")
    return lines
