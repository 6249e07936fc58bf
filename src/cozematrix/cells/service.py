"""The process that lives as long as a run: it holds the checkout and serves the fake Coze service.

`python -m cozematrix.cells.service CACHE LEADER` reads the service's secret from standard input,
prints one line, `serving` with its three addresses (plain, TLS, the one where nobody listens), or
`busy WHO`, and ends when the process LEADER is gone. The service itself is a child of it: where
that dies, for want of memory for one, another one takes its place at the same addresses.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from cozefake.service import serving
from cozematrix.cells import lifeline
from cozematrix.cells import run as runs
from cozematrix.data_file import read_untrusted, write_whole
from cozematrix.errors import InputError

# A run that has just ended holds the lock until its service has noticed.
SECONDS_FOR_THE_LAST_RUN_TO_END = 5.0
# A service that dies so often has another reason than bad luck.
MOST_STARTS = 10
_MOST_OF_A_NUMBER = 32
# PyJWT warns of the contracts' keys, which protect nothing and are short for the sake of time.
_SHORT_KEYS = ("-W", "ignore:The RSA key is")


def main(cache: Path, leader: int) -> int:
    """Hold the checkout, serve until `leader` ends; the exit code."""
    holder = cache / "run.holder"
    lock = FileLock(cache / runs.LOCK)
    try:
        is_held = (pid := _holder(holder)) is not None and lifeline.is_alive(pid)
        lock.acquire(timeout=0 if is_held else SECONDS_FOR_THE_LAST_RUN_TO_END)
    except Timeout:
        print("busy", f"nox has process id {_holder(holder)}", flush=True)
        return 3
    with lock:
        write_whole(holder, str(leader))
        _keep_serving(leader, sys.stdin.readline().strip())
    return 0


def _keep_serving(leader: int, secret: str) -> None:
    """Have a child serve until `leader` ends, and another one where it dies before."""
    addresses = ""
    for _ in range(MOST_STARTS):
        command = [sys.executable, *_SHORT_KEYS, "-m", "cozematrix.cells.service"]
        command += ["serve", str(leader), *_ports(addresses)]
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert child.stdin and child.stdout  # noqa: S101, PT018 - asked for as pipes above
        with child.stdin:
            child.stdin.write(f"{secret}\n")
        answer = child.stdout.readline().strip()
        if not addresses:
            addresses = answer
            print("serving" if answer else "nothing", addresses, flush=True)
            # Nobody reads on: a later write must not block or fail.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if child.wait() == 0 or not addresses:
            return


def _ports(addresses: str) -> list[str]:
    return [str(urlsplit(address).port) for address in addresses.split()] or ["0", "0", "0"]


async def serve(secret: str, leader: int, port: int, tls_port: int, refused_port: int) -> None:
    """Serve at these ports, 0 for a free one, until the run or who started this is gone."""
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    for pid in (leader, os.getppid()):
        lifeline.watch(pid, lambda: loop.call_soon_threadsafe(ended.set))
    async with serving(
        port=port, tls_port=tls_port, refused_port=refused_port, secret=secret
    ) as service:
        print(service.url, service.tls_url, service.refused_url, flush=True)
        await ended.wait()


def _holder(holder: Path) -> int | None:
    try:
        return int(read_untrusted(holder, _MOST_OF_A_NUMBER))
    except (InputError, ValueError):
        return None


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        asyncio.run(serve(sys.stdin.readline().strip(), *map(int, sys.argv[2:])))
    else:
        sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
