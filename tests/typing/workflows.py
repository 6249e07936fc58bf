"""Programs that run workflows, also ones that are interrupted; checked, and run."""

from typing import Iterator, List, Optional

from cozepy import (
    AsyncCoze,
    Coze,
    Stream,
    WorkflowEvent,
    WorkflowEventInterrupt,
    WorkflowEventType,
    WorkflowExecuteStatus,
    WorkflowRunHistory,
    WorkflowRunResult,
)
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


def until_it_ends(coze: Coze, stream: Stream[WorkflowEvent]) -> Iterator[str]:
    for event in stream:
        assert_type(event, WorkflowEvent)
        if event.event == WorkflowEventType.MESSAGE and event.message:
            assert_type(event.message.content, str)
            yield event.message.content
        if event.event == WorkflowEventType.INTERRUPT and event.interrupt:
            assert_type(event.interrupt, WorkflowEventInterrupt)
            resumed = coze.workflows.runs.resume(
                workflow_id="1",
                event_id=event.interrupt.interrupt_data.event_id,
                resume_data="Paris",
                interrupt_type=event.interrupt.interrupt_data.type,
            )
            assert_type(resumed, Stream[WorkflowEvent])
            yield from until_it_ends(coze, resumed)
        if event.error:
            raise RuntimeError(event.error.error_message)


async def resumed_async(coze: AsyncCoze, interrupt: WorkflowEventInterrupt) -> List[WorkflowEvent]:
    stream = coze.workflows.runs.resume(
        workflow_id="1",
        event_id=interrupt.interrupt_data.event_id,
        resume_data="Paris",
        interrupt_type=interrupt.interrupt_data.type,
    )
    return [event async for event in stream]


def in_background(coze: Coze) -> Optional[str]:
    run = coze.workflows.runs.create(workflow_id="1", is_async=True)
    assert run.execute_id
    past = coze.workflows.runs.run_histories.retrieve(workflow_id="1", execute_id=run.execute_id)
    assert_type(past, WorkflowRunHistory)
    if past.execute_status is WorkflowExecuteStatus.SUCCESS:
        return past.output
    return past.error_message
