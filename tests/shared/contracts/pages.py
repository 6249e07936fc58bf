"""Lists in pages: all items, all pages, the first and the last page, and empty lists."""

from __future__ import annotations

import copy
from typing import Any, Dict, Optional, Tuple

import pytest

from tests.shared import answers
from tests.shared.calls.making import answered, made, signature_of
from tests.shared.calls.marks import about_the_answer, each
from tests.shared.calls.table import CALLS
from tests.shared.calls.vocabulary import SDKCall
from tests.shared.calls.world import furnish
from tests.shared.client import Client
from tests.shared.fake import Fake
from tests.shared.recorder import ABSENT

PAGED = [call for call in CALLS if call.paged]
every_list = each(PAGED)
BY_LAST_ITEM = each([call for call in PAGED if call.paged == "last_id"])
BY_TOKEN = each([call for call in PAGED if call.paged == "token"])
NUMBERED = each([call for call in PAGED if call.paged == "number"])


def items_of(call: SDKCall) -> str:
    """Return the place of the items in the answer; every list in pages has one."""
    return call.items or ""


def page(template: Any, call: SDKCall, count: int, has_more: Optional[bool], total: int = 3) -> Any:
    """Return an answer with `count` items; without the key `has_more` if it is None."""
    answer = copy.deepcopy(template)
    holder = answers.at(answer, items_of(call).rpartition(".")[0])
    key = items_of(call).rpartition(".")[2]
    item = holder[key][0]
    holder[key] = [dict(item) for _ in range(count)]
    for name in ("total", "total_count"):
        if name in holder:
            holder[name] = total if count else 0
    if has_more is None:
        holder.pop("has_more", None)
    if "has_more" in holder:
        holder["has_more"] = has_more
    if "next_page_token" in holder:
        holder["next_page_token"] = "next" if has_more else ""
    if call.paged == "last_id":
        holder.update(first_id="first", last_id="last" if count else "")
    return answer


async def script_pages(
    coze: Client, fake: Fake, call: SDKCall, *pages: Tuple[int, Optional[bool]], total: int = 3
) -> None:
    """Script the next answers as these pages: (number of items, `has_more`)."""
    furnish(fake)
    await answered(coze, call)
    template = fake.only().answer
    for count, has_more in pages:
        fake.script(call.verb, call.path, json=page(template, call, count, has_more, total))


def sized(coze: Client, call: SDKCall) -> Dict[str, int]:
    """Return a keyword argument for pages of two items, under the method's own name for it."""
    known = signature_of(coze, call).parameters
    for name in ("page_size", "limit"):
        if name in known:
            return {name: 2}
    return pytest.skip("{}{}(page_size)".format(ABSENT, call.name))


@about_the_answer
@every_list
async def test_iteration_goes_over_the_items_of_all_pages(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    await script_pages(coze, fake, call, (2, True), (1, False))

    items = [item async for item in await made(coze, call, **sized(coze, call))]

    assert len(items) == 3
    first, second = fake.journal()[1:]
    where = {"number": second.query, "token": second.query, "last_id": second.body}[
        call.paged or ""
    ]
    if call.paged == "number":
        sent = dict(second.query, **(second.body or {}))
        assert str(sent.get("page_num") or sent.get("page_index") or sent.get("page")) == "2"
    elif call.paged == "token":
        assert where["page_token"] == "next"
    else:
        assert where["after_id"] == "last"
    assert (second.verb, second.path) == (first.verb, first.path)


@about_the_answer
@every_list
async def test_pages_can_be_gone_over(coze: Client, fake: Fake, call: SDKCall) -> None:
    await script_pages(coze, fake, call, (2, True), (1, False))

    pager = await made(coze, call, **sized(coze, call))
    seen = [(len(page.items), page.has_more) async for page in pager.iter_pages()]

    assert seen == [(2, True), (1, False)]
    assert len(fake.journal()) == 3


@about_the_answer
@every_list
async def test_first_page_tells_its_items_and_that_there_are_more(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    await script_pages(coze, fake, call, (2, True))

    pager = await made(coze, call, **sized(coze, call))

    assert len(pager.items) == 2
    assert pager.has_more is True
    assert len(fake.journal()) == 2


@about_the_answer
@every_list
async def test_first_page_tells_how_many_items_there_are(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    await script_pages(coze, fake, call, (2, True))

    pager = await made(coze, call, **sized(coze, call))

    holder = answers.at(fake.journal()[0].answer, items_of(call).rpartition(".")[0])
    if not hasattr(pager, "total"):
        pytest.skip("{}{}.total".format(ABSENT, call.name))
    # The SDK's total is 0 if the service does not send one.
    assert pager.total == (3 if "total" in holder or "total_count" in holder else 0)


@about_the_answer
@BY_LAST_ITEM
async def test_list_that_does_not_say_whether_there_is_more_ends(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    await script_pages(coze, fake, call, (2, None))

    pager = await made(coze, call, **sized(coze, call))

    assert len([item async for item in pager]) == 2


@about_the_answer
@NUMBERED
async def test_list_ends_with_a_full_page_where_the_service_says_so(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    await script_pages(coze, fake, call, (2, True), (2, False), total=4)

    pager = await made(coze, call, **sized(coze, call))

    assert len([item async for item in pager]) == 4
    assert len(fake.journal()) == 3


@about_the_answer
@BY_TOKEN
async def test_list_by_token_ends_where_the_service_says_so(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    furnish(fake)
    await answered(coze, call)
    last = page(fake.only().answer, call, 2, has_more=False)
    answers.at(last, items_of(call).rpartition(".")[0])["next_page_token"] = "next"
    fake.script(call.verb, call.path, json=last)

    pager = await made(coze, call, **sized(coze, call))

    assert pager.has_more is False
    assert len([item async for item in pager]) == 2
    assert len(fake.journal()) == 2


@about_the_answer
@every_list
async def test_list_without_items_is_empty_and_ends(
    coze: Client, fake: Fake, call: SDKCall
) -> None:
    await script_pages(coze, fake, call, (0, False))

    pager = await made(coze, call, **sized(coze, call))

    assert list(pager.items) == []
    assert pager.has_more is False
    assert [item async for item in pager] == []
    assert len(fake.journal()) == 2


@about_the_answer
@NUMBERED
async def test_list_can_begin_at_a_later_page(coze: Client, fake: Fake, call: SDKCall) -> None:
    if "page_num" not in signature_of(coze, call).parameters:
        pytest.skip("{}{}(page_num)".format(ABSENT, call.name))
    await script_pages(coze, fake, call, (1, False))

    pager = await made(coze, call, page_num=2, **sized(coze, call))

    assert len(pager.items) == 1
    asked = fake.journal()[1]
    sent = dict(asked.query, **(asked.body or {}))
    assert str(sent.get("page_num") or sent.get("page_index") or sent.get("page")) == "2"
