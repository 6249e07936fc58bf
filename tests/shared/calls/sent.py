"""Comparison of a call's request with the expected one: nothing missing, nothing extra."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Dict, Iterator

import cozepy
import pytest

from tests.shared.calls.making import made, signature_of
from tests.shared.calls.table import PAGE_SIZES
from tests.shared.calls.vocabulary import SDKCall
from tests.shared.client import Client
from tests.shared.definition import parameters_of
from tests.shared.fake import Exchange, Fake
from tests.shared.places import Places
from tests.shared.recorder import ABSENT


async def sent_by(coze: Client, fake: Fake, call: SDKCall, *options: str, **more: Any) -> Exchange:
    """Make a call and return its request, even if the answer cannot be read."""
    try:
        await made(coze, call, *options, **more)
    except Exception:
        if not fake.journal():
            raise
    return fake.only()


async def sent_anew(
    coze: Client, fake: Fake, call: SDKCall, *options: str, **more: Any
) -> Exchange:
    """Make a call after others and return its request, even if the answer cannot be read."""
    before = len(fake.journal())
    try:
        await made(coze, call, *options, **more)
    except Exception:
        if len(fake.journal()) == before:
            raise
    return fake.journal()[-1]


def check_sent(
    places: Places, coze: Client, token: str, asked: Exchange, call: SDKCall, *options: str
) -> None:
    """Check that the request equals the expected one; each part of it is a place."""
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


def texts_of(coze: Client, call: SDKCall) -> Dict[str, str]:
    """Return a text of its own for each argument that is one, by name."""
    known = signature_of(coze, call).parameters
    given = [*call.needed, *(name for name in call.optional if name in known)]
    texts = [name for name in given if call.argument(name).is_text]
    if not texts:
        pytest.skip("{}{}: arguments that are texts".format(ABSENT, call.name))
    return {name: str(7001 + number) for number, name in enumerate(texts)}


def check_texts(places: Places, asked: Exchange, call: SDKCall, texts: Dict[str, str]) -> None:
    """Check that each text is where its argument belongs; each argument is a place."""
    sent = {"query": asked.query, "form": asked.form, "body": asked.body or {}}
    for name, text in texts.items():
        place, key = call.argument(name).place, call.key_of(name)
        if place == "path":
            sent["path"] = parameters_of(asked.verb, asked.path)
            if len(sent["path"]) == 1:
                # The SDK may have another name for it.
                [key] = sent["path"]
        places.equal(name, sent[place].get(key), text)


def check_credentials(places: Places, token: str, asked: Exchange) -> None:
    """Check the headers that identify the client and the user."""
    agent = asked.headers.get("user-agent", "").partition(" ")[0]
    places.equal("header user-agent", agent, "cozepy/" + cozepy.VERSION)
    places.equal("header authorization", asked.headers.get("authorization"), "Bearer " + token)


def cleaned(value: Any) -> Any:
    """Return the value without null, "" and [], which the service treats as absent."""
    if isinstance(value, dict):
        kept = {key: cleaned(each) for key, each in value.items()}
        return {key: each for key, each in kept.items() if each not in (None, "", [])}
    return [cleaned(each) for each in value] if isinstance(value, list) else value


def described(form: Dict[str, Any]) -> Dict[str, Any]:
    """Return a form with each file reduced to its name and size."""
    return {
        key: {"filename": value["filename"], "size": value["size"]}
        if isinstance(value, dict)
        else value
        for key, value in form.items()
    }


@contextmanager
def not_swallowed(fake: Fake) -> Iterator[None]:
    """Fail unless the argument `unheard_of` is refused by a TypeError, or is on the wire."""
    try:
        yield
    except Exception as error:
        if not fake.journal():
            if isinstance(error, TypeError) and "unheard_of" in str(error):
                return
            raise
        # The request went out, so this error is about the answer, which has contracts of its own.
    asked = fake.journal()[0]
    sent = [asked.query, asked.body or {}, asked.form, asked.headers]
    if not any("unheard_of" in place for place in sent):
        pytest.fail("it is swallowed: neither refused nor sent", pytrace=False)
