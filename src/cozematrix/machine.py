"""The shell and the disk that a run was started on: what would make any cell fail there.

A shell, a scheduler or a container can leave less than a cell needs, and then its tests fail for
want of memory or time. Where it has the ends of children ignored, nobody learns how one ended. And
on a disk from which no program may be run, compiled dependencies cannot be imported.
"""

from __future__ import annotations

import os
import resource
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from cozematrix.cells.fence import Fence
from cozematrix.errors import MatrixError

if TYPE_CHECKING:
    from pathlib import Path

_BOUNDS = Fence()
# Only Linux tells.
_NOEXEC = getattr(os, "ST_NOEXEC", 0)
# For each limit the option by which a shell sets it, in words, and the least that a cell needs: in
# bytes and numbers what the fence allows it, in seconds more than a suite can take on a few cores.
_NEEDED = {
    resource.RLIMIT_AS: ("-v", "bytes of address space", _BOUNDS.memory),
    resource.RLIMIT_CPU: ("-t", "seconds of CPU time", 3600),
    resource.RLIMIT_DATA: ("-d", "bytes of data", _BOUNDS.memory),
    resource.RLIMIT_FSIZE: ("-f", "bytes of a file", _BOUNDS.file),
    resource.RLIMIT_NOFILE: ("-n", "open files", 64),
    resource.RLIMIT_STACK: ("-s", "bytes of stack", 1024 * 1024),
}


def shed() -> None:
    """Free this process of what would keep a cell from ending as it would by itself.

    Limits are raised where the system lets them; the rest is for `require`.
    """
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD, signal.SIGTERM, signal.SIGINT})
    for kind, (_, _, needed) in _NEEDED.items():
        soft, hard = resource.getrlimit(kind)
        if _is_less(soft, needed):
            with suppress(OSError, ValueError):
                resource.setrlimit(kind, (hard if _is_less(hard, needed) else needed, hard))


def require(cache: Path) -> None:
    """A MatrixError where a limit, or the disk of `cache`, leaves less than a cell needs."""
    if os.statvfs(cache).f_flag & _NOEXEC:
        raise MatrixError(
            f"{cache} lies on a disk from which nothing may be run (noexec); compiled "
            "dependencies would fail to import: take a checkout elsewhere, or let it be a link"
        )
    for kind, (option, what, needed) in _NEEDED.items():
        soft, _ = resource.getrlimit(kind)
        if _is_less(soft, needed):
            raise MatrixError(
                f"{soft} {what} are too few: a cell may need {needed}; raise what "
                f"`ulimit {option}` says where this was started"
            )


def _is_less(limit: int, needed: int) -> bool:
    return limit != resource.RLIM_INFINITY and limit < needed
