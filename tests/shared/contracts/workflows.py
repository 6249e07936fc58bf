"""Workflows: run as one answer or as a stream, interrupted and resumed."""

from __future__ import annotations

from typing import Any, Dict

import cozepy
import pytest

from tests.shared.calls.world import furnish
from tests.shared.client import Client
from tests.shared.contract import contract
from tests.shared.fake import Fake


@contract("workflows.runs.create")
async def test_workflow_returns_its_outputs_as_json_in_a_string(
    coze: Client,
    fake: Fake,
    sample_workflow_data: Dict[str, Any],
    sample_workflow_inputs: Dict[str, Any],
) -> None:
    fake.add(workflows=[wire_workflow(sample_workflow_data)])

    result = await coze.workflows.runs.create(
        workflow_id=sample_workflow_data["workflow_id"], parameters=sample_workflow_inputs
    )

    assert result.data == '{"result":"Data processed successfully"}'
    assert result.debug_url.startswith("https://")
    asked = fake.only()
    assert (asked.verb, asked.path) == ("POST", "/v1/workflow/run")
    assert asked.sent["workflow_id"] == sample_workflow_data["workflow_id"]
    assert asked.sent["parameters"] == sample_workflow_inputs


@contract("workflows.runs.create")
async def test_workflow_that_does_not_exist_is_an_error(
    coze: Client, fake: Fake, mock_workflow_id: str
) -> None:
    with pytest.raises(cozepy.CozeAPIError) as raised:
        await coze.workflows.runs.create(workflow_id=mock_workflow_id)

    assert raised.value.code == 4200


@contract("workflows.runs.create")
async def test_run_that_nobody_can_look_at_has_no_address(coze: Client, fake: Fake) -> None:
    fake.add(workflows=[{"workflow_id": "1"}])
    fake.script("POST", "/v1/workflow/run", change={"set": {"debug_url": ""}})

    result = await coze.workflows.runs.create(workflow_id="1")

    assert not result.debug_url


@contract("workflows.runs.create")
async def test_error_of_a_run_tells_where_to_look(coze: Client, fake: Fake) -> None:
    url = "https://example.com/d"
    error = {"code": 4000, "msg": "wrong", "debug_url": url}
    fake.script("POST", "/v1/workflow/run", json=error)

    with pytest.raises(cozepy.CozeAPIError) as raised:
        await coze.workflows.runs.create(workflow_id="1")

    assert url in str(raised.value)


@contract("workflows.runs.stream")
async def test_workflow_stream_ends_with_its_output(
    coze: Client, fake: Fake, sample_workflow_data: Dict[str, Any]
) -> None:
    fake.add(workflows=[wire_workflow(sample_workflow_data)])

    stream = coze.workflows.runs.stream(workflow_id=sample_workflow_data["workflow_id"])
    events = [event async for event in stream]

    messages = [event for event in events if event.event == "Message"]
    assert [(each.id, each.message.content) for each in messages] == [
        (0, '{"result":"Data processed successfully"}')
    ]
    assert messages[0].message.node_is_finish is True
    asked = fake.only()
    assert (asked.verb, asked.path) == ("POST", "/v1/workflow/stream_run")


@contract("workflows.runs.stream", "workflows.runs.resume")
async def test_interrupted_workflow_goes_on_when_it_is_answered(
    coze: Client, fake: Fake, sample_workflow_data: Dict[str, Any]
) -> None:
    question = {"interrupt_data": {"event_id": "event-1", "type": 2}, "node_title": "Question"}
    fake.add(workflows=[dict(wire_workflow(sample_workflow_data), interrupt=question)])
    workflow_id = sample_workflow_data["workflow_id"]

    [waiting] = [event async for event in coze.workflows.runs.stream(workflow_id=workflow_id)]
    interrupt = waiting.interrupt.interrupt_data
    resumed = coze.workflows.runs.resume(
        workflow_id=workflow_id,
        event_id=interrupt.event_id,
        resume_data="yes",
        interrupt_type=interrupt.type,
    )
    contents = [event.message.content async for event in resumed if event.message]

    assert contents == ['{"result":"Data processed successfully"}']
    asked = fake.journal()[1]
    assert (asked.verb, asked.path) == ("POST", "/v1/workflow/stream_resume")
    assert asked.sent == {
        "workflow_id": workflow_id,
        "event_id": "event-1",
        "resume_data": "yes",
        "interrupt_type": 2,
    }


@contract("workflows.runs.stream")
async def test_error_event_tells_code_and_message(
    coze: Client, fake: Fake, mock_workflow_id: str
) -> None:
    error = {"error_code": 4000, "error_message": "Request parameter error"}
    events = [{"id": "0", "event": "Error", "data": error}]
    fake.script("POST", "/v1/workflow/stream_run", events=events)

    [event] = [event async for event in coze.workflows.runs.stream(workflow_id=mock_workflow_id)]

    assert (event.error.error_code, event.error.error_message) == (
        4000,
        "Request parameter error",
    )


def wire_workflow(data: Dict[str, Any]) -> Dict[str, Any]:
    """Return the data model's workflow in the service's form, as far as a run needs it."""
    return {"workflow_id": data["workflow_id"], "outputs": data["outputs"]}


@contract("workflows.runs.run_histories.retrieve")
async def test_run_without_an_error_may_have_an_empty_code(coze: Client, fake: Fake) -> None:
    furnish(fake)
    path = "/v1/workflows/1/run_histories/1"
    fake.script("GET", path, change={"set": {"data.0.error_code": ""}})

    run = await coze.workflows.runs.run_histories.retrieve(workflow_id="1", execute_id="1")

    assert not run.error_code


@contract("workflows.runs.run_histories.retrieve")
async def test_run_without_an_error_may_lack_its_message(coze: Client, fake: Fake) -> None:
    """The definition requires it, but a fix in the SDK shows that the service omitted it."""
    furnish(fake)
    path = "/v1/workflows/1/run_histories/1"
    fake.script("GET", path, change={"remove": ["data.0.error_message"]})

    run = await coze.workflows.runs.run_histories.retrieve(workflow_id="1", execute_id="1")

    assert not run.error_message
