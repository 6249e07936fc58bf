"""Typed use of workflow runs; checked, never run."""

from cozepy import AsyncCoze, Coze, Stream, WorkflowEvent, WorkflowRunResult
from typing_extensions import assert_type


def sync_use(coze: Coze) -> None:
    result = coze.workflows.runs.create(workflow_id="1", parameters={"query": "weather"})
    assert_type(result, WorkflowRunResult)
    assert_type(result.debug_url, str)
    stream = coze.workflows.runs.stream(workflow_id="1")
    assert_type(stream, Stream[WorkflowEvent])
    for event in stream:
        assert_type(event, WorkflowEvent)


async def async_use(coze: AsyncCoze) -> None:
    assert_type(await coze.workflows.runs.create(workflow_id="1"), WorkflowRunResult)
    async for event in coze.workflows.runs.stream(workflow_id="1"):
        assert_type(event, WorkflowEvent)
