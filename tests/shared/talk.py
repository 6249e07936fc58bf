"""Websocket sessions of the SDK's client, with callbacks that record their events."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import cozepy
import pytest

from tests.shared.driver import CallbackFunction, Driver
from tests.shared.fake import Fake
from tests.shared.recorder import ABSENT

SECONDS = 5.0
# A message to send: the name of a method of the connection, and its arguments.
Saying = Tuple[Any, ...]


class Talk:
    """Websocket sessions with a test's tenant, each opened by one method.

    `heard` has the events of the callbacks, in order: (type, event).
    """

    def __init__(self, driver: Driver, fake: Fake, client: Any) -> None:
        self._driver = driver
        self._fake = fake
        self._client = client
        self.heard: List[Tuple[Any, ...]] = []

    async def __call__(
        self, path: str, arguments: Dict[str, Any], *, until: str, says: Sequence[Saying] = ()
    ) -> List[Any]:
        """Connect, send these messages, listen until the event `until`, and return `heard`."""
        ended = self._driver.event()

        def callback_of(kind: str) -> Any:
            async def called(_: Any, *event: Any) -> None:
                if kind != "closed":
                    self.heard.append((kind, event[0]))
                if kind == until:
                    ended.set()

            return called

        async with self._connected(path, arguments, self._callbacks(callback_of)) as connection:
            await self._say(connection, says)
            await self._wait_for(ended, until)
        return self.heard

    async def waits(
        self,
        path: str,
        says: Sequence[Saying],
        *wanted: str,
        arguments: Optional[Dict[str, Any]] = None,
        is_told: bool = False,
        **options: Any,
    ) -> bool:
        """Return whether the client's `wait` ends; without `wanted`, it waits for its last event.

        `is_told`: callbacks are registered as well, and record their events in `heard`.
        """
        on_event = self._callbacks(self._listener) if is_told else {}
        async with self._connected(path, arguments or {}, on_event) as connection:
            await self._say(connection, says)
            waiting = self._driver.begin(connection.wait, *self._named(wanted), **options)
            return await self._driver.ends(waiting, 2)

    async def waits_late(
        self,
        path: str,
        says: Sequence[Saying],
        kinds: Sequence[str],
        has_all: Callable[[], bool],
        **options: Any,
    ) -> bool:
        """Return whether `wait` ends if all events come during the callback of the first one.

        `has_all` returns True once the service has sent all events. The callbacks' events are in
        `heard`.
        """

        def callback_of(kind: str) -> Any:
            async def called(_: Any, *event: Any) -> None:
                is_first = kind == kinds[0]
                while is_first and not has_all():
                    await self._driver.give_way()
                if is_first:
                    # The connection needs a turn of the loop to read the events that have arrived.
                    await self._driver.give_way()
                    await self._driver.give_way()
                self.heard.append((kind,) + event)

            return called

        async with self._connected(path, {}, self._callbacks(callback_of)) as connection:
            waiting = self._driver.begin(connection.wait, *self._named(kinds), **options)
            await self._driver.give_way()
            await self._say(connection, says)
            return await self._driver.ends(waiting, SECONDS)

    async def waited(
        self, path: str, kinds: Sequence[str], go_on: Callable[[], Any], **options: Any
    ) -> Tuple[bool, bool]:
        """Return whether `wait` ends before `go_on` is called, and whether it ends after."""
        async with self._connected(path, {}, {}) as connection:
            waiting = self._driver.begin(connection.wait, *self._named(kinds), **options)
            before = await self._driver.ends(waiting, 0.3)
            go_on()
            return before, await self._driver.ends(waiting, SECONDS)

    async def handled(self, path: str, says: Sequence[Saying], annotated: str) -> List[str]:
        """Return the names of the methods that the SDK calls on a handler, in order.

        `annotated` is the form of their annotations: "by class", "by name" or "not at all".
        """
        called: List[str] = []
        ended = self._driver.event()
        handler: Any = self._driver.named("WebsocketsAudioSpeechEventHandler")

        # The SDK reads a handler's annotations, so these have none but what `_annotate` adds.
        async def on_update(self, _, event):  # type: ignore[no-untyped-def]  # see above
            called.append("on_speech_audio_update")

        async def on_completed(self, _, event):  # type: ignore[no-untyped-def]  # see above
            called.append("on_speech_audio_completed")
            ended.set()

        async def on_closed(self, _):  # type: ignore[no-untyped-def]  # see above
            called.append("on_closed")

        _annotate(on_update, annotated, "SpeechAudioUpdateEvent")
        _annotate(on_completed, annotated, "SpeechAudioCompletedEvent")
        methods: Dict[str, Any] = {
            "on_speech_audio_update": on_update,
            "on_speech_audio_completed": on_completed,
            "on_closed": on_closed,
        }
        callbacks = {name: self._driver.callback(method) for name, method in methods.items()}
        handler_class = type("Handler", (handler,), callbacks)
        async with self._connected(path, {}, handler_class()) as connection:
            await self._say(connection, says)
            await self._wait_for(ended, "speech.audio.completed")
        return called

    async def borne(self, path: str, arguments: Dict[str, Any], name: str) -> List[Any]:
        """Return the errors that reach the SDK's handler of this name, which does nothing."""
        driver = self._driver
        errors: List[Any] = []
        ended = driver.event()
        handler: Any = driver.named(name)

        # Without annotations, which have a contract of their own (`handled`).
        async def on_error(self, client, error):  # type: ignore[no-untyped-def]  # see above
            errors.append(error)
            await driver.done(handler.on_error(self, client, error))
            ended.set()

        handler_class = type("Handler", (handler,), {"on_error": driver.callback(on_error)})
        async with self._connected(path, arguments, handler_class()):
            await self._wait_for(ended, "error")
        return errors

    async def later(self, path: str, says: Sequence[Saying], kind: str) -> List[Any]:
        """Return the events of a callback that was added to a connected client."""
        events: List[Any] = []
        ended = self._driver.event()

        async def called(_: Any, event: Any) -> None:
            events.append(event)
            ended.set()

        async with self._connected(path, {}, {}) as connection:
            connection.on(_types()[kind], self._driver.callback(called))
            await self._say(connection, says)
            await self._wait_for(ended, kind)
            await self._driver.done(connection.close())
            # Closing a second time must not be an error.
            await self._driver.done(connection.close())
        return events

    async def left(self, path: str, says: Sequence[Saying]) -> None:
        """Send these messages without any callback, and wait until the service has closed."""
        async with self._connected(path, {}, {}) as connection:
            await self._say(connection, says)
            await self._until_closed()

    async def too_late(
        self, path: str, says: Sequence[Saying], late: Sequence[Saying]
    ) -> List[Any]:
        """Return the errors of a connection on which something is said after it has ended.

        The service ends it with an error once it has got `says`; `late` is said when the first
        error has been told.
        """
        errors: List[Any] = []
        ended, refused = self._driver.event(), self._driver.event()

        async def called(_: Any, error: Any) -> None:
            errors.append(error)
            (refused if ended.is_set() else ended).set()

        on_event = {_types()["error"]: self._driver.callback(called)}
        async with self._connected(path, {}, on_event) as connection:
            await self._say(connection, says)
            await self._wait_for(ended, "error")
            await self._say(connection, late)
            await self._wait_for(refused, "another error")
        return errors

    async def leaves(self, path: str, says: Sequence[Saying]) -> None:
        """Send these messages, close at once, and wait until the service has noticed."""
        async with self._connected(path, {}, {}) as connection:
            await self._say(connection, says)
        await self._until_closed()

    async def twice(self, path: str) -> None:
        """Connect a client that is already connected."""
        async with self._connected(path, {}, {}) as connection:
            await self._driver.done(connection.connect())

    @staticmethod
    def knows(kind: str) -> bool:
        """Return whether the release knows this type of event."""
        return kind in _types()

    def _connected(self, path: str, arguments: Dict[str, Any], on_event: Any) -> Any:
        """Return the context of one connection."""
        create = self._client
        for name in path.split("."):
            create = getattr(create, name)
        return self._driver.connected(create(on_event=on_event, **arguments)())

    async def _say(self, connection: Any, says: Sequence[Saying]) -> None:
        """Send messages on a connection; skip as absent if the release lacks a method."""
        for name, *sent in says:
            if not hasattr(connection, name):
                pytest.skip("{}{}.{}".format(ABSENT, type(connection).__name__, name))
            await self._driver.done(getattr(connection, name)(*sent))

    async def _until_closed(self) -> None:
        while not self._fake.only().closed:
            await self._driver.give_way()

    async def _wait_for(self, ended: Any, kind: str) -> None:
        has_come = await self._driver.comes(ended, SECONDS)
        assert has_come, "{} did not come, only {}".format(kind, self.heard)

    def _callbacks(self, callback_of: Callable[[str], CallbackFunction]) -> Any:
        """Return a callback for every type of event that the release knows, by type."""
        return {
            member: self._driver.callback(callback_of(value)) for value, member in _types().items()
        }

    def _listener(self, kind: str) -> Any:
        """Return a callback that adds its event to `heard`."""

        async def called(_: Any, *event: Any) -> None:
            self.heard.append((kind,) + event)

        return called

    @staticmethod
    def _named(wanted: Sequence[str]) -> Tuple[Any, ...]:
        """Return the arguments of the client's `wait`: a list of types, or none."""
        return ([_types()[kind] for kind in wanted],) if wanted else ()


def _types() -> Dict[str, Any]:
    """Return the SDK's event types, by value."""
    return {each.value: each for each in cozepy.WebsocketsEventType}


def _annotate(method: Any, annotated: str, name: str) -> None:
    """Annotate a method's event: by class, or by name as a future import of annotations does."""
    if annotated != "not at all":
        kind = name if annotated == "by name" else getattr(cozepy, name)
        method.__annotations__["event"] = kind
