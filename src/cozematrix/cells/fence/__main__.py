"""The supervisor of one program: raises the fence, runs it, bounds it, leaves nothing behind.

`python -m cozematrix.cells.fence ORDER REPORT`: ORDER is JSON (see `Order`), REPORT the number of
an open file for the program's end. Standard input and output are the program's.
"""

from __future__ import annotations

import contextlib
import ctypes
import glob
import json
import os
import resource
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cozematrix.cells.fence import DEVICES, SETTINGS, SYSTEM, landlock, parts, seccomp

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIE_WITH_PARENT, _DROP_CAPABILITY, _ADOPT_ORPHANS = 1, 24, 36
_CAPABILITIES = range(64)
# Between two looks at what the program uses, in seconds.
_PAUSE = 1.0
_PAGE = os.sysconf("SC_PAGE_SIZE")
# What `stat` counts in, and what a name is reckoned to take, in bytes.
_BLOCK, _ENTRY = 512, 4096
_LIBC = ctypes.CDLL(None)


@dataclass(frozen=True)
class Order:
    """A program to run and its bounds, as the JSON on the command line has them."""

    parent: int
    """Id of the process that waits for the supervisor: without it the program ends too."""
    command: list[str]
    """The program and its arguments."""
    env: dict[str, str]
    """The program's whole environment."""
    seconds: float
    """Wall time that it may take."""
    readable: list[str]
    """Paths; see `Fence`."""
    writable: list[str]
    """Paths; see `Fence`."""
    ports: list[int]
    """See `Fence`."""
    is_closed: bool
    """See `Fence`."""
    memory: int
    """Bytes; see `Fence`."""
    file: int
    """Bytes; see `Fence`."""
    disk: int
    """Bytes; see `Fence`."""
    processes: int
    """See `Fence`."""
    pretends: bool = False
    """See `Fence`."""


def main(order: Order, report: int) -> int:
    """Run the program to its end, and report it; the exit code."""
    # Blocked, as they are waited for; the program starts with none blocked.
    awaited = {signal.SIGCHLD, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, awaited)
    _LIBC.prctl(_ADOPT_ORPHANS, 1, 0, 0, 0)
    _LIBC.prctl(_DIE_WITH_PARENT, signal.SIGTERM, 0, 0, 0)
    os.set_inheritable(report, False)
    try:
        # This process has one thread, so what it does before the program begins is safe.
        program = subprocess.Popen(order.command, env=order.env, preexec_fn=lambda: _enter(order))  # noqa: PLW1509
    except (OSError, subprocess.SubprocessError) as error:
        _tell(report, code=1, bound="", why_not_started=str(error))
        return 1
    if bound := _watch(program, order, awaited):
        program.kill()
        program.wait()
    _end_all()
    _tell(report, code=program.returncode, bound=bound)
    return 0


def _enter(order: Order) -> None:
    """Enter the fence, in the program's own process before it becomes the program."""
    _LIBC.prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (order.file, order.file))
    if not order.is_closed:
        return
    held = parts()
    for each in _CAPABILITIES:
        # For root, who would else have them all; nobody else has any, and is refused.
        _LIBC.prctl(_DROP_CAPABILITY, each, 0, 0, 0)
    seccomp.give_up_privileges()
    if "files" in held:
        writable = [*DEVICES, *order.writable]
        settings = [path for pattern in SETTINGS for path in glob.glob(pattern)]  # noqa: PTH207 - absolute
        landlock.restrict([*SYSTEM, *settings, *order.readable], writable, order.ports)
    if "sockets" in held:
        seccomp.restrict(pretends=order.pretends)


def _watch(program: subprocess.Popen[bytes], order: Order, awaited: set[signal.Signals]) -> str:
    """Wait for the end; which bound was passed, "" where none was."""
    deadline = time.monotonic() + order.seconds
    while True:
        came = signal.sigtimedwait(awaited, min(_PAUSE, max(deadline - time.monotonic(), 0)))
        if program.poll() is not None:
            return ""
        if os.getppid() != order.parent or (came and came.si_signo == signal.SIGTERM):
            return "nobody waits for it any more"
        if time.monotonic() >= deadline:
            return "time"
        if bound := _passed(order):
            return bound


def _passed(order: Order) -> str:
    living = list(_descendants(os.getpid()))
    if len(living) > order.processes:
        return f"it had more than {order.processes} processes"
    if sum(map(_memory, living)) > order.memory:
        return f"it used more than {order.memory // 1024 // 1024} MB of memory"
    if _takes_more(order.writable, order.disk):
        return f"it left more than {order.disk // 1024 // 1024} MB of files"
    return ""


def _takes_more(folders: list[str], most: int) -> bool:
    """Return whether the folders together take more of the disk than `most` bytes."""
    taken = 0
    for folder in folders:
        for place, names, files in os.walk(folder):
            for name in (*names, *files):
                with contextlib.suppress(OSError):
                    # An entry takes room of its own, so that many empty files are not endless.
                    taken += _ENTRY + os.lstat(os.path.join(place, name)).st_blocks * _BLOCK  # noqa: PTH118 - names of a stranger
                if taken > most:
                    return True
    return False


def _end_all() -> None:
    """End every process below this one, also those that appear meanwhile.

    Orphans become children of this process, so there are none below it once it has no child. The
    lists of children alone do not tell: they can lack one that appears while they are read.
    """
    with contextlib.suppress(ChildProcessError):
        while True:
            for pid in _descendants(os.getpid()):
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, signal.SIGKILL)
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _descendants(pid: int) -> Iterator[int]:
    """The processes below one. psutil would look at every process of the machine for it."""
    for task in _read_folder(f"/proc/{pid}/task"):
        for child in _read(f"/proc/{pid}/task/{task}/children").split():
            if _state(int(child)) != "Z":
                yield int(child)
            yield from _descendants(int(child))


def _state(pid: int) -> str:
    # The name, in parentheses, can hold anything.
    return _read(f"/proc/{pid}/stat").rpartition(")")[2].strip()[:1] or "Z"


def _memory(pid: int) -> int:
    """Return the memory of a process, in bytes."""
    words = _read(f"/proc/{pid}/statm").split()
    return int(words[1]) * _PAGE if len(words) > 1 else 0


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _read_folder(path: str) -> list[str]:
    try:
        return os.listdir(path)  # noqa: PTH208 - names are wanted
    except OSError:
        return []


def _tell(report: int, *, code: int, bound: str, why_not_started: str = "") -> None:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = {
        "code": code,
        "bound": bound,
        "cpu_seconds": used.ru_utime + used.ru_stime,
        "why_not_started": why_not_started,
    }
    os.write(report, json.dumps(told).encode())


if __name__ == "__main__":
    sys.exit(main(Order(**json.loads(sys.argv[1])), int(sys.argv[2])))
