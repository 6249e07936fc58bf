"""Contracts of the asynchronous client alone: cancellation, concurrency, several event loops."""

from __future__ import annotations

import asyncio
import functools
import gc
import inspect
import warnings
from typing import Any, AsyncIterator, Dict, Iterator, List, Tuple

import cozepy
import httpx
import pytest
from cozepy import util

from tests.shared import contracts
from tests.shared.client import (
    SINGLE_CONNECTION,
    Client,
    async_auth,
    async_client,
    async_http_client,
    require_async,
    sync_http_client,
)
from tests.shared.contract import contract, require_paths
from tests.shared.fake import Fake
from tests.shared.oauth import OAuth
from tests.shared.places import Places
from tests.shared.recorder import ABSENT
from tests.shared.surface import modules
from tests.shared.talk import Talk

pytestmark = pytest.mark.asyncio
DELTA = {
    "event": "conversation.message.delta",
    "data": {"role": "assistant", "type": "answer", "content": "Hi", "content_type": "text"},
}
DONE = {"event": "done", "data": '"[DONE]"'}


async def contents(coze: Client, bot_id: str) -> List[str]:
    stream = coze.chat.stream(bot_id=bot_id, user_id="u")
    return [event.message.content async for event in stream if event.message]


async def cancel_in_its_middle(coze: Client, fake: Fake) -> None:
    """Start a task that reads a stream, and cancel it after its first event."""
    fake.script("POST", "/v3/chat", events=[DELTA, {"hold": True}, DONE])
    begun = asyncio.Event()

    async def read() -> None:
        async for _ in coze.chat.stream(bot_id="1", user_id="u"):
            begun.set()

    task = asyncio.ensure_future(read())
    waiting = asyncio.ensure_future(begun.wait())
    # A stream that cannot be read ends at once.
    await asyncio.wait([task, waiting], return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


@contract("chat.stream", "bots.retrieve")
async def test_stream_may_be_cancelled_in_its_middle(coze: Client, fake: Fake) -> None:
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])

    await cancel_in_its_middle(coze, fake)

    assert (await coze.bots.retrieve(bot_id="1")).name == "Ada"


@contract("chat.stream")
async def test_connection_of_a_cancelled_stream_is_given_back(
    single_connection_client: Client, fake: Fake
) -> None:
    await cancel_in_its_middle(single_connection_client, fake)

    fake.script("POST", "/v3/chat", events=[DELTA, DONE])
    assert await contents(single_connection_client, "1") == ["Hi"]


@contract("chat.stream")
async def test_many_streams_at_once_do_not_mix(coze: Client, fake: Fake) -> None:
    for number in range(20):
        fake.add(bots=[{"bot_id": str(number)}])
    fake.script("POST", "/v3/chat", times=20, events=[DELTA, DELTA, DONE])

    got = await asyncio.gather(*(contents(coze, str(number)) for number in range(20)))

    assert got == [["Hi", "Hi"]] * 20
    assert sorted(int(asked.body["bot_id"]) for asked in fake.journal()) == list(range(20))


@contract("bots.retrieve", "chat.stream")
async def test_nothing_is_left_open_or_unawaited(
    request: pytest.FixtureRequest, fake: Fake
) -> None:
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])
    fake.script("POST", "/v3/chat", events=[DELTA, DONE])
    # Collect the garbage of other tests first, which must not count here.
    gc.collect()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        http_client = async_http_client()
        coze = async_client(fake, http_client)
        require_paths(request.node, coze)
        await coze.bots.retrieve(bot_id="1")
        await contents(coze, "1")
        await http_client.aclose()
        del coze, http_client
        gc.collect()

    wrong = (ResourceWarning, RuntimeWarning)
    assert [str(each.message) for each in caught if issubclass(each.category, wrong)] == []


@contract("websockets.audio.speech.create")
async def test_websocket_leaves_no_task_behind(talk: Talk) -> None:
    before = asyncio.all_tasks()

    await talk("websockets.audio.speech.create", {}, until="speech.created")

    # A task that is cancelled needs a turn of the loop to end.
    await asyncio.sleep(0)
    left = [task for task in asyncio.all_tasks() - before if "cozepy" in str(task)]
    assert left == []


@contract("bots.retrieve")
async def test_client_of_another_loop_leaves_nothing_behind(coze: Client, fake: Fake) -> None:
    """Users' tests often have one loop and one client each, one after the other."""
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])

    async def ask() -> Any:
        http_client = async_http_client(**SINGLE_CONNECTION)
        client = async_client(fake, http_client)
        got = await client.bots.retrieve(bot_id="1")
        await http_client.aclose()
        return got.name

    def run() -> Any:
        loop = asyncio.new_event_loop()
        try:
            return loop.run_until_complete(ask())
        finally:
            loop.close()

    here = asyncio.get_running_loop()
    names = [await here.run_in_executor(None, run) for _ in range(2)]

    assert names == ["Ada", "Ada"]


@contract("bots.retrieve")
async def test_authentication_of_the_other_client_serves_too(fake: Fake) -> None:
    require_async()
    if not hasattr(cozepy, "SyncAuth"):
        pytest.skip(ABSENT + "SyncAuth")
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])
    http_client = async_http_client()

    with pytest.warns(DeprecationWarning, match="SyncAuth"):
        coze = cozepy.AsyncCoze(
            auth=cozepy.TokenAuth(fake.token), base_url=fake.url, http_client=http_client
        )

    assert (await coze.bots.retrieve(bot_id="1")).name == "Ada"
    assert await cozepy.TokenAuth(fake.token).atoken == fake.token
    await http_client.aclose()


@functools.lru_cache(maxsize=None)
def both_clients() -> Tuple[Client, Client]:
    """Return a synchronous and an asynchronous client for inspection; they send nothing."""
    address = {"base_url": "https://api.example.com"}
    return (
        cozepy.Coze(auth=cozepy.TokenAuth("t"), http_client=sync_http_client(), **address),
        cozepy.AsyncCoze(auth=async_auth("t"), http_client=async_http_client(), **address),
    )


def parameters_of(client: Client, path: str) -> Dict[str, Any]:
    """Return a method's parameters and their defaults; skip as absent if it is missing."""
    method = client
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in path.split("."):
            method = getattr(method, name, None)
    if method is None:
        pytest.skip(ABSENT + path)
    found = {}
    for each in inspect.signature(method).parameters.values():
        without = "any" if each.kind is each.VAR_KEYWORD else "needed"
        found[each.name] = without if each.default is each.empty else repr(each.default)
    # To stream tool outputs, one client has an argument, the other a second method.
    found.pop("stream", None)
    return found


@pytest.mark.parametrize("path", sorted(contracts.covered()))
async def test_method_takes_the_same_as_the_synchronous_one(path: str, places: Places) -> None:
    require_async()
    synchronous, asynchronous = (parameters_of(client, path) for client in both_clients())

    for name in sorted(set(synchronous) | set(asynchronous)):
        ways = [each.get(name, "unknown") for each in (synchronous, asynchronous)]
        with places.at(name):
            assert ways[0] == ways[1], "sync {}, async {}".format(*ways)


def twins() -> Iterator[Tuple[str, Any, Any]]:
    """Yield each class with a twin, except resources: its name, and both classes."""
    reached = {type(each) for client in both_clients() for each in held_by(client)}
    for module in modules().values():
        for name, kind in sorted(vars(module).items()):
            other = getattr(module, "Async" + name, None)
            # An imported class is yielded with the module that defines it.
            is_its_own = getattr(kind, "__module__", "") == module.__name__
            if is_its_own and inspect.isclass(other) and kind not in reached:
                yield name, kind, other


def held_by(client: Client) -> Iterator[Any]:
    """Yield a client, its resources, and their resources in turn."""
    yield client
    for name in [each for each in dir(type(client)) if not each.startswith("_")]:
        if isinstance(inspect.getattr_static(type(client), name), property):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                # `websockets` can be used only over TLS, and has contracts of its own.
                held = getattr(client, name) if name != "websockets" else None
            if type(held).__module__.partition(".")[0] == "cozepy":
                for each in held_by(held):
                    yield each


def arguments_of(kind: type) -> Dict[str, str]:
    """Return each argument of a class's constructor and public methods, with its default."""
    methods = [
        (name, inspect.getattr_static(kind, name))
        for name in dir(kind)
        if name == "__init__" or not name.startswith("_")
    ]
    return {
        "{}({})".format(name, each.name): "needed"
        if each.default is each.empty
        else repr(each.default)
        for name, method in methods
        if inspect.isfunction(method)
        for each in inspect.signature(method).parameters.values()
        if each.name != "self"
    }


async def test_class_takes_the_same_as_its_synchronous_twin(places: Places) -> None:
    require_async()

    for name, *kinds in twins():
        synchronous, asynchronous = map(arguments_of, kinds)
        for argument in sorted(set(synchronous) | set(asynchronous)):
            ways = [each.get(argument, "unknown") for each in (synchronous, asynchronous)]
            with places.at("{}.{}".format(name, argument)):
                assert ways[0] == ways[1], "sync {}, async {}".format(*ways)


async def test_client_waits_as_long_as_the_service_may_take() -> None:
    require_async()
    http_client = async_http_client()

    # As the SDK's documentation states it.
    assert http_client.timeout == httpx.Timeout(600, connect=5)
    await http_client.aclose()


@contract("chat.stream")
async def test_generator_that_is_closed_early_gives_its_connection_back(
    single_connection_client: Client, fake: Fake
) -> None:
    for _ in range(2):
        fake.script("POST", "/v3/chat", events=[DELTA] * 20 + [DONE])
        stream = single_connection_client.chat.stream(bot_id="1", user_id="u")
        generator = stream.__aiter__()
        assert (await generator.__anext__()).message.content == "Hi"
        await generator.aclose()

    assert len(fake.journal()) == 2


@contract("bots.retrieve", "chat.stream")
async def test_client_runs_on_uvloop(fake: Fake) -> None:
    """It needs a thread of its own, as the test runs in another loop."""
    uvloop = pytest.importorskip("uvloop")
    require_async()
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])
    fake.script("POST", "/v3/chat", events=[DELTA, DONE])

    async def ask() -> Any:
        http_client = async_http_client()
        coze = async_client(fake, http_client)
        found = (await coze.bots.retrieve(bot_id="1")).name, await contents(coze, "1")
        await http_client.aclose()
        return found

    def run() -> Any:
        loop = uvloop.new_event_loop()
        try:
            return loop.run_until_complete(ask())
        finally:
            loop.close()

    here = asyncio.get_running_loop()
    assert await here.run_in_executor(None, run) == ("Ada", ["Hi"])


async def test_next_item_can_be_asked_for_on_every_python() -> None:
    following = getattr(util, "anext", None)
    if following is None:
        pytest.skip(ABSENT + "util.anext")

    async def items() -> AsyncIterator[int]:
        yield 1

    iterator = items()

    assert await following(iterator) == 1
    assert await following(iterator, 7) == 7
    with pytest.raises(StopAsyncIteration):
        await following(iterator)


async def test_waiting_device_does_not_hold_up_the_loop(
    oauth: OAuth, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_up: List[str] = []
    client_id = "client-" + fake.token
    monkeypatch.setattr("time.sleep", held_up.append)
    monkeypatch.setattr("asyncio.sleep", go_on_at_once)
    fake.oauth_app(client_id, kind="device", polls=["authorization_pending"])
    app = oauth.app("DeviceOAuthApp", client_id=client_id)
    code = await app.get_device_code()

    await app.get_access_token(device_code=code.device_code, poll=True)

    assert held_up == []


async def go_on_at_once(*_: object) -> None:
    """Replace asyncio.sleep, and return at once."""
