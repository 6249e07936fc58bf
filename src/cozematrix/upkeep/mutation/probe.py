"""A plugin for a suite's process under mutation: `pytest -p cozematrix.upkeep.mutation.probe`.

Tells coverage which test runs, where coverage measures, has every test run what earlier ones have
cached, keeps a broken loop from taking all the memory of the machine, leaves tests out, and lets
`-x` pass over those that are known to fail.
"""

from __future__ import annotations

import resource
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import coverage
import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

MOST_MEMORY = 4 * 1024**3
_KNOWN = pytest.StashKey[frozenset[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the files of the tests that are known to fail, and of those that are left out."""
    for option in ("--known-failures", "--without"):
        parser.addoption(option, type=Path, help="identifiers of tests, a line each")
    parser.addoption("--package", default="", help="the package whose cached results are dropped")


def pytest_configure(config: pytest.Config) -> None:
    """Bound the memory before the broken package is imported."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    config.stash[_KNOWN] = _named(config, "--known-failures")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of these very names; pytest's own option takes the names' beginnings."""
    without = _named(config, "--without")
    if left := [item for item in items if item.nodeid in without]:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item.nodeid not in without]


def _named(config: pytest.Config, option: str) -> frozenset[str]:
    file = config.getoption(option)
    return frozenset(file.read_text(encoding="utf-8").splitlines() if file else ())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Mark the failure of a test that is known to fail, so that it does not count for `-x`."""
    report = yield
    if report.failed and item.nodeid in item.config.stash.get(_KNOWN, ()):
        # The mark by which pytest knows that a test was expected to fail.
        report.wasxfail = ""
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Book what a test, its setup and its teardown execute on the test.

    What another test has cached is dropped first: it would not be executed, though it is used.
    """
    package = item.config.getoption("--package")
    for cached in _cached(package, len(sys.modules)):
        cached.cache_clear()
    _switch(item.nodeid)
    try:
        return (yield)
    finally:
        _switch("")


def _switch(context: str) -> None:
    measuring = coverage.Coverage.current()
    if measuring is not None:
        measuring.switch_context(context)


# Any: what a module holds, and `functools` has no name for the functions that it makes.
@lru_cache(maxsize=1)
def _cached(package: str, _: int) -> tuple[Any, ...]:
    """The package's functions and methods with a cache, searched for when more is imported."""
    return tuple(each for each in _held(package) if hasattr(each, "cache_clear"))


def _held(package: str) -> Iterator[Any]:
    """Yield everything that the modules of the package hold, and what its classes hold."""
    for name, module in tuple(sys.modules.items()):
        if name.partition(".")[0] == package:
            for each in tuple(vars(module).values()):
                yield each
                if isinstance(each, type):
                    # A static method or a method of the class holds its function.
                    yield from (getattr(it, "__func__", it) for it in tuple(vars(each).values()))
