"""Typed use of bots, workspaces, users and files; checked, and run."""

from pathlib import Path

from cozepy import (
    AsyncCoze,
    AsyncNumberPaged,
    Bot,
    Coze,
    File,
    NumberPaged,
    SimpleBot,
    User,
    Workspace,
)
from typing_extensions import assert_type


def sync_use(coze: Coze) -> None:
    bot = coze.bots.retrieve(bot_id="1")
    assert_type(bot, Bot)
    assert_type(bot.bot_id, str)
    bots = coze.bots.list(space_id="1", page_num=1, page_size=10)
    assert_type(bots, NumberPaged[SimpleBot])
    for simple in bots:
        assert_type(simple, SimpleBot)
    assert_type(coze.workspaces.list(page_size=2), NumberPaged[Workspace])
    assert_type(coze.users.me(), User)
    assert_type(coze.files.upload(file=Path("weather.csv")), File)


async def async_use(coze: AsyncCoze) -> None:
    assert_type(await coze.bots.retrieve(bot_id="1"), Bot)
    bots = await coze.bots.list(space_id="1", page_num=1, page_size=10)
    assert_type(bots, AsyncNumberPaged[SimpleBot])
    async for simple in bots:
        assert_type(simple, SimpleBot)
    assert_type(await coze.workspaces.list(page_size=2), AsyncNumberPaged[Workspace])
    assert_type(await coze.users.me(), User)
    assert_type(await coze.files.upload(file=Path("weather.csv")), File)
    assert_type(await coze.files.retrieve(file_id="1"), File)
