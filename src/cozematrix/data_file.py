"""Data files: read with checked keys, written whole or not at all."""

from __future__ import annotations

import datetime
import errno
import json
import os
import re
import stat
import threading
import tomllib
from contextlib import contextmanager, suppress
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar, overload

from cozematrix.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

T = TypeVar("T")


class _Null:
    """JSON's null as errors show it; None stands for a value that is not there."""

    def __repr__(self) -> str:
        return "null"


_NULL = _Null()


class Table:
    """A table of a data file that is read key by key, each with its type, and then closed.

    `close()` refuses what nobody asked for, so that a misspelt key is an error and not a default.
    """

    # Any: what a file holds is known only after it was looked at, which is what this class does.
    def __init__(self, values: dict[str, Any], *, where: str, path: str = "") -> None:
        self._values = values
        self._where = where
        self._path = path
        self._known: list[str] = []

    @overload
    def get(self, key: str, kind: type[T]) -> T: ...
    @overload
    def get(self, key: str, kind: type[T], default: T) -> T: ...
    def get(self, key: str, kind: type[T], default: T | None = None) -> T:
        """The value of `key`, which must be of `kind`; without a default it must be there."""
        self._known.append(key)
        if key not in self._values:
            if default is None:
                raise self._refusal(key, None, _KINDS[kind] + self._misspelt(key))
            return default
        value = self._values[key]
        if kind is float and type(value) is int:
            value = float(value)
        is_more = isinstance(value, _MORE.get(kind, ()))
        if not isinstance(value, kind) or is_more:
            raise self.refuse(key, value, _KINDS[kind])
        return value

    def strings(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """The value of `key`, a list of strings."""
        values = self.get(key, list) if default is None else self.get(key, list, list(default))
        if wrong := [value for value in values if not isinstance(value, str)]:
            raise self.refuse(key, wrong[0], "a list of strings")
        return tuple(values)

    def table(self, key: str) -> Table:
        """The table under `key`, empty where there is none."""
        return Table(self.get(key, dict, {}), where=self._where, path=self._name(key))

    def tables(self, key: str, named_by: str = "") -> list[Table]:
        """The array of tables under `key`, empty where there is none.

        Errors call each by its value of `named_by`, by which a person finds it, else by number.
        """
        rows = self._values.get(key, [])
        self._known.append(key)
        listed = rows if isinstance(rows, list) else [rows]
        if wrong := [row for row in listed if rows is not listed or not isinstance(row, dict)]:
            header = re.sub(r"\[[^]]*\]", "", self._name(key))
            raise self.refuse(key, wrong[0], f"an array of tables: [[{header}]]")
        names = [row.get(named_by, number) for number, row in enumerate(rows)]
        return [
            Table(row, where=self._where, path=f"{self._name(key)}[{name}]")
            for name, row in zip(names, rows, strict=True)
        ]

    @property
    def path(self) -> str:
        """The table's place in its file, "" for the file itself."""
        return self._path

    @property
    def names(self) -> list[str]:
        """Every key that is there."""
        return list(self._values)

    def refuse(self, key: str, value: object, allowed: str) -> InputError:
        """The error that says that `value` cannot stand at `key`."""
        return self._refusal(key, _NULL if value is None else value, allowed)

    def close(self) -> None:
        """Refuse keys that were never asked for."""
        unknown = [key for key in self._values if key not in self._known]
        if unknown:
            raise InputError(
                where=self._where,
                key=self._name(unknown[0]),
                value=self._values[unknown[0]],
                allowed="one of the keys " + ", ".join(sorted(set(self._known))),
            )

    def _refusal(self, key: str, value: object, allowed: str) -> InputError:
        return InputError(where=self._where, key=self._name(key), value=value, allowed=allowed)

    def _name(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _misspelt(self, key: str) -> str:
        """The key that may stand there in the place of `key`, in words; "" if there is none."""
        near = get_close_matches(key, [each for each in self._values if each not in self._known])
        return f" ({near[0]!r} is there)" if near else ""


# `isinstance` takes these for the kind, and the files know them apart.
_MORE: dict[type, type] = {int: bool, datetime.date: datetime.datetime}
_KINDS: dict[type, str] = {
    str: "a string",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
    datetime.date: "a date such as 2026-11-23",
}


def read_toml(path: Path, where: str = "") -> Table:
    """The whole TOML file as a table; `where` is what errors call it, by itself its name."""
    where = where or path.name
    try:
        text = _content(path).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(where, error) from error
    return parse_toml(text, where)


def parse_toml(text: str, where: str) -> Table:
    """The TOML text as a table; anything else is an `InputError` of `where`."""
    try:
        return Table(tomllib.loads(text), where=where)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(where, error) from error


def _unreadable(where: str, error: Exception) -> InputError:
    allowed = "a readable TOML file"
    return InputError(where=where, key="(file)", value=str(error), allowed=allowed)


def read_json(path: Path) -> Table:
    """The whole JSON file, which must hold an object, as a table."""
    return parse_json(read_content(path, "a readable JSON file"), path.name)


def read_content(path: Path, allowed: str) -> bytes:
    """The bytes of a file; an `InputError` that says what is `allowed` if it cannot be read."""
    try:
        return _content(path)
    except OSError as error:
        raise InputError(
            where=path.name, key="(file)", value=str(error), allowed=allowed
        ) from error


def _content(path: Path) -> bytes:
    """The bytes of a file; an OSError where it is a pipe, which nobody may ever write into."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "no regular file", str(path))
        return file.read()


def parse_json(content: bytes, where: str) -> Table:
    """The JSON object in `content` as a table; anything else is an `InputError` of `where`."""
    values = parse_value(content, where)
    if not isinstance(values, dict):
        raise InputError(
            where=where, key="(file)", value=type(values).__name__, allowed="an object"
        )
    return Table(values, where=where)


# Any: JSON's own types.
def parse_value(content: bytes, where: str) -> Any:
    """The JSON value in `content`, whatever it is; an `InputError` of `where` if there is none."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError(
            where=where, key="(file)", value=str(error), allowed="a readable JSON file"
        ) from error


@contextmanager
def open_untrusted(path: Path, most: int, where: str = "") -> Iterator[BufferedReader]:
    """Open a file that was written by a program that nobody has reviewed, to read bytes.

    A link, a pipe, a device, or a file with more than `most` bytes is an InputError; nothing is
    waited for, and nothing is followed. `where` is what errors call it, by itself its name.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise _untrusted(path, most, where, str(error)) from error
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        os.close(descriptor)
        raise _untrusted(path, most, where, "no regular file")
    with os.fdopen(descriptor, "rb") as file:
        if about.st_size > most:
            raise _untrusted(path, most, where, f"{about.st_size} bytes")
        yield file


def read_untrusted(path: Path, most: int, where: str = "") -> bytes:
    """Read such a file whole; one that grows beyond `most` bytes meanwhile is refused as well."""
    with open_untrusted(path, most, where) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise _untrusted(path, most, where, f"more than {most} bytes")
    return content


def _untrusted(path: Path, most: int, where: str, value: str) -> InputError:
    allowed = f"a file of at most {most} bytes"
    return InputError(where=where or path.name, key="(file)", value=value, allowed=allowed)


def read_log(path: Path, most: int) -> str:
    """Read what a program printed; "" where a stranger put something else in the log's place."""
    try:
        return read_untrusted(path, most).decode("utf-8", errors="replace")
    except InputError:
        return ""


def append(path: Path, content: bytes) -> None:
    """Add `content` to a file at once; an OSError where it is a pipe, which nobody may read."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NONBLOCK | os.O_CLOEXEC
    descriptor = os.open(path, flags, 0o644)
    try:
        os.write(descriptor, content)
    finally:
        os.close(descriptor)


def write_whole(path: Path, text: str, *, mode: int = 0o644) -> None:
    """Write `text` to `path` so that a reader sees the old file or the new one, never a part."""
    write_bytes(path, text.encode("utf-8"), mode=mode)


def write_bytes(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Write `content` to `path` so that a reader sees the old file or the new one, never a part."""
    # Threads of one process write the same file too.
    beside = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.chmod(mode)
        beside.replace(path)
    except OSError as error:
        # A full disk: half a file is of no use to anybody.
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error


def write_json(path: Path, values: object, *, mode: int = 0o644) -> None:
    """Write `values` as JSON, whole or not at all."""
    write_whole(path, json.dumps(values, indent=1, ensure_ascii=False) + "\n", mode=mode)
