"""Facts about a release from which its typed uses are rendered: calls, models, public names.

They are gathered by running, and kept in `tests/typing/uses.json`, so that the files of use can be
rendered without the SDK. Values and types are Python source; what is the SDK's is written from the
package, `cozepy.Bot`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from cozematrix.data_file import Table, read_json, write_json

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Use:
    """A call of the SDK, and what it returned when it was made."""

    client: str
    """The class of the client: "Coze" or "AsyncCoze"."""
    label: str
    """Its name in the table of calls, which tells apart two calls of one method."""
    path: str
    """The method, from the client: "bots.retrieve"."""
    needed: dict[str, str]
    """Arguments that the call is made with, as Python source, by name."""
    optional: dict[str, str]
    """Further arguments that the method takes, as Python source, by name."""
    is_awaited: bool
    """True if the method is a coroutine."""
    result: str
    """The type of what is returned; "" for an asynchronous generator, which is only gone over."""
    item: str
    """The type of what the result is gone over for; "" where it is not."""


@dataclass(frozen=True)
class Method:
    """A public method of a client, and the names of its parameters."""

    client: str
    path: str
    parameters: tuple[str, ...]
    is_awaited: bool


@dataclass(frozen=True)
class Model:
    """A class that a call returns, or that such a one holds, and the types of its fields.

    A field that no answer of the service's definition has anything for has the type "".
    """

    name: str
    fields: dict[str, str]


@dataclass(frozen=True)
class Name:
    """A name that the package exports.

    `kind`: "enumeration", "exception", "class", "generic", "function", or the type of a value;
    `members`: those of an enumeration.
    """

    name: str
    kind: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shape:
    """A class as the release states it."""

    name: str
    """The class as Python source: `cozepy.Bot`."""
    is_resource: bool
    """True if a client leads to it, so that its calls are known otherwise."""
    is_generic: bool
    """True if it has type parameters of its own."""
    bases: tuple[str, ...]
    """The nearest bases that a user can name, as Python source."""
    members: tuple[str, ...]
    """Heads of methods in Python: `async def create(self, *, name: str) -> cozepy.Bot`."""
    values: tuple[str, ...]
    """The members of an enumeration."""
    fields: dict[str, str]
    """The types of the fields of a model that no call returns."""


@dataclass(frozen=True)
class Facts:
    """All that is known of one release."""

    release: str
    uses: tuple[Use, ...]
    methods: tuple[Method, ...]
    models: tuple[Model, ...]
    names: tuple[Name, ...]
    shapes: tuple[Shape, ...]


def write_facts(path: Path, facts: Facts) -> None:
    """Write the facts as JSON."""
    write_json(path, asdict(facts))


def read_facts(path: Path) -> Facts:
    """The facts in a file; anything else there is an `InputError`."""
    table = read_json(path)
    facts = Facts(
        table.get("release", str),
        tuple(_use(row) for row in table.tables("uses")),
        tuple(_method(row) for row in table.tables("methods")),
        tuple(Model(row.get("name", str), _texts(row, "fields")) for row in table.tables("models")),
        tuple(
            Name(row.get("name", str), row.get("kind", str), row.strings("members"))
            for row in table.tables("names")
        ),
        tuple(_shape(row) for row in table.tables("shapes")),
    )
    table.close()
    return facts


def _use(row: Table) -> Use:
    return Use(
        row.get("client", str),
        row.get("label", str),
        row.get("path", str),
        _texts(row, "needed"),
        _texts(row, "optional"),
        row.get("is_awaited", bool),
        row.get("result", str),
        row.get("item", str),
    )


def _method(row: Table) -> Method:
    return Method(
        row.get("client", str),
        row.get("path", str),
        row.strings("parameters"),
        row.get("is_awaited", bool),
    )


def _shape(row: Table) -> Shape:
    return Shape(
        row.get("name", str),
        row.get("is_resource", bool),
        row.get("is_generic", bool),
        row.strings("bases"),
        row.strings("members"),
        row.strings("values"),
        _texts(row, "fields"),
    )


def _texts(row: Table, key: str) -> dict[str, str]:
    """A table of texts by name."""
    table = row.table(key)
    return {name: table.get(name, str) for name in table.names}
