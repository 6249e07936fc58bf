"""Pages of a list."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Dict, Generic, Mapping, Optional, Tuple, Type, TypeVar

from tests.shared.model.entity import Entity
from tests.shared.model.requirement import BOOLEAN, COUNT, LIST, LOG_ID, POSITIVE_COUNT
from tests.shared.model.schema import Attribute, Schema
from tests.shared.model.violation import InvalidEntityError, Violation

Item = TypeVar("Item", bound=Entity)


@dataclass(frozen=True)
class Page(Generic[Item]):
    """A page of entities of one kind; pages are counted from 1."""

    page_num: int
    page_size: int
    has_more: bool
    items: Tuple[Item, ...]
    total: Optional[int] = None
    logid: Optional[str] = None

    SCHEMA = Schema(
        "Page",
        (
            Attribute("page_num", POSITIVE_COUNT),
            Attribute("page_size", POSITIVE_COUNT),
            Attribute("has_more", BOOLEAN),
            Attribute("items", LIST),
            Attribute("total", COUNT, is_optional=True),
            Attribute("logid", LOG_ID, is_optional=True),
        ),
    )

    def __post_init__(self) -> None:
        self.SCHEMA.check(self.to_dict())
        kinds = sorted({type(item).__name__ for item in self.items})
        if len(kinds) > 1:
            violation = Violation("Page", "items", ", ".join(kinds), "entities of one kind")
            raise InvalidEntityError((violation,))

    # Any: plain data of JSON's types.
    @classmethod
    def from_dict(cls, data: Mapping[str, Any], kind: Type[Item]) -> Page[Item]:
        """Return the page of a plain dict with items of that kind, or raise InvalidEntityError."""
        return cls(**cls._schema_of(kind).build(data))

    def to_dict(self) -> Dict[str, Any]:
        """Return the plain dict of this page, without attributes that are None."""
        return self.SCHEMA.render(self)

    def following(self, items: Tuple[Item, ...], has_more: bool) -> Page[Item]:
        """Return the next page, with these items."""
        return dataclasses.replace(self, page_num=self.page_num + 1, items=items, has_more=has_more)

    @classmethod
    def _schema_of(cls, kind: Type[Item]) -> Schema:
        items = Attribute(
            "items",
            LIST,
            items=kind.SCHEMA.problems,
            build=lambda items: tuple(kind.from_dict(item) for item in items),
        )
        attributes = (items if each.name == "items" else each for each in cls.SCHEMA.attributes)
        return dataclasses.replace(cls.SCHEMA, attributes=tuple(attributes))
