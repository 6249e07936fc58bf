"""The schema of an entity: a table of its attributes, and of rules between them.

Everything else follows from the table: data is checked, entities are built and rendered by it.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any, Callable, Dict, Mapping, Optional, Tuple

from tests.shared.model.requirement import Requirement
from tests.shared.model.violation import MISSING, InvalidEntityError, Violation

Problems = Tuple[Violation, ...]


# Any, throughout this module: plain data of JSON's types, before and after it is checked.
@dataclass(frozen=True)
class Attribute:
    """One attribute: its name, its key in plain dicts, its requirement, and its constructor.

    `part` is the schema of an attribute that is an entity itself; `items` returns the problems of
    an item of a list.
    """

    name: str
    requirement: Requirement
    key: str = ""
    is_optional: bool = False
    build: Callable[[Any], Any] = lambda value: value
    part: Optional[Schema] = None
    items: Optional[Callable[[Any], Problems]] = None

    @property
    def plain_key(self) -> str:
        return self.key or self.name

    def problems(self, entity: str, value: Any) -> Problems:
        """Return the problems of this attribute's value in an entity."""
        if value is MISSING and self.is_optional:
            return ()
        if not self.requirement.holds(value):
            return (Violation(entity, self.name, value, self.requirement.allowed),)
        if self.part is not None:
            inner = self.part.problems(value)
            return tuple(problem.inside(entity, self.name) for problem in inner)
        if self.items is not None:
            return tuple(
                problem.inside(entity, "{}[{}]".format(self.name, index))
                for index, item in enumerate(value)
                for problem in self.items(item)
            )
        return ()


@dataclass(frozen=True)
class Agreement:
    """A rule between attributes, whose violation is reported for `attribute`.

    `holds` gets the plain data, and is called only if the attributes in `between` are valid.
    """

    attribute: str
    between: Tuple[str, ...]
    allowed: str
    holds: Callable[[Mapping[str, Any]], bool]


@dataclass(frozen=True)
class Schema:
    """The table of an entity's attributes and rules."""

    entity: str
    attributes: Tuple[Attribute, ...]
    agreements: Tuple[Agreement, ...] = ()

    def problems(self, data: Any) -> Problems:
        """Return every violation in plain data, in the table's order."""
        if not isinstance(data, Mapping):
            return (Violation(self.entity, "(data)", data, "an object"),)
        found = tuple(
            problem
            for attribute in self.attributes
            for problem in attribute.problems(self.entity, data.get(attribute.plain_key, MISSING))
        )
        return found + self._disagreements(data, found) + self._unknown(data)

    def check(self, data: Any) -> None:
        """Raise InvalidEntityError with every violation in plain data, if there is one."""
        problems = self.problems(data)
        if problems:
            raise InvalidEntityError(problems)

    def build(self, data: Any) -> Dict[str, Any]:
        """Return arguments for the entity from plain data, or raise InvalidEntityError."""
        self.check(data)
        return {
            attribute.name: attribute.build(data[attribute.plain_key])
            for attribute in self.attributes
            if attribute.plain_key in data
        }

    def render(self, entity: object) -> Dict[str, Any]:
        """Return an entity as plain data, without attributes that are None."""
        values = ((each.plain_key, getattr(entity, each.name)) for each in self.attributes)
        return {key: _plain(value) for key, value in values if value is not None}

    def _disagreements(self, data: Mapping[str, Any], found: Problems) -> Problems:
        unsound = {problem.attribute.split(".")[0].split("[")[0] for problem in found}
        keys = {attribute.name: attribute.plain_key for attribute in self.attributes}
        return tuple(
            Violation(
                self.entity,
                agreement.attribute,
                data.get(keys[agreement.attribute], MISSING),
                agreement.allowed,
            )
            for agreement in self.agreements
            if unsound.isdisjoint(agreement.between) and not agreement.holds(data)
        )

    def _unknown(self, data: Mapping[str, Any]) -> Problems:
        keys = [attribute.plain_key for attribute in self.attributes]
        allowed = "no such key, only {}".format(", ".join(keys))
        return tuple(
            Violation(self.entity, str(key), value, allowed)
            for key, value in data.items()
            if key not in keys
        )


def _plain(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    to_dict = getattr(value, "to_dict", None)
    return to_dict() if to_dict is not None else value
