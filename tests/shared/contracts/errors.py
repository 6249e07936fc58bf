"""Errors of the service and of gateways before it, and the SDK's exceptions for them."""

from __future__ import annotations

from typing import Any

import cozepy
import pytest

from tests.shared.client import Client
from tests.shared.contract import contract
from tests.shared.fake import Fake

BOT_PATHS = ("/v1/bots/{}", "/v1/bot/get_online_info")


@contract("bots.retrieve")
async def test_error_has_code_message_and_log_id(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    with pytest.raises(cozepy.CozeAPIError) as raised:
        await coze.bots.retrieve(bot_id=mock_bot_id)

    assert raised.value.code == 4200
    message = "Requested resource bot_id={} does not exist.".format(mock_bot_id)
    assert raised.value.msg == message
    assert raised.value.logid == fake.only().log_id


@contract("bots.retrieve")
async def test_error_in_a_successful_http_answer_is_an_error(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    script(fake, mock_bot_id, status=200, json={"code": 4013, "msg": "rate limit"})

    with pytest.raises(cozepy.CozeAPIError) as raised:
        await coze.bots.retrieve(bot_id=mock_bot_id)

    assert (raised.value.code, raised.value.msg) == (4013, "rate limit")
    assert raised.value.logid == fake.only().log_id


@contract("bots.retrieve")
async def test_token_that_is_not_accepted_is_an_authentication_error(
    rejected_client: Client, mock_bot_id: str
) -> None:
    with pytest.raises(cozepy.CozeAPIError) as raised:
        await rejected_client.bots.retrieve(bot_id=mock_bot_id)

    assert (raised.value.code, raised.value.msg) == (4100, "authentication is invalid")
    assert raised.value.logid


@contract("bots.retrieve")
@pytest.mark.parametrize("status", [200, 500], ids=["HTTP 200", "HTTP 500"])
async def test_answer_that_is_no_json_is_an_api_error(
    coze: Client, fake: Fake, mock_bot_id: str, status: int
) -> None:
    script(fake, mock_bot_id, status=status, text='{"code": 0, "data": {')

    with pytest.raises(cozepy.CozeAPIError) as raised:
        await coze.bots.retrieve(bot_id=mock_bot_id)

    assert raised.value.logid == fake.only().log_id


@contract("bots.retrieve")
async def test_page_of_a_gateway_is_an_api_error_with_its_status(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    page = "<html><body><h1>502 Bad Gateway</h1></body></html>"
    script(fake, mock_bot_id, status=502, text=page, headers={"content-type": "text/html"})

    with pytest.raises(cozepy.CozeAPIError) as raised:
        await coze.bots.retrieve(bot_id=mock_bot_id)

    assert raised.value.code == 502


@contract("bots.retrieve")
async def test_client_is_usable_after_an_error(coze: Client, fake: Fake, mock_bot_id: str) -> None:
    with pytest.raises(cozepy.CozeAPIError):
        await coze.bots.retrieve(bot_id=mock_bot_id)
    fake.add(bots=[{"bot_id": mock_bot_id, "name": "Bot"}])

    bot = await coze.bots.retrieve(bot_id=mock_bot_id)

    assert bot.name == "Bot"


@contract("bots.retrieve")
async def test_request_carries_token_and_user_agent(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id}])

    await coze.bots.retrieve(bot_id=mock_bot_id)

    headers = fake.only().headers
    assert headers["authorization"] == "Bearer " + fake.token
    assert headers["user-agent"].startswith("cozepy/" + cozepy.VERSION)


def script(fake: Fake, bot_id: str, **then: Any) -> None:
    """Script the next answer for a bot, on both of its routes."""
    for path in BOT_PATHS:
        fake.script("GET", path.format(bot_id), **then)


@contract("bots.retrieve")
async def test_every_code_but_zero_is_an_error(coze: Client, fake: Fake, mock_bot_id: str) -> None:
    script(fake, mock_bot_id, status=200, json={"code": 1, "msg": "no"})

    with pytest.raises(cozepy.CozeAPIError) as raised:
        await coze.bots.retrieve(bot_id=mock_bot_id)

    assert (raised.value.code, raised.value.msg) == (1, "no")
