"""The answer to a call, completed with every field of the service's definition."""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

from tests.shared import answers, definition
from tests.shared.calls.making import answered, made
from tests.shared.calls.vocabulary import SDKCall
from tests.shared.client import Client
from tests.shared.fake import Fake
from tests.shared.variations import Answer

# By label of a call: its usual answer, the completed part for the result, and the errors for fields
# that the release cannot read. Without this cache, finding them took a sixth of a suite's time.
_READABLE: Dict[str, Tuple[Any, Any, Dict[str, Exception]]] = {}


async def whole(coze: Client, fake: Fake, call: SDKCall) -> Answer:
    """Return the answer with every field of the definition that the release can read."""
    if call.label not in _READABLE:
        got = answers.held(await answered(coze, call))
        return await completed(coze, fake, call, fake.only().answer, got)
    usual, wire, refused = _READABLE[call.label]
    answer = answer_of(coze, fake, call, usual, wire)
    answer.got, answer.refused = await answer.read(wire), refused
    return answer


async def completed(coze: Client, fake: Fake, call: SDKCall, usual: Any, got: Any) -> Answer:
    """Return the usual answer, completed, and cache the part that the release can read."""
    answer = answer_of(coze, fake, call, usual, answers.at(usual, call.items), got)
    await answer.complete()
    _READABLE[call.label] = usual, answer.wire, answer.refused
    return answer


def answer_of(
    coze: Client, fake: Fake, call: SDKCall, usual: Any, wire: Any, got: Any = None
) -> Answer:
    """Return an `Answer` that replaces the usual answer to the call."""
    schema = definition.within(definition.answer_of(call.verb, call.path), call.items)

    def script(wires: List[Any]) -> None:
        whole_answers = [
            answers.changed(usual, {call.items: each}) if call.items else each for each in wires
        ]
        fake.script_all(
            [{"then": {"json": answer}} for answer in whole_answers], call.verb, call.path
        )

    async def ask(_: object) -> Any:
        return answers.held(await made(coze, call))

    return Answer(script, ask, schema, wire, got)
