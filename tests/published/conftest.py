"""The examples to run, and the fake service as a process of its own."""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cozefake.client import Fake, ask

from .clients import CLIENTS, Client, NothingToRunError
from .known import LEVELS

COMMAND = shlex.split(os.environ.get("COZEFAKE", f"{sys.executable} -m cozefake"))
FOUND = pytest.StashKey["Found"]()
# A property of each test: its level, its example, and why that did not run.
BECAME = "became"


@dataclass(frozen=True)
class Found:
    """The examples that are run."""

    client: Client
    folder: Path
    names: list[str]


@dataclass(frozen=True)
class Started:
    """A fake that has its demonstration tenant."""

    url: str
    """Over HTTP, for the control side."""
    environment: Path
    """What examples read from the environment, for a shell."""
    nowhere: str
    """A proxy that refuses every connection, for what is not on loopback."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--client", choices=sorted(CLIENTS), default="cozepy", help="whose examples")
    parser.addoption("--examples", type=Path, help="a folder with the examples to run")


def pytest_configure(config: pytest.Config) -> None:
    """Find the examples first: without any, one line says so, and the exit code is 5."""
    client = CLIENTS[config.getoption("--client")]
    given = config.getoption("--examples")
    if given is not None and not given.is_dir():
        raise pytest.UsageError(f"--examples: '{given}' is not a folder")
    try:
        folder = client.fetched() if given is None else given.resolve()
    except NothingToRunError as error:
        pytest.exit(f"nothing was run: {error}", returncode=5)
    # Once, and not by each worker.
    if not hasattr(config, "workerinput") and (obstacle := client.obstacle(folder)):
        pytest.exit(f"nothing was run: {obstacle}", returncode=5)
    config.stash[FOUND] = Found(client, folder, client.names(folder))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "example" in metafunc.fixturenames:
        metafunc.parametrize("example", metafunc.config.stash[FOUND].names)


@pytest.fixture(scope="session")
def found(pytestconfig: pytest.Config) -> Found:
    return pytestconfig.stash[FOUND]


@pytest.fixture(scope="session", params=LEVELS)
def level(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    folder = tmp_path_factory.mktemp("fake")
    environment = folder / "environment"
    command = [*COMMAND, "--quiet", "--authority", str(folder / "authority.pem")]
    command += ["--environment", str(environment)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process,
        # Taken, and never listened to.
        socket.socket() as closed,
    ):
        closed.bind(("127.0.0.1", 0))
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert url, "the fake has not started"
        yield Started(url, environment, f"http://127.0.0.1:{closed.getsockname()[1]}")
        process.terminate()


@pytest.fixture
def tenant(started: Started, level: str) -> Iterator[Fake]:
    """A copy of the demonstration tenant: no example finds what another one has changed."""
    fake = Fake(started.url, strictness=level)
    ask(fake.url, "POST", f"/_fake/tenants/{fake.token}/state/copy", {"of": "demo"})
    yield fake
    fake.forget()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count the examples that run, a level each, and give each other one's cause."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    became = [dict(each.user_properties)[BECAME] for each in reports if each.user_properties]
    for level in LEVELS:
        here = sorted((name, why) for its, name, why in became if its == level)
        if here:
            good = sum(not why for _, why in here)
            terminalreporter.section(f"{level}: {good} of {len(here)} published examples run")
        for name, why in here:
            if why:
                terminalreporter.line(f"{name}: {why}")
