"""The part of a websocket driver that both suites share: callbacks, and an address with TLS."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Sequence, Tuple

import cozepy
import pytest

from tests.shared.contract import require_paths
from tests.shared.fake import Fake, service
from tests.shared.recorder import ABSENT

SECONDS = 5.0


class TalkBase:
    """Opens websockets of the SDK for a test's tenant.

    `heard` are the events of one connection with their types, in order; `prefix`: how the names of
    the classes for this client begin.
    """

    prefix = ""

    if TYPE_CHECKING:
        # Each suite says and hears in its own way.
        async def __call__(
            self, path: str, arguments: Dict[str, Any], *, until: str, says: Any = ()
        ) -> List[Any]: ...
        async def waits(
            self, path: str, says: Any, *wanted: str, is_told: bool = False, **how: Any
        ) -> bool: ...
        async def waited(
            self, path: str, kinds: Sequence[str], go_on: Any, **how: Any
        ) -> Tuple[bool, bool]: ...
        async def handled(self, path: str, says: Any, annotated: str) -> List[str]: ...
        async def borne(self, path: str, arguments: Dict[str, Any], name: str) -> List[Any]: ...
        async def later(self, path: str, says: Any, kind: str) -> List[Any]: ...
        async def left(self, path: str, says: Any) -> None: ...
        async def twice(self, path: str) -> None: ...

    def __init__(self, fake: Fake, client: Any) -> None:
        self.fake = fake
        self.client = client
        self.heard: List[Tuple[str, Any]] = []

    def made(self, path: str, arguments: Dict[str, Any], on_event: Any) -> Any:
        """The SDK's client of one connection."""
        holder = self.client
        for name in path.split("."):
            holder = getattr(holder, name)
        return holder(on_event=on_event, **arguments)

    @staticmethod
    def method(client: Any, name: str) -> Any:
        """A method that says something; absent where a release has none."""
        if not hasattr(client, name):
            pytest.skip("{}{}.{}".format(ABSENT, type(client).__name__, name))
        return getattr(client, name)

    @staticmethod
    def types() -> Dict[str, Any]:
        """The types of events that the release knows."""
        return {each.value: each for each in cozepy.WebsocketsEventType}

    def knows(self, kind: str) -> bool:
        """Tell if the release knows this type of event."""
        return kind in self.types()

    def named(self, wanted: Sequence[str]) -> Tuple[Any, ...]:
        """Return these types of events as a client takes them: a list, or nothing at all."""
        return ([self.types()[kind] for kind in wanted],) if wanted else ()

    def kind(self, name: str) -> Any:
        """A class of the SDK, as the suite's client has it; absent where a release has none."""
        if not hasattr(cozepy, self.prefix + name):
            pytest.skip(ABSENT + self.prefix + name)
        return getattr(cozepy, self.prefix + name)

    @staticmethod
    def annotate(method: Any, annotated: str, name: str) -> None:
        """Let a method say what its event is; by name is what a future import makes of it."""
        if annotated != "not at all":
            kind = name if annotated == "by name" else getattr(cozepy, name)
            method.__annotations__["event"] = kind

    def callbacks(self, make: Callable[[str], Any]) -> Dict[Any, Any]:
        """A callback for every type of event."""
        return {member: make(value) for value, member in self.types().items()}


def pager_class(name: str) -> Any:
    """A class of pages; absent where it does not exist, or asks in another way."""
    from cozepy import model

    kind = getattr(model, name, None)
    made = getattr(kind, "build", kind)
    if made is None or "request_maker" not in inspect.signature(made).parameters:
        pytest.skip(ABSENT + name)
    return kind


def prepared(request: pytest.FixtureRequest, tmp_path: Any, monkeypatch: Any, client: Any) -> None:
    """Trust the service's authority as a user would, and look whether there are websockets."""
    authority = tmp_path / "authority.pem"
    authority.write_text(service()["authority"])
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    require_paths(request.node, client)
