"""Hooks of both suites, and the fixtures of a test's own tenant of the fake and its places."""

from __future__ import annotations

import gc
from typing import Any, Iterator, List, Optional

import pytest

from tests.shared import bound
from tests.shared.calls.world import furnished_tenant
from tests.shared.contract import skip_known_absence
from tests.shared.evidence import MOST_EXCHANGES, on_the_wire
from tests.shared.fake import Fake
from tests.shared.places import Places, PlacesFailedError, of_item, places_of
from tests.shared.reading import assertion_of, compared, reading

HAS_FAILED = pytest.StashKey[bool]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("contracts")
    group.addoption("--known-hangs", help="a file with the tests for which nobody waits long")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--known-hangs"):
        bound.know(config.getoption("--known-hangs"))
    config.addinivalue_line("markers", "contract(*paths): the SDK paths that a contract uses")
    config.addinivalue_line("markers", "refused: the request is meant to be refused")
    config.addinivalue_line("markers", "furnished: the tenant holds the world from its start")
    config.addinivalue_line("markers", "lenient: what is sent is another contract's subject")


def pytest_collection_modifyitems(items: List[pytest.Item]) -> None:
    """Put tests that mostly wait first: at the end of a run nothing else would use that time."""
    items.sort(key=lambda item: "test_websockets.py" not in item.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Collect garbage between tests only, and never look at the objects that exist now.

    Collections that contracts ask for took a fifth of a suite's time. Within a test they come at
    any allocation: where one closes a stream that was given up while httpcore holds the lock of
    its connections, the thread waits for itself, on some Pythons and in some orders of tests.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish() -> None:
    """Collect what the test left; the older generation holds pytest's reports, and only grows."""
    gc.collect(1)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test at once whose API the release is known to lack."""
    skip_known_absence(item)


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Fail a test that ended without an error, but failed in one of its places."""
    outcome = yield  # type: Any
    if outcome.excinfo is None:
        for places in of_item(item):
            try:
                places.check()
            except PlacesFailedError as error:
                outcome.force_exception(error)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Record the reading and the places of a failure, and tell the fixtures that there is one."""
    outcome = yield  # type: Any
    report = outcome.get_result()
    if call.when != "setup":
        told = [("places", places.recorded()) for places in of_item(item)]
        report.user_properties = report.user_properties + told
    if report.failed and call.excinfo is not None:
        item.stash[HAS_FAILED] = True
        error = call.excinfo.value
        read = "" if isinstance(error, PlacesFailedError) else _read(error)
        report.user_properties = report.user_properties + [("reading", read)]


def _read(error: BaseException) -> str:
    return reading(error, assertion_of(error.__traceback__))


def pytest_assertrepr_compare(op: str, left: Any, right: Any) -> List[str]:
    """Explain a comparison alike under every pytest, with each place that differs."""
    return [compared(left, op, right)]


def _model(request: pytest.FixtureRequest) -> Optional[Fake]:
    """Return the tenant that the test's own one is a copy of."""
    if request.node.get_closest_marker("furnished") is None:
        return None
    return furnished_tenant()


@pytest.fixture
def places(request: pytest.FixtureRequest) -> Places:
    """Places of the test, at which it looks one by one; each is recorded with its own result."""
    if "fake" in request.fixturenames:
        request.getfixturevalue("fake")
    return places_of(request.node)


@pytest.fixture
def fake(request: pytest.FixtureRequest) -> Iterator[Fake]:
    """A new tenant; afterwards every exchange is held against the service's definition."""
    is_strict = request.node.get_closest_marker("lenient") is None
    tenant = Fake(is_strict=is_strict, like=_model(request))
    places = places_of(request.node)
    places.evidence = lambda: on_the_wire(tenant.journal(last=MOST_EXCHANGES))
    yield tenant
    if request.node.stash.get(HAS_FAILED, False):
        request.node.user_properties.append(
            ("wire", on_the_wire(tenant.journal(last=MOST_EXCHANGES)))
        )
    left = tenant.leave()
    places.evidence = lambda: ""
    if request.node.get_closest_marker("refused"):
        return
    if left["problems"] and is_strict:
        request.node.user_properties.append(("wire", "\n".join(left["problems"])))
        refused = "refused by the service: {}".format("; ".join(left["problems"]))
        pytest.fail(refused, pytrace=False)
    _hold_against_the_definition(places, left["faults"], is_strict)


def _hold_against_the_definition(places: Places, faults: List[Any], is_strict: bool) -> None:
    """Fail for each request that differs from the definition, as a place of its own.

    In a lenient contract a fault of the first request for a route is another contract's subject;
    one of a later request, as for the second page of a list, is seen nowhere else.
    """
    found = len(places.failed)
    for fault in faults:
        # Values that are empty have a contract of their own.
        wrong = [each for each in fault["differs"] if is_strict and each.startswith("verb: ")]
        if not is_strict and not fault["is_first"]:
            wrong += fault["problems"]
        if wrong:
            name = "definition {} {}".format(fault["verb"], fault["route"])
            with places.at(name):
                pytest.fail("; ".join(wrong), pytrace=False)
    if len(places.failed) > found:
        places.check()
