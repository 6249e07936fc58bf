"""Files, the token's user, and the user's workspaces."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any, Callable

import cozepy.files
import pytest

from tests.shared.client import Client
from tests.shared.contract import contract
from tests.shared.factories import Factory
from tests.shared.fake import Fake
from tests.shared.recorder import ABSENT

CONTENT = b"weather,sunny\n"


@contract("files.upload")
async def test_file_is_uploaded_from_its_path(coze: Client, fake: Fake, tmp_path: Path) -> None:
    path = tmp_path / "weather.csv"
    path.write_bytes(CONTENT)

    file = await coze.files.upload(file=path)

    assert (file.file_name, file.bytes) == ("weather.csv", len(CONTENT))
    asked = fake.only()
    assert (asked.verb, asked.path) == ("POST", "/v1/files/upload")
    assert asked.headers["content-type"].startswith("multipart/form-data; boundary=")
    sent = asked.form["file"]
    assert sent["filename"] == "weather.csv"
    assert sent["sha256"] == hashlib.sha256(CONTENT).hexdigest()


@contract("files.upload")
async def test_file_is_uploaded_from_the_name_of_its_path(
    coze: Client, fake: Fake, tmp_path: Path
) -> None:
    path = tmp_path / "weather.csv"
    path.write_bytes(CONTENT)

    await coze.files.upload(file=str(path))

    sent = fake.only().form["file"]
    assert sent["filename"] == "weather.csv"
    assert sent["sha256"] == hashlib.sha256(CONTENT).hexdigest()


@contract("files.upload")
@pytest.mark.parametrize(
    "file",
    [
        pytest.param(lambda: ("weather.csv", CONTENT), id="name and bytes"),
        pytest.param(lambda: ("weather.csv", io.BytesIO(CONTENT)), id="name and stream"),
        pytest.param(lambda: ("weather.csv", CONTENT, "text/csv"), id="name, bytes and type"),
    ],
)
async def test_file_is_uploaded_from_memory(
    coze: Client, fake: Fake, file: Callable[[], Any]
) -> None:
    if not hasattr(cozepy.files, "FileTypes"):
        pytest.skip(ABSENT + "files.upload(file) from memory")

    await coze.files.upload(file=file())

    sent = fake.only().form["file"]
    assert sent["filename"] == "weather.csv"
    assert sent["sha256"] == hashlib.sha256(CONTENT).hexdigest()


@contract("files.upload")
@pytest.mark.parametrize("kind", [str, lambda path: path], ids=["name", "path"])
async def test_file_that_does_not_exist_is_not_uploaded(
    coze: Client, fake: Fake, tmp_path: Path, kind: Callable[[Path], Any]
) -> None:
    with pytest.raises((ValueError, OSError), match=r"nothing\.csv"):
        await coze.files.upload(file=kind(tmp_path / "nothing.csv"))

    assert fake.journal() == []


@contract("files.retrieve")
async def test_file_is_retrieved_by_its_id(coze: Client, fake: Fake, factory: Factory) -> None:
    file = {"id": factory.id(), "bytes": 14, "file_name": "weather.csv"}
    fake.add(files=[dict(file, created_at=1718792949)])

    got = await coze.files.retrieve(file_id=file["id"])

    assert (got.id, got.bytes, got.file_name, got.created_at) == (
        file["id"],
        14,
        "weather.csv",
        1718792949,
    )
    asked = fake.only()
    assert (asked.verb, asked.path) == ("GET", "/v1/files/retrieve")
    assert asked.query == {"file_id": file["id"]}


@contract("users.me")
async def test_token_knows_its_user(coze: Client, fake: Fake, factory: Factory) -> None:
    user = {"user_id": factory.id(), "user_name": "ada", "nick_name": "Ada", "avatar_url": ""}
    fake.add(users=[user])

    got = await coze.users.me()

    assert (got.user_id, got.user_name, got.nick_name) == (user["user_id"], "ada", "Ada")
    asked = fake.only()
    assert (asked.verb, asked.path) == ("GET", "/v1/users/me")


@contract("workspaces.list")
async def test_workspaces_are_listed_over_all_pages(
    coze: Client, fake: Fake, factory: Factory
) -> None:
    workspaces = [factory.workspace() for _ in range(3)]
    fake.add(*workspaces)

    pager = await coze.workspaces.list(page_size=2)
    got = [(workspace.id, workspace.name) async for workspace in pager]

    assert got == [(each.workspace_id, each.name) for each in workspaces]
    asked = fake.journal()
    assert [exchange.path for exchange in asked] == ["/v1/workspaces"] * len(asked)
    assert [exchange.query["page_num"] for exchange in asked][:2] == ["1", "2"]
    assert {exchange.query["page_size"] for exchange in asked} == {"2"}


@contract("workspaces.list")
async def test_workspace_tells_role_and_type(
    coze: Client, fake: Fake, mock_workspace_id: str
) -> None:
    workspace = {"id": mock_workspace_id, "role_type": "admin", "workspace_type": "team"}
    fake.add(workspaces=[workspace])

    page = await coze.workspaces.list()

    assert [(each.role_type, each.workspace_type) for each in page.items] == [("admin", "team")]
    assert page.total == 1
