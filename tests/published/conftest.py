"""The examples to run, and the fake service as a process of its own."""

from __future__ import annotations

import importlib.metadata
import os
import shlex
import socket
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cozefake.client import Fake, ask

from .known import LEVELS

COMMAND = shlex.split(os.environ.get("COZEFAKE", f"{sys.executable} -m cozefake"))
REPOSITORY = "https://github.com/coze-dev/coze-py"
KEPT = Path(__file__).parents[2] / ".cozematrix" / "coze-py"
FOUND = pytest.StashKey[list[Path]]()
# A property of each test: its level, its example, and why that did not run.
BECAME = "became"


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
    parser.addoption("--examples", type=Path, help="a folder with the examples to run")


def pytest_configure(config: pytest.Config) -> None:
    """Find the examples first: without any, one line says so, and the exit code is 5."""
    folder, why = fetched(config.getoption("--examples"))
    config.stash[FOUND] = sorted(folder.glob("*.py"))
    if not config.stash[FOUND]:
        pytest.exit(f"nothing was run: {why or f'no examples in {folder}'}", returncode=5)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "example" in metafunc.fixturenames:
        metafunc.parametrize("example", metafunc.config.stash[FOUND], ids=lambda path: path.stem)


def fetched(given: Path | None) -> tuple[Path, str]:
    """Return the folder of the examples, fetched once a release; or why it is not there."""
    if given is not None:
        if not given.is_dir():
            raise pytest.UsageError(f"--examples: '{given}' is not a folder")
        return given, ""
    version = importlib.metadata.version("cozepy")
    target = KEPT / version
    if target.is_dir():
        return target / "examples", ""
    half = KEPT / uuid.uuid4().hex
    command = ["git", "clone", "-q", "--depth", "1", "--branch", f"v{version}", REPOSITORY]
    quiet = {**os.environ, "GIT_TERMINAL_PROMPT": "0"}
    try:
        subprocess.run(
            [*command, str(half)],
            capture_output=True,
            check=True,
            env=quiet,
            text=True,
            timeout=120,
        )
    except subprocess.CalledProcessError as error:
        said = (error.stderr.strip() or f"exit code {error.returncode}").splitlines()[-1]
        return target, f"git cannot fetch {REPOSITORY} v{version}: {said}"
    except (OSError, subprocess.TimeoutExpired) as error:
        return target, f"git cannot fetch {REPOSITORY} v{version}: {error}"
    half.rename(target)
    return target / "examples", ""


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
