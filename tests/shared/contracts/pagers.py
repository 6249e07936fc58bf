"""Pagers by themselves, with prepared answers, as programs can use them for their own lists."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Tuple

import pytest

from tests.shared.client import PageMaker

# The fields of an answer, its number of items, and the expected `has_more`.
Case = Tuple[Dict[str, Any], int, bool]
# The page size is 2.
NUMBERED: Dict[str, Case] = {
    "more": ({"has_more": True}, 0, True),
    "no more": ({"has_more": False}, 2, False),
    "a total that is not reached": ({"total": 3}, 2, True),
    "a total that is reached": ({"total": 2}, 2, False),
    "nothing, and it is full": ({}, 2, True),
    "nothing, and it is short": ({}, 1, False),
    "nothing, and it is empty": ({}, 0, False),
}
BY_TOKEN: Dict[str, Case] = {
    "more": ({"has_more": True, "next_page_token": "t"}, 2, True),
    "no more": ({"has_more": False}, 2, False),
    "a token": ({"next_page_token": "t"}, 1, True),
    "an empty token, and it is full": ({"next_page_token": ""}, 2, True),
    "an empty token, and it is short": ({"next_page_token": ""}, 1, False),
    "an empty token, and it is empty": ({"next_page_token": ""}, 0, False),
    "nothing, and it is full": ({}, 2, True),
    "nothing, and it is short": ({}, 1, False),
}


class Answer:
    """An answer with a page, with the methods that the SDK's pagers call."""

    _raw_response = None
    response = None

    def __init__(self, said: Dict[str, Any], count: int) -> None:
        self.said = said
        self.items = list(range(count))

    def get_items(self) -> List[Any]:
        return self.items

    def __getattr__(self, name: str) -> Callable[[], Any]:
        if not name.startswith("get_"):
            raise AttributeError(name)
        return lambda: self.said.get(name[len("get_") :])


def cases(table: Dict[str, Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("said", "count", "has_more"), list(table.values()), ids=list(table)
    )


@cases(NUMBERED)
async def test_numbered_page_knows_whether_there_is_more(
    pager: PageMaker, said: Dict[str, Any], count: int, has_more: bool
) -> None:
    page = await pager("NumberPaged", [Answer(said, count)], page_num=1, page_size=2)

    assert list(page.items) == list(range(count))
    assert page.has_more is has_more


@cases(BY_TOKEN)
async def test_page_by_token_knows_whether_there_is_more(
    pager: PageMaker, said: Dict[str, Any], count: int, has_more: bool
) -> None:
    page = await pager("TokenPaged", [Answer(said, count)], page_token="", page_size=2)

    assert list(page.items) == list(range(count))
    assert page.has_more is has_more


async def test_pages_go_on_from_the_last_item(pager: PageMaker) -> None:
    answers = [Answer({"last_id": "b"}, 2), Answer({"last_id": "", "has_more": False}, 1)]

    page = await pager("LastIDPaged", answers, before_id="", after_id="")

    assert [item async for item in page] == [0, 1, 0]


async def test_page_without_a_last_item_is_the_last(pager: PageMaker) -> None:
    # An empty one, and none.
    for said in ({"last_id": ""}, {}):
        page = await pager("LastIDPaged", [Answer(said, 2)], before_id="", after_id="")

        assert [item async for item in page] == [0, 1]
        assert page.has_more is False


async def test_page_that_says_so_is_the_last(pager: PageMaker) -> None:
    answers = [Answer({"last_id": "b", "has_more": False}, 2)]

    page = await pager("LastIDPaged", answers, before_id="", after_id="")

    assert [item async for item in page] == [0, 1]
    assert page.has_more is False


async def test_page_that_others_follow_has_more(pager: PageMaker) -> None:
    answers = [Answer({"last_id": "b"}, 2), Answer({"last_id": "", "has_more": False}, 1)]

    page = await pager("LastIDPaged", answers, before_id="", after_id="")

    assert page.has_more is True
