"""Sending of answers: whole ones, streams, and those with faults."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import TYPE_CHECKING, Any

from aiohttp import web

from cozefake.answer import framed
from cozefake.faults import FAULTS, Close, Pause, Rendered, Reset, Send

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cozefake.answer import Head
    from cozefake.script import Frame
    from cozefake.tenant import Tenant

# A client that collects a whole stream before it yields anything would otherwise wait for ever.
SECONDS_TO_HOLD = 5.0


class Written(web.Response):
    """An answer that has already been written to the connection, so that aiohttp sends nothing."""

    # Any: aiohttp's own request and writer.
    async def prepare(self, _: Any) -> Any:
        return None

    async def write_eof(self, _: Any = b"") -> None:
        return None

    @property
    def keep_alive(self) -> bool:
        return True


def whole(head: Head, body: bytes) -> web.Response:
    """Return an answer in one piece."""
    return web.Response(status=head.status, body=body, headers=head.headers)


async def hold(tenant: Tenant) -> None:
    """Wait until the test releases the answer, for at most `SECONDS_TO_HOLD`."""
    try:
        await asyncio.wait_for(tenant.released.acquire(), SECONDS_TO_HOLD)
    except TimeoutError as error:
        raise ConnectionError from error


async def stream(
    raw: web.Request, head: Head, frames: Iterable[Frame], tenant: Tenant, *, gap: str, end: str
) -> web.StreamResponse:
    """Return a stream of events, each of which leaves before the next one is there."""
    response = web.StreamResponse(status=head.status, headers=head.headers)
    response.enable_chunked_encoding()
    await response.prepare(raw)
    try:
        for frame in frames:
            if frame.delay:
                await asyncio.sleep(frame.delay)
            if frame.is_hold:
                await hold(tenant)
            elif frame.raw is not None or frame.event or frame.data is not None:
                await response.write(framed(frame, gap=gap))
        if end == "complete":
            await response.write_eof()
        else:
            await break_off(raw, is_reset=end == "reset")
    except ConnectionError:
        # The client has disconnected, which is no error; run the rest for its effects on the state.
        for _ in frames:
            pass
        close(raw)
    return response


async def cut(raw: web.Request, head: Head, content: bytes, *, end: str) -> web.StreamResponse:
    """Return a body that breaks off: more is announced than comes."""
    headers = {**head.headers, "content-length": str(len(content) + 1)}
    response = web.StreamResponse(status=head.status, headers=headers)
    await response.prepare(raw)
    await response.write(content)
    await break_off(raw, is_reset=end == "reset")
    return response


async def faulty(raw: web.Request, head: Head, body: bytes, fault: str) -> web.StreamResponse:
    """Return the answer with a fault of `FAULTS`, written byte for byte as the fault says."""
    transport = raw.transport
    for action in FAULTS[fault].happens(Rendered(head.status, head.headers, body)):
        if transport is None or transport.is_closing():
            break
        match action:
            case Send(content):
                transport.write(content)
            case Pause(seconds):
                await asyncio.sleep(seconds)
            case Close():
                transport.close()
            case Reset():
                _reset(raw)
    return Written()


async def break_off(raw: web.Request, *, is_reset: bool) -> None:
    """Break the connection off within an answer; with RST if `is_reset`, like a broken network."""
    if is_reset:
        # Give the bytes so far time to arrive, as a reset discards those still on their way.
        await asyncio.sleep(0.02)
        _reset(raw)
    else:
        close(raw)


def close(raw: web.Request) -> None:
    """Close the connection after the written bytes have been sent."""
    if raw.transport is not None:
        raw.transport.close()


def _reset(raw: web.Request) -> None:
    if raw.transport is None:
        return
    connection = raw.transport.get_extra_info("socket")
    if connection is not None:
        # Closing with a linger time of zero sends RST instead of FIN.
        no_linger = struct.pack("ii", 1, 0)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, no_linger)
    raw.transport.abort()
