"""Linux's Landlock through its system calls: a process gives up files, TCP and signals for good.

By hand, as the packages that wrap it know files alone. See `man 7 landlock`.
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_FOR_VERSION = 1
_BENEATH, _PORT = 1, 2
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_REMOVE_DIR, _REMOVE_FILE, _MAKE_DIR, _MAKE_FILE = 16, 32, 128, 256
_REFER, _TRUNCATE, _DEVICE_CONTROL = 1 << 13, 1 << 14, 1 << 15
_CONNECT_TCP = 2
_READ = _EXECUTE | _READ_FILE | _READ_DIR
_WRITE = _READ | _WRITE_FILE | _REMOVE_DIR | _REMOVE_FILE | _MAKE_DIR | _MAKE_FILE
# What a rule for something that is no folder can say.
_OF_A_FILE = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _DEVICE_CONTROL
# The rights to files that a version of the interface knows, all of which are given up.
_KNOWN_SINCE = {1: (1 << 13) - 1, 2: _REFER, 3: _TRUNCATE, 5: _DEVICE_CONTROL}
_TCP = 1 | _CONNECT_TCP
_ABSTRACT_SOCKETS, _SIGNALS = 1, 2
_TCP_SINCE, _SIGNALS_SINCE = 4, 6

_LIBC = ctypes.CDLL(None, use_errno=True)


def version() -> int:
    """The version of the interface that the kernel has; 0 where it has none."""
    found = _LIBC.syscall(
        _CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint(_ASK_FOR_VERSION)
    )
    return max(int(found), 0)


def parts() -> tuple[str, ...]:
    """Name the parts that can be bounded here: "files", "TCP", "signals"."""
    known = version()
    since = {"files": 1, "TCP": _TCP_SINCE, "signals": _SIGNALS_SINCE}
    return tuple(part for part, first in since.items() if known >= first)


def restrict(readable: Iterable[str], writable: Iterable[str], ports: Iterable[int]) -> None:
    """Give up everything but these paths and ports, for this process and those that it starts.

    A path that does not exist is left out. Needs `PR_SET_NO_NEW_PRIVS`; raises an OSError.
    """
    known = version()
    files = sum(rights for first, rights in _KNOWN_SINCE.items() if known >= first)
    tcp = _TCP if known >= _TCP_SINCE else 0
    scope = _ABSTRACT_SOCKETS | _SIGNALS if known >= _SIGNALS_SINCE else 0
    size = 8 if known < _TCP_SINCE else 16 if known < _SIGNALS_SINCE else 24
    given_up = struct.pack("=QQQ", files, tcp, scope)[:size]
    rules = _call(_CREATE_RULESET, given_up, ctypes.c_size_t(size), ctypes.c_uint(0))
    more = _REFER | _TRUNCATE | _DEVICE_CONTROL
    for paths, rights in ((readable, _READ), (writable, _WRITE | more)):
        for path in paths:
            _allow_path(rules, path, rights & files)
    for port in ports if tcp else ():
        _add(rules, _PORT, struct.pack("=QQ", _CONNECT_TCP, port))
    _call(_RESTRICT_SELF, ctypes.c_int(rules), ctypes.c_uint(0))
    os.close(rules)


def _allow_path(rules: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= _OF_A_FILE
        _add(rules, _BENEATH, struct.pack("=Qi", rights, place))
    finally:
        os.close(place)


def _add(rules: int, kind: int, rule: bytes) -> None:
    _call(_ADD_RULE, ctypes.c_int(rules), ctypes.c_int(kind), rule, ctypes.c_uint(0))


# Any: arguments of a system call, each of a type of its own.
def _call(number: int, *arguments: object) -> int:
    answer = int(_LIBC.syscall(ctypes.c_long(number), *arguments))
    if answer < 0:
        error = ctypes.get_errno()
        raise OSError(error, f"Landlock: {os.strerror(error)}")
    return answer
