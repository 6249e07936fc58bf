"""An immutable, hashable JSON object, whose equality ignores the order of keys."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any, Dict, Mapping


@dataclass(frozen=True)
class JsonObject:
    """A JSON object, kept as canonical text: sorted keys, no spaces, ASCII only."""

    text: str

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> JsonObject:
        """Return the object of `data`, which must satisfy `is_json_object`."""
        return cls(json.dumps(data, sort_keys=True, separators=(",", ":"), allow_nan=False))

    def to_dict(self) -> Dict[str, Any]:
        """Return the object as a new dict, which the caller may change."""
        data: Dict[str, Any] = json.loads(self.text)
        return data


def is_json_object(value: Any) -> bool:
    """Return whether this is a dict that survives a round trip: string keys, no tuples, no NaN."""
    return isinstance(value, dict) and _is_json(value)


# Any: this checks the type of a value.
def _is_json(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and _is_json(each) for key, each in value.items())
    if isinstance(value, list):
        return all(_is_json(each) for each in value)
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, (str, int))
