"""Variations of an answer: the same request, answered each time with something else in it."""

from __future__ import annotations

import itertools
from typing import Any, Awaitable, Callable, Dict, List, Sequence, Tuple

from tests.shared import definition
from tests.shared.answers import changed
from tests.shared.definition import Schema
from tests.shared.places import Places
from tests.shared.reading import HangError

# A place of the answer, and what is put there.
Change = Tuple[str, Any]


class Answer:
    """An answer of the service, and what the SDK makes of it.

    `script` has the service answer the next requests with these values, one after the other; `ask`
    makes one, is told with what it is answered, and returns what the SDK makes of that. `refused`:
    the errors of the SDK about what the definition has besides, by place.
    """

    def __init__(
        self,
        script: Callable[[List[Any]], None],
        ask: Callable[[Any], Awaitable[Any]],
        schema: Schema,
        wire: Any,
        got: Any = None,
    ) -> None:
        self._script = script
        self._ask = ask
        self.schema = schema
        self.wire = wire
        self.got = got
        self.refused: Dict[str, Exception] = {}

    async def read(self, wire: Any) -> Any:
        """Have this answered, and return what the SDK makes of it."""
        self._script([wire])
        return await self._ask(wire)

    async def complete(self) -> None:
        """Add what the definition has besides, as far as the SDK can read it."""
        more = list(definition.additions(self.schema, self.wire))
        if not more:
            return
        whole = changed(self.wire, dict(more))
        try:
            self.wire, self.got = whole, await self.read(whole)
        except HangError:
            raise
        except Exception:  # noqa: BLE001 - what is wrong is found below
            await self._add_one_by_one(more)

    async def _add_one_by_one(self, more: Sequence[Change]) -> None:
        for place, value in more:
            whole = changed(self.wire, {place: value})
            try:
                self.wire, self.got = whole, await self.read(whole)
            except HangError:
                raise
            except Exception as error:  # noqa: BLE001 - it is recorded
                self.refused[place] = error

    async def vary(
        self,
        places: Places,
        changes: Sequence[Change],
        name: Callable[[Change], str],
        check: Callable[[Any, Any, Sequence[Change]], None],
    ) -> None:
        """Have each of these changes answered, and look at each as a place.

        `check` is given what the SDK made of it, what was answered, and the changes in that.
        Changes of one depth are made together; only where that goes wrong each by itself.
        """
        for _, group in itertools.groupby(sorted(changes, key=_depth), key=_depth):
            together = list(group)
            wire = changed(self.wire, dict(together))
            try:
                check(await self.read(wire), wire, together)
            except HangError:
                raise
            except Exception:  # noqa: BLE001 - whose it is, is found below
                wires = [changed(self.wire, {place: value}) for place, value in together]
                self._script(wires)
                for each, one in zip(together, wires):
                    with places.at(name(each)):
                        check(await self._ask(one), one, [each])
            else:
                for each in together:
                    with places.at(name(each)):
                        pass


def _depth(change: Change) -> int:
    return change[0].count(".")
