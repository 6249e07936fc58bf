"""The test's side of the service: a tenant of its own, controlled over HTTP.

It uses only the standard library of Python 3.7, to work wherever a client of the service is tested.
"""

from __future__ import annotations

import json
import socket
import threading
import uuid
from typing import Any, Dict, List, Optional, Tuple
from urllib.parse import quote, urlsplit


class FakeError(Exception):
    """The fake refused a request of a test to its control side."""


class Exchange:
    """A request that the fake received, and the status of the answer.

    `problems` are the errors of the request; `differs`, its differences from the published
    definition that are no errors. `refused` has the reasons of a refusal, which may be others, such
    as an unknown id; it is empty if the request was answered. `connection` is the same number for
    all requests over one connection. `events` are the messages on a websocket, in order; `closed`
    says by whom and with which code it was closed. `answer` is the answer's JSON, if it was JSON.
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
        self.connection = entry["connection"]  # type: int
        self.problems = entry["problems"]  # type: List[str]
        self.differs = entry["differs"]  # type: List[str]
        self.refused = entry["refused"]  # type: List[str]
        self.events = entry["events"] or []  # type: List[Dict[str, Any]]
        # Any: JSON's own types.
        self.answer = entry["answer"]  # type: Any
        self.closed = entry["closed"]  # type: Optional[Dict[str, Any]]

    @property
    def sent(self) -> Dict[str, Any]:
        """The body without nulls, as the service treats null like an absent field."""
        return {key: value for key, value in (self.body or {}).items() if value is not None}

    def __repr__(self) -> str:
        return "<{} {} {}>".format(self.verb, self.path, self.status)


class Fake:
    """A tenant of a running fake, with a token, a state, scripts and a journal of its own.

    `is_valid` is False if its token is to be refused. `is_strict` is False if unknown keys are only
    to be reported in `problems`; `strictness` replaces it by a level: lenient, usual or strict.
    `like` is another tenant of the same fake, whose state is copied. `account` is the key of its
    account, and `test` the name of the test that made it, if the service has accounts.
    """

    def __init__(
        self,
        url: str,
        is_valid: bool = True,
        token: Optional[str] = None,
        *,
        is_strict: bool = True,
        strictness: str = "",
        like: Optional["Fake"] = None,
        account: str = "",
        test: str = "",
    ) -> None:
        self.url = url
        self.token = token or "test-" + uuid.uuid4().hex
        about = {"is_valid": is_valid}  # type: Dict[str, Any]
        if strictness:
            about["strictness"] = strictness
        elif not is_strict:
            about["is_strict"] = False
        if like is not None:
            about["like"] = like.token
        if account:
            about.update(account=account, test=test)
        self._ask("PUT", "", about)

    # Any: JSON's own types, throughout this class.
    def add(self, **state: List[Dict[str, Any]]) -> Dict[str, List[Any]]:
        """Add entities in wire form by kind, `bots=[{...}]`, and return them complete."""
        added = self._ask("POST", "/state", state)  # type: Dict[str, List[Any]]
        return added

    def copy_state(self, other: "Fake") -> None:
        """Replace the state by a copy of another tenant's."""
        self._ask("POST", "/state/copy", {"of": other.token})

    def state(self) -> Dict[str, List[Any]]:
        """Return all entities of the tenant, by kind."""
        held = self._ask("GET", "/state")  # type: Dict[str, List[Any]]
        return held

    def script(
        self,
        verb: str = "",
        path: str = "",
        *,
        times: int = 1,
        route: str = "",
        fault: str = "",
        change: Optional[Dict[str, Any]] = None,
        delay: float = 0,
        read_delay: float = 0,
        hold: bool = False,
        **then: Any,
    ) -> None:
        """Script the next `times` requests with this verb and path, or for a route.

        The other arguments are the answer: `json`, `text` or `events`, with `status`, `headers` and
        `end`. Without them the answer is the usual one, to which `change` is applied. `fault` is
        the name of a fault in `GET /_fake/faults`. Delays are in seconds.
        """
        match = {"route": route} if route else {"verb": verb, "path": path}
        script = {"match": match, "times": times}  # type: Dict[str, Any]
        script.update({"then": then} if then else {})
        script.update({"fault": fault} if fault else {})
        script.update({"change": change} if change else {})
        script.update({"delay": delay, "read_delay": read_delay, "hold": hold})
        self._ask("POST", "/script", script)

    def script_all(self, scripts: List[Dict[str, Any]], verb: str, path: str) -> None:
        """Script the next requests with this verb and path, one script for each."""
        match = {"verb": verb, "path": path}
        self._ask("POST", "/scripts", {"scripts": [dict(each, match=match) for each in scripts]})

    def plan_chat(self, **course: Any) -> None:
        """Plan the next chat: its `statuses`, `answer`, `tool_calls`, `error` and more."""
        self._ask("POST", "/chats", course)

    def oauth_app(self, client_id: str, **about: Any) -> None:
        """Register an application: its `kind`, `secret`, `redirect_uris`, `public_key` and more."""
        self._ask("PUT", "/oauth/" + quote(client_id, safe=""), about)

    def plan_socket(self, path: str, *steps: Dict[str, Any], **more: Any) -> None:
        """Plan the steps of the next websocket at `path`, or its refusal with a `status`."""
        self._ask("POST", "/sockets", dict(more, path=path, steps=list(steps)))

    def said(self, route: str) -> List[Dict[str, Any]]:
        """Return the events that the client sent on its websockets to this route."""
        return [
            each.get("event", each)
            for exchange in self.journal()
            if exchange.route == route
            for each in exchange.events
            if each["by"] == "client"
        ]

    def advance(self, seconds: int) -> int:
        """Put the tenant's clock forward and return its time, in seconds since 1970."""
        now = self._ask("POST", "/clock", {"advance": seconds})["now"]  # type: int
        return now

    def release(self) -> None:
        """Let one held answer go on."""
        self._ask("POST", "/release", {})

    def journal(self, last: Optional[int] = None) -> List[Exchange]:
        """Return the requests of this tenant, oldest first; only the last `last` if given."""
        which = "" if last is None else "?last={}".format(last)
        return [Exchange(entry) for entry in self._ask("GET", "/journal" + which)["entries"]]

    def only(self) -> Exchange:
        """Return the only request; fail if there was none or more than one."""
        exchanges = self.journal()
        assert len(exchanges) == 1, exchanges
        return exchanges[0]

    def problems(self) -> List[str]:
        """Return the requests' problems: "POST /v3/chat: body: user_id is missing"."""
        return list(self._ask("GET", "/problems")["problems"])

    def open_connections(self) -> int:
        """Count the open connections that carried requests of this tenant."""
        count = self._ask("GET", "")["open_connections"]  # type: int
        return count

    def forget(self) -> List[str]:
        """Drop the tenant and return the problems of its requests, as `problems` does."""
        return list(self.leave()["problems"])

    def leave(self) -> Dict[str, Any]:
        """Drop the tenant and return its `problems`, as `forget` does, and `faults`.

        A fault is a request that differs from the published definition, refused or not: its `verb`,
        `route` (or path, if there is no route), `is_first` (True for the first request for a
        route), and the `problems` and `differs` that no earlier request for the route had.
        """
        summary = self._ask("DELETE", "")  # type: Dict[str, Any]
        return summary

    def _ask(self, verb: str, what: str, body: Any = None) -> Any:
        return ask(self.url, verb, "/_fake/tenants/" + self.token + what, body)


# Any: JSON's own types.
def ask(url: str, verb: str, path: str, body: Any = None) -> Any:
    """Send a request to the control side and return its answer; raise FakeError if refused."""
    content = b"" if body is None else json.dumps(body).encode("utf-8")
    status, answer = _CONNECTIONS.ask(url, verb, path, content)
    if status != 200:
        raise FakeError("{} {}: {}".format(verb, path, answer.decode("utf-8", "replace")))
    return json.loads(answer)


class _Connection:
    """A persistent connection, with as much of HTTP as the control side needs.

    Written by hand, as `http.client` took a sixth of a suite's CPU time: it parses headers with the
    email package.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host = parts.netloc
        self._socket = socket.create_connection((parts.hostname or "", parts.port or 80), 30)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._answers = self._socket.makefile("rb")

    def ask(self, verb: str, path: str, content: bytes) -> Tuple[int, bytes]:
        """Return the answer's status and body; raise OSError if it is missing or incomplete."""
        head = "{} {} HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\n\r\n"
        asked = head.format(verb, path, self._host, len(content)).encode("ascii")
        self._socket.sendall(asked + content)
        _, _, status = self._line().partition(b" ")
        length = 0
        while True:
            name, _, value = self._line().partition(b":")
            if not name:
                break
            if name.lower() == b"content-length":
                length = int(value)
        body = self._answers.read(length)
        if len(body) < length:
            raise ConnectionError("the answer breaks off")
        return int(status[:3]), body

    def _line(self) -> bytes:
        line = self._answers.readline()
        if not line.endswith(b"\n"):
            raise ConnectionError("the answer breaks off")
        return line.strip()

    def close(self) -> None:
        self._answers.close()
        self._socket.close()


class _Connections(threading.local):
    """A thread's persistent connections, by address; opening one costs more than a request."""

    def __init__(self) -> None:
        self.connections = {}  # type: Dict[str, _Connection]

    def ask(self, url: str, verb: str, path: str, content: bytes) -> Tuple[int, bytes]:
        for is_last in (False, True):
            try:
                if url not in self.connections:
                    self.connections[url] = _Connection(url)
                return self.connections[url].ask(verb, path, content)
            except (OSError, ValueError):
                # The service may have closed an idle connection, so the first failure is normal.
                if url in self.connections:
                    self.connections.pop(url).close()
                if is_last:
                    raise
        raise AssertionError("unreachable")


_CONNECTIONS = _Connections()
