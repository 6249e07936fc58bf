"""Objects of the SDK with every field that the service's definition has for them."""

from __future__ import annotations

from typing import Any, Iterator, List, Tuple

from tests.shared import answers
from tests.shared.calls.vocabulary import Argument, SDKCall
from tests.shared.definition import Schema, request_of, sample

# The definition has one type for what is sent and what is answered; these are answered only.
_SET_BY_THE_SERVICE = (
    "create_time",
    "update_time",
    "avatar_url",
    "user_nickname",
    "user_unique_name",
)


def objects_of(call: SDKCall) -> List[str]:
    """Return the names of the arguments of a call that are objects of the SDK, or lists of them."""
    return [name for name in (*call.needed, *call.optional) if _is_object(call.argument(name))]


def whole(call: SDKCall, name: str) -> Tuple[Any, Any]:
    """Return an argument with every field that its classes have, and how it is to be on the wire.

    Fields that the definition has and the classes lack are in neither.
    """
    made, usual = call.argument(name).value, call.argument(name).wire
    schema = request_of(call.verb, call.path)["properties"][call.key_of(name)]
    if isinstance(made, list):
        one, wire = _whole(made[0], usual[0], schema["items"])
        return [one], [wire]
    return _whole(made, usual, schema)


def left_out(made: Any, wire: Any) -> Iterator[Tuple[str, Any, Any]]:
    """Yield each field of an object: its place, pydantic's `FieldInfo`, and the wire without it."""
    for where, field, _, _ in answers.fields(made, wire):
        yield where, field, answers.changed(wire, {where: answers.REMOVED})


def is_asked_for(field: Any) -> bool:
    """Return whether a class asks for a field; fail if the field may be None all the same."""
    if field.is_required():
        may_be_none = type(None) in answers.parts(field.annotation)
        assert not may_be_none, "it may be None, and must be given all the same"
    return bool(field.is_required())


def again(made: Any, wire: Any) -> Any:
    """Make an object, or a list of them, of the same classes from its form on the wire."""
    if isinstance(made, list):
        return [again(one, value) for one, value in zip(made, wire)]
    return type(made).model_validate(wire)


def _whole(usual: Any, known: Any, schema: Schema) -> Tuple[Any, Any]:
    """Fill up an object; what is `known` of it on the wire stays, as a sample may name nothing."""
    sent = _filled(known, sample(schema))
    made = type(usual).model_validate(sent)
    return made, held(made, sent)


def _filled(known: Any, every: Any) -> Any:
    if isinstance(known, dict) and isinstance(every, dict):
        names = [key for key in every if key not in _SET_BY_THE_SERVICE]
        more = {
            key: _filled(known[key], every[key]) if key in known else every[key] for key in names
        }
        return dict(known, **more)
    if isinstance(known, list) and isinstance(every, list) and known:
        return [_filled(known[0], every[0])]
    return known


def held(made: Any, wire: Any) -> Any:
    """Return the part of a value on the wire that an object of the SDK has fields for."""
    if isinstance(wire, list) and isinstance(made, list):
        return [held(each, value) for each, value in zip(made, wire)]
    known = getattr(type(made), "model_fields", None)
    if known is None or not isinstance(wire, dict):
        return wire
    names = {field.alias or name: name for name, field in known.items()}
    return {
        key: held(getattr(made, names[key]), value) for key, value in wire.items() if key in names
    }


def _is_object(argument: Argument) -> bool:
    """Return whether an argument is made of the SDK's classes, whatever a release lacks of them."""
    wire = argument.wire[0] if isinstance(argument.wire, list) and argument.wire else argument.wire
    return argument.place == "body" and argument.is_made and isinstance(wire, dict)
