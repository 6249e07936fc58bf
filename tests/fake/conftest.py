"""One service per process; each test has a tenant of its own, so tests do not interfere."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

import pytest

# Loads the profile of Hypothesis.
import tests.profiles  # noqa: F401
from cozefake import background
from cozefake.client import Fake
from cozefake.service import Service

from .examples import Example


@dataclass
class Answer:
    """An answer of the service."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.content)

    @property
    def text(self) -> str:
        return self.content.decode()


@dataclass
class Wire:
    """A plain HTTP client with the token of a tenant of its own."""

    fake: Fake
    host: str
    port: int
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, verb: str, path: str, **more: Any) -> Answer:
        connection, response = self.begin(verb, path, **more)
        with connection, response:
            content = response.read()
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, headers, content)

    def begin(
        self,
        verb: str,
        path: str,
        *,
        query: dict[str, str] | list[tuple[str, str]] | None = None,
        json_body: Any = None,
        content: bytes | None = None,
        headers: dict[str, str | None] | None = None,
    ) -> tuple[Any, HTTPResponse]:
        """Send a request, and return its connection and the answer, whose body is still unread."""
        sent: dict[str, str | None] = {"Authorization": f"Bearer {self.fake.token}"}
        if json_body is not None:
            content = json.dumps(json_body).encode()
            sent["Content-Type"] = "application/json"
        sent |= headers or {}
        target = path + ("?" + urlencode(query) if query else "")
        connection = _Closing(self.host, self.port, timeout=15)
        connection.request(
            verb, target, content, {key: value for key, value in sent.items() if value is not None}
        )
        return connection, connection.getresponse()

    def send(self, example: Example, **more: Any) -> Answer:
        """Send the request of an example and return its answer."""
        if example.form is not None:
            content, kind = multipart(example.form)
            headers = {"Content-Type": kind, **more.pop("headers", {})}
            return self.ask(
                example.verb,
                example.path,
                query=example.query,
                content=content,
                headers=headers,
                **more,
            )
        return self.ask(
            example.verb, example.path, query=example.query, json_body=example.body, **more
        )


class _Closing(HTTPConnection):
    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    with background.running() as started:
        yield started


@pytest.fixture
def wire(service: Service) -> Iterator[Wire]:
    fake = Fake(service.url)
    parts = urlsplit(service.url)
    yield Wire(fake, parts.hostname or "", parts.port or 0)
    fake.forget()


def multipart(form: dict[str, Any]) -> tuple[bytes, str]:
    """Return a multipart body and its content type; values that are bytes become files."""
    boundary = uuid.uuid4().hex
    parts = []
    for name, value in form.items():
        is_file = isinstance(value, bytes)
        head = f'Content-Disposition: form-data; name="{name}"'
        head += '; filename="file.wav"\r\nContent-Type: audio/wav' if is_file else ""
        content = value if is_file else str(value).encode()
        parts.append(f"--{boundary}\r\n{head}\r\n\r\n".encode() + content + b"\r\n")
    body = b"".join(parts) + f"--{boundary}--\r\n".encode()
    return body, f"multipart/form-data; boundary={boundary}"
