"""`python -m cozefake`: the service as a program, on loopback, until it is interrupted."""

from __future__ import annotations

import argparse
import asyncio
import ipaddress
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from cozefake import demo
from cozefake.live import Live
from cozefake.reason import printable
from cozefake.service import Service, serving
from cozefake.strictness import Strictness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cozefake.journal import Exchange


def main() -> int:
    """Serve until SIGINT or SIGTERM, and return the exit code."""
    arguments = _parser().parse_args()
    if not (arguments.expose_to_network or _is_loopback(arguments.host)):
        print(
            f"cozefake: {arguments.host} can be reached from the network; it has no protection "
            "of its own: say --expose-to-network if that is meant",
            file=sys.stderr,
        )
        return 2
    try:
        asyncio.run(_serve(arguments))
    except OSError as error:
        what = f"cannot write {error.filename}" if error.filename else ""
        what = what or f"cannot listen on {arguments.host}"
        print(f"cozefake: {what}: {error.strerror or error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cozefake", description="A fake Coze service.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="for HTTP; 0 takes a free one")
    parser.add_argument("--tls-port", type=int, default=0, help="for HTTPS; 0 takes a free one")
    parser.add_argument(
        "--authority",
        type=Path,
        metavar="FILE",
        help="file for the certificate authority, in PEM; by default a temporary one",
    )
    parser.add_argument(
        "--environment",
        type=Path,
        metavar="FILE",
        help="file for the environment variables that published examples read, as shell commands",
    )
    level = parser.add_mutually_exclusive_group()
    level.add_argument(
        "--lenient",
        action="store_const",
        dest="strictness",
        const=Strictness.LENIENT,
        help="only note unknown keys and broken rules, and answer all the same",
    )
    level.add_argument(
        "--strict",
        action="store_const",
        dest="strictness",
        const=Strictness.STRICT,
        help="enforce all documented rules, even those that published clients break",
    )
    parser.set_defaults(strictness=Strictness.USUAL)
    parser.add_argument("--quiet", action="store_true", help="log no requests")
    parser.add_argument(
        "--expose-to-network",
        action="store_true",
        help="listen on an address that others can reach, who can then use and read everything",
    )
    return parser


async def _serve(arguments: argparse.Namespace) -> None:
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    live = Live()
    ports = {"port": arguments.port, "tls_port": arguments.tls_port}
    level = arguments.strictness
    with tempfile.TemporaryDirectory(prefix="cozefake-") as folder:
        authority = arguments.authority or Path(folder) / "authority.pem"
        async with serving(host=arguments.host, **ports, live=live, strictness=level) as service:
            authority.write_text(service.authority, encoding="ascii")
            variables = await asyncio.to_thread(demo.add, service.url)
            if arguments.environment:
                where = {"COZE_API_BASE": service.tls_url, "SSL_CERT_FILE": str(authority)}
                arguments.environment.write_text(demo.exported(where | variables), encoding="utf-8")
            for line in banner(service, authority):
                print(line, flush=True)
            logging = None if arguments.quiet else asyncio.create_task(_log(live))
            await ended.wait()
            if logging is not None:
                logging.cancel()


def banner(service: Service, authority: Path) -> Sequence[str]:
    """Return the lines to print at the start; the first is only the address, for programs."""
    ask = f"curl -H 'Authorization: Bearer {demo.TENANT}' '{service.url}/v1/bots?workspace_id=1'"
    return (
        service.url,
        "A fake Coze service, for tests. It ends with Ctrl-C.",
        f"  with TLS      {service.tls_url}",
        f"  its authority {authority} (for Python: SSL_CERT_FILE)",
        f"  first page    {service.url}/ (routes, live journal)",
        f"  control side  {service.url}/_fake/openapi.json",
        f"  try           {ask}",
    )


def line_of(exchange: Exchange) -> Text:
    """Return an exchange as a line of the log, followed by one line per problem."""
    request = exchange.request
    is_good = exchange.status < 400 and not exchange.refused
    line = Text(time.strftime("%H:%M:%S "), style="dim")
    line.append(f"{exchange.status} ", style="green" if is_good else "red")
    line.append(f"{request.verb:6} {printable(request.path)}", style="default")
    line.append(f"  {exchange.route or 'no such route'}", style="dim")
    for why in exchange.refused:
        line.append(f"\n         {printable(why)}", style="red")
    # Problems that were tolerated, and differences, are listed after the refusals.
    for noted in (*(p for p in exchange.problems if p not in exchange.refused), *exchange.differs):
        line.append(f"\n         {printable(noted)}", style="yellow")
    return line


async def _log(live: Live) -> None:
    console = Console(soft_wrap=True, highlight=False)
    async for exchange in live.watch():
        with console.capture() as line:
            console.print(line_of(exchange))
        try:
            print(line.get(), end="", flush=True)
        except BrokenPipeError:
            # The log's reader has gone, but the service goes on.
            return


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


if __name__ == "__main__":
    sys.exit(main())
