"""Types that describe a call of the SDK: its arguments, and the request that it makes."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from typing import Any, Dict, Mapping, Optional, Sequence

import pytest

from tests.shared.recorder import ABSENT

_SAME = object()


class Argument:
    """An argument: the value passed to the SDK, and the value expected in the request.

    `place`: "query", "body", "form" or "path". `key`: its name there; "" if it is the argument's
    name. `value` may be a function that makes the value, as some releases lack its class. `wire`:
    the value on the wire, by default the same; None if nothing is sent.
    """

    def __init__(self, place: str, value: Any, key: str = "", wire: Any = _SAME) -> None:
        self.place = place
        self.key = key
        self._value = value
        self._wire = wire

    @property
    def value(self) -> Any:
        return self._value() if self.is_made else self._value

    @property
    def is_made(self) -> bool:
        """True if the value is made on demand, of the SDK's classes."""
        return callable(self._value)

    @property
    def is_text(self) -> bool:
        """True if the value is a text, and sent as it is."""
        return isinstance(self._value, str) and self.wire == self._value

    @property
    def wire(self) -> Any:
        wire = self._value if self._wire is _SAME else self._wire
        return str(wire) if self.place == "query" and wire is not None else wire


def query(value: Any, key: str = "", wire: Any = _SAME) -> Argument:
    return Argument("query", value, key, wire)


def body(value: Any, key: str = "", wire: Any = _SAME) -> Argument:
    return Argument("body", value, key, wire)


def form(value: Any, key: str = "", wire: Any = _SAME) -> Argument:
    return Argument("form", value, key, wire)


def path(value: Any) -> Argument:
    return Argument("path", value)


@dataclass(frozen=True, eq=False)
class SDKCall:
    """A method of the SDK, and the request that it makes."""

    name: str
    """Path of the method from the client: "bots.retrieve"."""
    verb: str
    path: str
    """Path of the request, with its arguments filled in."""
    needed: Mapping[str, Argument] = field(default_factory=dict)
    """Required arguments, by name."""
    optional: Mapping[str, Argument] = field(default_factory=dict)
    """Optional arguments, by name."""
    always: Mapping[str, Dict[str, Any]] = field(default_factory=dict)
    """Values that are sent whatever the arguments, by place and key."""
    items: Optional[str] = "data"
    """Dotted path within the answer to the result's data; None for a call without a result."""
    paged: Optional[str] = None
    """Kind of pages of a list: "number", "token" or "last_id"; None if it has no pages."""
    given: Mapping[str, Any] = field(default_factory=dict)
    """Arguments that are not sent, but select the form of the result."""
    if_known: Sequence[str] = ()
    """Keys of `always` that are expected only if the method accepts that argument."""
    label: str = ""
    """Name of the call in test ids, by default `name`."""
    is_list: bool = False
    """True if the result is a list, in pages or not."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", self.label or self.name)
        object.__setattr__(self, "is_list", self.is_list or self.paged is not None)

    def argument(self, name: str) -> Argument:
        """Return an argument, required or optional."""
        return self.needed.get(name) or self.optional[name]

    def key_of(self, name: str) -> str:
        """Return the key of an argument on the wire."""
        return self.argument(name).key or name

    def arguments_of(self, signature: inspect.Signature, *more: str) -> Dict[str, Any]:
        """Return the required arguments and the named optional ones.

        Skip as absent if the method lacks one. A method that takes any keyword gets the argument
        all the same, as a user would pass it, and must send it.
        """
        known = signature.parameters
        takes_any = any(each.kind is each.VAR_KEYWORD for each in known.values())
        missing = [name for name in self.given if name not in known]
        missing += [name for name in more if name not in known and not takes_any]
        if missing:
            pytest.skip("{}{}({})".format(ABSENT, self.name, missing[0]))
        chosen = dict(self.needed)
        chosen.update((name, self.optional[name]) for name in more)
        made = {name: self._value(name, argument) for name, argument in chosen.items()}
        made.update(self.given)
        return made

    @property
    def has_texts(self) -> bool:
        """True if an argument is a text."""
        return any(each.is_text for each in (*self.needed.values(), *self.optional.values()))

    def can_be_made(self, name: str) -> bool:
        """Return whether a release has the classes that an optional argument's value needs."""
        try:
            return self.optional[name].value is not None
        except (AttributeError, ImportError):
            return False

    def _value(self, name: str, argument: Argument) -> Any:
        try:
            return argument.value
        except (AttributeError, ImportError) as error:
            # Only later releases have the class of this value.
            return pytest.skip("{}{}({}): {}".format(ABSENT, self.name, name, error))

    def wire(self, place: str, *more: str) -> Dict[str, Any]:
        """Return the values expected at a place of the request, by key."""
        expected = dict(self.always.get(place, {}))
        for names in (self.needed, {name: self.optional[name] for name in more}):
            for name, argument in names.items():
                if argument.place == place:
                    expected[argument.key or name] = argument.wire
        return {key: value for key, value in expected.items() if value is not None}
