"""The test's side of the fake Coze service: its own tenant, driven with the standard library."""

from __future__ import annotations

import http.client
import json
import os
import socket
import threading
import uuid
from typing import Any, Dict, List, Optional
from urllib.parse import urlsplit

from tests.shared.model.entity import Entity
from tests.shared.model.wire import wire_entities

ADDRESS = "COZE_FAKE_URL"


class FakeError(Exception):
    """The fake refused what a test asked of it."""


class Exchange:
    """One request as the fake saw it, and the status that it answered with.

    `problems` are reasons for which it refused, `differs` where the request differs from the
    service's published definition without being refused.
    """

    def __init__(self, entry: Dict[str, Any]) -> None:
        self.verb = entry["verb"]  # type: str
        self.path = entry["path"]  # type: str
        self.query = dict(entry["query"])  # type: Dict[str, str]
        self.headers = entry["headers"]  # type: Dict[str, str]
        # Any: JSON's own types.
        self.body = entry["body"]  # type: Any
        self.form = entry["form"]  # type: Dict[str, Any]
        self.route = entry["route"]  # type: Optional[str]
        self.status = entry["status"]  # type: int
        self.log_id = entry["log_id"]  # type: str
        self.problems = entry["problems"]  # type: List[str]
        self.differs = entry["differs"]  # type: List[str]

    @property
    def sent(self) -> Dict[str, Any]:
        """The body without nulls: an optional field that is null is one that is not there."""
        return {key: value for key, value in (self.body or {}).items() if value is not None}

    def __repr__(self) -> str:
        return "<{} {} {}>".format(self.verb, self.path, self.status)


class Fake:
    """A tenant of the fake: its token, its state, its scripts, its journal, and nobody else's."""

    def __init__(self, is_valid: bool = True) -> None:
        self.url = os.environ[ADDRESS]
        self.token = "test-" + uuid.uuid4().hex
        self._ask("PUT", "", {"is_valid": is_valid})

    def add(self, *entities: Entity, **state: List[Dict[str, Any]]) -> Dict[str, List[Any]]:
        """Add entities of the data model, or in wire form by kind, `bots=[{...}]`.

        Returns them complete, in wire form.
        """
        for kind, wires in wire_entities(entities).items():
            state.setdefault(kind, []).extend(wires)
        added = self._ask("POST", "/state", state)  # type: Dict[str, List[Any]]
        return added

    def script(self, verb: str, path: str, times: int = 1, **then: Any) -> None:
        """Have the next `times` such requests answered with `json`, `text` or `events`."""
        match = {"verb": verb, "path": path}
        self._ask("POST", "/script", {"match": match, "times": times, "then": then})

    def plan_chat(self, **course: Any) -> None:
        """Have the next chat go this way: `statuses`, `answer`, `tool_calls`, `error`."""
        self._ask("POST", "/chats", course)

    def release(self) -> None:
        """Let a held stream go on."""
        self._ask("POST", "/release", {})

    def journal(self) -> List[Exchange]:
        """Every request of this tenant, oldest first."""
        return [Exchange(entry) for entry in self._ask("GET", "/journal")["entries"]]

    def only(self) -> Exchange:
        """The one request that there was."""
        exchanges = self.journal()
        assert len(exchanges) == 1, exchanges
        return exchanges[0]

    def forget(self) -> None:
        """Drop the tenant."""
        self._ask("DELETE", "")

    # Any: JSON's own types.
    def _ask(self, verb: str, what: str, body: Any = None) -> Any:
        path = "/_fake/tenants/" + self.token + what
        content = None if body is None else json.dumps(body).encode("utf-8")
        status, answer = _LINE.ask(self.url, verb, path, content)
        if status != 200:
            raise FakeError("{} {}: {}".format(verb, path, answer.decode("utf-8", "replace")))
        return json.loads(answer)


class _Line(threading.local):
    """One kept connection a thread: a new one for each request would cost more than the request."""

    connection = None  # type: Optional[http.client.HTTPConnection]

    def ask(self, url: str, verb: str, path: str, content: Optional[bytes]) -> Any:
        for is_last in (False, True):
            if self.connection is None:
                parts = urlsplit(url)
                self.connection = http.client.HTTPConnection(
                    parts.hostname or "", parts.port, timeout=30
                )
                self.connection.connect()
                self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            try:
                self.connection.request(verb, path, body=content)
                answer = self.connection.getresponse()
                return answer.status, answer.read()
            except (http.client.HTTPException, OSError):
                # The other side may close a connection that was idle for long; once is normal.
                self.connection.close()
                self.connection = None
                if is_last:
                    raise
        raise AssertionError("unreachable")


_LINE = _Line()
