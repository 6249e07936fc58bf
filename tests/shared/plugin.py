"""Hooks of both suites, and the fixtures that need no client of the SDK."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any, Iterator, List, Optional

import pytest

from tests.shared import bound
from tests.shared.calls.world import furnished_tenant
from tests.shared.contract import skip_known_absence
from tests.shared.evidence import MOST_EXCHANGES, on_the_wire
from tests.shared.fake import Fake, service
from tests.shared.places import Places, PlacesFailedError, of_item, places_of
from tests.shared.reading import compared, reading_of

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
    """Put tests that mostly wait first, as nothing could use their idle time at the end."""
    items.sort(key=lambda item: "test_websockets.py" not in item.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Collect garbage only between tests, and exempt the objects that exist now.

    With those objects, the collections that contracts ask for took a fifth of a suite's time. An
    automatic collection can happen at any allocation. If it closes an abandoned stream while
    httpcore holds the lock of its connections, the thread deadlocks, on some Pythons and in some
    orders of tests.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish() -> None:
    """Collect garbage, and exempt what is left: pytest's reports, which only grow."""
    gc.collect(1)
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Drop the reports in which nothing was captured before failures are summed up.

    pytest looks through all of them for each failure, and prints only what was captured: with
    300 failures it took 6 % of a suite's CPU time.
    """
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and "" in reporter.stats:
        reporter.stats[""] = [report for report in reporter.stats[""] if report.sections]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test early if the release is known to lack its API."""
    skip_known_absence(item)


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Fail a test that raised no error, but has a failed place."""
    outcome = yield  # type: Any
    if outcome.excinfo is None:
        for places in of_item(item):
            try:
                places.check()
            except PlacesFailedError as error:
                outcome.force_exception(error)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Record a test's places and the reading of its failure; mark the failure for fixtures."""
    outcome = yield  # type: Any
    report = outcome.get_result()
    if call.when != "setup":
        results = [("places", places.recorded()) for places in of_item(item)]
        report.user_properties = report.user_properties + results
    if report.failed and call.excinfo is not None:
        item.stash[HAS_FAILED] = True
        error = call.excinfo.value
        read = "" if isinstance(error, PlacesFailedError) else reading_of(error)
        report.user_properties = report.user_properties + [("reading", read)]


def pytest_assertrepr_compare(op: str, left: Any, right: Any) -> List[str]:
    """Explain a comparison in the same words under every pytest, with each difference."""
    return [compared(left, op, right)]


def _model(request: pytest.FixtureRequest) -> Optional[Fake]:
    """Return the tenant whose state the test's tenant copies; None for an empty one."""
    if request.node.get_closest_marker("furnished") is None:
        return None
    return furnished_tenant()


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file with the certificate of the service's authority."""
    path = tmp_path_factory.mktemp("authority") / "authority.pem"
    path.write_text(service()["authority"])
    return path


@pytest.fixture
def trusted(authority: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every TLS context that the SDK makes trust the service's authority, and nobody else."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))


@pytest.fixture
def places(request: pytest.FixtureRequest) -> Places:
    """The test's places; each is recorded with its own result."""
    if "fake" in request.fixturenames:
        request.getfixturevalue("fake")
    return places_of(request.node)


@pytest.fixture
def fake(request: pytest.FixtureRequest) -> Iterator[Fake]:
    """A new tenant; after the test, its requests are checked against the service's definition."""
    is_strict = request.node.get_closest_marker("lenient") is None
    tenant = Fake(is_strict=is_strict, like=_model(request))
    places = places_of(request.node)
    places.evidence = lambda: on_the_wire(tenant.journal(last=MOST_EXCHANGES))
    yield tenant
    if request.node.stash.get(HAS_FAILED, False):
        request.node.user_properties.append(
            ("wire", on_the_wire(tenant.journal(last=MOST_EXCHANGES)))
        )
    summary = tenant.leave()
    places.evidence = lambda: ""
    if request.node.get_closest_marker("refused"):
        return
    if summary["problems"] and is_strict:
        request.node.user_properties.append(("wire", "\n".join(summary["problems"])))
        refused = "refused by the service: {}".format("; ".join(summary["problems"]))
        pytest.fail(refused, pytrace=False)
    _hold_against_the_definition(places, summary["faults"], is_strict)


def _hold_against_the_definition(places: Places, faults: List[Any], is_strict: bool) -> None:
    """Fail a place for each request that differs from the definition.

    In a lenient contract, the first request for a route is left to other contracts. Later ones,
    such as for the second page of a list, are checked, as no other contract makes them.
    """
    found = len(places.failed)
    for fault in faults:
        # Only verbs: empty values, which also differ, have a contract of their own.
        wrong = [each for each in fault["differs"] if is_strict and each.startswith("verb: ")]
        if not is_strict and not fault["is_first"]:
            wrong += fault["problems"]
        if wrong:
            name = "definition {} {}".format(fault["verb"], fault["route"])
            with places.at(name):
                pytest.fail("; ".join(wrong), pytrace=False)
    if len(places.failed) > found:
        places.check()
