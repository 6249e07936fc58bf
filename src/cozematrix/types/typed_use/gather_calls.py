"""Makes every call of the tables against the fake, and tells what came back."""

from __future__ import annotations

import inspect
import warnings
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cozematrix.types.typed_use import sdk
from cozematrix.types.typed_use.facts import Method, Use
from cozematrix.types.typed_use.render import call_of
from cozematrix.types.typed_use.source import UNKNOWN, of_class, of_type, of_value, union

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection, Iterator

    from cozematrix.types.typed_use.by_hand import ByHand

CLIENTS = ("Coze", "AsyncCoze")


@dataclass(frozen=True)
class Call:
    """A call as a user writes it: Python source for each argument."""

    client: str
    label: str
    path: str
    needed: dict[str, str]
    optional: dict[str, str]
    script: dict[str, Any] = field(default_factory=dict)
    """The answer that the fake is told to give; {} for its usual one."""


# Any: the SDK's own objects, all through this module.
def method_at(coze: Any, path: str) -> Any:
    """The method that a path leads to; None where the release has none."""
    with warnings.catch_warnings():
        # Old names that say so.
        warnings.simplefilter("ignore")
        for name in path.split("."):
            coze = getattr(coze, name, None)
    return coze


def described(client: str, coze: Any) -> Iterator[Method]:
    """Each public method with the names of its parameters."""
    for path in sorted(sdk.surface.public_methods(coze)):
        method = method_at(coze, path)
        named = [
            name
            for name, parameter in inspect.signature(method).parameters.items()
            if parameter.kind not in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL)
        ]
        yield Method(client, path, tuple(named), inspect.iscoroutinefunction(method))


def known_calls(client: str, coze: Any, by_hand: ByHand) -> list[Call]:
    """The calls of the tables that the release has, and those by hand."""
    tables = [*sdk.calls.CALLS, *sdk.streams.STREAMS]
    found = [
        _call(client, each, inspect.signature(method).parameters, by_hand)
        for each in tables
        if (method := method_at(coze, each.name)) is not None
    ]
    found += [
        Call(client, more.label, more.path, more.needed, more.optional)
        for more in by_hand.calls
        if client in more.clients
    ]
    return sorted(found, key=lambda call: call.label)


def _call(client: str, row: Any, takes: Collection[str], by_hand: ByHand) -> Call:
    """A call of the tables, with what the release's method takes."""
    needed = {name: of_value(argument.value) for name, argument in row.needed.items()}
    needed |= {name: of_value(value) for name, value in row.given.items() if name in takes}
    optional = {name: of_value(each.value) for name, each in row.optional.items() if name in takes}
    more = by_hand.optional.get(row.label, {})
    optional |= {name: value for name, value in more.items() if name in takes}
    if row.paged == "number":
        optional["page_num"] = "1"
    script = {}
    if row in sdk.streams.STREAMS and set(row.given) <= set(takes):
        events = list(sdk.events.event_and_end(row))
        script = {"verb": row.verb, "path": row.path, "events": events}
    return Call(client, row.label, row.name, needed, optional, script)


async def use_of(call: Call, by_hand: ByHand) -> Use:
    """Make the call, bare, and say what came back; by hand only where it cannot be made."""
    told = by_hand.results.get((call.client, call.label))
    async with _client_for(call) as coze:
        is_awaited = inspect.iscoroutinefunction(method_at(coze, call.path))
        try:
            result, item = await _made(call, coze, is_awaited=is_awaited)
        except Exception:
            if told is None:
                raise
            result, item = told.result, told.item
        else:
            if told is not None:
                raise LookupError("it can be made; say nothing by hand")
    needed, optional = call.needed, call.optional
    return Use(call.client, call.label, call.path, needed, optional, is_awaited, result, item)


@asynccontextmanager
async def _client_for(call: Call) -> AsyncIterator[Any]:
    """A client whose tenant holds the world, and answers this call."""
    fake = sdk.fake.Fake(is_strict=False, like=sdk.world.furnished_tenant())
    # A chat that waits for the outputs of tools takes them, and goes on as others do.
    fake.add(chats=[sdk.streams.CHAT_ENDS["requires_action"]])
    if call.script:
        fake.script(**call.script)
    # Websockets are only made for an address with TLS; nothing is sent yet.
    url = fake.url.replace("http:", "https:") if call.path.startswith("websockets.") else ""
    if call.client == "AsyncCoze":
        http_client = sdk.client.async_http_client()
        yield sdk.client.async_client(fake, http_client, url)
        await http_client.aclose()
    else:
        http_client = sdk.client.sync_http_client()
        yield sdk.client.sync_client(fake, http_client, url)
        http_client.close()
    fake.forget()


async def _made(call: Call, coze: Any, *, is_awaited: bool) -> tuple[str, str]:
    """Make the call, and tell the types of what came back."""
    # The very text that is written, so that it is known to work.
    text = call_of(call.path, call.needed)
    got = eval(text, {"coze": coze, "cozepy": sdk.cozepy, "Path": Path})  # noqa: S307
    return await _types(await got if is_awaited else got)


async def _types(got: Any) -> tuple[str, str]:
    """The type of a result, and of what it is gone over for."""
    if isinstance(got, sdk.BaseModel):
        return of_class(type(got)), ""
    if inspect.isasyncgen(got):
        return "", union([of_type(item) async for item in got])
    if hasattr(got, "__aiter__"):
        held = [item async for item in got]
    elif hasattr(got, "__iter__"):
        held = list(got)
    else:
        return of_class(type(got)), ""
    item = union(map(of_type, held))
    if item == UNKNOWN:
        raise LookupError("nothing was in it")
    return (of_type(got) if isinstance(got, list) else f"{of_class(type(got))}[{item}]"), item
