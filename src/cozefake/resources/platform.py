"""The platform around bots: API apps and their events, connectors, benefits and bills."""

from __future__ import annotations

from typing import Any

from cozefake import paging
from cozefake.answer import Call, Handler, Reply
from cozefake.errors import invalid_parameter
from cozefake.resources import records

_REJECTED = 3
# The channels "API" and "Chat SDK".
BUILT_IN = ("1024", "999")


def list_api_apps(call: Call) -> Reply:
    apps = records.matching(call, "api_apps", app_type=call.request.asked("app_type"))
    return Reply(paging.by_token(call.request, apps, key="id"))


def create_api_app(call: Call) -> Reply:
    given = records.sent(call, "app_type", "name", "connector_id")
    return Reply(records.create(call, "api_apps", **given))


def update_api_app(call: Call) -> Reply:
    app = records.named(call, "api_apps", "api_app_id")
    records.update(call, app, "name", "callback_url")
    return Reply()


def delete_api_app(call: Call) -> Reply:
    app = records.named(call, "api_apps", "api_app_id")
    records.remove(call, "api_apps", app)
    for event in records.matching(call, "events", api_app_id=app["id"]):
        records.remove(call, "events", event)
    return Reply()


def list_events(call: Call) -> Reply:
    app = records.named(call, "api_apps", "api_app_id")
    events = records.matching(call, "events", api_app_id=app["id"])
    return Reply(paging.by_token(call.request, events, key="event_type"))


def create_events(call: Call) -> Reply:
    app = records.named(call, "api_apps", "api_app_id")
    for event_type in call.request.sent("event_types"):
        records.create(call, "events", api_app_id=app["id"], event_type=event_type)
    return Reply()


def delete_events(call: Call) -> Reply:
    app = records.named(call, "api_apps", "api_app_id")
    for event_type in call.request.sent("event_types"):
        records.remove(call, "events", records.find(call, "events", app["id"], event_type))
    return Reply()


def install_connector(call: Call) -> Reply:
    connector = _connector(call)
    connector["workspace_ids"].append(call.request.sent("workspace_id"))
    return Reply()


def configure_connector(call: Call) -> Reply:
    records.update(call, _connector(call), "configs")
    return Reply()


# Any: a connector in wire form.
def _connector(call: Call) -> dict[str, Any]:
    """Return the connector named in the path; the built-in ones exist in every tenant."""
    connector_id = call.parameters["connector_id"]
    if connector_id in BUILT_IN and connector_id not in call.tenant.state["connectors"]:
        return records.create(call, "connectors", id=connector_id)
    return records.named(call, "connectors", "connector_id")


def audit_bot(call: Call) -> Reply:
    _connector(call)
    bot = records.named(call, "bots", "bot_id")
    status = call.request.sent("audit_status")
    if status == _REJECTED and not call.request.sent("reason"):
        raise invalid_parameter("reason is needed where audit_status is 3, rejected")
    bot["is_published"] = status not in (1, _REJECTED)
    return Reply()


def list_bill_tasks(call: Call) -> Reply:
    tasks = records.matching(call, "bill_tasks")
    if asked := call.request.asked_all("task_ids"):
        tasks = [task for task in tasks if task["task_id"] in asked]
    return Reply({"task_infos": paging.numbered(call.request, tasks), "total": len(tasks)})


def create_bill_task(call: Call) -> Reply:
    given = records.sent(call, "started_at", "ended_at")
    return Reply(records.create(call, "bill_tasks", **given))


def list_benefits(call: Call) -> Reply:
    asked = call.request.asked
    benefits = records.matching(
        call,
        "benefits",
        entity_type=asked("entity_type"),
        entity_id=asked("entity_id"),
        benefit_type=asked("benefit_type"),
        status=asked("status"),
    )
    page = paging.by_token(call.request, benefits, key="benefit_id")
    # In this answer, the token of the next page has the same name as in the request.
    answer: dict[str, Any] = {"benefit_infos": page["items"], "has_more": page["has_more"]}
    return Reply({**answer, "page_token": page["next_page_token"]})


def create_benefit(call: Call) -> Reply:
    about = call.request.sent("benefit_info")
    given = {**about, **records.sent(call, "entity_type", "entity_id")}
    return Reply({"benefit_info": records.create(call, "benefits", **given)})


def update_benefit(call: Call) -> Reply:
    keys = ("active_mode", "started_at", "ended_at", "duration", "limit", "status")
    benefit = records.named(call, "benefits", "benefit_id")
    records.update(call, benefit, *keys, "trigger_unit", "trigger_time")
    return Reply()


HANDLERS: dict[str, Handler] = {
    "api_apps.list": list_api_apps,
    "api_apps.create": create_api_app,
    "api_apps.update": update_api_app,
    "api_apps.delete": delete_api_app,
    "api_apps.events.list": list_events,
    "api_apps.events.create": create_events,
    "api_apps.events.delete": delete_events,
    "connectors.install": install_connector,
    "connectors.user_configs": configure_connector,
    "connectors.bots.update": audit_bot,
    "bill_tasks.list": list_bill_tasks,
    "bill_tasks.create": create_bill_task,
    "benefits.list": list_benefits,
    "benefits.create": create_benefit,
    "benefits.update": update_benefit,
}
