"""Every call that is one request, seen at both ends; they are listed in `tests/shared/calls.py`."""

from __future__ import annotations

import functools
import inspect
import json
from pathlib import Path

import cozepy
import pytest
from packaging.version import Version

from tests.shared import answers
from tests.shared.calls import CALLS, SDKCall
from tests.shared.fake import Exchange
from tests.shared.recorder import ABSENT

LARGE = 987654321


def each(calls):
    """A test for each of these calls; a release that lacks one is recorded as lacking it."""
    return pytest.mark.parametrize(
        "call",
        [
            pytest.param(call, id=call.label, marks=pytest.mark.contract(call.name))
            for call in calls
        ],
    )


# What is sent has its own contracts; what is said of the answer holds beside them.
about_the_answer = pytest.mark.lenient
furnished = pytest.mark.furnished
every_call = each(CALLS)
every_answer = each([call for call in CALLS if call.items is not None])
# An item of a list of bots has the names of both versions of its answer, each from the other.
every_answer_as_it_is = each(
    [call for call in CALLS if call.items is not None and call.name != "bots.list"]
)
every_knowledge = each([call for call in CALLS if call.path.startswith("/open_api/knowledge/")])
FIELDS = json.loads((Path(__file__).parent.parent / "fields.json").read_text("utf-8"))
every_option = pytest.mark.parametrize(
    ("call", "option"),
    [
        pytest.param(
            call,
            option,
            id="{}-{}".format(call.label, option),
            marks=pytest.mark.contract(call.name),
        )
        for call in CALLS
        for option in call.optional
    ],
)


def method_of(coze, call: SDKCall):
    for name in call.name.split("."):
        coze = getattr(coze, name)
    return coze


async def made(coze, call: SDKCall, *options: str, **more):
    """Make the call; a release whose method lacks an argument is recorded as lacking it."""
    arguments = call.arguments_of(signature_of(coze, call), *options)
    arguments.update(more)
    return await method_of(coze, call)(**arguments)


async def sent_by(coze, fake, call: SDKCall, *options: str, **more) -> Exchange:
    """What the call sends, also where its answer cannot be read: that is another contract."""
    try:
        await made(coze, call, *options, **more)
    except Exception:
        if not fake.journal():
            raise
    return fake.only()


async def answered(coze, call: SDKCall, **more):
    """The result of the usual answer; where it cannot be read, another contract says so."""
    try:
        return await made(coze, call, **more)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told there
        return pytest.skip("{}: its usual answer is a {}".format(call.name, type(error).__name__))


def signature_of(coze, call: SDKCall) -> inspect.Signature:
    method = method_of(coze, call)
    target = getattr(method, "_target", method)
    function = getattr(target, "__func__", None)
    return inspect.signature(target) if function is None else bound_signature(function)


@functools.lru_cache(maxsize=None)
def bound_signature(function) -> inspect.Signature:
    """Of a method without its `self`; to look anew for each test took 4 % of a suite's time."""
    known = inspect.signature(function)
    return known.replace(parameters=list(known.parameters.values())[1:])


def check_sent(places, coze, token, asked: Exchange, call: SDKCall, *options: str) -> None:
    """Exactly what is expected is on the wire, and nothing else; each part of it is a place."""
    known = signature_of(coze, call).parameters
    size = known.get("page_size")
    expected = call.wire("query", *options)
    expected_body = {
        key: value
        for key, value in call.wire("body", *options).items()
        if key not in call.if_known or key in known
    }
    if size and call.verb == "GET":
        # The service leaves it to its clients how much they ask for by themselves.
        expected.setdefault("page_size", str(size.default))
    places.equal("verb", asked.verb, call.verb)
    places.equal("path", asked.path, call.path)
    places.equal_items("query", cleaned(asked.query), cleaned(expected))
    places.equal_items("body", cleaned(asked.body or {}), cleaned(expected_body))
    places.equal_items("form", described(asked.form), call.wire("form", *options))
    kinds = {"form": "multipart/form-data", "body": "application/json"}
    for place, kind in kinds.items():
        if call.wire(place, *options):
            sent = asked.headers.get("content-type", "").partition(";")[0]
            places.equal("header content-type", sent, kind)
    check_credentials(places, token, asked)


def check_credentials(places, token, asked: Exchange) -> None:
    """Every request says who asks."""
    agent = asked.headers.get("user-agent", "").partition(" ")[0]
    places.equal("header user-agent", agent, "cozepy/" + cozepy.VERSION)
    places.equal("header authorization", asked.headers.get("authorization"), "Bearer " + token)


def cleaned(value):
    """Without what stands for nothing in the service's format: null, "" and []."""
    if isinstance(value, dict):
        kept = {key: cleaned(each) for key, each in value.items()}
        return {key: each for key, each in kept.items() if each not in (None, "", [])}
    return [cleaned(each) for each in value] if isinstance(value, list) else value


def described(form):
    """A form with its files by name and size."""
    return {
        key: {"filename": value["filename"], "size": value["size"]}
        if isinstance(value, dict)
        else value
        for key, value in form.items()
    }


@furnished
@every_call
async def test_call_sends_what_it_needs_and_nothing_else(coze, fake, call, places):
    asked = await sent_by(coze, fake, call)

    check_sent(places, coze, fake.token, asked, call)


@furnished
@every_option
async def test_optional_argument_is_sent_where_it_belongs(coze, fake, call, option, places):
    asked = await sent_by(coze, fake, call, option)

    check_sent(places, coze, fake.token, asked, call, option)


@furnished
@about_the_answer
@every_answer
async def test_every_field_of_the_answer_is_in_the_result(coze, fake, call, places):
    got = answers.held(await made(coze, call))

    answers.compare(places, got, answers.at(fake.only().answer, call.items))


@furnished
@about_the_answer
@every_answer_as_it_is
async def test_field_that_is_not_answered_is_empty(coze, fake, call, places):
    got = answers.held(await answered(coze, call))

    wire = answers.at(fake.only().answer, call.items)
    for place, value in answers.unanswered(got, wire):
        with places.at(answers.unnumbered(place)):
            assert_nothing(value)


@furnished
@about_the_answer
@every_answer
async def test_field_that_is_read_stays_read(coze, fake, call, places):
    """What 0.20.0 reads, later releases read too; what came before it, is not known."""
    if Version(cozepy.VERSION) < Version(FIELDS["release"]):
        pytest.skip("{}fields as of {}".format(ABSENT, FIELDS["release"]))
    got = answers.held(await answered(coze, call))

    wire = answers.at(fake.only().answer, call.items)
    read = {answers.unnumbered(where) for where, _, _, _ in answers.fields(got, wire)}
    assert read, "no field is compared"
    for place in FIELDS["fields"].get(call.label, ()):
        with places.at(place):
            assert place in read, "it is not read any more"


@furnished
@every_knowledge
async def test_knowledge_is_asked_for_with_ids_as_strings(coze, fake, call):
    """The header that asks for it; coze-go sends it too."""
    asked = await sent_by(coze, fake, call)

    assert asked.headers.get("agw-js-conv") == "str"


@furnished
@about_the_answer
@every_call
async def test_log_id_of_the_answer_is_in_the_result(coze, fake, call):
    got = await answered(coze, call)

    if not hasattr(got, "response"):
        pytest.skip("{}{}.response".format(ABSENT, call.name))
    assert got.response.logid == fake.only().log_id


@furnished
@about_the_answer
@every_call
async def test_header_that_is_given_is_sent(coze, fake, call):
    known = signature_of(coze, call).parameters.values()
    if not any(each.kind is each.VAR_KEYWORD for each in known):
        pytest.skip("{}{}(headers)".format(ABSENT, call.name))

    asked = await sent_by(coze, fake, call, headers={"x-of-the-test": "1"})

    assert asked.headers.get("x-of-the-test") == "1"
    assert asked.headers["authorization"] == "Bearer " + fake.token


@furnished
@about_the_answer
@every_call
async def test_error_of_the_service_is_told_with_its_code_and_log_id(coze, fake, call):
    # The service does both; every second call is tried with the other one.
    status = (200, 400)[CALLS.index(call) % 2]
    error = {"code": 4200, "msg": "no such thing", "detail": {"logid": "in the header"}}
    fake.script(call.verb, call.path, status=status, json=error)

    with pytest.raises(cozepy.CozeAPIError) as failure:
        await made(coze, call)

    [asked] = fake.journal()
    assert (failure.value.code, failure.value.msg) == (4200, "no such thing")
    assert failure.value.logid == asked.log_id
    # The client is as good as new.
    await answered(coze, call)


def assert_nothing(value):
    """A value stands for none."""
    assert answers.is_nothing(value), "{!r}, though nothing was answered".format(value)


async def check_changes(places, coze, fake, call: SDKCall, changes, check=lambda *_: None):
    """Make the call once for each change of the usual answer, each a place.

    `changes` gives places and what is put there; `check` is given the result, the usual answer, and
    the place in it that was changed.
    """
    got = answers.held(await answered(coze, call))
    whole = fake.only().answer
    wire = answers.at(whole, call.items)
    wanted = list(changes(got, wire))
    prefix = call.items + "." if call.items else ""
    scripts = [
        {"then": {"json": answers.changed(whole, prefix + place, value)}} for place, value in wanted
    ]
    fake.script_all(scripts, call.verb, call.path)
    for place, _ in wanted:
        with places.at(answers.unnumbered(place)):
            check(answers.held(await made(coze, call)), wire, place)


@furnished
@about_the_answer
@every_answer
async def test_optional_field_may_be_null(coze, fake, call, places):
    def changes(got, wire):
        return [(place, None) for place in answers.optional(got, wire)]

    await check_changes(places, coze, fake, call, changes)


@furnished
@about_the_answer
@every_answer
async def test_optional_field_may_be_absent(coze, fake, call, places):
    def changes(got, wire):
        return [(place, answers.REMOVED) for place in answers.optional(got, wire)]

    def stands_for_nothing(got, wire, place):
        for name, _, value, _ in answers.fields(got, wire):
            if name == place:
                assert_nothing(value)

    await check_changes(places, coze, fake, call, changes, stands_for_nothing)


@furnished
@about_the_answer
@every_answer
async def test_unknown_field_is_no_error(coze, fake, call, places):
    def changes(got, wire):
        return [(place, {"a": 1}) for place in answers.strange_fields(got, wire)]

    await check_changes(places, coze, fake, call, changes)


@furnished
@about_the_answer
@pytest.mark.filterwarnings("ignore:Unknown")
@every_answer
async def test_unknown_value_of_an_enumeration_is_no_error(coze, fake, call, places):
    def changes(got, wire):
        return [
            (place, LARGE if isinstance(value, int) else "unheard_of")
            for place, value in answers.enumerations(got, wire)
        ]

    await check_changes(places, coze, fake, call, changes)


@furnished
@about_the_answer
@every_answer
async def test_number_may_come_as_a_string_where_the_service_does_so(coze, fake, call, places):
    prefix = call.items + "." if call.items else ""

    def changes(got, wire):
        wide = answers.wide(call.verb, call.path)
        return [
            (place, str(value))
            for place, value in answers.numbers(got, wire)
            if answers.unnumbered(prefix + place) in wide
        ]

    await check_changes(places, coze, fake, call, changes)
