"""Whatever a client sends, it is answered: never with a failure of the service itself."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cozefake
from cozefake.routes import Route, read_routes

ANSWERS = {200, 400, 401, 404}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=8)
OF_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "string": st.text(max_size=8),
    "integer": st.integers(),
    "boolean": st.booleans(),
    "object": st.dictionaries(st.text(max_size=8), JSON),
    "objects": st.lists(
        st.dictionaries(st.sampled_from(["role", "content", "id", "chat", "call", "type"]), JSON),
        max_size=3,
    ),
    "list": st.lists(JSON, max_size=3),
}


def bodies(route: Route) -> st.SearchStrategy[Any]:
    """Bodies with right keys and types, with right keys and any values, and anything at all."""
    typed = {key: OF_TYPE[kind] for key, kind in route.body.items()}
    needed = {key: typed.pop(key) for key in list(typed) if key in route.required}
    right = st.fixed_dictionaries(needed, optional=typed)
    named = st.dictionaries(st.sampled_from([*route.body, "unheard_of"]), JSON)
    return right | named | JSON


def queries(route: Route) -> st.SearchStrategy[dict[str, str]]:
    """Queries that are right but for their values, and others; "1" is an id that there is."""
    value = st.just("1") | st.sampled_from(["", "-1", "0", "true", "9" * 20]) | TEXT
    needed = {key: value for key in route.query if key in route.required}
    right = st.fixed_dictionaries(needed)
    return right | st.dictionaries(st.sampled_from([*route.query, "unheard_of"]), value)


async def ask(
    route: Route, query: dict[str, str], body: Any, path: str
) -> tuple[int, str, dict[str, Any]]:
    async with cozefake.serving() as service, aiohttp.ClientSession(service.url) as http:
        async with http.put("/_fake/tenants/t") as created:
            assert created.status == 200
        state = {
            "bots": [{"bot_id": "1"}],
            "conversations": [{"id": "1", "bot_id": "1"}],
            "chats": [{"id": "1", "conversation_id": "1", "status": "requires_action"}],
            "messages": [{"id": "1", "conversation_id": "1"}],
            "workflows": [{"workflow_id": "1"}],
        }
        async with http.post("/_fake/tenants/t/state", json=state) as added:
            assert added.status == 200
        headers = {"Authorization": "Bearer t", "Content-Type": "application/json"}
        content = None if route.verb == "GET" else json.dumps(body).encode()
        async with http.request(
            route.verb, path, params=query, data=content, headers=headers
        ) as got:
            return got.status, await got.text(), dict(got.headers)


@pytest.mark.parametrize("route", read_routes(), ids=lambda route: route.name)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_every_route_answers_whatever_is_sent(route: Route, data: st.DataObject) -> None:
    query = data.draw(queries(route), "query")
    body = data.draw(bodies(route), "body")
    path = route.path.replace("{bot_id}", "1").replace("{conversation_id}", "1")

    status, text, headers = asyncio.run(ask(route, query, body, path))

    assert status in ANSWERS, text
    assert "Traceback" not in text
    assert "x-tt-logid" in headers
