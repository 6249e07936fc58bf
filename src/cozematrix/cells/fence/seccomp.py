"""Linux's seccomp: a process gives up what Landlock does not see.

Every kind of socket but TCP over IP; modes, owners, times and attributes of files, also of those
that it cannot write; limits and priorities of other processes; memory, queues and keys that the
kernel keeps for all programs of a user. By hand, as `libseccomp` would have to be installed beside
Python. See `man 2 seccomp`; the filter is a program for the kernel's packet filter.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import socket
import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NO_NEW_PRIVILEGES, _SET_FILTER, _FILTER = 38, 22, 2
_LOAD, _AND, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x54, 0x15, 0x35, 0x06
_ALLOW, _REFUSE, _PRETEND = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x00050000
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
# Numbers from here on are those of x86-64's second interface, with other numbers for all calls.
_SECOND_INTERFACE = 0x40000000
_FAST_OPEN = 0x20000000
_KIND_OF_SOCKET = 0xF


class Machine(NamedTuple):
    """An architecture by the kernel's names, and the numbers of its system calls."""

    audit: int
    calls: Mapping[str, int]


class Check(NamedTuple):
    """A bound on an argument of a call, by its place from 0: its lower half under `mask`."""

    place: int
    mask: int
    allowed: tuple[int, ...]


# Calls as their numbers stand in the kernel's tables; a machine can have fewer of them.
_MACHINES = {
    "x86_64": Machine(
        0xC000003E,
        {
            "socket": 41,
            "sendto": 44,
            "sendmsg": 46,
            "sendmmsg": 307,
            "io_uring_setup": 425,
            "chmod": 90,
            "fchmod": 91,
            "fchmodat": 268,
            "fchmodat2": 452,
            "chown": 92,
            "fchown": 93,
            "lchown": 94,
            "fchownat": 260,
            "utime": 132,
            "utimes": 235,
            "futimesat": 261,
            "utimensat": 280,
            "setxattr": 188,
            "lsetxattr": 189,
            "fsetxattr": 190,
            "setxattrat": 463,
            "removexattr": 197,
            "lremovexattr": 198,
            "fremovexattr": 199,
            "removexattrat": 466,
            "shmget": 29,
            "shmat": 30,
            "shmctl": 31,
            "semget": 64,
            "semop": 65,
            "semctl": 66,
            "semtimedop": 220,
            "msgget": 68,
            "msgsnd": 69,
            "msgrcv": 70,
            "msgctl": 71,
            "mq_open": 240,
            "mq_unlink": 241,
            "add_key": 248,
            "request_key": 249,
            "keyctl": 250,
            "perf_event_open": 298,
            "bpf": 321,
            "userfaultfd": 323,
            "prlimit64": 302,
            "setpriority": 141,
            "ioprio_set": 251,
            "sched_setparam": 142,
            "sched_setscheduler": 144,
            "sched_setaffinity": 203,
            "sched_setattr": 314,
        },
    ),
    "aarch64": Machine(
        0xC00000B7,
        {
            "socket": 198,
            "sendto": 206,
            "sendmsg": 211,
            "sendmmsg": 269,
            "io_uring_setup": 425,
            "fchmod": 52,
            "fchmodat": 53,
            "fchmodat2": 452,
            "fchownat": 54,
            "fchown": 55,
            "utimensat": 88,
            "setxattr": 5,
            "lsetxattr": 6,
            "fsetxattr": 7,
            "setxattrat": 463,
            "removexattr": 14,
            "lremovexattr": 15,
            "fremovexattr": 16,
            "removexattrat": 466,
            "shmget": 194,
            "shmctl": 195,
            "shmat": 196,
            "semget": 190,
            "semctl": 191,
            "semtimedop": 192,
            "semop": 193,
            "msgget": 186,
            "msgctl": 187,
            "msgrcv": 188,
            "msgsnd": 189,
            "mq_open": 180,
            "mq_unlink": 181,
            "add_key": 217,
            "request_key": 218,
            "keyctl": 219,
            "perf_event_open": 241,
            "bpf": 280,
            "userfaultfd": 282,
            "prlimit64": 261,
            "setpriority": 140,
            "ioprio_set": 30,
            "sched_setparam": 118,
            "sched_setscheduler": 119,
            "sched_setaffinity": 122,
            "sched_setattr": 274,
        },
    ),
}
_ALL = 0xFFFFFFFF
# A process, thread or limit of one's own is named by 0 in these, as Python and the C library do.
_OF_ITSELF = {
    "prlimit64": 0,
    "sched_setparam": 0,
    "sched_setscheduler": 0,
    "sched_setaffinity": 0,
    "sched_setattr": 0,
    "setpriority": 1,
    "ioprio_set": 1,
}
_CHECKS = {
    "socket": (
        Check(0, _ALL, (socket.AF_INET, socket.AF_INET6)),
        Check(1, _KIND_OF_SOCKET, (socket.SOCK_STREAM,)),
        Check(2, _ALL, (0, socket.IPPROTO_TCP)),
    ),
    # With this flag data goes out without a call to `connect`, which is what Landlock sees.
    "sendto": (Check(3, _FAST_OPEN, (0,)),),
    "sendmsg": (Check(2, _FAST_OPEN, (0,)),),
    "sendmmsg": (Check(3, _FAST_OPEN, (0,)),),
    **{call: (Check(place, _ALL, (0,)),) for call, place in _OF_ITSELF.items()},
}
# Of every other call that has a number above, nothing is left; `io_uring_setup` among them, as it
# makes sockets without a call that a filter sees.
_NOTHING = (Check(0, _ALL, ()),)
# The calls that change a file's mode, owner or times, by how their names begin.
_ATTRIBUTES = ("chmod", "fchmod", "chown", "fchown", "lchown", "utime", "futimesat")


def is_available() -> bool:
    """Return whether the filter knows this machine's system calls."""
    return platform.machine() in _MACHINES


def give_up_privileges() -> None:
    """Let this process and those that it starts gain no privilege by running a program."""
    _control(_NO_NEW_PRIVILEGES, 1)


def restrict(*, pretends: bool = False) -> None:
    """Give up all of this, for this process and those that it starts; raises an OSError.

    `pretends`: a change of a file's mode, owner or times is not made, and reported as made.
    """
    code = b"".join(_program(_MACHINES[platform.machine()], pretends=pretends))
    kept = ctypes.create_string_buffer(code, len(code))
    # A length in two bytes, then the address, where a pointer is aligned to.
    filter_ = struct.pack("@HP", len(code) // 8, ctypes.addressof(kept))
    _control(_SET_FILTER, _FILTER, filter_)


def _program(machine: Machine, *, pretends: bool) -> Iterator[bytes]:
    yield _step(_LOAD, _ARCHITECTURE)
    yield from _unless(_EQUAL, machine.audit)
    yield _step(_LOAD, _NUMBER)
    yield _step(_AT_LEAST, _SECOND_INTERFACE, 0, 1)
    yield _step(_RETURN, _REFUSE)
    for call, number in machine.calls.items():
        if pretends and call.startswith(_ATTRIBUTES):
            body = _step(_RETURN, _PRETEND)
        else:
            body = b"".join(_checked(_CHECKS.get(call, _NOTHING)))
        yield _step(_EQUAL, number, 0, len(body) // 8)
        yield body
    yield _step(_RETURN, _ALLOW)


def _checked(checks: tuple[Check, ...]) -> Iterator[bytes]:
    for check in checks:
        yield _step(_LOAD, _ARGUMENTS + 8 * check.place)
        yield _step(_AND, check.mask)
        for left, value in enumerate(check.allowed, 1 - len(check.allowed)):
            # To behind the refusal, over the other values.
            yield _step(_EQUAL, value, 1 - left, 0)
        yield _step(_RETURN, _REFUSE)
    yield _step(_RETURN, _ALLOW)


def _unless(test: int, value: int) -> Iterator[bytes]:
    yield _step(test, value, 1, 0)
    yield _step(_RETURN, _REFUSE)


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _control(option: int, *arguments: int | bytes) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    words = [ctypes.c_ulong(each) if isinstance(each, int) else each for each in arguments]
    words += [ctypes.c_ulong(0)] * (4 - len(words))
    if libc.prctl(ctypes.c_int(option), *words) != 0:
        error = ctypes.get_errno()
        raise OSError(error, f"seccomp: {errno.errorcode.get(error, error)}")
