"""Faults of networks and gateways: each raises the right error, and the client stays usable."""

from __future__ import annotations

import json

import cozepy
import httpx
import pytest

from tests.shared.calls import streams
from tests.shared.calls.events import begun, message_text, script
from tests.shared.calls.marks import about_the_answer, each
from tests.shared.calls.vocabulary import SDKCall
from tests.shared.client import Client, network_errors
from tests.shared.contract import contract
from tests.shared.fake import Fake

ROUTES = ("bots.retrieve", "bots.get_online_info")
NETWORK = (
    "close-before-headers",
    "reset-before-headers",
    "close-in-headers",
    "reset-in-headers",
    "close-in-body",
    "reset-in-body",
    "malformed-chunk",
    "missing-last-chunk",
    "content-length-too-long",
)
HARMLESS = ("close-after-answer", "byte-by-byte", "slow-body", "no-content-type", "no-log-id")
NO_ANSWER = (
    "content-length-too-short",
    "invalid-json",
    "empty-body",
    "null-body",
    "list-body",
    "number-body",
    "rate-limit",
)
GATEWAYS = {"bad-gateway": 502, "service-unavailable": 503, "gateway-timeout": 504}
HARMLESS_IN_STREAMS = (
    "byte-by-byte",
    "slow-body",
    "crlf-lines",
    "comments",
    "data-on-lines",
    "retry-fields",
    "other-gap",
    "unknown-events",
    "trailing-spaces",
    "no-content-type",
    "no-log-id",
)
every_sort = each([streams.CHATS[0], streams.FLOWS[0]])


def break_next(fake: Fake, fault: str) -> None:
    """Script a fault for the next request for a bot, on both of its routes."""
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])
    for route in ROUTES:
        fake.script(route=route, fault=fault)


async def assert_usable(coze: Client) -> None:
    bot = await coze.bots.retrieve(bot_id="1")
    assert bot.name == "Ada"


@contract("bots.retrieve")
@pytest.mark.parametrize("fault", NETWORK)
async def test_broken_connection_is_an_error_of_the_network(
    coze: Client, fake: Fake, fault: str
) -> None:
    break_next(fake, fault)

    with pytest.raises(network_errors()):
        await coze.bots.retrieve(bot_id="1")

    await assert_usable(coze)


@contract("bots.retrieve")
@pytest.mark.parametrize("fault", HARMLESS)
async def test_answer_that_comes_in_an_unusual_way_is_understood(
    coze: Client, fake: Fake, fault: str
) -> None:
    break_next(fake, fault)

    await assert_usable(coze)


@contract("bots.retrieve")
@pytest.mark.parametrize("fault", NO_ANSWER)
async def test_what_is_no_answer_of_the_service_is_an_error_of_the_sdk(
    coze: Client, fake: Fake, fault: str
) -> None:
    break_next(fake, fault)

    with pytest.raises(cozepy.CozeAPIError) as raised:
        await coze.bots.retrieve(bot_id="1")

    assert raised.value.logid == fake.journal()[0].log_id
    await assert_usable(coze)


@contract("bots.retrieve")
@pytest.mark.parametrize("fault", sorted(GATEWAYS))
async def test_page_of_a_gateway_is_an_error_with_its_status(
    coze: Client, fake: Fake, fault: str
) -> None:
    break_next(fake, fault)

    with pytest.raises(cozepy.CozeAPIError) as raised:
        await coze.bots.retrieve(bot_id="1")

    # The page comes from a gateway, not from the service, and has no log id.
    assert raised.value.code == GATEWAYS[fault]
    await assert_usable(coze)


@pytest.mark.refused
@contract("bots.retrieve")
async def test_redirection_is_followed(coze: Client, fake: Fake) -> None:
    break_next(fake, "redirect")

    with pytest.raises(cozepy.CozeAPIError) as raised:
        await coze.bots.retrieve(bot_id="1")

    # The redirection leads to a path that the service does not have.
    assert [asked.status for asked in fake.journal()] == [200, 404]
    assert raised.value.code == 404


@about_the_answer
@every_sort
@pytest.mark.parametrize("fault", HARMLESS_IN_STREAMS)
async def test_stream_that_is_written_in_an_unusual_way_is_understood(
    coze: Client, fake: Fake, call: SDKCall, fault: str
) -> None:
    event = streams.FLOW_EVENTS[0] if call in streams.FLOWS else streams.CHAT_EVENTS[3]
    done = streams.FLOW_DONE if call in streams.FLOWS else streams.DONE
    script(fake, call, event, done, fault=fault)

    contents = [message_text(each_event) async for each_event in begun(coze, call)]

    wanted = event["data"]["content"]
    assert [each_one for each_one in contents if each_one] == [wanted]


@about_the_answer
@every_sort
async def test_type_that_is_given_twice_is_the_later_one(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    """The standard of server-sent events says so."""
    event = streams.FLOW_EVENTS[0] if call in streams.FLOWS else streams.CHAT_EVENTS[3]
    done = streams.FLOW_DONE if call in streams.FLOWS else streams.DONE
    identity = "id: 0\n" if call in streams.FLOWS else ""
    data = json.dumps(event["data"])
    raw = "{}event: news\nevent: {}\ndata: {}\n\n".format(identity, event["event"], data)
    script(fake, call, {"raw": raw}, done)

    contents = [message_text(each_event) async for each_event in begun(coze, call)]

    assert [each_one for each_one in contents if each_one] == [event["data"]["content"]]


@about_the_answer
@every_sort
async def test_malformed_event_is_an_error_of_the_sdk(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    event = streams.FLOW_EVENTS[0] if call in streams.FLOWS else streams.CHAT_EVENTS[3]
    script(fake, call, event, fault="malformed-events")

    with pytest.raises(cozepy.CozeError):
        async for _ in begun(coze, call):
            pass


@contract("bots.retrieve")
async def test_answer_that_does_not_come_is_a_time_out(impatient: Client, fake: Fake) -> None:
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])
    for route in ROUTES:
        fake.script(route=route, delay=20)

    with pytest.raises(httpx.TimeoutException):
        await impatient.bots.retrieve(bot_id="1")

    await assert_usable(impatient)


@about_the_answer
@every_sort
async def test_stream_that_does_not_go_on_is_a_time_out(
    impatient: Client, fake: Fake, call: SDKCall
) -> None:
    event = streams.FLOW_EVENTS[0] if call in streams.FLOWS else streams.CHAT_EVENTS[3]
    script(fake, call, event, dict(event, delay=20))
    contents = []

    with pytest.raises(httpx.TimeoutException):  # noqa: PT012 - what came is asserted
        async for each_event in begun(impatient, call):
            contents.append(message_text(each_event))  # noqa: PERF401 - it must survive

    assert contents == [event["data"]["content"]]


@contract("bots.retrieve")
async def test_address_where_nobody_listens_is_an_error_of_the_network(
    unreachable_client: Client,
) -> None:
    with pytest.raises(httpx.ConnectError):
        await unreachable_client.bots.retrieve(bot_id="1")
