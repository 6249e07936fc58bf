"""Tells the types of the fields that answers hold, from every value that the definition allows."""

from __future__ import annotations

from collections import defaultdict
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from cozematrix.types.typed_use import sdk
from cozematrix.types.typed_use.facts import Model
from cozematrix.types.typed_use.gather_calls import method_at
from cozematrix.types.typed_use.source import UNKNOWN, of_class, of_type, union

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator

    from cozematrix.types.typed_use.by_hand import ByHand

# The types of a model's fields, as they were seen.
Seen = dict[str, dict[str, set[str]]]


async def models(by_hand: ByHand) -> list[Model]:
    """Each model that an answer or an event holds, sorted, with the types of its fields.

    An answer has all that the definition has; then each optional field in turn is null, and absent.
    What the release refuses is nobody's value; so are the calls whose results are told by hand.
    """
    seen: Seen = defaultdict(lambda: defaultdict(set))
    for call in sdk.calls.CALLS:
        async with _tenant() as (fake, coze):
            is_read = call.items is not None and ("AsyncCoze", call.label) not in by_hand.results
            if is_read and method_at(coze, call.name) is not None:
                await _look(seen, await sdk.whole_answers.whole(coze, fake, call))
    # Streams of a kind are read by the same code.
    for call in (sdk.streams.CHATS[0], sdk.streams.FLOWS[0]):
        async with _tenant() as (fake, coze):
            await _look_at_events(seen, coze, fake, call)
    return [
        Model(name, {field: _known(types) for field, types in fields.items()})
        for name, fields in sorted(seen.items())
    ]


# Any: the SDK's own objects, all through this module.
async def _look(seen: Seen, answer: Any) -> None:
    """Note the types in an answer, and in each variation of it that the release can read."""
    _note(seen, answer.got)
    for place in sdk.variations.optional(answer):
        for value in (None, sdk.answers.REMOVED):
            try:
                got = await answer.read(sdk.answers.changed(answer.wire, {place: value}))
            except Exception:  # noqa: BLE001,S112 - a contract tells of it
                continue
            _note(seen, got)


async def _look_at_events(seen: Seen, coze: Any, fake: Any, call: Any) -> None:
    told = sdk.events.StreamedEvents(coze, fake, call)
    await _look(seen, await told.answer())
    sdk.events.script(fake, call, *told.events.values())
    async for event in sdk.events.begun(coze, call):
        _note(seen, event)


def _note(seen: Seen, got: Any) -> None:
    for model in _models(got):
        for name in type(model).model_fields:
            seen[of_class(type(model))][name].add(of_type(getattr(model, name)))


def _models(got: Any) -> Iterator[Any]:
    """Each model of a result, outermost first."""
    if isinstance(got, list):
        for item in got:
            yield from _models(item)
    elif isinstance(got, dict):
        yield from _models(list(got.values()))
    elif isinstance(got, sdk.BaseModel):
        yield got
        yield from _models([getattr(got, name) for name in type(got).model_fields])


def _known(types: Iterable[str]) -> str:
    """One type, or "" where only null or nothing was ever seen."""
    found = union(types)
    return "" if found == "None" or UNKNOWN in found else found


@asynccontextmanager
async def _tenant() -> AsyncIterator[tuple[Any, Any]]:
    """A tenant that holds the world, and a client for it."""
    fake = sdk.fake.Fake(is_strict=False, like=sdk.world.furnished_tenant())
    http_client = sdk.client.async_http_client()
    yield fake, sdk.client.async_client(fake, http_client)
    await http_client.aclose()
    fake.forget()
