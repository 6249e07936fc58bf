"""Workflows: run at once or as a stream, interrupted and resumed."""

from __future__ import annotations

from typing import Any

from cozefake.answer import Call, Handler, Reply, Stream, compact
from cozefake.errors import not_found
from cozefake.script import Frame


def run(call: Call) -> Reply:
    workflow = _workflow(call)
    execute_id = call.tenant.new_id()
    beside = {"execute_id": execute_id, "debug_url": _debug_url(workflow, execute_id)}
    if call.request.sent("is_async", default=False):
        return Reply(beside=beside)
    usage = {"token_count": 98, "output_count": 17, "input_count": 81}
    # The outputs are JSON in a string.
    return Reply(
        compact(workflow["outputs"]), {**beside, "usage": usage, "token": 98, "cost": "0.00"}
    )


def stream_run(call: Call) -> Stream:
    workflow = _workflow(call)
    if workflow["interrupt"]:
        return Stream((Frame("Interrupt", workflow["interrupt"], "0"),))
    return Stream(_told(call, workflow))


def stream_resume(call: Call) -> Stream:
    workflow = _workflow(call)
    waiting = (workflow["interrupt"] or {}).get("interrupt_data", {}).get("event_id")
    if waiting != call.request.sent("event_id"):
        raise not_found("event_id", call.request.sent("event_id"))
    return Stream(_told(call, workflow))


# Any: a workflow as a test has added it.
def _workflow(call: Call) -> dict[str, Any]:
    workflow_id = call.request.sent("workflow_id")
    if workflow_id not in call.tenant.state["workflows"]:
        raise not_found("workflow_id", workflow_id)
    return call.tenant.state["workflows"][workflow_id]


def _told(call: Call, workflow: dict[str, Any]) -> tuple[Frame, ...]:
    output = {
        "content": compact(workflow["outputs"]),
        "node_title": "End",
        "node_seq_id": "0",
        "node_is_finish": True,
        "token": 98,
        "cost": "0.00",
    }
    done = {"debug_url": _debug_url(workflow, call.tenant.new_id())}
    return Frame("Message", output, "0"), Frame("Done", done, "1")


def _debug_url(workflow: dict[str, Any], execute_id: str) -> str:
    asked = f"execute_id={execute_id}&workflow_id={workflow['workflow_id']}"
    return f"https://www.coze.com/work_flow?{asked}"


HANDLERS: dict[str, Handler] = {
    "workflows.run": run,
    "workflows.stream_run": stream_run,
    "workflows.stream_resume": stream_resume,
}
