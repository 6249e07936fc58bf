"""Marks of the contracts on calls: a test for each call, and what holds for it."""

from __future__ import annotations

from typing import Sequence

import pytest

from tests.shared.calls.vocabulary import SDKCall

# Marks contracts on the answer: the request has contracts of its own.
about_the_answer = pytest.mark.lenient
furnished = pytest.mark.furnished


def each(calls: Sequence[SDKCall]) -> pytest.MarkDecorator:
    """Make a test for each of these calls; a release that lacks one is recorded as lacking it."""
    return pytest.mark.parametrize(
        "call",
        [
            pytest.param(call, id=call.label, marks=pytest.mark.contract(call.name))
            for call in calls
        ],
    )


def each_option(calls: Sequence[SDKCall]) -> pytest.MarkDecorator:
    """Make a test for each optional argument of each of these calls."""
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
