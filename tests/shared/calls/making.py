"""Making a call of the table with a client, and the signature of its method."""

from __future__ import annotations

import functools
import inspect
from typing import Any, Callable

import pytest

from tests.shared.calls.vocabulary import SDKCall
from tests.shared.client import Client, own


def method_of(coze: Client, call: SDKCall) -> Any:
    """Return the client's method for the call."""
    for name in call.name.split("."):
        coze = getattr(coze, name)
    return coze


async def made(coze: Client, call: SDKCall, *options: str, **more: Any) -> Any:
    """Make the call and return its result; skip as absent if the method lacks an argument."""
    arguments = call.arguments_of(signature_of(coze, call), *options)
    arguments.update(more)
    return await method_of(coze, call)(**arguments)


async def answered(coze: Client, call: SDKCall, **more: Any) -> Any:
    """Return the result of the usual answer; skip if it cannot be read, which fails elsewhere."""
    try:
        return await made(coze, call, **more)
    except Exception as error:  # noqa: BLE001 - the other contract says what it is
        return pytest.skip("{}: its usual answer is a {}".format(call.name, type(error).__name__))


def signature_of(coze: Client, call: SDKCall) -> inspect.Signature:
    """Return the signature of the method, without `self`."""
    method = method_of(coze, call)
    target = own(method)
    function = getattr(target, "__func__", None)
    return inspect.signature(target) if function is None else bound_signature(function)


@functools.lru_cache(maxsize=None)
def bound_signature(function: Callable[..., Any]) -> inspect.Signature:
    """Return a signature without `self`; cached, as inspecting it took 4 % of a suite's time."""
    known = inspect.signature(function)
    return known.replace(parameters=list(known.parameters.values())[1:])
