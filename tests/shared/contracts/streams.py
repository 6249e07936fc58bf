"""Streams with irregularities: late, cut or refused ones, and unexpected content."""

from __future__ import annotations

import cozepy
import pytest

from tests.shared.client import Client, network_errors
from tests.shared.contract import contract
from tests.shared.fake import Fake

USER = "user-1"
DELTA = {
    "event": "conversation.message.delta",
    "data": {"role": "assistant", "type": "answer", "content": "Hi", "content_type": "text"},
}
DONE = {"event": "done", "data": '"[DONE]"'}


@contract("chat.stream")
async def test_first_event_is_delivered_before_the_last_one_is_sent(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    fake.script("POST", "/v3/chat", events=[DELTA, {"hold": True}, DELTA, DONE])
    contents = []

    async for event in coze.chat.stream(bot_id=mock_bot_id, user_id=USER):
        if event.message is not None:
            contents.append(event.message.content)
        if len(contents) == 1:
            # The service waits for this, so a client that collects all events first never ends.
            fake.release()

    assert contents == ["Hi", "Hi"]


@contract("chat.stream")
async def test_stream_that_breaks_off_is_an_error_and_not_an_end(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    fake.script("POST", "/v3/chat", events=[DELTA], end="cut")
    contents = []

    with pytest.raises(network_errors()):  # noqa: PT012 - what came before the break is asserted
        async for event in coze.chat.stream(bot_id=mock_bot_id, user_id=USER):
            contents.append(event.message.content)  # noqa: PERF401 - it must survive the break

    assert contents == ["Hi"]


@contract("chat.stream", "bots.retrieve")
async def test_client_is_usable_after_a_stream_broke_off(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    fake.add(bots=[{"bot_id": mock_bot_id, "name": "Bot"}])
    fake.script("POST", "/v3/chat", events=[DELTA], end="cut")
    with pytest.raises(network_errors()):
        [event async for event in coze.chat.stream(bot_id=mock_bot_id, user_id=USER)]

    bot = await coze.bots.retrieve(bot_id=mock_bot_id)

    assert bot.name == "Bot"


@contract("chat.stream")
async def test_stream_that_is_refused_raises_the_service_error(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    with pytest.raises(cozepy.CozeAPIError) as raised:
        # The bot does not exist, so the answer is an error in JSON, not a stream.
        [event async for event in coze.chat.stream(bot_id=mock_bot_id, user_id=USER)]

    assert raised.value.code == 4200
    assert raised.value.logid == fake.only().log_id


@contract("chat.stream")
async def test_comment_lines_in_a_stream_are_ignored(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    fake.script("POST", "/v3/chat", events=[{"raw": ": keep-alive\n\n"}, DELTA, DONE])

    events = [event async for event in coze.chat.stream(bot_id=mock_bot_id, user_id=USER)]

    assert [event.message.content for event in events if event.message] == ["Hi"]


@contract("chat.stream")
async def test_lines_of_a_stream_may_end_with_carriage_returns(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    data = '{"role":"assistant","type":"answer","content":"Hi","content_type":"text"}'
    lines = "event:conversation.message.delta\r\ndata:{}\r\n\r\n".format(data)
    fake.script("POST", "/v3/chat", events=[{"raw": lines}, DONE])

    events = [event async for event in coze.chat.stream(bot_id=mock_bot_id, user_id=USER)]

    assert [event.message.content for event in events if event.message] == ["Hi"]


@contract("chat.stream")
async def test_event_of_an_unknown_type_does_not_end_the_stream(
    coze: Client, fake: Fake, mock_bot_id: str
) -> None:
    news = {"event": "conversation.news", "data": {}}
    fake.script("POST", "/v3/chat", events=[news, DELTA, DONE])

    events = [event async for event in coze.chat.stream(bot_id=mock_bot_id, user_id=USER)]

    assert [event.message.content for event in events if event.message] == ["Hi"]
