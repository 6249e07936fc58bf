"""The base class of entities: checked on creation, and convertible to plain dicts."""

from __future__ import annotations

from typing import Any, ClassVar, Dict, Mapping, Type, TypeVar

from tests.shared.model.schema import Schema

Kind = TypeVar("Kind", bound="Entity")


class Entity:
    """Base of the frozen dataclasses; `SCHEMA` is the entity's table of attributes and rules.

    Creation, directly or from plain data, raises InvalidEntityError with every violation.
    """

    SCHEMA: ClassVar[Schema]

    def __post_init__(self) -> None:
        self.SCHEMA.check(self.to_dict())

    # Any: plain data of JSON's types.
    @classmethod
    def from_dict(cls: Type[Kind], data: Mapping[str, Any]) -> Kind:
        """Return the entity of a plain dict in the data model's form."""
        return cls(**cls.SCHEMA.build(data))

    def to_dict(self) -> Dict[str, Any]:
        """Return the plain dict of this entity, without attributes that are None."""
        return self.SCHEMA.render(self)
