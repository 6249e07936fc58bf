"""The common base of entities: they are checked when made, and have a plain form."""

from __future__ import annotations

from typing import Any, ClassVar, Dict, Mapping, Type, TypeVar

from tests.shared.model.schema import Schema

Kind = TypeVar("Kind", bound="Entity")


class Entity:
    """Base of the frozen dataclasses; `SCHEMA` is the entity's table.

    Making one, directly or from plain data, raises InvalidEntityError with every violation.
    """

    SCHEMA: ClassVar[Schema]

    def __post_init__(self) -> None:
        self.SCHEMA.check(self.to_dict())

    # Any: plain data of JSON's types.
    @classmethod
    def from_dict(cls: Type[Kind], data: Mapping[str, Any]) -> Kind:
        """The entity of a plain dict as the data model writes it."""
        return cls(**cls.SCHEMA.build(data))

    def to_dict(self) -> Dict[str, Any]:
        """The plain dict of this entity; what it does not have is left out."""
        return self.SCHEMA.render(self)
