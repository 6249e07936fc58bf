"""The control side, `/_fake/…`: how a test, in any language, sets up its tenant and reads it.

| request | what it does |
|---|---|
| `PUT /_fake/tenants/{token}` | creates the tenant; `{"is_valid": false}`: its token is refused |
| `DELETE /_fake/tenants/{token}` | forgets it |
| `POST /_fake/tenants/{token}/state` | adds entities: `{"bots": [{…}], …}`; answers them complete |
| `POST /_fake/tenants/{token}/script` | scripts an answer, see `script.parse_script` |
| `POST /_fake/tenants/{token}/chats` | plans the next chat, see `script.parse_chat_plan` |
| `POST /_fake/tenants/{token}/release` | lets a held stream go on |
| `GET /_fake/tenants/{token}/journal` | `{"entries": [{…}]}`, oldest first |
| `GET /_fake/health` | `{"tenants": 3}` |
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from cozefake import entity
from cozefake.entity import EntityError
from cozefake.request import MALFORMED, read_request
from cozefake.script import ScriptError, parse_chat_plan, parse_script

if TYPE_CHECKING:
    from cozefake.tenant import Tenant, Tenants


class Control:
    """The handlers of the control side over all tenants."""

    def __init__(self, tenants: Tenants) -> None:
        self._tenants = tenants

    def add_to(self, app: web.Application) -> None:
        """Add the control side's routes to the application."""
        tenant = "/_fake/tenants/{token}"
        app.router.add_put(tenant, self.create)
        app.router.add_delete(tenant, self.forget)
        app.router.add_post(f"{tenant}/state", self.add)
        app.router.add_post(f"{tenant}/script", self.script)
        app.router.add_post(f"{tenant}/chats", self.plan_chat)
        app.router.add_post(f"{tenant}/release", self.release)
        app.router.add_get(f"{tenant}/journal", self.journal)
        app.router.add_get("/_fake/health", self.health)

    async def create(self, raw: web.Request) -> web.Response:
        tenant = self._tenants.create(raw.match_info["token"])
        tenant.is_valid = (await _sent(raw)).get("is_valid", True)
        return web.json_response({"token": tenant.token})

    async def forget(self, raw: web.Request) -> web.Response:
        self._tenants.forget(raw.match_info["token"])
        return web.json_response({})

    async def add(self, raw: web.Request) -> web.Response:
        tenant = self._tenant(raw)
        try:
            added = entity.add_all(tenant, await _sent(raw))
        except EntityError as error:
            raise _refused(error) from None
        return web.json_response(added)

    async def script(self, raw: web.Request) -> web.Response:
        try:
            self._tenant(raw).scripts.append(parse_script(await _sent(raw)))
        except ScriptError as error:
            raise _refused(error) from None
        return web.json_response({})

    async def plan_chat(self, raw: web.Request) -> web.Response:
        try:
            self._tenant(raw).chat_plans.append(parse_chat_plan(await _sent(raw)))
        except ScriptError as error:
            raise _refused(error) from None
        return web.json_response({})

    async def release(self, raw: web.Request) -> web.Response:
        self._tenant(raw).released.release()
        return web.json_response({})

    async def journal(self, raw: web.Request) -> web.Response:
        entries = [exchange.as_json() for exchange in self._tenant(raw).journal]
        return web.json_response({"entries": entries})

    async def health(self, _: web.Request) -> web.Response:
        return web.json_response({"tenants": len(self._tenants)})

    def _tenant(self, raw: web.Request) -> Tenant:
        token = raw.match_info["token"]
        tenant = self._tenants.get(token)
        if tenant is None:
            raise _refused(f"no tenant has the token {token!r}: create it first", status=404)
        return tenant


# Any: JSON's own types, checked by whoever reads a key.
async def _sent(raw: web.Request) -> dict[str, Any]:
    body = (await read_request(raw)).body
    if body is MALFORMED or not isinstance(body, dict | None):
        raise _refused("the body must be a JSON object")
    return body or {}


def _refused(why: object, status: int = 400) -> web.HTTPException:
    kind = web.HTTPNotFound if status == 404 else web.HTTPBadRequest
    return kind(text=f'{{"error": {json.dumps(str(why))}}}', content_type="application/json")
