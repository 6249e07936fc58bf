"""Websocket connections: the handshake, the messages, and the end."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from cozefake import check, reason, wire
from cozefake.answer import compact
from cozefake.errors import ServiceError, invalid_parameter, not_authenticated
from cozefake.journal import Exchange
from cozefake.request import Request
from cozefake.tenant import log_id
from cozefake.websockets import events
from cozefake.websockets.courses import COURSES, Course
from cozefake.websockets.script import Close, Expect, Send, SocketPlan, Wait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cozefake.live import Live
    from cozefake.tenant import Tenant, Tenants
    from cozefake.websockets.events import Endpoint
    from cozefake.websockets.script import Step

MOST_BYTES = 4 * 1024 * 1024
_JSON = "application/json; charset=utf-8"
_ENDED = {WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR}


def is_handshake(raw: web.Request) -> bool:
    """Return whether the request is a handshake for one of the endpoints."""
    wants_upgrade = raw.headers.get("Upgrade", "").lower() == "websocket"
    return wants_upgrade and raw.method == "GET" and raw.path in events.read_endpoints()


class Sockets:
    """The handlers of websockets; `number` returns a connection's number, as for requests."""

    def __init__(
        self, tenants: Tenants, live: Live, number: Callable[[web.Request, Tenant | None], int]
    ) -> None:
        self._tenants = tenants
        self._live = live
        self._number = number

    async def handle(self, raw: web.Request) -> web.StreamResponse:
        """Accept or refuse a handshake, then exchange messages until either side ends."""
        endpoint = events.read_endpoints()[raw.path]
        # Browsers cannot set this header, so the published client sends its value in the query.
        given = raw.headers.get("Authorization") or raw.query.get("authorization", "")
        tenant = self._tenants.get(given.removeprefix("Bearer ").strip())
        exchange = self._exchange(raw, endpoint)
        exchange.connection = self._number(raw, tenant)
        self._live.add(exchange)
        if tenant is not None:
            exchange.tenant = tenant.token
            tenant.record(exchange)
        plan = _plan(tenant, endpoint)
        try:
            if tenant is None or not tenant.is_valid:
                exchange.problems.append(_tenant_refusal(given, tenant))
                exchange.refused += exchange.problems
                raise not_authenticated()
            exchange.problems += events.query_problems(endpoint, exchange.request.query)
            if wrong := check.refusals(exchange.problems, tenant.strictness):
                exchange.refused += wrong
                raise invalid_parameter("; ".join(wrong))
            course = COURSES[endpoint.name](tenant, dict(exchange.request.query), exchange.log_id)
            first = list(course.opened())
        except ServiceError as error:
            exchange.refused = exchange.refused or [error.message]
            body = error.body(exchange.log_id)
            return self._refused(exchange, error.status, body)
        if plan.status != 101:
            return self._refused(exchange, plan.status, plan.json, plan.extra_headers)
        return await self._talk(raw, exchange, tenant, _Talk(endpoint, course, first, plan))

    def _exchange(self, raw: web.Request, endpoint: Endpoint) -> Exchange:
        query = tuple((key, value) for key, value in raw.query.items() if key != "authorization")
        headers = {name.lower(): value for name, value in raw.headers.items()}
        request = Request(raw.method, raw.path, query, headers, None, {}, False)
        return Exchange(request, endpoint.name, [], [], log_id=log_id(), events=[])

    # Any: JSON's own types.
    def _refused(
        self, exchange: Exchange, status: int, body: Any, headers: dict[str, str] | None = None
    ) -> web.Response:
        exchange.status = status
        self._live.publish(exchange)
        head = {"x-tt-logid": exchange.log_id, "content-type": _JSON, **(headers or {})}
        if exchange.refused:
            head[reason.HEADER] = reason.of_header(exchange.refused)
        response = web.Response(status=status, text=compact(body), headers=head)
        # No other request follows, and older clients wait for the service to close.
        response.force_close()
        return response

    async def _talk(
        self, raw: web.Request, exchange: Exchange, tenant: Tenant, talk: _Talk
    ) -> web.StreamResponse:
        socket = web.WebSocketResponse(max_msg_size=MOST_BYTES)
        socket.headers["x-tt-logid"] = exchange.log_id
        await socket.prepare(raw)
        exchange.status = 101
        self._live.publish(exchange)
        try:
            await _Conversation(raw, socket, exchange, tenant, talk).run()
        except (ConnectionError, RuntimeError, asyncio.CancelledError):
            # The client has disconnected, which is no error.
            wire.close(raw)
        if exchange.closed is None:
            exchange.closed = {"by": "client", "code": socket.close_code}
        return socket


class _Talk:
    """The steps to take on a connection."""

    def __init__(
        self, endpoint: Endpoint, course: Course, first: list[tuple[str, Any]], plan: SocketPlan
    ) -> None:
        self.endpoint = endpoint
        self.course = course
        self.first = first
        self.plan = plan


class _Conversation:
    """One open connection: it follows the test's plan, then its usual course."""

    def __init__(
        self,
        raw: web.Request,
        socket: web.WebSocketResponse,
        exchange: Exchange,
        tenant: Tenant,
        talk: _Talk,
    ) -> None:
        self._raw = raw
        self._socket = socket
        self._exchange = exchange
        self._tenant = tenant
        self._talk = talk

    async def run(self) -> None:
        for step in self._talk.plan.steps:
            if not await self._do(step):
                return
        is_usual = self._talk.plan.goes_on or not self._talk.plan.steps
        if is_usual:
            await self._say(iter(self._talk.first))
        while (event := await self._next()) is not None:
            if is_usual and event:
                await self._answer(event)

    async def _do(self, step: Step) -> bool:
        """Take one step of a plan, and return whether the connection is still open."""
        match step:
            case Send(dict(event)):
                await self._send(self._complete(event))
            case Send(str(text)):
                self._exchange.tell("service", text)
                await self._socket.send_str(text)
            case Send(bytes(content)):
                self._exchange.tell("service", content)
                await self._socket.send_bytes(content)
            case Wait(None):
                await wire.hold(self._tenant)
            case Wait(float(seconds)):
                await asyncio.sleep(seconds)
            case Expect(event_type):
                return await self._is_expected(event_type)
            case Close():
                await self._close(step)
                return False
        return True

    async def _is_expected(self, event_type: str) -> bool:
        came = await self._next()
        if came is None:
            self._exchange.problems.append(f"{event_type} did not come")
            return False
        if came and came["event_type"] != event_type:
            wrong = f"{event_type} was expected, {came['event_type']} came"
            self._exchange.problems.append(wrong)
        return True

    async def _close(self, how: Close) -> None:
        self._exchange.closed = {"by": "service", "code": how.code}
        if how.code is not None:
            await self._socket.close(code=how.code, message=how.reason.encode())
        else:
            await wire.break_off(self._raw, is_reset=how.is_reset)

    async def _next(self) -> dict[str, Any] | None:
        """Return the client's next event; {} if it is invalid, None at the end."""
        message = await self._socket.receive()
        if message.type in _ENDED:
            return None
        content = message.data
        event = _parsed(content) if message.type is WSMsgType.TEXT else None
        self._exchange.tell("client", content if event is None else event)
        if event is None:
            wrong = ["event: text frames with JSON are understood, nothing else"]
        else:
            wrong = list(events.problems(self._talk.endpoint, event))
        self._exchange.problems += wrong
        refused = check.refusals(wrong, self._tenant.strictness)
        if event is not None and not refused:
            found: dict[str, Any] = event
            return found
        self._exchange.refused += refused
        error = {"code": 4000, "msg": "; ".join(refused)}
        origin = content if isinstance(content, str) else ""
        await self._send(self._complete({"event_type": "error", "data": error}, origin))
        return {}

    async def _answer(self, event: dict[str, Any]) -> None:
        try:
            await self._say(self._talk.course.heard(event["event_type"], event.get("data")))
        except ServiceError as error:
            self._exchange.refused.append(error.message)
            data = {"code": error.code, "msg": error.message}
            failed = self._complete({"event_type": "error", "data": data}, compact(event))
            await self._send(failed)

    async def _say(self, said: Iterator[tuple[str, Any]]) -> None:
        for kind, data in said:
            content = {} if data is None else {"data": data}
            await self._send(self._complete({"event_type": kind, **content}))

    async def _send(self, event: dict[str, Any]) -> None:
        self._exchange.tell("service", event)
        await self._socket.send_str(compact(event))

    def _complete(self, event: dict[str, Any], origin: str = "") -> dict[str, Any]:
        detail = {"logid": self._exchange.log_id, "respond_at": str(time.time_ns() // 1_000_000)}
        if origin:
            detail["origin_message"] = origin
        return {"id": str(uuid.uuid4()), "detail": detail, **event}


def _tenant_refusal(given: str, tenant: Tenant | None) -> str:
    """Return the reason why a handshake has no tenant; `given` is from its header or query."""
    if tenant is not None:
        return "token: this tenant's is not accepted, as the test has asked for (is_valid)"
    if not given:
        return "token: there is no Authorization header, and no authorization in the query"
    return "token: it is unknown or expired; PUT /_fake/tenants/{token} makes a tenant of any token"


def _plan(tenant: Tenant | None, endpoint: Endpoint) -> SocketPlan:
    """Return the test's plan for this connection and use it up, or else the usual course."""
    plans = tenant.sockets if tenant is not None else ()
    found = next((plan for plan in plans if plan.path == endpoint.path), None)
    if found is not None and tenant is not None:
        tenant.sockets.remove(found)
    return found or SocketPlan(endpoint.path)


# Any: unchecked input of a client.
def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
