"""Marks of the contracts on calls: one test per call or argument, and leniency on requests."""

from __future__ import annotations

from typing import Sequence

import pytest

from tests.shared.calls.vocabulary import SDKCall

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


def each_option(calls: Sequence[SDKCall]) -> pytest.MarkDecorator:
    """Return a mark that makes a test for each optional argument of each call."""
    return pytest.mark.parametrize(
        ("call", "option"),
        [
            pytest.param(
                call,
                option,
                id="{}-{}".format(call.label, option),
                marks=pytest.mark.contract(call.name),
            )
            for call in calls
            for option in call.optional
        ],
    )
