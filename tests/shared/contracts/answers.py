"""Contracts on answers: every field and value of the definition, and unknown ones.

Optional fields and enumerated values are taken from the service's definition, never from the SDK's
models.
"""

from __future__ import annotations

from typing import List, Optional

import pytest

from tests.shared import answers, definition, fields
from tests.shared.calls.answers import completed, whole
from tests.shared.calls.making import answered, made
from tests.shared.calls.marks import about_the_answer, each, furnished
from tests.shared.calls.table import CALLS
from tests.shared.calls.vocabulary import SDKCall
from tests.shared.client import Client
from tests.shared.fake import Fake
from tests.shared.places import Places
from tests.shared.recorder import ABSENT
from tests.shared.variations import (
    check_empty,
    check_nothing,
    check_value,
    known_values,
    named,
    optional,
    unchecked,
    unheard_of,
    valued,
)

_READ = [call for call in CALLS if call.items is not None]
every_answer = each(_READ)
# Lists of bots have the field names of both generations of their route, each a copy of the other.
every_answer_as_it_is = each([call for call in _READ if call.name != "bots.list"])


@furnished
@about_the_answer
@every_answer
async def test_every_field_of_the_answer_is_in_the_result(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    got = answers.held(await made(coze, call))
    usual = fake.only().answer
    answers.compare(places, got, answers.at(usual, call.items))

    answer = await completed(coze, fake, call, usual, got)
    for place, error in answer.refused.items():
        with places.at(answers.unnumbered(place)):
            raise error
    answers.compare(places, answer.got, answer.wire)


@furnished
@about_the_answer
@every_answer_as_it_is
async def test_field_that_is_not_answered_is_empty(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    got = answers.held(await answered(coze, call))

    wire = answers.at(fake.only().answer, call.items)
    for place, value in answers.unanswered(got, wire):
        with places.at(answers.unnumbered(place)):
            check_nothing(value)


@furnished
@about_the_answer
@every_answer_as_it_is
async def test_field_that_is_read_stays_read(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    """A field that one release reads is read by later ones too."""
    known = fields.known("answers", call.label)
    if not known:
        pytest.skip("{}{}: fields that are known".format(ABSENT, call.name))

    answer = await whole(coze, fake, call)

    read = {answers.unnumbered(where) for where, *_ in answers.fields(answer.got, answer.wire)}
    fields.hold(places, "answers", known, read)


@furnished
@about_the_answer
@every_answer
async def test_optional_field_may_be_null(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    answer = await whole(coze, fake, call)

    changes = [(place, None) for place in optional(answer)]
    await answer.vary(places, changes, named, unchecked)


@furnished
@about_the_answer
@every_answer
async def test_optional_field_may_be_absent(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    answer = await whole(coze, fake, call)

    changes = [(place, answers.REMOVED) for place in optional(answer)]
    await answer.vary(places, changes, named, check_empty)


@furnished
@about_the_answer
@every_answer
async def test_unknown_field_is_no_error(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    answer = await whole(coze, fake, call)

    strange = answers.strange_fields(answer.got, answer.wire)
    changes = [(place, {"a": 1}) for place in strange]
    await answer.vary(places, changes, named, unchecked)


@furnished
@about_the_answer
@pytest.mark.filterwarnings("ignore:Unknown")
@every_answer
async def test_every_value_of_an_enumeration_is_in_the_result(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    answer = await whole(coze, fake, call)

    for changes in known_values(answer):
        await answer.vary(places, changes, valued, check_value)


@furnished
@about_the_answer
@pytest.mark.filterwarnings("ignore:Unknown")
@every_answer
async def test_unknown_value_of_an_enumeration_is_no_error(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    answer = await whole(coze, fake, call)

    await answer.vary(places, unheard_of(answer), named, unchecked)


@furnished
@about_the_answer
@every_answer
async def test_number_may_come_as_a_string_where_the_service_does_so(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    answer = await whole(coze, fake, call)

    wide = definition.wide(answer.schema, answer.wire)
    changes = [
        (place, str(value))
        for place, _, _, value in answers.fields(answer.got, answer.wire)
        if place in wide and type(value) is int
    ]
    await answer.vary(places, changes, named, check_value)


@furnished
@about_the_answer
@each([call for call in _READ if call.is_list])
async def test_answer_without_its_list_is_an_empty_one(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    got = await answered(coze, call)
    usual = fake.only().answer

    for place in ways_to(call.items):
        for how, value in (("absent", answers.REMOVED), ("null", None)):
            with places.at("{} {}".format(place, how)):
                answer = answers.changed(usual, {place: value})
                fake.script(call.verb, call.path, json=answer)
                got = await made(coze, call)
                assert list(answers.held(got)) == []


def ways_to(items: Optional[str]) -> List[str]:
    """Return the prefixes of a list's path, shortest first: "data", "data.items"."""
    parts = [part for part in (items or "").split(".") if not part.isdigit()]
    return [".".join(parts[: number + 1]) for number in range(len(parts))]
