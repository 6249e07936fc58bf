"""Since which release the SDK has each field: `tests/shared/fields.json`, from a full run.

These are fields of answers, of events, and of the objects that a program sends. Contracts hold
later releases to it: a field that is read stays read, and one that is sent stays sent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from packaging.version import Version

from cozematrix.data_file import read_json
from cozematrix.errors import MatrixError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from cozematrix.cells.outcome import Outcome
    from cozematrix.data_file import Table

FILE = "tests/shared/fields.json"
# The sections, each with the contracts in which a field is a place, which passes if it is there.
_CONTRACTS = {
    "answers": ("test_answers::test_every_field_of_the_answer_is_in_the_result",),
    "events": (
        "test_stream_calls::test_every_field_of_the_definition_is_in_the_event",
        "test_websockets::test_every_event_of_the_service_is_told_with_its_data",
    ),
    "objects": (
        "test_calls::test_field_of_an_object_that_is_left_out_is_not_sent",
        "test_websockets::test_setting_that_is_left_out_is_not_sent",
    ),
}
# How the place begins that says that there is a field of an object.
_SENT = "has "
_SECTIONS = {test: section for section, tests in _CONTRACTS.items() for test in tests}

# By call, or call and argument, and by place of the field, the first release that has it.
Since = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Fields:
    """Since when there are fields of answers, of events, and of objects that are sent."""

    answers: Since = field(default_factory=dict)
    events: Since = field(default_factory=dict)
    objects: Since = field(default_factory=dict)

    def added(self, release: str) -> list[str]:
        """The fields that a release is the first to have: "reads of chat.retrieve: usage, …"."""
        return [
            f"{verb} {call}: {', '.join(new)}"
            for verb, since in (
                ("reads of", self.answers),
                ("tells of", self.events),
                ("sends of", self.objects),
            )
            for call, places in since.items()
            if (new := [place for place, first in places.items() if first == release])
        ]


def fields_since(outcomes: Iterable[Outcome], releases: Collection[str]) -> Fields:
    """Return since when there is each field; a run without one of the releases is refused.

    A release has a field if any of its cells has it as it should be: one that is an error is not
    there.
    """
    had: dict[str, dict[str, dict[str, set[str]]]] = {section: {} for section in _CONTRACTS}
    ran = set()
    for outcome in outcomes:
        if outcome.is_partial:
            continue
        ran.add(outcome.cell.release)
        for result in outcome.results:
            test, _, name = result.name.removesuffix("]").partition("[")
            section = _SECTIONS.get(test, "")
            if not section:
                continue
            places = had[section].setdefault(name, {})
            for place in result.passed_places:
                if name_of_field := _field(section, place):
                    places.setdefault(name_of_field, set()).add(outcome.cell.release)
    if missing := sorted(set(releases) - ran, key=Version):
        raise MatrixError(
            f"{FILE}: {', '.join(missing)} was not run; a run of all releases is needed: "
            "nox -s tests -- full"
        )
    return Fields(**{section: _first(calls) for section, calls in had.items()})


def _field(section: str, place: str) -> str:
    """The field that a place is about; "" if it is about none."""
    if section == "objects":
        # Others say how it is sent.
        return place.removeprefix(_SENT) if place.startswith(_SENT) else ""
    # What is said of requests is no field.
    return "" if place.startswith("definition ") else place


def _first(calls: Mapping[str, Mapping[str, Collection[str]]]) -> Since:
    """The first release of those that have each field."""
    return {
        call: {place: min(found, key=Version) for place, found in sorted(places.items())}
        for call, places in sorted(calls.items())
        if places
    }


def read_fields(path: Path) -> Fields:
    """Read the file; a wrong value is an `InputError`."""
    table = read_json(path)
    found = {section: _read(table.table(section)) for section in _CONTRACTS}
    table.close()
    return Fields(**found)


def _read(calls: Table) -> Since:
    since: Since = {}
    for call in calls.names:
        row = calls.table(call)
        since[call] = {place: row.get(place, str) for place in row.names}
    return since
