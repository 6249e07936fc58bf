"""The fence around a program that nobody has reviewed: what it may read, write, reach and use.

Linux's Landlock bounds files, TCP and signals, seccomp bounds the kinds of sockets; both need no
privilege and no program beside Python, where bubblewrap needs user namespaces, which Ubuntu and
container runtimes forbid. A supervisor (`python -m cozematrix.cells.fence`) raises the fence,
bounds time, memory and processes, and ends whatever the program started, also what left its group.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.cells.fence import landlock, seccomp
from cozematrix.errors import MatrixError

if TYPE_CHECKING:
    from pathlib import Path

ALL = ("files", "TCP", "signals", "sockets")
MEGABYTE = 1024 * 1024
# Where programs and libraries lie, and what is read there of the system's settings.
SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/nix/store", "/gnu/store")
SETTINGS = (
    "/etc/*-release",
    "/etc/*_version",
    "/etc/ca-certificates",
    "/etc/gai.conf",
    "/etc/host.conf",
    "/etc/hosts",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/mime.types",
    "/etc/nsswitch.conf",
    "/etc/passwd",
    "/etc/pki/tls",
    "/etc/ssl/certs",
    "/etc/ssl/openssl.cnf",
    "/sys/devices/system/cpu",
)
DEVICES = ("/dev/full", "/dev/null", "/dev/random", "/dev/urandom", "/dev/zero")


@dataclass(frozen=True)
class Fence:
    """The reach of a program beyond the system's own programs and libraries.

    `readable` and `writable` are folders and files; below `writable` it can also create and remove,
    but neither links nor pipes. `ports` are the TCP ports that it can connect to. `is_closed`:
    whether the fence is raised at all; the bounds hold either way. `memory` is in bytes, for all
    processes together; `file` is the size that a single file can have, `disk` what all files below
    `writable` can take. `pretends`: a change of modes, owners or times has no effect, and no error:
    what builds a wheel often sets them, and goes on.
    """

    readable: tuple[Path, ...] = ()
    """Folders and files that it can read."""
    writable: tuple[Path, ...] = ()
    """Folders and files; below them it can also create and remove, but no links or pipes."""
    ports: tuple[int, ...] = ()
    """TCP ports that it can connect to."""
    is_closed: bool = True
    """False if no fence is raised; the bounds below hold either way."""
    memory: int = 2048 * MEGABYTE
    """Bytes, for all its processes together."""
    file: int = 64 * MEGABYTE
    """Bytes that a single file can have."""
    disk: int = 512 * MEGABYTE
    """Bytes that all files below `writable` can take."""
    processes: int = 64
    """Number that can live at once."""
    pretends: bool = False
    """True if changes of modes, owners and times do nothing and succeed: builds need that."""


def parts() -> tuple[str, ...]:
    """Name the parts that hold on this machine: "files", "TCP", "signals", "sockets"."""
    if sys.platform != "linux":
        return ()
    sockets = ("sockets",) if seccomp.is_available() else ()
    return (*landlock.parts(), *sockets)


def require(use: str) -> None:
    """Refuse to go on where the whole fence is "required", and a part of it cannot be had."""
    lacking = [part for part in ALL if part not in parts()]
    if use == "required" and lacking:
        raise MatrixError(f"matrix.toml requires the fence; it lacks here: {', '.join(lacking)}")


def describe(use: str) -> str:
    """Say in one line what the fence around a cell holds, and what it does not."""
    held = parts() if use != "off" else ()
    open_ = [part for part in ALL if part not in held]
    if not held:
        return "cells are not fenced: they can read, change and reach what you can"
    lacking = f"; not: {', '.join(open_)}" if open_ else ""
    return f"cells are fenced: {', '.join(held)}{lacking}"
