"""The speed of the fake service beside a bare aiohttp service on the same machine.

`nox -s bench -- --service`. Machines are noisy, so the two take turns, and the ratio is what to
quote.
"""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp
import httpx
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 5
REQUESTS = 500
STREAMS = 100
TENANTS = 50
PATH = "/v1/bots/1"
CHAT = {"bot_id": "1", "user_id": "u", "stream": True}
BARE = """
from aiohttp import web
async def answer(request):
    return web.json_response({"code": 0, "msg": "", "data": {"bot_id": "1"}})
async def main():
    app = web.Application()
    app.router.add_get("/v1/bots/1", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print("http://%s:%d" % runner.addresses[0], flush=True)
    await asyncio.Event().wait()
import asyncio
asyncio.run(main())
"""


def main() -> None:
    """Measure and print a table."""
    with served("-m", "cozefake", "--quiet") as fake, served("-c", BARE) as bare:
        create(fake, "bench")
        turns = [(rate(fake, "bench"), rate(bare, "")) for _ in range(ROUNDS)]
        firsts = [first_event(fake, "bench") for _ in range(STREAMS)]
        crossed, seconds = asyncio.run(tenants_at_once(fake))
        costs = [(by_httpx(fake, None), by_httpx(fake, in_memory())) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(each) for each in zip(*turns, strict=True))
    ratio = statistics.median(one / other for one, other in turns)
    socket, memory = (statistics.median(each) for each in zip(*costs, strict=True))
    cost = statistics.median(one / other for one, other in costs)
    table = Table("what", "measured", title="the fake service", title_justify="left")
    table.add_row("requests a second, one connection", f"{ours:.0f}")
    table.add_row("the same, bare aiohttp", f"{theirs:.0f}")
    table.add_row("ratio, median of turns", f"{ratio:.2f}")
    table.add_row("time to the first event, median", f"{1000 * statistics.median(firsts):.2f} ms")
    table.add_row(f"{TENANTS} tenants' streams at once", f"{seconds:.2f} s, {crossed} crossed")
    table.add_row("one request by httpx, over a socket", f"{1000 * socket:.2f} ms")
    table.add_row("the same, answered in memory", f"{1000 * memory:.2f} ms")
    table.add_row("ratio, median of turns", f"{cost:.2f}")
    Console().print(table)


@contextlib.contextmanager
def served(*arguments: str) -> Iterator[str]:
    """A service as a process; its address is the first line that it prints."""
    command = [sys.executable, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield process.stdout.readline().strip() if process.stdout else ""
    finally:
        process.terminate()
        process.wait()


def create(url: str, token: str) -> None:
    """A tenant with one bot."""
    line = http.client.HTTPConnection(urlsplit(url).netloc)
    state = {"bots": [{"bot_id": "1", "name": token}]}
    for verb, what, body in (("PUT", "", {}), ("POST", "/state", state)):
        line.request(verb, f"/_fake/tenants/{token}{what}", body=json.dumps(body))
        line.getresponse().read()
    line.close()


def rate(url: str, token: str) -> float:
    """Requests a second over one kept connection."""
    line = http.client.HTTPConnection(urlsplit(url).netloc)
    headers = {"Authorization": f"Bearer {token}"}
    started = time.perf_counter()
    for _ in range(REQUESTS):
        line.request("GET", PATH, headers=headers)
        line.getresponse().read()
    line.close()
    return REQUESTS / (time.perf_counter() - started)


def by_httpx(url: str, transport: httpx.BaseTransport | None) -> float:
    """Seconds that a request takes a client such as the SDK's, over a socket or without one."""
    headers = {"Authorization": "Bearer bench"}
    with httpx.Client(base_url=url, headers=headers, transport=transport) as client:
        started = time.perf_counter()
        for _ in range(REQUESTS):
            client.get(PATH).json()
        return (time.perf_counter() - started) / REQUESTS


def in_memory() -> httpx.MockTransport:
    """Return a transport in memory, which most suites of SDKs use in place of a service."""
    answer = {"code": 0, "msg": "", "data": {"bot_id": "1"}}
    return httpx.MockTransport(lambda _: httpx.Response(200, json=answer))


def first_event(url: str, token: str) -> float:
    """Seconds from a request for a stream to its first event, with a new connection."""
    line = http.client.HTTPConnection(urlsplit(url).netloc)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    started = time.perf_counter()
    line.request("POST", "/v3/chat", body=json.dumps(CHAT), headers=headers)
    line.getresponse().readline()
    took = time.perf_counter() - started
    line.close()
    return took


async def tenants_at_once(url: str) -> tuple[int, float]:
    """Stream for many tenants at once: how many saw an answer not theirs, and the wall time."""
    async with aiohttp.ClientSession(url, connector=aiohttp.TCPConnector(limit=0)) as session:
        tokens = [f"tenant-{number}" for number in range(TENANTS)]
        for token in tokens:
            await asyncio.to_thread(create, url, token)
            plan = {"answer": [token]}
            async with session.post(f"/_fake/tenants/{token}/chats", json=plan) as got:
                got.raise_for_status()
        started = time.perf_counter()
        answers = await asyncio.gather(*(stream(session, token) for token in tokens))
        seconds = time.perf_counter() - started
    crossed = sum(answer != token for answer, token in zip(answers, tokens, strict=True))
    return crossed, seconds


async def stream(session: aiohttp.ClientSession, token: str) -> str:
    """The answer that a tenant's chat streams."""
    headers = {"Authorization": f"Bearer {token}"}
    async with session.post("/v3/chat", json=CHAT, headers=headers) as got:
        text = await got.text()
    # Any: an event's data, JSON that the service wrote.
    deltas: list[Any] = [
        json.loads(event.partition("data:")[2])
        for event in text.split("\n\n")
        if event.startswith("event:conversation.message.delta")
    ]
    return "".join(delta["content"] for delta in deltas)


if __name__ == "__main__":
    main()
