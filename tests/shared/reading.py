"""Readings of failures: one line each, equal wherever the cause is the same.

The ledger recognises known failures by their readings. pytest's own output does not serve, as it
varies between versions and abbreviates long values.
"""

from __future__ import annotations

import dataclasses
import enum
import linecache
import re
from types import FrameType, TracebackType
from typing import Any, Dict, Iterator, List, Optional, Tuple

import pytest

MOST_CHARACTERS = 800
# As the fake names an answer: the second at which it was given, and more that is its own.
LOG_ID = re.compile(r"\b20\d{12}[0-9A-F]+")
_MOST_OF_A_VALUE = 160
_MOST_OF_AN_ASSERTION = 160
# Below the 640 at which pytest cuts, in words that vary between its versions.
_MOST_OF_A_COMPARISON = 600
# Paths of contracts, as opposed to the code that drives them.
_CONTRACTS = ("/tests/shared/contracts/", "/tests/sync/test_", "/tests/async/test_")
_ASSERT = "assert "
_STATEMENTS: Dict[Tuple[str, int], str] = {}


class HangError(AssertionError):
    """A test did not end in time; code within it must not catch this error and go on."""


def reading_of(error: BaseException) -> str:
    """Return the reading of an error that was raised and caught."""
    return reading(error, assertion_of(error.__traceback__))


def reading(error: BaseException, assertion: str = "") -> str:
    """Return the reading of an error; `assertion` is the statement that raised it, if one did.

    An assertion reads as its statement with the compared values, a validation error of pydantic as
    its model, fields and reasons, and any other error as its class and text.
    """
    if isinstance(error, AssertionError):
        text = str(error).split("\n", 1)[0]
        if assertion.startswith(_ASSERT) and (not text or text.startswith(_ASSERT)):
            compared = text[len(_ASSERT) :]
            stated = _cut(_one_line(assertion), _MOST_OF_AN_ASSERTION)
            return _cut("{}: {}".format(stated, compared) if compared else stated)
        return _cut(_one_line(text) or "AssertionError")
    errors = getattr(error, "errors", None)
    if type(error).__name__ == "ValidationError" and callable(errors):
        return _cut(_validation(error, errors()))
    if type(error).__name__ == "Failed":
        # From pytest.fail, or from pytest.raises without an error.
        return _cut(_one_line(str(error)))
    text = _one_line(str(error))
    return _cut("{}: {}".format(_class(error), text) if text else _class(error))


def assertion_of(traceback: Optional[TracebackType]) -> str:
    """Return the statement that raised the error if it is in a contract, else an empty string.

    The lines of a statement are joined, as its line number in a traceback differs between Pythons.
    """
    last = None
    while traceback is not None:
        last, traceback = traceback, traceback.tb_next
    if last is None:
        return ""
    path = last.tb_frame.f_code.co_filename
    if "/tests/" not in path:
        return ""
    place = path, last.tb_lineno
    if place not in _STATEMENTS:
        # Cached, as pytest parses the whole file each time.
        about = pytest.ExceptionInfo.from_exc_info((AssertionError, AssertionError(), last))
        _STATEMENTS[place] = _one_line(str(about.traceback[-1].statement))
    return _STATEMENTS[place]


def step_of(frame: Optional[FrameType]) -> str:
    """Return the innermost line of a contract in this stack; "" if there is none."""
    while frame is not None:
        path = frame.f_code.co_filename
        if any(folder in path for folder in _CONTRACTS):
            return linecache.getline(path, frame.f_lineno).strip()
        frame = frame.f_back
    return ""


def compared(left: Any, operator: str, right: Any) -> str:
    """Return the two sides of a comparison in one line; of collections, only the differences."""
    if operator == "==":
        found = [
            "{}: {}".format(place, what) if place else what for place, what in _differ(left, right)
        ]
        if found:
            return _cut("; ".join(found), _MOST_OF_A_COMPARISON)
    return "{} {} {}".format(_value(left), operator, _value(right))


def _differ(got: Any, wanted: Any, place: str = "") -> Iterator[Tuple[str, str]]:
    """Yield each place where two values differ, and the difference."""
    if dataclasses.is_dataclass(got) and type(got) is type(wanted):
        got, wanted = vars(got), vars(wanted)
    if _are_rows(got, wanted):
        got, wanted = dict(enumerate(got)), dict(enumerate(wanted))
    if not (isinstance(got, dict) and isinstance(wanted, dict)):
        yield place, "{} == {}".format(_value(got), _value(wanted))
        return
    for key in sorted(set(got) | set(wanted), key=str):
        where = "{}.{}".format(place, key) if place else str(key)
        if key not in got:
            yield where, "missing, {} is expected".format(_value(wanted[key]))
        elif key not in wanted:
            yield where, "{} is not expected".format(_value(got[key]))
        elif got[key] != wanted[key]:
            for each in _differ(got[key], wanted[key], where):
                yield each


def _are_rows(got: Any, wanted: Any) -> bool:
    return type(got) is type(wanted) and isinstance(got, (list, tuple)) and len(got) == len(wanted)


def _value(value: Any) -> str:
    """Return the same text of a value on every Python: sets sorted, enumerations by name."""
    if isinstance(value, (set, frozenset)):
        return _cut("{{{}}}".format(", ".join(sorted(map(_value, value)))), _MOST_OF_A_VALUE)
    if isinstance(value, enum.Enum):
        return "{}.{}".format(type(value).__name__, value.name)
    return _cut(_one_line(repr(value)), _MOST_OF_A_VALUE)


def _validation(error: BaseException, errors: List[Any]) -> str:
    """Return the reading of a validation error; a reason common to a list's items is named once."""
    reasons: Dict[str, None] = {}
    for each in errors:
        field = ".".join(str(part) for part in each["loc"] if not isinstance(part, int))
        reasons["{}: {}".format(field, each["msg"]) if field else str(each["msg"])] = None
    title = getattr(error, "title", "")
    return "ValidationError of {}: {}".format(title, "; ".join(reasons))


def _class(error: BaseException) -> str:
    """Return the class's name with its top-level package; modules differ between releases."""
    kind = type(error)
    package = kind.__module__.partition(".")[0]
    return kind.__name__ if package == "builtins" else "{}.{}".format(package, kind.__name__)


def _one_line(text: str) -> str:
    return LOG_ID.sub("…", " ".join(text.split()))


def _cut(text: str, most: int = MOST_CHARACTERS) -> str:
    return text if len(text) <= most else text[: most - 3] + "..."
