"""Factories: valid, no two alike, in order of time, and the same again under the same seed."""

from __future__ import annotations

import re
import uuid
from typing import List

from hypothesis import given
from hypothesis import strategies as st

from tests.shared.factories import Factory
from tests.shared.model.bot import Bot
from tests.shared.model.chat import ChatStatus
from tests.shared.model.page import Page
from tests.shared.model.workflow import WorkflowStatus

seeds = st.integers(0, 2**32)


@given(seeds)
def test_equal_seeds_make_equal_graphs(seed: int) -> None:
    assert Factory(seed).graph(bots=2) == Factory(seed).graph(bots=2)


def test_other_seeds_make_other_graphs() -> None:
    assert Factory(1).graph() != Factory(2).graph()


@given(seeds)
def test_graphs_are_whole(seed: int) -> None:
    Factory(seed).graph(bots=3).check()


def test_ids_have_19_digits_and_come_once() -> None:
    factory = Factory(1)

    ids = [factory.id() for _ in range(5000)]

    assert len(set(ids)) == 5000
    assert [each for each in ids if not re.fullmatch("[1-9][0-9]{18}", each)] == []


def test_log_ids_are_uuids() -> None:
    factory = Factory(1)

    logids = [factory.logid() for _ in range(100)]

    assert len(set(logids)) == 100
    for logid in logids:
        assert logid == "req-{}".format(uuid.UUID(logid[4:]))


@given(seeds, st.sampled_from([ChatStatus.COMPLETED, ChatStatus.FAILED]))
def test_chats_end_after_they_began(seed: int, status: ChatStatus) -> None:
    chat = Factory(seed).chat(status)

    assert chat.completed_at is not None
    assert chat.completed_at > chat.created_at


@given(seeds)
def test_runs_end_after_they_began(seed: int) -> None:
    run = Factory(seed).workflow_run(WorkflowStatus.FAILED)

    assert run.completed_at is not None
    assert run.completed_at > run.created_at
    assert run.outputs is None


@given(seeds)
def test_children_are_younger_than_their_parents(seed: int) -> None:
    factory = Factory(seed)

    bot = factory.bot()
    conversation = factory.conversation(bot.bot_id)
    chat = factory.chat(conversation=conversation)

    assert bot.created_at is not None
    assert conversation.created_at is not None
    assert bot.created_at < conversation.created_at < chat.created_at


def test_chat_that_has_not_ended_has_used_nothing(factory: Factory) -> None:
    chat = factory.chat(ChatStatus.CREATED)

    assert chat.completed_at is None
    assert chat.usage.to_dict() == {"token_count": 0, "input_count": 0, "output_count": 0}


def test_usage_adds_up(factory: Factory) -> None:
    usage = factory.usage()

    assert usage.token_count == usage.input_count + usage.output_count


def test_what_a_test_gives_is_kept(factory: Factory) -> None:
    bot = factory.bot("workspace-1", name="Mine")

    assert (bot.workspace_id, bot.name) == ("workspace-1", "Mine")


def test_pages_hold_every_item_once(factory: Factory) -> None:
    bots = [factory.bot() for _ in range(5)]

    pages = factory.pages(bots, page_size=2)

    assert [page.items for page in pages] == [
        tuple(bots[:2]),
        tuple(bots[2:4]),
        tuple(bots[4:]),
    ]
    assert [(page.page_num, page.has_more, page.total) for page in pages] == [
        (1, True, 5),
        (2, True, 5),
        (3, False, 5),
    ]


def test_empty_list_is_one_empty_page(factory: Factory) -> None:
    bots: List[Bot] = []

    pages = factory.pages(bots, page_size=2)

    assert pages == [Page(1, 2, False, (), 0, pages[0].logid)]


def test_answers_of_every_kind_are_made(factory: Factory) -> None:
    answers = [factory.response(), factory.error_response(500), factory.streaming_response()]

    assert [answer.status_code for answer in answers] == [200, 500, 200]
    assert [answer.headers.get("content-type") for answer in answers] == [
        "application/json",
        "application/json",
        "text/event-stream",
    ]
