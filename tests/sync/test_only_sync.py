"""Contracts of the synchronous client alone (threads, generators closed early), and the import."""

from __future__ import annotations

import gc
import json
import re
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Dict, List, Tuple

import cozepy
import httpx
import pytest

from tests.shared.client import SINGLE_CONNECTION, sync_client, sync_http_client
from tests.shared.contract import require_paths
from tests.shared.fake import Fake
from tests.shared.oauth import from_configuration
from tests.shared.oauth_service import BACK, VERIFIER, assert_token, code_of, keys
from tests.shared.places import Places
from tests.shared.recorder import ABSENT

DELTA = {
    "event": "conversation.message.delta",
    "data": {"role": "assistant", "type": "answer", "content": "Hi", "content_type": "text"},
}
DONE = {"event": "done", "data": '"[DONE]"'}
LOOK = """
import asyncio, json, locale, logging, random, signal, socket, sys, threading, warnings

def look():
    with warnings.catch_warnings():
        # Python 3.14 warns of the question itself.
        warnings.simplefilter("ignore")
        policy = asyncio.get_event_loop_policy()
    return {
        "random state": random.getstate(),
        "warnings filters": list(warnings.filters),
        "handlers of the root logger": list(logging.getLogger().handlers),
        "level of the root logger": logging.getLogger().level,
        "class of loggers": logging.getLoggerClass(),
        "event loop policy": policy,
        "recursion limit": sys.getrecursionlimit(),
        "hook for exceptions": sys.excepthook,
        "time-out of sockets": socket.getdefaulttimeout(),
        "handler of SIGINT": signal.getsignal(signal.SIGINT),
        "locale": locale.setlocale(locale.LC_ALL),
        "threads": threading.active_count(),
    }

before = look()
import cozepy
after = look()
print(json.dumps({name: before[name] != after[name] for name in before}))
"""


def client(request: pytest.FixtureRequest, fake: Fake, **more: Any) -> Any:
    http_client = sync_http_client(**more)
    made = sync_client(fake, http_client)
    request.addfinalizer(http_client.close)
    require_paths(request.node, made)
    return made


def said_by(code: str) -> Tuple[str, str]:
    """Return what Python prints for this program, on standard output and on standard error."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        timeout=60,
        check=True,
        universal_newlines=True,
    )
    return done.stdout, done.stderr


def test_import_prints_nothing() -> None:
    # Without folders, which differ from machine to machine.
    said = [re.sub(r"\S*/(?=\S+:\d+:)", "", each) for each in said_by("import cozepy")]

    if any(said):
        pytest.fail("it prints {!r} and, as errors, {!r}".format(*said), pytrace=False)


def test_import_changes_nothing_global(places: Places) -> None:
    told, _ = said_by(LOOK)

    for name, is_changed in json.loads(told).items():
        with places.at(name):
            assert not is_changed, "it is changed"


@pytest.mark.contract("bots.retrieve")
def test_threads_may_share_a_client(request: pytest.FixtureRequest, fake: Fake) -> None:
    coze = client(request, fake)
    fake.add(bots=[{"bot_id": str(number), "name": str(number)} for number in range(8)])
    together = threading.Barrier(8, timeout=30)

    def ask(number: int) -> List[str]:
        together.wait()
        return [coze.bots.retrieve(bot_id=str(number)).name for _ in range(5)]

    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(ask, range(8)))

    assert got == [[str(number)] * 5 for number in range(8)]


@pytest.mark.contract("chat.stream")
def test_generator_that_is_closed_early_gives_its_connection_back(
    request: pytest.FixtureRequest, fake: Fake
) -> None:
    coze = client(request, fake, **SINGLE_CONNECTION)
    for _ in range(2):
        fake.script("POST", "/v3/chat", events=[DELTA] * 20 + [DONE])
        stream = iter(coze.chat.stream(bot_id="1", user_id="u"))
        assert next(stream).message.content == "Hi"
        if hasattr(stream, "close"):
            stream.close()
        del stream
        gc.collect()

    assert len(fake.journal()) == 2


@pytest.mark.contract("chat.stream")
def test_stream_can_be_gone_through_by_hand(request: pytest.FixtureRequest, fake: Fake) -> None:
    coze = client(request, fake)
    fake.script("POST", "/v3/chat", events=[DELTA, DELTA, DONE])
    stream = coze.chat.stream(bot_id="1", user_id="u")
    if not hasattr(stream, "__next__"):
        pytest.skip(ABSENT + "chat.stream.__next__")

    assert next(stream).message.content == "Hi"
    contents = [event.message.content for event in stream if event.message]

    assert contents == ["Hi"]
    with pytest.raises(StopIteration):
        next(stream)


@pytest.mark.contract("bots.retrieve")
def test_http_client_may_be_a_context_of_its_own(
    request: pytest.FixtureRequest, fake: Fake
) -> None:
    fake.add(bots=[{"bot_id": "1", "name": "Ada"}])
    with sync_http_client() as http_client:
        coze = sync_client(fake, http_client)
        require_paths(request.node, coze)
        assert coze.bots.retrieve(bot_id="1").name == "Ada"

    with pytest.raises(RuntimeError):
        coze.bots.retrieve(bot_id="1")


@pytest.mark.contract("chat.create_and_poll")
def test_polling_ends_at_its_time_limit_and_cancels(
    request: pytest.FixtureRequest, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    coze = client(request, fake)
    fake.add(bots=[{"bot_id": "1"}])
    fake.plan_chat(first="in_progress", statuses=["in_progress"])
    now = [1000.0]
    # A clock that advances only by sleeping.
    monkeypatch.setattr("time.time", lambda: now[0])
    monkeypatch.setattr("time.sleep", lambda seconds: now.__setitem__(0, now[0] + seconds))

    poll = coze.chat.create_and_poll(bot_id="1", user_id="u", poll_timeout=3)

    assert poll.chat.status in ("canceled", "in_progress")
    assert [asked.path for asked in fake.journal()][-1] == "/v3/chat/cancel"
    assert isinstance(poll, cozepy.ChatPoll)


@pytest.mark.contract("chat.create_and_poll")
def test_polling_goes_on_for_a_chat_that_ended_while_it_was_cancelled(
    request: pytest.FixtureRequest, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    coze = client(request, fake)
    fake.add(bots=[{"bot_id": "1"}])
    fake.plan_chat(
        first="in_progress", statuses=["in_progress", "in_progress", "completed"], answer=["Hi"]
    )
    ended = {"code": 4104, "msg": "the chat cannot be cancelled"}
    fake.script("POST", "/v3/chat/cancel", status=400, json=ended)
    now = [1000.0]
    monkeypatch.setattr("time.time", lambda: now[0])
    monkeypatch.setattr("time.sleep", lambda seconds: now.__setitem__(0, now[0] + seconds))

    poll = coze.chat.create_and_poll(bot_id="1", user_id="u", poll_timeout=1)

    paths = [asked.path for asked in fake.journal()]
    assert "/v3/chat/cancel" in paths[:-1]
    assert poll.chat.status == "completed"
    assert [message.content for message in poll.messages if message.type == "answer"] == ["Hi"]


@pytest.mark.contract("chat.create_and_poll")
def test_polling_does_not_hide_that_a_chat_cannot_be_cancelled(
    request: pytest.FixtureRequest, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    coze = client(request, fake)
    fake.add(bots=[{"bot_id": "1"}])
    fake.plan_chat(first="in_progress", statuses=["in_progress"])
    denied = {"code": 4101, "msg": "no permission"}
    fake.script("POST", "/v3/chat/cancel", status=403, json=denied)
    now = [1000.0]
    monkeypatch.setattr("time.time", lambda: now[0])
    monkeypatch.setattr("time.sleep", lambda seconds: now.__setitem__(0, now[0] + seconds))

    with pytest.raises(cozepy.CozeAPIError) as raised:
        coze.chat.create_and_poll(bot_id="1", user_id="u", poll_timeout=1)

    assert raised.value.code == 4101


def test_client_waits_as_long_as_the_service_may_take() -> None:
    with sync_http_client() as http_client:
        # As the SDK's documentation states it.
        assert http_client.timeout == httpx.Timeout(600, connect=5)


@pytest.mark.contract("bots.retrieve")
def test_time_out_is_that_of_the_http_client(request: pytest.FixtureRequest, fake: Fake) -> None:
    coze = client(request, fake, timeout=0.2)
    fake.add(bots=[{"bot_id": "1"}])
    for route in ("bots.retrieve", "bots.get_online_info"):
        fake.script(route=route, hold=True)

    with pytest.raises(httpx.ReadTimeout):
        coze.bots.retrieve(bot_id="1")


@pytest.mark.parametrize("kind", ["web", "pkce", "device", "jwt"])
def test_application_from_a_configuration_gets_a_token(fake: Fake, kind: str) -> None:
    client_id = "client-" + fake.token
    private, public = keys()
    about: Dict[str, Dict[str, Any]] = {
        "web": {"secret": "s", "redirect_uris": [BACK]},
        "pkce": {"redirect_uris": [BACK]},
        "device": {},
        "jwt": {"public_key": public, "key_id": "k"},
    }
    fake.oauth_app(client_id, kind=kind, **about[kind])
    config = {"client_id": client_id, "client_type": kind, "coze_api_base": fake.url}
    app = from_configuration(
        dict(config, client_secret="s", private_key=private, public_key_id="k")
    )

    if kind == "web":
        token = app.get_access_token(redirect_uri=BACK, code=code_of(fake, client_id))
    elif kind == "pkce":
        challenge = {"code_challenge": VERIFIER, "code_challenge_method": "plain"}
        code = code_of(fake, client_id, **challenge)
        token = app.get_access_token(redirect_uri=BACK, code=code, code_verifier=VERIFIER)
    elif kind == "device":
        token = app.get_access_token(device_code=app.get_device_code().device_code)
    else:
        token = app.get_access_token(ttl=60)

    assert_token(token, fake.journal()[-1])
