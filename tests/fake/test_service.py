"""The service at wire level, with a plain HTTP client."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from cozefake.service import serving

BOT = {"bot_id": "1", "name": "Bot", "workspace_id": "w"}


@dataclass
class Wire:
    """An asynchronous plain client with the token of a tenant of its own."""

    http: aiohttp.ClientSession
    token: str = "t-1"

    async def control(self, verb: str, what: str, body: Any = None) -> tuple[int, Any]:
        async with self.http.request(verb, f"/_fake/tenants/{self.token}{what}", json=body) as got:
            return got.status, await got.json()

    async def add(self, **state: list[dict[str, Any]]) -> None:
        status, _ = await self.control("POST", "/state", state)
        assert status == 200

    async def ask(self, verb: str, path: str, **more: Any) -> tuple[int, Any]:
        headers = {"Authorization": f"Bearer {self.token}"}
        async with self.http.request(verb, path, headers=headers, **more) as got:
            return got.status, await got.json()

    async def problems(self) -> list[str]:
        _, journal = await self.control("GET", "/journal")
        return [problem for entry in journal["entries"] for problem in entry["problems"]]


@pytest_asyncio.fixture
async def wire() -> AsyncIterator[Wire]:
    async with (
        serving() as service,
        aiohttp.ClientSession(service.url) as http,
    ):
        wire = Wire(http)
        await wire.control("PUT", "")
        yield wire


async def test_every_answer_has_the_same_log_id_in_header_and_body(wire: Wire) -> None:
    await wire.add(bots=[BOT])
    headers = {"Authorization": f"Bearer {wire.token}"}

    async with wire.http.get("/v1/bots/1", headers=headers) as got:
        body = await got.json()

    assert body["detail"]["logid"] == got.headers["x-tt-logid"]
    assert len(body["detail"]["logid"]) == 34


@pytest.mark.parametrize(
    "authorization",
    [None, "", "Bearer", "Bearer ", "Basic t-1", "Bearer somebody-else"],
    ids=["missing", "empty", "no token", "blank token", "other scheme", "unknown token"],
)
async def test_request_without_a_known_token_is_refused(
    wire: Wire, authorization: str | None
) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}

    async with wire.http.get("/v1/users/me", headers=headers) as got:
        body = await got.json()

    assert (got.status, body["code"], body["msg"]) == (401, 4100, "authentication is invalid")


@pytest.mark.parametrize(
    ("verb", "path", "sent", "problem"),
    [
        pytest.param(
            "GET",
            "/v1/bots?workspace_id=w&page_index=1",
            {},
            "query: page_index is unknown",
            id="unknown query",
        ),
        pytest.param("GET", "/v1/bots", {}, "query: workspace_id is missing", id="missing query"),
        pytest.param(
            "GET", "/v1/bots?workspace_id=", {}, "query: workspace_id is empty", id="empty query"
        ),
        pytest.param(
            "GET",
            "/v1/bots?workspace_id=w&page_num=one",
            {},
            "query: page_num must be an integer, not 'one'",
            id="query of the wrong type",
        ),
        pytest.param(
            "GET",
            "/v1/bots?workspace_id=w&workspace_id=v",
            {},
            "query: workspace_id is there more than once",
            id="query twice",
        ),
        pytest.param(
            "POST",
            "/v3/chat/cancel?chat_id=1",
            {"json": {"conversation_id": "1"}},
            "query: chat_id is unknown there, it belongs into the body",
            id="query for body",
        ),
        pytest.param(
            "POST",
            "/v3/chat",
            {"json": {"bot_id": "1", "user_id": "u", "conversation_id": "1"}},
            "body: conversation_id is unknown there, it belongs into the query",
            id="body for query",
        ),
        pytest.param(
            "POST", "/v3/chat", {"json": {"bot_id": "1"}}, "body: user_id is missing", id="missing"
        ),
        pytest.param(
            "POST",
            "/v3/chat",
            {"json": {"bot_id": 1, "user_id": "u"}},
            "body: bot_id must be a string, not int",
            id="number for string",
        ),
        pytest.param(
            "POST",
            "/v3/chat",
            {"json": {"bot_id": "1", "user_id": None}},
            "body: user_id must be a string, not NoneType",
            id="null where a value is needed",
        ),
        pytest.param("POST", "/v3/chat", {"data": b"{"}, "body: is not JSON", id="no JSON"),
        pytest.param(
            "POST", "/v3/chat", {"json": [1]}, "body: must be an object, not list", id="a list"
        ),
        pytest.param(
            "POST",
            "/v3/chat",
            {"data": b'{"bot_id":"1","user_id":"u"}', "skip_auto_headers": ["Content-Type"]},
            "content type: none, the service reads application/json",
            id="no content type",
        ),
        pytest.param(
            "POST",
            "/v1/files/upload",
            {"json": {"file": "x"}},
            "content type: application/json, the service reads multipart/form-data here",
            id="JSON for a form",
        ),
    ],
)
async def test_wrong_request_is_refused_and_kept_as_a_near_miss(
    wire: Wire, verb: str, path: str, sent: dict[str, Any], problem: str
) -> None:
    await wire.add(bots=[BOT])

    status, body = await wire.ask(verb, path, **sent)

    assert (status, body["code"]) == (400, 4000)
    assert problem in body["msg"]
    assert problem in await wire.problems()


@pytest.mark.parametrize(
    ("verb", "path", "problem"),
    [
        pytest.param(
            "POST",
            "/v3/chat/message/list",
            "verb: POST /v3/chat/message/list: the service knows GET here",
            id="wrong verb",
        ),
        pytest.param(
            "GET",
            "/v1/botz/1",
            "path: GET /v1/botz/1 is unknown; the closest is /v1/bots/{bot_id}",
            id="wrong path",
        ),
    ],
)
async def test_unknown_route_is_not_found_and_the_journal_names_the_closest(
    wire: Wire, verb: str, path: str, problem: str
) -> None:
    headers = {"Authorization": f"Bearer {wire.token}"}

    async with wire.http.request(verb, path, headers=headers) as got:
        text = await got.text()

    assert (got.status, text) == (404, "404 page not found")
    assert await wire.problems() == [problem]


async def test_null_stands_for_an_optional_field_that_is_not_there(wire: Wire) -> None:
    await wire.add(bots=[BOT])

    chat = {"bot_id": "1", "user_id": "u", "meta_data": None, "unheard_of": None}
    status, _ = await wire.ask("POST", "/v3/chat", json=chat)

    assert status == 200
    assert await wire.problems() == []


async def test_verb_that_only_lesser_sources_state_is_answered_and_noted(wire: Wire) -> None:
    await wire.add(conversations=[{"id": "7"}], chats=[{"id": "8", "conversation_id": "7"}])

    status, _ = await wire.ask("POST", "/v3/chat/retrieve?conversation_id=7&chat_id=8")
    _, journal = await wire.control("GET", "/journal")

    assert status == 200
    assert journal["entries"][0]["differs"] == [
        "verb: POST, the published definition states GET (also sent by coze-js, cozepy)"
    ]


async def test_both_lists_of_bots_come_in_pages_with_their_own_names(wire: Wire) -> None:
    await wire.add(bots=[{**BOT, "bot_id": str(number)} for number in range(1, 4)])

    _, new = await wire.ask("GET", "/v1/bots?workspace_id=w&page_num=2&page_size=2")
    _, old = await wire.ask(
        "GET", "/v1/space/published_bots_list?space_id=w&page_index=1&page_size=2"
    )

    assert (new["data"]["total"], [each["id"] for each in new["data"]["items"]]) == (3, ["3"])
    assert [each["bot_id"] for each in old["data"]["space_bots"]] == ["1", "2"]


async def test_history_is_paged_by_ids_newest_first(wire: Wire) -> None:
    messages = [{"id": str(n), "conversation_id": "7", "content": str(n)} for n in range(1, 6)]
    await wire.add(conversations=[{"id": "7"}], messages=messages)
    path = "/v1/conversation/message/list?conversation_id=7"

    _, first = await wire.ask("POST", path, json={"limit": 2})
    _, last = await wire.ask("POST", path, json={"limit": 3, "after_id": first["last_id"]})

    assert [each["id"] for each in first["data"]] == ["5", "4"]
    assert (first["first_id"], first["last_id"], first["has_more"]) == ("5", "4", True)
    assert [each["id"] for each in last["data"]] == ["3", "2", "1"]
    assert last["has_more"] is False


async def test_chat_goes_on_at_each_look_and_its_answer_joins_the_history(wire: Wire) -> None:
    await wire.add(bots=[BOT])
    question = {"role": "user", "content": "Hi", "content_type": "text"}
    _, created = await wire.ask(
        "POST",
        "/v3/chat",
        json={"bot_id": "1", "user_id": "u", "additional_messages": [question]},
    )
    chat = created["data"]
    place = f"conversation_id={chat['conversation_id']}&chat_id={chat['id']}"

    looks = [
        (await wire.ask("GET", f"/v3/chat/retrieve?{place}"))[1]["data"]["status"] for _ in range(3)
    ]
    _, history = await wire.ask(
        "POST",
        f"/v1/conversation/message/list?conversation_id={chat['conversation_id']}",
        json={"order": "asc"},
    )

    assert (chat["status"], looks) == ("created", ["in_progress", "completed", "completed"])
    assert [(each["role"], each["content"]) for each in history["data"]] == [
        ("user", "Hi"),
        ("assistant", "Hello World"),
    ]


async def test_stream_is_framed_as_the_service_frames_chats(wire: Wire) -> None:
    await wire.control(
        "POST",
        "/script",
        {
            "match": {"verb": "POST", "path": "/v3/chat"},
            "then": {"events": [{"event": "done", "data": '"[DONE]"'}]},
        },
    )
    headers = {"Authorization": f"Bearer {wire.token}"}

    async with wire.http.post("/v3/chat", json={}, headers=headers) as got:
        content = await got.read()

    assert got.headers["content-type"] == "text/event-stream"
    assert content == b'event:done\ndata:"[DONE]"\n\n'


async def test_workflow_stream_is_framed_with_ids_and_spaces(wire: Wire) -> None:
    await wire.add(workflows=[{"workflow_id": "f", "outputs": {"a": "ü"}}])
    headers = {"Authorization": f"Bearer {wire.token}"}

    async with wire.http.post(
        "/v1/workflow/stream_run", json={"workflow_id": "f"}, headers=headers
    ) as got:
        content = (await got.read()).decode()

    assert content.startswith('id: 0\nevent: Message\ndata: {"content":"{\\"a\\":\\"ü\\"}"')
    assert content.count("\n\n") == 2


async def test_held_stream_waits_until_it_is_released(wire: Wire) -> None:
    events = [{"event": "a", "data": 1}, {"hold": True}, {"event": "b", "data": 2}]
    script = {"match": {"verb": "POST", "path": "/v3/chat"}, "then": {"events": events}}
    await wire.control("POST", "/script", script)
    headers = {"Authorization": f"Bearer {wire.token}"}

    async with wire.http.post("/v3/chat", json={}, headers=headers) as got:
        first = await got.content.readuntil(b"\n\n")
        await wire.control("POST", "/release")
        rest = await got.content.read()

    assert (first, rest) == (b"event:a\ndata:1\n\n", b"event:b\ndata:2\n\n")


async def test_cut_stream_breaks_the_connection(wire: Wire) -> None:
    then = {"events": [{"event": "a", "data": 1}], "end": "cut"}
    script = {"match": {"verb": "POST", "path": "/v3/chat"}, "then": then}
    await wire.control("POST", "/script", script)
    headers = {"Authorization": f"Bearer {wire.token}"}

    async with wire.http.post("/v3/chat", json={}, headers=headers) as got:
        with pytest.raises(aiohttp.ClientPayloadError):
            await got.read()


async def test_tenants_do_not_see_each_other(wire: Wire) -> None:
    other = Wire(wire.http, "t-2")
    await other.control("PUT", "")
    await wire.add(bots=[BOT])

    status, body = await other.ask("GET", "/v1/bots/1")

    assert (status, body["code"]) == (404, 4200)
    assert await wire.problems() == []
    _, journal = await wire.control("GET", "/journal")
    assert journal["entries"] == []


async def test_uploaded_file_can_be_retrieved(wire: Wire) -> None:
    form = aiohttp.FormData()
    form.add_field("file", b"weather", filename="weather.txt")

    _, uploaded = await wire.ask("POST", "/v1/files/upload", data=form)
    _, got = await wire.ask("GET", f"/v1/files/retrieve?file_id={uploaded['data']['id']}")

    assert (got["data"]["bytes"], got["data"]["file_name"]) == (7, "weather.txt")


@pytest.mark.parametrize(
    ("what", "sent", "error"),
    [
        pytest.param("/state", {"bot": []}, "'bot' is unknown", id="kind of entity"),
        pytest.param("/state", {"bots": ["x"]}, "a list of objects is needed", id="entity"),
        pytest.param("/script", {"match": {}}, "verb and path are needed", id="match"),
        pytest.param(
            "/script",
            {"match": {"verb": "GET", "path": "/"}, "then": {"events": [], "text": ""}},
            "exactly one of text, json, events",
            id="two bodies",
        ),
        pytest.param("/chats", {"statuses": ["done"]}, "'done' is not allowed", id="status"),
    ],
)
async def test_wrong_control_request_says_what_is_allowed(
    wire: Wire, what: str, sent: dict[str, Any], error: str
) -> None:
    status, body = await wire.control("POST", what, sent)

    assert status == 400
    assert error in body["error"]
