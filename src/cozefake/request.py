"""One request, taken apart once: what checks, handlers and the journal look at."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import BodyPartReader

if TYPE_CHECKING:
    from aiohttp import web

MALFORMED = object()


@dataclass(frozen=True)
class Upload:
    """A file of a multipart body."""

    filename: str
    content_type: str
    content: bytes

    def described(self) -> dict[str, object]:
        """The file as the journal holds it."""
        digest = hashlib.sha256(self.content).hexdigest()
        return {
            "filename": self.filename,
            "content_type": self.content_type,
            "size": len(self.content),
            "sha256": digest,
        }


@dataclass(frozen=True)
class Request:
    """`body` is the parsed JSON, None where there is none, MALFORMED where it is not JSON.

    `headers` have lower-case names; `query` keeps repeated keys, in order.
    """

    verb: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: dict[str, str]
    # Any: whatever a client sends, before it was checked.
    body: Any
    form: dict[str, str | Upload]
    is_multipart: bool

    @property
    def token(self) -> str:
        """The bearer token, empty where the header is missing or malformed."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme == "Bearer" else ""

    def asked(self, key: str) -> str | None:
        """The query's value for `key`; an empty one is none."""
        return dict(self.query).get(key) or None

    # Any: the value was checked against the route's type before a handler asks for it.
    def sent(self, key: str, default: Any = None) -> Any:
        """The body's value for `key`; null is none."""
        value = self.body.get(key) if isinstance(self.body, dict) else None
        return default if value is None else value


async def read_request(raw: web.Request) -> Request:
    """Take a request of aiohttp apart; nothing in it can make this fail."""
    is_multipart = raw.content_type == "multipart/form-data"
    content = b"" if is_multipart else await raw.read()
    return Request(
        verb=raw.method,
        path=raw.path,
        query=tuple(raw.query.items()),
        headers={name.lower(): value for name, value in raw.headers.items()},
        body=_json(content) if content else None,
        form=await _form(raw) if is_multipart else {},
        is_multipart=is_multipart,
    )


# Any: JSON's own types.
def _json(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return MALFORMED


async def _form(raw: web.Request) -> dict[str, str | Upload]:
    form: dict[str, str | Upload] = {}
    try:
        async for part in await raw.multipart():
            if not isinstance(part, BodyPartReader) or part.name is None:
                continue
            content = bytes(await part.read())
            if part.filename is None:
                form[part.name] = content.decode("utf-8", "replace")
            else:
                kind = part.headers.get("Content-Type", "")
                form[part.name] = Upload(part.filename, kind, content)
    except (ValueError, AssertionError, RuntimeError):
        # A broken multipart body: what was whole counts, the rest is missing and so refused.
        return form
    return form
