"""Responses of the service, in the data model's form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, Mapping, Optional, Tuple, Union

from tests.shared.model.entity import Entity
from tests.shared.model.json_object import JsonObject
from tests.shared.model.requirement import BODY, HEADERS, HTTP_STATUS, LOG_ID
from tests.shared.model.schema import Agreement, Attribute, Schema
from tests.shared.model.server_sent_event import parse_frames

STREAM = "text/event-stream"
JSON = "application/json"


@dataclass(frozen=True)
class Headers:
    """Header fields, sorted by name; names are case-insensitive."""

    fields: Tuple[Tuple[str, str], ...]

    @classmethod
    def of(cls, data: Mapping[str, str]) -> Headers:
        return cls(tuple(sorted(data.items())))

    def get(self, name: str) -> Optional[str]:
        """Return the value of a field; None if there is none."""
        return _header(dict(self.fields), name)

    def to_dict(self) -> Dict[str, str]:
        return dict(self.fields)


# Any, throughout this module: plain data, of which only valid attributes are read.
def _build_body(body: Any) -> Union[JsonObject, bytes]:
    return body if isinstance(body, bytes) else JsonObject.of(body)


def _header(headers: Mapping[str, str], name: str) -> Optional[str]:
    return next((value for key, value in headers.items() if key.lower() == name.lower()), None)


def _is_stream(data: Mapping[str, Any]) -> bool:
    content_type = _header(data["headers"], "Content-Type") or ""
    return content_type.split(";")[0].strip().lower() == STREAM


def _names_its_type(data: Mapping[str, Any]) -> bool:
    return bool(_header(data["headers"], "Content-Type"))


def _has_bytes_where_due(data: Mapping[str, Any]) -> bool:
    return isinstance(data["body"], bytes) == _is_stream(data)


def _streams_events(data: Mapping[str, Any]) -> bool:
    is_streamed = _is_stream(data) and isinstance(data["body"], bytes)
    return not is_streamed or parse_frames(data["body"]) is not None


def _repeats_log_id(data: Mapping[str, Any]) -> bool:
    is_stream = isinstance(data["body"], bytes)
    return is_stream or data["status_code"] >= 400 or data["body"].get("logid") == data["logid"]


def _explains_error(data: Mapping[str, Any]) -> bool:
    if isinstance(data["body"], bytes) or data["status_code"] < 400:
        return True
    return all(isinstance(data["body"].get(key), str) for key in ("error", "message"))


@dataclass(frozen=True)
class HTTPResponse(Entity):
    """A response, whose body is a JSON object or the bytes of an event stream."""

    status_code: int
    headers: Headers
    body: Union[JsonObject, bytes]
    logid: str

    SCHEMA = Schema(
        "HTTPResponse",
        (
            Attribute("status_code", HTTP_STATUS),
            Attribute("headers", HEADERS, build=Headers.of),
            Attribute("body", BODY, build=_build_body),
            Attribute("logid", LOG_ID),
        ),
        (
            Agreement("headers", ("headers",), "a Content-Type among them", _names_its_type),
            Agreement(
                "body",
                ("headers", "body"),
                "bytes with the type {}, else a JSON object".format(STREAM),
                _has_bytes_where_due,
            ),
            Agreement(
                "body",
                ("headers", "body"),
                "blocks of an event line and a data line with a JSON object",
                _streams_events,
            ),
            Agreement(
                "body",
                ("status_code", "body", "logid"),
                "the same logid in the body of a success",
                _repeats_log_id,
            ),
            Agreement(
                "body",
                ("status_code", "body"),
                "texts under error and message in the body of an error",
                _explains_error,
            ),
        ),
    )
