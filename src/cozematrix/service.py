"""The process that lives as long as a run: it holds the checkout and serves the fake Coze service.

`python -m cozematrix.service CACHE LEADER` reads the service's secret from its standard input,
prints one line, `serving` with its three addresses (plain, TLS, the one where nobody listens), or
`busy WHO`, and ends when the process LEADER is gone.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from filelock import FileLock, Timeout

from cozefake.service import serving
from cozematrix import lifeline
from cozematrix import run as runs

# A run that has just ended holds the lock until its service has noticed.
SECONDS_FOR_THE_LAST_RUN_TO_END = 5.0


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
        holder.write_text(str(leader), encoding="utf-8")
        asyncio.run(_serve(leader, sys.stdin.readline().strip()))
    return 0


async def _serve(leader: int, secret: str) -> None:
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    lifeline.watch(leader, lambda: loop.call_soon_threadsafe(ended.set))
    async with serving(secret=secret) as service:
        print("serving", service.url, service.tls_url, service.refused_url, flush=True)
        # Nobody reads on: a later write must not block or fail.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        await ended.wait()


def _holder(holder: Path) -> int | None:
    try:
        return int(holder.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
