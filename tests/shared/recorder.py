"""pytest plugin that records a suite's run as it goes, so that a killed suite loses nothing.

`pytest -p tests.shared.recorder --record FILE [--lifeline]` writes one JSON object per line. In
order: `started` (the Python, the release, the installed distributions), `collected`, then `running`
and `test` for each test (with its places, see `tests/shared/places.py`), `finished` (with the
modules' files). At any time: `collection-error` if a file cannot be imported, and `warning` for a
deprecation.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import threading
from typing import Any, Dict, Iterator, List, Optional

import pytest

# Prefix of a skip reason that means "this release has no such API": it is recorded as absent.
ABSENT = "absent: "
FAILED_ON_PURPOSE = "Failed: "
# Duplicated on import, before pytest's capture replaces standard input.
_STANDARD_INPUT = os.dup(0)
NOT_EXECUTED = "not-executed"
DEPRECATIONS = (DeprecationWarning, PendingDeprecationWarning, FutureWarning)
MOST_WARNINGS = 200
_ORDER = (NOT_EXECUTED, "passed", "absent", "skipped", "failed")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("recorder")
    group.addoption("--record", help="write the facts to this file")
    group.addoption(
        "--lifeline", action="store_true", help="end at once when standard input is closed"
    )


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        return
    if config.getoption("--lifeline"):
        threading.Thread(target=_wait_for_the_end, daemon=True).start()
    record = config.getoption("--record")
    if record:
        config.pluginmanager.register(Recorder(record), "recorder-to-file")


class Recorder:
    """Plugin that merges the phases of each test into one record."""

    def __init__(self, path: str) -> None:
        # Stays open while the suite runs.
        self._file = open(path, "w", encoding="utf-8")  # noqa: SIM115
        self._tests = {}  # type: Dict[str, Dict[str, Any]]
        self._warned = {}  # type: Dict[str, bool]
        self._write({"event": "started", "python": platform.python_version(), **_installed()})

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            message = _last_line(report.longreprtext)
            fact = {"event": "collection-error", "file": report.nodeid, "message": message}
            self._write(fact)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self._collected([item.nodeid for item in session.items])

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, node: Any, ids: List[str]) -> None:
        # Every worker of pytest-xdist collects all tests, so one list is enough.
        if node.gateway.id == "gw0":
            self._collected(list(ids))

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._write({"event": "running", "test": nodeid})

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        fact = self._tests.setdefault(
            report.nodeid,
            {
                "event": "test",
                "test": report.nodeid,
                "outcome": NOT_EXECUTED,
                "phase": "",
                "seconds": 0.0,
                "message": "",
                "paths": [],
                "wire": "",
                "places": {},
            },
        )
        fact["seconds"] = round(fact["seconds"] + report.duration, 4)
        fact["paths"] = [v for key, v in report.user_properties if key == "path"]
        fact["wire"] = "\n".join(str(v) for key, v in report.user_properties if key == "wire")
        for key, value in report.user_properties:
            if key == "places":
                fact["places"] = value
        outcome = _outcome(report)
        if outcome == "passed":
            # A test that was only set up and taken down has not passed.
            if report.when == "call" and fact["outcome"] == NOT_EXECUTED:
                fact.update(outcome=outcome, phase=report.when)
            return
        is_worse = _ORDER.index(outcome) > _ORDER.index(fact["outcome"])
        reason = _reason(report)
        # The fixture reports a refused request at teardown, but the refusal is why the call failed.
        # Places that fail at teardown have reasons of their own.
        if is_worse or (outcome == "failed" and report.when == "teardown" and reason):
            fact.update(outcome=outcome, phase=report.when, message=reason)

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        # With pytest-xdist, the test of a crashed worker finishes without reports of its phases.
        fact = self._tests.pop(nodeid, None)
        if fact is not None:
            self._write(fact)

    def pytest_warning_recorded(self, warning_message: Any) -> None:
        # pytest also reports the warnings raised before this plugin was loaded. One from a worker
        # of pytest-xdist may have no class.
        kind = warning_message.category or Warning
        # Some, such as cryptography's, are recognisable as deprecations only by their class name.
        if not issubclass(kind, DEPRECATIONS) and "Deprecat" not in kind.__name__:
            return
        fact = {
            "event": "warning",
            "category": kind.__name__,
            "message": str(warning_message.message)[:400],
            "file": str(warning_message.filename),
        }
        key = json.dumps(fact)
        if key not in self._warned and len(self._warned) < MOST_WARNINGS and not self._file.closed:
            self._warned[key] = True
            self._write(fact)

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        for fact in self._tests.values():
            self._write(fact)
        finished = {"event": "finished", "exit_status": int(exitstatus), "modules": _modules()}
        self._write(finished)
        self._file.close()

    def _collected(self, tests: List[str]) -> None:
        if tests:
            self._write({"event": "collected", "tests": tests})

    def _write(self, fact: Dict[str, Any]) -> None:
        self._file.write(json.dumps(fact) + "\n")
        self._file.flush()


def _outcome(report: pytest.TestReport) -> str:
    if report.failed:
        return "failed"
    if report.skipped:
        return "absent" if _skip_reason(report).startswith(ABSENT) else "skipped"
    return "passed"


def _reason(report: pytest.TestReport) -> str:
    if report.skipped:
        return _skip_reason(report)
    read = [value for key, value in report.user_properties if key == "reading"]
    return str(read[-1]) if read else _message(report)


def _message(report: pytest.TestReport) -> str:
    """Return the first line of pytest's own message, for an error without a reading."""
    crash = getattr(report.longrepr, "reprcrash", None)
    message = str(crash.message) if crash is not None else _last_line(report.longreprtext)
    first = " ".join(message.splitlines()[:1])
    if first.startswith(FAILED_ON_PURPOSE):
        first = first[len(FAILED_ON_PURPOSE) :]
    return first[:400]


def _skip_reason(report: pytest.TestReport) -> str:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext
    prefix = "Skipped: "
    return reason[len(prefix) :] if reason.startswith(prefix) else reason


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:400] if lines else ""


def _modules() -> Dict[str, str]:
    """Return the files of all imported top-level modules, by name."""
    # Not with `getattr`, which on lazy modules of an old `six` imports their targets.
    files = {
        name: getattr(module, "__dict__", {}).get("__file__")
        for name, module in list(sys.modules.items())
    }
    return {name: str(file) for name, file in files.items() if file and "." not in name}


def _installed() -> Dict[str, Any]:
    versions = dict(_distributions())
    return {"cozepy": versions.get("cozepy", ""), "dependencies": versions}


def _distributions() -> Iterator[Any]:
    metadata = _metadata()
    if metadata is None:
        return
    for distribution in metadata.distributions():
        name = distribution.metadata["Name"]
        if name:
            yield name.lower().replace("_", "-"), distribution.version


def _metadata() -> Optional[Any]:
    """Return `importlib.metadata`, or on 3.7 the backport that pytest depends on; None without."""
    try:
        if sys.version_info >= (3, 8):
            from importlib import metadata
        else:
            import importlib_metadata as metadata
    except ImportError:
        return None
    return metadata


def _wait_for_the_end() -> None:
    # Nothing is ever written to this pipe: reading ends when the process at its other end has gone.
    while os.read(_STANDARD_INPUT, 1024):
        pass
    os._exit(75)
