"""`python -m cozefake`: the service by itself, on loopback, until it is interrupted."""

from __future__ import annotations

import argparse
import asyncio
import ipaddress
import signal
import sys

from cozefake.service import serving


def main() -> int:
    """Serve until SIGINT or SIGTERM; the exit code."""
    parser = argparse.ArgumentParser(prog="cozefake", description="A fake Coze service.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument(
        "--expose-to-network",
        action="store_true",
        help="listen on an address that others can reach: anybody there can use and read it",
    )
    arguments = parser.parse_args()
    if not (arguments.expose_to_network or _is_loopback(arguments.host)):
        print(
            f"cozefake: {arguments.host} can be reached from the network; it has no protection "
            "of its own: say --expose-to-network if that is meant",
            file=sys.stderr,
        )
        return 2
    asyncio.run(_serve(arguments.host, arguments.port))
    return 0


async def _serve(host: str, port: int) -> None:
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with serving(host=host, port=port) as service:
        print(service.url, flush=True)
        print("the control side is at /_fake/ (see cozefake/control.py)", flush=True)
        await ended.wait()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


if __name__ == "__main__":
    sys.exit(main())
