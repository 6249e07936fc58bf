"""Variations of an answer: the same request, answered each time with one value changed."""

from __future__ import annotations

import itertools
from typing import Any, Awaitable, Callable, Dict, Iterator, List, Sequence, Set, Tuple

from tests.shared import answers, definition
from tests.shared.definition import Schema
from tests.shared.places import Places
from tests.shared.reading import HangError

# A place of the answer, and its new value.
Change = Tuple[str, Any]
# An unknown value of an enumeration of numbers.
_LARGE = 987654321


class Answer:
    """An answer of the service (`wire`), and the SDK's result for it (`got`).

    `script` sets the values that answer the next requests, one each. `ask` makes one request and
    returns the SDK's result; its argument is the value that will answer. `refused` has the SDK's
    errors about fields that `complete` tried to add, by place.
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
        """Return the SDK's result for this answer."""
        self._script([wire])
        return await self._ask(wire)

    async def complete(self) -> None:
        """Add the other fields of the definition, except those that the SDK cannot read."""
        more = list(definition.additions(self.schema, self.wire))
        if not more:
            return
        whole = answers.changed(self.wire, dict(more))
        try:
            self.wire, self.got = whole, await self.read(whole)
        except HangError:
            raise
        except Exception:  # noqa: BLE001 - the culprit is found below
            await self._add_one_by_one(more)

    async def _add_one_by_one(self, more: Sequence[Change]) -> None:
        for place, value in more:
            whole = answers.changed(self.wire, {place: value})
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
        """Answer with each of these changes, and check each as a place.

        `check` gets the SDK's result, the answer, and the changes in it; what was not changed must
        be in the result as before. Changes of equal depth are tried together, and one by one only
        if that fails.
        """
        usual = _right_places(self.got, self.wire)

        def check_all(got: Any, wire: Any, tried: Sequence[Change]) -> None:
            check(got, wire, tried)
            lost = usual - _right_places(got, wire) - _below(usual, tried)
            assert not lost, "{} is lost with it".format(answers.unnumbered(min(lost)))

        for _, group in itertools.groupby(sorted(changes, key=_depth), key=_depth):
            together = list(group)
            wire = answers.changed(self.wire, dict(together))
            try:
                check_all(await self.read(wire), wire, together)
            except HangError:
                raise
            except Exception:  # noqa: BLE001 - the culprit is found below
                wires = [answers.changed(self.wire, {place: value}) for place, value in together]
                self._script(wires)
                for each, one in zip(together, wires):
                    with places.at(name(each)):
                        check_all(await self._ask(one), one, [each])
            else:
                for each in together:
                    with places.at(name(each)):
                        pass


def _right_places(got: Any, wire: Any) -> Set[str]:
    """Return the places of an answer that a result has, with the values that were answered."""
    return {
        where
        for where, _, value, other in answers.fields(got, wire)
        if answers.is_same(value, other)
    }


def _below(places: Set[str], changes: Sequence[Change]) -> Set[str]:
    """Return the changed ones of some places, and those below them."""
    changed = {place for place, _ in changes}
    return {
        place
        for place in places
        if place in changed or any(place.startswith(each + ".") for each in changed)
    }


def _depth(change: Change) -> int:
    return change[0].count(".")


def named(change: Change) -> str:
    """Return the name of the changed place."""
    return answers.unnumbered(change[0])


def valued(change: Change) -> str:
    """Return the name of the changed place, followed by its new value."""
    return "{}={}".format(answers.unnumbered(change[0]), change[1])


def unchecked(*_: object) -> None:
    """Check nothing, as it is enough that the SDK reads the answer."""


def check_empty(got: Any, wire: Any, changes: Sequence[Change]) -> None:
    """Check that fields that were removed from the answer have no value in the result."""
    held = dict(answers.unanswered(got, wire))
    for place, _ in changes:
        if place in held:
            check_nothing(held[place])


def check_value(got: Any, wire: Any, changes: Sequence[Change]) -> None:
    """Check that the result has the changed values of the answer."""
    held = {where: (value, other) for where, _, value, other in answers.fields(got, wire)}
    for place, _ in changes:
        value, other = held[place]
        assert answers.is_same(value, other), "{!r}, {!r} was answered".format(value, other)


def check_nothing(value: Any) -> None:
    """Check that a value means "nothing", as `answers.is_nothing` defines it."""
    assert answers.is_nothing(value), "{!r}, though nothing was answered".format(value)


def optional(answer: Answer) -> List[str]:
    """Return the places of optional fields that the SDK reads."""
    may_be_absent = definition.optional(answer.schema, answer.wire)
    read = [where for where, *_ in answers.fields(answer.got, answer.wire)]
    return [where for where in read if where in may_be_absent]


def known_values(answer: Answer) -> Iterator[List[Change]]:
    """Yield changes to the enumerations that the SDK reads: first values, then second ones, …"""
    read = [where for where, *_ in answers.fields(answer.got, answer.wire)]
    values = definition.enumerations(answer.schema, answer.wire)
    known = {place: values[place] for place in read if place in values}
    for number in range(max([0] + [len(allowed) for allowed in known.values()])):
        yield [
            (place, allowed[number]) for place, allowed in known.items() if number < len(allowed)
        ]


def unheard_of(answer: Answer) -> List[Change]:
    """Return a change to an unknown value for each enumeration of the definition or the SDK."""
    known = {
        place: values[0]
        for place, values in definition.enumerations(answer.schema, answer.wire).items()
    }
    known.update(answers.enumerations(answer.got, answer.wire))
    read = [where for where, *_ in answers.fields(answer.got, answer.wire)]
    return [
        (place, _LARGE if isinstance(known[place], int) else "unheard_of")
        for place in read
        if place in known
    ]
