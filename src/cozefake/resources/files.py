"""Files that clients upload for later use."""

from __future__ import annotations

from cozefake import entity
from cozefake.answer import Call, Handler, Reply
from cozefake.request import Upload
from cozefake.resources import records


def uploaded(call: Call) -> Upload:
    """Return the file in the field `file` of a multipart body."""
    file = call.request.form["file"]
    assert isinstance(file, Upload)  # noqa: S101 - the route says so, and it was checked
    return file


def upload(call: Call) -> Reply:
    file = uploaded(call)
    call.require(bool(file.content), 4300, "The file is empty.")
    created = records.create(call, "files", bytes=len(file.content), file_name=file.filename)
    return Reply(entity.shown("files", created))


def retrieve(call: Call) -> Reply:
    file = records.find(call, "files", call.request.asked("file_id"))
    return Reply(entity.shown("files", file))


HANDLERS: dict[str, Handler] = {"files.upload": upload, "files.retrieve": retrieve}
