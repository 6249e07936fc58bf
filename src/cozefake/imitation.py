"""The imitated routes: they answer as the real service does, or as a script says."""

from __future__ import annotations

import asyncio
import dataclasses
import itertools
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from aiohttp import web

from cozefake import check, cors, oauth, reason, strictness, wire
from cozefake.answer import Call, Head, Plain, Reply, Sound, Stream, compact, framed
from cozefake.change import changed
from cozefake.errors import (
    OAuthError,
    ServiceError,
    invalid_parameter,
    not_authenticated,
    unknown_client,
)
from cozefake.journal import MOST_BYTES_OF_AN_ANSWER, Exchange
from cozefake.request import read_request
from cozefake.resources import HANDLERS
from cozefake.routes import read_routes
from cozefake.script import Answer, Frame, Script
from cozefake.strictness import Strictness
from cozefake.tenant import log_id
from cozefake.websockets import connection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cozefake.live import Live
    from cozefake.neighbours import Neighbours
    from cozefake.request import Request
    from cozefake.tenant import Tenant, Tenants

_JSON = "application/json; charset=utf-8"
_NOTHING = Script()


class Imitation:
    """The handlers of the imitated routes for all tenants; `live` gets every exchange."""

    def __init__(self, tenants: Tenants, live: Live, neighbours: Neighbours) -> None:
        self._finder = check.Finder(read_routes())
        self._neighbours = neighbours
        self._tenants = tenants
        self._live = live
        self._connections: WeakKeyDictionary[asyncio.BaseTransport, int] = WeakKeyDictionary()
        self._numbers = itertools.count(1)
        self._sockets = connection.Sockets(tenants, live, self._connection)

    async def handle(self, raw: web.Request) -> web.StreamResponse:
        """Answer one request of a client."""
        # The first page belongs to the control side.
        if raw.path != "/" and cors.is_preflight(raw.method, raw.headers):
            return web.Response(status=204, headers=cors.preflight(raw.headers))
        if connection.is_handshake(raw):
            return await self._sockets.handle(raw)
        if raw.path.startswith(oauth.PREFIX):
            # Whose it is stands in the request itself.
            request = await read_request(raw)
            tenant = oauth.owner(self._tenants, request)
        else:
            request = None
            tenant = self._tenants.get(bearer(raw.headers.get("Authorization", "")))
        match = self._finder.find(raw.method, raw.path)
        route = match.route.name if match else None
        script = (tenant and tenant.scripted(raw.method, raw.path, route)) or _NOTHING
        if script.read_delay:
            await asyncio.sleep(script.read_delay)
        try:
            request = request or await read_request(raw)
        except ConnectionError:
            # The client disconnected before its request was complete.
            wire.close(raw)
            return wire.Written()
        exchange = Exchange(request, route, [], [], log_id=log_id())
        exchange.connection = self._connection(raw, tenant)
        self._live.add(exchange)
        if tenant is not None:
            exchange.tenant = tenant.token
            tenant.record(exchange)
        answer = self._answer(exchange, tenant, match, script)
        exchange.status = answer.head.status
        if answer.head.headers["content-type"] == _JSON and script.answer is None:
            exchange.answer = answer.body if len(answer.body) <= MOST_BYTES_OF_AN_ANSWER else b""
        self._live.publish(exchange)
        try:
            return await _send(raw, tenant, answer, script)
        except ConnectionError:
            wire.close(raw)
            return wire.Written()

    def _answer(
        self, exchange: Exchange, tenant: Tenant | None, match: check.Match | None, script: Script
    ) -> _Answer:
        request = exchange.request
        is_oauth = match is not None and match.route.name.startswith("oauth.")
        if match is None:
            near_miss = self._neighbours.near_miss(request.verb, request.path)
            exchange.problems.append(near_miss)
        elif tenant is None or not tenant.is_valid:
            who = client_refusal(request) if is_oauth else tenant_refusal(request.headers, tenant)
            exchange.problems.append(who)
        else:
            exchange.problems += check.problems(match.route, request)
            exchange.differs += check.differences(match.route, request)
        if script.answer is not None:
            return _scripted(exchange, script.answer)
        if match is None:
            exchange.refused += exchange.problems
            return _Answer(_head(exchange, 404, "text/plain"), b"404 page not found")
        refused: list[str] = []
        try:
            if tenant is None or not tenant.is_valid:
                refused = exchange.problems
                raise unknown_client() if is_oauth else not_authenticated()
            level = strictness_of(request.headers, tenant)
            refused = check.refusals(exchange.problems, level)
            if refused:
                wrong = "; ".join(refused)
                raise OAuthError("invalid_request", wrong) if is_oauth else invalid_parameter(wrong)
            call = Call(
                *(tenant, request, match.parameters, exchange.log_id), level, exchange.differs
            )
            if match.route.ranges:
                for wrong in check.out_of_range(match.route, request):
                    call.require(False, 4000, f"Request parameter error: {wrong}")
            return _usual(exchange, HANDLERS[match.route.name](call), script)
        except ServiceError as error:
            exchange.refused += refused or [error.message]
            body = changed(error.body(exchange.log_id), script.change)
            return _Answer(_head(exchange, error.status, _JSON), compact(body).encode())

    def _connection(self, raw: web.Request, tenant: Tenant | None) -> int:
        transport = raw.transport
        if transport is None:
            # The client has already disconnected.
            return 0
        if transport not in self._connections:
            self._connections[transport] = next(self._numbers)
        if tenant is not None:
            tenant.connections.add(transport)
        return self._connections[transport]


class _Answer:
    """An answer that has not been sent: a body, or the frames of a stream."""

    def __init__(
        self,
        head: Head,
        body: bytes = b"",
        frames: Iterable[Frame] | None = None,
        gap: str = "",
        end: str = "complete",
    ) -> None:
        self.head = head
        self.body = body
        self.frames = frames
        self.gap = gap
        self.end = end

    def whole(self) -> bytes:
        """Return everything of it at once."""
        if self.frames is None:
            return self.body
        return b"".join(framed(frame, gap=self.gap) for frame in self.frames if not frame.is_hold)


def strictness_of(headers: Mapping[str, str], tenant: Tenant) -> Strictness:
    """Return the level in the request's header, or else its tenant's."""
    if strictness.HEADER not in headers:
        return tenant.strictness
    asked = Strictness.named(headers[strictness.HEADER])
    return tenant.strictness if asked is None else asked


def client_refusal(request: Request) -> str:
    """Return the reason why an OAuth request has no known client."""
    client_id = oauth.asking(request)
    if not client_id:
        return "client_id: it is missing"
    return f"client_id: {client_id[:80]!r} is not registered"


def tenant_refusal(headers: Mapping[str, str], tenant: Tenant | None) -> str:
    """Return the reason why a request with these headers (names in lower case) has no tenant."""
    if tenant is not None:
        return "token: this tenant's is not accepted, as the test has asked for (is_valid)"
    authorization = headers.get("authorization")
    if not authorization:
        return "token: there is no Authorization header"
    if not bearer(authorization):
        return "token: the Authorization header must be Bearer, a space, and a token"
    return "token: it is unknown or expired; PUT /_fake/tenants/{token} makes a tenant of any token"


def bearer(authorization: str) -> str:
    """Return the token of an Authorization header; empty if it is missing or malformed."""
    scheme, _, token = authorization.partition(" ")
    return token.strip() if scheme == "Bearer" else ""


async def _send(
    raw: web.Request, tenant: Tenant | None, answer: _Answer, script: Script
) -> web.StreamResponse:
    if script.delay:
        await asyncio.sleep(script.delay)
    if tenant is not None and script.is_held:
        await wire.hold(tenant)
    if script.fault:
        return await wire.faulty(raw, answer.head, answer.whole(), script.fault)
    if answer.frames is not None and tenant is not None:
        return await wire.stream(
            raw, answer.head, answer.frames, tenant, gap=answer.gap, end=answer.end
        )
    if answer.end != "complete":
        return await wire.cut(raw, answer.head, answer.body, end=answer.end)
    return wire.whole(answer.head, answer.body)


def _usual(exchange: Exchange, answer: Reply | Stream | Sound | Plain, script: Script) -> _Answer:
    if isinstance(answer, Reply):
        body = changed(answer.body(exchange.log_id), script.change)
        return _Answer(_head(exchange, 200, _JSON), compact(body).encode())
    if isinstance(answer, Plain):
        if answer.location:
            return _Answer(_head(exchange, 302, "text/html", {"location": answer.location}))
        content = changed(answer.content, script.change)
        return _Answer(_head(exchange, 200, _JSON), compact(content).encode())
    if isinstance(answer, Sound):
        return _Answer(_head(exchange, 200, answer.content_type), answer.content)
    frames = (_changed(frame, script) for frame in answer.frames)
    return _Answer(_head(exchange, 200, "text/event-stream"), frames=frames, gap=answer.gap)


def _changed(frame: Frame, script: Script) -> Frame:
    is_meant = not script.change.event or script.change.event == frame.event
    if not is_meant or not isinstance(frame.data, dict):
        return frame
    return dataclasses.replace(frame, data=changed(frame.data, script.change))


def _scripted(exchange: Exchange, answer: Answer) -> _Answer:
    gap = "" if (exchange.route or "").startswith(("chat.", "workflows.chat")) else " "
    if answer.frames is not None:
        head = _head(exchange, answer.status, "text/event-stream", answer.headers)
        return _Answer(head, frames=answer.frames, gap=gap, end=answer.end)
    kind = "text/plain" if answer.text is not None else _JSON
    text = answer.text if answer.text is not None else compact(answer.json)
    head = _head(exchange, answer.status, kind, answer.headers)
    return _Answer(head, text.encode(), end=answer.end)


def _head(exchange: Exchange, status: int, kind: str, more: dict[str, str] | None = None) -> Head:
    headers = {"content-type": kind, "x-tt-logid": exchange.log_id}
    if "origin" in exchange.request.headers and exchange.request.path != "/":
        headers |= cors.ALLOWED
    if exchange.refused:
        headers[reason.HEADER] = reason.of_header(exchange.refused)
    headers |= {name.lower(): value for name, value in (more or {}).items()}
    return Head(status, headers)
