"""Documented refusals at each level of strictness, and keys that only other clients send."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cozefake.client import Fake, FakeError
from cozefake.service import Service

from .conftest import Answer, Wire
from .examples import Example

BOT = {"bot_id": "1"}
CHAT = {"bot_id": "1", "user_id": "u"}
LEVEL = "x-fake-strictness"


def chat(wire: Wire, *, level: str = "usual", **body: Any) -> Answer:
    return wire.ask("POST", "/v3/chat", json_body={**CHAT, **body}, headers={LEVEL: level})


def message(**more: Any) -> dict[str, Any]:
    return {"role": "user", "content": "Hi", "content_type": "text", **more}


def code_of(answer: Answer) -> int:
    return int(answer.json["code"])


def test_chat_with_a_bot_that_was_never_published_is_refused(wire: Wire) -> None:
    wire.fake.add(bots=[{**BOT, "is_published": False}])

    refused, draft = chat(wire), chat(wire, publish_status="unpublished_draft")

    assert (refused.status, code_of(refused)) == (400, 4015)
    assert code_of(draft) == 0


def test_draft_has_no_version(wire: Wire) -> None:
    wire.fake.add(bots=[BOT])

    answer = chat(wire, publish_status="unpublished_draft", bot_version="1")

    assert (answer.status, code_of(answer)) == (400, 4000)


def test_second_chat_in_a_conversation_is_refused_while_one_is_in_progress(wire: Wire) -> None:
    wire.fake.add(bots=[BOT], conversations=[{"id": "7"}])
    query = {"conversation_id": "7"}
    first = wire.ask("POST", "/v3/chat", query=query, json_body=CHAT).json["data"]

    second = wire.ask("POST", "/v3/chat", query=query, json_body=CHAT)
    cancel = {"chat_id": first["id"], "conversation_id": "7"}
    wire.ask("POST", "/v3/chat/cancel", json_body=cancel)
    third = wire.ask("POST", "/v3/chat", query=query, json_body=CHAT)

    assert (second.status, code_of(second)) == (400, 4016)
    assert code_of(third) == 0


@pytest.mark.parametrize(
    ("level", "code"), [("lenient", 0), ("usual", 0), ("strict", 4007)], ids=str
)
def test_unsaved_chat_that_does_not_stream_is_refused_by_the_strict(
    wire: Wire, level: str, code: int
) -> None:
    wire.fake.add(bots=[BOT])

    answer = chat(wire, level=level, auto_save_history=False)

    assert code_of(answer) == code
    if not code:
        assert "auto_save_history must be true" in wire.fake.only().differs[0]


def test_nothing_is_left_of_an_unsaved_chat_that_has_streamed(wire: Wire) -> None:
    wire.fake.add(bots=[BOT])

    chat(wire, stream=True, auto_save_history=False, additional_messages=[message()])

    assert {"chats", "messages"} & set(wire.fake.state()) == set()


def test_tool_outputs_for_an_unsaved_chat_are_refused(wire: Wire) -> None:
    wire.fake.add(bots=[BOT])
    wire.fake.plan_chat(statuses=["requires_action"], tool_calls=[{"id": "1"}])
    chat(wire, stream=True, auto_save_history=False)
    [begun] = wire.fake.state()["chats"]

    place = {"conversation_id": begun["conversation_id"], "chat_id": begun["id"]}
    outputs = {"tool_outputs": [{"tool_call_id": "1", "output": "x"}]}
    answer = wire.ask("POST", "/v3/chat/submit_tool_outputs", query=place, json_body=outputs)

    assert (answer.status, code_of(answer)) == (500, 5000)


@pytest.mark.parametrize(
    "wrong",
    [{"role": "system"}, {"content_type": "card"}, {"content_type": "html"}, {"type": "verbose"}],
    ids=str,
)
def test_message_of_an_unknown_kind_is_refused(wire: Wire, wrong: dict[str, str]) -> None:
    wire.fake.add(bots=[BOT], conversations=[{"id": "7"}])
    [key] = wrong

    refused = chat(wire, additional_messages=[message(**wrong)])
    lenient = chat(wire, level="lenient", additional_messages=[message(**wrong)])

    assert (code_of(refused), code_of(lenient)) == (4000, 0)
    assert f"{key} is one of" in refused.json["msg"]
    assert f"{key} is one of" in wire.fake.journal()[-1].differs[0]


@pytest.mark.parametrize(
    "content",
    ["no JSON", '{"type": "text"}', '[{"type": "smell"}]'],
    ids=["text", "object", "type"],
)
def test_objects_that_are_none_are_refused_by_the_strict(wire: Wire, content: str) -> None:
    wire.fake.add(bots=[BOT])
    sent = message(content_type="object_string", content=content)

    assert code_of(chat(wire, additional_messages=[sent])) == 0
    assert code_of(chat(wire, level="strict", additional_messages=[sent])) == 4000


@pytest.mark.parametrize(
    ("verb", "path", "sent", "code"),
    [
        pytest.param("POST", "/v3/chat", {"bot_id": "9", "user_id": "u"}, 4200, id="bot"),
        pytest.param("POST", "/v1/workflow/run", {"workflow_id": "9"}, 4200, id="workflow"),
        pytest.param("GET", "/v1/files/retrieve", {"file_id": "9"}, 4200, id="file"),
        pytest.param("GET", "/v1/conversation/retrieve", {"conversation_id": "9"}, 4002, id="talk"),
        pytest.param(
            "GET", "/v3/chat/retrieve", {"conversation_id": "9", "chat_id": "1"}, 4002, id="where"
        ),
        pytest.param(
            "GET", "/v3/chat/retrieve", {"conversation_id": "1", "chat_id": "9"}, 4001, id="chat"
        ),
        pytest.param(
            "POST", "/v3/chat/cancel", {"conversation_id": "1", "chat_id": "9"}, 4001, id="cancel"
        ),
        pytest.param(
            "GET",
            "/v1/conversation/message/retrieve",
            {"conversation_id": "1", "message_id": "9"},
            4005,
            id="message",
        ),
        pytest.param("GET", "/v1/workflows/1/run_histories/9", {}, 4314, id="run"),
    ],
)
def test_kind_of_what_does_not_exist_has_its_own_code(
    wire: Wire, verb: str, path: str, sent: dict[str, str], code: int
) -> None:
    wire.fake.add(bots=[BOT], conversations=[{"id": "1"}], workflows=[{"workflow_id": "1"}])
    place: dict[str, Any] = {"json_body": sent} if verb == "POST" else {"query": sent}

    answer = wire.ask(verb, path, **place)

    assert (answer.status, code_of(answer)) == (404, code)


def test_run_that_waits_for_nothing_has_ended(wire: Wire) -> None:
    wire.fake.add(workflows=[{"workflow_id": "1"}])
    body = {"workflow_id": "1", "event_id": "1", "resume_data": "x", "interrupt_type": 2}

    answers = [
        wire.ask("POST", path, json_body=body)
        for path in ("/v1/workflow/stream_resume", "/v1/workflows/resume")
    ]

    assert [(each.status, code_of(each)) for each in answers] == [(400, 4315)] * 2


@pytest.mark.parametrize(
    ("pairs", "code"),
    [
        pytest.param({"k" * 64: "v" * 512}, 0, id="long"),
        pytest.param({"k" * 65: "v"}, 4003, id="longer key"),
        pytest.param({"k": "v" * 513}, 4003, id="longer value"),
        pytest.param({"": "v"}, 4003, id="no key"),
        pytest.param({"k": ""}, 4003, id="no value"),
        pytest.param({str(each): "v" for each in range(16)}, 0, id="many"),
        pytest.param({str(each): "v" for each in range(17)}, 4003, id="too many"),
    ],
)
@pytest.mark.parametrize("where", ["chat", "message in a chat", "conversation", "message"])
def test_metadata_has_so_many_pairs_of_such_a_length(
    wire: Wire, where: str, pairs: dict[str, str], code: int
) -> None:
    wire.fake.add(bots=[BOT], conversations=[{"id": "7"}])

    if where == "chat":
        answer = chat(wire, meta_data=pairs)
    elif where == "message in a chat":
        answer = chat(wire, additional_messages=[message(meta_data=pairs)])
    elif where == "conversation":
        answer = wire.ask("POST", "/v1/conversation/create", json_body={"meta_data": pairs})
    else:
        answer = wire.ask(
            "POST",
            "/v1/conversation/message/create",
            query={"conversation_id": "7"},
            json_body=message(meta_data=pairs),
        )

    assert code_of(answer) == code


def test_chat_takes_a_hundred_messages(wire: Wire) -> None:
    wire.fake.add(bots=[BOT])

    codes = [code_of(chat(wire, additional_messages=[message()] * number)) for number in (100, 101)]

    assert codes == [0, 4004]


def test_empty_file_is_refused(wire: Wire) -> None:
    codes = [
        code_of(wire.send(Example("POST", "/v1/files/upload", form={"file": content})))
        for content in (b"x", b"")
    ]

    assert codes == [0, 4300]


def test_member_is_added_once_by_the_strict(wire: Wire) -> None:
    wire.fake.add(enterprises=[{"id": "e"}], organizations=[{"organization_id": "o"}])
    users = {"users": [{"user_id": "a", "role": "enterprise_member"}]}
    people = {"user_id": "a", "organization_role_type": "organization_member"}
    requests = [
        ("/v1/enterprises/e/members", users),
        ("/v1/organizations/o/members", {"organization_people": [people]}),
    ]

    codes = [
        [
            code_of(wire.ask("POST", path, json_body=body, headers={LEVEL: level}))
            for level in ("strict", "strict", "usual")
        ]
        for path, body in requests
    ]

    assert codes == [[0, 4201, 0], [0, 4201, 0]]


def test_unknown_file_in_a_message_is_refused_by_the_strict(wire: Wire) -> None:
    wire.fake.add(bots=[BOT], files=[{"id": "1"}])
    objects = [[{"type": "image", "file_id": each}] for each in ("1", "2")]

    codes = [
        code_of(
            chat(
                wire,
                level="strict",
                additional_messages=[
                    message(content_type="object_string", content=json.dumps(each))
                ],
            )
        )
        for each in objects
    ]

    assert codes == [0, 4200]


@pytest.mark.parametrize(
    ("path", "query"),
    [("/v1/bots", {"workspace_id": "9"}), ("/v1/workflows", {"workspace_id": "9"})],
    ids=["bots", "workflows"],
)
def test_unknown_workspace_is_refused_by_the_strict(
    wire: Wire, path: str, query: dict[str, str]
) -> None:
    usual = wire.ask("GET", path, query=query)
    strict = wire.ask("GET", path, query=query, headers={LEVEL: "strict"})

    assert (code_of(usual), code_of(strict)) == (0, 4200)


def test_page_size_that_is_out_of_range_is_refused(wire: Wire) -> None:
    answers = [
        wire.ask("GET", "/v1/workspaces", query={"page_size": str(size)}) for size in (50, 51, 0)
    ]

    assert [code_of(each) for each in answers] == [0, 4000, 4000]
    assert answers[1].headers["x-fake-refused"].endswith("query: page_size must be 1 to 50, not 51")


def test_sample_rate_that_is_not_documented_is_refused(wire: Wire) -> None:
    body = {"input": "Hi", "voice_id": "1", "sample_rate": 12345}

    answer = wire.ask("POST", "/v1/audio/speech", json_body=body)

    assert code_of(answer) == 4000


def test_workflow_that_was_never_published_does_not_run(wire: Wire) -> None:
    wire.fake.add(workflows=[{"workflow_id": "1", "is_published": False}])

    answer = wire.ask("POST", "/v1/workflow/run", json_body={"workflow_id": "1"})

    assert (answer.status, code_of(answer)) == (404, 4200)


def test_workflow_runs_for_a_bot_or_for_an_app(wire: Wire) -> None:
    wire.fake.add(workflows=[{"workflow_id": "1"}])
    body = {"workflow_id": "1", "bot_id": "1", "app_id": "1"}

    assert code_of(wire.ask("POST", "/v1/workflow/run", json_body=body)) == 4000


def test_who_joins_the_workspace_of_an_enterprise_is_in_the_enterprise(wire: Wire) -> None:
    wire.fake.add(
        workspaces=[{"id": "1", "enterprise_id": "e"}],
        users=[{"user_id": "a"}, {"user_id": "b"}],
        enterprise_members=[{"enterprise_id": "e", "user_id": "a"}],
    )

    codes = [
        code_of(
            wire.ask("POST", "/v1/workspaces/1/members", json_body={"users": [{"user_id": each}]})
        )
        for each in ("a", "b")
    ]

    assert codes == [0, 702042162]


def test_workspace_has_room_for_so_many_members(wire: Wire) -> None:
    wire.fake.add(workspaces=[{"id": "1", "most_members": 1}], users=[{"user_id": "a"}])
    users = {"users": [{"user_id": "a"}, {"user_id": "b"}]}

    answer = wire.ask("POST", "/v1/workspaces/1/members", json_body=users)

    assert code_of(answer) == 702042018


def test_last_super_admin_of_an_organization_stays(wire: Wire) -> None:
    wire.fake.add(enterprises=[{"id": "e"}], users=[{"user_id": "a"}, {"user_id": "b"}])
    about = {"name": "Sales", "super_admin_user_id": "a"}
    made = wire.ask("POST", "/v1/enterprises/e/organizations", json_body=about).json["data"]
    place = f"/v1/organizations/{made['organization_id']}/members"
    people = [{"user_id": "b", "organization_role_type": "organization_member"}]
    wire.ask("POST", place, json_body={"organization_people": people})

    refused = wire.ask("DELETE", f"{place}/a", json_body={"receiver_user_id": "b"})
    role = {"organization_role_type": "organization_super_admin"}
    wire.ask("PUT", f"{place}/b", json_body=role)
    removed = wire.ask("DELETE", f"{place}/a", json_body={"receiver_user_id": "b"})

    assert (code_of(refused), code_of(removed)) == (777074044, 0)
    members = wire.ask("GET", place).json["data"]["items"]
    assert [each["user_id"] for each in members] == ["b"]


def test_chat_is_in_progress_while_it_streams_and_can_be_cancelled(wire: Wire) -> None:
    wire.fake.add(bots=[BOT])
    wire.fake.plan_chat(hold=True)
    connection, streamed = wire.begin("POST", "/v3/chat", json_body={**CHAT, "stream": True})
    with connection, streamed:
        lines = [streamed.readline() for _ in range(6)]
        begun = json.loads(lines[1].decode().removeprefix("data:"))
        place = {"conversation_id": begun["conversation_id"], "chat_id": begun["id"]}
        seen = wire.fake.state()["chats"][0]["status"]

        cancelled = wire.ask("POST", "/v3/chat/cancel", json_body=place)
        wire.fake.release()
        rest = streamed.read().decode()

    assert (begun["status"], seen) == ("created", "in_progress")
    assert cancelled.json["data"]["status"] == "canceled"
    assert [line for line in rest.splitlines() if line.startswith("event:")] == ["event:done"]


def test_image_that_was_made_as_a_document_is_listed_with_the_images(wire: Wire) -> None:
    wire.fake.add(datasets=[{"dataset_id": "1", "format_type": 2}])
    base = {"name": "a.png", "source_info": {"source_file_id": "1", "file_type": "png"}}
    made = wire.ask(
        "POST",
        "/open_api/knowledge/document/create",
        json_body={"dataset_id": "1", "document_bases": [base]},
    ).json["document_infos"][0]

    listed = wire.ask("GET", "/v1/datasets/1/images").json["data"]["photo_infos"]
    wire.ask(
        "POST",
        "/open_api/knowledge/document/delete",
        json_body={"document_ids": [made["document_id"]]},
    )

    assert [each["document_id"] for each in listed] == [made["document_id"]]
    assert wire.ask("GET", "/v1/datasets/1/images").json["data"]["total_count"] == 0


def test_run_has_the_nodes_that_have_put_something_out(wire: Wire) -> None:
    wire.fake.add(workflows=[{"workflow_id": "1", "pieces": ["a", "b"]}])
    ran = wire.ask("POST", "/v1/workflow/run", json_body={"workflow_id": "1"}).json["execute_id"]
    place = f"/v1/workflows/1/run_histories/{ran}"

    [history] = wire.ask("GET", place).json["data"]
    uuids = [each["node_execute_uuid"] for each in history["node_execute_status"].values()]
    nodes = [wire.ask("GET", f"{place}/execute_nodes/{each}").json["data"] for each in uuids]

    assert [json.loads(each["node_output"]) for each in nodes] == [{"output": "a"}, {"output": "b"}]


def test_interrupted_run_is_resumed_without_a_stream(wire: Wire) -> None:
    asked = {"event_id": "1", "type": 2, "data": ""}
    wire.fake.add(workflows=[{"workflow_id": "1", "interrupt": {"interrupt_data": asked}}])

    ran = wire.ask("POST", "/v1/workflow/run", json_body={"workflow_id": "1"}).json
    resume = {"workflow_id": "1", "event_id": "1", "resume_data": "x", "interrupt_type": 2}
    resumed = wire.ask("POST", "/v1/workflows/resume", json_body=resume).json

    assert ran["interrupt_data"] == asked
    assert json.loads(resumed["data"]) == {"output": "done"}


@pytest.mark.parametrize("connector_id", ["1024", "999"])
def test_connectors_of_the_service_exist(wire: Wire, connector_id: str) -> None:
    body = {"workspace_id": "1"}

    assert code_of(wire.ask("POST", f"/v1/connectors/{connector_id}/install", json_body=body)) == 0
    assert code_of(wire.ask("POST", "/v1/connectors/5/install", json_body=body)) == 4200


def test_what_coze_go_always_sends_is_noted_and_not_refused(wire: Wire) -> None:
    wire.fake.add(bots=[BOT])
    empty = dict.fromkeys(("id", "conversation_id", "section_id", "bot_id", "chat_id"), "")
    sent = message(**empty, type="", reasoning_content="", created_at=0, updated_at=0)

    answer = chat(wire, level="strict", additional_messages=[sent], stream=True)

    assert answer.status == 200
    exchange = wire.fake.only()
    assert (exchange.problems, exchange.refused) == ([], [])
    assert "body: additional_messages[0].id is sent by coze-go alone" in exchange.differs


def test_what_coze_js_always_sends_is_noted_and_not_refused(wire: Wire) -> None:
    wire.fake.add(bots=[BOT])

    answer = wire.ask("POST", "/v1/audio/rooms", json_body={"bot_id": "1", "connector_id": "1"})

    assert code_of(answer) == 0
    assert wire.fake.only().differs == ["body: connector_id is sent by coze-js alone"]


def test_id_of_a_dataset_may_be_a_number(wire: Wire) -> None:
    wire.fake.add(datasets=[{"dataset_id": "7"}])

    answer = wire.ask(
        "POST",
        "/open_api/knowledge/document/list",
        json_body={"dataset_id": 7},
        headers={"Agw-Js-Conv": "str"},
    )

    assert code_of(answer) == 0
    assert wire.fake.only().differs == [
        "body: dataset_id is a number, the published definition has a string"
    ]


def test_id_of_an_image_s_file_may_be_a_number(wire: Wire) -> None:
    wire.fake.add(datasets=[{"dataset_id": "7", "format_type": 2}])
    base = {"name": "a.png", "source_info": {"source_file_id": 8, "document_source": 5}}

    made = wire.ask(
        "POST",
        "/open_api/knowledge/document/create",
        json_body={"dataset_id": "7", "document_bases": [base]},
    )

    assert made.json["document_infos"][0]["source_file_id"] == "8"
    place = "body: document_bases[0].source_info.source_file_id"
    assert wire.fake.only().differs == [
        f"{place} is a number, the published definition has a string"
    ]


def test_tokens_of_a_run_are_a_number(wire: Wire) -> None:
    wire.fake.add(workflows=[{"workflow_id": "1"}])

    ran = wire.ask("POST", "/v1/workflow/run", json_body={"workflow_id": "1"}).json

    assert ran["token"] == ran["usage"]["token_count"] == 98


def test_bot_that_coze_go_names_with_a_list_of_messages_is_noted(wire: Wire) -> None:
    wire.fake.add(conversations=[{"id": "1"}])
    path = "/v1/conversation/message/list?conversation_id=1"

    answer = wire.ask("POST", path, json_body={"bot_id": "1"})

    assert code_of(answer) == 0
    assert wire.fake.only().differs == ["body: bot_id is sent by coze-go alone"]


def test_filters_that_coze_go_misspells_are_noted_and_not_refused(wire: Wire) -> None:
    wire.fake.add(datasets=[{"dataset_id": "7", "space_id": "1"}])
    path = "/v1/datasets?space_id=1&name%2Comitempty=&format_type%2Comitempty=0"

    answer = wire.ask("GET", path, headers={"x-fake-strictness": "strict"})

    assert answer.json["data"]["total_count"] == 1
    assert wire.fake.only().differs == [
        "query: name,omitempty is sent by coze-go alone",
        "query: format_type,omitempty is sent by coze-go alone",
    ]


def test_list_in_a_query_is_repeated_or_has_commas(wire: Wire) -> None:
    wire.fake.add(plugins=[{"plugin_id": each, "name_for_model": each} for each in "abc"])

    def names(query: list[tuple[str, str]]) -> list[str]:
        items = wire.ask("GET", "/v1/plugins/mget", query=query).json["data"]["items"]
        return [each["name_for_model"] for each in items]

    assert names([("ids", "a"), ("ids", "c")]) == names([("ids", "a,c")]) == ["a", "c"]


@pytest.mark.parametrize("level", ["lenient", "usual", "strict"])
def test_tenant_has_the_strictness_that_its_test_asks_for(service: Service, level: str) -> None:
    fake = Fake(service.url, strictness=level)

    [about] = [each for each in tenants(service) if each["token"] == fake.token]

    fake.forget()
    assert (about["strictness"], about["is_strict"]) == (level, level != "lenient")


def test_strictness_that_is_none_is_refused(service: Service) -> None:
    message = "strictness: 'mild' is not allowed; allowed: lenient, usual, strict"
    with pytest.raises(FakeError, match=message):
        Fake(service.url, strictness="mild")


@pytest.mark.parametrize(
    ("state", "message"),
    [
        pytest.param(
            {"bots": [{"names": "x"}]}, "bots[0].names is unknown; 'name' is meant?", id="misspelt"
        ),
        pytest.param(
            {"bots": [BOT, {"bot_id": 5}]}, "bots[1].bot_id must be a string, not int", id="number"
        ),
        pytest.param(
            {"messages": [{"id": "1", "role": "system"}]},
            "messages[0].role must be one of user, assistant, not 'system'",
            id="choice",
        ),
        pytest.param({"files": [{"weight": 5}]}, "files[0].weight is unknown; allowed: ", id="key"),
        pytest.param(
            {"bots": [{"prompt_info": {"prompt": 1}}]},
            "bots[0].prompt_info.prompt must be a string, not int",
            id="within",
        ),
    ],
)
def test_entity_that_the_service_cannot_have_is_refused(
    wire: Wire, state: dict[str, Any], message: str
) -> None:
    with pytest.raises(FakeError) as refused:
        wire.fake.add(**state)

    assert f"state: {message}" in json.loads(str(refused.value).partition(": ")[2])["error"]
    assert wire.fake.state() == {}


def test_page_of_another_origin_may_ask_the_imitated_routes(wire: Wire) -> None:
    asked: dict[str, str | None] = {
        "Origin": "https://app.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
        "Authorization": None,
    }

    preflight = wire.ask("OPTIONS", "/v3/chat", headers=asked)
    answer = wire.ask("GET", "/v1/users/me", headers={"Origin": "https://app.example"})
    refused = wire.ask("GET", "/v1/bots/5", headers={"Origin": "https://app.example"})

    assert preflight.status == 204
    assert preflight.headers["access-control-allow-headers"] == "authorization,content-type"
    assert "POST" in preflight.headers["access-control-allow-methods"]
    for each in (preflight, answer, refused):
        assert each.headers["access-control-allow-origin"] == "*"
    assert refused.headers["access-control-expose-headers"] == "*"
    assert [each.path for each in wire.fake.journal()] == ["/v1/users/me", "/v1/bots/5"]


@pytest.mark.parametrize("path", ["/", "/_fake/health", "/_fake/tenants/x", "/_fake/nothing"])
def test_page_of_another_origin_may_not_ask_the_control_side(wire: Wire, path: str) -> None:
    origin = {"Origin": "https://app.example", "Access-Control-Request-Method": "PUT"}

    for verb in ("OPTIONS", "GET"):
        answer = wire.ask(verb, path, headers={**origin})

        assert not [name for name in answer.headers if name.startswith("access-control")]


def test_answer_to_no_other_origin_has_no_such_headers(wire: Wire) -> None:
    answer = wire.ask("GET", "/v1/users/me")

    assert not [name for name in answer.headers if name.startswith("access-control")]


def tenants(service: Service) -> list[dict[str, Any]]:
    from cozefake.client import ask

    listed: list[dict[str, Any]] = ask(service.url, "GET", "/_fake/tenants")["tenants"]
    return listed
