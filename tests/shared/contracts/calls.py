"""Every call that is one request, seen at both ends; they are listed in `tests/shared/calls.py`."""

from __future__ import annotations

import functools
import inspect
from contextlib import contextmanager, suppress
from typing import Any, Callable, Dict, Iterator, Sequence, Tuple

import cozepy
import pytest

from tests.shared.calls import CALLS, PAGE_SIZES, SDKCall
from tests.shared.client import Client, own
from tests.shared.fake import Exchange, Fake
from tests.shared.places import Places
from tests.shared.recorder import ABSENT


def each(calls: Sequence[SDKCall]) -> pytest.MarkDecorator:
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
every_knowledge = each([call for call in CALLS if call.path.startswith("/open_api/knowledge/")])
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


def method_of(coze: Client, call: SDKCall) -> Any:
    for name in call.name.split("."):
        coze = getattr(coze, name)
    return coze


async def made(coze: Client, call: SDKCall, *options: str, **more: Any) -> Any:
    """Make the call; a release whose method lacks an argument is recorded as lacking it."""
    arguments = call.arguments_of(signature_of(coze, call), *options)
    arguments.update(more)
    return await method_of(coze, call)(**arguments)


async def sent_by(coze: Client, fake: Fake, call: SDKCall, *options: str, **more: Any) -> Exchange:
    """Return the request of a call, even if its answer cannot be read: that is another contract."""
    try:
        await made(coze, call, *options, **more)
    except Exception:
        if not fake.journal():
            raise
    return fake.only()


async def answered(coze: Client, call: SDKCall, **more: Any) -> Any:
    """The result of the usual answer; where it cannot be read, another contract says so."""
    try:
        return await made(coze, call, **more)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told there
        return pytest.skip("{}: its usual answer is a {}".format(call.name, type(error).__name__))


def signature_of(coze: Client, call: SDKCall) -> inspect.Signature:
    method = method_of(coze, call)
    target = own(method)
    function = getattr(target, "__func__", None)
    return inspect.signature(target) if function is None else bound_signature(function)


@functools.lru_cache(maxsize=None)
def bound_signature(function: Callable[..., Any]) -> inspect.Signature:
    """Of a method without its `self`; to look anew for each test took 4 % of a suite's time."""
    known = inspect.signature(function)
    return known.replace(parameters=list(known.parameters.values())[1:])


def check_sent(
    places: Places, coze: Client, token: str, asked: Exchange, call: SDKCall, *options: str
) -> None:
    """Exactly what is expected is on the wire, and nothing else; each part of it is a place."""
    known = signature_of(coze, call).parameters
    expected = call.wire("query", *options)
    expected_body = {
        key: value
        for key, value in call.wire("body", *options).items()
        if key not in call.if_known or key in known
    }
    if "page_size" in known and call.verb == "GET":
        expected.setdefault("page_size", str(PAGE_SIZES[call.name]))
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


def check_credentials(places: Places, token: str, asked: Exchange) -> None:
    """Every request says who asks."""
    agent = asked.headers.get("user-agent", "").partition(" ")[0]
    places.equal("header user-agent", agent, "cozepy/" + cozepy.VERSION)
    places.equal("header authorization", asked.headers.get("authorization"), "Bearer " + token)


def cleaned(value: Any) -> Any:
    """Without what stands for nothing in the service's format: null, "" and []."""
    if isinstance(value, dict):
        kept = {key: cleaned(each) for key, each in value.items()}
        return {key: each for key, each in kept.items() if each not in (None, "", [])}
    return [cleaned(each) for each in value] if isinstance(value, list) else value


def described(form: Dict[str, Any]) -> Dict[str, Any]:
    """A form with its files by name and size."""
    return {
        key: {"filename": value["filename"], "size": value["size"]}
        if isinstance(value, dict)
        else value
        for key, value in form.items()
    }


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
            # What keeps a call from being made is another contract's subject.
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
    """Everything in a value of JSON that holds nothing more, with its place."""
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


@contextmanager
def not_swallowed(fake: Fake) -> Iterator[None]:
    """An argument `unheard_of` is refused, as Python does it, or it is on the wire, wherever."""
    try:
        yield
    except Exception as error:
        if not fake.journal():
            if isinstance(error, TypeError) and "unheard_of" in str(error):
                return
            raise
        # What is wrong with the answer is told elsewhere.
    asked = fake.journal()[0]
    sent = [asked.query, asked.body or {}, asked.form, asked.headers]
    if not any("unheard_of" in place for place in sent):
        pytest.fail("it is swallowed: neither refused nor sent", pytrace=False)


@furnished
@every_knowledge
async def test_knowledge_is_asked_for_with_ids_as_strings(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    """The header that asks for it; coze-go sends it too."""
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
