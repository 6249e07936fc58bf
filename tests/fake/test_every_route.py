"""Every route at wire level: valid requests get answers of their shape, others are refused."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest

from cozefake import shape
from cozefake.routes import Route, read_routes
from cozefake.shape import ListOf, Scalar, Structure, resolved

from .conftest import Answer, Wire
from .examples import Example, example, world, wrong_values

# The OAuth routes have a format of their own; see test_oauth.py.
ROUTES = tuple(route for route in read_routes() if not route.name.startswith("oauth."))
every_route = pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
# Routes whose answers need no state.
NEED_NO_STATE = {"users.me"}
# The codes for unknown entities, by the beginning of a route's name; all others have 4200.
UNKNOWN = {
    "conversations.": 4002,
    "messages.": 4002,
    "workflows.run_history": 4314,
}


def populated(wire: Wire) -> Wire:
    wire.fake.add(**world())
    return wire


def assert_refused(answer: Answer, code: int = 4000) -> str:
    """Check that the answer is the service's error with this code, and return its message."""
    body = answer.json
    status = {4000: 400, 4100: 401}.get(code, 404)
    assert (answer.status, body["code"]) == (status, code)
    assert body["detail"]["logid"] == answer.headers["x-tt-logid"]
    assert set(body) == {"code", "msg", "detail"}
    return str(body["msg"])


def lists_something(body: dict[str, Any]) -> bool:
    places = [body, body.get("data", body)]
    held = [place.values() if isinstance(place, dict) else [place] for place in places]
    return any(isinstance(each, list) and each for values in held for each in values)


def assert_in_shape(route: Route, answer: Answer) -> None:
    """Check that the answer is an envelope with the shape in the table, and has no other keys."""
    assert answer.status == 200, answer.text
    assert re.fullmatch(r"\d{14}[0-9A-F]{20}", answer.headers["x-tt-logid"])
    if isinstance(route.answer, str):
        kind = answer.headers["content-type"]
        assert kind.startswith("audio/" if route.answer == "audio" else "text/event-stream")
        return
    body = answer.json
    assert (body.pop("code"), body.pop("msg")) == (0, "")
    assert body.pop("detail") == {"logid": answer.headers["x-tt-logid"]}
    everything = Structure(route.answer.fields, frozenset(route.answer.fields))
    assert list(shape.problems(everything, body, "answer")) == []


@every_route
@pytest.mark.parametrize("is_full", [False, True], ids=["needed", "all"])
def test_right_request_is_answered_in_the_shape_of_the_table(
    wire: Wire, route: Route, is_full: bool
) -> None:
    answer = populated(wire).send(example(route, is_full=is_full))

    assert_in_shape(route, answer)
    if route.name.endswith(".list") and not is_full:
        assert lists_something(answer.json), answer.text
    exchange = wire.fake.only()
    assert (exchange.route, exchange.problems, exchange.status) == (route.name, [], 200)


@every_route
def test_parameter_that_is_missing_is_refused(wire: Wire, route: Route) -> None:
    populated(wire)
    for place in ("query", "body", "form"):
        known: Structure = getattr(route, place)
        for key in known.fields.keys() - known.optional:
            wrong = example(route)
            del getattr(wrong, place)[key]
            if place == "form" and not wrong.form:
                wrong.form = {"other": "1"}

            message = assert_refused(wire.send(wrong))

            assert f"{place}: {key} is missing" in message


@every_route
def test_parameter_that_nobody_knows_is_refused(wire: Wire, route: Route) -> None:
    populated(wire)
    right = example(route)
    places = ["query", "form" if route.form.fields else "body"]
    for place in places:
        held = dict(getattr(right, place) or {})
        wrong = dataclasses.replace(right, **{place: {**held, "unheard_of": "1"}})

        message = assert_refused(wire.send(wrong))

        assert f"{place}: unheard_of is unknown" in message
    assert [len(each.problems) for each in wire.fake.journal()] == [1] * len(places)


@every_route
def test_parameter_in_the_wrong_place_is_refused(wire: Wire, route: Route) -> None:
    populated(wire)
    for key in route.query.fields.keys() - route.body.fields.keys():
        if route.form.fields:
            continue
        wrong = example(route)
        wrong.body = {**(wrong.body or {}), key: wrong.query.pop(key, "1")}

        assert f"body: {key} is unknown there, it belongs into the query" in assert_refused(
            wire.send(wrong)
        )
    for key in route.body.fields.keys() - route.query.fields.keys():
        wrong = example(route)
        wrong.query = {**wrong.query, key: "1"}
        assert wrong.body is not None or not route.body.fields
        (wrong.body or {}).pop(key, None)

        assert f"query: {key} is unknown there, it belongs into the body" in assert_refused(
            wire.send(wrong)
        )


@every_route
def test_value_of_the_wrong_type_is_refused(wire: Wire, route: Route) -> None:
    populated(wire)
    for key, expected in route.body.fields.items():
        for value in wrong_values(expected):
            wrong = example(route)
            wrong.body = {**(wrong.body or {}), key: value}

            assert f"body: {key}" in assert_refused(wire.send(wrong)), (key, value)
    for key, expected in route.query.fields.items():
        if resolved(expected) in (Scalar("string"), ListOf(Scalar("string"))):
            continue
        wrong = example(route)
        wrong.query = {**wrong.query, key: "x"}

        assert f"query: {key} must be" in assert_refused(wire.send(wrong))


@every_route
def test_empty_value_of_a_needed_parameter_is_refused(wire: Wire, route: Route) -> None:
    populated(wire)
    for place in ("query", "body"):
        known: Structure = getattr(route, place)
        for key in known.fields.keys() - known.optional:
            if resolved(known.fields[key]) != Scalar("string"):
                continue
            wrong = example(route)
            getattr(wrong, place)[key] = ""

            assert f"{place}: {key} is empty" in assert_refused(wire.send(wrong))


@every_route
def test_other_verb_is_no_route(wire: Wire, route: Route) -> None:
    populated(wire)
    known = {
        verb for each in ROUTES for verb in each.verbs if each.pattern.match(example(route).path)
    }
    for verb in {"GET", "POST", "PUT", "DELETE", "PATCH"} - known:
        wrong = dataclasses.replace(example(route), verb=verb)

        answer = wire.send(wrong)

        assert (answer.status, answer.text) == (404, "404 page not found")
        [problem] = wire.fake.journal()[-1].problems
        assert problem.startswith(f"verb: {verb} {wrong.path}: the service knows ")


@every_route
def test_other_content_type_is_refused(wire: Wire, route: Route) -> None:
    right = example(route)
    if right.form is not None:
        wrong = Example(right.verb, right.path, right.query, body={"file": "x"})
        assert "content type" in assert_refused(populated(wire).send(wrong))
    elif right.body:
        answer = populated(wire).send(right, headers={"Content-Type": "text/plain"})
        assert "content type" in assert_refused(answer)


@every_route
@pytest.mark.parametrize(
    "authorization",
    [None, "", "Bearer", "Basic x", "Bearer stranger"],
    ids=["missing", "empty", "no token", "other scheme", "stranger"],
)
def test_request_without_a_known_token_is_refused(
    wire: Wire, route: Route, authorization: str | None
) -> None:
    answer = wire.send(example(route), headers={"Authorization": authorization})

    assert assert_refused(answer, 4100) == "authentication is invalid"


@pytest.mark.parametrize(
    "route", [each for each in ROUTES if "{" in each.path], ids=lambda route: route.name
)
def test_what_does_not_exist_is_not_found(wire: Wire, route: Route) -> None:
    """Without any state, every route whose path names an entity fails."""
    code = next((code for start, code in UNKNOWN.items() if route.name.startswith(start)), 4200)
    assert "does not exist" in assert_refused(wire.send(example(route)), code)


def test_path_that_no_route_has_is_a_near_miss_of_the_likest(wire: Wire) -> None:
    answer = wire.ask("GET", "/v1/workspace/1/members")

    assert (answer.status, answer.text) == (404, "404 page not found")
    [problem] = wire.fake.only().problems
    assert problem == (
        "path: GET /v1/workspace/1/members is unknown; "
        "the closest is /v1/workspaces/{workspace_id}/members"
    )
