"""The control side, `/_fake/…`, with which tests in any language set up and read their tenants.

`openapi.json`, served at `/_fake/openapi.json`, describes each request.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import re
from typing import TYPE_CHECKING, Any, TypeVar

from aiohttp import web

from cozefake import entity, pages
from cozefake.account import MOST_OF_A_NAME, AccountError
from cozefake.answer import compact
from cozefake.entity import EntityError
from cozefake.faults import FAULTS
from cozefake.journal import Journal
from cozefake.oauth import AppError, parse_app
from cozefake.request import MALFORMED, read_json
from cozefake.routes import read_routes
from cozefake.script import ScriptError, parse_chat_plan, parse_script
from cozefake.strictness import NAMES, Strictness
from cozefake.websockets.events import read_endpoints
from cozefake.websockets.script import parse_socket_plan

if TYPE_CHECKING:
    from cozefake.account import Account, Accounts
    from cozefake.live import Live
    from cozefake.neighbours import Neighbours
    from cozefake.tenant import Tenant, Tenants

MOST_SCRIPTS = 1000
Value = TypeVar("Value", bool, int, str)
_FAR = 10 * 365 * 24 * 3600
# The service's addresses, which are set once it listens, after the application was created.
ADDRESSES = web.AppKey("addresses", dict)


class Control:
    """The handlers of the control side over all tenants."""

    def __init__(
        self, tenants: Tenants, live: Live, accounts: Accounts, neighbours: Neighbours
    ) -> None:
        self._tenants = tenants
        self._live = live
        self._accounts = accounts
        self._neighbours = neighbours

    def add_to(self, app: web.Application) -> None:
        """Add the control side's routes to the application."""
        tenant = "/_fake/tenants/{token}"
        app.add_routes(
            [
                web.get("/", self.first_page),
                # aiohttp tries a tenant's paths in this order: first those that every test asks.
                web.put(tenant, self.create),
                web.get(tenant, self.about),
                web.delete(tenant, self.forget),
                web.get(f"{tenant}/journal", self.journal),
                web.delete(f"{tenant}/journal", self.clear_journal),
                web.post(f"{tenant}/state/copy", self.copy_state),
                web.post(f"{tenant}/script", self.script),
                web.delete(f"{tenant}/script", self.unscript),
                web.post(f"{tenant}/state", self.add),
                web.get(f"{tenant}/state", self.state),
                web.post(f"{tenant}/scripts", self.script_all),
                web.post(f"{tenant}/chats", self.plan_chat),
                web.put(f"{tenant}/oauth/{{client_id}}", self.add_app),
                web.post(f"{tenant}/sockets", self.plan_socket),
                web.post(f"{tenant}/clock", self.clock),
                web.post(f"{tenant}/release", self.release),
                web.get(f"{tenant}/problems", self.problems),
                web.get("/_fake/tenants", self.tenants),
                web.post("/_fake/accounts", self.open_account),
                web.post("/_fake/accounts/{key}/close", self.close_account),
                web.get("/_fake/journal", self.whole_journal),
                web.get("/_fake/live", self.live),
                web.get("/_fake/faults", self.faults),
                web.get("/_fake/routes", self.routes),
                web.get("/_fake/openapi.json", self.openapi),
                web.get("/_fake/authority.pem", self.authority),
                web.get("/_fake/health", self.health),
                web.route("*", r"/_fake/{path:[\s\S]*}", self.unknown),
            ]
        )

    async def unknown(self, raw: web.Request) -> web.Response:
        """Refuse an unknown path of the control side, and name the closest known one."""
        raise refused(self._neighbours.near_miss(raw.method, raw.path), status=404)

    async def open_account(self, raw: web.Request) -> web.Response:
        """Open an account; the request must have the service's secret."""
        sent = await _sent(raw, "secret")
        try:
            account = self._accounts.open(_checked(sent, "secret", str, ""))
        except AccountError as error:
            raise refused(error, status=403) from None
        return web.json_response({"account": account.key})

    async def close_account(self, raw: web.Request) -> web.Response:
        """Close an account with all its tenants, and return the number of requests per test."""
        secret = _checked(await _sent(raw, "secret"), "secret", str, "")
        try:
            account = self._accounts.close(secret, raw.match_info["key"])
        except AccountError as error:
            raise refused(error, status=403) from None
        for token in list(account.tokens):
            self._tenants.forget(token)
        return web.json_response({"asked": account.asked})

    def _refuse_to_show_all(self) -> None:
        if self._accounts.are_needed:
            raise refused("with accounts, nobody sees what others ask", status=403)

    async def first_page(self, _: web.Request) -> web.Response:
        """Return the page for people, with the routes and the latest requests."""
        self._refuse_to_show_all()
        page, headers = pages.first_page(read_routes(), self._live.journal)
        return web.Response(text=page, content_type="text/html", headers=headers)

    async def create(self, raw: web.Request) -> web.Response:
        """Create a tenant, replacing one with the same token; on request, as a copy of another."""
        sent = await _sent(raw, "is_valid", "is_strict", "strictness", "like", "account", "test")
        is_valid = _checked(sent, "is_valid", bool, True)
        strictness = self._strictness_of(sent)
        other = self._other(sent, "like") if "like" in sent else None
        test = _checked(sent, "test", str, "")[:MOST_OF_A_NAME]
        try:
            account = self._account(_checked(sent, "account", str, ""))
            tenant = self._tenants.create(raw.match_info["token"], account, test)
        except AccountError as error:
            raise refused(error, status=403) from None
        tenant.is_valid, tenant.strictness = is_valid, strictness
        if other is not None:
            tenant.copy_state(other)
        return web.json_response({"token": tenant.token})

    # Any: unchecked input of a test.
    def _strictness_of(self, sent: dict[str, Any]) -> Strictness:
        """Return the requested level, by name or by `is_strict`, or else the service's own."""
        if "is_strict" in sent:
            is_strict = _checked(sent, "is_strict", bool, True)
            usual = max(self._tenants.strictness, Strictness.USUAL)
            return usual if is_strict else Strictness.LENIENT
        name = _checked(sent, "strictness", str, self._tenants.strictness.name.lower())
        if (found := Strictness.named(name)) is None:
            raise refused(f"strictness: {name!r} is not allowed; allowed: {', '.join(NAMES)}")
        return found

    def _account(self, key: str) -> Account | None:
        return self._accounts.get(key) if key or self._accounts.are_needed else None

    async def tenants(self, _: web.Request) -> web.Response:
        """List all tenants; refused with accounts."""
        self._refuse_to_show_all()
        return web.json_response({"tenants": [_about(tenant) for tenant in self._tenants]})

    async def about(self, raw: web.Request) -> web.Response:
        """Return a tenant's settings, and the numbers of its entities, scripts and exchanges."""
        return web.json_response(_about(self._tenant(raw)))

    async def forget(self, raw: web.Request) -> web.Response:
        """Drop a tenant and return the problems of its requests; none if it does not exist."""
        tenant = self._tenants.get(raw.match_info["token"])
        self._tenants.forget(raw.match_info["token"])
        journal = tenant.journal if tenant else Journal()
        return web.json_response({"problems": journal.problems(), "faults": journal.faults()})

    async def add(self, raw: web.Request) -> web.Response:
        """Add entities to a tenant's state and return them complete."""
        tenant = self._tenant(raw)
        try:
            added = entity.add_all(tenant, await _sent(raw))
        except EntityError as error:
            raise refused(error) from None
        return web.json_response(added)

    async def copy_state(self, raw: web.Request) -> web.Response:
        """Replace a tenant's state by a copy of another one's."""
        tenant = self._tenant(raw)
        tenant.copy_state(self._other(await _sent(raw, "of"), "of"))
        return web.json_response({})

    def _other(self, sent: dict[str, Any], key: str) -> Tenant:
        token = _checked(sent, key, str, "")
        other = self._tenants.get(token)
        if other is None:
            raise refused(f"{key}: {token!r} is not allowed; allowed: the token of a tenant")
        return other

    async def state(self, raw: web.Request) -> web.Response:
        """Return a tenant's entities, by kind."""
        state = self._tenant(raw).state
        held = {
            kind: [_public(each) for each in entities.values()]
            for kind, entities in state.items()
            if entities
        }
        return web.json_response(held)

    async def script(self, raw: web.Request) -> web.Response:
        """Add one script to a tenant."""
        self._add_scripts(self._tenant(raw), [await _sent(raw)])
        return web.json_response({})

    async def script_all(self, raw: web.Request) -> web.Response:
        """Add several scripts to a tenant, all or none."""
        tenant = self._tenant(raw)
        rows = (await _sent(raw, "scripts")).get("scripts")
        if not isinstance(rows, list):
            raise refused("scripts: a list of scripts is needed")
        self._add_scripts(tenant, rows)
        return web.json_response({})

    # Any: input of a test, all of which is checked before any of it is used.
    def _add_scripts(self, tenant: Tenant, rows: list[Any]) -> None:
        try:
            scripts = [parse_script(row) for row in rows]
        except ScriptError as error:
            raise refused(error) from None
        known = {route.name for route in read_routes()}
        for script in scripts:
            if script.route and script.route not in known:
                raise refused(f"match: route: {script.route!r} is unknown; see /_fake/routes")
        if len(tenant.scripts) + len(scripts) > MOST_SCRIPTS:
            raise refused(f"there would be more than {MOST_SCRIPTS} scripts, not used up")
        tenant.scripts += scripts

    async def unscript(self, raw: web.Request) -> web.Response:
        """Drop all scripts of a tenant."""
        self._tenant(raw).scripts.clear()
        return web.json_response({})

    async def plan_chat(self, raw: web.Request) -> web.Response:
        """Set the course of a tenant's next chat."""
        try:
            self._tenant(raw).chat_plans.append(parse_chat_plan(await _sent(raw)))
        except ScriptError as error:
            raise refused(error) from None
        return web.json_response({})

    async def add_app(self, raw: web.Request) -> web.Response:
        """Register an OAuth application of a tenant, or change it."""
        try:
            app = parse_app(raw.match_info["client_id"], await _sent(raw))
            self._tenants.register(self._tenant(raw), app)
        except AppError as error:
            raise refused(error) from None
        return web.json_response({"client_id": app.client_id})

    async def plan_socket(self, raw: web.Request) -> web.Response:
        """Set the course of a tenant's next websocket."""
        sockets = self._tenant(raw).sockets
        if len(sockets) >= MOST_SCRIPTS:
            raise refused(f"there are {MOST_SCRIPTS} plans already, none of them used up")
        try:
            sockets.append(parse_socket_plan(await _sent(raw)))
        except ScriptError as error:
            raise refused(error) from None
        return web.json_response({})

    async def clock(self, raw: web.Request) -> web.Response:
        """Advance a tenant's clock by a number of seconds."""
        tenant = self._tenant(raw)
        seconds = _checked(await _sent(raw, "advance"), "advance", int, 0)
        if not 0 <= seconds <= _FAR:
            raise refused(f"advance: {seconds} is not allowed; allowed: 0 to {_FAR} seconds")
        tenant.ahead += seconds
        return web.json_response({"now": tenant.now()})

    async def release(self, raw: web.Request) -> web.Response:
        """Let one held answer of a tenant go on."""
        self._tenant(raw).released.release()
        return web.json_response({})

    async def problems(self, raw: web.Request) -> web.Response:
        """Return the problems of a tenant's requests."""
        return web.json_response({"problems": self._tenant(raw).journal.problems()})

    async def journal(self, raw: web.Request) -> web.Response:
        """Return a tenant's exchanges, or the last few of them, oldest first."""
        journal = self._tenant(raw).journal
        wanted = raw.query.get("last", str(len(journal)))
        if not re.fullmatch(r"\d{1,9}", wanted, re.ASCII):
            raise refused(f"last: {wanted!r} is not allowed; allowed: a number of exchanges")
        begin = max(0, len(journal) - int(wanted))
        entries = [exchange.as_json() for exchange in itertools.islice(journal, begin, None)]
        return web.json_response({"entries": entries})

    async def clear_journal(self, raw: web.Request) -> web.Response:
        """Drop all exchanges of a tenant."""
        self._tenant(raw).journal.clear()
        return web.json_response({})

    async def whole_journal(self, _: web.Request) -> web.Response:
        """Return the exchanges of all tenants; refused with accounts."""
        self._refuse_to_show_all()
        entries = [exchange.as_json() for exchange in self._live.journal]
        return web.json_response({"entries": entries})

    async def live(self, raw: web.Request) -> web.StreamResponse:
        """Stream the exchanges of all tenants as they happen; refused with accounts."""
        self._refuse_to_show_all()
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(raw)
        with contextlib.suppress(ConnectionError):
            # Ends when the watcher disconnects.
            async for exchange in self._live.watch():
                await response.write(f"data: {compact(exchange.as_json())}\n\n".encode())
        return response

    async def faults(self, _: web.Request) -> web.Response:
        """Describe the faults that a script can name."""
        return web.json_response({name: fault.description for name, fault in FAULTS.items()})

    async def routes(self, _: web.Request) -> web.Response:
        """Return the table of routes and websockets."""
        routes = [pages.route_as_json(each) for each in read_routes()]
        sockets = [pages.endpoint_as_json(each) for each in read_endpoints().values()]
        return web.json_response({"routes": routes, "websockets": sockets})

    async def openapi(self, _: web.Request) -> web.Response:
        """Return the OpenAPI description of the control side."""
        return web.Response(text=pages.openapi(), content_type="application/json")

    async def authority(self, raw: web.Request) -> web.Response:
        """Return the certificate of the authority in PEM, which signed the service's own."""
        certificate = raw.app[ADDRESSES]["authority"]
        return web.Response(text=certificate, content_type="application/x-pem-file")

    async def health(self, raw: web.Request) -> web.Response:
        """Return the service's addresses and its number of tenants."""
        return web.json_response({"tenants": len(self._tenants)} | raw.app[ADDRESSES])

    def _tenant(self, raw: web.Request) -> Tenant:
        return tenant_of(raw, self._tenants)


# Any: JSON's own types.
def _about(tenant: Tenant) -> dict[str, Any]:
    return {
        "token": tenant.token,
        "is_valid": tenant.is_valid,
        "is_strict": tenant.strictness > Strictness.LENIENT,
        "strictness": tenant.strictness.name.lower(),
        "now": tenant.now(),
        "open_connections": tenant.open_connections,
        "scripts": len(tenant.scripts),
        "exchanges": len(tenant.journal),
        "entities": {kind: len(held) for kind, held in tenant.state.items() if held},
        "oauth_apps": sorted(tenant.apps),
    }


def tenant_of(raw: web.Request, tenants: Tenants) -> Tenant:
    """Return the tenant named in the path; raise 404 if there is none."""
    token = raw.match_info["token"]
    tenant = tenants.get(token)
    if tenant is None:
        raise refused(f"no tenant has the token {token!r}: create it first", status=404)
    return tenant


# Any: JSON's own types, which callers check key by key.
async def _sent(raw: web.Request, *allowed: str) -> dict[str, Any]:
    body = await read_json(raw)
    if body is MALFORMED or not isinstance(body, dict | None):
        raise refused("the body must be a JSON object")
    if allowed and (unknown := sorted(set(body or ()) - set(allowed))):
        raise refused(f"{unknown[0]!r} is unknown; allowed: {', '.join(allowed)}")
    return body or {}


def _checked(sent: dict[str, Any], key: str, kind: type[Value], default: Value) -> Value:
    value = sent.get(key, default)
    if type(value) is not kind:
        raise refused(f"{key}: {value!r} is not allowed; allowed: {kind.__name__}")
    return value


def _public(held: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in held.items() if not key.startswith("_")}


def refused(why: object, status: int = 400) -> web.HTTPException:
    """Return the control side's answer to an invalid request: `{"error": "reason"}`."""
    kinds = {403: web.HTTPForbidden, 404: web.HTTPNotFound}
    kind = kinds.get(status, web.HTTPBadRequest)
    return kind(text=json.dumps({"error": str(why)}), content_type="application/json")
