"""The service's kinds of paging."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cozefake.errors import invalid_parameter

if TYPE_CHECKING:
    from cozefake.request import Request


# Any: entities in wire form.
def numbered(
    request: Request, entities: list[dict[str, Any]], *, page_key: str = "page_num"
) -> list[dict[str, Any]]:
    """Return the items of the requested page; pages are numbered from 1, the default."""
    number = int(request.asked(page_key) or 1)
    size = int(request.asked("page_size") or 20)
    if number < 1 or size < 1:
        raise invalid_parameter(f"{page_key} and page_size are whole numbers from 1")
    return entities[(number - 1) * size : number * size]


def has_more(request: Request, total: int, *, page_key: str = "page_num") -> bool:
    """Return whether there is a page after the requested one."""
    number = int(request.asked(page_key) or 1)
    return number * int(request.asked("page_size") or 20) < total


def by_cursor(request: Request, entities: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the envelope of a list that is paged by ids, newest first by default.

    `after_id` requests the entities that follow that one in the requested order, `before_id` those
    before it.
    """
    entities = entities[::-1] if request.sent("order", "desc") == "desc" else entities
    limit = request.sent("limit", 50)
    if not 1 <= limit <= 50:
        raise invalid_parameter("limit is a whole number from 1 to 50")
    ids = [entity["id"] for entity in entities]
    if after := request.sent("after_id"):
        entities = entities[_place(ids, after) + 1 :]
    if before := request.sent("before_id"):
        entities = entities[: _place(ids, before)]
    page = entities[:limit]
    return {
        "data": page,
        "first_id": page[0]["id"] if page else "",
        "last_id": page[-1]["id"] if page else "",
        "has_more": len(entities) > limit,
    }


def _place(ids: list[str], wanted: str) -> int:
    if wanted not in ids:
        raise invalid_parameter(f"message {wanted} is not in this list")
    return ids.index(wanted)


def by_token(request: Request, entities: list[dict[str, Any]], *, key: str) -> dict[str, Any]:
    """Return the page for the query's token, and the token of the next page.

    The token is the id of the previous page's last entity, so new entities do not shift pages.
    """
    size = int(request.asked("page_size") or 20)
    if size < 1:
        raise invalid_parameter("page_size is a whole number from 1")
    token = request.asked("page_token")
    addresses = [entity[key] for entity in entities]
    if token and token not in addresses:
        raise invalid_parameter("page_token is not one that was given")
    start = addresses.index(token) + 1 if token else 0
    page = entities[start : start + size]
    more = start + size < len(entities)
    return {
        "items": page,
        "has_more": more,
        "next_page_token": page[-1][key] if more else "",
    }
