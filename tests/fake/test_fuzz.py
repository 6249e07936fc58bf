"""Generated requests to every route, which must never make the service itself fail."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cozefake.client import Fake
from cozefake.routes import Route, read_routes
from cozefake.service import Service
from cozefake.shape import Choice, ListOf, MapOf, Reference, Scalar, Shape, Structure, resolved

from .conftest import multipart
from .examples import example, world

OAUTH = {"secret": "1", "redirect_uris": ["1"]}
ANSWERS = {200, 302, 400, 401, 404}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
# A header or a path cannot hold everything; a query can, once it is quoted.
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=8)
SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "string": st.just("1") | st.text(max_size=8),
    "integer": st.integers(-3, 60) | st.integers(),
    "id": st.just("1") | st.text(max_size=8) | st.integers(),
    "int64": st.integers() | st.integers().map(str),
    "number": st.floats(allow_nan=False, allow_infinity=False),
    "boolean": st.booleans(),
    "object": st.dictionaries(st.text(max_size=8), JSON, max_size=3),
    "file": st.binary(max_size=20),
    "json": JSON,
}


def of_shape(shape: Shape, seen: tuple[str, ...] = ()) -> st.SearchStrategy[Any]:
    """Return a strategy for values of the shape, which pass the checks and reach the handlers."""
    if isinstance(shape, Reference):
        if shape.name in seen:
            return st.just({})
        seen = (*seen, shape.name)
    match resolved(shape):
        case Scalar(kind):
            return SCALARS[kind]
        case Choice(allowed):
            return st.sampled_from(allowed)
        case ListOf(item):
            return st.lists(of_shape(item, seen), max_size=3)
        case MapOf(value):
            return st.dictionaries(st.text(max_size=8), of_shape(value, seen), max_size=3)
        case Structure(fields, optional):
            return structures({k: of_shape(v, seen) for k, v in fields.items()}, optional)
    raise AssertionError(shape)


def structures(
    fields: dict[str, st.SearchStrategy[Any]], optional: frozenset[str]
) -> st.SearchStrategy[dict[str, Any]]:
    needed = {key: each for key, each in fields.items() if key not in optional}
    others = {key: each for key, each in fields.items() if key in optional}
    return st.fixed_dictionaries(needed, optional=others)


def bodies(route: Route) -> st.SearchStrategy[Any]:
    """Return a strategy for bodies: valid ones, valid keys with any values, and any JSON."""
    named = st.dictionaries(st.sampled_from([*route.body.fields, "unheard_of"]), JSON)
    return of_shape(route.body) | of_shape(route.body) | named | JSON


def queries(route: Route) -> st.SearchStrategy[dict[str, str]]:
    """Return a strategy for queries: valid ones, and valid keys with any values or a known id."""
    value = st.sampled_from(["1", "1", "1", "", "-1", "0", "true", "9" * 20]) | TEXT
    any_value = st.dictionaries(st.sampled_from([*route.query.fields, "unheard_of"]), value)
    right = structures(dict.fromkeys(route.query.fields, value), route.query.optional)
    return right | any_value


def forms(route: Route) -> st.SearchStrategy[dict[str, Any]]:
    value = st.binary(max_size=20) | st.sampled_from(["1", "", "-1", "x"])
    right = of_shape(route.form).map(
        lambda form: {k: v if isinstance(v, bytes) else str(v) for k, v in form.items()}
    )
    # Without carriage returns, as this test is not about line ends in a form's text.
    return right.filter(lambda form: all("\r" not in str(v) for v in form.values())) | (
        st.dictionaries(st.sampled_from([*route.form.fields, "unheard_of"]), value)
    )


@pytest.mark.parametrize("route", read_routes(), ids=lambda route: route.name)
@given(data=st.data())
def test_every_route_answers_whatever_is_sent(
    service: Service, route: Route, data: st.DataObject
) -> None:
    # Always the same token, so that each example replaces the state of the one before.
    fake = Fake(service.url, token="fuzz")
    fake.add(**world())
    fake.oauth_app("1", kind=data.draw(st.sampled_from(["web", "pkce", "device"])), **OAUTH)
    headers = {"Authorization": f"Bearer {fake.token}", "Content-Type": "application/json"}
    content = None
    if route.form.fields:
        content, headers["Content-Type"] = multipart(data.draw(forms(route), "form"))
    elif route.verb != "GET":
        content = json.dumps(data.draw(bodies(route), "body")).encode()
    path = quote(data.draw(st.just(example(route).path) | TEXT.map(lambda t: "/v1/" + t), "path"))
    target = f"{path}?{urlencode(data.draw(queries(route), 'query'))}"
    connection = HTTPConnection(urlsplit(service.url).netloc, timeout=10)

    connection.request(route.verb, target, content, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    fake.forget()

    assert answer.status in ANSWERS, text
    assert "Traceback" not in text
    assert answer.getheader("x-tt-logid")
