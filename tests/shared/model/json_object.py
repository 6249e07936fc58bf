"""A JSON object as a value: it cannot change, has an order-free equality, and can be hashed."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any, Dict, Mapping


@dataclass(frozen=True)
class JsonObject:
    """An object in its canonical text: keys in order, no spaces, ASCII only."""

    text: str

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> JsonObject:
        """Return the object of `data`, which must satisfy `is_json_object`."""
        return cls(json.dumps(data, sort_keys=True, separators=(",", ":"), allow_nan=False))

    def to_dict(self) -> Dict[str, Any]:
        """A new dict that the caller may change."""
        data: Dict[str, Any] = json.loads(self.text)
        return data


def is_json_object(value: Any) -> bool:
    """Tell if JSON gives back exactly this dict: text keys, no tuples, no NaN."""
    return isinstance(value, dict) and _is_json(value)


# Any: what is asked is its type.
def _is_json(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and _is_json(each) for key, each in value.items())
    if isinstance(value, list):
        return all(_is_json(each) for each in value)
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, (str, int))
