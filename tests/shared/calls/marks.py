"""Marks of the contracts on calls: one test per call or argument, and leniency on requests."""

from __future__ import annotations

from typing import Sequence, Tuple

import pytest

from tests.shared.calls.vocabulary import SDKCall
from tests.shared.calls.whole import objects_of

# A wrong request must not fail contracts on the answer, as requests have contracts of their own.
about_the_answer = pytest.mark.lenient
furnished = pytest.mark.furnished


def each(calls: Sequence[SDKCall]) -> pytest.MarkDecorator:
    """Return a mark that makes a test for each call; calls that a release lacks are absent."""
    return pytest.mark.parametrize(
        "call",
        [
            pytest.param(call, id=call.label, marks=pytest.mark.contract(call.name))
            for call in calls
        ],
    )


def each_object(calls: Sequence[SDKCall]) -> pytest.MarkDecorator:
    """Return a mark that makes a test for each argument of a call that is an object of the SDK."""
    return _each_argument("name", [(call, name) for call in calls for name in objects_of(call)])


def each_option(calls: Sequence[SDKCall]) -> pytest.MarkDecorator:
    """Return a mark that makes a test for each optional argument of each call."""
    return _each_argument("option", [(call, name) for call in calls for name in call.optional])


def _each_argument(kind: str, arguments: Sequence[Tuple[SDKCall, str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("call", kind),
        [
            pytest.param(
                call,
                name,
                id="{}-{}".format(call.label, name),
                marks=pytest.mark.contract(call.name),
            )
            for call, name in arguments
        ],
    )
