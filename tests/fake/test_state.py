"""State at wire level: entities are created, listed in pages, changed and removed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from .conftest import Answer, Wire, multipart

FILE = {"file": b"content"}
DOCUMENT = {"name": "a.txt", "source_info": {"file_base64": "aGVsbG8=", "file_type": "txt"}}
BENEFIT = {"benefit_type": "resource_point", "started_at": 1, "ended_at": 2, "limit": 7}


@dataclass(frozen=True)
class Asked:
    """A request, in which `{id}` stands for the id of the created entity."""

    verb: str
    path: str
    query: dict[str, str] | None = None
    body: dict[str, Any] | None = None
    form: dict[str, Any] | None = None

    def send(self, wire: Wire, entity_id: str = "", **query: str) -> Answer:
        asked = {
            key: value.replace("{id}", entity_id)
            for key, value in {**(self.query or {}), **query}.items()
        }
        path = self.path.replace("{id}", entity_id)
        if self.form is not None:
            content, kind = multipart(self.form)
            headers: dict[str, str | None] = {"Content-Type": kind}
            return wire.ask(self.verb, path, query=asked, content=content, headers=headers)
        return wire.ask(self.verb, path, query=asked, json_body=placed(self.body, entity_id))


def placed(body: Any, entity_id: str) -> Any:
    """Return the body with the entity's id in place of `{id}`."""
    if isinstance(body, dict):
        return {key: placed(value, entity_id) for key, value in body.items()}
    if isinstance(body, list):
        return [placed(value, entity_id) for value in body]
    return entity_id if body == "{id}" else body


@dataclass(frozen=True)
class Life:
    """The life of an entity: the requests that create, list, change and remove it."""

    create: Asked
    created: str
    """Path of the new id in the answer."""
    listed: Asked
    items: str
    """Path of the list in the answer."""
    key: str
    """Key of the id in an item of the list."""
    name: str
    """Key in an item of the list whose value changes."""
    changed: str | bool
    """Value of that key after the change."""
    update: Asked | None = None
    delete: Asked | None = None
    unknown: int = 4200


LIVES = {
    "conversations": Life(
        Asked("POST", "/v1/conversation/create", body={"bot_id": "b", "name": "old"}),
        "data.id",
        Asked("GET", "/v1/conversations", query={"bot_id": "b"}),
        "data.conversations",
        "id",
        "name",
        "new",
        Asked("PUT", "/v1/conversations/{id}", body={"name": "new"}),
        Asked("DELETE", "/v1/conversations/{id}"),
        unknown=4002,
    ),
    "messages": Life(
        Asked(
            "POST",
            "/v1/conversation/message/create",
            query={"conversation_id": "c"},
            body={"role": "user", "content": "old", "content_type": "text"},
        ),
        "data.id",
        Asked("POST", "/v1/conversation/message/list", query={"conversation_id": "c"}, body={}),
        "data",
        "id",
        "content",
        "new",
        Asked(
            "POST",
            "/v1/conversation/message/modify",
            query={"conversation_id": "c", "message_id": "{id}"},
            body={"content": "new", "content_type": "text"},
        ),
        Asked(
            "POST",
            "/v1/conversation/message/delete",
            query={"conversation_id": "c", "message_id": "{id}"},
        ),
        unknown=4005,
    ),
    "datasets": Life(
        Asked("POST", "/v1/datasets", body={"name": "old", "space_id": "w", "format_type": 0}),
        "data.dataset_id",
        Asked("GET", "/v1/datasets", query={"space_id": "w"}),
        "data.dataset_list",
        "dataset_id",
        "name",
        "new",
        Asked("PUT", "/v1/datasets/{id}", body={"name": "new"}),
        Asked("DELETE", "/v1/datasets/{id}"),
    ),
    "documents": Life(
        Asked(
            "POST",
            "/open_api/knowledge/document/create",
            body={"dataset_id": "1", "document_bases": [DOCUMENT]},
        ),
        "document_infos.0.document_id",
        Asked("POST", "/open_api/knowledge/document/list", body={"dataset_id": "1"}),
        "document_infos",
        "document_id",
        "name",
        "new",
        Asked(
            "POST",
            "/open_api/knowledge/document/update",
            body={"document_id": "{id}", "document_name": "new"},
        ),
        Asked("POST", "/open_api/knowledge/document/delete", body={"document_ids": ["{id}"]}),
    ),
    "bots": Life(
        Asked("POST", "/v1/bot/create", body={"space_id": "w", "name": "old"}),
        "data.bot_id",
        Asked("GET", "/v1/bots", query={"workspace_id": "w", "publish_status": "all"}),
        "data.items",
        "id",
        "name",
        "new",
        Asked("POST", "/v1/bot/update", body={"bot_id": "{id}", "name": "new"}),
    ),
    "voiceprint groups": Life(
        Asked("POST", "/v1/audio/voiceprint_groups", body={"name": "old"}),
        "data.id",
        Asked("GET", "/v1/audio/voiceprint_groups"),
        "data.items",
        "id",
        "name",
        "new",
        Asked("PUT", "/v1/audio/voiceprint_groups/{id}", body={"name": "new"}),
        Asked("DELETE", "/v1/audio/voiceprint_groups/{id}"),
    ),
    "voiceprint features": Life(
        Asked("POST", "/v1/audio/voiceprint_groups/1/features", form={**FILE, "name": "old"}),
        "data.id",
        Asked("GET", "/v1/audio/voiceprint_groups/1/features"),
        "data.items",
        "id",
        "name",
        "new",
        Asked("PUT", "/v1/audio/voiceprint_groups/1/features/{id}", form={**FILE, "name": "new"}),
        Asked("DELETE", "/v1/audio/voiceprint_groups/1/features/{id}"),
    ),
    "API apps": Life(
        Asked("POST", "/v1/api_apps", body={"app_type": "normal", "name": "old"}),
        "data.id",
        Asked("GET", "/v1/api_apps"),
        "data.items",
        "id",
        "name",
        "new",
        Asked("PUT", "/v1/api_apps/{id}", body={"name": "new"}),
        Asked("DELETE", "/v1/api_apps/{id}"),
    ),
    "workspaces": Life(
        Asked("POST", "/v1/workspaces", body={"name": "new", "description": ""}),
        "data.id",
        Asked("GET", "/v1/workspaces"),
        "data.workspaces",
        "id",
        "name",
        "new",
        None,
        Asked("DELETE", "/v1/workspaces/{id}"),
    ),
    "benefits": Life(
        Asked(
            "POST",
            "/v1/commerce/benefit/limitations",
            body={"entity_type": "single_device", "entity_id": "d", "benefit_info": BENEFIT},
        ),
        "data.benefit_info.benefit_id",
        Asked(
            "GET",
            "/v1/commerce/benefit/limitations",
            query={"entity_type": "single_device", "entity_id": "d"},
        ),
        "data.benefit_infos",
        "benefit_id",
        "limit",
        "9",
        Asked("PUT", "/v1/commerce/benefit/limitations/{id}", body={"limit": 9}),
    ),
}
every_life = pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)


@pytest.fixture
def world(wire: Wire) -> Wire:
    wire.fake.add(
        workspaces=[{"id": "w"}],
        bots=[{"bot_id": "b"}],
        conversations=[{"id": "c", "bot_id": "other"}],
        datasets=[{"dataset_id": "1", "space_id": "other"}],
        voiceprint_groups=[{"id": "1", "name": "there"}],
    )
    return wire


def at(value: Any, path: str) -> Any:
    """Return the value at a dotted path."""
    for key in path.split("."):
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


def entities(life: Life, wire: Wire) -> dict[str, Any]:
    """Return the entities of the list, by id."""
    answer = life.listed.send(wire)
    assert answer.status == 200, answer.text
    return {each[life.key]: each for each in at(answer.json, life.items)}


@every_life
def test_what_is_created_is_listed_changed_and_gone(world: Wire, life: Life) -> None:
    before = entities(life, world)
    created = str(at(life.create.send(world).json, life.created))

    assert set(entities(life, world)) == {*before, created}
    if life.update is not None:
        assert str(entities(life, world)[created].get(life.name)) != life.changed
        answer = life.update.send(world, created)
        assert answer.status == 200, answer.text
    assert str(entities(life, world)[created][life.name]) == life.changed
    if life.delete is not None:
        assert life.delete.send(world, created).status == 200
        assert entities(life, world) == before
        if "{id}" in life.delete.path or "{id}" in str(life.delete.query):
            gone = life.delete.send(world, created)
            assert (gone.status, gone.json["code"]) == (404, life.unknown)


def pages(
    wire: Wire, path: str, query: dict[str, str], items: str, more: str | None
) -> Iterator[tuple[list[Any], Any]]:
    """Yield each page of a numbered list: its items, and its statement on a next page."""
    for number in range(1, 10):
        answer = wire.ask("GET", path, query={**query, "page_num": str(number), "page_size": "2"})
        assert answer.status == 200, answer.text
        page = at(answer.json, items)
        yield page, at(answer.json, more) if more else None
        if not page:
            return


NUMBERED = [
    ("/v1/workspaces", {}, "data.workspaces", None, {"workspaces": [{"id": i} for i in "vxyz"]}),
    (
        "/v1/conversations",
        {"bot_id": "p"},
        "data.conversations",
        "data.has_more",
        {"conversations": [{"id": f"p{i}", "bot_id": "p"} for i in range(5)]},
    ),
    (
        "/v1/bots",
        {"workspace_id": "p"},
        "data.items",
        None,
        {"bots": [{"bot_id": f"p{i}", "workspace_id": "p"} for i in range(5)]},
    ),
    (
        "/v1/workflows",
        {"workspace_id": "p"},
        "data.items",
        "data.has_more",
        {"workflows": [{"workflow_id": f"p{i}", "workspace_id": "p"} for i in range(5)]},
    ),
    (
        "/v1/folders",
        {"workspace_id": "p", "folder_type": "development"},
        "data.items",
        "data.has_more",
        {"folders": [{"id": f"p{i}", "workspace_id": "p"} for i in range(5)]},
    ),
    (
        "/v1/audio/voices",
        {},
        "data.voice_list",
        "data.has_more",
        {"voices": [{"voice_id": f"p{i}"} for i in range(5)]},
    ),
    (
        "/v1/datasets/1/images",
        {},
        "data.photo_infos",
        None,
        {"images": [{"dataset_id": "1", "document_id": f"p{i}"} for i in range(5)]},
    ),
]


@pytest.mark.parametrize(
    ("path", "query", "items", "more", "state"), NUMBERED, ids=[each[0] for each in NUMBERED]
)
def test_numbered_pages_end_with_a_short_one(
    world: Wire, path: str, query: dict[str, str], items: str, more: str | None, state: Any
) -> None:
    world.fake.add(**state)

    found = list(pages(world, path, query, items, more))

    assert [len(page) for page, _ in found] == [2, 2, 1, 0]
    assert len({str(each) for page, _ in found for each in page}) == 5
    if more:
        assert [has for _, has in found] == [True, True, False, False]


TOKENS = [
    ("/v1/api_apps", {}, "next_page_token", {"api_apps": [{"id": f"p{i}"} for i in range(5)]}),
    (
        "/v1/api_apps/a/events",
        {},
        "next_page_token",
        {
            "api_apps": [{"id": "a"}],
            "events": [{"api_app_id": "a", "event_type": f"p{i}"} for i in range(5)],
        },
    ),
    (
        "/v1/workflows/f/versions",
        {},
        "next_page_token",
        {
            "workflows": [{"workflow_id": "f"}],
            "workflow_versions": [{"workflow_id": "f", "version": f"p{i}"} for i in range(5)],
        },
    ),
]


@pytest.mark.parametrize(
    ("path", "query", "token", "state"), TOKENS, ids=[each[0] for each in TOKENS]
)
def test_pages_by_token_end_without_one(
    wire: Wire, path: str, query: dict[str, str], token: str, state: Any
) -> None:
    wire.fake.add(**state)
    sizes, seen, asked = [], [], dict(query)
    while True:
        data = wire.ask("GET", path, query={**asked, "page_size": "2"}).json["data"]
        sizes.append(len(data["items"]))
        seen += [str(each) for each in data["items"]]
        assert data["has_more"] == bool(data[token])
        if not data["has_more"]:
            break
        asked["page_token"] = data[token]

    assert sizes == [2, 2, 1]
    assert len(set(seen)) == 5


def test_token_that_was_never_given_is_refused(wire: Wire) -> None:
    answer = wire.ask("GET", "/v1/api_apps", query={"page_token": "guess"})

    assert (answer.status, answer.json["code"]) == (400, 4000)


@pytest.mark.parametrize("order", ["asc", "desc"])
@pytest.mark.parametrize("cursor", ["after_id", "before_id"])
def test_pages_by_cursor_go_both_ways(wire: Wire, order: str, cursor: str) -> None:
    ids = [f"m{number}" for number in range(5)]
    wire.fake.add(
        conversations=[{"id": "c"}], messages=[{"id": i, "conversation_id": "c"} for i in ids]
    )
    query = {"conversation_id": "c"}
    in_order = ids if order == "asc" else ids[::-1]

    body = {"order": order, "limit": 2, cursor: in_order[2]}
    page = wire.ask("POST", "/v1/conversation/message/list", query=query, json_body=body).json

    expected = in_order[3:5] if cursor == "after_id" else in_order[0:2]
    assert [each["id"] for each in page["data"]] == expected
    assert (page["first_id"], page["last_id"]) == (expected[0], expected[1])
    assert page["has_more"] is False


def test_empty_list_has_no_ids_and_no_more(wire: Wire) -> None:
    wire.fake.add(conversations=[{"id": "c"}])
    query = {"conversation_id": "c"}

    page = wire.ask("POST", "/v1/conversation/message/list", query=query, json_body={}).json

    assert (page["data"], page["first_id"], page["last_id"]) == ([], "", "")
    assert page["has_more"] is False


def chat_body(**more: Any) -> dict[str, Any]:
    question = {"role": "user", "content": "Hi", "content_type": "text"}
    return {"bot_id": "b", "user_id": "u", "additional_messages": [question], **more}


def looked_at(wire: Wire, chat: dict[str, Any]) -> dict[str, Any]:
    query = {"conversation_id": chat["conversation_id"], "chat_id": chat["id"]}
    return dict(wire.ask("GET", "/v3/chat/retrieve", query=query).json["data"])


def test_chat_enters_its_states_one_look_after_the_other(world: Wire) -> None:
    world.fake.plan_chat(
        first="created",
        statuses=["in_progress", "in_progress", "failed"],
        error={"code": 1, "msg": "x"},
    )
    chat = world.ask("POST", "/v3/chat", json_body=chat_body()).json["data"]

    looks = [looked_at(world, chat) for _ in range(4)]

    assert chat["status"] == "created"
    assert [each["status"] for each in looks] == ["in_progress", "in_progress", "failed", "failed"]
    assert looks[-1]["last_error"] == {"code": 1, "msg": "x"}
    assert looks[-1]["failed_at"] >= chat["created_at"]


@pytest.mark.parametrize("content", ["?", "aGVsbG8", "\u00b2", "\u4f60"])
def test_document_whose_content_is_no_base64_is_refused(world: Wire, content: str) -> None:
    source = {"file_base64": content, "file_type": "txt"}
    body = {"dataset_id": "1", "document_bases": [{"name": "a.txt", "source_info": source}]}

    answer = world.ask("POST", "/open_api/knowledge/document/create", json_body=body)

    assert answer.status == 400
    assert answer.json["msg"].endswith("file_base64 is not base64")


def test_canceled_chat_stays_canceled(world: Wire) -> None:
    chat = world.ask("POST", "/v3/chat", json_body=chat_body()).json["data"]
    place = {"conversation_id": chat["conversation_id"], "chat_id": chat["id"]}

    assert (
        world.ask("POST", "/v3/chat/cancel", json_body=place).json["data"]["status"] == "canceled"
    )
    assert looked_at(world, chat)["status"] == "canceled"
    again = world.ask("POST", "/v3/chat/cancel", json_body=place)
    assert (again.status, again.json["code"]) == (400, 4104)


def test_tool_outputs_let_a_chat_go_on_to_its_end(world: Wire) -> None:
    tool = {"id": "t", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    world.fake.plan_chat(statuses=["requires_action"], tool_calls=[tool], answer=["Seven"])
    chat = world.ask("POST", "/v3/chat", json_body=chat_body()).json["data"]
    waiting = looked_at(world, chat)
    assert waiting["required_action"]["submit_tool_outputs"]["tool_calls"] == [tool]
    assert looked_at(world, chat)["status"] == "requires_action"

    query = {"conversation_id": chat["conversation_id"], "chat_id": chat["id"]}
    body = {"tool_outputs": [{"tool_call_id": "t", "output": "7"}]}
    answer = world.ask("POST", "/v3/chat/submit_tool_outputs", query=query, json_body=body).json

    assert answer["data"]["status"] == "in_progress"
    assert "required_action" not in answer["data"]
    looked_at(world, chat)
    assert looked_at(world, chat)["status"] == "completed"
    said = world.ask("GET", "/v3/chat/message/list", query=query).json["data"]
    assert "Seven" in [each["content"] for each in said]


def test_conversation_grows_with_each_chat_and_begins_anew_when_cleared(world: Wire) -> None:
    def chat() -> dict[str, Any]:
        body = chat_body()
        made = world.ask("POST", "/v3/chat", query={"conversation_id": "c"}, json_body=body)
        looked_at(world, made.json["data"])
        return looked_at(world, made.json["data"])

    def history() -> list[Any]:
        query = {"conversation_id": "c"}
        return list(
            world.ask("POST", "/v1/conversation/message/list", query=query, json_body={}).json[
                "data"
            ]
        )

    first = chat()
    assert [each["role"] for each in history()] == ["assistant"] * (len(history()) - 1) + ["user"]
    grown = len(history())
    chat()
    assert len(history()) == 2 * grown
    section = world.ask("POST", "/v1/conversations/c/clear").json["data"]["id"]
    assert chat()["section_id"] == section != first["section_id"]


def test_published_bot_is_listed_until_it_is_unpublished(world: Wire) -> None:
    created = world.ask("POST", "/v1/bot/create", json_body={"space_id": "w", "name": "New"})
    bot_id = created.json["data"]["bot_id"]

    def published() -> list[str]:
        answer = world.ask("GET", "/v1/space/published_bots_list", query={"space_id": "w"})
        return [each["bot_id"] for each in answer.json["data"]["space_bots"]]

    assert bot_id not in published()
    world.ask("POST", "/v1/bot/publish", json_body={"bot_id": bot_id, "connector_ids": ["1024"]})
    assert bot_id in published()
    world.ask("POST", f"/v1/bots/{bot_id}/unpublish", json_body={"connector_id": "1024"})
    assert bot_id not in published()


def test_events_of_an_app_are_subscribed_and_given_up(wire: Wire) -> None:
    wire.fake.add(api_apps=[{"id": "a"}])
    body = {"event_types": ["one", "two"]}
    wire.ask("POST", "/v1/api_apps/a/events", json_body=body)
    wire.ask("DELETE", "/v1/api_apps/a/events", json_body={"event_types": ["one"]})

    [event] = wire.ask("GET", "/v1/api_apps/a/events").json["data"]["items"]

    assert event["event_type"] == "two"


def test_variables_are_kept_for_whom_they_were_set(wire: Wire) -> None:
    wire.fake.add(bots=[{"bot_id": "b"}])
    place = {"bot_id": "b", "connector_uid": "ada"}
    data = [{"keyword": "city", "value": "Paris"}]
    wire.ask("PUT", "/v1/variables", json_body={**place, "data": data})

    def values(**query: str) -> list[str]:
        answer = wire.ask("GET", "/v1/variables", query=query)
        return [each["value"] for each in answer.json["data"]["items"]]

    assert values(**place) == ["Paris"]
    assert values(bot_id="b", connector_uid="eve") == []


def test_members_join_change_and_leave(world: Wire) -> None:
    world.fake.add(users=[{"user_id": "u"}])
    path = "/v1/workspaces/w/members"

    def roles() -> dict[str, str]:
        items = world.ask("GET", path).json["data"]["items"]
        return {each["user_id"]: each["role_type"] for each in items}

    before = roles()
    users = [{"user_id": "u", "role_type": "member"}]
    world.ask("POST", path, json_body={"users": users})
    assert roles() == {**before, "u": "member"}
    world.ask("DELETE", path, json_body={"user_ids": ["u"]})
    assert roles() == before


def test_feedback_is_kept_with_its_message(wire: Wire) -> None:
    wire.fake.add(
        conversations=[{"id": "c"}],
        messages=[{"id": "m", "conversation_id": "c", "role": "assistant"}],
    )
    path = "/v1/conversations/c/messages/m/feedback"

    wire.ask("POST", path, json_body={"feedback_type": "like", "comment": "good"})
    assert wire.fake.state()["messages"][0]["feedback"]["feedback_type"] == "like"
    wire.ask("DELETE", path)
    assert not wire.fake.state()["messages"][0].get("feedback")
