"""Reads `by_hand.toml`: calls that the suites' tables do not have, results of others.

Values and types there are Python source, as in the facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cozematrix.data_file import Table, read_toml

if TYPE_CHECKING:
    from pathlib import Path

CLIENTS = ("Coze", "AsyncCoze")


@dataclass(frozen=True)
class Call:
    """A call that no table has."""

    label: str
    path: str
    clients: tuple[str, ...]
    needed: dict[str, str]
    optional: dict[str, str]


@dataclass(frozen=True)
class ResultTypes:
    """The types of a call that a release cannot make, and why it cannot."""

    result: str
    item: str
    reason: str


@dataclass(frozen=True)
class ByHand:
    """Everything that is said by hand.

    `optional`: more arguments for a call of the tables, by its label; `results`: by client and
    label.
    """

    calls: tuple[Call, ...]
    optional: dict[str, dict[str, str]]
    results: dict[tuple[str, str], ResultTypes]


def read_by_hand(path: Path) -> ByHand:
    """The file's content; anything else there is an `InputError`."""
    table = read_toml(path)
    calls = tuple(map(_call, table.tables("call")))
    optional = {row.get("label", str): _texts(row, "optional") for row in table.tables("more")}
    results = {key: result for row in table.tables("result") for key, result in _results(row)}
    table.close()
    return ByHand(calls, optional, results)


def _call(row: Table) -> Call:
    label = row.get("label", str)
    path = row.get("path", str, label)
    clients = row.strings("clients", CLIENTS)
    call = Call(label, path, clients, _texts(row, "needed"), _texts(row, "optional"))
    row.close()
    return call


def _results(row: Table) -> list[tuple[tuple[str, str], ResultTypes]]:
    """A result, once for each client that it is of: asynchronous ones have classes of their own."""
    label, reason = row.get("label", str), row.get("reason", str)
    result, item = row.get("result", str), row.get("item", str, "")
    clients = row.strings("clients", CLIENTS)
    row.close()
    return [((client, label), ResultTypes(result, item, reason)) for client in clients]


def _texts(row: Table, key: str) -> dict[str, str]:
    table = row.table(key)
    return {name: table.get(name, str) for name in table.names}
