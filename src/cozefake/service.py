"""The service on a socket: one process, two ports (plain and TLS), any number of tenants."""

from __future__ import annotations

import asyncio
import json
import socket
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from aiohttp import web

from cozefake.account import Accounts
from cozefake.authority import Authority
from cozefake.control import ADDRESSES, Control
from cozefake.imitation import Imitation
from cozefake.live import Live
from cozefake.neighbours import Neighbours, Place
from cozefake.pages import openapi
from cozefake.request import MOST_BYTES
from cozefake.routes import read_routes
from cozefake.strictness import Strictness
from cozefake.tenant import Tenants
from cozefake.websockets.events import read_endpoints

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@dataclass(frozen=True)
class Service:
    """A running service.

    `url` and `tls_url` are what a client takes for its base address; `authority` is the
    certificate, in PEM, that signed the one of `tls_url`. Nothing listens at `refused_url`.
    """

    url: str
    tls_url: str
    refused_url: str
    authority: str = field(repr=False)


@asynccontextmanager
async def serving(
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    tls_port: int = 0,
    refused_port: int = 0,
    live: Live | None = None,
    secret: str = "",
    strictness: Strictness = Strictness.USUAL,
) -> AsyncIterator[Service]:
    """Serve until the context ends, and yield the running service.

    Port 0 means any free port. `live` gets every exchange. `strictness` is the default for tenants.
    With a `secret`, which is needed to open accounts, every tenant belongs to an account.
    """
    # In a thread, as generating keys would block the loop.
    authority = await asyncio.to_thread(Authority.create, host)
    tenants = Tenants(strictness)
    async with AsyncExitStack() as stack:
        plain, secure, refused = (
            stack.enter_context(closing(_bound(host, number)))
            for number in (port, tls_port, refused_port)
        )
        app = application(tenants, live or Live(), Accounts(secret))
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.SockSite(runner, plain).start()
        await web.SockSite(runner, secure, ssl_context=authority.server_context).start()
        service = Service(
            url=_url("http", plain),
            tls_url=_url("https", secure),
            # Bound but not listening: connections are refused, and no other program gets the port.
            refused_url=_url("http", refused),
            authority=authority.certificate,
        )
        app[ADDRESSES].update(asdict(service))
        yield service


def application(tenants: Tenants, live: Live, accounts: Accounts | None = None) -> web.Application:
    """Return the service as an aiohttp application: the control side, and the imitated routes."""
    app = web.Application(client_max_size=MOST_BYTES)
    app[ADDRESSES] = {}
    places = neighbours()
    Control(tenants, live, accounts or Accounts(), places).add_to(app)
    # Not `.*`, which would leave paths with line breaks to aiohttp.
    app.router.add_route("*", r"/{path:[\s\S]*}", Imitation(tenants, live, places).handle)
    return app


def neighbours() -> Neighbours:
    """Return all places of the service: routes, websockets, the control side."""
    verbs: dict[str, list[str]] = {}
    for route in read_routes():
        verbs.setdefault(route.path, []).extend(route.verbs)
    for path, operations in json.loads(openapi())["paths"].items():
        verbs[path] = [verb.upper() for verb in operations if verb != "parameters"]
    places = [Place(tuple(dict.fromkeys(of)), path) for path, of in verbs.items()]
    return Neighbours((*places, *(Place(("GET",), each, True) for each in read_endpoints())))


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind((host, port))
    return bound


def _url(scheme: str, bound: socket.socket) -> str:
    host, port = bound.getsockname()[:2]
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"
