"""Workflows: run as one answer or as a stream, interrupted and resumed; versions and runs."""

from __future__ import annotations

from typing import Any

from cozefake import entity, paging
from cozefake.answer import Call, Handler, Reply, Stream, compact
from cozefake.errors import failure, not_found
from cozefake.kinds import KINDS
from cozefake.resources import chats, conversations, records
from cozefake.script import Frame

_FIRST_NODE = 100001
_USAGE = {"token_count": 98, "output_count": 17, "input_count": 81}


def run(call: Call) -> Reply:
    workflow = _sent_workflow(call)
    is_async = call.request.sent("is_async", default=False)
    if workflow["interrupt"] and not is_async:
        return _interrupted(call, workflow)
    ran = _record_run(call, workflow)
    beside = {"execute_id": ran["execute_id"], "debug_url": ran["debug_url"]}
    if is_async:
        return Reply(beside=beside)
    # The outputs are JSON in a string.
    return Reply(ran["output"], {**beside, "usage": _USAGE, "token": 98, "cost": "0.00"})


def resume(call: Call) -> Reply:
    """Resume an interrupted run, and return its result in one answer."""
    ran = _record_run(call, _interrupted_workflow(call))
    beside = {"execute_id": ran["execute_id"], "debug_url": ran["debug_url"], "usage": _USAGE}
    return Reply(ran["output"], beside)


def stream_run(call: Call) -> Stream:
    workflow = _sent_workflow(call)
    if workflow["interrupt"]:
        return Stream((Frame("Interrupt", workflow["interrupt"], "0"),), gap=" ")
    return Stream(_events_of(call, workflow), gap=" ")


def stream_resume(call: Call) -> Stream:
    return Stream(_events_of(call, _interrupted_workflow(call)), gap=" ")


def chat(call: Call) -> Reply | Stream:
    workflow = _sent_workflow(call)
    conversation_id = call.request.sent("conversation_id")
    bot_id = call.request.sent("bot_id", "")
    if conversation_id:
        conversation = conversations.find(call, conversation_id)
    else:
        conversation = records.create(call, "conversations", bot_id=bot_id)
    done = {"debug_url": _debug_url(workflow, call.tenant.new_id())}
    return chats.begin(call, conversation, bot_id, done=done)


def list_workflows(call: Call) -> Reply:
    asked = call.request.asked
    records.require_known(call, "workspaces", asked("workspace_id"))
    workflows = records.matching(
        call,
        "workflows",
        workspace_id=asked("workspace_id"),
        app_id=asked("app_id"),
        workflow_mode=asked("workflow_mode"),
        folder_id=asked("folder_id"),
    )
    if asked("publish_status") == "published_online":
        workflows = [each for each in workflows if each["is_published"]]
    more = paging.has_more(call.request, len(workflows))
    page = records.shown("workflows", paging.numbered(call.request, workflows))
    return Reply({"items": page, "has_more": more})


def retrieve(call: Call) -> Reply:
    workflow = records.named(call, "workflows", "workflow_id")
    shown: dict[str, Any] = {"workflow_detail": entity.shown("workflows", workflow)}
    if call.request.asked("include_input_output") == "true":
        version = KINDS["workflow_versions"].defaults
        shown |= {"input": version["input"], "output": version["output"]}
    return Reply(shown)


def collaboration_mode(call: Call) -> Reply:
    records.update(call, records.named(call, "workflows", "workflow_id"), "collaboration_mode")
    return Reply()


def add_collaborators(call: Call) -> Reply:
    records.named(call, "workflows", "workflow_id")
    return records.add_collaborators(call, "workflow", call.parameters["workflow_id"])


def remove_collaborator(call: Call) -> Reply:
    records.named(call, "workflows", "workflow_id")
    return records.remove_collaborator(call, "workflow", call.parameters["workflow_id"])


def versions(call: Call) -> Reply:
    workflow = records.named(call, "workflows", "workflow_id")
    every = records.matching(call, "workflow_versions", workflow_id=workflow["workflow_id"])
    page = paging.by_token(call.request, every, key="version")
    if call.request.asked("include_input_output") != "true":
        hidden = ("input", "output")
        page["items"] = [
            {key: value for key, value in each.items() if key not in hidden}
            for each in page["items"]
        ]
    return Reply(page)


def run_history(call: Call) -> Reply:
    found = records.named(call, "runs", "workflow_id", "execute_id")
    return Reply([entity.shown("runs", found)])


def get_run_history(call: Call) -> Reply:
    asked = call.request.asked
    workflow = records.find(call, "workflows", asked("workflow_id"))
    found = records.matching(
        call, "runs", workflow_id=workflow["workflow_id"], execute_id=asked("execute_id")
    )
    # This older route has other names for two of the fields.
    renamed = {"logid": "log_id", "error_message": "error_msg"}
    return Reply(
        [
            {renamed.get(key, key): value for key, value in entity.shown("runs", each).items()}
            for each in found
        ]
    )


def execute_node(call: Call) -> Reply:
    node = records.named(call, "nodes", "workflow_id", "execute_id", "node_execute_uuid")
    return Reply(entity.shown("nodes", node))


# Any: a workflow as a test has added it.
def _sent_workflow(call: Call) -> dict[str, Any]:
    sent = call.request.sent
    workflow = records.find(call, "workflows", sent("workflow_id"))
    never = f"Workflow {workflow['workflow_id']} was never published."
    call.require(workflow["is_published"], 4200, never)
    both = "Request parameter error: bot_id and app_id must not both be there"
    call.require(not (sent("bot_id") and sent("app_id")), 4000, both)
    records.require_known(call, "bots", sent("bot_id"))
    return workflow


def _interrupted_workflow(call: Call) -> dict[str, Any]:
    """Return the workflow whose interrupt the request answers."""
    workflow = _sent_workflow(call)
    if not workflow["interrupt"]:
        raise failure(4315, "The run has ended: it waits for nothing.")
    waiting = (workflow["interrupt"] or {}).get("interrupt_data", {}).get("event_id")
    if waiting != call.request.sent("event_id"):
        raise not_found("event_id", call.request.sent("event_id"))
    return workflow


def _interrupted(call: Call, workflow: dict[str, Any]) -> Reply:
    """Return the answer for an interrupted run: its question, in place of a result."""
    execute_id = call.tenant.new_id()
    beside = {"execute_id": execute_id, "debug_url": _debug_url(workflow, execute_id)}
    asked = (workflow["interrupt"] or {}).get("interrupt_data", {})
    return Reply("", {**beside, "interrupt_data": asked})


def _record_run(call: Call, workflow: dict[str, Any]) -> dict[str, Any]:
    """Run the workflow, add the run to its history, and return it."""
    execute_id = call.tenant.new_id()
    nodes: dict[str, Any] = {}
    # The service lists only the nodes that have an output during the run.
    for piece in workflow.get("pieces", []):
        uuid, node_id = call.tenant.new_id(), str(_FIRST_NODE + len(nodes))
        place = {"workflow_id": workflow["workflow_id"], "execute_id": execute_id}
        records.create(
            call, "nodes", **place, node_execute_uuid=uuid, node_output=compact({"output": piece})
        )
        nodes[node_id] = {
            "node_id": node_id,
            "is_finish": True,
            "update_time": call.tenant.now(),
            "node_execute_uuid": uuid,
        }
    return records.create(
        call,
        "runs",
        node_execute_status=nodes,
        workflow_id=workflow["workflow_id"],
        execute_id=execute_id,
        bot_id=call.request.sent("bot_id", "0"),
        output=compact(workflow["outputs"]),
        debug_url=_debug_url(workflow, execute_id),
    )


def _events_of(call: Call, workflow: dict[str, Any]) -> tuple[Frame, ...]:
    """Return the run as the events of a stream: its messages, then its end."""
    output = {
        "content": compact(workflow["outputs"]),
        "node_title": "End",
        "node_seq_id": "0",
        "node_is_finish": True,
        "token": 98,
        "cost": "0.00",
    }
    pieces = workflow.get("pieces", [])
    events: list[tuple[str, dict[str, Any]]] = [
        (
            "Message",
            {
                "content": piece,
                "node_title": "Message",
                "node_seq_id": str(number),
                "node_is_finish": number == len(pieces) - 1,
            },
        )
        for number, piece in enumerate(pieces)
    ]
    events += [("PING", {})] * workflow.get("pings", 0)
    if workflow["error"]:
        events.append(("Error", workflow["error"]))
    else:
        debug_url = _record_run(call, workflow)["debug_url"]
        events += [("Message", output), ("Done", {"debug_url": debug_url})]
    return tuple(Frame(event, data, str(number)) for number, (event, data) in enumerate(events))


def _debug_url(workflow: dict[str, Any], execute_id: str) -> str:
    asked = f"execute_id={execute_id}&workflow_id={workflow['workflow_id']}"
    return f"https://www.coze.com/work_flow?{asked}"


HANDLERS: dict[str, Handler] = {
    "workflows.run": run,
    "workflows.resume": resume,
    "workflows.stream_run": stream_run,
    "workflows.stream_resume": stream_resume,
    "workflows.chat": chat,
    "workflows.list": list_workflows,
    "workflows.retrieve": retrieve,
    "workflows.collaboration_mode": collaboration_mode,
    "workflows.collaborators.create": add_collaborators,
    "workflows.collaborators.delete": remove_collaborator,
    "workflows.versions": versions,
    "workflows.run_history": run_history,
    "workflows.get_run_history": get_run_history,
    "workflows.execute_node": execute_node,
}
