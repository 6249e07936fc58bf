"""Violations of the model's rules, and the error that reports them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Tuple

_LONGEST_VALUE = 80


class Missing:
    """Marker for an absent value, as opposed to None, which is a null that is present."""

    def __repr__(self) -> str:
        return "missing"


MISSING = Missing()


@dataclass(frozen=True)
class Violation:
    """A broken rule; `attribute` may be a path ("usage.token_count"), `allowed` is in words."""

    entity: str
    attribute: str
    value: Any  # the invalid value, of any type
    allowed: str

    def __str__(self) -> str:
        value = repr(self.value)
        if len(value) > _LONGEST_VALUE:
            value = value[:_LONGEST_VALUE] + "..."
        return "{}.{} is {}; allowed: {}".format(self.entity, self.attribute, value, self.allowed)

    def inside(self, entity: str, attribute: str) -> Violation:
        """Return the same violation, seen from the entity that has this one as a part."""
        path = self.attribute if self.attribute.startswith("[") else "." + self.attribute
        return dataclasses.replace(self, entity=entity, attribute=attribute + path)


class InvalidEntityError(ValueError):
    """Invalid data of an entity, or an illegal step, with every violation."""

    def __init__(self, violations: Tuple[Violation, ...]) -> None:
        super().__init__("; ".join(str(violation) for violation in violations))
        self.violations = violations
