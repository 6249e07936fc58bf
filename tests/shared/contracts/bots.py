"""Bots: retrieved one by one, listed in pages.

The service has two generations of both routes, and a release may use either. Assertions depend on
the route that the release used.
"""

from __future__ import annotations

from typing import Any, Dict, List

import pytest

from tests.shared.client import Client
from tests.shared.contract import contract
from tests.shared.factories import Factory
from tests.shared.fake import Exchange, Fake
from tests.shared.model.bot import Bot
from tests.shared.recorder import ABSENT


@contract("bots.retrieve")
async def test_bot_is_retrieved_by_its_id(
    coze: Client, fake: Fake, sample_bot_data: Dict[str, Any]
) -> None:
    bot = wire_bot(sample_bot_data)
    fake.add(bots=[bot])

    got = await coze.bots.retrieve(bot_id=bot["bot_id"])

    assert (got.bot_id, got.name, got.description) == (
        bot["bot_id"],
        bot["name"],
        bot["description"],
    )
    assert (got.create_time, got.update_time, got.version) == (1718792949, 1718792949, "1")
    asked = fake.only()
    if asked.route == "bots.get_online_info":
        assert (asked.verb, asked.query) == ("GET", {"bot_id": bot["bot_id"]})
    else:
        assert (asked.verb, asked.path) == ("GET", "/v1/bots/" + bot["bot_id"])


@contract("bots.retrieve")
async def test_bot_shows_its_prompt_and_onboarding(
    coze: Client, fake: Fake, sample_bot_data: Dict[str, Any]
) -> None:
    bot = wire_bot(sample_bot_data)
    bot["prompt_info"] = {"prompt": "Be kind."}
    bot["onboarding_info"] = {"prologue": "Hello", "suggested_questions": ["Who are you?"]}
    fake.add(bots=[bot])

    got = await coze.bots.retrieve(bot_id=bot["bot_id"])

    assert got.prompt_info.prompt == "Be kind."
    assert got.onboarding_info.prologue == "Hello"
    assert got.onboarding_info.suggested_questions == ["Who are you?"]


@contract("bots.list")
async def test_first_page_of_bots_holds_what_was_asked_for(
    coze: Client, fake: Fake, factory: Factory, mock_workspace_id: str
) -> None:
    bots = add_bots(fake, factory, mock_workspace_id, 3)

    page = await coze.bots.list(space_id=mock_workspace_id, page_num=1, page_size=2)

    assert [bot.bot_id for bot in page.items] == [bot.bot_id for bot in bots[:2]]
    assert [bot.bot_name for bot in page.items] == [bot.name for bot in bots[:2]]
    assert (page.total, page.has_more) == (3, True)
    assert_page_asked(fake.journal()[0], mock_workspace_id, number="1", size="2")


@contract("bots.list")
async def test_bot_that_is_listed_is_published(
    coze: Client, fake: Fake, mock_workspace_id: str
) -> None:
    bot = {"bot_id": "1", "workspace_id": mock_workspace_id, "name": "Ada", "description": "about"}
    fake.add(bots=[dict(bot, create_time=1718792949, icon_url="https://example.com/i")])

    page = await coze.bots.list(space_id=mock_workspace_id)

    [got] = page.items
    assert (got.bot_id, got.bot_name, got.description) == ("1", "Ada", "about")
    assert (got.icon_url, got.publish_time) == ("https://example.com/i", "1718792949")
    if not hasattr(got, "is_published"):
        pytest.skip(ABSENT + "bots.list.is_published")
    assert got.is_published is True
    assert (got.updated_at, got.published_at) == (1718792949, 1718792949)
    if fake.only().path == "/v1/space/published_bots_list":
        # This route does not tell the owner.
        assert not got.owner_user_id


@contract("bots.list")
async def test_iteration_goes_over_the_bots_of_all_pages(
    coze: Client, fake: Fake, factory: Factory, mock_workspace_id: str
) -> None:
    bots = add_bots(fake, factory, mock_workspace_id, 5)

    got = [
        bot.bot_id async for bot in await coze.bots.list(space_id=mock_workspace_id, page_size=2)
    ]

    assert got == [bot.bot_id for bot in bots]
    asked = fake.journal()
    assert [exchange.status for exchange in asked] == [200, 200, 200]
    for number, exchange in enumerate(asked, 1):
        assert_page_asked(exchange, mock_workspace_id, number=str(number), size="2")


@contract("bots.list")
async def test_workspace_without_bots_is_an_empty_list(
    coze: Client, fake: Fake, mock_workspace_id: str
) -> None:
    page = await coze.bots.list(space_id=mock_workspace_id)

    assert page.items == []
    assert page.has_more is False


def wire_bot(data: Dict[str, Any]) -> Dict[str, Any]:
    """Return the data model's bot in the service's form, with `create_time` for `created_at`."""
    bot = dict(data)
    bot["create_time"] = bot.pop("created_at")
    return bot


def add_bots(fake: Fake, factory: Factory, workspace_id: str, count: int) -> List[Bot]:
    bots = [factory.bot(workspace_id) for _ in range(count)]
    fake.add(*bots)
    return bots


def assert_page_asked(exchange: Exchange, workspace_id: str, number: str, size: str) -> None:
    if exchange.route == "bots.published_list":
        wanted = {"space_id": workspace_id, "page_index": number, "page_size": size}
    else:
        wanted = {"workspace_id": workspace_id, "page_num": number, "page_size": size}
    assert exchange.verb == "GET"
    assert {key: exchange.query.get(key) for key in wanted} == wanted
