"""Files and the user that a token belongs to."""

from __future__ import annotations

from cozefake import entity
from cozefake.answer import Call, Handler, Reply
from cozefake.errors import not_found
from cozefake.request import Upload


def upload(call: Call) -> Reply:
    file = call.request.form["file"]
    assert isinstance(file, Upload)  # noqa: S101 - the route says so, and it was checked
    given = {"bytes": len(file.content), "file_name": file.filename}
    return Reply(entity.add(call.tenant, "files", {"id": call.tenant.new_id(), **given}))


def retrieve(call: Call) -> Reply:
    file_id = call.request.asked("file_id") or ""
    if file_id not in call.tenant.state["files"]:
        raise not_found("file_id", file_id)
    return Reply(call.tenant.state["files"][file_id])


def me(call: Call) -> Reply:
    users = call.tenant.state["users"]
    return Reply(next(iter(users.values())) if users else entity.add(call.tenant, "users", {}))


HANDLERS: dict[str, Handler] = {
    "files.upload": upload,
    "files.retrieve": retrieve,
    "users.me": me,
}
