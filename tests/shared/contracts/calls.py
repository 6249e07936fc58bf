"""Contracts on the calls of `tests/shared/calls/table.py`: the request and the result of each."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Iterator, Sequence, Set, Tuple

import cozepy
import pytest

from tests.shared import fields
from tests.shared.answers import unnumbered
from tests.shared.calls.making import answered, made, method_of, signature_of
from tests.shared.calls.marks import about_the_answer, each, each_object, each_option, furnished
from tests.shared.calls.sent import (
    check_sent,
    check_texts,
    cleaned,
    not_swallowed,
    sent_anew,
    sent_by,
    texts_of,
)
from tests.shared.calls.table import CALLS
from tests.shared.calls.vocabulary import SDKCall
from tests.shared.calls.whole import again, is_asked_for, left_out, whole
from tests.shared.client import Client
from tests.shared.fake import Fake
from tests.shared.places import Places
from tests.shared.recorder import ABSENT

every_call = each(CALLS)
every_call_with_texts = each([call for call in CALLS if call.has_texts])
every_knowledge = each([call for call in CALLS if call.path.startswith("/open_api/knowledge/")])
every_object = each_object(CALLS)
every_option = each_option(CALLS)


@furnished
@every_call
async def test_call_sends_what_it_needs_and_nothing_else(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    asked = await sent_by(coze, fake, call)

    check_sent(places, coze, fake.token, asked, call)


@furnished
@every_option
async def test_optional_argument_is_sent_where_it_belongs(
    coze: Client, fake: Fake, call: SDKCall, option: str, places: Places
) -> None:
    asked = await sent_by(coze, fake, call, option)

    check_sent(places, coze, fake.token, asked, call, option)


@about_the_answer
@every_call_with_texts
async def test_each_argument_is_sent_in_a_place_of_its_own(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    texts = texts_of(coze, call)
    options = [name for name in texts if name in call.optional]

    asked = await sent_by(coze, fake, call, *options, **texts)

    check_texts(places, asked, call, texts)


def whole_of(coze: Client, call: SDKCall, name: str) -> Tuple[Sequence[str], Any, Any]:
    """Return the options to name for an argument, the whole argument, and its form on the wire.

    Skip as absent if the method lacks it.
    """
    option = (name,) if name in call.optional else ()
    call.arguments_of(signature_of(coze, call), *option)
    return (option, *whole(call, name))


@furnished
@about_the_answer
@every_object
async def test_every_field_of_an_object_is_sent(
    coze: Client, fake: Fake, call: SDKCall, name: str, places: Places
) -> None:
    """Fields that the service does not know are refused by another contract."""
    option, given, wire = whole_of(coze, call, name)

    asked = await sent_by(coze, fake, call, *option, **{name: given})

    key = call.key_of(name)
    sent = (asked.body or {}).get(key)
    if isinstance(wire, list):
        places.equal("items", len(sent or []), 1)
        sent, wire = (sent or [{}])[0], wire[0]
    places.equal_items(key, cleaned(sent or {}), wire)


@furnished
@about_the_answer
@every_object
async def test_field_of_an_object_that_is_left_out_is_not_sent(
    coze: Client, fake: Fake, call: SDKCall, name: str, places: Places
) -> None:
    option, given, wire = whole_of(coze, call, name)

    has: Set[str] = set()
    for where, field, rest in left_out(given, wire):
        place = unnumbered(where)
        has.add(place)
        with places.at(place):
            if not is_asked_for(field):
                more = {name: again(given, rest)}
                asked = await sent_anew(coze, fake, call, *option, **more)
                places.equal(place, cleaned((asked.body or {}).get(call.key_of(name))), rest)
    fields.hold_object(places, "{}-{}".format(call.label, name), has)


@furnished
@about_the_answer
@every_call
async def test_what_is_not_given_is_not_sent(
    coze: Client, fake: Fake, call: SDKCall, places: Places
) -> None:
    known = signature_of(coze, call).parameters
    options = [name for name in call.optional if name in known and call.can_be_made(name)]

    for given in [(), options]:
        with suppress(Exception):
            # If a call cannot be made, another contract fails.
            await made(coze, call, *given)

    journal = fake.journal()
    if not journal:
        pytest.skip("{}: it cannot be made".format(call.name))
    for asked in journal:
        for place, value in [("query", asked.query), ("body", asked.body)]:
            for name, each_value in leaves(value, place):
                with places.at(name):
                    assert each_value not in (None, ""), "it is sent as {!r}".format(each_value)


def leaves(value: Any, where: str) -> Iterator[Tuple[str, Any]]:
    """Yield the place and the value of each scalar in JSON."""
    if isinstance(value, dict):
        for key, inner in value.items():
            for found in leaves(inner, "{}.{}".format(where, key)):
                yield found
    elif isinstance(value, list):
        for inner in value:
            for found in leaves(inner, where):
                yield found
    elif value is not None or "." in where:
        yield where, value


@furnished
@about_the_answer
@every_call
async def test_argument_that_is_unknown_is_refused_or_sent(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    arguments = call.arguments_of(signature_of(coze, call))

    with not_swallowed(fake):
        await method_of(coze, call)(unheard_of="1", **arguments)


@furnished
@every_knowledge
async def test_knowledge_is_asked_for_with_ids_as_strings(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    """A header requests this form; coze-go sends it as well."""
    asked = await sent_by(coze, fake, call)

    assert asked.headers.get("agw-js-conv") == "str"


@furnished
@about_the_answer
@every_call
async def test_log_id_of_the_answer_is_in_the_result(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    got = await answered(coze, call)

    if not hasattr(got, "response"):
        pytest.skip("{}{}.response".format(ABSENT, call.name))
    assert got.response.logid == fake.only().log_id


@furnished
@about_the_answer
async def test_method_that_promises_nothing_returns_nothing(coze: Client, places: Places) -> None:
    silent = [call for call in CALLS if promises_nothing(coze, call)]
    if not silent:
        pytest.skip(ABSENT + "methods without a result")

    for call in silent:
        with places.at(call.name):
            assert await made(coze, call) is None


def promises_nothing(coze: Client, call: SDKCall) -> bool:
    """Return whether the method of the call is annotated with None; False if it is missing."""
    try:
        return signature_of(coze, call).return_annotation in (None, "None")
    except AttributeError:
        return False


@furnished
@about_the_answer
@every_call
async def test_header_that_is_given_is_sent(coze: Client, fake: Fake, call: SDKCall) -> None:
    known = signature_of(coze, call).parameters.values()
    if not any(each.kind is each.VAR_KEYWORD for each in known):
        pytest.skip("{}{}(headers)".format(ABSENT, call.name))

    asked = await sent_by(coze, fake, call, headers={"x-of-the-test": "1"})

    assert asked.headers.get("x-of-the-test") == "1"
    assert asked.headers["authorization"] == "Bearer " + fake.token


@furnished
@about_the_answer
@every_call
async def test_error_of_the_service_is_told_with_its_code_and_log_id(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    # The service uses both statuses; half of the calls is tried with each.
    status = (200, 400)[CALLS.index(call) % 2]
    error = {"code": 4200, "msg": "no such thing", "detail": {"logid": "in the header"}}
    fake.script(call.verb, call.path, status=status, json=error)

    with pytest.raises(cozepy.CozeAPIError) as failure:
        await made(coze, call)

    [asked] = fake.journal()
    assert (failure.value.code, failure.value.msg) == (4200, "no such thing")
    assert failure.value.logid == asked.log_id
    # The client must be usable after the error.
    await answered(coze, call)
