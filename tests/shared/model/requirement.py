"""A requirement on a single value: a condition, and a description of the allowed values.

Unlike in Python, a Boolean is never an integer here.
"""

from __future__ import annotations

import enum
import math
import re
from dataclasses import dataclass
from typing import Any, Callable, Type
from urllib.parse import urlsplit

from tests.shared.model.json_object import is_json_object

# The last second of the year 9999; a larger number is a time in milliseconds by mistake.
LAST_SECOND = 253402300799


@dataclass(frozen=True)
class Requirement:
    """A condition on one value; `holds` takes a value of any type and never raises."""

    allowed: str
    holds: Callable[[Any], bool]


def one_of(values: Type[enum.Enum]) -> Requirement:
    """Return the plain value of a member of a closed set."""
    allowed = tuple(member.value for member in values)
    words = ", ".join(repr(value) for value in allowed)
    return Requirement(
        "one of {}".format(words), lambda value: isinstance(value, str) and value in allowed
    )


# Any: these check the type of a value.
def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return _is_integer(value) or (isinstance(value, float) and math.isfinite(value))


def _is_text_like(pattern: str) -> Callable[[Any], bool]:
    compiled = re.compile(pattern)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def _is_https_url(value: Any) -> bool:
    if not isinstance(value, str) or re.search(r"[\s\x00-\x1f\x7f]", value):
        return False
    try:
        parts = urlsplit(value)
        has_valid_port = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and has_valid_port


TEXT = Requirement("text", lambda value: isinstance(value, str))
FILLED_TEXT = Requirement(
    "text that is not empty", lambda value: isinstance(value, str) and value != ""
)
NUMERIC_ID = Requirement("a numeric string such as '7379462189365198898'", _is_text_like("[0-9]+"))
HYPHENATED_ID = Requirement(
    "letters, digits and hyphens, at least one", _is_text_like("[A-Za-z0-9-]+")
)
LOG_ID = Requirement(
    "'req-' and then letters, digits and hyphens", _is_text_like("req-[A-Za-z0-9-]+")
)
TIMESTAMP = Requirement(
    "whole seconds since 1970, up to {}".format(LAST_SECOND),
    lambda value: _is_integer(value) and 0 <= value <= LAST_SECOND,
)
COUNT = Requirement("a whole number from 0", lambda value: _is_integer(value) and value >= 0)
POSITIVE_COUNT = Requirement(
    "a whole number from 1", lambda value: _is_integer(value) and value >= 1
)
POSITIVE_NUMBER = Requirement(
    "a finite number above 0", lambda value: _is_number(value) and value > 0
)
BOOLEAN = Requirement("true or false", lambda value: isinstance(value, bool))
HTTPS_URL = Requirement("a URL that begins with https:// and names a host", _is_https_url)
HTTP_STATUS = Requirement(
    "a whole number from 100 to 599", lambda value: _is_integer(value) and 100 <= value <= 599
)
HEADERS = Requirement(
    "an object of texts",
    lambda value: (
        isinstance(value, dict)
        and all(isinstance(each, str) for pair in value.items() for each in pair)
    ),
)
OBJECT = Requirement("an object", lambda value: isinstance(value, dict))
LIST = Requirement("a list", lambda value: isinstance(value, list))
JSON_OBJECT = Requirement("a JSON object", is_json_object)
BODY = Requirement(
    "a JSON object or bytes", lambda value: isinstance(value, bytes) or is_json_object(value)
)
