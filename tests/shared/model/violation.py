"""Violations of the model's rules, in words."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Tuple

_LONGEST_VALUE = 80


class Missing:
    """Stands for a value that is not there: `None` would say that it is there, and null."""

    def __repr__(self) -> str:
        return "missing"


MISSING = Missing()


@dataclass(frozen=True)
class Violation:
    """One rule broken: `attribute` may be a path ("usage.token_count"), `allowed` is in words."""

    entity: str
    attribute: str
    value: Any  # whatever stood there, of whatever type
    allowed: str

    def __str__(self) -> str:
        value = repr(self.value)
        if len(value) > _LONGEST_VALUE:
            value = value[:_LONGEST_VALUE] + "..."
        return "{}.{} is {}; allowed: {}".format(self.entity, self.attribute, value, self.allowed)

    def inside(self, entity: str, attribute: str) -> Violation:
        """The same violation, seen from the entity that has this one as a part."""
        path = self.attribute if self.attribute.startswith("[") else "." + self.attribute
        return dataclasses.replace(self, entity=entity, attribute=attribute + path)


class InvalidEntityError(ValueError):
    """Data that is no such entity, or a step that it cannot take: every reason at once."""

    def __init__(self, violations: Tuple[Violation, ...]) -> None:
        super().__init__("; ".join(str(violation) for violation in violations))
        self.violations = violations
