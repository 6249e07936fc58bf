"""Contracts on answers: each field and value that the definition has, and some that it has not.

What may be absent or null, and which values there are, is the service's definition's to say, never
the SDK's models'.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

import cozepy
import pytest
from packaging.version import Version

from tests.shared import answers, definition
from tests.shared.calls import CALLS, SDKCall
from tests.shared.client import Client
from tests.shared.contracts.calls import about_the_answer, answered, each, furnished, made
from tests.shared.fake import Fake
from tests.shared.places import Places
from tests.shared.recorder import ABSENT
from tests.shared.variations import Answer, Change

LARGE = 987654321
_READ = [call for call in CALLS if call.items is not None]
every_answer = each(_READ)
# An item of a list of bots has the names of both versions of its answer, each from the other.
every_answer_as_it_is = each([call for call in _READ if call.name != "bots.list"])
# Since which release a field of an answer is read, by call and place.
FIELDS = json.loads((Path(__file__).parent.parent / "fields.json").read_text("utf-8"))["fields"]


# What a release can read of the answer to a call, by its label: the usual one, the same completed,
# and what it refuses. To find it anew for each contract took a sixth of a suite's time.
_READABLE: Dict[str, Tuple[Any, Any, Dict[str, Exception]]] = {}


async def whole(coze: Client, fake: Fake, call: SDKCall) -> Answer:
    """The answer with everything that the definition has, as far as the release can read it."""
    if call.label not in _READABLE:
        got = answers.held(await answered(coze, call))
        return await completed(coze, fake, call, fake.only().answer, got)
    usual, wire, refused = _READABLE[call.label]
    answer = answer_of(coze, fake, call, usual, wire)
    answer.got, answer.refused = await answer.read(wire), refused
    return answer


async def completed(coze: Client, fake: Fake, call: SDKCall, usual: Any, got: Any) -> Answer:
    """The usual answer, completed."""
    answer = answer_of(coze, fake, call, usual, answers.at(usual, call.items), got)
    await answer.complete()
    _READABLE[call.label] = usual, answer.wire, answer.refused
    return answer


def answer_of(
    coze: Client, fake: Fake, call: SDKCall, usual: Any, wire: Any, got: Any = None
) -> Answer:
    """An answer to the call, in the place of a usual one."""
    schema = definition.within(definition.answer_of(call.verb, call.path), call.items)

    def script(wires: List[Any]) -> None:
        whole_answers = [
            answers.changed(usual, {call.items: each}) if call.items else each for each in wires
        ]
        fake.script_all(
            [{"then": {"json": answer}} for answer in whole_answers], call.verb, call.path
        )

    async def ask(_: object) -> Any:
        return answers.held(await made(coze, call))

    return Answer(script, ask, schema, wire, got)


def named(change: Change) -> str:
    return answers.unnumbered(change[0])


def nothing(*_: object) -> None:
    """It is enough that the answer is read."""


def check_empty(got: Any, wire: Any, changes: Sequence[Change]) -> None:
    """Check that an absent value stands for none."""
    held = dict(answers.unanswered(got, wire))
    for place, _ in changes:
        if place in held:
            assert_nothing(held[place])


def check_value(got: Any, wire: Any, changes: Sequence[Change]) -> None:
    """The values are in the result as they were answered."""
    held = {where: (value, other) for where, _, value, other in answers.fields(got, wire)}
    for place, _ in changes:
        value, other = held[place]
        assert answers.is_same(value, other), "{!r}, {!r} was answered".format(value, other)


def assert_nothing(value: Any) -> None:
    """A value stands for none."""
    assert answers.is_nothing(value), "{!r}, though nothing was answered".format(value)


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
            assert_nothing(value)


@furnished
@about_the_answer
@every_answer_as_it_is
async def test_field_that_is_read_stays_read(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    """A field that a release reads is read by later ones too."""
    here = Version(cozepy.VERSION)
    known = [place for place, since in FIELDS.get(call.label, {}).items() if Version(since) <= here]
    if not known:
        pytest.skip("{}{}: fields that are known".format(ABSENT, call.name))

    answer = await whole(coze, fake, call)

    read = {answers.unnumbered(where) for where, *_ in answers.fields(answer.got, answer.wire)}
    for place in known:
        with places.at(place):
            assert place in read, "it is not read any more"


@furnished
@about_the_answer
@every_answer
async def test_optional_field_may_be_null(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    answer = await whole(coze, fake, call)

    changes = [(place, None) for place in optional(answer)]
    await answer.vary(places, changes, named, nothing)


@furnished
@about_the_answer
@every_answer
async def test_optional_field_may_be_absent(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    answer = await whole(coze, fake, call)

    changes = [(place, answers.REMOVED) for place in optional(answer)]
    await answer.vary(places, changes, named, check_empty)


def optional(answer: Answer) -> List[str]:
    """Places of the fields that may be absent, of those that the SDK reads."""
    may_be_absent = definition.optional(answer.schema, answer.wire)
    read = [where for where, *_ in answers.fields(answer.got, answer.wire)]
    return [where for where in read if where in may_be_absent]


@furnished
@about_the_answer
@every_answer
async def test_unknown_field_is_no_error(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    answer = await whole(coze, fake, call)

    strange = answers.strange_fields(answer.got, answer.wire)
    changes = [(place, {"a": 1}) for place in strange]
    await answer.vary(places, changes, named, nothing)


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


def known_values(answer: Answer) -> Iterator[List[Change]]:
    """The values of all enumerations that the SDK reads: the first of each, then the second, …"""
    read = [where for where, *_ in answers.fields(answer.got, answer.wire)]
    values = definition.enumerations(answer.schema, answer.wire)
    known = {place: values[place] for place in read if place in values}
    for number in range(max([0] + [len(allowed) for allowed in known.values()])):
        yield [
            (place, allowed[number]) for place, allowed in known.items() if number < len(allowed)
        ]


def valued(change: Change) -> str:
    return "{}={}".format(answers.unnumbered(change[0]), change[1])


@furnished
@about_the_answer
@pytest.mark.filterwarnings("ignore:Unknown")
@every_answer
async def test_unknown_value_of_an_enumeration_is_no_error(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    answer = await whole(coze, fake, call)

    await answer.vary(places, unheard_of(answer), named, nothing)


def unheard_of(answer: Answer) -> List[Change]:
    """A value that the definition has not, for each enumeration, the SDK's own among them."""
    known = {
        place: values[0]
        for place, values in definition.enumerations(answer.schema, answer.wire).items()
    }
    known.update(answers.enumerations(answer.got, answer.wire))
    read = [where for where, *_ in answers.fields(answer.got, answer.wire)]
    return [
        (place, LARGE if isinstance(known[place], int) else "unheard_of")
        for place in read
        if place in known
    ]


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
    """The places on the way to a list: "data", "data.items"."""
    parts = [part for part in (items or "").split(".") if not part.isdigit()]
    return [".".join(parts[: number + 1]) for number in range(len(parts))]
