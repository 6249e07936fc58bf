"""The program's tests: a bot is put into the fake service, and the program talks to it."""

from __future__ import annotations

import pytest
import weather
from cozepy import CozeAPIError

BOT = {"bot_id": "7", "name": "Weather"}


def test_answer_is_the_bots(coze_fake, coze):
    coze_fake.add(bots=[BOT])
    coze_fake.plan_chat(first="in_progress", statuses=["completed"], answer=["It is ", "sunny."])

    assert weather.ask(coze, "7", "How is the weather?") == "It is sunny."

    asked = coze_fake.journal()[0]
    assert asked.path == "/v3/chat"
    assert asked.sent["additional_messages"][0]["content"] == "How is the weather?"


def test_chat_that_fails_is_an_error(coze_fake, coze):
    coze_fake.add(bots=[BOT])
    coze_fake.plan_chat(first="in_progress", statuses=["failed"])

    with pytest.raises(RuntimeError, match="failed"):
        weather.ask(coze, "7", "How is the weather?")


def test_bot_may_ask_for_the_weather(coze_fake, coze):
    call = {"id": "c", "type": "function", "function": {"name": "look", "arguments": "Bonn"}}
    coze_fake.add(bots=[BOT])
    coze_fake.plan_chat(statuses=["requires_action"], tool_calls=[call], answer=["Rain."])

    answer = weather.ask_with_tools(coze, "7", "And in Bonn?", look=lambda place: place + ": rain")

    assert answer == "Rain."
    [_, submitted] = coze_fake.journal()
    assert submitted.body["tool_outputs"] == [{"tool_call_id": "c", "output": "Bonn: rain"}]


async def test_answer_comes_in_pieces(coze_fake, async_coze):
    coze_fake.add(bots=[BOT])
    coze_fake.plan_chat(answer=["It ", "rains."])

    pieces = [piece async for piece in weather.answer_in_pieces(async_coze, "7", "Well?")]

    assert pieces == ["It ", "rains."]


def test_bot_that_is_missing_is_not_there(coze_fake, coze):
    assert not weather.is_there(coze, "7")

    coze_fake.add(bots=[BOT])
    assert weather.is_there(coze, "7")


def test_other_errors_are_passed_on(coze_fake, coze):
    coze_fake.add(bots=[BOT])
    coze_fake.script(route="bots.get_online_info", fault="rate-limit")

    with pytest.raises(CozeAPIError, match="4013"):
        weather.is_there(coze, "7")
