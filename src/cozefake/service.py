"""The service on a socket: one process, one port, any number of tenants."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import web

from cozefake import check
from cozefake.answer import Call, Reply, compact, failure, framed
from cozefake.control import Control
from cozefake.errors import ServiceError, invalid_parameter, not_authenticated
from cozefake.journal import Exchange
from cozefake.request import read_request
from cozefake.resources import HANDLERS
from cozefake.routes import read_routes
from cozefake.tenant import Tenants, log_id

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from cozefake.script import Answer, Frame
    from cozefake.tenant import Tenant

MOST_BYTES = 64 * 1024 * 1024
# A client that gathers a stream before it hands anything out would else wait for ever.
SECONDS_TO_HOLD = 10.0


@dataclass(frozen=True)
class Service:
    """A running service; `url` is what a client takes for its base address."""

    url: str


@asynccontextmanager
async def serving(*, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[Service]:
    """Serve until the context ends; port 0 takes a free one."""
    runner = web.AppRunner(application(), access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        bound = runner.addresses[0]
        yield Service(f"http://{bound[0]}:{bound[1]}")
    finally:
        await runner.cleanup()


def application() -> web.Application:
    """The service as an aiohttp application: the control side, and the imitated routes."""
    tenants = Tenants()
    app = web.Application(client_max_size=MOST_BYTES)
    Control(tenants).add_to(app)
    app.router.add_route("*", "/{path:.*}", Imitation(tenants).handle)
    return app


class Imitation:
    """Answers what the real service answers."""

    def __init__(self, tenants: Tenants) -> None:
        self._tenants = tenants
        self._routes = read_routes()

    async def handle(self, raw: web.Request) -> web.StreamResponse:
        request = await read_request(raw)
        tenant = self._tenants.get(request.token)
        match = check.find(self._routes, request)
        exchange = Exchange(request, match.route.name if match else None, [], [], log_id=log_id())
        if tenant is not None:
            tenant.journal.append(exchange)
        if match is None:
            exchange.problems.append(check.near_miss(self._routes, request))
            return _text(exchange, 404, "404 page not found")
        if tenant is None or not tenant.is_valid:
            return _failed(exchange, not_authenticated())
        exchange.problems += check.problems(match.route, request)
        exchange.differs += check.differences(match.route, request)
        if scripted := tenant.scripted(request.verb, request.path):
            return await _scripted(raw, exchange, tenant, scripted)
        return await _answer(raw, exchange, tenant, match)


async def _answer(
    raw: web.Request, exchange: Exchange, tenant: Tenant, match: check.Match
) -> web.StreamResponse:
    try:
        if exchange.problems:
            raise invalid_parameter("; ".join(exchange.problems))
        call = Call(tenant, exchange.request, match.parameters, exchange.log_id)
        answer = HANDLERS[match.route.name](call)
    except ServiceError as error:
        return _failed(exchange, error)
    if isinstance(answer, Reply):
        return _json(exchange, 200, answer.body(exchange.log_id))
    return await _stream(raw, exchange, tenant, answer.frames)


def _failed(exchange: Exchange, error: ServiceError) -> web.Response:
    return _json(exchange, error.status, failure(error.code, error.message, exchange.log_id))


# Any: JSON's own types.
def _json(exchange: Exchange, status: int, body: Any) -> web.Response:
    exchange.status = status
    headers = {"x-tt-logid": exchange.log_id}
    return web.Response(
        status=status, text=compact(body), content_type="application/json", headers=headers
    )


def _text(exchange: Exchange, status: int, text: str) -> web.Response:
    exchange.status = status
    return web.Response(status=status, text=text, headers={"x-tt-logid": exchange.log_id})


async def _scripted(
    raw: web.Request, exchange: Exchange, tenant: Tenant, answer: Answer
) -> web.StreamResponse:
    if answer.frames is not None:
        return await _stream(raw, exchange, tenant, answer.frames, answer)
    text = answer.text if answer.text is not None else compact(answer.json)
    kind = "text/plain" if answer.text is not None else "application/json"
    headers = {"content-type": kind, "x-tt-logid": exchange.log_id}
    headers |= {name.lower(): value for name, value in answer.headers.items()}
    exchange.status = answer.status
    if not answer.is_cut:
        return web.Response(status=answer.status, body=text.encode(), headers=headers)
    # More is announced than comes: the client sees the connection break in the body.
    headers["content-length"] = str(len(text.encode()) + 1)
    response = web.StreamResponse(status=answer.status, headers=headers)
    await response.prepare(raw)
    await response.write(text.encode())
    _cut(raw)
    return response


async def _stream(
    raw: web.Request,
    exchange: Exchange,
    tenant: Tenant,
    frames: tuple[Frame, ...],
    answer: Answer | None = None,
) -> web.StreamResponse:
    headers = {"content-type": "text/event-stream", "x-tt-logid": exchange.log_id}
    headers |= answer.headers if answer else {}
    exchange.status = answer.status if answer else 200
    response = web.StreamResponse(status=exchange.status, headers=headers)
    response.enable_chunked_encoding()
    gap = "" if (exchange.route or "").startswith("chat.") else " "
    await response.prepare(raw)
    try:
        for frame in frames:
            if frame.is_hold:
                await asyncio.wait_for(tenant.released.acquire(), SECONDS_TO_HOLD)
            else:
                await response.write(framed(frame, gap=gap))
        if answer and answer.is_cut:
            _cut(raw)
        else:
            await response.write_eof()
    except (ConnectionError, TimeoutError):
        # The client has gone, as clients may; there is nobody left to tell.
        _cut(raw)
    return response


def _cut(raw: web.Request) -> None:
    if raw.transport is not None:
        raw.transport.close()
